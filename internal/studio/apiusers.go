package studio

import (
	"crypto/rand"
	"fmt"
	"net/http"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/page"
)

func (s *Studio) listAPIUsers(w http.ResponseWriter, r *frame.Request) error {
	l, err := s.listed(r, true)
	if err != nil {
		return err
	}
	return r.Show(w, http.StatusOK, frame.Page{Title: r.W.API.Title}, page.APIUsers(r.W, l))
}

// apiRights are those that an API user can have.
func apiRights(r *frame.Request) []form.Option {
	var out []form.Option
	for _, name := range account.RightNames(editorial.RightRead | editorial.RightWrite | editorial.RightASTI) {
		out = append(out, form.Option{Value: name, Label: r.W.Manage.RightNames[name], Hint: r.W.Manage.RightsAbout[name]})
	}
	return out
}

func readAPIRights(r *frame.Request, f *form.Form) editorial.Right {
	rights, err := account.ParseRights(f.All("right")...)
	if err != nil || rights == 0 {
		f.Fail("right", r.W.API.RightMissing)
	}
	return rights
}

func (s *Studio) showNewAPIUser(w http.ResponseWriter, r *frame.Request) error {
	f := form.New(r.URL.RequestURI(), "right", "OpenApiRead", "right", "OpenApiWrite")
	return s.newAPIUserPage(w, r, http.StatusOK, f)
}

func (s *Studio) newAPIUserPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	return r.Show(w, status, frame.Page{Title: r.W.API.AddTitle, Failed: f.Failed()}, page.NewAPIUser(r.W, f, apiRights(r), s.picker(r, f)))
}

// newSecret is a password for a program: nobody needs to remember it. 26 characters of base32 are 130 bits.
func newSecret() string { return rand.Text() }

func (s *Studio) addAPIUser(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	if finding(f) {
		return s.newAPIUserPage(w, r, http.StatusOK, f)
	}
	require(r, f, "username", r.W.API.Username)
	rights := readAPIRights(r, f)
	organizations, ok := chosen(f)
	if !ok || len(organizations) == 0 {
		f.Fail("organization", r.W.Manage.OrganizationMissing)
	}
	if f.Failed() {
		return s.newAPIUserPage(w, r, http.StatusUnprocessableEntity, f)
	}
	secret := newSecret()
	a, err := s.Accounts.Add(r.Context(), r.Caller, account.New{
		API: true, Username: f.Get("username"), Name: f.Get("name"), Language: r.Lang, Password: secret,
		Role: editorial.MainUser, Organizations: organizations, Rights: rights,
	})
	if err != nil {
		if status := s.noteRights(w, r, f, err); status != 0 {
			return s.newAPIUserPage(w, r, status, f)
		}
		return err
	}
	return s.secretPage(w, r, a, secret)
}

// secretPage shows a password, this once: it answers the form itself and is kept nowhere.
func (s *Studio) secretPage(w http.ResponseWriter, r *frame.Request, a account.Account, secret string) error {
	p := frame.Page{Title: r.W.API.SecretTitle, Narrow: true, Here: "/api-users/" + string(a.ID)}
	return r.Show(w, http.StatusOK, p, page.Secret(r.W, a, secret))
}

func (s *Studio) showAPIUser(w http.ResponseWriter, r *frame.Request) error {
	a, err := s.one(r, true)
	if err != nil {
		return err
	}
	f := form.New(r.URL.RequestURI(), "name", a.Name)
	for _, o := range a.Organizations {
		f.Values.Add("organization", o.String())
	}
	f.Values["right"] = account.RightNames(a.Rights)
	return s.apiUserPage(w, r, http.StatusOK, a, f)
}

func (s *Studio) apiUserPage(w http.ResponseWriter, r *frame.Request, status int, a account.Account, f *form.Form) error {
	title := fmt.Sprintf(r.W.API.ChangeTitle, a.Label())
	p := frame.Page{Title: title, Failed: f.Failed(), Here: "/api-users/" + string(a.ID)}
	return r.Show(w, status, p, page.APIUser(r.W, f, title, a, apiRights(r), s.picker(r, f)))
}

func (s *Studio) changeAPIUser(w http.ResponseWriter, r *frame.Request) error {
	a, err := s.one(r, true)
	if err != nil {
		return err
	}
	f := form.Read(r.Request)
	if finding(f) {
		return s.apiUserPage(w, r, http.StatusOK, a, f)
	}
	rights := readAPIRights(r, f)
	organizations, ok := chosen(f)
	if !ok || len(organizations) == 0 && a.Role != editorial.Admin {
		f.Fail("organization", r.W.Manage.OrganizationMissing)
	}
	if f.Failed() {
		return s.apiUserPage(w, r, http.StatusUnprocessableEntity, a, f)
	}
	name := f.Get("name")
	after, err := s.Accounts.Change(r.Context(), r.Caller, a.ID, account.Change{Name: &name, Organizations: &organizations, Rights: &rights})
	if err != nil {
		if status := s.noteRights(w, r, f, err); status != 0 {
			return s.apiUserPage(w, r, status, a, f)
		}
		return err
	}
	r.Say(fmt.Sprintf(r.W.Manage.Saved, after.Label()))
	return r.Go(w, "/api-users")
}

func (s *Studio) resetAPIUser(w http.ResponseWriter, r *frame.Request) error {
	a, err := s.one(r, true)
	if err != nil {
		return err
	}
	secret := newSecret()
	if err := s.Accounts.SetPassword(r.Context(), r.Caller, a.ID, secret); err != nil {
		return err
	}
	return s.secretPage(w, r, a, secret)
}
