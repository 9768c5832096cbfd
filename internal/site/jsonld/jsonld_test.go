package jsonld_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/jsonld"
	"github.com/varanto/varanto/internal/site/jsonld/vocabulary"
	"github.com/varanto/varanto/internal/site/sitetest"
	"github.com/varanto/varanto/internal/site/view"
)

var reader = view.Reader{Lang: "fi", Now: sitetest.Now}

func about(address string) jsonld.About {
	return jsonld.About{
		Base: "https://example.fi", Site: "Varanto", Home: "/fi/", Lang: "fi", Address: address, Description: "Lyhyesti.",
		Trail:    []view.Link{{Href: "/fi/haku", Name: view.Text{Value: "Haku"}}, {Href: address, Name: view.Text{Value: "Nimi"}}},
		Modified: sitetest.Now,
	}
}

func must[T any](t testing.TB, f func(context.Context, view.Reader, catalog.ID) (T, error), id catalog.ID) T {
	t.Helper()
	v, err := f(context.Background(), reader, id)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// graphs are one of everything.
func graphs(t testing.TB) map[string]jsonld.Graph {
	t.Helper()
	var s sitetest.Source
	organization, err := s.Organization(context.Background(), reader, sitetest.Organization, 1)
	if err != nil {
		t.Fatal(err)
	}
	organization.Parent = &view.Link{Href: "/fi/organisaatio/x-1", Name: view.Text{Value: "Ylempi"}}
	general, err := s.General(context.Background(), reader, sitetest.General, 1)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]jsonld.Graph{
		"home":         jsonld.Home(about("/fi/"), "/fi/haku?q={words}"),
		"service":      jsonld.Service(about("/fi/palvelu/a-1"), must(t, s.Service, sitetest.Service)),
		"bare":         jsonld.Service(about("/fi/palvelu/b-1"), must(t, s.Service, sitetest.Bare)),
		"hostile":      jsonld.Service(about("/fi/palvelu/c-1"), must(t, s.Service, sitetest.Hostile)),
		"place":        jsonld.Place(about("/fi/palvelupaikka/d-1"), must(t, s.Channel, sitetest.Place)),
		"phone":        jsonld.Channel(about("/fi/asiointikanava/e-1"), must(t, s.Channel, sitetest.Phone)),
		"organization": jsonld.Organization(about("/fi/organisaatio/f-1"), organization),
		"general":      jsonld.General(about("/fi/yleiskuvaus/g-1"), general),
		"collection":   jsonld.Collection(about("/fi/kokonaisuus/h-1"), must(t, s.Collection, sitetest.Collection)),
		"nothing":      jsonld.Place(jsonld.About{Site: "V", Home: "/fi/", Lang: "fi", Address: "/fi/x"}, view.ChannelPage{Channel: view.Channel{Name: view.Text{Value: "Nimi"}}}),
	}
}

func TestEverythingSaidIsInTheVocabulary(t *testing.T) {
	v, err := vocabulary.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, g := range graphs(t) {
		document, err := jsonld.Embed(g)
		if err != nil {
			t.Fatal(err)
		}
		for _, wrong := range v.Check([]byte(document)) {
			t.Errorf("%s: %s", name, wrong)
		}
	}
}

// node is the first node of the type.
func node(t *testing.T, g jsonld.Graph, typ string) map[string]any {
	t.Helper()
	document, err := jsonld.Embed(g)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(document), &doc); err != nil {
		t.Fatal(err)
	}
	for _, n := range doc.Graph {
		if n["@type"] == typ {
			return n
		}
	}
	t.Fatalf("no %s in %s", typ, document)
	return nil
}

func TestWhatIsSaidOfAService(t *testing.T) {
	s := node(t, graphs(t)["service"], "GovernmentService")
	if s["name"] != "Varhaiskasvatuspaikan hakeminen" || s["@id"] != "https://example.fi/fi/palvelu/a-1#service" {
		t.Errorf("got %v", s)
	}
	provider := s["provider"].(map[string]any)
	if provider["@type"] != "GovernmentOrganization" || !strings.HasSuffix(provider["@id"].(string), "#organization") {
		t.Errorf("provider %v", provider)
	}
	if n := len(s["availableChannel"].([]any)); n != 4 {
		t.Errorf("%d channels", n)
	}
	if other := node(t, jsonld.Service(about("/x"), view.ServicePage{Name: view.Text{Value: "N"}, ProviderType: "Company"}), "Service"); other["provider"] != nil {
		t.Errorf("got %v", other)
	}
}

