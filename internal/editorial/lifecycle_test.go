package editorial_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
)

func languageStates(now *editorial.Current) map[string]catalog.LanguageState {
	out := map[string]catalog.LanguageState{}
	for _, l := range now.Languages {
		out[l.Language] = l.State
	}
	return out
}

func TestTheLifeOfAService(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.agency)
	id := h.draft(pete, aService("Rakennuslupa", h.branch))
	ref := service(id)
	ctx := t.Context()

	now := h.read(catalog.KindService, id)
	if now.Status != catalog.StatusDraft || now.Public != nil {
		t.Fatalf("a new service is %s, public %v", now.Status, now.Public)
	}
	if diff := cmp.Diff(map[string]catalog.LanguageState{"fi": "Draft", "sv": "Draft"}, languageStates(now)); diff != "" {
		t.Error(diff)
	}
	out, err := h.Publish(ctx, pete, ref)
	soundlyDone(t, out, err)
	if _, err := h.change(pete, id, func(s *catalog.Service) { s.ServiceNames[0].Value = "Lupa rakentaa" }); err != nil {
		t.Fatal(err)
	}
	now = h.read(catalog.KindService, id)
	if !now.Edited || now.Public.(*catalog.Service).ServiceNames[0].Value != "Rakennuslupa" {
		t.Errorf("an edit changed what is public: %+v", now)
	}
	if diff := cmp.Diff(map[string]catalog.LanguageState{"fi": "Modified", "sv": "Published"}, languageStates(now)); diff != "" {
		t.Error(diff)
	}
	out, err = h.Discard(ctx, pete, ref)
	soundlyDone(t, out, err)
	out, err = h.Withdraw(ctx, pete, ref)
	soundlyDone(t, out, err)
	if out.Public != nil {
		t.Error("a withdrawn service is public")
	}
	out, err = h.Archive(ctx, pete, ref, editorial.Archiving{})
	soundlyDone(t, out, err)
	if _, err := h.change(pete, id, func(s *catalog.Service) { s.FundingType = "MarketFunded" }); err == nil {
		t.Error("an archived service was edited")
	}
	out, err = h.Restore(ctx, pete, ref)
	soundlyDone(t, out, err)
	out, err = h.Publish(ctx, pete, ref)
	soundlyDone(t, out, err)
	want := []catalog.Status{
		catalog.StatusDraft, catalog.StatusPublished, catalog.StatusModified, catalog.StatusPublished,
		catalog.StatusWithdrawn, catalog.StatusDeleted, catalog.StatusModified, catalog.StatusPublished,
	}
	if diff := cmp.Diff(want, statuses(t, h.log, ref)); diff != "" {
		t.Errorf("statuses (-want +got):\n%s", diff)
	}
	if problems, err := h.log.Check(ctx); err != nil || len(problems) > 0 {
		t.Errorf("the log: %v %v", problems, err)
	}
}

func TestLanguageVersionsLiveByThemselves(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.agency)
	ctx := t.Context()
	id := h.draft(pete, aService("Rakennuslupa", h.branch))
	ref := service(id)
	check := func(step string, out *editorial.Outcome, err error, fi, sv catalog.LanguageState, public ...string) {
		t.Helper()
		soundlyDone(t, out, err)
		now := h.read(catalog.KindService, id)
		if diff := cmp.Diff(map[string]catalog.LanguageState{"fi": fi, "sv": sv}, languageStates(now)); diff != "" {
			t.Errorf("%s: %s", step, diff)
		}
		var got []string
		if now.Public != nil {
			got = rule.Languages(now.Public)
		}
		if !slices.Equal(got, public) {
			t.Errorf("%s: %v are public, want %v", step, got, public)
		}
	}
	out, err := h.Publish(ctx, pete, ref, "fi")
	check("publish fi", out, err, "Published", "Draft", "fi")
	out, err = h.Publish(ctx, pete, ref, "sv")
	check("publish sv", out, err, "Published", "Published", "fi", "sv")
	out, err = h.Withdraw(ctx, pete, ref, "sv")
	check("withdraw sv", out, err, "Published", "Withdrawn", "fi")
	if h.read(catalog.KindService, id).Edited {
		t.Error("a withdrawn language version counts as an edit")
	}
	out, err = h.Publish(ctx, pete, ref)
	check("publish what is not withdrawn", out, err, "Published", "Withdrawn", "fi")
	out, err = h.Publish(ctx, pete, ref, "sv")
	check("publish sv again", out, err, "Published", "Published", "fi", "sv")
	out, err = h.Archive(ctx, pete, ref, editorial.Archiving{Languages: []string{"fi"}})
	check("archive fi", out, err, "Archived", "Published", "sv")
	out, err = h.Restore(ctx, pete, ref, "fi")
	check("restore fi", out, err, "Draft", "Published", "sv")
	out, err = h.Publish(ctx, pete, ref, "fi")
	check("publish fi again", out, err, "Published", "Published", "fi", "sv")
	out, err = h.Archive(ctx, pete, ref, editorial.Archiving{Languages: []string{"fi", "sv"}})
	check("archive both", out, err, "Archived", "Archived")
	if got := h.read(catalog.KindService, id).Status; got != catalog.StatusDeleted {
		t.Errorf("with its last language version archived the service is %s", got)
	}
}

