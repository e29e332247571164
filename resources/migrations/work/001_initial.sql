-- What the agent made. Never thrown away; refers to cache rows by (account, remote id) only.

CREATE TABLE accounts (
    id             TEXT PRIMARY KEY,
    kind           TEXT NOT NULL,
    name           TEXT NOT NULL,
    base_url       TEXT NOT NULL,
    self_agent_id  TEXT NOT NULL,
    self_name      TEXT NOT NULL,
    self_role      TEXT NOT NULL,
    default_region TEXT NOT NULL,
    colour         TEXT NOT NULL,
    embedded       INTEGER NOT NULL,
    enabled        INTEGER NOT NULL,
    position       INTEGER NOT NULL
);

CREATE TABLE outbox (
    sequence        INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of acceptance
    id              TEXT NOT NULL UNIQUE,
    account         TEXT NOT NULL,
    conversation    TEXT NOT NULL,
    command         TEXT NOT NULL,                      -- JSON (core/domain/command.h)
    state           TEXT NOT NULL,
    held_because    TEXT NOT NULL,
    attempts        INTEGER NOT NULL,
    next_attempt_at INTEGER,
    not_before      INTEGER,
    last_error      TEXT NOT NULL,                      -- JSON, '' = none
    entry_id        TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    settled         INTEGER NOT NULL                    -- confirmed or cancelled
);
CREATE INDEX outbox_open ON outbox (account, conversation, sequence) WHERE settled = 0;
CREATE INDEX outbox_settled ON outbox (changed_at DESC) WHERE settled = 1;

-- One row before the first byte of each attempt.
CREATE TABLE attempts (
    command       TEXT NOT NULL,
    number        INTEGER NOT NULL,
    started_at    INTEGER NOT NULL,
    body_hash     TEXT NOT NULL,
    highest_entry TEXT NOT NULL,
    uploads       TEXT NOT NULL,                        -- JSON list of the backend's file ids
    ended_at      INTEGER,
    outcome       TEXT NOT NULL,                        -- '' while under way
    PRIMARY KEY (command, number)
) WITHOUT ROWID;

CREATE TABLE drafts (
    account      TEXT NOT NULL,
    conversation TEXT NOT NULL,
    visibility   TEXT NOT NULL,
    text         TEXT NOT NULL,
    files        TEXT NOT NULL,
    recipients   TEXT NOT NULL,
    base_entry   TEXT NOT NULL,
    customer     TEXT NOT NULL,
    updated_at   INTEGER NOT NULL,
    PRIMARY KEY (account, conversation, visibility)
) WITHOUT ROWID;

-- Append-only: a revocation is another row.
CREATE TABLE decisions (
    id            TEXT PRIMARY KEY,
    verdict       TEXT NOT NULL,
    left_account  TEXT NOT NULL,
    left_id       TEXT NOT NULL,
    right_account TEXT NOT NULL,
    right_id      TEXT NOT NULL,
    revokes       TEXT NOT NULL,
    actor         TEXT NOT NULL,
    reason        TEXT NOT NULL,
    evidence      TEXT NOT NULL,
    at            INTEGER NOT NULL,
    shared        INTEGER NOT NULL                      -- the team's hub has it
);
CREATE TRIGGER decisions_keep BEFORE DELETE ON decisions BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only');
END;

-- What the agent did, for undo and for the record; free of bodies. Each row is chained to the one before it.
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    action   TEXT NOT NULL,
    subject  TEXT NOT NULL,                             -- JSON of ids
    hash     TEXT NOT NULL                              -- SHA-256 over the row before and this one
);

CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
