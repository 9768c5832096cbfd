package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/feedback"
	"github.com/varanto/varanto/internal/site/route"
)

// openFeedback opens what readers have said, and tells when an earlier program's file has lines that are none.
func openFeedback(ctx context.Context, data string, logger *slog.Logger) (*feedback.Store, error) {
	said, unreadable, err := feedback.Open(ctx, data)
	if unreadable > 0 {
		logger.Warn("lines of "+feedback.OldFileName+" cannot be read: they are kept beside it", "lines", unreadable)
	}
	return said, err
}

// inbox is what readers have said as those see it who answer for what it is about.
func (w *writing) inbox(said *feedback.Store) *feedback.Inbox {
	return &feedback.Inbox{
		Store: said, Register: w.desk.Register(), Told: auditFeedback(w.accounts),
		Keepers: func(ctx context.Context) ([]catalog.ID, error) {
			return w.accounts.Keepers(ctx, feedback.Handlers()...)
		},
	}
}

// feedbackPost sends letters about feedback to people who can have them.
func (w *writing) feedbackPost() feedback.Post {
	return feedback.Post{
		Reader: func(ctx context.Context, id string) (editorial.Caller, bool, error) {
			a, err := w.accounts.Account(ctx, account.CommandLine(), account.ID(id))
			if errors.Is(err, account.ErrNotFound) || err == nil && (a.State != account.Active || a.Email == "") {
				return editorial.Caller{}, false, nil
			}
			return a.Caller(), err == nil, err
		},
		Send: func(ctx context.Context, id string, messages int) error {
			return w.accounts.TellOfFeedback(ctx, account.ID(id), messages)
		},
	}
}

// auditFeedback writes what people did with feedback, and what they were refused, to the audit log: about which entity, and as
// the detail which message.
func auditFeedback(accounts *account.Directory) func(feedback.Deed) {
	return func(d feedback.Deed) {
		e := account.Entry{
			Actor: d.Caller.Actor, Action: "feedback." + d.Action, Organization: d.Item.Responsible, Kind: d.Item.Kind, Outcome: account.Done,
			Detail: d.Item.ID.String(),
		}
		if d.Item.Entity != (catalog.ID{}) {
			e.Subject = d.Item.Entity.String()
		}
		if d.Err != nil {
			e.Outcome = account.Refused
		}
		accounts.AuditLater(e)
	}
}

// publicPage is the address of an entity's public page by its id, which leads to that by its name.
func publicPage(lang string, of editorial.Facts) string {
	id := of.ID.String()
	switch of.Kind {
	case catalog.KindService:
		return route.Service(lang, id)
	case catalog.KindServiceChannel:
		return route.Channel(lang, of.Type, id)
	case catalog.KindOrganization:
		return route.Organization(lang, id)
	case catalog.KindServiceCollection:
		return route.Collection(lang, id)
	case catalog.KindGeneralDescription:
		return route.General(lang, id)
	}
	return ""
}