func TestPublishingOneLanguageLeavesTheEditOfAnother(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.agency)
	id := h.publish(pete, aService("Rakennuslupa", h.branch))
	if _, err := h.change(pete, id, func(s *catalog.Service) {
		s.ServiceNames = typed(catalog.TypeName, "Uusi nimi", "Nytt namn")
	}); err != nil {
		t.Fatal(err)
	}
	out, err := h.Publish(t.Context(), pete, service(id), "sv")
	soundlyDone(t, out, err)
	public := out.Public.(*catalog.Service).ServiceNames
	if public.In(catalog.TypeName, "fi") != "Rakennuslupa" || public.In(catalog.TypeName, "sv") != "Nytt namn" {
		t.Errorf("public names %v", public)
	}
	if got := out.Entity.(*catalog.Service).ServiceNames.In(catalog.TypeName, "fi"); got != "Uusi nimi" {
		t.Errorf("the edit of the other language is lost: %q", got)
	}
}

func TestOnlySoundContentIsPublished(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.agency)
	bad := aService("Rakennuslupa", h.branch)
	bad.ServiceDescriptions = nil
	id := h.draft(pete, bad)
	head := h.head()
	_, err := h.Publish(t.Context(), pete, service(id))
	if e := want[*editorial.Invalid](t, err); len(e.Problems) < 2 {
		t.Errorf("problems: %v", e.Problems)
	}
	out, err := h.Rehearsal().Publish(t.Context(), pete, service(id))
	if err != nil || len(out.Problems) < 2 {
		t.Errorf("a rehearsal tells %v, %v", out, err)
	}
	if h.head() != head {
		t.Error("something was written")
	}
}

func TestNamesAreUniqueInTheirOrganization(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.agency)
	h.publish(pete, aService("Rakennuslupa", h.branch))
	_, err := h.Create(t.Context(), pete, editorial.Edit{Entity: aService(" rakennuslupa ", h.branch), Publish: true})
	want[*editorial.Invalid](t, err)
	h.publish(pete, aService("Rakennuslupa", h.other))
}

func TestARehearsalTellsEverythingAndWritesNothing(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.agency)
	id := h.publish(pete, aService("Rakennuslupa", h.branch))
	head := h.head()
	s := h.service(id)
	s.ServiceNames[0].Value = "Lupa rakentaa talo"
	s.FundingType = "MarketFunded"
	out, err := h.Rehearsal().Save(t.Context(), pete, editorial.Edit{Entity: s, Publish: true})
	soundlyDone(t, out, err)
	var paths []string
	for _, c := range out.Changes {
		paths = append(paths, c.Path)
	}
	if diff := cmp.Diff([]string{"fundingType", "serviceNames[Name fi]"}, paths); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if h.head() != head {
		t.Error("something was written")
	}
	// What was rehearsed left no trace in the register.
	if f, _ := h.Register().Find(service(id)); f.Name != "Rakennuslupa" || f.Number != 1 {
		t.Errorf("the register has %+v", f)
	}
	h.publish(pete, aService("Lupa rakentaa talo", h.branch))
}

