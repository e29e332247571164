-- The rows of one act of a person, which are taken back together. Older rows have one each.
ALTER TABLE decisions ADD COLUMN act TEXT NOT NULL DEFAULT '';
UPDATE decisions SET act = id;
