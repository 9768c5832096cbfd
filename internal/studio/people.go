package studio

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/page"
)

func (s *Studio) listPeople(w http.ResponseWriter, r *frame.Request) error {
	l, err := s.listed(r, false)
	if err != nil {
		return err
	}
	return r.Show(w, http.StatusOK, frame.Page{Title: r.W.People.Title}, page.People(r.W, l))
}

// roles are those that the caller may give.
func roles(r *frame.Request) []form.Option {
	var out []form.Option
	for _, role := range editorial.Roles() {
		if role == editorial.Admin && r.Caller.Role != editorial.Admin {
			continue
		}
		out = append(out, form.Option{Value: account.RoleName(role), Label: r.W.Manage.Roles[string(role)], Hint: r.W.Manage.RolesAbout[string(role)]})
	}
	return out
}

// readRights reads role and organisations of a form and notes what is wrong with them.
func readRights(r *frame.Request, f *form.Form) (editorial.Role, []catalog.ID) {
	role, err := account.ParseRole(f.Get("role"))
	if err != nil {
		f.Fail("role", fmt.Sprintf(r.W.Form.Missing, r.W.Manage.Role))
	}
	organizations, ok := chosen(f)
	switch {
	case !ok:
		f.Fail("organization", r.W.Manage.NotYours)
	case len(organizations) == 0 && err == nil && role != editorial.Admin:
		f.Fail("organization", r.W.Manage.OrganizationMissing)
	}
	return role, organizations
}

func (s *Studio) showInvite(w http.ResponseWriter, r *frame.Request) error {
	f := form.New(r.URL.RequestURI(), "language", r.Lang, "role", account.RoleName(editorial.Editor))
	return s.invitePage(w, r, http.StatusOK, f)
}

func (s *Studio) invitePage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	p := frame.Page{Title: r.W.People.InviteTitle, Failed: f.Failed()}
	return r.Show(w, status, p, page.Invite(r.W, f, roles(r), s.picker(r, f)))
}

func (s *Studio) invite(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	if finding(f) {
		return s.invitePage(w, r, http.StatusOK, f)
	}
	require(r, f, "email", r.W.People.Email)
	role, organizations := readRights(r, f)
	if f.Failed() {
		return s.invitePage(w, r, http.StatusUnprocessableEntity, f)
	}
	n := account.New{Name: f.Get("name"), Email: f.Get("email"), Language: f.Get("language"), Role: role, Organizations: organizations}
	a, err := s.Accounts.Invite(r.Context(), r.Caller, n)
	if err != nil {
		if status := s.noteRights(w, r, f, err); status != 0 {
			return s.invitePage(w, r, status, f)
		}
		return err
	}
	r.Say(fmt.Sprintf(r.W.People.Invited, a.Email))
	return r.Go(w, "/people")
}

// noteRights is note for forms that give rights: those that the caller may not give are said at the form.
func (s *Studio) noteRights(w http.ResponseWriter, r *frame.Request, f *form.Form, err error) int {
	if errors.Is(err, account.ErrForbidden) {
		f.Fail("organization", r.W.Manage.NotYours)
		return http.StatusForbidden
	}
	return s.note(w, r, f, err)
}

// one is the account in the address, if the caller manages it: it does not exist for others.
func (s *Studio) one(r *frame.Request, api bool) (account.Account, error) {
	id := account.ID(r.PathValue("id"))
	a, err := s.Accounts.Account(r.Context(), r.Caller, id)
	if err != nil {
		return account.Account{}, err
	}
	// Everybody sees the own account, but here only those that the caller may change.
	if a.ID.API() != api || a.State == account.Forgotten {
		return account.Account{}, account.ErrNotFound
	}
	return a, nil
}

func (s *Studio) showPerson(w http.ResponseWriter, r *frame.Request) error {
	a, err := s.one(r, false)
	if err != nil {
		return err
	}
	f := form.New(r.URL.RequestURI(), "name", a.Name, "role", account.RoleName(a.Role), "language", a.Language)
	for _, o := range a.Organizations {
		f.Values.Add("organization", o.String())
	}
	return s.personPage(w, r, http.StatusOK, a, f)
}

