-- SHA-256 over what an item says and to whom, so that a damaged one is never sent. Older rows get theirs at the first
-- opening.
ALTER TABLE outbox ADD COLUMN checksum TEXT NOT NULL DEFAULT '';
