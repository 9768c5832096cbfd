package account

import (
	"context"
	"database/sql"
	"time"
)

// AskEmail sends a letter to the new address of a person; the address changes when its link is followed. It asks for the password
// of who has one. When the address is somebody's already, it answers the same and sends nothing. The errors are *Invalid,
// ErrCredentials, ErrLogInAgain and *Locked, also after many letters: they go to whatever address is given.
func (d *Directory) AskEmail(ctx context.Context, id ID, password, email, remote string) error {
	email, key, err := ParseEmail(email)
	if err != nil {
		return err
	}
	r, err := d.confirm(ctx, id, password, remote)
	if err != nil {
		return err
	}
	if wait := d.letters.Check(string(id), remote); wait > 0 {
		return &Locked{After: wait}
	}
	d.letters.Failed(string(id), remote) // every letter counts, as those for new passwords do
	var link string
	err = d.db.Write(ctx, func(tx *sql.Tx) error {
		holder, err := holder(ctx, tx, key)
		if err != nil || holder != "" && holder != id {
			return err
		}
		link, err = d.newLink(ctx, tx, forEmail, id, email)
		return err
	})
	if err != nil {
		return wrap("ask for a new e-mail", err)
	}
	if link != "" {
		d.post.later(func(ctx context.Context) {
			d.post.write(ctx, r.Account, email, "email", link, int(forEmail.life()/time.Minute))
		})
	}
	return nil
}

// ConfirmEmail changes the address with a letter's token, and tells the old one. Links to the old address end. The errors are
// ErrLink and, when the address was taken meanwhile, *Invalid.
func (d *Directory) ConfirmEmail(ctx context.Context, token string) (Account, error) {
	var r row
	var old string
	err := d.db.Write(ctx, func(tx *sql.Tx) (err error) {
		var email string
		if r, email, err = d.useLink(ctx, tx, forEmail, token); err != nil {
			return err
		}
		if r.State != Active {
			return ErrLink
		}
		old = r.Email
		return d.moveEmail(ctx, tx, &r, email)
	})
	if err != nil {
		return Account{}, wrap("change an e-mail", err)
	}
	d.tell(r.Account, old, "moved")
	return r.Account, nil
}

func (d *Directory) moveEmail(ctx context.Context, tx *sql.Tx, r *row, email string) error {
	_, _, keys, err := parseHandles(r.Username, email)
	if err != nil {
		return err
	}
	if err := setKeys(ctx, tx, r.ID, keys); err != nil {
		return err
	}
	r.Email = email
	if _, err := tx.ExecContext(ctx, `UPDATE account SET email = ? WHERE id = ?`, email, r.ID); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM letter WHERE account = ?`, r.ID); err != nil {
		return err
	}
	return d.insertAudit(ctx, tx, about(string(r.ID), ActEmail, r.Account, Done, ""))
}
