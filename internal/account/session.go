package account

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/varanto/varanto/internal/account/sqlite"
)

const (
	cookieName       = "varanto"
	secureCookieName = "__Host-varanto" // browsers take it over https only, for this host and the whole site
	defaultIdle      = 2 * time.Hour
	defaultLifetime  = 12 * time.Hour
	// longestSession bounds SessionOptions.Lifetime.
	longestSession = 30 * 24 * time.Hour
	// seenEvery is how exactly it is noted when a session was last used: not every request shall write.
	seenEvery = time.Minute
	// codeTime is how long after the password the second step may be taken.
	codeTime = 10 * time.Minute
	// strangerTime bounds what is kept for a browser where nobody is logged in: anybody can make such sessions without end.
	strangerTime = 30 * time.Minute
)

// Keys of what a session holds.
const (
	keyLogin   = "login"
	keyPending = "pending"
	keySince   = "pending-since"
	keyOf      = "pending-generation" // of the account: a new password or another end of all access ends the first step, too
	keyOIDC    = "oidc"
	keyProven  = "proven"
	keyNote    = "note:"
)

// SessionOptions are the settings of Sessions; the zero value is fit for use without https.
type SessionOptions struct {
	// Secure is for https: the cookie is then __Host-varanto, sent over https only.
	Secure bool
	// Idle ends a session that long after its last request; 0 is 2 hours.
	Idle time.Duration
	// Lifetime ends a session that long after log-in, whatever is done; 0 is 12 hours, the most 30 days.
	Lifetime time.Duration
}

// Sessions are the log-ins of people with a browser. All methods with a context want that of a request which Middleware
// has gone through.
type Sessions struct {
	d *Directory
	SessionOptions
	manager *scs.SessionManager
}

// Sessions makes the sessions of this directory. The cookie is HttpOnly and SameSite=Lax and holds a random token, which is kept
// as a hash; it goes with the browser.
func (d *Directory) Sessions(o SessionOptions) *Sessions {
	if o.Idle <= 0 {
		o.Idle = defaultIdle
	}
	if o.Lifetime <= 0 {
		o.Lifetime = defaultLifetime
	}
	o.Lifetime = min(o.Lifetime, longestSession)
	m := scs.New()
	m.Store = sqlite.SessionStore{DB: d.db}
	m.HashTokenInStore = true
	m.Lifetime = o.Lifetime
	m.Cookie.Name = cookieName
	m.Cookie.Persist = false
	if o.Secure {
		m.Cookie.Name, m.Cookie.Secure = secureCookieName, true
	}
	m.ErrorFunc = func(w http.ResponseWriter, _ *http.Request, err error) {
		d.Logger.Error("a session could not be read or kept", "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
	}
	return &Sessions{d: d, SessionOptions: o, manager: m}
}

// Remote is the address that a request comes from: Directory.Remote.
func (s *Sessions) Remote(r *http.Request) string { return s.d.Remote(r) }

// current is who makes a request. It is one value for the whole request, so that a log-in shows in it.
type current struct {
	account Account
	login   string // empty: nobody is logged in
	// proven is when the person proved it again at the OIDC provider, in this session; zero for never.
	proven time.Time
}

type currentKey struct{}

func currentOf(ctx context.Context) *current {
	if c, ok := ctx.Value(currentKey{}).(*current); ok {
		return c
	}
	return &current{}
}

// Middleware reads the session of a request and keeps it up; it must stand around all pages that know people.
func (s *Sessions) Middleware(next http.Handler) http.Handler {
	return s.manager.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &current{}
		ctx := context.WithValue(r.Context(), currentKey{}, c)
		if err := s.recognize(ctx, c); err != nil {
			s.manager.ErrorFunc(w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	}))
}

// recognize finds out who is logged in. A session whose log-in was ended, or whose time is over, ends here.
func (s *Sessions) recognize(ctx context.Context, c *current) error {
	login := s.manager.GetString(ctx, keyLogin)
	if login == "" {
		return nil
	}
	var id ID
	var began, seen, version int64
	err := s.d.db.Reader().QueryRowContext(ctx, `SELECT account, began, seen, rights_version FROM login WHERE id = ?`,
		loginHash(login)).Scan(&id, &began, &seen, &version)
	if errors.Is(err, sql.ErrNoRows) {
		return s.manager.Destroy(ctx)
	}
	if err != nil {
		return err
	}
	r, err := rowByID(ctx, s.d.db.Reader(), id)
	if err != nil {
		return err
	}
	now := s.d.Now()
	if r.State != Active || !now.Before(fromMicros(began).Add(s.Lifetime)) || !now.Before(fromMicros(seen).Add(s.Idle)) {
		return errors.Join(s.end(ctx, login), s.manager.Destroy(ctx))
	}
	changed := version != r.rightsVersion
	if changed || now.Sub(fromMicros(seen)) >= seenEvery {
		err := s.d.db.Write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE login SET seen = ?, rights_version = ? WHERE id = ?`,
				micros(now), r.rightsVersion, loginHash(login))
			return err
		})
		if err != nil {
			return err
		}
	}
	if changed { // more rights must not come to a cookie that may have been planted or seen before
		if err := s.manager.RenewToken(ctx); err != nil {
			return err
		}
	}
	c.account, c.login, c.proven = r.Account, login, fromMicros(s.manager.GetInt64(ctx, keyProven))
	return nil
}

// Person answers who is logged in; false when nobody is, or when the second step is still to be taken.
func (s *Sessions) Person(ctx context.Context) (Account, bool) {
	c := currentOf(ctx)
	return c.account, c.login != ""
}

// Proven tells whether the person has proven it at the OIDC provider in this session, newly enough for changing how one logs in.
func (s *Sessions) Proven(ctx context.Context) bool { return s.d.proven(currentOf(ctx)) }

// Put keeps a short text in the session, such as a message for the next page; nobody needs to be logged in.
func (s *Sessions) Put(ctx context.Context, key, text string) { s.put(ctx, keyNote+key, text) }

// put keeps something in the session, for a short time only where nobody is logged in.
func (s *Sessions) put(ctx context.Context, key string, value any) {
	s.manager.Put(ctx, key, value)
	if currentOf(ctx).login == "" {
		s.manager.SetDeadline(ctx, time.Now().Add(strangerTime).UTC())
	}
}

// Take answers and drops what was Put; empty when there is nothing.
func (s *Sessions) Take(ctx context.Context, key string) string {
	return s.manager.PopString(ctx, keyNote+key)
}
