package editorial_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
)

func (h *hall) due() *editorial.DueReport {
	h.t.Helper()
	report, err := h.RunDue(h.t.Context())
	if err != nil {
		h.t.Fatal(err)
	}
	return report
}

func TestWhatIsPlannedHappens(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	id := h.draft(pete, aService("Kesätyö", h.branch))
	out, err := h.Schedule(ctx, pete, service(id), catalog.Plan{PublishAt: h.in(0, 0, 10), ArchiveAt: h.in(0, 1, 0)})
	soundlyDone(t, out, err)
	status := func(want catalog.Status) {
		t.Helper()
		if got := h.read(catalog.KindService, id).Status; got != want {
			t.Errorf("the service is %s, want %s", got, want)
		}
	}
	h.due()
	status(catalog.StatusDraft)
	h.later(0, 0, 11)
	if report := h.due(); len(report.Published) != 1 {
		t.Errorf("report %+v", report)
	}
	status(catalog.StatusPublished)
	h.later(0, 1, 0)
	h.due()
	status(catalog.StatusDeleted)
	// A service that runs every third year is archived with the date of its return.
	out, err = h.Schedule(ctx, pete, service(id), catalog.Plan{PublishAt: h.in(3, 0, 0)})
	soundlyDone(t, out, err)
	status(catalog.StatusDeleted)
	h.later(3, 0, 1)
	h.due()
	status(catalog.StatusPublished)
	if report := h.due(); len(report.Published)+len(report.Archived)+len(report.Failed) > 0 {
		t.Errorf("a second run: %+v", report)
	}
}

func TestOneLanguageVersionIsPlannedByItself(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	id := h.draft(pete, aService("Kesätyö", h.branch))
	out, err := h.Publish(ctx, pete, service(id), "fi")
	soundlyDone(t, out, err)
	out, err = h.Schedule(ctx, pete, service(id), catalog.Plan{Languages: []catalog.LanguagePlan{
		{Language: "sv", PublishAt: h.in(0, 0, 1)}, {Language: "fi", ArchiveAt: h.in(0, 0, 2)},
	}})
	soundlyDone(t, out, err)
	h.later(0, 0, 1)
	h.due()
	want := map[string]catalog.LanguageState{"fi": "Published", "sv": "Published"}
	if diff := cmp.Diff(want, languageStates(h.read(catalog.KindService, id))); diff != "" {
		t.Error(diff)
	}
	h.later(0, 0, 1)
	h.due()
	want["fi"] = "Archived"
	if diff := cmp.Diff(want, languageStates(h.read(catalog.KindService, id))); diff != "" {
		t.Error(diff)
	}
}

func TestAPlannedPublishingThatFailsBecomesATask(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	bad := aService("Kesätyö", h.branch)
	bad.ServiceDescriptions = nil
	id := h.draft(pete, bad)
	out, err := h.Schedule(t.Context(), pete, service(id), catalog.Plan{PublishAt: h.in(0, 0, 1)})
	soundlyDone(t, out, err)
	h.later(0, 0, 2)
	if report := h.due(); len(report.Failed) != 1 || len(report.Published) != 0 {
		t.Errorf("report %+v", report)
	}
	if report := h.due(); len(report.Failed) != 0 {
		t.Errorf("it failed again: %+v", report)
	}
	tasks, err := h.Tasks(t.Context(), pete, editorial.TaskPublishFailed)
	if err != nil || len(tasks) != 1 || tasks[0].ID != id {
		t.Errorf("tasks %v, %v", tasks, err)
	}
	if _, err := h.change(pete, id, func(s *catalog.Service) { s.ServiceDescriptions = descriptions() }); err != nil {
		t.Fatal(err)
	}
	if tasks, err := h.Tasks(t.Context(), pete, editorial.TaskPublishFailed); err != nil || len(tasks) != 0 {
		t.Errorf("tasks %v, %v", tasks, err)
	}
}

