package editorial_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
)

// mass does a mass action that fails for nobody.
func (h *hall) mass(c editorial.Caller, m editorial.Mass) *editorial.MassReport {
	h.t.Helper()
	report, err := h.Mass(h.t.Context(), c, m, nil)
	if err != nil || len(report.Failures) > 0 {
		h.t.Fatalf("%s: %+v, %v", m.Action, report, err)
	}
	return report
}

// undo takes a mass action of one entity back, which fails, and returns why.
func (h *hall) undo(c editorial.Caller, of *editorial.MassReport) error {
	h.t.Helper()
	preview, err := h.Rehearsal().Undo(h.t.Context(), c, of.ID, nil)
	if err != nil || len(preview.Failures) != 1 {
		h.t.Errorf("preview of undoing: %+v, %v", preview, err)
	}
	head := h.head()
	report, err := h.Undo(h.t.Context(), c, of.ID, nil)
	if err != nil || report.Done != 0 || len(report.Failures) != 1 {
		h.t.Fatalf("undone: %+v, %v", report, err)
	}
	if h.head() != head {
		h.t.Error("something was written")
	}
	return report.Failures[0].Err
}

func TestUndoingBringsNothingBackToAnArchivedOrganisation(t *testing.T) {
	h := newHall(t)
	permit := service(h.publish(admin, aService("Rakennuslupa", h.below)))
	archived := h.mass(admin, editorial.Mass{Action: editorial.MassArchive, Refs: []editorial.Ref{permit}})
	if _, err := h.Archive(t.Context(), admin, organizationRef(h.below), editorial.Archiving{}); err != nil {
		t.Fatal(err)
	}
	want[*editorial.Invalid](t, h.undo(admin, archived))
	if now := h.read(permit.Kind, permit.ID); now.Status != catalog.StatusDeleted {
		t.Errorf("the service is %s", now.Status)
	}
}

func TestUndoingArchivesNoOrganisationThatHasContent(t *testing.T) {
	h := newHall(t)
	below := organizationRef(h.below)
	h.mass(admin, editorial.Mass{Action: editorial.MassArchive, Refs: []editorial.Ref{below}})
	restored := h.mass(admin, editorial.Mass{Action: editorial.MassRestore, Refs: []editorial.Ref{below}})
	h.draft(admin, aService("Rakennuslupa", h.below))
	want[*editorial.Invalid](t, h.undo(admin, restored))
}

func TestUndoingPublishesNoNameThatIsTaken(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	permit := service(h.publish(pete, aService("Rakennuslupa", h.branch)))
	archived := h.mass(pete, editorial.Mass{Action: editorial.MassArchive, Refs: []editorial.Ref{permit}})
	h.publish(pete, aService("Rakennuslupa", h.branch))
	want[*editorial.Invalid](t, h.undo(pete, archived))
}

// Imported content has two of a name now and then. What was public together comes back together, however one of the two
// has come back before, but beside nobody who has the name since.
func TestUndoingPublishesTogetherWhatWasPublicTogether(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	var refs []editorial.Ref
	var drafts []store.Draft
	general := h.publish(admin, aGeneral("Lupa"))
	businesses, _ := codes.TargetGroups().Lookup("KR2")
	for range 3 {
		s := aService("Rakennuslupa", h.branch)
		s.ID = uuid.New()
		// Imported content may break a rule that only the general description decides.
		s.GeneralDescriptionID, s.Type, s.TargetGroups = general, "", oneRef(businesses.URI)
		document, err := catalog.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		refs = append(refs, service(s.ID))
		drafts = append(drafts, store.Draft{
			Kind: s.EntityKind(), ID: s.ID, Status: catalog.StatusPublished, Actor: "import", Organization: h.branch, Time: h.clock(), Document: document,
		})
	}
	if _, err := h.log.Append(t.Context(), drafts...); err != nil {
		t.Fatal(err)
	}
	archived := h.mass(pete, editorial.Mass{Action: editorial.MassArchive, Refs: refs})
	undone, err := h.Undo(t.Context(), pete, archived.ID, nil)
	if err != nil || undone.Done != len(refs) || len(undone.Failures) > 0 {
		t.Fatalf("undone: %+v, %v", undone, err)
	}
	for _, r := range refs {
		if now := h.read(r.Kind, r.ID); now.Status != catalog.StatusPublished {
			t.Errorf("%s is %s", r, now.Status)
		}
	}

	one := h.mass(pete, editorial.Mass{Action: editorial.MassArchive, Refs: refs[:1]})
	rest := h.mass(pete, editorial.Mass{Action: editorial.MassArchive, Refs: refs[1:]})
	h.publish(pete, aService("Rakennuslupa", h.branch))
	want[*editorial.Invalid](t, h.undo(pete, one))
	if undone, err = h.Undo(t.Context(), pete, rest.ID, nil); err != nil || undone.Done != 0 || len(undone.Failures) != 2 {
		t.Errorf("undone beside a new one of the name: %+v, %v", undone, err)
	}
}

