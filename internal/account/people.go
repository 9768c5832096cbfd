package account

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// New is what is told of an account that is made.
type New struct {
	API           bool
	Username      string // compulsory for API users; a person may have an e-mail instead
	Name          string
	Email         string
	Language      string // "" is "fi"
	Password      string // compulsory for API users; a person without one logs in through OIDC, or is invited
	Role          editorial.Role
	Organizations []catalog.ID    // compulsory but for an Admin
	Rights        editorial.Right // of an API user; 0 is all that the role allows
}

// CommandLine is who acts on the command line of the machine: it may do everything.
func CommandLine() editorial.Caller { return editorial.Job("command-line") }

// checked is a New that keeps the rules, with the keys under which it is found.
type checked struct {
	Account
	keys []string
}

// check holds a new account against all rules but those on the password.
func (d *Directory) check(by editorial.Caller, n New) (c checked, err error) {
	c.Account = Account{Language: n.Language, Role: n.Role, Organizations: n.Organizations}
	if c.Username, c.Email, c.keys, err = parseHandles(n.Username, n.Email); err != nil {
		return c, err
	}
	if c.Name, err = parseName(n.Name); err != nil {
		return c, err
	}
	if c.Language == "" {
		c.Language = defaultLanguage
	}
	switch {
	case !slices.Contains(Languages(), c.Language):
		return c, invalid("language", "language-unknown", c.Language)
	case n.API && n.Username == "":
		return c, invalid("username", "username-missing")
	case len(c.keys) == 0:
		return c, invalid("username", "username-or-email")
	case n.API && n.Password == "":
		return c, invalid("password", "password-missing")
	}
	c.ID, c.State = newID(n.API), Active
	if n.API {
		if c.Rights = n.Rights; c.Rights == 0 {
			c.Rights = fullRights(n.Role)
		}
	}
	return c, d.checkRights(by, c.Account)
}

// checkRights holds role, organisations and rights against each other and against what the caller may give.
func (d *Directory) checkRights(by editorial.Caller, a Account) error {
	switch {
	case !slices.Contains(editorial.Roles(), a.Role):
		return invalid("role", "role-unknown", string(a.Role))
	case a.Role != editorial.Admin && len(a.Organizations) == 0:
		return invalid("organization", "organization-missing")
	case slices.Contains(a.Organizations, uuid.Nil):
		return invalid("organization", "organization-form")
	case a.ID.API() && !fullRights(a.Role).Has(a.Rights):
		return invalid("right", "right-beyond-role", strings.Join(RightNames(a.Rights&^fullRights(a.Role)), ", "))
	case !d.manages(by, a):
		return ErrForbidden
	}
	return nil
}

func parseHandles(username, email string) (u, e string, keys []string, err error) {
	var key string
	if username != "" {
		if u, key, err = ParseUsername(username); err != nil {
			return "", "", nil, err
		}
		keys = append(keys, key)
	}
	if email != "" {
		if e, key, err = ParseEmail(email); err != nil {
			return "", "", nil, err
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return u, e, keys, nil
}

// Add makes an account. An Admin may make any; a MainUser those of the own organisations, up to MainUser. The errors are
// *Invalid and ErrForbidden.
func (d *Directory) Add(ctx context.Context, by editorial.Caller, n New) (Account, error) {
	c, err := d.check(by, n)
	if err != nil {
		return Account{}, d.refused(by, ActAdd, Account{Organizations: n.Organizations}, err)
	}
	var hash string
	if n.Password != "" {
		if err := checkPassword(n.Password, c.Account); err != nil {
			return Account{}, err
		}
		if hash, err = d.hash(ctx, n.Password); err != nil {
			return Account{}, err
		}
	}
	err = d.db.Write(ctx, func(tx *sql.Tx) error {
		if err := d.insert(ctx, tx, &c, hash); err != nil {
			return err
		}
		return d.insertAudit(ctx, tx, about(by.Actor, ActAdd, c.Account, Done, string(c.Role)))
	})
	return c.Account, wrap("add an account", err)
}

// insert writes a new account. Its keys must be free.
func (d *Directory) insert(ctx context.Context, tx *sql.Tx, c *checked, hash string) error {
	c.Created = fromMicros(micros(d.Now()))
	c.HasPassword = hash != ""
	_, err := tx.ExecContext(ctx, `INSERT INTO account (id, state, username, name, email, language, role, rights, password, created)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		c.ID, c.State, c.Username, c.Name, c.Email, c.Language, c.Role, c.Rights, hash, micros(c.Created))
	if err != nil {
		return err
	}
	if err := setKeys(ctx, tx, c.ID, c.keys); err != nil {
		return err
	}
	return setOrganizations(ctx, tx, c.ID, c.Organizations)
}

// setKeys makes the account found under these keys and no others. They must be free.
func setKeys(ctx context.Context, tx *sql.Tx, id ID, keys []string) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM handle WHERE account = ?`, id); err != nil {
		return err
	}
	for _, key := range keys {
		if err := takeKey(ctx, tx, id, key); err != nil {
			return err
		}
	}
	return nil
}

// takeKey makes the account found under a key. Keys with an @ are told to be an e-mail's.
func takeKey(ctx context.Context, tx *sql.Tx, id ID, key string) error {
	holder, err := holder(ctx, tx, key)
	if err != nil || holder == id {
		return err
	}
	if holder != "" {
		if strings.Contains(key, "@") {
			return invalid("email", "email-taken")
		}
		return invalid("username", "username-taken")
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO handle (key, account) VALUES (?, ?)`, key, id)
	return err
}

// Account answers one account to who manages it and to itself; to others it does not exist: ErrNotFound.
func (d *Directory) Account(ctx context.Context, by editorial.Caller, id ID) (Account, error) {
	r, err := rowByID(ctx, d.db.Reader(), id)
	if err != nil {
		return Account{}, err
	}
	if by.Actor != string(id) && !d.manages(by, r.Account) {
		return Account{}, ErrNotFound
	}
	return r.Account, nil
}

// ByHandle answers the account with that username or e-mail, like Account.
func (d *Directory) ByHandle(ctx context.Context, by editorial.Caller, username string) (Account, error) {
	r, err := rowByHandle(ctx, d.db.Reader(), username)
	if err != nil {
		return Account{}, err
	}
	return d.Account(ctx, by, r.ID)
}

// refused audits that a right was missing, and hands the error on.
func (d *Directory) refused(by editorial.Caller, action string, a Account, err error) error {
	if errors.Is(err, ErrForbidden) {
		d.AuditLater(about(by.Actor, action, a, Refused, ""))
	}
	return err
}

// wrap says what was being done when the store failed; what the caller is to be told stays as it is.
func wrap(doing string, err error) error {
	var wrong *Invalid
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong):
		return wrong
	}
	for _, told := range []error{ErrForbidden, ErrNotFound, ErrLastAdmin, ErrLink, ErrCredentials, ErrNoAccount} {
		if errors.Is(err, told) {
			return told
		}
	}
	return fmt.Errorf("%s: %w", doing, err)
}
