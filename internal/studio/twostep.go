package studio

import (
	"net/http"
	"net/url"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/page"
)

const twoStepPath = "/account/two-step"

func (s *Studio) showTwoStep(w http.ResponseWriter, r *frame.Request) error {
	return s.twoStepPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

// twoStepPage asks for the password to turn the second step on, or off where it is on.
func (s *Studio) twoStepPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	left, err := s.Accounts.RecoveryLeft(r.Context(), r.Person.ID)
	if err != nil {
		return err
	}
	f.Action = r.To(twoStepPath) // whichever of its two forms was sent
	p := frame.Page{Title: r.W.TwoStep.Title, Narrow: true, Failed: f.Failed(), Here: twoStepPath}
	return r.Show(w, status, p, page.TwoStep(r.W, f, r.Person, s.proof(r), left))
}

func (s *Studio) beginTwoStep(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	setup, err := s.Accounts.BeginTwoStep(r.Context(), r.Person.ID, f.Raw("password"), r.Remote())
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.twoStepPage(w, r, status, f)
		}
		return err
	}
	return s.setupPage(w, r, http.StatusOK, form.New(r.To(twoStepPath+"/code"), "secret", setup.Secret, "url", setup.URL))
}

// setupPage shows the secret, which comes back with the form, so that a mistyped code does not make a new one.
func (s *Studio) setupPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	if u, err := url.Parse(f.Get("url")); err != nil || u.Scheme != "otpauth" || f.Get("secret") == "" || u.Query().Get("secret") != f.Get("secret") {
		return frame.ErrBadRequest
	}
	qr, err := page.NewQR(f.Get("url"))
	if err != nil {
		return frame.ErrBadRequest
	}
	p := frame.Page{Title: r.W.TwoStep.SetupTitle, Failed: f.Failed(), Here: twoStepPath}
	return r.Show(w, status, p, page.TwoStepSetup(r.W, f, qr))
}

func (s *Studio) finishTwoStep(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	if !require(r, f, "code", r.W.TwoStep.Code) {
		return s.setupPage(w, r, http.StatusUnprocessableEntity, f)
	}
	codes, err := s.Accounts.FinishTwoStep(r.Context(), r.Person.ID, f.Get("code"), r.Remote())
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.setupPage(w, r, status, f)
		}
		return err
	}
	return r.Show(w, http.StatusOK, frame.Page{Title: r.W.TwoStep.CodesTitle, Here: twoStepPath}, page.RecoveryCodes(r.W, codes))
}

func (s *Studio) showNewCodes(w http.ResponseWriter, r *frame.Request) error {
	if !r.Person.TwoStep {
		return r.Go(w, twoStepPath)
	}
	return s.newCodesPage(w, r, http.StatusOK, form.New(r.URL.RequestURI()))
}

func (s *Studio) newCodesPage(w http.ResponseWriter, r *frame.Request, status int, f *form.Form) error {
	p := frame.Page{Title: r.W.TwoStep.NewCodes, Narrow: true, Failed: f.Failed(), Here: twoStepPath}
	return r.Show(w, status, p, page.NewRecoveryCodes(r.W, f, s.proof(r)))
}

// newCodes answers the form itself with the codes: they are shown this once, and kept nowhere.
func (s *Studio) newCodes(w http.ResponseWriter, r *frame.Request) error {
	if !r.Person.TwoStep {
		return r.Go(w, twoStepPath)
	}
	f := form.Read(r.Request)
	codes, err := s.Accounts.RenewRecovery(r.Context(), r.Person.ID, f.Raw("password"), r.Remote())
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.newCodesPage(w, r, status, f)
		}
		return err
	}
	return r.Show(w, http.StatusOK, frame.Page{Title: r.W.TwoStep.CodesTitle, Here: twoStepPath}, page.RecoveryCodes(r.W, codes))
}

func (s *Studio) endTwoStep(w http.ResponseWriter, r *frame.Request) error {
	f := form.Read(r.Request)
	err := s.Accounts.EndTwoStep(r.Context(), r.Caller, account.ID(r.Caller.Actor), f.Raw("password"), r.Remote())
	if err != nil {
		if status := s.note(w, r, f, err); status != 0 {
			return s.twoStepPage(w, r, status, f)
		}
		return err
	}
	r.Say(r.W.TwoStep.Ended)
	return r.Go(w, twoStepPath)
}
