package account

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/text/cases"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// Search chooses accounts; the zero value chooses all but the forgotten.
type Search struct {
	API          *bool      // nil: people and API users
	Organization catalog.ID // those with a role in exactly this organisation
	State        State
	Text         string // part of username, name or e-mail, in any case of letters
}

// Accounts lists the accounts that the caller manages, by name: an Admin all, a MainUser those of the own organisations, others
// none.
func (d *Directory) Accounts(ctx context.Context, by editorial.Caller, s Search) ([]Account, error) {
	members, err := d.members(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := d.db.Reader().QueryContext(ctx, `SELECT `+rowColumns+` FROM account`)
	if err != nil {
		return nil, fmt.Errorf("list accounts: %w", err)
	}
	defer rows.Close()
	var out []Account
	for rows.Next() {
		r, err := scanRow(rows)
		if err != nil {
			return nil, fmt.Errorf("list accounts: %w", err)
		}
		r.Organizations = members[r.ID]
		if s.chooses(r.Account) && d.manages(by, r.Account) {
			out = append(out, r.Account)
		}
	}
	slices.SortStableFunc(out, func(a, b Account) int {
		return strings.Compare(strings.ToLower(a.Label())+string(a.ID), strings.ToLower(b.Label())+string(b.ID))
	})
	return out, rows.Err()
}

// Label is what an account is called in lists: its name, or else its username, e-mail or id.
func (a Account) Label() string {
	for _, s := range []string{a.Name, a.Username, a.Email} {
		if s != "" {
			return s
		}
	}
	return string(a.ID)
}

func (s Search) chooses(a Account) bool {
	fold := func(t string) string { return cases.Fold().String(t) }
	switch {
	case a.State == Forgotten && s.State != Forgotten,
		s.API != nil && *s.API != a.ID.API(),
		s.State != "" && s.State != a.State,
		s.Organization != uuid.Nil && !slices.Contains(a.Organizations, s.Organization):
		return false
	}
	return strings.Contains(fold(a.Username+"\n"+a.Name+"\n"+a.Email), fold(strings.TrimSpace(s.Text)))
}

// members reads the organisations of all accounts at once.
func (d *Directory) members(ctx context.Context) (map[ID][]catalog.ID, error) {
	rows, err := d.db.Reader().QueryContext(ctx, `SELECT account, organization FROM membership ORDER BY account, place`)
	if err != nil {
		return nil, fmt.Errorf("list organisations of accounts: %w", err)
	}
	defer rows.Close()
	out := map[ID][]catalog.ID{}
	for rows.Next() {
		var id ID
		var b []byte
		if err := rows.Scan(&id, &b); err != nil {
			return nil, err
		}
		organization, err := uuid.FromBytes(b)
		if err != nil {
			return nil, err
		}
		out[id] = append(out[id], organization)
	}
	return out, rows.Err()
}

// Names answers what actors are called, for histories and the audit log; those of jobs, of forgotten and of unknown ones are
// missing, and of people who gave none. It tells names only, to everybody who may see the history.
func (d *Directory) Names(ctx context.Context, actors []string) (map[string]string, error) {
	list, err := json.Marshal(actors)
	if err != nil {
		return nil, err
	}
	rows, err := d.db.Reader().QueryContext(ctx, `SELECT id, name, username, email FROM account
		WHERE id IN (SELECT value FROM json_each(?)) AND state <> ?`, string(list), Forgotten)
	if err != nil {
		return nil, fmt.Errorf("read names of actors: %w", err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var a Account
		if err := rows.Scan(&a.ID, &a.Name, &a.Username, &a.Email); err != nil {
			return nil, err
		}
		// People's e-mail addresses and usernames are theirs; an API user's name for itself is all that there is.
		switch name := a.Name; {
		case name != "":
			out[string(a.ID)] = name
		case a.ID.API():
			out[string(a.ID)] = a.Username
		}
	}
	return out, rows.Err()
}
