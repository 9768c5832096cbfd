package editorial_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
)

// inFinnish drops the other language version of a service.
func inFinnish(s *catalog.Service) *catalog.Service {
	r, err := editorial.Restrict(s, []string{"fi"})
	if err != nil {
		panic(err)
	}
	return r.(*catalog.Service)
}

// law is a law with a name and a page in one or two languages.
func law(fi, sv string) (l catalog.Law) {
	for _, t := range []catalog.Text{{Language: "fi", Value: fi}, {Language: "sv", Value: sv}} {
		if t.Value != "" {
			l.Names = append(l.Names, t)
			l.WebPages = append(l.WebPages, catalog.WebPage{Language: t.Language, URL: "https://example.org/" + t.Language})
		}
	}
	return l
}

func TestTextsOfNoLanguageVersionArePublishedWithTheWhole(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	s := inFinnish(aService("Rakennuslupa", h.branch))
	s.Legislation = []catalog.Law{law("Laki", "Lag")}
	s.Legislation[0].WebPages = s.Legislation[0].WebPages[:1]
	id := h.publish(pete, s)
	now := h.read(catalog.KindService, id)
	if now.Status != catalog.StatusPublished || now.Number != 1 || now.Edited {
		t.Errorf("after publishing: %s in %d revisions", now.Status, now.Number)
	}
	if diff := cmp.Diff(s.Legislation, now.Public.(*catalog.Service).Legislation); diff != "" {
		t.Errorf("public laws (-want +got):\n%s", diff)
	}
	place := aPlace("Piste", h.branch)
	place.ServiceHours = []catalog.ServiceHour{{
		ServiceHourType: catalog.HoursDaysOfTheWeek, IsAlwaysOpen: true,
		AdditionalInformation: catalog.Texts{{Language: "fi", Value: "Avoinna"}, {Language: "en", Value: "Open"}},
	}}
	if got := h.read(catalog.KindServiceChannel, h.publish(pete, place)); got.Status != catalog.StatusPublished {
		t.Errorf("the place is %s", got.Status)
	}
}

func TestPublishingLanguagesOneByOneEndsInOneRevision(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	s := aService("Rakennuslupa", h.branch)
	s.Legislation = []catalog.Law{law("Laki", "Lag"), law("Kaari", "Balk")}
	id := h.draft(pete, s)
	for _, l := range []string{"sv", "fi"} {
		out, err := h.Publish(t.Context(), pete, service(id), l)
		soundlyDone(t, out, err)
	}
	if got := h.read(catalog.KindService, id); got.Status != catalog.StatusPublished || got.Edited {
		t.Errorf("all is public and the service is %s", got.Status)
	}
}

func TestTextsOfTheOtherLanguageStayWithWhatTheyAreAbout(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	place := aPlace("Piste", h.branch)
	address := func(number, fi, sv string) catalog.Address {
		a := copied(t, place).Addresses[0]
		a.StreetAddress.StreetNumber = number
		a.StreetAddress.AdditionalInformation = catalog.Texts{{Language: "fi", Value: fi}, {Language: "sv", Value: sv}}
		return a
	}
	place.Addresses = []catalog.Address{address("1", "pohjoisovi", "norra dörren"), address("2", "eteläovi", "södra dörren")}
	id := h.publish(pete, place)
	next := copied(t, h.read(catalog.KindServiceChannel, id).Entity.(*catalog.ServiceChannel))
	next.Addresses = []catalog.Address{address("2", "eteläinen ovi", "söderut"), address("1", "pohjoisovi", "norrut"), address("3", "uusi ovi", "ny dörr")}
	out, err := h.Save(t.Context(), pete, editorial.Edit{Entity: next})
	soundlyDone(t, out, err)
	out, err = h.Publish(t.Context(), pete, channelRef(id), "fi")
	soundlyDone(t, out, err)
	var got [][3]string
	for _, a := range out.Public.(*catalog.ServiceChannel).Addresses {
		i := a.StreetAddress.AdditionalInformation
		got = append(got, [3]string{a.StreetAddress.StreetNumber, i.In("fi"), i.In("sv")})
	}
	want := [][3]string{{"2", "eteläinen ovi", "södra dörren"}, {"1", "pohjoisovi", "norra dörren"}, {"3", "uusi ovi", ""}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("public addresses (-want +got):\n%s", diff)
	}
}