func TestUndoingNeedsTheRightsOfWhatItDoes(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch, h.other)
	permit := service(h.publish(pete, aService("Rakennuslupa", h.branch)))
	moved := h.mass(pete, editorial.Mass{Action: editorial.MassOwner, Refs: []editorial.Ref{permit}, Owner: h.other})
	fewer := person(editorial.MainUser, h.other)
	if refused := want[*editorial.Forbidden](t, h.undo(fewer, moved)); refused.Rule != editorial.RuleOwner {
		t.Errorf("refused by %s", refused.Rule)
	}

	eeva := person(editorial.Admin)
	below := organizationRef(h.below)
	archived := h.mass(eeva, editorial.Mass{Action: editorial.MassArchive, Refs: []editorial.Ref{below}})
	degraded := person(editorial.MainUser, h.agency)
	degraded.Actor = eeva.Actor
	if refused := want[*editorial.Forbidden](t, h.undo(degraded, archived)); refused.Rule != editorial.RuleRole {
		t.Errorf("refused by %s", refused.Rule)
	}
}

func TestWhatWasDoneFirstIsUndoneLast(t *testing.T) {
	h := newHall(t)
	refs := []editorial.Ref{service(h.publish(admin, aService("Rakennuslupa", h.below))), organizationRef(h.below)}
	archived := h.mass(admin, editorial.Mass{Action: editorial.MassArchive, Refs: refs})
	undone, err := h.Undo(t.Context(), admin, archived.ID, nil)
	if err != nil || undone.Done != 2 {
		t.Fatalf("%+v, %v", undone, err)
	}
	for _, r := range refs {
		if now := h.read(r.Kind, r.ID); now.Status != catalog.StatusPublished {
			t.Errorf("%s is %s", r, now.Status)
		}
	}
}