func TestTimesArePlannedAheadAndInOrder(t *testing.T) {
	h := newHall(t)
	id := h.draft(admin, aService("Kesätyö", h.branch))
	for name, plan := range map[string]catalog.Plan{
		"in the past":                {PublishAt: h.in(0, 0, -1)},
		"archived before":            {PublishAt: h.in(0, 0, 2), ArchiveAt: h.in(0, 0, 1)},
		"of a language in the past":  {Languages: []catalog.LanguagePlan{{Language: "fi", ArchiveAt: h.in(0, 0, -1)}}},
		"of a language not there":    {Languages: []catalog.LanguagePlan{{Language: "en", ArchiveAt: h.in(0, 0, 1)}}},
		"archived at the same time":  {PublishAt: h.in(0, 0, 2), ArchiveAt: h.in(0, 0, 2)},
		"both, the second too early": {PublishAt: h.in(0, 0, 1), ArchiveAt: h.in(0, 0, -1)},
	} {
		_, err := h.Schedule(t.Context(), admin, service(id), plan)
		want[*editorial.Invalid](t, err)
		if t.Failed() {
			t.Fatalf("%s: planned", name)
		}
	}
}

func TestPublishingIsPlannedBeforeWhatIsArchivedByItself(t *testing.T) {
	h := newHall(t)
	phone, page := h.publish(admin, aPhone("Neuvonta", h.branch)), h.publish(admin, aService("Sivu", h.branch))
	h.later(0, 10, 0)
	for _, c := range []struct {
		ref    editorial.Ref
		months int
		rule   string
	}{
		{channelRef(phone), 7, ""}, {channelRef(phone), 9, rule.DateExpiry}, {service(page), 30, ""},
	} {
		_, err := h.Schedule(t.Context(), admin, c.ref, catalog.Plan{PublishAt: h.in(0, c.months, 0)})
		var got string
		if invalid, ok := errors.AsType[*editorial.Invalid](err); ok {
			got = invalid.Problems[0].Rule
		} else if err != nil {
			t.Fatal(err)
		}
		if got != c.rule {
			t.Errorf("%s in %d months: %q, want %q", c.ref, c.months, got, c.rule)
		}
	}
}

// A save renews the age of what it saves, so that its dates are judged by that.
func TestPublishingIsPlannedByTheAgeThatTheSaveGives(t *testing.T) {
	h := newHall(t)
	phone := aPhone("Neuvonta", h.branch)
	phone.ID = h.publish(admin, phone)
	h.later(0, 10, 0)
	plan := catalog.Plan{PublishAt: h.in(0, 9, 0)}
	_, err := h.Schedule(t.Context(), admin, channelRef(phone.ID), plan)
	if problems := want[*editorial.Invalid](t, err).Problems; !hasRule(problems, rule.DateExpiry) {
		t.Errorf("planning alone is refused by %v", problems)
	}
	if expires := h.Expiry(channelRef(phone.ID)); !expires.Equal(h.in(0, 18, 0).Time) {
		t.Errorf("saved now it is archived at %s", expires)
	}
	phone.PhoneNumbers[0].Number = "295000001"
	_, err = h.Save(t.Context(), admin, editorial.Edit{Entity: phone, Plan: &catalog.Plan{PublishAt: h.in(0, 19, 0)}})
	if problems := want[*editorial.Invalid](t, err).Problems; !hasRule(problems, rule.DateExpiry) {
		t.Errorf("what is too late all the same is refused by %v", problems)
	}
	out, err := h.Save(t.Context(), admin, editorial.Edit{Entity: phone, Plan: &plan})
	soundlyDone(t, out, err)
}

func TestOldChannelsAreWarnedOfAndArchived(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	pete := person(editorial.MainUser, h.branch)
	phone, place := h.publish(pete, aPhone("Neuvonta", h.branch)), h.publish(pete, aPlace("Piste", h.branch))
	permit := h.publish(pete, aService("Rakennuslupa", h.branch))
	out, err := h.Connect(ctx, admin, editorial.Joining{Ref: service(permit), Connections: to(place), ASTI: true, Strict: true})
	soundlyDone(t, out, err)
	tasks := func(k editorial.TaskKind) (ids []catalog.ID) {
		t.Helper()
		list, err := h.Tasks(ctx, pete, k)
		if err != nil {
			t.Fatal(err)
		}
		for _, task := range list {
			ids = append(ids, task.ID)
		}
		return ids
	}
	if got := tasks(editorial.TaskExpiring); len(got) != 0 {
		t.Errorf("expiring at once: %v", got)
	}
	if got := tasks(editorial.TaskNoService); !cmp.Equal(got, []catalog.ID{phone}) {
		t.Errorf("channels without services: %v", got)
	}
	h.later(0, 15, 1)
	if got := tasks(editorial.TaskExpiring); !cmp.Equal(got, []catalog.ID{phone}) {
		t.Errorf("expiring after 15 months: %v", got)
	}
	if report := h.due(); len(report.Expired) != 0 {
		t.Errorf("archived after 15 months: %v", report)
	}
	h.later(0, 3, 0)
	if got := tasks(editorial.TaskStale); !cmp.Equal(got, []catalog.ID{place, permit}) {
		t.Errorf("stale after 18 months: %v", got)
	}
	if report := h.due(); len(report.Expired) != 1 || report.Expired[0].ID != phone {
		t.Errorf("archived after 18 months: %+v", report)
	}
	if got := h.read(catalog.KindServiceChannel, phone); got.Status != catalog.StatusDeleted || got.Actor != editorial.JobExpiry {
		t.Errorf("the channel is %s by %s", got.Status, got.Actor)
	}
	// Others see their own tasks only.
	if list, err := h.Tasks(ctx, person(editorial.MainUser, h.foreign)); err != nil || len(list) != 0 {
		t.Errorf("tasks of others: %v, %v", list, err)
	}
}

