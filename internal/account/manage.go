package account

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// Change is what is changed of an account; nil members stay.
type Change struct {
	Name, Language *string
	Role           *editorial.Role
	Organizations  *[]catalog.ID
	Rights         *editorial.Right // of API users
}

// alter reads an account, lets do judge and change it, and audits it, in one transaction. The caller must manage it.
func (d *Directory) alter(ctx context.Context, by editorial.Caller, action string, id ID, do func(*sql.Tx, *row) (detail string, err error)) (Account, error) {
	var after row
	err := d.db.Write(ctx, func(tx *sql.Tx) error {
		r, err := rowByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if r.State == Forgotten {
			return ErrNotFound
		}
		after = r
		if !d.manages(by, r.Account) {
			return ErrForbidden
		}
		detail, err := do(tx, &after)
		if err != nil {
			return err
		}
		return d.insertAudit(ctx, tx, about(by.Actor, action, r.Account, Done, detail))
	})
	if err != nil {
		return Account{}, d.refused(by, action, after.Account, wrap("change an account", err))
	}
	return after.Account, nil
}

// Change changes an account. A change of rights holds from the next request on; who is logged in then gets a new cookie.
// The errors are *Invalid, ErrNotFound, ErrForbidden (also when the caller may not give what is asked for) and ErrLastAdmin.
func (d *Directory) Change(ctx context.Context, by editorial.Caller, id ID, c Change) (Account, error) {
	return d.alter(ctx, by, ActChange, id, func(tx *sql.Tx, r *row) (string, error) {
		before := r.Account
		if err := c.apply(&r.Account); err != nil {
			return "", err
		}
		rights := before.Role != r.Role || before.Rights != r.Rights || !slices.Equal(before.Organizations, r.Organizations)
		if rights {
			if err := d.checkRights(by, r.Account); err != nil {
				return "", err
			}
			if before.Role == editorial.Admin && r.Role != editorial.Admin && before.State == Active && !before.ID.API() {
				if err := anotherAdmin(ctx, tx, id); err != nil {
					return "", err
				}
			}
		}
		_, err := tx.ExecContext(ctx, `UPDATE account SET name = ?, language = ?, role = ?, rights = ?,
			rights_version = rights_version + ? WHERE id = ?`, r.Name, r.Language, r.Role, r.Rights, rights, id)
		if err != nil {
			return "", err
		}
		if !rights {
			return "", nil
		}
		return string(r.Role), setOrganizations(ctx, tx, id, r.Organizations)
	})
}

func (c Change) apply(a *Account) (err error) {
	if c.Name != nil {
		if a.Name, err = parseName(*c.Name); err != nil {
			return err
		}
	}
	if c.Language != nil {
		if a.Language = *c.Language; !slices.Contains(Languages(), a.Language) {
			return invalid("language", "language-unknown", a.Language)
		}
	}
	if c.Role != nil {
		a.Role = *c.Role
		if a.ID.API() && c.Rights == nil { // what the new role does not allow goes with the old one
			a.Rights &= fullRights(a.Role)
		}
	}
	if c.Organizations != nil {
		a.Organizations = *c.Organizations
	}
	if c.Rights != nil && a.ID.API() {
		a.Rights = *c.Rights
	}
	return nil
}

// ChangeSelf lets a person change the own name and language ("" stays).
func (d *Directory) ChangeSelf(ctx context.Context, id ID, name, language string) (Account, error) {
	var after row
	err := d.db.Write(ctx, func(tx *sql.Tx) (err error) {
		if after, err = rowByID(ctx, tx, id); err != nil {
			return err
		}
		c := Change{}
		if name != "" {
			c.Name = &name
		}
		if language != "" {
			c.Language = &language
		}
		if err := c.apply(&after.Account); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE account SET name = ?, language = ? WHERE id = ? AND state = ?`,
			after.Name, after.Language, id, Active)
		if err != nil {
			return err
		}
		return d.insertAudit(ctx, tx, about(string(id), ActChange, after.Account, Done, ""))
	})
	return after.Account, wrap("change the own account", err)
}

// Disable ends an account's sessions and tokens and refuses it until Enable. The errors are ErrNotFound, ErrForbidden and
// ErrLastAdmin.
func (d *Directory) Disable(ctx context.Context, by editorial.Caller, id ID) error {
	_, err := d.alter(ctx, by, ActDisable, id, func(tx *sql.Tx, r *row) (string, error) {
		if err := keepAnAdmin(ctx, tx, r); err != nil {
			return "", err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE account SET state = ? WHERE id = ?`, Disabled, id); err != nil {
			return "", err
		}
		return "", endAccess(ctx, tx, id, "")
	})
	return err
}

func keepAnAdmin(ctx context.Context, tx *sql.Tx, r *row) error {
	if r.Role != editorial.Admin || r.State != Active || r.ID.API() {
		return nil
	}
	return anotherAdmin(ctx, tx, r.ID)
}

// Enable lets a disabled account log in again. Of one that is not disabled nothing changes.
func (d *Directory) Enable(ctx context.Context, by editorial.Caller, id ID) error {
	_, err := d.alter(ctx, by, ActEnable, id, func(tx *sql.Tx, r *row) (string, error) {
		_, err := tx.ExecContext(ctx, `UPDATE account SET state = ? WHERE id = ? AND state = ?`, Active, id, Disabled)
		return "", err
	})
	return err
}

// EndTokens ends all tokens and sessions of an account without disabling it.
func (d *Directory) EndTokens(ctx context.Context, by editorial.Caller, id ID) error {
	_, err := d.alter(ctx, by, ActTokenEnd, id, func(tx *sql.Tx, r *row) (string, error) {
		return "", endAccess(ctx, tx, id, "")
	})
	return err
}

// Forget deletes all that tells who an account is: names, e-mail, credentials, memberships, sessions, letters on the disk. The
// opaque id stays in the logs, and in the book as Forgotten, so that it is never given again. What was begun is ended, whether the
// caller still waits or not.
func (d *Directory) Forget(ctx context.Context, by editorial.Caller, id ID) error {
	_, err := d.alter(ctx, by, ActForget, id, func(tx *sql.Tx, r *row) (string, error) {
		if err := keepAnAdmin(ctx, tx, r); err != nil {
			return "", err
		}
		if err := endAccess(ctx, tx, id, ""); err != nil {
			return "", err
		}
		for _, table := range []string{"handle", "membership", "recovery", "identity"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE account = ?`, id); err != nil {
				return "", err
			}
		}
		_, err := tx.ExecContext(ctx, `UPDATE account SET state = ?, username = '', name = '', email = '', language = 'fi', role = '',
			rights = 0, password = '', totp = NULL, totp_on = 0, totp_step = 0, created = 0, last_login = 0 WHERE id = ?`, Forgotten, id)
		return "", err
	})
	if err != nil {
		return err
	}
	// The write-ahead log holds what was overwritten until it is taken in.
	flushed := d.db.Flush(context.WithoutCancel(ctx))
	return errors.Join(wrap("forget an account", flushed), wrap("delete the letters of a forgotten account", d.forgetLetters(string(id))))
}
