-- Forgetting people: what was erased, what must not be, and who did what.

-- Whom and what was erased: ids alone, kept for ever, so that a device that was away for years forgets them too.
CREATE TABLE erasures (
    id TEXT PRIMARY KEY,
    cause TEXT NOT NULL, -- request, retention
    contacts TEXT NOT NULL, -- JSON
    conversations TEXT NOT NULL, -- JSON: those that went with them
    actor TEXT NOT NULL, -- the agent's id; empty: the hub by itself
    state TEXT NOT NULL, -- waiting (nothing is deleted yet), scrubbing (the bytes are being overwritten), done
    at BIGINT NOT NULL,
    version BIGINT NOT NULL -- 0 while it waits
);
CREATE INDEX erasures_by_version ON erasures (version);
CREATE INDEX erasures_unfinished ON erasures (state) WHERE state <> 'done';

-- What nobody may speak of any more.
CREATE TABLE erased_refs (
    kind TEXT NOT NULL, -- contact, conversation
    object_id TEXT NOT NULL,
    PRIMARY KEY (kind, object_id)
);

-- Bytes whose attachments were erased; they go after the commit.
CREATE TABLE erased_files (
    sha256 TEXT PRIMARY KEY
);

-- Whoever is named here must not be erased.
CREATE TABLE legal_holds (
    contact TEXT PRIMARY KEY REFERENCES contacts (id),
    actor TEXT NOT NULL, -- the agent's id
    reason TEXT NOT NULL,
    since BIGINT NOT NULL
);

-- Who did what, in ids alone, since a row cannot be taken out again: `hash` is a SHA-256 over the hash of the row
-- before and this one.
CREATE TABLE audit_log (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL, -- the agent's id; empty: the hub by itself
    action TEXT NOT NULL,
    subject TEXT NOT NULL, -- JSON
    hash TEXT NOT NULL
);

-- What belongs to somebody is found, and deleted, without reading whole tables.
CREATE INDEX entries_by_contact ON entries (contact);
CREATE INDEX participants_by_contact ON participants (contact);
CREATE INDEX tokens_by_contact ON tokens (contact) WHERE contact IS NOT NULL;
CREATE INDEX decisions_by_left ON decisions (left_contact);
CREATE INDEX decisions_by_right ON decisions (right_contact);
CREATE INDEX mail_reply_tokens_by_contact ON mail_reply_tokens (contact);
CREATE INDEX event_log_by_conversation ON event_log (conversation);
CREATE INDEX commands_by_conversation ON commands (conversation);
CREATE INDEX inbound_messages_by_conversation ON inbound_messages (conversation);
CREATE INDEX inbound_messages_by_entry ON inbound_messages (entry);
CREATE INDEX mail_message_ids_by_entry ON mail_message_ids (entry);
CREATE INDEX outbound_mail_by_conversation ON outbound_mail (conversation);
CREATE INDEX external_ids_by_object ON external_ids (object_id);
