-- What was erased. `plan` names what is still to be deleted, by ids and, for what can only be found by its words, by
-- these; it is emptied when nothing of it is left. State: decided → forgotten (only bytes are left) → done.
CREATE TABLE erasures (
    id    TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    plan  TEXT NOT NULL,                                -- JSON (core/store/erase_plan.h)
    at    INTEGER NOT NULL
) WITHOUT ROWID;

-- What is refused from now on wherever it comes from. A SHA-256 (core/store/erased_refs.h): an id can be an address.
CREATE TABLE erased_refs (
    ref TEXT PRIMARY KEY,
    at  INTEGER NOT NULL
) WITHOUT ROWID;

-- What the backends are asked to erase, until they have.
CREATE TABLE erase_requests (
    erasure  TEXT NOT NULL,
    account  TEXT NOT NULL,
    contacts TEXT NOT NULL,                             -- JSON list of the backend's ids
    state    TEXT NOT NULL,                             -- waiting, erasing, refused
    error    TEXT NOT NULL,                             -- the code of a refusal
    PRIMARY KEY (erasure, account)
) WITHOUT ROWID;

-- Still append-only, except while an erasure deletes what names the erased.
DROP TRIGGER decisions_keep;
CREATE TRIGGER decisions_keep BEFORE DELETE ON decisions
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE state = 'decided') BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only');
END;
