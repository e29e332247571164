-- The rows of one act of a person, which are taken back together. Older rows have one each.
ALTER TABLE decisions ADD COLUMN act TEXT NOT NULL DEFAULT '';
UPDATE decisions SET act = id;
CREATE INDEX decisions_act ON decisions (act);
-- Only whether the team has a decision ever changes.
CREATE TRIGGER decisions_unchanged BEFORE UPDATE OF
    id, verdict, left_account, left_id, right_account, right_id, revokes, actor, reason, evidence, at, act ON decisions
BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only');
END;