func TestSavingTheSameWritesNothing(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.agency)
	id := h.publish(pete, aService("Rakennuslupa", h.branch))
	head := h.head()
	out, err := h.change(pete, id, func(*catalog.Service) {})
	soundlyDone(t, out, err)
	if h.head() != head || out.Number != 1 {
		t.Errorf("outcome %+v", out)
	}
	rehearsed, err := h.Rehearsal().Save(t.Context(), pete, editorial.Edit{Entity: h.service(id)})
	if soundlyDone(t, rehearsed, err); len(rehearsed.Changes) != 0 {
		t.Errorf("changes %+v", rehearsed.Changes)
	}
}

func TestArchivingAChannelEndsItsProposals(t *testing.T) {
	h := newHall(t)
	place := h.publish(admin, aPlace("Palvelupiste", h.agency))
	g := aGeneral("Pohja")
	g.ServiceChannels = []catalog.ProposedChannel{{ChannelID: place}}
	general := h.publish(admin, g)
	out, err := h.Archive(t.Context(), admin, channelRef(place), editorial.Archiving{})
	soundlyDone(t, out, err)
	if len(out.Effects) != 1 || out.Effects[0].Reason != editorial.EffectUnproposed || out.Effects[0].ID != general {
		t.Errorf("effects %v", out.Effects)
	}
	now := h.read(catalog.KindGeneralDescription, general)
	if len(now.Public.(*catalog.GeneralDescription).ServiceChannels) != 0 {
		t.Error("the general description still proposes the channel")
	}
}

func TestAGeneralDescriptionInUseIsNotArchived(t *testing.T) {
	h := newHall(t)
	general := h.publish(admin, aGeneral("Pohja"))
	s := aService("Rakennuslupa", h.branch)
	s.GeneralDescriptionID, s.Type = general, ""
	id := h.publish(admin, s)
	ref := editorial.Ref{Kind: catalog.KindGeneralDescription, ID: general}
	_, err := h.Archive(t.Context(), admin, ref, editorial.Archiving{})
	want[*editorial.Invalid](t, err)
	out, err := h.Archive(t.Context(), admin, service(id), editorial.Archiving{})
	soundlyDone(t, out, err)
	out, err = h.Archive(t.Context(), admin, ref, editorial.Archiving{})
	soundlyDone(t, out, err)
}

func TestAnOrganizationIsArchivedAloneOrWithAllItHas(t *testing.T) {
	h := newHall(t)
	permit := h.publish(admin, aService("Rakennuslupa", h.below))
	phone := h.publish(admin, aPhone("Neuvonta", h.branch))
	ctx := t.Context()
	_, err := h.Archive(ctx, admin, organizationRef(h.branch), editorial.Archiving{})
	want[*editorial.Invalid](t, err)
	out, err := h.Archive(ctx, admin, organizationRef(h.branch), editorial.Archiving{Cascade: true})
	soundlyDone(t, out, err)
	if len(out.Effects) != 3 {
		t.Errorf("effects %v, want a service, a channel and an organisation", out.Effects)
	}
	for _, r := range []editorial.Ref{service(permit), channelRef(phone), organizationRef(h.below), organizationRef(h.branch)} {
		if got := h.read(r.Kind, r.ID).Status; got != catalog.StatusDeleted {
			t.Errorf("%s is %s", r, got)
		}
	}
	_, err = h.Restore(ctx, admin, service(permit))
	want[*editorial.Invalid](t, err) // its organisation is archived
}

func TestACopyIsADraftOfItsOwn(t *testing.T) {
	h := newHall(t)
	api := system("lipas", editorial.RightRead|editorial.RightWrite, h.agency)
	s := aService("Rakennuslupa", h.branch)
	s.SourceID = "lipas-1"
	id := h.publish(api, s)
	out, err := h.Copy(t.Context(), person(editorial.Editor, h.other), service(id), h.other)
	soundlyDone(t, out, err)
	c := out.Entity.(*catalog.Service)
	if out.Status != catalog.StatusDraft || c.ID == id || c.SourceID != "" || c.SourceUser != "" || c.Responsible() != h.other {
		t.Errorf("the copy: %+v", c)
	}
	if c.Organizations[1].OrganizationID != h.other {
		t.Error("the old owner still produces it")
	}
	if h.read(catalog.KindService, id).Number != 1 {
		t.Error("the source was changed")
	}
	_, err = h.Copy(t.Context(), person(editorial.Editor, h.other), service(id), h.foreign)
	want[*editorial.Forbidden](t, err)
}

