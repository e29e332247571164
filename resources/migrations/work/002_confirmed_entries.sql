-- What a backend was last known to have of a conversation, also before its rows have come.
CREATE INDEX outbox_confirmed ON outbox (account, conversation, sequence) WHERE state = 'confirmed';
