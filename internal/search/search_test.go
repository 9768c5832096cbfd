package search_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search"
)

// towns is a small catalogue with one thing of each kind.
func towns(w *world) {
	general := &catalog.GeneralDescription{
		ID: id(90), Type: catalog.TypeService,
		Names: catalog.TypedTexts{
			text(catalog.TypeName, "fi", "Varhaiskasvatus"), text(catalog.TypeName, "sv", "Småbarnspedagogik"),
			text(catalog.TypeName, "en", "Early childhood education"),
		},
		Descriptions: catalog.TypedTexts{
			text(catalog.TypeSummary, "fi", "Lapsella on oikeus hoitoon ennen koulua."),
			text(catalog.TypeDescription, "en", "Children have the right to day care before school."),
		},
	}
	daycare := service(1, "Päiväkodit")
	daycare.GeneralDescriptionID = id(90)
	daycare.Organizations = []catalog.ServiceOrganization{{OrganizationID: id(50), RoleType: catalog.RoleResponsible}}
	dentist := service(2, "Suun terveydenhuolto")
	dentist.ServiceNames = append(dentist.ServiceNames,
		text(catalog.TypeAlternativeName, "fi", "Hammaslääkäri"),
		text(catalog.TypeName, "sv", "Munhälsovård"), text(catalog.TypeName, "en", "Dental care"))
	dentist.Keywords = catalog.Texts{{Language: "fi", Value: "hammashoito"}}
	parking := service(3, "Pysäköintitunnus")
	parking.ServiceDescriptions = catalog.TypedTexts{
		text(catalog.TypeSummary, "fi", "Tunnuksella pysäköit kotikadullesi."),
		text(catalog.TypeUserInstruction, "fi", "Hae tunnusta terveysasemalla asioidessasi verkossa."),
	}
	library := service(4, "Kirjasto")
	library.ServiceNames = append(library.ServiceNames, text(catalog.TypeName, "se", "Girjerádju"))
	station := &catalog.ServiceChannel{
		ID: id(20), Type: catalog.ServiceLocation, ServiceChannelNames: named("Keskustan terveysasema"),
		AreaType: catalog.Nationwide, OrganizationID: id(50),
		Addresses: []catalog.Address{{Type: "Location", StreetAddress: &catalog.StreetAddress{
			Street: catalog.Texts{{Language: "fi", Value: "Mannerheimintie"}},
		}}},
	}
	w.publish(general,
		&catalog.Organization{ID: id(50), OrganizationNames: named("Mallilan kunta"), AreaType: catalog.Nationwide},
		daycare, dentist, parking, library, station,
		&catalog.ServiceCollection{ID: id(60), OrganizationID: id(50),
			ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: "Lapsiperheen palvelut"}}})
}

func TestWhatPeopleTypeFindsTheEntity(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		towns(w)
		x.settled()
		for _, c := range []struct{ why, language, query, first string }{
			{"base form", "fi", "terveysasema", "Keskustan terveysasema"},
			{"case form", "fi", "terveysasemalla", "Keskustan terveysasema"},
			{"case form", "fi", "kirjastoihin", "Kirjasto"},
			{"capitals", "fi", "KIRJASTO", "Kirjasto"},
			{"part of a compound", "fi", "asema", "Keskustan terveysasema"},
			{"plural of a compound", "fi", "päiväkoti", "Päiväkodit"},
			{"alternative name", "fi", "hammaslääkärille", "Suun terveydenhuolto"},
			{"keyword", "fi", "hammashoidon", "Suun terveydenhuolto"},
			{"name of the general description", "fi", "varhaiskasvatus", "Päiväkodit"},
			{"text of the general description", "en", "day care", "Päiväkodit"},
			{"Swedish on a Finnish page", "fi", "munhälsovården", "Suun terveydenhuolto"},
			{"Swedish on a Swedish page", "sv", "småbarnspedagogiken", "Päiväkodit"},
			{"English on a Finnish page", "fi", "dental", "Suun terveydenhuolto"},
			{"Northern Sámi", "fi", "girjerádju", "Kirjasto"},
			{"street", "fi", "mannerheimintiellä", "Keskustan terveysasema"},
			{"organisation", "fi", "mallilan kunta", "Mallilan kunta"},
			{"organisation and service", "fi", "mallilan päiväkodit", "Päiväkodit"},
			{"stop words", "fi", "missä on kirjasto", "Kirjasto"},
			{"stop words of another language", "fi", "where is the library kirjasto", "Kirjasto"},
			{"collection", "fi", "lapsiperheiden palvelut", "Lapsiperheen palvelut"},
			{"a name before a mention", "fi", "terveysasemalla", "Keskustan terveysasema"},
			{"three of four words", "fi", "pysäköinti kotikatu tunnus avaruusasema", "Pysäköintitunnus"},
		} {
			results := x.ask(search.Query{Text: c.query, Language: c.language})
			if got := names(results); len(got) == 0 || got[0] != c.first {
				t.Errorf("%s: %q finds %q, want %q first", c.why, c.query, got, c.first)
			}
		}
	})
}

