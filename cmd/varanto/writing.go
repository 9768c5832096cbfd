package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/ptv/v11/in"
	"github.com/varanto/varanto/internal/store"
)

// writing is all by which the catalogue is changed while it is served: accounts, the desk, and PTV's interface for
// writing.
type writing struct {
	accounts *account.Directory
	desk     *editorial.Desk
	api      *in.API
}

func newWriting(ctx context.Context, data string, options account.Options, editing editorial.Options, log store.Log, renderer *v11.Renderer, logger *slog.Logger) (*writing, error) {
	register := editorial.NewRegister(log)
	options.Parent = parentIn(register, logger)
	accounts, err := account.Open(ctx, data, options)
	if err != nil {
		return nil, fmt.Errorf("open the accounts: %w", err)
	}
	editing.Told = auditDesk(accounts)
	w := &writing{accounts: accounts, desk: editorial.NewDesk(log, register, editing)}
	w.api = in.New(in.Options{
		Desk: w.desk, Log: log, Renderer: renderer, Accounts: apiUsers{accounts}, Remote: accounts.Remote,
		Audit: auditTo(accounts), Logger: logger,
	})
	return w, nil
}

// parentIn tells what stands above an organisation. Only whoever has proven who they are is asked about: so the register
// is read for nobody else.
func parentIn(register *editorial.Register, logger *slog.Logger) func(catalog.ID) (catalog.ID, bool) {
	return func(id catalog.ID) (catalog.ID, bool) {
		if err := register.Ready(context.Background()); err != nil { // rights fall back to the very organisation
			logger.Error("the register of entities cannot be read", "error", err)
		}
		facts, ok := register.Find(editorial.Ref{Kind: catalog.KindOrganization, ID: id})
		return facts.Parent, ok && facts.Parent != (catalog.ID{})
	}
}

// apiUsers are the accounts as the interface for writing knows them.
type apiUsers struct{ accounts *account.Directory }

// LogIn proves an API user and gives it a token.
func (a apiUsers) LogIn(ctx context.Context, username, password string, organization catalog.ID, remote string) (string, error) {
	user, err := a.accounts.Authenticate(ctx, username, password, organization, remote)
	if err != nil {
		return "", loginError(err)
	}
	token, _, err := a.accounts.IssueToken(ctx, user, organization)
	return token, err
}

func loginError(err error) error {
	if locked, ok := errors.AsType[*account.Locked](err); ok {
		return &in.Locked{After: locked.After}
	}
	if _, ok := errors.AsType[*account.Invalid](err); ok {
		return in.ErrOrganization
	}
	if errors.Is(err, account.ErrCredentials) {
		return in.ErrLogIn
	}
	return err
}

// Verify tells who presents a token.
func (a apiUsers) Verify(ctx context.Context, token string) (editorial.Caller, error) {
	caller, err := a.accounts.VerifyToken(ctx, token)
	if errors.Is(err, account.ErrToken) {
		return editorial.Caller{}, in.ErrToken
	}
	return caller, err
}

// auditTo writes what API users did, and what they were refused, to the audit log.
func auditTo(accounts *account.Directory) func(context.Context, in.Act) {
	return func(_ context.Context, act in.Act) {
		e := account.Entry{
			Actor: act.Actor, Action: act.Action, Organization: act.Organization, Kind: act.Kind, Outcome: account.Done, Detail: act.Detail,
		}
		if act.ID != (catalog.ID{}) {
			e.Subject = act.ID.String()
		}
		if act.Status != http.StatusOK {
			e.Outcome = account.Refused
		}
		accounts.AuditLater(e)
	}
}

// auditDesk writes what people and jobs did at the desk, and what they were refused, to the audit log. The interface for
// writing tells of its own users.
func auditDesk(accounts *account.Directory) func(editorial.Deed) {
	return func(d editorial.Deed) {
		if d.Caller.API {
			return
		}
		e := account.Entry{Actor: d.Caller.Actor, Action: "content." + d.Action, Organization: d.Organization, Kind: d.Ref.Kind, Outcome: account.Done}
		if d.Ref.ID != (catalog.ID{}) {
			e.Subject = d.Ref.ID.String()
		}
		if d.Count > 0 {
			e.Detail = strconv.Itoa(d.Count)
		}
		if forbidden, ok := errors.AsType[*editorial.Forbidden](d.Err); ok {
			e.Outcome, e.Detail = account.Refused, forbidden.Rule
		}
		accounts.AuditLater(e)
	}
}
