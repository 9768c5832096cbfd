-- +goose Up

-- The log. Rows are never changed and never deleted; the triggers below see to it.
CREATE TABLE revision (
    seq          INTEGER PRIMARY KEY,
    kind         TEXT    NOT NULL,
    id           BLOB    NOT NULL CHECK (length(id) = 16),
    number       INTEGER NOT NULL CHECK (number >= 1),
    status       TEXT    NOT NULL,
    actor        TEXT    NOT NULL,
    organization BLOB    CHECK (length(organization) = 16),
    time         INTEGER NOT NULL, -- microseconds since 1970 UTC
    hash         BLOB    NOT NULL CHECK (length(hash) = 16),
    document     BLOB    NOT NULL,
    UNIQUE (kind, id, number)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: a revision is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: a revision is never deleted');
END;
-- +goose StatementEnd

-- INSERT OR REPLACE deletes without asking the trigger above, so what it could replace is refused here.
-- +goose StatementBegin
CREATE TRIGGER revision_is_only_appended BEFORE INSERT ON revision
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM revision)
  OR EXISTS (SELECT 1 FROM revision WHERE kind = NEW.kind AND id = NEW.id AND number >= NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only: a revision is only added at the end');
END;
-- +goose StatementEnd

-- What the log says of every entity, kept in the transaction that appends. The three columns of seq need no
-- foreign keys: revisions cannot go away, and a head is written before its revision.
CREATE TABLE entity (
    kind       TEXT    NOT NULL,
    id         BLOB    NOT NULL,
    number     INTEGER NOT NULL,
    status     TEXT    NOT NULL,
    seq        INTEGER NOT NULL,
    hash       BLOB    NOT NULL,
    public_seq INTEGER, -- null: nothing is public
    first_seq  INTEGER NOT NULL,
    first_time INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- The resumable state of jobs.
CREATE TABLE cursor (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- +goose Down
DROP TABLE cursor;
DROP TABLE entity;
DROP TABLE revision;
