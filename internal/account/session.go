package account

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// SessionOptions are the settings of Sessions; the zero value is fit for use without https.
type SessionOptions struct {
	// Secure is for https: the cookie is then __Host-varanto, sent over https only.
	Secure bool
	// Idle ends a session that long after its last request; 0 is 2 hours.
	Idle time.Duration
	// Lifetime ends a session that long after log-in, whatever is done; 0 is 12 hours.
	Lifetime time.Duration
}

// Sessions are the log-ins of people with a browser. All methods with a context want that of a request which Middleware
// has gone through.
type Sessions struct{}

// Sessions makes the sessions of this directory.
func (d *Directory) Sessions(o SessionOptions) *Sessions { return &Sessions{} }

// Middleware reads the session of a request and keeps it up; it must stand around all pages that know people.
func (s *Sessions) Middleware(next http.Handler) http.Handler { return next }

// Person answers who is logged in; false when nobody is, or when the second step is still to be taken.
func (s *Sessions) Person(ctx context.Context) (Account, bool) { return Account{}, false }

// Step is what comes next in a log-in.
type Step string

// The steps.
const (
	LoggedIn Step = "logged in"
	NeedCode Step = "code"
)

// LogIn takes the first step: username or e-mail, and password. The errors are ErrCredentials and *Locked.
func (s *Sessions) LogIn(ctx context.Context, r *http.Request, username, password string) (Step, error) {
	return "", errNotBuilt
}

// LogInCode takes the second step: a code of the authenticator, or a recovery code. ErrNoSession: the first step is missing
// or more than ten minutes old.
func (s *Sessions) LogInCode(ctx context.Context, r *http.Request, code string) error {
	return errNotBuilt
}

// LogOut ends this session.
func (s *Sessions) LogOut(ctx context.Context) error { return errNotBuilt }

// Session is one log-in of a person.
type Session struct {
	ID      string // for Revoke; not the cookie
	Began   time.Time
	Seen    time.Time // to the minute
	Browser string    // such as "Firefox, Linux"; empty when unknown
	Current bool      // the one that asks
}

// List answers the person's own sessions, newest first.
func (s *Sessions) List(ctx context.Context) ([]Session, error) { return nil, errNotBuilt }

// Revoke ends one of the person's own sessions.
func (s *Sessions) Revoke(ctx context.Context, id string) error { return errNotBuilt }

// RevokeOthers ends all of the person's sessions but this one.
func (s *Sessions) RevokeOthers(ctx context.Context) error { return errNotBuilt }

// Put keeps a short text in the session, such as a message for the next page; nobody needs to be logged in.
func (s *Sessions) Put(ctx context.Context, key, text string) {}

// Take answers and drops what was Put.
func (s *Sessions) Take(ctx context.Context, key string) string { return "" }

// BeginOIDC answers the provider's address to which the browser is sent; after the log-in it is to go to returnTo, a path
// of this site.
func (s *Sessions) BeginOIDC(ctx context.Context, returnTo string) (string, error) {
	return "", errNotBuilt
}

// FinishOIDC takes what the provider's redirect brought (its query), logs the person in and answers where to go on. When
// somebody is logged in already, the identity is linked to that person.
func (s *Sessions) FinishOIDC(ctx context.Context, r *http.Request, query url.Values) (returnTo string, err error) {
	return "", errNotBuilt
}