func TestOrganizationsThatLackALanguageOfTheirContent(t *testing.T) {
	h := newHall(t)
	h.publish(admin, aService("Rakennuslupa", h.branch))
	out, err := h.Withdraw(t.Context(), admin, organizationRef(h.branch), "sv")
	soundlyDone(t, out, err)
	tasks, err := h.Tasks(t.Context(), admin, editorial.TaskMissingLanguage)
	if err != nil || len(tasks) != 1 || tasks[0].ID != h.branch || !cmp.Equal(tasks[0].Missing, []string{"sv"}) {
		t.Errorf("tasks %+v, %v", tasks, err)
	}
}

// PTV lists phone channels and service locations after 15 months whether it archives them or not, other content after 18.
func TestOldContentIsListedByItsType(t *testing.T) {
	for _, archive := range []int{-1, 18} {
		h := newHall(t)
		h.Desk = editorial.NewDesk(h.log, h.Register(), editorial.Options{Now: h.clock, Ageing: editorial.Ageing{Archive: archive}})
		phone, permit := h.publish(admin, aPhone("Neuvonta", h.branch)), h.publish(admin, aService("Rakennuslupa", h.branch))
		listed := func() (ids []catalog.ID) {
			tasks, err := h.Tasks(t.Context(), admin, editorial.TaskStale, editorial.TaskExpiring)
			if err != nil {
				t.Fatal(err)
			}
			for _, task := range tasks {
				ids = append(ids, task.ID)
			}
			return ids
		}
		h.later(0, 14, 28)
		if got := listed(); got != nil {
			t.Errorf("archiving %d: listed before 15 months: %v", archive, got)
		}
		h.later(0, 0, 5)
		if got := listed(); !cmp.Equal(got, []catalog.ID{phone}) {
			t.Errorf("archiving %d: after 15 months %v, want the phone channel", archive, got)
		}
		h.later(0, 3, 0)
		if got := listed(); !cmp.Equal(got, []catalog.ID{phone, permit}) {
			t.Errorf("archiving %d: after 18 months %v, want both", archive, got)
		}
	}
}

func TestAnArchivedEndIsNoConnection(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	permit := h.publish(admin, aService("Rakennuslupa", h.branch))
	phone, place := h.publish(admin, aPhone("Neuvonta", h.branch)), h.publish(admin, aPlace("Piste", h.branch))
	out, err := h.Connect(ctx, admin, editorial.Joining{Ref: service(permit), Connections: to(phone, place), Strict: true})
	soundlyDone(t, out, err)
	waiting := func(want ...catalog.ID) {
		t.Helper()
		tasks, err := h.Tasks(ctx, admin, editorial.TaskNoChannel, editorial.TaskNoService)
		if err != nil {
			t.Fatal(err)
		}
		var got []catalog.ID
		for _, task := range tasks {
			got = append(got, task.ID)
		}
		if !cmp.Equal(got, want) {
			t.Errorf("without the other end: %v, want %v", got, want)
		}
	}
	waiting()
	out, err = h.Archive(ctx, admin, channelRef(phone), editorial.Archiving{})
	soundlyDone(t, out, err)
	waiting()
	out, err = h.Withdraw(ctx, admin, channelRef(place))
	soundlyDone(t, out, err)
	waiting(permit)
	out, err = h.Publish(ctx, admin, channelRef(place))
	soundlyDone(t, out, err)
	waiting()
	out, err = h.Archive(ctx, admin, service(permit), editorial.Archiving{})
	soundlyDone(t, out, err)
	waiting(place)
}
