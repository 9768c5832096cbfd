package account

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"net/http"
	"time"
)

// Step is what comes next in a log-in.
type Step string

// The steps.
const (
	LoggedIn Step = "logged in"
	NeedCode Step = "code"
)

// LogIn takes the first step: username or e-mail, and password. The errors are ErrCredentials and *Locked.
func (s *Sessions) LogIn(ctx context.Context, r *http.Request, username, password string) (Step, error) {
	found, err := s.d.prove(ctx, username, password, s.Remote(r), false)
	if err != nil {
		return "", err
	}
	if !found.TwoStep {
		return LoggedIn, s.begin(ctx, r, found.Account, "")
	}
	if err := s.manager.RenewToken(ctx); err != nil {
		return "", err
	}
	s.put(ctx, keyPending, string(found.ID))
	s.put(ctx, keySince, micros(s.d.Now()))
	s.put(ctx, keyOf, found.generation)
	return NeedCode, nil
}

// Pending tells whether the second step is to be taken in this session.
func (s *Sessions) Pending(ctx context.Context) bool { return s.pending(ctx) != "" }

func (s *Sessions) pending(ctx context.Context) ID {
	since := fromMicros(s.manager.GetInt64(ctx, keySince))
	if since.IsZero() || s.d.Now().Sub(since) >= codeTime {
		return ""
	}
	return ID(s.manager.GetString(ctx, keyPending))
}

// LogInCode takes the second step: a code of the authenticator, or a recovery code. ErrNoSession: the first step is missing
// or more than ten minutes old. The other errors are *Invalid (field "code") and *Locked.
func (s *Sessions) LogInCode(ctx context.Context, r *http.Request, code string) error {
	id, remote := s.pending(ctx), s.Remote(r)
	if id == "" {
		return ErrNoSession
	}
	var found row
	detail := "code"
	err := s.d.db.Write(ctx, func(tx *sql.Tx) (err error) {
		// Checked and counted in the turn: of codes that come at once, no more are tried than are free.
		if wait := s.d.codes.Check(string(id), remote); wait > 0 {
			return &Locked{After: wait}
		}
		if found, err = rowByID(ctx, tx, id); err != nil {
			return err
		}
		if found.State != Active || !found.TwoStep || found.generation != s.manager.GetInt64(ctx, keyOf) {
			return ErrNoSession // changed since the password was given
		}
		if err = s.d.takeCode(ctx, tx, found, code); errors.Is(err, ErrCredentials) {
			detail = "recovery code"
			err = takeRecovery(ctx, tx, id, code)
		}
		if errors.Is(err, ErrCredentials) {
			s.d.codes.Failed(string(id), remote)
		}
		return err
	})
	switch {
	case errors.Is(err, ErrCredentials):
		s.d.AuditLater(about("", ActCode, found.Account, Refused, ""))
		return invalid("code", "code-wrong")
	case errors.Is(err, ErrNoSession):
		return ErrNoSession
	case err != nil:
		return wrap("take the second step", err)
	}
	s.d.codes.Succeeded(string(id), remote)
	return s.begin(ctx, r, found.Account, detail)
}

// begin logs a person in: with a new token, so that one planted before is worth nothing, and a new time to live.
func (s *Sessions) begin(ctx context.Context, r *http.Request, a Account, detail string) error {
	if err := s.manager.RenewToken(ctx); err != nil {
		return err
	}
	before := s.manager.GetString(ctx, keyLogin)
	login, hash := randomToken()
	now := s.d.Now()
	err := s.d.db.Write(ctx, func(tx *sql.Tx) error {
		found, err := rowByID(ctx, tx, a.ID)
		if err != nil {
			return err
		}
		if found.State != Active {
			return ErrCredentials
		}
		if before != "" {
			if _, err := tx.ExecContext(ctx, `DELETE FROM login WHERE id = ?`, loginHash(before)); err != nil {
				return err
			}
		}
		opened := openedByPassword
		if detail == throughProvider {
			opened = openedByProvider
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO login (id, account, began, seen, rights_version, browser, opened) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			hex.EncodeToString(hash), a.ID, micros(now), micros(now), found.rightsVersion, browser(r.UserAgent()), opened)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE account SET last_login = ? WHERE id = ?`, micros(now), a.ID); err != nil {
			return err
		}
		return s.d.insertAudit(ctx, tx, about(string(a.ID), ActLogIn, a, Done, detail))
	})
	if err != nil {
		return wrap("begin a session", err)
	}
	for _, key := range []string{keyPending, keySince, keyOf, keyOIDC, keyProven} {
		s.manager.Remove(ctx, key)
	}
	s.manager.Put(ctx, keyLogin, login)
	s.manager.SetDeadline(ctx, time.Now().Add(s.Lifetime).UTC()) // the session may be older than the log-in
	a.LastLogin = fromMicros(micros(now))
	*currentOf(ctx) = current{account: a, login: login}
	return nil
}

// LogOut ends this session. Without one it does nothing.
func (s *Sessions) LogOut(ctx context.Context) error {
	c := currentOf(ctx)
	if c.login == "" {
		return s.manager.Destroy(ctx)
	}
	err := s.d.db.Write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM login WHERE id = ?`, loginHash(c.login)); err != nil {
			return err
		}
		return s.d.insertAudit(ctx, tx, about(string(c.account.ID), ActLogOut, c.account, Done, ""))
	})
	*c = current{}
	return errors.Join(wrap("log out", err), s.manager.Destroy(ctx))
}

func (s *Sessions) end(ctx context.Context, login string) error {
	return s.d.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM login WHERE id = ?`, loginHash(login))
		return err
	})
}

// loginHash is under which id a log-in is kept and listed: who reads it there cannot take it over.
func loginHash(login string) string { return hex.EncodeToString(hashToken(login)) }

// ChangePassword asks a person for the old password (not who has none), sets the new one and ends the person's other sessions.
// The errors are ErrNoSession, ErrCredentials, *Locked and *Invalid.
func (s *Sessions) ChangePassword(ctx context.Context, r *http.Request, old, password string) error {
	c := currentOf(ctx)
	if c.login == "" {
		return ErrNoSession
	}
	if err := s.d.changePassword(ctx, c.account.ID, old, password, s.Remote(r), loginHash(c.login)); err != nil {
		return err
	}
	c.account.HasPassword = true
	s.d.tell(c.account, c.account.Email, "password")
	return s.manager.RenewToken(ctx)
}