func TestTypingErrorsAreFoundByPiecesOfWords(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		towns(w)
		x.settled()
		for query, first := range map[string]string{
			"hamaslääkäri": "Suun terveydenhuolto", "pysäköintitunus": "Pysäköintitunnus", "terveysaseam": "Keskustan terveysasema",
		} {
			results := x.ask(search.Query{Text: query})
			if got := names(results); len(got) == 0 || got[0] != first {
				t.Errorf("%q finds %q, want %q first", query, got, first)
			}
			if a.Name() == finnish.NameVoikko && !results.Approximate && results.Corrections == nil {
				t.Errorf("%q is not said to be searched otherwise", query)
			}
		}
		if results := x.ask(search.Query{Text: "xyzzyq"}); results.Total != 0 || results.Hits != nil {
			t.Errorf("nonsense finds %q", names(results))
		}
	})
}

func TestWordsThatMakeACompoundWithAJointFindIt(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		w.publish(service(1, "Hoito ja tuki"), service(2, "Kotihoidontuki"), service(3, "Kotihoito"), service(4, "Hoitajan koulu"),
			service(5, "Kouluterveydenhoitaja"))
		x.settled()
		for query, want := range map[string]string{"kotihoito tuki": "Kotihoidontuki", "koulu terveys hoitaja": "Kouluterveydenhoitaja"} {
			if got := names(x.ask(search.Query{Text: query})); len(got) == 0 || got[0] != want {
				t.Errorf("%q finds %q, want %q first", query, got, want)
			}
		}
	})
}

func TestKindsAndPages(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	for n := range byte(25) {
		w.publish(service(n+1, "Sama palvelu"))
	}
	w.publish(&catalog.Organization{ID: id(50), OrganizationNames: named("Sama palvelu"), AreaType: catalog.Nationwide})
	x.settled()

	organisations := x.ask(search.Query{Text: "sama", Kinds: []catalog.Kind{catalog.KindOrganization, catalog.KindGeneralDescription}})
	if organisations.Total != 1 || organisations.Hits[0].Kind != catalog.KindOrganization {
		t.Errorf("organisations: %d hits", organisations.Total)
	}
	if none := x.ask(search.Query{Text: "sama", Kinds: []catalog.Kind{}}); none.Total != 0 {
		t.Errorf("no kinds: %d hits", none.Total)
	}
	seen := map[catalog.ID]bool{}
	for page := 1; page <= 3; page++ {
		results := x.ask(search.Query{Text: "sama palvelu", Page: page, PageSize: 10})
		if results.Total != 26 {
			t.Fatalf("page %d: total %d, want 26", page, results.Total)
		}
		for i, h := range results.Hits {
			if i > 0 && h.Kind == results.Hits[i-1].Kind && h.Entry.Ord < results.Hits[i-1].Entry.Ord {
				t.Errorf("page %d: equal hits are not in the order of creation", page)
			}
			seen[h.ID] = true
		}
	}
	if len(seen) != 26 {
		t.Errorf("three pages hold %d different hits, want 26", len(seen))
	}
	for _, page := range []int{-5, 4, 1 << 62} {
		results := x.ask(search.Query{Text: "sama", Page: page, PageSize: 10})
		if want := page < 1; (len(results.Hits) > 0) != want || results.Total != 26 {
			t.Errorf("page %d: %d hits of %d", page, len(results.Hits), results.Total)
		}
	}
}

