-- The hub's system of record. One text for SQLite and PostgreSQL: SQLite takes the type names as affinities.
-- Ids are text made by the hub (UUIDv7, or a short number for what people read aloud). NULL means "none".
-- Times are milliseconds since 1970 UTC. `version` is the feed's sequence number of the object's last change.

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL -- JSON
);

-- `feed`: the last sequence number given out; `feed_floor`: deletions up to it are forgotten; `conversation` and
-- `article`: the last number given out. Changed only under the write lock (PostgreSQL: an advisory one).
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('feed', 0), ('feed_floor', 0), ('conversation', 1000), ('article', 0);

-- Every object that agents see, with its last change: read in order of `sequence` it is the change feed.
CREATE TABLE feed (
    kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    PRIMARY KEY (kind, object_id)
);
CREATE UNIQUE INDEX feed_by_sequence ON feed (sequence);

CREATE TABLE feed_removed (
    sequence BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    removed_at BIGINT NOT NULL
);

CREATE TABLE organisations (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    domains TEXT NOT NULL, -- JSON
    version BIGINT NOT NULL
);

CREATE TABLE contacts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    search_name TEXT NOT NULL, -- folded, for lists
    organisation TEXT,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    details TEXT NOT NULL, -- JSON
    origin TEXT NOT NULL, -- the channel that made it
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX contacts_by_name ON contacts (search_name);

CREATE TABLE contact_points (
    contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    system TEXT NOT NULL,
    value TEXT NOT NULL,
    normalised TEXT NOT NULL,
    verified BOOLEAN NOT NULL,
    verified_by TEXT NOT NULL,
    since BIGINT,
    PRIMARY KEY (contact, position)
);
CREATE INDEX contact_points_by_value ON contact_points (kind, system, normalised);

CREATE TABLE agents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    active BOOLEAN NOT NULL,
    skills TEXT NOT NULL, -- JSON
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE teams (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    schedule TEXT, -- business hours of its own
    version BIGINT NOT NULL
);
CREATE TABLE team_members (
    team TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
    agent TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
    PRIMARY KEY (team, agent)
);

