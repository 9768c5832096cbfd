package studio

import (
	"errors"
	"net/http"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/page"
)

func (s *Studio) showLogIn(w http.ResponseWriter, r *frame.Request) error {
	if r.LoggedIn() {
		return r.Back(w, r.URL.Query().Get("return"))
	}
	return s.logInPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) logInPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	p := frame.Page{Title: r.W.LogIn.Title, Narrow: true, Failed: f.Failed()}
	return r.Show(w, status, p, page.LogIn(r.W, f, s.provider(r)))
}

// provider is the log-in elsewhere that is offered; nil when there is none.
func (s *Studio) provider(r *frame.Request) *page.Provider {
	if s.Accounts.OIDC == nil {
		return nil
	}
	return &page.Provider{Name: s.Provider, Href: r.To("/login/oidc?return=" + queryEscape(r.URL.Query().Get("return")))}
}

func (s *Studio) logIn(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	for _, d := range []form.Field{{Name: "username", Label: r.W.LogIn.Username}, {Name: "password", Label: r.W.LogIn.Password}} {
		require(r, f, d.Name, d.Label)
	}
	if f.Failed() {
		return s.logInPage(w, r, http.StatusUnprocessableEntity, f)
	}
	step, err := s.sessions.LogIn(r.Context(), r.Request, f.Get("username"), f.Raw("password"))
	switch {
	case errors.Is(err, account.ErrCredentials):
		f.Fail("username", r.W.LogIn.Wrong)
		return s.logInPage(w, r, http.StatusUnprocessableEntity, f)
	case err != nil:
		if status := s.note(w, r, f, err); status != 0 {
			return s.logInPage(w, r, status, f)
		}
		return err
	case step == account.NeedCode:
		return r.Go(w, "/login/code?return="+queryEscape(r.URL.Query().Get("return")))
	}
	return r.Back(w, r.URL.Query().Get("return"))
}

func (s *Studio) showCode(w http.ResponseWriter, r *frame.Request) error {
	if !s.sessions.Pending(r.Context()) {
		return r.Go(w, "/login")
	}
	return s.codePage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) codePage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	return r.Show(w, status, frame.Page{Title: r.W.LogIn.CodeTitle, Narrow: true, Failed: f.Failed()}, page.Code(r.W, f))
}

func (s *Studio) logInCode(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	if !require(r, f, "code", r.W.LogIn.Code) {
		return s.codePage(w, r, http.StatusUnprocessableEntity, f)
	}
	err := s.sessions.LogInCode(r.Context(), r.Request, f.Get("code"))
	if errors.Is(err, account.ErrNoSession) {
		return r.Go(w, "/login")
	}
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.codePage(w, r, status, f)
		}
		return err
	}
	return r.Back(w, r.URL.Query().Get("return"))
}

func (s *Studio) logOut(w http.ResponseWriter, r *frame.Request) error {
	if err := s.sessions.LogOut(r.Context()); err != nil {
		return err
	}
	r.Say(r.W.LogIn.Out)
	return r.Go(w, "/login")
}

// beginOIDC sends the browser to the provider. Links of other sites do not begin anything: they could make somebody log in
// as another without noticing.
func (s *Studio) beginOIDC(w http.ResponseWriter, r *frame.Request) error {
	if fromElsewhere(r) {
		return r.Go(w, "/login")
	}
	address, err := s.sessions.BeginOIDC(r.Context(), r.Return(r.URL.Query().Get("return")))
	return s.toProvider(w, r, address, err)
}

// beginProof sends who has no password to the provider to prove again who it is.
func (s *Studio) beginProof(w http.ResponseWriter, r *frame.Request) error {
	if s.Accounts.OIDC == nil {
		return frame.ErrNotFound
	}
	if fromElsewhere(r) || r.Person.HasPassword {
		return r.Go(w, "/account")
	}
	address, err := s.sessions.BeginProof(r.Context(), r.Return(r.URL.Query().Get("return")))
	return s.toProvider(w, r, address, err)
}

// fromElsewhere tells whether a link of another site led here.
func fromElsewhere(r *frame.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "cross-site" || site == "same-site"
}

func (s *Studio) toProvider(w http.ResponseWriter, r *frame.Request, address string, err error) error {
	if errors.Is(err, account.ErrNoProvider) {
		return frame.ErrNotFound
	}
	if err != nil {
		s.Frame.Logger.WarnContext(r.Context(), "the log-in provider cannot be asked", "error", err)
		return s.afterOIDC(w, r, r.W.LogIn.ProviderDown)
	}
	http.Redirect(w, r.Request, address, http.StatusSeeOther)
	return nil
}

// finishOIDC is where the provider sends the browser back to.
func (s *Studio) finishOIDC(w http.ResponseWriter, r *frame.Request) error {
	done, err := s.sessions.FinishOIDC(r.Context(), r.Request, r.URL.Query())
	t := r.W.LogIn
	switch {
	case errors.Is(err, account.ErrNoProvider):
		return frame.ErrNotFound
	case errors.Is(err, account.ErrNoAccount) && done.Link:
		return s.afterOIDC(w, r, t.ProviderTaken)
	case errors.Is(err, account.ErrNoAccount) && done.Proof:
		return s.afterOIDC(w, r, t.ProviderOther)
	case errors.Is(err, oidc.ErrNoTime):
		return s.afterOIDC(w, r, t.ProviderNoTime)
	case errors.Is(err, oidc.ErrOld):
		return s.afterOIDC(w, r, t.ProviderOld)
	case errors.Is(err, account.ErrNoAccount):
		return s.afterOIDC(w, r, t.ProviderUnknown)
	case errors.Is(err, oidc.ErrFlow):
		return s.afterOIDC(w, r, t.ProviderFlow)
	case errors.Is(err, oidc.ErrRefused):
		return s.afterOIDC(w, r, t.ProviderRefused)
	case err != nil:
		s.Frame.Logger.WarnContext(r.Context(), "a log-in at the provider failed", "error", err)
		return s.afterOIDC(w, r, t.ProviderDown)
	}
	switch {
	case done.Link:
		r.Say(t.ProviderLinked)
	case done.Proof:
		r.Say(t.ProviderProven)
	}
	return r.Back(w, done.Return)
}

func (s *Studio) afterOIDC(w http.ResponseWriter, r *frame.Request, text string) error {
	r.Say(text)
	if r.LoggedIn() {
		return r.Go(w, "/account")
	}
	return r.Go(w, "/login")
}
