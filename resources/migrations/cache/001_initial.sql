-- What backends said. Disposable: if it is lost it is synced again. Rows are keyed by (account, id); `row` is a local
-- handle and never leaves this file. Times are milliseconds since 1970 UTC. With a change here goes a new `cacheSchema`
-- (core/store/cache_db.cpp): caches of another schema are made anew.

CREATE TABLE organisations (
    account TEXT NOT NULL,
    id      TEXT NOT NULL,
    name    TEXT NOT NULL,
    domains TEXT NOT NULL,               -- JSON list
    version INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) WITHOUT ROWID;

CREATE TABLE contacts (
    row          INTEGER PRIMARY KEY,
    account      TEXT NOT NULL,
    id           TEXT NOT NULL,
    name         TEXT NOT NULL,
    organisation TEXT NOT NULL,          -- id, '' = none
    language     TEXT NOT NULL,
    time_zone    TEXT NOT NULL,
    details      TEXT NOT NULL,          -- JSON object
    created_at   INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    customer     TEXT NOT NULL,          -- derived: whom this contact belongs to
    UNIQUE (account, id)
);
CREATE INDEX contacts_customer ON contacts (customer);
CREATE INDEX contacts_organisation ON contacts (account, organisation) WHERE organisation <> '';
-- Contacts whose identity is to be derived: committed with what touched them, taken out when their customers stand.
CREATE TABLE unlinked (
    account TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (account, id)
) WITHOUT ROWID;

CREATE TABLE contact_points (
    contact     INTEGER NOT NULL REFERENCES contacts (row) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    system      TEXT NOT NULL,
    value       TEXT NOT NULL,
    normalised  TEXT NOT NULL,
    verified    INTEGER NOT NULL,
    verified_by TEXT NOT NULL,
    since       INTEGER,
    PRIMARY KEY (contact, position)
) WITHOUT ROWID;
CREATE INDEX contact_points_value ON contact_points (normalised, kind, system) WHERE normalised <> '';

