package studio

import (
	"errors"
	"net/http"
	"strings"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/page"
)

// fromLetter brings who follows a letter's link, which has no language, to the page in the reader's language: an invitation
// says which that is.
func (s *Studio) fromLetter(w http.ResponseWriter, r *frame.Request) error {
	if r.URL.Path == account.InvitationPath {
		if a, err := s.Accounts.Invitation(r.Context(), token(r)); err == nil && wordsOf(a.Language) != nil {
			r.Lang = a.Language
		}
	}
	to := "/" + strings.TrimPrefix(r.URL.Path, frame.Root)
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	return r.Go(w, to)
}

func (s *Studio) showAskReset(w http.ResponseWriter, r *frame.Request) error {
	return s.askResetPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) askResetPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	return r.Show(w, status, frame.Page{Title: r.W.Letter.AskTitle, Narrow: true, Failed: f.Failed()}, page.AskReset(r.W, f))
}

// askReset answers the same whether there is such an account or not.
func (s *Studio) askReset(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	if !require(r, f, "username", r.W.LogIn.Username) {
		return s.askResetPage(w, r, http.StatusUnprocessableEntity, f)
	}
	if err := s.Accounts.AskReset(r.Context(), f.Get("username"), r.Remote()); err != nil {
		return err
	}
	return r.Go(w, "/reset/sent")
}

func (s *Studio) showAskedReset(w http.ResponseWriter, r *frame.Request) error {
	return r.Show(w, http.StatusOK, frame.Page{Title: r.W.Letter.AskedTitle, Narrow: true}, page.Told(r.W, r.W.Letter.AskedTitle, r.W.Letter.AskedText))
}

// ended says that a letter's link works no more.
func ended(w http.ResponseWriter, r *frame.Request, text string) error {
	return r.Show(w, http.StatusNotFound, frame.Page{Title: r.W.Letter.EndedTitle, Narrow: true}, page.Told(r.W, r.W.Letter.EndedTitle, text))
}

func token(r *frame.Request) string { return r.URL.Query().Get("token") }

func (s *Studio) showReset(w http.ResponseWriter, r *frame.Request) error {
	if err := s.Accounts.ResetLink(r.Context(), token(r)); errors.Is(err, account.ErrLink) {
		return ended(w, r, r.W.Letter.EndedReset)
	} else if err != nil {
		return err
	}
	return s.resetPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) resetPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	return r.Show(w, status, frame.Page{Title: r.W.Letter.SetTitle, Narrow: true, Failed: f.Failed()}, page.Reset(r.W, f))
}

func (s *Studio) reset(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	err := s.Accounts.Reset(r.Context(), token(r), f.Raw("password"))
	if errors.Is(err, account.ErrLink) {
		return ended(w, r, r.W.Letter.EndedReset)
	}
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.resetPage(w, r, status, f)
		}
		return err
	}
	r.Say(r.W.Letter.SetDone)
	return r.Go(w, "/login")
}

func (s *Studio) showInvitation(w http.ResponseWriter, r *frame.Request) error {
	a, err := s.Accounts.Invitation(r.Context(), token(r))
	if errors.Is(err, account.ErrLink) {
		return ended(w, r, r.W.Letter.EndedInvitation)
	}
	if err != nil {
		return err
	}
	return s.invitationPage(w, r, http.StatusOK, a, form.New(r.URL.RequestURI(), "name", a.Name))
}

func (s *Studio) invitationPage(w http.ResponseWriter, r *frame.Request, status int, a account.Account, f *form.Form) error {
	p := frame.Page{Title: r.W.Letter.InviteTitle, Narrow: true, Failed: f.Failed()}
	return r.Show(w, status, p, page.Invitation(r.W, f, a, s.names(a.Organizations), s.provider(r)))
}

func (s *Studio) acceptInvitation(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	a, err := s.Accounts.Invitation(r.Context(), token(r))
	if err == nil && require(r, f, "name", r.W.Letter.InviteName) {
		_, err = s.Accounts.AcceptInvitation(r.Context(), token(r), f.Get("name"), f.Raw("password"))
	}
	if errors.Is(err, account.ErrLink) {
		return ended(w, r, r.W.Letter.EndedInvitation)
	}
	if f.Failed() {
		return s.invitationPage(w, r, http.StatusUnprocessableEntity, a, f)
	}
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.invitationPage(w, r, status, a, f)
		}
		return err
	}
	r.Say(r.W.Letter.InviteDone)
	return r.Go(w, "/login")
}

// showEmail asks to press a button: programs that look at links in letters must not use them up.
func (s *Studio) showEmail(w http.ResponseWriter, r *frame.Request) error {
	return s.emailPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) emailPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	return r.Show(w, status, frame.Page{Title: r.W.Letter.EmailTitle, Narrow: true, Failed: f.Failed()}, page.ConfirmEmail(r.W, f))
}

func (s *Studio) confirmEmail(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	_, err := s.Accounts.ConfirmEmail(r.Context(), token(r))
	if errors.Is(err, account.ErrLink) {
		return ended(w, r, r.W.Letter.EndedEmail)
	}
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			for i := range f.Problems { // the page has no field
				f.Problems[i].Field = ""
			}
			return s.emailPage(w, r, status, f)
		}
		return err
	}
	r.Say(r.W.Letter.EmailDone)
	if r.LoggedIn() {
		return r.Go(w, "/account")
	}
	return r.Go(w, "/login")
}
