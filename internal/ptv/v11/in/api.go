package in

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
)

// Errors of Accounts.
var (
	// ErrLogIn says that username or password is wrong, or that the account may not log in.
	ErrLogIn = errors.New("log-in refused")
	// ErrOrganization says that the account does not serve the organisation.
	ErrOrganization = errors.New("the account does not serve the organisation")
	// ErrToken says that a token is not accepted, for whatever reason.
	ErrToken = errors.New("token refused")
)

// Locked says that too many log-ins have failed.
type Locked struct{ After time.Duration }

func (e *Locked) Error() string { return "too many log-ins have failed" }

// Accounts knows who may use the interface.
type Accounts interface {
	// LogIn gives a token to an API user. A zero organisation asks for all that the user serves. remote is the address of
	// the request. The errors are ErrLogIn, ErrOrganization and *Locked, others are failures.
	LogIn(ctx context.Context, username, password string, organization catalog.ID, remote string) (token string, err error)
	// Verify tells who presents a token: ErrToken when nobody does, another error for a failure.
	Verify(ctx context.Context, token string) (editorial.Caller, error)
}

// Act is what the audit log is told: a right that somebody used, or was refused.
type Act struct {
	Actor string
	// Action is the operation's name, such as put_Service_id.
	Action string
	// Organization is the one whose right it is, zero when there is none.
	Organization catalog.ID
	// Ref is the entity, zero when it is about none.
	editorial.Ref
	// Status is that of the answer.
	Status int
	// Detail is a rule's name or "".
	Detail string
}

// Options are what the write side stands on; all members but Remote, Audit, Now and Logger are compulsory.
type Options struct {
	Desk *editorial.Desk
	// Log is the one that the desk writes to.
	Log      store.Log
	Renderer *v11.Renderer
	Accounts Accounts
	// Remote tells which address a request comes from, for counting failed log-ins; nil takes the connection's.
	Remote func(*http.Request) string
	// Audit is told of every write, every refusal and every read that needs a log-in; it must not wait. nil tells nobody.
	Audit func(context.Context, Act)
	// Now is the clock; nil is time.Now.
	Now    func() time.Time
	Logger *slog.Logger
}

// API answers the operations of PTV's interface that need a log-in. It implements v11.Restricted. It is safe for use by
// many goroutines.
type API struct {
	Options
	operations map[string]operation
}

// operation is one operation of the interface.
type operation struct {
	// right is what the caller needs to have at all.
	right editorial.Right
	serve func(*API, call) int
}

// New returns the write side.
func New(o Options) *API {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.Remote == nil {
		o.Remote = func(r *http.Request) string { return r.RemoteAddr }
	}
	if o.Audit == nil {
		o.Audit = func(context.Context, Act) {}
	}
	return &API{Options: o, operations: operations()}
}

// call is one request of somebody who has logged in.
type call struct {
	v11.Call
	caller editorial.Caller
}

func (c call) context() context.Context { return c.Request().Context() }

// Serve answers one operation.
func (a *API) Serve(c v11.Call) int {
	if c.Operation == v11.LogIn {
		return a.logIn(c)
	}
	token := v11.Token(c.Request())
	if token == "" {
		return c.Unauthorized()
	}
	ctx := c.Request().Context()
	caller, err := a.Accounts.Verify(ctx, token)
	switch {
	case errors.Is(err, ErrToken):
		return c.Unauthorized()
	case err != nil:
		return c.Broken(err)
	}
	op := a.operations[c.Operation]
	if !caller.Rights.Has(op.right) {
		a.Audit(ctx, Act{Actor: caller.Actor, Action: c.Operation, Organization: first(caller), Status: http.StatusForbidden, Detail: editorial.RuleRight})
		return c.Forbidden()
	}
	if err := a.Desk.Register().Ready(ctx); err != nil {
		return c.Broken(err)
	}
	status := op.serve(a, call{c, caller})
	if c.Request().Method != http.MethodGet {
		return status // writes tell what they did themselves
	}
	a.Audit(ctx, Act{Actor: caller.Actor, Action: c.Operation, Organization: first(caller), Status: status})
	return status
}

// first is the organisation whose right is used where none is concerned more than others: that main users see all that their API users do,
// it must be one, and it is the same as in the log's entries on the account itself. It is zero for who has none.
func first(caller editorial.Caller) (organization catalog.ID) {
	if len(caller.Organizations) > 0 {
		organization = caller.Organizations[0]
	}
	return organization
}

// Reader is the API user who presents a token where none is needed.
func (a *API) Reader(r *http.Request) string {
	token := v11.Token(r)
	if token == "" {
		return ""
	}
	caller, err := a.Accounts.Verify(r.Context(), token)
	if err != nil || !caller.API {
		return ""
	}
	return caller.Actor
}
