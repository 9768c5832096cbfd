package editorial_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestAMassActionReportsEachFailureAndIsUndone(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	var refs []editorial.Ref
	for i := range 30 {
		s := aService(fmt.Sprint("Palvelu ", i), h.branch)
		switch i % 3 {
		case 0:
			refs = append(refs, service(h.draft(pete, s)))
		case 1:
			refs = append(refs, service(h.publish(pete, s)))
		case 2: // published with an edit
			id := h.publish(pete, s)
			if _, err := h.change(pete, id, func(s *catalog.Service) { s.FundingType = "MarketFunded" }); err != nil {
				t.Fatal(err)
			}
			refs = append(refs, service(id))
		}
	}
	theirs := service(h.publish(admin, aService("Vieras", h.foreign)))
	refs = append(refs, theirs, service(uuid.New()), refs[0])

	before := map[editorial.Ref]*editorial.Current{}
	for _, r := range refs[:30] {
		before[r] = h.read(r.Kind, r.ID)
	}
	for _, m := range []editorial.Mass{
		{Action: editorial.MassPublish, Refs: refs},
		{Action: editorial.MassArchive, Refs: refs},
		{Action: editorial.MassOwner, Refs: refs, Owner: h.below},
		{Action: editorial.MassSchedule, Refs: refs, Plan: catalog.Plan{ArchiveAt: h.in(0, 1, 0)}},
	} {
		head := h.head()
		preview, err := h.Rehearsal().Mass(ctx, pete, m, nil)
		if err != nil || len(preview.Outcomes) != 32 || len(preview.Failures) != 2 || h.head() != head {
			t.Fatalf("%s: preview %d outcomes, %v, %v", m.Action, len(preview.Outcomes), preview.Failures, err)
		}
		var last editorial.Progress
		report, err := h.Mass(ctx, pete, m, func(p editorial.Progress) { last = p })
		if err != nil || report.Done != 30 || len(report.Failures) != 2 {
			t.Fatalf("%s: %+v, %v", m.Action, report, err)
		}
		want[*editorial.Forbidden](t, report.Failures[0].Err)
		want[*editorial.NotFound](t, report.Failures[1].Err)
		if last.Done != 32 || last.Total != 32 {
			t.Errorf("%s: progress %+v", m.Action, last)
		}
		// Whoever changed one of them since keeps that.
		if m.Action == editorial.MassPublish {
			if _, err := h.change(pete, refs[1].ID, func(s *catalog.Service) { s.FundingType = "MarketFunded" }); err != nil {
				t.Fatal(err)
			}
			before[refs[1]] = h.read(catalog.KindService, refs[1].ID)
		}
		undone, err := h.Undo(ctx, pete, report.ID, nil)
		if err != nil {
			t.Fatal(err)
		}
		if m.Action == editorial.MassPublish {
			if len(undone.Failures) != 1 || undone.Failures[0].Ref != refs[1] {
				t.Errorf("undo: %+v", undone)
			}
			want[*editorial.Conflict](t, undone.Failures[0].Err)
		}
		for r, was := range before {
			now := h.read(r.Kind, r.ID)
			if !sameState(t, was, now) {
				t.Errorf("%s: %s was %s (public %t), is %s (public %t)", m.Action, r, was.Status, was.Public != nil, now.Status, now.Public != nil)
			}
		}
	}
	records, err := h.Masses(ctx, pete)
	if err != nil || len(records) != 4 || !records[0].Undone || records[0].Action != editorial.MassSchedule {
		t.Errorf("masses %+v, %v", records, err)
	}
	_, err = h.Undo(ctx, person(editorial.Editor, h.branch), records[0].ID, nil)
	want[*editorial.Forbidden](t, err)
}

func sameState(t *testing.T, a, b *editorial.Current) bool {
	t.Helper()
	if a.Status != b.Status || (a.Public == nil) != (b.Public == nil) {
		return false
	}
	diff, err := editorial.Difference(a.Entity, b.Entity)
	if err != nil {
		t.Fatal(err)
	}
	if a.Public != nil {
		more, err := editorial.Difference(a.Public, b.Public)
		if err != nil {
			t.Fatal(err)
		}
		diff = append(diff, more...)
	}
	return len(diff) == 0
}

func TestCopiesOfAMassActionAreRemovedWhenItIsUndone(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.agency)
	refs := []editorial.Ref{service(h.publish(pete, aService("Yksi", h.branch))), service(h.publish(pete, aService("Kaksi", h.branch)))}
	report, err := h.Mass(ctx, pete, editorial.Mass{Action: editorial.MassCopy, Refs: refs, Owner: h.other}, nil)
	if err != nil || report.Done != 2 {
		t.Fatalf("%+v, %v", report, err)
	}
	count := func(status catalog.Status) (n int) {
		h.Register().Each(catalog.KindService, func(f editorial.Facts) bool {
			if f.Owner == h.other && f.Status == status {
				n++
			}
			return true
		})
		return n
	}
	if count(catalog.StatusDraft) != 2 {
		t.Error("there are no two copies")
	}
	if undone, err := h.Undo(ctx, pete, report.ID, nil); err != nil || undone.Done != 2 {
		t.Fatalf("%+v, %v", undone, err)
	}
	if count(catalog.StatusRemoved) != 2 {
		t.Error("the copies are still there")
	}
}

func TestMassActionsHaveBounds(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.agency)
	_, err := h.Mass(ctx, pete, editorial.Mass{Action: editorial.MassPublish}, nil)
	want[*editorial.Invalid](t, err)
	_, err = h.Mass(ctx, pete, editorial.Mass{Action: "explode", Refs: []editorial.Ref{service(uuid.New())}}, nil)
	want[*editorial.Invalid](t, err)
	many := make([]editorial.Ref, editorial.MaxMass+1)
	for i := range many {
		many[i] = service(uuid.New())
	}
	_, err = h.Mass(ctx, pete, editorial.Mass{Action: editorial.MassPublish, Refs: many}, nil)
	want[*editorial.Invalid](t, err)
	_, err = h.Mass(ctx, pete, editorial.Mass{Action: editorial.MassPublish, Refs: []editorial.Ref{organizationRef(h.branch)}}, nil)
	want[*editorial.Forbidden](t, err)
	_, err = h.Undo(ctx, pete, uuid.New(), nil)
	want[*editorial.NotFound](t, err)
}