func TestAllAsksForTheHitsOfAllPages(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	for n := range byte(130) {
		w.publish(service(n+1, "Sama palvelu"), in(service(n+1, "Sama palvelu"), "564"))
	}
	x.settled()
	for _, q := range []search.Query{{Text: "sama palvelu"}, {Municipality: "564"}} {
		var paged []catalog.ID
		for page := 1; page <= 3; page++ {
			q.Page, q.PageSize = page, 50
			for _, h := range x.ask(q).Hits {
				paged = append(paged, h.ID)
			}
		}
		q.Page, q.PageSize, q.All = 2, 10, true
		results := x.ask(q)
		var all []catalog.ID
		for _, h := range results.Hits {
			all = append(all, h.ID)
			if h.Reasons != nil || h.Highlights != nil {
				t.Errorf("a hit of all has reasons %v and highlights %v", h.Reasons, h.Highlights)
			}
		}
		if diff := cmp.Diff(paged, all); diff != "" || len(all) != 130 || results.Total != 130 {
			t.Errorf("%+v: %d of %d; pages and all (-want +got):\n%s", q, len(all), results.Total, diff)
		}
	}
}

func TestBlankAndWordlessQueries(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	w.publish(service(1, "Kaikkialla"), in(service(2, "Täällä"), "564"), in(service(3, "Muualla"), "091"))
	x.settled()
	for _, q := range []search.Query{{}, {Text: " \t\n"}, {Text: "!!! ??"}, {Text: "!!!", Municipality: "564"}} {
		if results := x.ask(q); results.Total != 0 || results.Snapshot == nil {
			t.Errorf("%+v finds %q", q, names(results))
		}
	}
	listed := x.ask(search.Query{Municipality: "564"})
	if diff := cmp.Diff([]string{"Täällä", "Kaikkialla"}, names(listed)); diff != "" {
		t.Errorf("services of a municipality (-want +got):\n%s", diff)
	}
}

// hostile are queries that are no words of anybody.
func hostile() []string {
	return []string{
		strings.Repeat("a", 10_000), strings.Repeat("terveysasema ", 800), strings.Repeat("-", 10_000),
		strings.Repeat("kirjasto-", 2000), "name:kirjasto^100 +(-a) /[/ ~2 \"", "fi_name:*", "*", "\"", "kirjasto\x00\x01\x1b",
		"kirj\xff\xfeasto \xc3\x28", "\xff", "👩‍👩‍👧‍👦 kirjasto 🏳️‍🌈", "ﷺ ﷽", "a\u0300\u0301\u0302", "\u202ekirjasto",
		"'; drop table revisions; --", "<script>alert(1)</script>", "{{.}} ${x} %s%n", "１２３ ①", strings.Repeat("ä", 499) + " x",
		"306/2019 306/ /2019", "AND OR NOT", "se he me", "de och att",
	}
}

func TestHostileQueriesAreAnswered(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		towns(w)
		x.settled()
		for _, q := range hostile() {
			for _, language := range []string{"fi", "sv", "en", "", "\xff"} {
				x.ask(search.Query{Text: q, Language: language, Municipality: q})
				x.ask(search.Query{Text: q, Language: language})
			}
		}
		if got := names(x.ask(search.Query{Text: "\x00kirjasto\x1b 👩"})); len(got) == 0 || got[0] != "Kirjasto" {
			t.Errorf("a word among signs finds %q", got)
		}
	})
}

func TestSearchStopsWhenItsContextEndsOrTheIndexIsClosed(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	towns(w)
	x.settled()
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := x.Search(ended, search.Query{Text: "kirjasto"}); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context gives %v", err)
	}
	x.stop()
	if _, err := x.Search(context.Background(), search.Query{Text: "kirjasto"}); !errors.Is(err, search.ErrClosed) {
		t.Errorf("a closed index gives %v", err)
	}
}
