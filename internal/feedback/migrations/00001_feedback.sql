-- +goose Up

-- What messages are about, and the organisation that answered for it when they came. All empty: the site itself.
CREATE TABLE subject (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,
    entity       TEXT NOT NULL, -- an id, or empty
    organization TEXT NOT NULL, -- an id, or empty
    UNIQUE (kind, entity, organization)
) STRICT;

CREATE TABLE message (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT, -- the order in which they came
    id         TEXT    NOT NULL UNIQUE,
    subject    INTEGER NOT NULL REFERENCES subject (id),
    time       INTEGER NOT NULL,            -- seconds since 1970 UTC, whole minutes
    topic      TEXT    NOT NULL,
    name       TEXT    NOT NULL,            -- what the entity was called then
    lang       TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    handled    INTEGER NOT NULL DEFAULT 0,  -- seconds since 1970 UTC; 0: open
    handled_by TEXT    NOT NULL DEFAULT ''  -- the opaque id of an account
) STRICT;
CREATE INDEX message_of_subject ON message (subject, handled);

-- Who wants a letter about what is new, by the opaque id of the account.
CREATE TABLE reader (
    account TEXT    PRIMARY KEY,
    told    INTEGER NOT NULL, -- the newest message that a letter has told of
    sent    INTEGER NOT NULL  -- when the last letter went, seconds since 1970 UTC; 0: never
) STRICT, WITHOUT ROWID;
