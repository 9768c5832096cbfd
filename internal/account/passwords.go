package account

import (
	"context"
	"database/sql"

	"github.com/varanto/varanto/internal/editorial"
)

// SetPassword gives an account a password without asking for the old one, and ends its sessions, tokens and links to identities. An
// invited person becomes Active. Who has an e-mail address is told by letter. The errors are *Invalid, ErrNotFound and ErrForbidden.
func (d *Directory) SetPassword(ctx context.Context, by editorial.Caller, id ID, password string) error {
	r, err := rowByID(ctx, d.db.Reader(), id)
	if err != nil {
		return err
	}
	if err := checkPassword(password, r.Account); err != nil {
		return err
	}
	hash, err := d.hash(ctx, password)
	if err != nil {
		return err
	}
	letter := "password-set"
	a, err := d.alter(ctx, by, ActPassword, id, func(tx *sql.Tx, r *row) (string, error) {
		if err := setPassword(ctx, tx, id, hash, ""); err != nil {
			return "", err
		}
		unlinked, err := d.endLinks(ctx, tx, by.Actor, r.Account)
		if unlinked {
			letter = "password-set-unlinked"
		}
		return "", err
	})
	if err != nil {
		return err
	}
	d.tell(a, a.Email, letter)
	return nil
}

// setPassword ends all access but the log-in keep, and makes who was invited Active.
func setPassword(ctx context.Context, tx *sql.Tx, id ID, hash, keep string) error {
	if err := endAccess(ctx, tx, id, keep); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE account SET password = ?, state = CASE state WHEN ? THEN ? ELSE state END WHERE id = ?`,
		hash, Invited, Active, id)
	return err
}

// changePassword is for the person: it asks for the old password (not from who has none), and ends all other sessions.
func (d *Directory) changePassword(ctx context.Context, id ID, old, password, remote, keep string) error {
	r, err := d.confirm(ctx, id, old, remote)
	if err != nil {
		return err
	}
	if err := checkPassword(password, r.Account); err != nil {
		return err
	}
	hash, err := d.hash(ctx, password)
	if err != nil {
		return err
	}
	err = d.db.Write(ctx, func(tx *sql.Tx) error {
		if err := setPassword(ctx, tx, id, hash, keep); err != nil {
			return err
		}
		return d.insertAudit(ctx, tx, about(string(id), ActPassword, r.Account, Done, ""))
	})
	return wrap("change a password", err)
}
