package account

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// AskReset sends a letter to the person with that username or e-mail. It answers the same, as fast, when there is none, when the
// person has no e-mail, or when too many letters were asked for, by whichever name: what it does it does later.
func (d *Directory) AskReset(_ context.Context, username, remote string) error {
	counted := countedAs(username)
	if d.letters.Check(counted, remote) > 0 {
		return nil // as if a letter were on its way
	}
	d.letters.Failed(counted, remote) // every letter counts; there is no success that would wipe it out
	d.post.later(func(ctx context.Context) {
		if err := d.sendReset(ctx, username, remote); err != nil {
			d.Logger.Error("a letter for a new password could not be made", "error", err)
		}
	})
	return nil
}

func (d *Directory) sendReset(ctx context.Context, username, remote string) error {
	var r row
	var link string
	err := d.db.Write(ctx, func(tx *sql.Tx) (err error) {
		if r, err = rowByHandle(ctx, tx, username); err != nil {
			return err
		}
		if r.State != Active || r.ID.API() || r.Email == "" {
			return ErrNotFound
		}
		if d.letters.Check(string(r.ID), remote) > 0 { // asked for by the person's other name
			return ErrNotFound
		}
		d.letters.FailedToo(string(r.ID), remote) // for the address it was counted when it was asked for
		if link, err = d.newLink(ctx, tx, forReset, r.ID, r.Email); err != nil {
			return err
		}
		return d.insertAudit(ctx, tx, about("", ActAskReset, r.Account, Done, ""))
	})
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	d.post.write(ctx, r.Account, r.Email, "reset", link, int(forReset.life()/time.Minute))
	return nil
}

// ResetLink tells whether a letter's token for a new password is valid, without using it: nil or ErrLink.
func (d *Directory) ResetLink(ctx context.Context, token string) error {
	_, _, err := d.readLink(ctx, d.db.Reader(), forReset, token)
	return wrap("read a link", err)
}

// Reset sets a new password with a letter's token, and ends sessions, tokens and links to identities: who takes an account back
// must be alone in it. The second step stays as it was. The errors are ErrLink and *Invalid; after *Invalid the link still works.
func (d *Directory) Reset(ctx context.Context, token, password string) error {
	r, _, err := d.readLink(ctx, d.db.Reader(), forReset, token)
	if err != nil {
		return wrap("set a new password", err)
	}
	if err := checkPassword(password, r.Account); err != nil {
		return err
	}
	hash, err := d.hash(ctx, password)
	if err != nil {
		return err
	}
	letter := "password"
	err = d.db.Write(ctx, func(tx *sql.Tx) error {
		if r, _, err = d.useLink(ctx, tx, forReset, token); err != nil {
			return err
		}
		if r.State != Active {
			return ErrLink
		}
		if err := setPassword(ctx, tx, r.ID, hash, ""); err != nil {
			return err
		}
		unlinked, err := d.endLinks(ctx, tx, string(r.ID), r.Account)
		if err != nil {
			return err
		}
		if unlinked {
			letter = "password-unlinked"
		}
		return d.insertAudit(ctx, tx, about(string(r.ID), ActReset, r.Account, Done, ""))
	})
	if err != nil {
		return wrap("set a new password", err)
	}
	d.tell(r.Account, r.Email, letter)
	return nil
}

// tell sends a letter without a link, where there is an address.
func (d *Directory) tell(a Account, to, name string) {
	if to != "" {
		d.post.later(func(ctx context.Context) { d.post.write(ctx, a, to, name) })
	}
}