CREATE TABLE canned_responses (
    id TEXT PRIMARY KEY,
    shortcut TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE macros (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    operations TEXT NOT NULL, -- JSON
    version BIGINT NOT NULL
);

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    language TEXT NOT NULL,
    section TEXT NOT NULL,
    keywords TEXT NOT NULL, -- JSON
    state TEXT NOT NULL,
    author TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX articles_by_state ON articles (state, section);

CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    channel TEXT NOT NULL,
    contact TEXT REFERENCES contacts (id),
    status TEXT NOT NULL,
    priority TEXT NOT NULL,
    assignee TEXT REFERENCES agents (id),
    team TEXT REFERENCES teams (id),
    snoozed_until BIGINT,
    reply_until BIGINT,
    waiting_since BIGINT, -- the first customer message that nobody answered
    agent_seen_at BIGINT,
    customer_seen_at BIGINT,
    rating INTEGER NOT NULL,
    first_response_at BIGINT,
    solved_at BIGINT,
    reopened INTEGER NOT NULL, -- how often
    sla_policy TEXT,
    schedule TEXT, -- business hours that its clocks run on
    queue TEXT,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX conversations_by_contact ON conversations (contact, channel, created_at);
CREATE INDEX conversations_waiting ON conversations (waiting_since) WHERE waiting_since IS NOT NULL;
CREATE INDEX conversations_snoozed ON conversations (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX conversations_by_assignee ON conversations (assignee, status);
CREATE INDEX conversations_by_team ON conversations (team) WHERE team IS NOT NULL;
CREATE INDEX conversations_by_status ON conversations (status, updated_at);

CREATE TABLE participants (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    contact TEXT REFERENCES contacts (id),
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (conversation, position)
);

CREATE TABLE conversation_tags (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (conversation, tag)
);
CREATE INDEX conversation_tags_by_tag ON conversation_tags (tag);

CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    visibility TEXT NOT NULL,
    channel TEXT NOT NULL,
    author_kind TEXT NOT NULL,
    author_id TEXT NOT NULL,
    author_name TEXT NOT NULL,
    contact TEXT REFERENCES contacts (id),
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    rating INTEGER NOT NULL,
    delivery TEXT NOT NULL,
    delivery_error TEXT NOT NULL,
    command TEXT, -- the idempotency key that made it
    client_id TEXT, -- the visitor's own name for it
    at BIGINT NOT NULL,
    sequence BIGINT NOT NULL, -- the version that it was made with: the order among equal times
    version BIGINT NOT NULL
);
CREATE INDEX entries_by_conversation ON entries (conversation, at, sequence);
CREATE INDEX entries_by_sequence ON entries (conversation, sequence);
CREATE INDEX entries_by_version ON entries (conversation, version);
-- What the other side has not read, as far as the hub knows.
CREATE INDEX entries_on_their_way ON entries (conversation, at) WHERE delivery IN ('sent', 'delivered');

-- What changed, by whom and when: SLA, routing and analytics are functions of it. `entry` is the timeline's item for
-- it, where there is one. Rows are never changed.
CREATE TABLE event_log (
    id TEXT PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    entry TEXT REFERENCES entries (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    at BIGINT NOT NULL,
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL
);
CREATE INDEX event_log_by_entry ON event_log (entry);

-- The bytes are in the files folder by `sha256`, or on PostgreSQL in `file_bytes`. Without an entry it is an upload
-- that nobody has used yet.
CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    content_id TEXT NOT NULL,
    entry TEXT REFERENCES entries (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    owner TEXT NOT NULL, -- who uploaded it: "agent:…", "visitor:…", "channel:…"
    created_at BIGINT NOT NULL
);
CREATE INDEX attachments_by_entry ON attachments (entry, position);
CREATE INDEX attachments_by_hash ON attachments (sha256);
CREATE INDEX attachments_unused ON attachments (created_at) WHERE entry IS NULL;

CREATE TABLE file_bytes (
    sha256 TEXT PRIMARY KEY,
    bytes BYTEA NOT NULL
);

-- Bearer tokens, by the SHA-256 of their text.
CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL, -- agent, channel, visitor
    agent TEXT REFERENCES agents (id) ON DELETE CASCADE,
    contact TEXT REFERENCES contacts (id) ON DELETE CASCADE,
    device TEXT NOT NULL, -- a visitor's browser, hashed
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT
);
CREATE INDEX tokens_by_agent ON tokens (agent);
CREATE INDEX tokens_by_device ON tokens (device) WHERE device <> '';
CREATE INDEX tokens_by_expiry ON tokens (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE commands (
    idempotency_key TEXT PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    agent TEXT NOT NULL,
    payload_hash TEXT NOT NULL,
    receipt TEXT NOT NULL, -- JSON, as it was answered
    created_at BIGINT NOT NULL
);

CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    verdict TEXT NOT NULL,
    left_contact TEXT NOT NULL,
    right_contact TEXT NOT NULL,
    revokes TEXT,
    actor TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL, -- JSON
    at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- What already came in, so that a message that is delivered twice is stored once. Where anybody can choose the id, as in
-- mail, `content_hash` tells a second delivery from another message of the same id; elsewhere it is empty.
CREATE TABLE inbound_messages (
    provider TEXT NOT NULL,
    message_id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    result TEXT NOT NULL,
    conversation TEXT REFERENCES conversations (id) ON DELETE CASCADE,
    entry TEXT REFERENCES entries (id) ON DELETE CASCADE,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (provider, message_id, content_hash)
);

-- Message-IDs of mail in both directions, to thread answers by In-Reply-To and References.
CREATE TABLE mail_message_ids (
    message_id TEXT PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    at BIGINT NOT NULL
);
CREATE INDEX mail_message_ids_by_conversation ON mail_message_ids (conversation, at);

-- The secret part of a reply address: who answers it from `mailbox` (normalised), where alone it was sent, reads that
-- mailbox.
CREATE TABLE mail_reply_tokens (
    token TEXT PRIMARY KEY,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    mailbox TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (conversation, contact, mailbox)
);

-- The secret part of the reply address of mail that several people get: who answers it belongs to the conversation, and
-- that proves nothing about whose mailbox it came from.
CREATE TABLE mail_shared_reply_tokens (
    token TEXT PRIMARY KEY,
    conversation TEXT NOT NULL UNIQUE REFERENCES conversations (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL
);

CREATE TABLE outbound_mail (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL UNIQUE REFERENCES entries (id) ON DELETE CASCADE,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    message_id TEXT NOT NULL UNIQUE,
    recipients TEXT NOT NULL, -- JSON
    subject TEXT NOT NULL,
    state TEXT NOT NULL, -- queued, sending, sent, failed
    attempts INTEGER NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT,
    last_error TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX outbound_mail_due ON outbound_mail (state, next_attempt_at);

-- Ids in the system that the workspace moved in from.
CREATE TABLE external_ids (
    kind TEXT NOT NULL,
    external_id TEXT NOT NULL,
    object_id TEXT NOT NULL,
    PRIMARY KEY (kind, external_id)
);