func TestWhatIsSaidOfHours(t *testing.T) {
	p := node(t, graphs(t)["place"], "GovernmentOffice")
	row := func(from, to string, days ...any) any {
		m := map[string]any{"@type": "OpeningHoursSpecification", "opens": from, "closes": to}
		if days != nil {
			m["dayOfWeek"] = days
		}
		return m
	}
	want := []any{
		row("08:00", "16:15", "Monday", "Tuesday", "Wednesday", "Thursday"), row("08:00", "11:00", "Friday"), row("12:00", "15:00", "Friday"),
	}
	if diff := cmp.Diff(want, p["openingHoursSpecification"]); diff != "" {
		t.Error(diff)
	}
	closed := row("00:00", "00:00").(map[string]any)
	closed["validFrom"], closed["validThrough"] = "2026-12-24", "2026-12-26"
	if diff := cmp.Diff([]any{closed}, p["specialOpeningHoursSpecification"]); diff != "" {
		t.Error(diff)
	}
}

func TestHoursThatTheVocabularyHasNoWordFor(t *testing.T) {
	week := func(info string) []catalog.ServiceHour {
		return []catalog.ServiceHour{{ServiceHourType: catalog.HoursDaysOfTheWeek, ValidForNow: true,
			AdditionalInformation: catalog.Texts{{Language: "fi", Value: info}},
			OpeningHour:           []catalog.DailyOpeningTime{{DayFrom: "Monday", From: "09:00:00", To: "00:00:00"}}}}
	}
	of := func(sets []catalog.ServiceHour) map[string]any {
		return node(t, jsonld.Place(about("/x"), view.ChannelPage{Channel: view.Channel{Name: view.Text{Value: "Piste"}, Hours: view.NewHours(sets, "fi", sitetest.Now)}}), "CivicStructure")
	}
	if rows := of(week("Parilliset viikot"))["openingHoursSpecification"].([]any); len(rows) != 4 || rows[0].(map[string]any)["validFrom"] != "2026-11-23" && rows[0].(map[string]any)["validFrom"] != "2026-11-30" {
		t.Errorf("every second week: %v", rows)
	}
	rows := of(week(""))["openingHoursSpecification"].([]any)
	if len(rows) != 1 || rows[0].(map[string]any)["closes"] != "23:59" {
		t.Errorf("until midnight: %v", rows)
	}
	reserved := []catalog.ServiceHour{{ServiceHourType: catalog.HoursDaysOfTheWeek, IsReservation: true}}
	if said := of(reserved)["openingHoursSpecification"]; said != nil {
		t.Errorf("by appointment: %v", said)
	}
	unsaid := []catalog.ServiceHour{{ServiceHourType: catalog.HoursExceptional, ValidFrom: catalog.At(sitetest.Now)},
		{ServiceHourType: catalog.HoursExceptional, ValidFrom: catalog.At(sitetest.Now), IsReservation: true}}
	if said := of(unsaid)["specialOpeningHoursSpecification"]; said != nil {
		t.Errorf("exceptions of words only and by appointment: %v", said)
	}
	always := []catalog.ServiceHour{{ServiceHourType: catalog.HoursDaysOfTheWeek, IsAlwaysOpen: true}}
	if rows := of(always)["openingHoursSpecification"].([]any); len(rows) != 1 || len(rows[0].(map[string]any)["dayOfWeek"].([]any)) != 7 {
		t.Errorf("always: %v", rows)
	}
}

