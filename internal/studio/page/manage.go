package page

import (
	"time"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/words"
)

// Picker is the choice of organisations in a form.
type Picker struct {
	// Options are those that can be chosen now: all, or those chosen before and those found.
	Options []form.Option
	// Search tells that there are too many to show all; Searched that some were searched for.
	Search, Searched bool
	// Found is how many of the options were found, More how many further ones are not shown.
	Found, More int
}

// List is a page of people or API users.
type List struct {
	Form           *form.Form
	Rows           []Row
	Count          int
	Page, Pages    int
	Previous, Next string // addresses; empty for none
}

// Row is an account in a list.
type Row struct {
	Account       account.Account
	Organizations []string
}

func count(w *words.Words, n int) string {
	switch n {
	case 0:
		return w.Manage.Nobody
	case 1:
		return w.Manage.CountOne
	}
	return say(w.Manage.CountMany, n)
}

// states are those that a list can be narrowed to; API users are never invited.
func states(w *words.Words, api bool) []form.Option {
	var out []form.Option
	for _, s := range []account.State{account.Active, account.Invited, account.Disabled} {
		if api && s == account.Invited {
			continue
		}
		out = append(out, form.Option{Value: string(s), Label: w.Manage.States[string(s)]})
	}
	return out
}

// handles are username and e-mail, as far as they differ from what the account is called.
func handles(a account.Account) []string {
	var out []string
	for _, s := range []string{a.Username, a.Email} {
		if s != "" && s != a.Label() {
			out = append(out, s)
		}
	}
	return out
}

// AuditView is a page of the audit log.
type AuditView struct {
	Form           *form.Form
	Acts, Outcomes []form.Option
	Rows           []AuditRow
	Newest, Older  string // addresses; empty for none
}

// AuditRow is an entry of the audit log, in words.
type AuditRow struct {
	Time                                             time.Time
	Who, Act, Organization, Subject, Outcome, Detail string
	Refused                                          bool
}