// A mass action of many entities gives others their turns: what they save meanwhile is neither published nor lost.
func TestWhatSomebodySavesWhileAMassActionRuns(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete, maija := person(editorial.MainUser, h.branch), person(editorial.Editor, h.branch)
	var refs []editorial.Ref
	for i := range 15 {
		refs = append(refs, service(h.publish(pete, aService(fmt.Sprint("Palvelu ", i), h.branch))))
	}
	late := refs[14]
	run := func(action editorial.MassAction, funding string) *editorial.MassReport {
		t.Helper()
		saved := false
		report, err := h.Mass(ctx, pete, editorial.Mass{Action: action, Refs: refs}, func(editorial.Progress) {
			if saved {
				return
			}
			saved = true
			if _, err := h.change(maija, late.ID, func(s *catalog.Service) { s.FundingType = funding }); err != nil {
				t.Error(err)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	archived := run(editorial.MassArchive, "MarketFunded")
	undone, err := h.Undo(ctx, pete, archived.ID, nil)
	if err != nil || undone.Done != 15 || len(undone.Failures) != 0 {
		t.Fatalf("undone: %+v, %v", undone, err)
	}
	if now := h.read(late.Kind, late.ID); now.Status != catalog.StatusModified || now.Public == nil ||
		now.Entity.(*catalog.Service).FundingType != "MarketFunded" || now.Public.(*catalog.Service).FundingType == "MarketFunded" {
		t.Errorf("after undoing it is %s (public %t)", now.Status, now.Public != nil)
	}
	published := run(editorial.MassPublish, "PubliclyFunded")
	if published.Done != 14 || len(published.Failures) != 1 || published.Failures[0].Ref != late {
		t.Fatalf("published: %+v", published)
	}
	want[*editorial.Conflict](t, published.Failures[0].Err)
}

func TestUndoingDoesNotDoWhatWasPlannedForMeanwhile(t *testing.T) {
	h := newHall(t)
	permit := service(h.publish(admin, aService("Rakennuslupa", h.branch)))
	out, err := h.Schedule(t.Context(), admin, permit, catalog.Plan{ArchiveAt: h.in(0, 1, 0)})
	soundlyDone(t, out, err)
	archived := h.mass(admin, editorial.Mass{Action: editorial.MassArchive, Refs: []editorial.Ref{permit}})
	h.later(0, 2, 0)
	if undone, err := h.Undo(t.Context(), admin, archived.ID, nil); err != nil || undone.Done != 1 {
		t.Fatalf("%+v, %v", undone, err)
	}
	h.due()
	if now := h.read(permit.Kind, permit.ID); now.Status != catalog.StatusPublished || !h.plan(permit.ID).IsZero() {
		t.Errorf("the service is %s with the plan %+v", now.Status, h.plan(permit.ID))
	}
}

func TestUndoingUnsharesNoChannelThatServesOthersThroughASTI(t *testing.T) {
	h := newHall(t)
	place := aPlace("Piste", h.foreign)
	place.IsVisibleForAll = false
	at := channelRef(h.publish(admin, place))
	place.ID, place.IsVisibleForAll = at.ID, true
	out, err := h.Save(t.Context(), admin, editorial.Edit{Entity: place})
	soundlyDone(t, out, err)
	published := h.mass(admin, editorial.Mass{Action: editorial.MassPublish, Refs: []editorial.Ref{at}})
	permit := h.publish(admin, aService("Rakennuslupa", h.branch))
	out, err = h.Connect(t.Context(), admin, editorial.Joining{Ref: service(permit), Connections: to(at.ID), ASTI: true, Strict: true})
	soundlyDone(t, out, err)
	want[*editorial.Invalid](t, h.undo(admin, published))
}

// brokenRules are the rules by which something was refused.
func brokenRules(t *testing.T, err error) []string {
	t.Helper()
	var out []string
	for _, p := range want[*editorial.Invalid](t, err).Problems {
		out = append(out, p.Rule)
	}
	return out
}

// What content leans on may have gone since a mass action: then it does not become public without it.
func TestUndoingPublishesNothingWithoutWhatItLeansOn(t *testing.T) {
	for name, c := range map[string]struct {
		make func(h *hall) editorial.Ref
		// gone takes away what the entity leans on.
		gone   func(h *hall, of editorial.Ref)
		action editorial.MassAction
		rule   string
	}{
		"a general description that is withdrawn": {
			make: func(h *hall) editorial.Ref { return service(h.publish(admin, leaning(h))) },
			gone: func(h *hall, of editorial.Ref) {
				general := h.service(of.ID).GeneralDescriptionID
				out, err := h.Withdraw(h.t.Context(), admin, editorial.Ref{Kind: catalog.KindGeneralDescription, ID: general})
				soundlyDone(h.t, out, err)
			},
			action: editorial.MassWithdraw, rule: rule.GeneralUnpublished,
		},
		"a general description that is archived": {
			make: func(h *hall) editorial.Ref { return service(h.publish(admin, leaning(h))) },
			gone: func(h *hall, of editorial.Ref) {
				general := h.service(of.ID).GeneralDescriptionID
				out, err := h.Archive(h.t.Context(), admin, editorial.Ref{Kind: catalog.KindGeneralDescription, ID: general}, editorial.Archiving{})
				soundlyDone(h.t, out, err)
			},
			action: editorial.MassArchive, rule: rule.GeneralUnknown,
		},
		"the owner's language version": {
			make: func(h *hall) editorial.Ref { return service(h.publish(admin, aService("Rakennuslupa", h.below))) },
			gone: func(h *hall, _ editorial.Ref) {
				out, err := h.Withdraw(h.t.Context(), admin, organizationRef(h.below), "sv")
				soundlyDone(h.t, out, err)
			},
			action: editorial.MassArchive, rule: rule.OwnerLanguage,
		},
		"the language version of a channel's owner": {
			make: func(h *hall) editorial.Ref { return channelRef(h.publish(admin, aPhone("Neuvonta", h.below))) },
			gone: func(h *hall, _ editorial.Ref) {
				out, err := h.Archive(h.t.Context(), admin, organizationRef(h.below), editorial.Archiving{Languages: []string{"sv"}})
				soundlyDone(h.t, out, err)
			},
			action: editorial.MassWithdraw, rule: rule.OwnerLanguage,
		},
		"a member of a collection": {
			make: func(h *hall) editorial.Ref {
				member := h.publish(admin, aService("Rakennuslupa", h.branch))
				return editorial.Ref{Kind: catalog.KindServiceCollection, ID: h.publish(admin, aCollection("Rakentajalle", h.branch, member))}
			},
			gone: func(h *hall, of editorial.Ref) {
				member := h.read(of.Kind, of.ID).Entity.(*catalog.ServiceCollection).Services[0]
				out, err := h.Withdraw(h.t.Context(), admin, service(member))
				soundlyDone(h.t, out, err)
			},
			action: editorial.MassArchive, rule: rule.CollectionUnpublished,
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t)
			ref := c.make(h)
			ended := h.mass(admin, editorial.Mass{Action: c.action, Refs: []editorial.Ref{ref}})
			c.gone(h, ref)
			if broken := brokenRules(t, h.undo(admin, ended)); !slices.Contains(broken, c.rule) {
				t.Errorf("refused by %v, want %s", broken, c.rule)
			}
		})
	}
}

// leaning is a service of h.branch that leans on a general description of its own.
func leaning(h *hall) *catalog.Service {
	s := aService("Rakennuslupa", h.branch)
	s.GeneralDescriptionID, s.Type = h.publish(admin, aGeneral("Lupa")), ""
	return s
}

// What leaned on something that had gone before, and was public all the same, comes back as it was.
func TestUndoingBringsBackWhatWasWithoutItBefore(t *testing.T) {
	h := newHall(t)
	ref := service(h.publish(admin, leaning(h)))
	out, err := h.Withdraw(t.Context(), admin, organizationRef(h.branch), "sv")
	soundlyDone(t, out, err)
	general := editorial.Ref{Kind: catalog.KindGeneralDescription, ID: h.service(ref.ID).GeneralDescriptionID}
	out, err = h.Withdraw(t.Context(), admin, general)
	soundlyDone(t, out, err)
	h.later(0, 0, 1)
	archived := h.mass(admin, editorial.Mass{Action: editorial.MassArchive, Refs: []editorial.Ref{ref}})
	if undone, err := h.Undo(t.Context(), admin, archived.ID, nil); err != nil || undone.Done != 1 || len(undone.Failures) > 0 {
		t.Fatalf("%+v, %v", undone, err)
	}
	if now := h.read(ref.Kind, ref.ID); now.Status != catalog.StatusPublished {
		t.Errorf("the service is %s", now.Status)
	}
}

// In whatever order they were archived, what others lean on comes back first.
func TestUndoingBringsBackServicesBeforeTheirCollection(t *testing.T) {
	h := newHall(t)
	one, two := h.publish(admin, aService("Rakennuslupa", h.branch)), h.publish(admin, aService("Purkulupa", h.branch))
	refs := []editorial.Ref{
		service(one), {Kind: catalog.KindServiceCollection, ID: h.publish(admin, aCollection("Rakentajalle", h.branch, one, two))}, service(two),
	}
	archived := h.mass(admin, editorial.Mass{Action: editorial.MassArchive, Refs: refs})
	h.publish(admin, aService("Purkulupa", h.branch))
	undone, err := h.Undo(t.Context(), admin, archived.ID, nil)
	if err != nil || undone.Done != 1 || len(undone.Failures) != 2 || undone.Failures[0].Ref != refs[1] || undone.Failures[1].Ref != refs[2] {
		t.Fatalf("one cannot come back, nor the collection without it: %+v, %v", undone, err)
	}
	whole := newHall(t)
	one, two = whole.publish(admin, aService("Rakennuslupa", whole.branch)), whole.publish(admin, aService("Purkulupa", whole.branch))
	refs = []editorial.Ref{
		service(one), {Kind: catalog.KindServiceCollection, ID: whole.publish(admin, aCollection("Rakentajalle", whole.branch, one, two))}, service(two),
	}
	archived = whole.mass(admin, editorial.Mass{Action: editorial.MassArchive, Refs: refs})
	if undone, err = whole.Undo(t.Context(), admin, archived.ID, nil); err != nil || undone.Done != 3 || len(undone.Failures) > 0 {
		t.Fatalf("%+v, %v", undone, err)
	}
}
