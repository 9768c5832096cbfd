package editorial_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
)

func TestWhatReturnsFromTheArchiveKeepsItsDatesAndMarks(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	ref := service(h.publish(pete, aService("Kesätyö", h.branch)))
	out, err := h.Withdraw(ctx, pete, ref, "sv")
	soundlyDone(t, out, err)
	out, err = h.Archive(ctx, pete, ref, editorial.Archiving{})
	soundlyDone(t, out, err)
	out, err = h.Schedule(ctx, pete, ref, catalog.Plan{PublishAt: h.in(0, 2, 0), ArchiveAt: h.in(0, 6, 0)})
	soundlyDone(t, out, err)
	h.later(0, 2, 1)
	h.due()
	want := map[string]catalog.LanguageState{"fi": "Published", "sv": "Withdrawn"}
	if diff := cmp.Diff(want, languageStates(h.read(ref.Kind, ref.ID))); diff != "" {
		t.Error(diff)
	}
	h.later(0, 4, 0)
	h.due()
	if got := h.read(ref.Kind, ref.ID).Status; got != catalog.StatusDeleted {
		t.Errorf("when the summer is over the service is %s", got)
	}
	out, err = h.Schedule(ctx, pete, ref, catalog.Plan{Languages: []catalog.LanguagePlan{{Language: "sv", PublishAt: h.in(0, 1, 0)}}})
	soundlyDone(t, out, err)
	h.later(0, 1, 1)
	h.due()
	want = map[string]catalog.LanguageState{"fi": "Archived", "sv": "Published"}
	if diff := cmp.Diff(want, languageStates(h.read(ref.Kind, ref.ID))); diff != "" {
		t.Error(diff)
	}
}

// faulty is a log in which reading one entity is a fault of the program.
type faulty struct {
	store.Log
	id catalog.ID
}

func (f *faulty) Newest(ctx context.Context, k catalog.Kind, id catalog.ID) (store.Revision, error) {
	if id == f.id {
		panic("a fault")
	}
	return f.Log.Newest(ctx, k, id)
}

func TestAFaultInOneEntityDoesNotStopWhatElseIsDue(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	bad, good := h.draft(pete, aService("Kesätyö", h.branch)), h.draft(pete, aService("Talvityö", h.branch))
	for _, id := range []catalog.ID{bad, good} {
		out, err := h.Schedule(t.Context(), pete, service(id), catalog.Plan{PublishAt: h.in(0, 0, 1)})
		soundlyDone(t, out, err)
	}
	h.later(0, 0, 2)
	log := &faulty{Log: h.log, id: bad}
	report, err := editorial.NewDesk(log, editorial.NewRegister(log), editorial.Options{Now: h.clock}).RunDue(t.Context())
	if err != nil || len(report.Published) != 1 || report.Published[0].ID != good || len(report.Failed) != 1 || report.Failed[0].ID != bad {
		t.Errorf("report %+v, %v", report, err)
	}
}
