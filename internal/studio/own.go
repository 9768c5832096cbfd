package studio

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/page"
)

func (s *Studio) home(w http.ResponseWriter, r *frame.Request) error {
	return r.Show(w, http.StatusOK, frame.Page{Title: r.W.Frame.FrontPage}, page.Home(r.W, r.Person, r.FrontItems()))
}

func (s *Studio) showOwn(w http.ResponseWriter, r *frame.Request) error {
	f := form.New(r.URL.RequestURI(), "name", r.Person.Name, "language", r.Person.Language)
	return s.ownPage(w, r, http.StatusOK, f)
}

func (s *Studio) ownPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	linked, err := s.Accounts.Linked(r.Context(), r.Person.ID)
	if err != nil {
		return err
	}
	own := page.OwnAccount{Account: r.Person, Organizations: s.names(r.Person.Organizations), Linked: linked, Provider: s.provider(r)}
	return r.Show(w, status, frame.Page{Title: r.W.Own.Title, Failed: f.Failed()}, page.Own(r.W, f, own))
}

func (s *Studio) changeOwn(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	if !require(r, f, "name", r.W.Own.Name) {
		return s.ownPage(w, r, http.StatusUnprocessableEntity, f)
	}
	a, err := s.Accounts.ChangeSelf(r.Context(), r.Person.ID, f.Get("name"), f.Get("language"))
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.ownPage(w, r, status, f)
		}
		return err
	}
	r.Lang, r.W = a.Language, wordsOf(a.Language)
	r.Say(r.W.Own.Saved)
	return r.Go(w, "/account")
}

// proof is how forms learn who it is who changes how the account is logged in to.
func (s *Studio) proof(r *frame.Request) page.Proof {
	return page.Proof{HasPassword: r.Person.HasPassword, Proven: s.sessions.Proven(r.Context())}
}

func (s *Studio) showNewEmail(w http.ResponseWriter, r *frame.Request) error {
	return s.newEmailPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) newEmailPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	return r.Show(w, status, frame.Page{Title: r.W.Own.ChangeEmail, Narrow: true, Failed: f.Failed()}, page.NewEmail(r.W, f, s.proof(r)))
}

func (s *Studio) askEmail(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	err := s.Accounts.AskEmail(r.Context(), r.Person.ID, f.Raw("password"), f.Get("email"), r.Remote())
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.newEmailPage(w, r, status, f)
		}
		return err
	}
	r.Say(fmt.Sprintf(r.W.Own.EmailSent, f.Get("email")))
	return r.Go(w, "/account")
}

func (s *Studio) showNewPassword(w http.ResponseWriter, r *frame.Request) error {
	return s.newPasswordPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) newPasswordPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	title := r.W.Own.ChangePassword
	if !r.Person.HasPassword {
		title = r.W.Own.SetPassword
	}
	return r.Show(w, status, frame.Page{Title: title, Narrow: true, Failed: f.Failed()}, page.NewPassword(r.W, f, title, s.proof(r)))
}

func (s *Studio) changePassword(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	if err := s.sessions.ChangePassword(r.Context(), r.Request, f.Raw("password"), f.Raw("new")); err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.newPasswordPage(w, r, status, f)
		}
		return err
	}
	r.Say(r.W.Own.PasswordChanged)
	return r.Go(w, "/account")
}

func (s *Studio) showLink(w http.ResponseWriter, r *frame.Request) error {
	if s.Accounts.OIDC == nil {
		return frame.ErrNotFound
	}
	return s.linkPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) linkPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	title := fmt.Sprintf(r.W.Own.Link, s.Provider)
	return r.Show(w, status, frame.Page{Title: title, Narrow: true, Failed: f.Failed()}, page.Link(r.W, f, title, s.proof(r)))
}

// beginLink lets who has proven who it is go on to the provider.
func (s *Studio) beginLink(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	address, err := s.sessions.BeginLink(r.Context(), r.Request, f.Raw("password"), r.To("/account"))
	if errors.Is(err, account.ErrNoProvider) {
		return frame.ErrNotFound
	}
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.linkPage(w, r, status, f)
		}
		s.Frame.Logger.WarnContext(r.Context(), "the log-in provider cannot be asked", "error", err)
		return s.afterOIDC(w, r, r.W.LogIn.ProviderDown)
	}
	p := &page.Provider{Name: s.Provider, Href: address}
	return r.Show(w, http.StatusOK, frame.Page{Title: r.W.Own.LinkOn, Narrow: true}, page.LinkOn(r.W, p))
}

func (s *Studio) showUnlink(w http.ResponseWriter, r *frame.Request) error {
	if s.Accounts.OIDC == nil {
		return frame.ErrNotFound
	}
	return s.unlinkPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) unlinkPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	title := fmt.Sprintf(r.W.Own.Unlink, s.Provider)
	return r.Show(w, status, frame.Page{Title: title, Narrow: true, Failed: f.Failed()}, page.Unlink(r.W, f, title, s.proof(r)))
}

func (s *Studio) unlink(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	if err := s.Accounts.Unlink(r.Context(), r.Person.ID, f.Raw("password"), r.Remote()); err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			for i := range f.Problems {
				if !r.Person.HasPassword { // there is no field then
					f.Problems[i].Field = ""
				}
			}
			return s.unlinkPage(w, r, status, f)
		}
		return err
	}
	if _, stays := s.sessions.Person(r.Context()); stays {
		r.Say(r.W.Own.Unlinked)
		return r.Go(w, "/account")
	}
	if err := s.sessions.LogOut(r.Context()); err != nil { // what is left of the session
		return err
	}
	r.Say(r.W.Own.Unlinked)
	return r.Go(w, "/login")
}

func (s *Studio) showForgetSelf(w http.ResponseWriter, r *frame.Request) error {
	return s.forgetSelfPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) forgetSelfPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	return r.Show(w, status, frame.Page{Title: r.W.Own.Forget, Narrow: true, Failed: f.Failed()}, page.ForgetSelf(r.W, f, s.proof(r)))
}

func (s *Studio) forgetSelf(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	if err := s.Accounts.ForgetSelf(r.Context(), r.Person.ID, f.Raw("password"), r.Remote()); err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.forgetSelfPage(w, r, status, f)
		}
		return err
	}
	if err := s.sessions.LogOut(r.Context()); err != nil {
		return err
	}
	r.Say(r.W.Own.Forgotten)
	return r.Go(w, "/login")
}

func (s *Studio) showSessions(w http.ResponseWriter, r *frame.Request) error {
	list, err := s.sessions.List(r.Context())
	if err != nil {
		return err
	}
	return r.Show(w, http.StatusOK, frame.Page{Title: r.W.Session.Title}, page.Sessions(r.W, list))
}

func (s *Studio) endSession(w http.ResponseWriter, r *frame.Request) error {
	if err := s.sessions.Revoke(r.Context(), r.PostFormValue("session")); err != nil {
		return err
	}
	r.Say(r.W.Session.Ended)
	return r.Go(w, "/account/sessions")
}

func (s *Studio) endOtherSessions(w http.ResponseWriter, r *frame.Request) error {
	if err := s.sessions.RevokeOthers(r.Context()); err != nil {
		return err
	}
	r.Say(r.W.Session.OthersEnded)
	return r.Go(w, "/account/sessions")
}
