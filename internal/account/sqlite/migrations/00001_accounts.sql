-- +goose Up

-- People and API users. All times here and below are microseconds since 1970 UTC; 0 is never.
CREATE TABLE account (
    id             TEXT    PRIMARY KEY,         -- u:<uuid> or a:<uuid>
    state          TEXT    NOT NULL,
    username       TEXT    NOT NULL DEFAULT '', -- as it was written
    name           TEXT    NOT NULL DEFAULT '',
    email          TEXT    NOT NULL DEFAULT '',
    language       TEXT    NOT NULL DEFAULT 'fi',
    role           TEXT    NOT NULL DEFAULT '',
    rights         INTEGER NOT NULL DEFAULT 0,
    password       TEXT    NOT NULL DEFAULT '', -- empty: none
    generation     INTEGER NOT NULL DEFAULT 1,  -- counts what ends all tokens
    rights_version INTEGER NOT NULL DEFAULT 1,  -- counts changes of role, organisations and rights
    totp           BLOB,                        -- sealed secret, null: none
    totp_on        INTEGER NOT NULL DEFAULT 0,
    totp_step      INTEGER NOT NULL DEFAULT 0,  -- the last time step of which a code was taken
    created        INTEGER NOT NULL,
    last_login     INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What somebody may type to be found: username and e-mail, folded. One space of names for both, so that nobody can take
-- another's e-mail as a username.
CREATE TABLE handle (
    key     TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX handle_of_account ON handle (account);

CREATE TABLE membership (
    account      TEXT NOT NULL REFERENCES account (id),
    place        INTEGER NOT NULL, -- keeps the order in which they were given
    organization BLOB NOT NULL CHECK (length(organization) = 16),
    PRIMARY KEY (account, organization)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_of_organization ON membership (organization);

CREATE TABLE recovery (
    account TEXT NOT NULL REFERENCES account (id),
    hash    BLOB NOT NULL,
    PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

-- Identities at OIDC providers.
CREATE TABLE identity (
    issuer  TEXT NOT NULL,
    subject TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_of_account ON identity (account);

-- Single-use links in letters; a row goes when it is used.
CREATE TABLE letter (
    hash    BLOB    PRIMARY KEY,
    purpose TEXT    NOT NULL,
    account TEXT    NOT NULL REFERENCES account (id),
    email   TEXT    NOT NULL, -- where it was sent
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_of_account ON letter (account);

-- What the session library keeps of a cookie; token is its hash.
CREATE TABLE session (
    token   TEXT    PRIMARY KEY,
    data    BLOB    NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Log-ins of people: a session counts only with its row here.
CREATE TABLE login (
    id             TEXT    PRIMARY KEY,
    account        TEXT    NOT NULL REFERENCES account (id),
    began          INTEGER NOT NULL,
    seen           INTEGER NOT NULL,
    rights_version INTEGER NOT NULL,
    browser        TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX login_of_account ON login (account);

-- Who did what. Rows are never changed, and deleted only when they are older than the bound below.
CREATE TABLE audit (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    time         INTEGER NOT NULL,
    actor        TEXT    NOT NULL,
    action       TEXT    NOT NULL,
    organization BLOB    CHECK (length(organization) = 16),
    kind         TEXT    NOT NULL,
    subject      TEXT    NOT NULL,
    outcome      TEXT    NOT NULL,
    detail       TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_of_actor ON audit (actor, seq);
CREATE INDEX audit_of_subject ON audit (subject, seq);
CREATE INDEX audit_of_organization ON audit (organization, seq) WHERE organization IS NOT NULL;
CREATE INDEX audit_by_time ON audit (time);

CREATE TABLE audit_bound (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    before INTEGER NOT NULL
) STRICT;
INSERT INTO audit_bound VALUES (1, 0);

-- +goose StatementBegin
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: an entry is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
WHEN OLD.time >= (SELECT before FROM audit_bound)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: an entry is kept until its time is over');
END;
-- +goose StatementEnd

-- INSERT OR REPLACE deletes without asking the trigger above.
-- +goose StatementBegin
CREATE TRIGGER audit_is_only_appended BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: an entry is only added');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_bound_only_rises BEFORE UPDATE ON audit_bound
WHEN NEW.before < OLD.before OR NEW.one <> OLD.one
BEGIN
    SELECT RAISE(ABORT, 'the bound of the audit log only rises');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_bound_stays BEFORE DELETE ON audit_bound
BEGIN
    SELECT RAISE(ABORT, 'the bound of the audit log stays');
END;
-- +goose StatementEnd
