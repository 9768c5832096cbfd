package studio

import (
	"errors"
	"net/http"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/frame"
)

// Options are what the studio needs. Frame (with its Sessions), Accounts and Register are compulsory.
type Options struct {
	Frame    frame.Options
	Accounts *account.Directory
	// Register knows the organisations. It may still be empty when the studio is made.
	Register *editorial.Register
	// Provider is what the log-in at the OIDC provider is called on its button; empty when there is none.
	Provider string
}

// Studio is the handler of the studio's pages.
type Studio struct {
	Options
	// Frame is where further parts of the studio hang their pages.
	Frame    *frame.Frame
	sessions *account.Sessions
}

// New makes the studio with its account pages.
func New(o Options) (*Studio, error) {
	if o.Frame.Sessions == nil || o.Accounts == nil || o.Register == nil {
		return nil, errors.New("studio without accounts, sessions or register")
	}
	s := &Studio{Options: o, Frame: frame.New(o.Frame), sessions: o.Frame.Sessions}
	s.routes()
	return s, nil
}

// ServeHTTP answers what is asked for below frame.Root, with the organisations as they are now: rights follow from them.
func (s *Studio) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := s.Register.Ready(r.Context()); err != nil {
		if r.Context().Err() == nil {
			s.Frame.Logger.ErrorContext(r.Context(), "the register of organisations cannot be read", "error", err)
		}
		http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
		return
	}
	s.Frame.ServeHTTP(w, r)
}
