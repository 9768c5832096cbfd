package editorial_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
)

func (h *hall) plan(id catalog.ID) *catalog.Plan {
	h.t.Helper()
	if p := h.service(id).Plan; p != nil {
		return p
	}
	return &catalog.Plan{}
}

// Whoever takes an archived service back by hand does not lose when it is to be published and archived.
func TestRestoringKeepsTheDatesThatAreToCome(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	id := h.publish(admin, aService("Kesätyö", h.branch))
	out, err := h.Archive(ctx, admin, service(id), editorial.Archiving{})
	soundlyDone(t, out, err)
	publish, archive, sv := h.in(0, 6, 0), h.in(0, 9, 0), h.in(0, 7, 0)
	out, err = h.Schedule(ctx, admin, service(id), catalog.Plan{
		PublishAt: publish, ArchiveAt: archive, Languages: []catalog.LanguagePlan{{Language: "sv", PublishAt: sv}},
	})
	soundlyDone(t, out, err)
	out, err = h.Restore(ctx, admin, service(id))
	soundlyDone(t, out, err)
	want := &catalog.Plan{PublishAt: publish, ArchiveAt: archive, Languages: []catalog.LanguagePlan{{Language: "sv", PublishAt: sv}}}
	if diff := cmp.Diff(want, h.plan(id)); diff != "" {
		t.Errorf("after restoring (-want +got):\n%s", diff)
	}
	h.later(0, 6, 1)
	h.due()
	if diff := cmp.Diff(map[string]catalog.LanguageState{"fi": "Published", "sv": "Draft"}, languageStates(h.read(catalog.KindService, id))); diff != "" {
		t.Errorf("on the day of the whole:\n%s", diff)
	}
	h.later(0, 1, 0)
	h.due()
	if diff := cmp.Diff(map[string]catalog.LanguageState{"fi": "Published", "sv": "Published"}, languageStates(h.read(catalog.KindService, id))); diff != "" {
		t.Errorf("on the day of the Swedish version:\n%s", diff)
	}
	h.later(0, 2, 0)
	h.due()
	if got := h.read(catalog.KindService, id).Status; got != catalog.StatusDeleted {
		t.Errorf("on the day of archiving it is %s", got)
	}
}

func TestRestoringDropsDatesThatArePast(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	id := h.publish(admin, aService("Kesätyö", h.branch))
	out, err := h.Archive(ctx, admin, service(id), editorial.Archiving{})
	soundlyDone(t, out, err)
	archive := h.in(0, 9, 0)
	out, err = h.Schedule(ctx, admin, service(id), catalog.Plan{PublishAt: h.in(0, 1, 0), ArchiveAt: archive})
	soundlyDone(t, out, err)
	h.later(0, 2, 0) // nothing ran meanwhile
	out, err = h.Restore(ctx, admin, service(id), "fi")
	soundlyDone(t, out, err)
	want := &catalog.Plan{ArchiveAt: archive, Languages: []catalog.LanguagePlan{{Language: "sv", State: catalog.LanguageArchived}}}
	if diff := cmp.Diff(want, h.plan(id)); diff != "" {
		t.Errorf("after restoring (-want +got):\n%s", diff)
	}
}