// TestHoursSaidAreThoseThatHold: on days without an exception, a week's rows and the schedule are the same.
func TestHoursSaidAreThoseThatHold(t *testing.T) {
	days := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	rapid.Check(t, func(r *rapid.T) {
		var week []catalog.DailyOpeningTime
		for range rapid.IntRange(0, 5).Draw(r, "rows") {
			from := rapid.IntRange(0, 22).Draw(r, "from")
			to := rapid.IntRange(from+1, 23).Draw(r, "to")
			week = append(week, catalog.DailyOpeningTime{DayFrom: rapid.SampledFrom(days).Draw(r, "day"), From: hour(from), To: hour(to)})
		}
		sets := []catalog.ServiceHour{{ServiceHourType: catalog.HoursDaysOfTheWeek, ValidForNow: true, OpeningHour: week}}
		said := map[string][]string{}
		page := view.ChannelPage{Channel: view.Channel{Name: view.Text{Value: "P"}, Hours: view.NewHours(sets, "fi", sitetest.Now)}}
		list, _ := node(t, jsonld.Place(about("/x"), page), "CivicStructure")["openingHoursSpecification"].([]any)
		for _, one := range list {
			row := one.(map[string]any)
			for _, day := range row["dayOfWeek"].([]any) {
				said[day.(string)] = append(said[day.(string)], row["opens"].(string)+"-"+row["closes"].(string))
			}
		}
		schedule := hours.Compile(sets)
		for n := range 7 {
			day := schedule.Day(sitetest.Now.AddDate(0, 0, n))
			var want []string
			for _, i := range day.Open {
				want = append(want, clock(i.From)+"-"+clock(i.To))
			}
			if diff := cmp.Diff(want, said[day.Date.Weekday().String()]); diff != "" {
				r.Fatal(diff)
			}
		}
	})
}

func hour(h int) string          { return string([]byte{byte('0' + h/10), byte('0' + h%10)}) + ":00:00" }
func clock(c hours.Clock) string { return hour(c.Hour())[:5] }

func TestPlacesByTheirNames(t *testing.T) {
	for name, want := range map[string]string{
		"Töölön kirjasto": "Library", "Åbo stadsbibliotek": "Library", "Kallion kirjasto, musiikkiosasto": "Library",
		"Mikkelin uimahalli": "PublicSwimmingPool", "Päiväkoti Aurinko": "CivicStructure", "Auringon päiväkoti": "Preschool",
		"Keskustan terveysasema (ajanvaraus)": "MedicalClinic", "Kirjastokatu 3": "CivicStructure", "": "CivicStructure",
	} {
		g := jsonld.Place(about("/x"), view.ChannelPage{Channel: view.Channel{Name: view.Text{Value: name}}})
		if got := node(t, g, want); got == nil {
			t.Errorf("%s is no %s", name, want)
		}
	}
}

// TestNothingEscapesTheScript: whatever the texts, the element ends where it should and reads back the same.
func TestNothingEscapesTheScript(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, name string) {
		document, err := jsonld.Embed(jsonld.Collection(about("/fi/x"), view.CollectionPage{Name: view.Text{Value: name}}))
		if err != nil {
			t.Fatalf("%v", err)
		}
		if strings.ContainsAny(document, "<>&\u2028\u2029") {
			t.Fatalf("dangerous: %q", document)
		}
		root, err := html.Parse(strings.NewReader(`<head><script type="application/ld+json">` + document + `</script><meta name="after"></head>`))
		if err != nil {
			t.Fatalf("%v", err)
		}
		for n := range root.Descendants() {
			if n.Data == "script" && (n.FirstChild == nil || n.FirstChild.Data != document || n.FirstChild != n.LastChild) {
				t.Fatalf("the script holds something else")
			}
		}
	}
	for _, name := range []string{"</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028\u2029", sitetest.Attack, "\x00\xff"} {
		check(t, name)
	}
	rapid.Check(t, func(r *rapid.T) { check(r, rapid.String().Draw(r, "name")) })
}

func TestNothingToSay(t *testing.T) {
	if s, err := jsonld.Embed(nil); s != "" || err != nil {
		t.Errorf("%q, %v", s, err)
	}
}

func BenchmarkService(b *testing.B) {
	v := must(b, sitetest.Source{}.Service, sitetest.Service)
	for b.Loop() {
		if _, err := jsonld.Embed(jsonld.Service(about("/fi/palvelu/a-1"), v)); err != nil {
			b.Fatal(err)
		}
	}
}