-- Derived from contacts: one row a customer, so that lists and search need no grouping.
CREATE TABLE customers (
    id            TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    detail        TEXT NOT NULL,         -- the best address
    search        TEXT NOT NULL,         -- folded names, addresses and organisations
    contact_count INTEGER NOT NULL,
    last_at       INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX customers_last ON customers (last_at DESC, id);

CREATE TABLE conversations (
    row              INTEGER PRIMARY KEY,
    account          TEXT NOT NULL,
    id               TEXT NOT NULL,
    reference        TEXT NOT NULL,
    subject          TEXT NOT NULL,
    channel          TEXT NOT NULL,
    contact          TEXT NOT NULL,      -- id, '' = unknown
    participants     TEXT NOT NULL,      -- JSON list
    status           TEXT NOT NULL,
    raw_status       TEXT NOT NULL,
    priority         INTEGER NOT NULL,   -- 0 none … 4 urgent
    assignee         TEXT NOT NULL,
    team             TEXT NOT NULL,
    tags             TEXT NOT NULL,      -- JSON list
    snoozed_until    INTEGER,
    reply_until      INTEGER,
    waiting_since    INTEGER,
    agent_seen_at    INTEGER,
    customer_seen_at INTEGER,
    rating           INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL,
    version          INTEGER NOT NULL,
    -- derived
    customer         TEXT NOT NULL,
    done             INTEGER NOT NULL,   -- solved, closed or spam
    last_at          INTEGER NOT NULL,   -- of the newest message or note, else of its making
    snippet          TEXT NOT NULL,
    snippet_by_team  INTEGER NOT NULL,
    snippet_kind     TEXT NOT NULL DEFAULT 'message',   -- message, note or call
    unread           INTEGER NOT NULL,
    UNIQUE (account, id)
);
CREATE INDEX conversations_customer ON conversations (customer, last_at DESC);
CREATE INDEX conversations_contact ON conversations (account, contact);
-- All that the inbox's lists and counts are made of.
CREATE INDEX conversations_open ON conversations
    (last_at DESC, row, account, id, status, assignee, team, channel, priority, waiting_since, unread) WHERE done = 0;
CREATE INDEX conversations_done ON conversations
    (last_at DESC, row, account, id, status, assignee, team, channel, priority) WHERE done = 1;
CREATE INDEX conversations_unread ON conversations (row) WHERE unread > 0;

CREATE TABLE conversation_tags (
    conversation INTEGER NOT NULL REFERENCES conversations (row) ON DELETE CASCADE,
    tag          TEXT NOT NULL,
    PRIMARY KEY (conversation, tag)
) WITHOUT ROWID;
CREATE INDEX conversation_tags_tag ON conversation_tags (tag, conversation);

CREATE TABLE entries (
    row            INTEGER PRIMARY KEY,
    account        TEXT NOT NULL,
    id             TEXT NOT NULL,
    conversation   TEXT NOT NULL,
    kind           TEXT NOT NULL,
    visibility     TEXT NOT NULL,
    channel        TEXT NOT NULL,
    author_kind    TEXT NOT NULL,
    author_id      TEXT NOT NULL,
    author_name    TEXT NOT NULL,
    contact        TEXT NOT NULL,        -- id, '' = the conversation's
    subject        TEXT NOT NULL,
    text           TEXT NOT NULL,
    attachments    TEXT NOT NULL,        -- JSON list, '' = none
    change_field   TEXT NOT NULL,
    change_before  TEXT NOT NULL,
    change_after   TEXT NOT NULL,
    rating         INTEGER NOT NULL,
    delivery       TEXT NOT NULL,
    delivery_error TEXT NOT NULL,
    at             INTEGER NOT NULL,
    sequence       INTEGER NOT NULL,
    command        TEXT NOT NULL,
    version        INTEGER NOT NULL,
    -- Derived: its contact's, also if that is not stored, else its conversation's; '' until that is known.
    customer       TEXT NOT NULL,
    UNIQUE (account, id)
);
CREATE INDEX entries_timeline ON entries (customer, at, sequence, row);
CREATE INDEX entries_conversation ON entries (account, conversation, at, sequence, row);
CREATE INDEX entries_command ON entries (command) WHERE command <> '';
-- Analytics read the event log by time.
CREATE INDEX entries_events ON entries (at) WHERE kind = 'event';

CREATE TABLE entry_html (
    entry INTEGER PRIMARY KEY REFERENCES entries (row) ON DELETE CASCADE,
    html  TEXT NOT NULL
);

-- Normalised words and bigrams of subject and text (core/text/search_text.h); contentless, kept in step by CacheDb.
-- Nothing ranks by length, so that it is not kept.
CREATE VIRTUAL TABLE entries_index USING fts5 (body, content = '', columnsize = 0, tokenize = 'ascii');
-- A first sync writes many small segments: they are merged when there are more of them than usual.
INSERT INTO entries_index (entries_index, rank) VALUES ('automerge', 16);

CREATE TABLE articles (
    row        INTEGER PRIMARY KEY,
    account    TEXT NOT NULL,
    id         TEXT NOT NULL,
    title      TEXT NOT NULL,
    body       TEXT NOT NULL,
    language   TEXT NOT NULL,
    section    TEXT NOT NULL,
    keywords   TEXT NOT NULL,            -- JSON list
    state      TEXT NOT NULL,
    url        TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    UNIQUE (account, id)
);
-- Whether anything changed is asked at each key of a search, and answered without the bodies.
CREATE INDEX articles_state ON articles (updated_at, version);

-- Agents, teams, canned responses, macros: small lists that are always read whole.
CREATE TABLE agents (
    account TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, role TEXT NOT NULL,
    presence TEXT NOT NULL, capacity INTEGER NOT NULL, active INTEGER NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) WITHOUT ROWID;
CREATE TABLE teams (
    account TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, agents TEXT NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) WITHOUT ROWID;
CREATE TABLE canned_responses (
    account TEXT NOT NULL, id TEXT NOT NULL, shortcut TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) WITHOUT ROWID;
CREATE TABLE macros (
    account TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, operations TEXT NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) WITHOUT ROWID;

-- Deleted things keep their version, so that a late, older row does not bring them back.
CREATE TABLE removals (
    account TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (account, kind, id)
) WITHOUT ROWID;

-- The ledger as the team shares it; this profile's own decisions are in work.db.
CREATE TABLE shared_decisions (
    id       TEXT PRIMARY KEY,
    account  TEXT NOT NULL,
    decision TEXT NOT NULL,              -- JSON
    at       INTEGER NOT NULL
) WITHOUT ROWID;

-- Derived by rules and the model; can be computed again at any time.
CREATE TABLE links (
    left_account TEXT NOT NULL, left_id TEXT NOT NULL, right_account TEXT NOT NULL, right_id TEXT NOT NULL,
    rule TEXT NOT NULL,                  -- "verified_email", "external_id", … or "model"
    model TEXT NOT NULL DEFAULT '',      -- the model's version; '' = a rule's link
    weight REAL NOT NULL DEFAULT 0,      -- of the model: log2 Bayes factor with the prior
    evidence TEXT NOT NULL,              -- JSON
    PRIMARY KEY (left_account, left_id, right_account, right_id)
) WITHOUT ROWID;
CREATE INDEX links_right ON links (right_account, right_id);
-- What forbids a link, whatever speaks for it: two verified ids in one system, two birth dates.
CREATE TABLE conflicts (
    left_account TEXT NOT NULL, left_id TEXT NOT NULL, right_account TEXT NOT NULL, right_id TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (left_account, left_id, right_account, right_id)
) WITHOUT ROWID;
CREATE INDEX conflicts_right ON conflicts (right_account, right_id);
-- Values that many people with different names have: a switchboard's number, info@…. They join nobody.
CREATE TABLE crowded_values (
    kind TEXT NOT NULL, system TEXT NOT NULL, normalised TEXT NOT NULL,
    PRIMARY KEY (kind, system, normalised)
) WITHOUT ROWID;
CREATE TABLE suggestions (
    left_account TEXT NOT NULL, left_id TEXT NOT NULL, right_account TEXT NOT NULL, right_id TEXT NOT NULL,
    probability REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (left_account, left_id, right_account, right_id)
) WITHOUT ROWID;
CREATE INDEX suggestions_right ON suggestions (right_account, right_id);
CREATE INDEX suggestions_probability ON suggestions (probability DESC);

CREATE TABLE cursors (
    account TEXT NOT NULL, stream TEXT NOT NULL, cursor TEXT NOT NULL, updated_at INTEGER NOT NULL,
    PRIMARY KEY (account, stream)
) WITHOUT ROWID;

-- What the program of that version could not decode. Another one asks the backend for it again.
CREATE TABLE quarantine (
    account TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, why TEXT NOT NULL, raw BLOB NOT NULL,
    at INTEGER NOT NULL, program TEXT NOT NULL,
    PRIMARY KEY (account, kind, id)
) WITHOUT ROWID;
