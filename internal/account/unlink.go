package account

import (
	"context"
	"database/sql"
)

// throughProvider is what the audit log tells of a log-in at the OIDC provider.
const throughProvider = "oidc"

// How a session was opened, as the store has it.
const (
	openedByPassword = "password"
	openedByProvider = "provider"
)

// Unlink ends a person's log-in through OIDC with the sessions that were opened by it, and tells the person by letter. The present session
// (of the request whose context it is) stays when it was opened with the password, and also when no second step is asked for, since the
// password was given now: it is as proven as any other then. Else it ends, and Sessions.Person tells so. Who has no password keeps the
// log-in: *Invalid, field "password". The other errors are ErrCredentials, *Locked and ErrLogInAgain.
func (d *Directory) Unlink(ctx context.Context, id ID, password, remote string) error {
	r, err := d.confirm(ctx, id, password, remote)
	if err != nil {
		return err
	}
	if r.password == "" {
		return invalid("password", "password-missing")
	}
	c := currentOf(ctx)
	var ended, stays bool
	err = d.db.Write(ctx, func(tx *sql.Tx) (err error) {
		if r, err = rowByID(ctx, tx, id); err != nil {
			return err
		}
		if ended, err = d.endLinks(ctx, tx, string(id), r.Account); err != nil {
			return err
		}
		stays, err = endOpenedElsewhere(ctx, tx, r, loginHash(c.login))
		return err
	})
	if err != nil {
		return wrap("unlink an identity", err)
	}
	if !stays {
		*c = current{}
	}
	if ended {
		d.tell(r.Account, r.Email, "unlinked")
	}
	return nil
}

// endOpenedElsewhere ends the sessions that were not opened with the password, and tells whether the present one stays.
func endOpenedElsewhere(ctx context.Context, tx *sql.Tx, r row, present string) (stays bool, err error) {
	if !r.TwoStep {
		_, err = tx.ExecContext(ctx, `UPDATE login SET opened = ? WHERE id = ? AND account = ?`, openedByPassword, present, r.ID)
		if err != nil {
			return false, err
		}
	}
	if _, err = tx.ExecContext(ctx, `DELETE FROM login WHERE account = ? AND opened <> ?`, r.ID, openedByPassword); err != nil {
		return false, err
	}
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM login WHERE id = ? AND account = ?)`, present, r.ID).Scan(&stays)
	return stays, err
}