// A language version with a later date of its own waits for it, whoever publishes the whole.
func TestPublishingTheWholeLeavesLaterLanguageVersions(t *testing.T) {
	h := newHall(t)
	ctx := t.Context()
	id := h.publish(admin, aService("Kesätyö", h.branch))
	sv := h.in(0, 1, 0)
	if _, err := h.change(admin, id, func(s *catalog.Service) {
		s.ServiceNames = catalog.TypedTexts{
			{Type: catalog.TypeName, Language: "fi", Value: "Uusi kesätyö"}, {Type: catalog.TypeName, Language: "sv", Value: "Nytt sommarjobb"},
		}
	}); err != nil {
		t.Fatal(err)
	}
	out, err := h.Schedule(ctx, admin, service(id), catalog.Plan{Languages: []catalog.LanguagePlan{{Language: "sv", PublishAt: sv}}})
	soundlyDone(t, out, err)
	before := h.read(catalog.KindService, id).Public.(*catalog.Service).ServiceNames.In(catalog.TypeName, "sv")
	public := func(fi, sv string) {
		t.Helper()
		names := h.read(catalog.KindService, id).Public.(*catalog.Service).ServiceNames
		if got := [2]string{names.In(catalog.TypeName, "fi"), names.In(catalog.TypeName, "sv")}; got != [2]string{fi, sv} {
			t.Errorf("public is %q, want %q", got, [2]string{fi, sv})
		}
	}
	out, err = h.Publish(ctx, admin, service(id))
	soundlyDone(t, out, err)
	public("Uusi kesätyö", before)
	if got := h.plan(id).Of("sv").PublishAt; got != sv {
		t.Errorf("the Swedish version's date is %s, want %s", got, sv)
	}
	h.later(0, 1, 1)
	h.due()
	public("Uusi kesätyö", "Nytt sommarjobb")
	// When each version has a later date, who publishes the whole means them all.
	if _, err := h.change(admin, id, func(s *catalog.Service) { s.ServiceNames[0].Value = "Syystyö" }); err != nil {
		t.Fatal(err)
	}
	out, err = h.Schedule(ctx, admin, service(id), catalog.Plan{Languages: []catalog.LanguagePlan{
		{Language: "fi", PublishAt: h.in(0, 1, 0)}, {Language: "sv", PublishAt: h.in(0, 1, 0)},
	}})
	soundlyDone(t, out, err)
	out, err = h.Publish(ctx, admin, service(id))
	soundlyDone(t, out, err)
	public("Syystyö", "Nytt sommarjobb")
	if p := h.plan(id); !p.IsZero() {
		t.Errorf("dates are left: %+v", p)
	}
}

// A date of the whole takes along the language versions that have no later one of their own. When all have, nothing is
// public before the first of those.
func TestTheDateOfTheWholeWaitsForThoseOfAllLanguageVersions(t *testing.T) {
	for name, archived := range map[string]bool{"a draft": false, "an archived service": true} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t)
			ctx := t.Context()
			id := h.draft(admin, aService("Kesätyö", h.branch))
			if archived {
				out, err := h.Publish(ctx, admin, service(id))
				soundlyDone(t, out, err)
				out, err = h.Archive(ctx, admin, service(id), editorial.Archiving{})
				soundlyDone(t, out, err)
			}
			fi, sv := h.in(0, 2, 0), h.in(0, 3, 0)
			out, err := h.Schedule(ctx, admin, service(id), catalog.Plan{PublishAt: h.in(0, 1, 0), Languages: []catalog.LanguagePlan{
				{Language: "fi", PublishAt: fi}, {Language: "sv", PublishAt: sv},
			}})
			soundlyDone(t, out, err)
			public := func(when string, want ...string) {
				t.Helper()
				var got []string
				if e := h.read(catalog.KindService, id).Public; e != nil {
					got = rule.Languages(e)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", when, diff)
				}
			}
			h.later(0, 1, 1)
			if report := h.due(); len(report.Published) > 0 {
				t.Errorf("on the day of the whole: %+v", report)
			}
			public("on the day of the whole")
			want := &catalog.Plan{Languages: []catalog.LanguagePlan{{Language: "fi", PublishAt: fi}, {Language: "sv", PublishAt: sv}}}
			if diff := cmp.Diff(want, h.plan(id)); diff != "" {
				t.Errorf("planned after the day of the whole (-want +got):\n%s", diff)
			}
			head := h.head()
			if h.due(); h.head() != head {
				t.Error("the day of the whole comes again")
			}
			h.later(0, 1, 0)
			h.due()
			public("on the day of the Finnish version", "fi")
			h.later(0, 1, 0)
			h.due()
			public("on the day of the Swedish version", "fi", "sv")
		})
	}
}
