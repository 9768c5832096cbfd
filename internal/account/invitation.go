package account

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/varanto/varanto/internal/editorial"
)

// Invite makes a person's account in the state Invited and sends its letter. One with that e-mail who is Invited already gets
// all that is given now (without a username the former one stays), and a new letter; the old one's link ends. The errors are those of
// Add.
func (d *Directory) Invite(ctx context.Context, by editorial.Caller, n New) (Account, error) {
	n.API, n.Password = false, ""
	c, err := d.check(by, n)
	if err != nil {
		return Account{}, d.refused(by, ActInvite, Account{Organizations: n.Organizations}, err)
	}
	if c.Email == "" {
		return Account{}, invalid("email", "email-missing")
	}
	c.State = Invited
	var link string
	err = d.db.Write(ctx, func(tx *sql.Tx) error {
		known, err := rowByHandle(ctx, tx, c.Email)
		switch {
		case err == nil && known.State == Invited && sameEmail(known.Email, c.Email) && d.manages(by, known.Account):
			if err := d.reinvite(ctx, tx, &c, known.Account); err != nil {
				return err
			}
		case err == nil:
			return invalid("email", "email-taken")
		case errors.Is(err, ErrNotFound):
			if err := d.insert(ctx, tx, &c, ""); err != nil {
				return err
			}
		default:
			return err
		}
		if link, err = d.newLink(ctx, tx, forInvitation, c.ID, c.Email); err != nil {
			return err
		}
		return d.insertAudit(ctx, tx, about(by.Actor, ActInvite, c.Account, Done, string(c.Role)))
	})
	if err != nil {
		return Account{}, d.refused(by, ActInvite, c.Account, wrap("invite a person", err))
	}
	d.post.later(func(ctx context.Context) {
		d.post.write(ctx, c.Account, c.Email, "invitation", link, int(forInvitation.life()/(24*time.Hour)))
	})
	return c.Account, nil
}

// sameEmail tells whether two addresses are found under the same key: an e-mail may be somebody's username, too.
func sameEmail(a, b string) bool {
	_, x, errX := ParseEmail(a)
	_, y, errY := ParseEmail(b)
	return errX == nil && errY == nil && x == y
}

// reinvite gives who is invited what the new invitation says.
func (d *Directory) reinvite(ctx context.Context, tx *sql.Tx, c *checked, known Account) (err error) {
	c.ID, c.Created = known.ID, known.Created
	if c.Username == "" {
		if c.Username, _, c.keys, err = parseHandles(known.Username, c.Email); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `UPDATE account SET username = ?, email = ?, name = ?, language = ?, role = ? WHERE id = ?`,
		c.Username, c.Email, c.Name, c.Language, c.Role, c.ID)
	if err != nil {
		return err
	}
	if err := setKeys(ctx, tx, c.ID, c.keys); err != nil {
		return err
	}
	return setOrganizations(ctx, tx, c.ID, c.Organizations)
}

// Invitation answers who is invited by a letter's token, without using it. The error is ErrLink.
func (d *Directory) Invitation(ctx context.Context, token string) (Account, error) {
	r, _, err := d.readLink(ctx, d.db.Reader(), forInvitation, token)
	return r.Account, wrap("read an invitation", err)
}

// AcceptInvitation gives the invited person a name (compulsory, unless there is one) and a password, and makes the account
// Active. The errors are ErrLink and *Invalid; after *Invalid the link still works.
func (d *Directory) AcceptInvitation(ctx context.Context, token, name, password string) (Account, error) {
	r, _, err := d.readLink(ctx, d.db.Reader(), forInvitation, token)
	if err != nil {
		return Account{}, wrap("accept an invitation", err)
	}
	if name == "" {
		name = r.Name
	}
	if name, err = parseName(name); err != nil {
		return Account{}, err
	}
	if name == "" {
		return Account{}, invalid("name", "name-missing")
	}
	r.Name = name
	if err := checkPassword(password, r.Account); err != nil {
		return Account{}, err
	}
	hash, err := d.hash(ctx, password)
	if err != nil {
		return Account{}, err
	}
	err = d.db.Write(ctx, func(tx *sql.Tx) error {
		if r, _, err = d.useLink(ctx, tx, forInvitation, token); err != nil {
			return err
		}
		if r.State != Invited {
			return ErrLink
		}
		if _, err := tx.ExecContext(ctx, `UPDATE account SET name = ? WHERE id = ?`, name, r.ID); err != nil {
			return err
		}
		if err := setPassword(ctx, tx, r.ID, hash, ""); err != nil {
			return err
		}
		r.Name, r.State, r.HasPassword = name, Active, true
		return d.insertAudit(ctx, tx, about(string(r.ID), ActAccept, r.Account, Done, ""))
	})
	return r.Account, wrap("accept an invitation", err)
}