func TestLawsKeepTheirNamesWhenOneLanguageIsPublished(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	s := aService("Rakennuslupa", h.branch)
	s.Legislation = []catalog.Law{law("Laki", "Lag"), law("Kaari", "Balk")}
	id := h.publish(pete, s)
	if _, err := h.change(pete, id, func(s *catalog.Service) {
		s.Legislation = []catalog.Law{law("Kaari", "Ny balk"), law("Uusi laki", "Ny lag")}
	}); err != nil {
		t.Fatal(err)
	}
	out, err := h.Publish(t.Context(), pete, service(id), "fi")
	soundlyDone(t, out, err)
	got := out.Public.(*catalog.Service)
	want := []catalog.Law{law("Kaari", "Balk"), law("Uusi laki", ""), law("", "Lag")}
	if diff := cmp.Diff(want, got.Legislation); diff != "" || len(rule.Languages(got)) != 2 {
		t.Errorf("public laws (-want +got):\n%s", diff)
	}
}

func TestStatusInPTVsTermsIsThatOfWhatIsPublic(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	status := func(step string, ref editorial.Ref, want catalog.Status) {
		t.Helper()
		if got, err := h.PTVStatus(t.Context(), ref); err != nil || got != want {
			t.Errorf("%s: %s, %v, want %s", step, got, err, want)
		}
	}
	withdrawn := service(h.publish(pete, aService("Rakennuslupa", h.branch)))
	out, err := h.Withdraw(t.Context(), pete, withdrawn, "sv")
	soundlyDone(t, out, err)
	status("a version withdrawn", withdrawn, catalog.StatusPublished)
	if tasks, err := h.Tasks(t.Context(), pete, editorial.TaskEdited); err != nil || len(tasks) > 0 {
		t.Errorf("tasks %v, %v", tasks, err)
	}
	part := service(h.draft(pete, aService("Poikkeuslupa", h.branch)))
	status("a draft", part, catalog.StatusDraft)
	out, err = h.Publish(t.Context(), pete, part, "fi")
	soundlyDone(t, out, err)
	status("published in part", part, catalog.StatusPublished)
	if _, err := h.change(pete, part.ID, func(s *catalog.Service) { s.ServiceNames[0].Value = "Toinen nimi" }); err != nil {
		t.Fatal(err)
	}
	status("edited", part, catalog.StatusModified)
}

func TestWhoMayNotArchiveDiscardsNoOrganization(t *testing.T) {
	h := newHall(t)
	id := h.draft(admin, anOrganization("Uusi toimisto", h.branch))
	_, err := h.Discard(t.Context(), person(editorial.Editor, h.branch), organizationRef(id))
	want[*editorial.Forbidden](t, err)
	below := service(h.draft(admin, aService("Rakennuslupa", id)))
	_, err = h.Discard(t.Context(), person(editorial.MainUser, h.branch), organizationRef(id))
	want[*editorial.Invalid](t, err)
	for _, ref := range []editorial.Ref{below, organizationRef(id)} {
		out, err := h.Discard(t.Context(), person(editorial.MainUser, h.branch), ref)
		soundlyDone(t, out, err)
	}
}

func TestTakingBackWhatWasPublicInPartKeepsTheOtherLanguages(t *testing.T) {
	h := newHall(t)
	pete := person(editorial.MainUser, h.branch)
	id := h.draft(pete, aService("Rakennuslupa", h.branch))
	out, err := h.Publish(t.Context(), pete, service(id), "fi") // revisions 2 and 3
	soundlyDone(t, out, err)
	if _, err := h.change(pete, id, func(s *catalog.Service) { s.ServiceNames[0].Value = "Toinen nimi" }); err != nil {
		t.Fatal(err)
	}
	out, err = h.Revert(t.Context(), pete, service(id), 2)
	soundlyDone(t, out, err)
	names := out.Entity.(*catalog.Service).ServiceNames
	if names.In(catalog.TypeName, "fi") != "Rakennuslupa" || names.In(catalog.TypeName, "sv") != "Rakennuslupa sv" {
		t.Errorf("names %v", names)
	}
}