func (s *Studio) personPage(w http.ResponseWriter, r *frame.Request, status int, a account.Account, f *form.Form) error {
	title := fmt.Sprintf(r.W.People.ChangeTitle, a.Label())
	p := frame.Page{Title: title, Failed: f.Failed(), Here: "/people/" + string(a.ID)}
	return r.Show(w, status, p, page.Person(r.W, f, title, a, roles(r), s.picker(r, f)))
}

func (s *Studio) changePerson(w http.ResponseWriter, r *frame.Request) error {
	a, err := s.one(r, false)
	if err != nil {
		return err
	}
	f := form.Read(r.Request)
	if finding(f) {
		return s.personPage(w, r, http.StatusOK, a, f)
	}
	role, organizations := readRights(r, f)
	if f.Failed() {
		return s.personPage(w, r, http.StatusUnprocessableEntity, a, f)
	}
	name, language := f.Get("name"), f.Get("language")
	after, err := s.Accounts.Change(r.Context(), r.Caller, a.ID, account.Change{Name: &name, Language: &language, Role: &role, Organizations: &organizations})
	if err != nil {
		if status := s.noteRights(w, r, f, err); status != 0 {
			return s.personPage(w, r, status, a, f)
		}
		return err
	}
	r.Say(fmt.Sprintf(r.W.Manage.Saved, after.Label()))
	return r.Go(w, "/people")
}

// act is a button on the page of an account.
type act struct {
	do   func(*frame.Request, account.Account) error
	said func(*frame.Request) string // %s = label
	to   string                      // where to go on; empty is the account's own page
}

// press answers a button on the page of a person or an API user.
func (s *Studio) press(api bool, what act) frame.Handler {
	base := "/people/"
	if api {
		base = "/api-users/"
	}
	return func(w http.ResponseWriter, r *frame.Request) error {
		a, err := s.one(r, api)
		if err != nil {
			return err
		}
		to := what.to
		if to == "" {
			to = base + string(a.ID)
		}
		err = what.do(r, a)
		if errors.Is(err, account.ErrLastAdmin) {
			r.Say(r.W.Own.LastAdmin)
			return r.Go(w, base+string(a.ID))
		}
		if err != nil {
			return err
		}
		r.Say(fmt.Sprintf(what.said(r), a.Label()))
		return r.Go(w, to)
	}
}

func (s *Studio) disable(r *frame.Request, a account.Account) error {
	return s.Accounts.Disable(r.Context(), r.Caller, a.ID)
}

func (s *Studio) enable(r *frame.Request, a account.Account) error {
	return s.Accounts.Enable(r.Context(), r.Caller, a.ID)
}

func (s *Studio) endAll(r *frame.Request, a account.Account) error {
	return s.Accounts.EndTokens(r.Context(), r.Caller, a.ID)
}

func (s *Studio) endSecondStep(r *frame.Request, a account.Account) error {
	if r.Caller.Actor == string(a.ID) { // the own one ends with the password, on its own page
		return frame.ErrForbidden
	}
	return s.Accounts.EndTwoStep(r.Context(), r.Caller, a.ID, "", r.Remote())
}

func (s *Studio) inviteAgain(r *frame.Request, a account.Account) error {
	if a.State != account.Invited {
		return frame.ErrBadRequest
	}
	_, err := s.Accounts.Invite(r.Context(), r.Caller, account.New{
		Name: a.Name, Email: a.Email, Language: a.Language, Role: a.Role, Organizations: a.Organizations,
	})
	return err
}

func (s *Studio) forget(r *frame.Request, a account.Account) error {
	return s.Accounts.Forget(r.Context(), r.Caller, a.ID)
}

func (s *Studio) showForget(w http.ResponseWriter, r *frame.Request) error {
	a, err := s.one(r, false)
	if err != nil {
		return err
	}
	title := fmt.Sprintf(r.W.People.ForgetTitle, a.Label())
	return r.Show(w, http.StatusOK, frame.Page{Title: title, Narrow: true}, page.Forget(r.W, title, a))
}
