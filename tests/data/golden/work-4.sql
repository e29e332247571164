BEGIN TRANSACTION;
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
INSERT INTO "accounts" VALUES('account','hub','Team','https://hub.example','a1','Ada','agent','DE','#3a6ea5',0,1,1);
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
INSERT INTO "attempts" VALUES('01a1f9bd-b206-7ed8-a057-ab01ebb7b711',1,1795191321101,'0fa3d9d320d9a8c6c3bac0dd09b914c3adf2e91553c5ea845a04d766db3e6f1a','','',1795191321101,'ambiguous');
INSERT INTO "attempts" VALUES('01a1f9bd-b206-7ed8-a057-ab01ebb7b711',2,1795191321102,'0fa3d9d320d9a8c6c3bac0dd09b914c3adf2e91553c5ea845a04d766db3e6f1a','','',1795191321102,'confirmed');
INSERT INTO "attempts" VALUES('01a1f9bd-b207-7a48-a3a6-f1c680c9ef83',1,1795191321100,'6808560a167a7d85a8ce257f24155f29cf110b8e0003e73509366b018d73261f','','',1795191321100,'confirmed');
INSERT INTO "attempts" VALUES('01a1f9bd-b20a-7425-a72b-18ff2f13f52f',1,1795191321103,'b4ee658f1db4a2dd9ecc10e42d80637d104effbb94932a83938dc4b7ce9fb236','','',1795191321104,'confirmed');
INSERT INTO "attempts" VALUES('01a1f9bd-b20a-7a40-a0b3-e1a2a7e5d643',1,1795191321100,'208b8709a82d14e2de0dce5d7bbf71315d4586c58dd465c68c667d682b8e0938','','',1795191321101,'confirmed');
INSERT INTO "attempts" VALUES('01a1f9bd-b20f-7e44-9a05-98f28324593d',1,1795191321104,'46456d73599d180861f3430bdba67411d6625ad6ac1ffa8a62608f2d84de345d','','',1795191321104,'ambiguous');
INSERT INTO "attempts" VALUES('01a1f9bd-b211-764e-a25f-54d84eecb0f3',1,1795191321106,'6680f072bdf5592752d485a112dc77848d931ea17d375b0a752b793f961d1c7a','','',1795191321106,'confirmed');
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    action   TEXT NOT NULL,
    subject  TEXT NOT NULL,                             -- JSON of ids
    hash     TEXT NOT NULL                              -- SHA-256 over the row before and this one
);
INSERT INTO "audit" VALUES(1,1795191321104,'agent','outbox.marked_sent','{"account":"account","command":"01a1f9bd-b206-7ed8-a057-ab01ebb7b711","conversation":"c2"}','be6d659e7965482b4d848eb2d05955bc5d84a0e82b2b2328748916a308404f7c');
INSERT INTO "audit" VALUES(2,1795191321105,'agent','outbox.sent_again','{"account":"account","command":"01a1f9bd-b20f-7e44-9a05-98f28324593d","conversation":"c2"}','d3b0ed75fa2259c666a4bf6a3c4f0a0c6247235f8c27273134ecda038bf4aa8c');
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
, act TEXT NOT NULL DEFAULT '');
INSERT INTO "decisions" VALUES('d1','same','account','c1','account','c2','','me','','[]',1767225600000,0,'d1');
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
INSERT INTO "drafts" VALUES('account','c0','public','draft 19','','','','',0);
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
, checksum TEXT NOT NULL DEFAULT '');
INSERT INTO "outbox" VALUES(1,'01a1f9bd-b204-730c-be70-f5d35ba72bb2','account','c1','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c1","created_at":1795191321092,"id":"01a1f9bd-b204-730c-be70-f5d35ba72bb2","operations":[{"files":[{"media_type":"","name":"a.bin","sha256":"cf6fd28880b0babe2421e8ac347ef4aa5da9892c869727cbc8af16fa6394a727","size":3774}],"text":"said 1","type":"reply"}],"recipients":[]}','cancelled','none',0,NULL,NULL,'','',1795191321103,1,'bc092836fb4482138975fe333277572c3ca071982768640bfa698936b85baf38');
INSERT INTO "outbox" VALUES(2,'01a1f9bd-b205-7bbd-99be-04625310fbc6','account','c3','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c3","created_at":1795191321093,"id":"01a1f9bd-b205-7bbd-99be-04625310fbc6","operations":[{"files":[],"text":"said 4","type":"reply"}],"recipients":[]}','cancelled','none',0,NULL,NULL,'','',1795191321102,1,'7e62dcef2766ba71e21284600f6db0945b733fa7a0ab4b665c02089a0da95dcf');
INSERT INTO "outbox" VALUES(3,'01a1f9bd-b206-7a31-b924-22f0b8fcbe6d','account','c2','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c2","created_at":1795191321094,"id":"01a1f9bd-b206-7a31-b924-22f0b8fcbe6d","operations":[{"files":[{"media_type":"","name":"a.bin","sha256":"f8f973363e15ae4503d089bf48805b0b6e8ac47b07a5f213201f0adc072d86bc","size":3287}],"text":"said 5","type":"reply"}],"recipients":[]}','cancelled','none',0,NULL,NULL,'','',1795191321099,1,'f3dbc7d33e50a8f4d4f5ea3c55a2069c8586b0b1dc7b834e9909bc7be804097c');
INSERT INTO "outbox" VALUES(4,'01a1f9bd-b206-7ed8-a057-ab01ebb7b711','account','c2','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c2","created_at":1795191321094,"id":"01a1f9bd-b206-7ed8-a057-ab01ebb7b711","operations":[{"files":[],"text":"said 6","type":"reply"}],"recipients":[]}','confirmed','none',2,NULL,NULL,'','',1795191321102,1,'8374ac9fb0ec336ab816bfa975607b2a32020d7f5e6645108d153b1ac17d96e6');
INSERT INTO "outbox" VALUES(5,'01a1f9bd-b207-7a48-a3a6-f1c680c9ef83','account','c1','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c1","created_at":1795191321095,"id":"01a1f9bd-b207-7a48-a3a6-f1c680c9ef83","operations":[{"files":[],"text":"said 7","type":"reply"}],"recipients":[]}','confirmed','none',1,NULL,NULL,'','',1795191321100,1,'cf2444d767c93cd7917a4040eb8be1fb466c91aae787501ca5c3ee017a4340da');
INSERT INTO "outbox" VALUES(6,'01a1f9bd-b20a-7425-a72b-18ff2f13f52f','account','c4','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c4","created_at":1795191321098,"id":"01a1f9bd-b20a-7425-a72b-18ff2f13f52f","operations":[{"files":[],"text":"said 15","type":"reply"}],"recipients":[]}','confirmed','none',1,NULL,NULL,'','',1795191321104,1,'1d09bb2f64408cae47e35548171bf66ee659dc41699837c521a97c67c078f785');
INSERT INTO "outbox" VALUES(7,'01a1f9bd-b20a-7a40-a0b3-e1a2a7e5d643','account','c3','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c3","created_at":1795191321098,"id":"01a1f9bd-b20a-7a40-a0b3-e1a2a7e5d643","operations":[{"files":[],"text":"said 16","type":"reply"}],"recipients":[]}','confirmed','none',1,NULL,NULL,'','',1795191321101,1,'d8947711c23ad7a7cb6ca1a6fe47845f6f677cc330d21430bc5a77c6392a4d95');
INSERT INTO "outbox" VALUES(8,'01a1f9bd-b20b-7567-9a79-99f68bd9f052','account','c2','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c2","created_at":1795191321099,"id":"01a1f9bd-b20b-7567-9a79-99f68bd9f052","operations":[{"files":[{"media_type":"","name":"a.bin","sha256":"057959d8df65a3db0d500062d218ccf8f2f01af8c0eb45976a39f1ab417e5887","size":3204}],"text":"said 17","type":"reply"}],"recipients":[]}','cancelled','none',0,NULL,NULL,'','',1795191321099,1,'fa0d3cf2eb403473263d938b6a5a47e92a34c60a3780d5a40d7e10d981f28ce4');
INSERT INTO "outbox" VALUES(9,'01a1f9bd-b20f-7e44-9a05-98f28324593d','account','c2','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c2","created_at":1795191321103,"id":"01a1f9bd-b20f-7e44-9a05-98f28324593d","operations":[{"files":[],"text":"said 23","type":"reply"}],"recipients":[]}','ambiguous','none',1,NULL,NULL,'','',1795191321104,0,'988237f308e2ca7aa543265da5dc7c8cea654ba7abbff9a2f1c9ec1b9c777b0e');
INSERT INTO "outbox" VALUES(10,'01a1f9bd-b211-765c-84ae-da7879dbc760','account','c1','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c1","created_at":1795191321105,"id":"01a1f9bd-b211-765c-84ae-da7879dbc760","operations":[{"files":[],"text":"said 26","type":"reply"}],"recipients":[]}','queued','none',0,NULL,NULL,'','',1795191321105,0,'d404f41ed0da7b6a46112123c58ccafcf7b9a387ee9e48e7d7e852978755a308');
INSERT INTO "outbox" VALUES(11,'01a1f9bd-b211-764e-a25f-54d84eecb0f3','account','c4','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c4","created_at":1795191321105,"id":"01a1f9bd-b211-764e-a25f-54d84eecb0f3","operations":[{"files":[],"text":"said 27","type":"reply"}],"recipients":[]}','confirmed','none',1,NULL,NULL,'','',1795191321106,1,'706d37065db8104958b5814a6efdf119d50761ecbab01a3c3726d51111e5ad2f');
INSERT INTO "outbox" VALUES(12,'01a1f9bd-b211-71a4-a050-34e754152e4a','account','c2','{"account":"account","base_entry":"","channel":"web_chat","conversation":"c2","created_at":1795191321105,"id":"01a1f9bd-b211-71a4-a050-34e754152e4a","operations":[{"files":[],"text":"said 28","type":"reply"}],"recipients":[]}','queued','none',0,NULL,NULL,'','',1795191321105,0,'aa24bed20bca2c374c28bd02ccc56121aeb414230fdb0e7b6b8e24e00e7c2706');
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL);
INSERT INTO "schema_version" VALUES(1,'initial',1767225600000);
INSERT INTO "schema_version" VALUES(2,'confirmed_entries',1767225600000);
INSERT INTO "schema_version" VALUES(3,'outbox_checksums',1767225600000);
INSERT INTO "schema_version" VALUES(4,'decision_acts',1767225600000);
CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "settings" VALUES('outbox_checksums','1');
CREATE INDEX outbox_open ON outbox (account, conversation, sequence) WHERE settled = 0;
CREATE INDEX outbox_settled ON outbox (changed_at DESC) WHERE settled = 1;
CREATE TRIGGER decisions_keep BEFORE DELETE ON decisions BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only');
END;
CREATE INDEX outbox_confirmed ON outbox (account, conversation, sequence) WHERE state = 'confirmed';
CREATE INDEX decisions_act ON decisions (act);
CREATE TRIGGER decisions_unchanged BEFORE UPDATE OF
    id, verdict, left_account, left_id, right_account, right_id, revokes, actor, reason, evidence, at, act ON decisions
BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only');
END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',12);
INSERT INTO "sqlite_sequence" VALUES('audit',2);
COMMIT;