func TestASourceIDMakesOneEntity(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	api := system("lipas", editorial.RightRead|editorial.RightWrite, h.agency)
	s := aService("Rakennuslupa", h.branch)
	s.SourceID = "lipas-1"
	first, err := h.Create(ctx, api, editorial.Edit{Entity: s})
	soundlyDone(t, first, err)
	if first.ID != editorial.SourceEntityID(api.Actor, catalog.KindService, "lipas-1") {
		t.Error("the id does not follow from the source id")
	}
	again, err := h.Create(ctx, api, editorial.Edit{Entity: s})
	soundlyDone(t, again, err)
	if !again.Repeated || again.ID != first.ID || again.Number != 1 {
		t.Errorf("a retry: %+v", again)
	}
	s.FundingType = "MarketFunded"
	_, err = h.Create(ctx, api, editorial.Edit{Entity: s})
	e := want[*editorial.Invalid](t, err)
	if e.Existing != first.Ref || !hasRule(e.Problems, rule.SourceIDTaken) {
		t.Errorf("another entity with the source id: %v, existing %v", e, e.Existing)
	}
	// Archived entities keep their source ids, and other users have their own.
	out, err := h.Archive(ctx, api, first.Ref, editorial.Archiving{})
	soundlyDone(t, out, err)
	_, err = h.Create(ctx, api, editorial.Edit{Entity: s})
	want[*editorial.Invalid](t, err)
	other, err := h.Create(ctx, system("other", editorial.RightWrite, h.agency), editorial.Edit{Entity: s})
	soundlyDone(t, other, err)
	// A source id in use is not taken by a change either.
	_, err = h.change(system("other", editorial.RightRead|editorial.RightWrite, h.agency), other.ID, func(s *catalog.Service) { s.SourceID = "free" })
	if err != nil {
		t.Fatal(err)
	}
	second := aService("Toinen", h.branch)
	second.SourceID = "lipas-2"
	id := h.draft(api, second)
	_, err = h.change(api, id, func(s *catalog.Service) { s.SourceID = "lipas-1" })
	want[*editorial.Invalid](t, err)
}

func TestSimultaneousPostsOfOneSourceIDMakeOneEntity(t *testing.T) {
	h := newHall(t)
	api := system("lipas", editorial.RightRead|editorial.RightWrite, h.agency)
	s := aService("Rakennuslupa", h.branch)
	s.SourceID = "lipas-1"
	ids := make(chan catalog.ID)
	for range 8 {
		go func() {
			out, err := h.Create(t.Context(), api, editorial.Edit{Entity: s})
			if err != nil {
				t.Error(err)
				ids <- catalog.ID{}
				return
			}
			ids <- out.ID
		}()
	}
	first := <-ids
	for range 7 {
		if id := <-ids; id != first {
			t.Errorf("two entities: %s and %s", first, id)
		}
	}
}

func TestALostRaceWithAnotherProcessIsRunAgain(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.agency)
	id := h.publish(pete, aService("Rakennuslupa", h.branch))
	done := make(chan error)
	go func() { // another desk, as if of another process
		other := editorial.NewDesk(h.log, editorial.NewRegister(h.log), editorial.Options{})
		for range 20 {
			if _, err := other.Schedule(t.Context(), pete, service(id), catalog.Plan{}); err != nil {
				done <- err
				return
			}
			if _, err := other.Publish(t.Context(), pete, service(id)); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for range 20 {
		if _, err := h.Publish(t.Context(), pete, service(id)); err != nil {
			t.Error(err)
		}
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	if got := h.read(catalog.KindService, id).Number; got != 41 {
		t.Errorf("%d revisions, want 41", got)
	}
}
