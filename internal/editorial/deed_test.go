package editorial_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// Every use case and every refusal is told of, with whose right it was; rehearsals and broken rules are not.
func TestTheDeskTellsWhatWasDoneAndWhatWasRefused(t *testing.T) {
	h := newHall(t)
	pete, stranger := person(editorial.MainUser, h.branch), person(editorial.MainUser, h.foreign)
	id := h.publish(admin, aService("Rakennuslupa", h.branch))
	type told struct {
		Action       string
		Organization catalog.ID
		Refused      bool
	}
	var got []told
	desk := editorial.NewDesk(h.log, editorial.NewRegister(h.log), editorial.Options{Now: h.clock, Told: func(d editorial.Deed) {
		var forbidden *editorial.Forbidden
		got = append(got, told{d.Action, d.Organization, errors.As(d.Err, &forbidden)})
	}})
	ctx := t.Context()
	_, _ = desk.Withdraw(ctx, stranger, service(id))
	_, _ = desk.Withdraw(ctx, pete, service(id))
	_, _ = desk.Rehearsal().Publish(ctx, pete, service(id))
	_, _ = desk.Publish(ctx, pete, service(id))
	_, _ = desk.Create(ctx, pete, editorial.Edit{Entity: &catalog.Service{}}) // nobody owns it
	_, _ = desk.Mass(ctx, pete, editorial.Mass{Action: editorial.MassArchive, Refs: []editorial.Ref{service(id)}}, nil)
	want := []told{
		{"withdraw", h.branch, true}, {"withdraw", h.branch, false}, {"publish", h.branch, false},
		{"create", catalog.ID{}, true}, {"mass-archive", catalog.ID{}, false},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
