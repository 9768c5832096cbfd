package account

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/account/password"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// Authenticate proves an API user by username and password, and that it serves the organisation; a zero organisation asks
// for all that it has. remote is the address of the request ("192.0.2.1:443" or without port); it is kept as a keyed hash
// in memory only. The errors are ErrCredentials, *Locked and *Invalid (field "organization": told only to who knows
// the password); others are failures of the store.
func (d *Directory) Authenticate(ctx context.Context, username, password string, organization catalog.ID, remote string) (Account, error) {
	r, err := d.prove(ctx, username, password, remote, true)
	if err != nil {
		return Account{}, err
	}
	if !d.serves(r.Account, organization) {
		return Account{}, invalid("organization", "organization-foreign")
	}
	return r.Account, nil
}

// serves tells whether the account may act for the organisation: one of its own or below one. An Admin serves all.
func (d *Directory) serves(a Account, o catalog.ID) bool {
	return o == uuid.Nil || a.Role == editorial.Admin || d.reaches(a.Organizations, o)
}

// prove finds the account and verifies the password. It takes as long, and says the same, for accounts that do not exist,
// are disabled, have no password or are of the other sort. Failures count twice: under the name that was typed, whose lock is told, be it
// anybody's or not; and under the account, so that its username and its e-mail leave no more guesses than one name would. That lock is not
// told: who locks one name must not see by the other whether both are the same person's. During it every password is wrong.
func (d *Directory) prove(ctx context.Context, username, typed, remote string, api bool) (row, error) {
	counted := countedAs(username)
	if wait := d.guard.Check(counted, remote); wait > 0 {
		return row{}, &Locked{After: wait}
	}
	if err := d.takeSlot(ctx); err != nil {
		return row{}, err
	}
	defer d.giveSlot()
	// Again, since others may have failed while this one waited: no more attempts slip through than there are slots.
	if wait := d.guard.Check(counted, remote); wait > 0 {
		return row{}, &Locked{After: wait}
	}
	r, err := rowByHandle(ctx, d.db.Reader(), username)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return row{}, err
	}
	known := r.ID != ""
	locked := known && d.guard.Check(string(r.ID), remote) > 0
	hash := r.password
	if hash == "" || locked {
		hash = d.nobody
	}
	ok, stale, err := password.Verify(hash, typed, d.Cost)
	if err != nil {
		return row{}, fmt.Errorf("verify a password: %w", err)
	}
	if !ok || locked || r.password == "" || r.State != Active || r.ID.API() != api {
		detail := ""
		if wait := d.guard.Failed(counted, remote); wait > 0 || locked {
			detail = "locked"
		}
		if known && !locked { // attempts during a wait do not lengthen it
			d.guard.FailedToo(string(r.ID), remote)
		}
		d.AuditLater(about("", ActLogIn, r.Account, Refused, detail))
		return row{}, ErrCredentials
	}
	for _, name := range append(countedNames(r.Account), string(r.ID)) {
		d.guard.Succeeded(name, remote)
	}
	if stale {
		if err := d.rehash(ctx, r, typed); err != nil {
			return row{}, err
		}
	}
	return r, nil
}

// countedAs is under which name attempts are counted: the key, so that other ways of writing it do not count anew. No id of an account
// begins like it, so that nobody counts under an account by typing its id.
func countedAs(username string) string {
	if keys := handles(username); len(keys) > 0 {
		return typedPrefix + keys[len(keys)-1]
	}
	return typedPrefix + cut(strings.ToLower(username), maxEmail)
}

const typedPrefix = "typed:"

// countedNames are countedAs for all names of an account.
func countedNames(a Account) []string {
	var names []string
	for _, name := range []string{a.Username, a.Email} {
		if name != "" {
			names = append(names, countedAs(name))
		}
	}
	return names
}

// takeSlot bounds how many hashes are made at the same time, and with them the memory that guessing takes.
func (d *Directory) takeSlot(ctx context.Context) error {
	select {
	case d.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (d *Directory) giveSlot() { <-d.slots }

// hash hashes a new password within the bounds of takeSlot.
func (d *Directory) hash(ctx context.Context, new string) (string, error) {
	if err := d.takeSlot(ctx); err != nil {
		return "", err
	}
	defer d.giveSlot()
	return password.Hash(new, d.Cost)
}

// rehash keeps the password at the present cost. The caller has a slot.
func (d *Directory) rehash(ctx context.Context, r row, typed string) error {
	hash, err := password.Hash(typed, d.Cost)
	if err != nil {
		return fmt.Errorf("hash a password again: %w", err)
	}
	return d.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE account SET password = ? WHERE id = ? AND password = ?`, hash, r.ID, r.password)
		return err
	})
}

// confirm asks a person who is logged in for the password again; who has none must have proven it at the OIDC provider within freshTime, in
// this very session. Failures count like those at log-in. The errors are ErrCredentials, *Locked, ErrLogInAgain and ErrNotFound.
func (d *Directory) confirm(ctx context.Context, id ID, typed, remote string) (row, error) {
	r, err := rowByID(ctx, d.db.Reader(), id)
	if err != nil {
		return row{}, err
	}
	if r.State != Active {
		return row{}, ErrNotFound
	}
	if r.password == "" {
		if c := currentOf(ctx); c.account.ID != id || !d.proven(c) {
			return row{}, ErrLogInAgain
		}
		return r, nil
	}
	if wait := d.guard.Check(string(id), remote); wait > 0 {
		return row{}, &Locked{After: wait}
	}
	if err := d.takeSlot(ctx); err != nil {
		return row{}, err
	}
	defer d.giveSlot()
	// Again, as in prove: others may have failed while this one waited.
	if wait := d.guard.Check(string(id), remote); wait > 0 {
		return row{}, &Locked{After: wait}
	}
	ok, _, err := password.Verify(r.password, typed, d.Cost)
	if err != nil {
		return row{}, fmt.Errorf("verify a password: %w", err)
	}
	if !ok {
		d.guard.Failed(string(id), remote)
		d.AuditLater(about(string(id), ActConfirm, r.Account, Refused, ""))
		return row{}, ErrCredentials
	}
	d.guard.Succeeded(string(id), remote)
	return r, nil
}
