package search_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
)

func TestAPlaceInTheTextIsAPlaceAndNotAWord(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		w.publish(in(service(1, "Uimahalli"), "743"), in(service(2, "Uimahalli"), "091"), service(3, "Uimahalli"),
			in(service(4, "Neuvola"), "905"), in(service(5, "Neuvola"), "091"),
			within(service(6, "Lastensuojelu"), catalog.Area{Type: string(codes.AreaRegion), Code: "02"}),
			&catalog.Organization{ID: id(50), OrganizationNames: named("Espoon kaupunki"), Municipality: &catalog.Municipality{Code: "049"},
				OrganizationType: "Municipality", AreaType: catalog.Nationwide})
		x.settled()
		for _, c := range []struct {
			text, place string
			ids         []catalog.ID
		}{
			{"uimahalli Seinäjoella", "Municipality/743", []catalog.ID{id(1), id(3)}},
			{"seinäjoen uimahalli", "Municipality/743", []catalog.ID{id(1), id(3)}},
			{"neuvola i Vasa", "Municipality/905", []catalog.ID{id(4)}},
			{"neuvola Helsinki", "Municipality/091", []catalog.ID{id(5)}},
			{"lastensuojelu Varsinais-Suomessa", "Region/02", []catalog.ID{id(6)}},
		} {
			results := x.ask(search.Query{Text: c.text})
			if results.Place == nil || string(results.Place.Type)+"/"+results.Place.Code != c.place {
				t.Errorf("%q: place %+v, want %s", c.text, results.Place, c.place)
				continue
			}
			var got []catalog.ID
			for _, h := range results.Hits {
				got = append(got, h.ID)
			}
			if diff := cmp.Diff(c.ids, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", c.text, diff)
			}
		}
		if r := x.ask(search.Query{Text: "uimahalli Seinäjoella", Verbatim: true}); r.Place != nil {
			t.Error("a place is read out of a text that is to be taken as typed")
		}
		if r := x.ask(search.Query{Text: "uimahalli Seinäjoella", Municipality: "091"}); r.Place != nil || r.Hits[0].ID != id(2) {
			t.Errorf("the chosen municipality does not go before the text: %+v", r.Place)
		}
		if r := x.ask(search.Query{Text: "espoon kaupunki"}); len(r.Hits) == 0 || r.Hits[0].ID != id(50) {
			t.Errorf("an organisation with the name of a place is not found: %q", names(r))
		}
		if r := x.ask(search.Query{Text: "Seinäjoki"}); len(r.Hits) == 0 {
			t.Error("the name of a place alone finds nothing")
		}
	})
}

func TestFiltersAndFacets(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	free := in(service(1, "Kirjasto"), "091")
	free.ServiceChargeType, free.Languages = "FreeOfCharge", []string{"fi", "sv"}
	paid := in(service(2, "Kirjasto"), "564")
	paid.ServiceChargeType, paid.Languages = "Chargeable", []string{"fi"}
	w.publish(free, paid, service(3, "Uimahalli"))
	x.settled()
	results := x.ask(search.Query{Text: "kirjasto", Facets: true, Filters: search.Filters{Free: true}})
	if diff := cmp.Diff([]string{"Kirjasto"}, names(results)); diff != "" || results.Hits[0].ID != id(1) {
		t.Errorf("free of charge (-want +got):\n%s", diff)
	}
	counts := map[string]int{}
	for _, f := range results.Facets {
		for _, v := range f.Values {
			counts[f.Name+" "+v.Value] = v.Count
		}
	}
	if counts["language sv"] != 1 || counts["free true"] != 1 {
		t.Errorf("counts %v", counts)
	}
	if r := x.ask(search.Query{Filters: search.Filters{Languages: []string{"fi"}}}); r.Total != 2 {
		t.Errorf("a blank text with a filter lists %d, want 2", r.Total)
	}
	if r := x.ask(search.Query{Text: "kirjasto", Filters: search.Filters{Types: []string{"no such type"}}}); r.Total != 0 || r.Hits != nil {
		t.Errorf("an unknown value finds %d", r.Total)
	}
	if r := x.ask(search.Query{Text: "kirjasto", OpenAt: time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)}); r.Total != 0 {
		t.Errorf("%d without hours are said to be open", r.Total)
	}
}

func TestFiltersComeBeforeLoosening(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		free := service(99, "Asumisen neuvonta")
		free.ServiceChargeType = "FreeOfCharge"
		w.publish(free)
		for n := range byte(30) {
			w.publish(service(n+1, "Kuntouttava asumisen palvelu"))
		}
		x.settled()
		all := x.ask(search.Query{Text: "kuntouttava asumisen palvelu"})
		if all.Total != 30 || all.Loosened {
			t.Fatalf("%d hits, loosened: %v", all.Total, all.Loosened)
		}
		results := x.ask(search.Query{Text: "kuntouttava asumisen palvelu", Facets: true, Filters: search.Filters{Free: true}})
		if diff := cmp.Diff([]string{"Asumisen neuvonta"}, names(results)); diff != "" || !results.Loosened || results.Total != 1 {
			t.Errorf("what is free and has a word of the query (-want +got):\n%s", diff)
		}
	})
}

func TestNearPlacesGoFirst(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	at := func(n byte, lat, lon string) *catalog.ServiceChannel {
		return &catalog.ServiceChannel{
			ID: id(n), Type: catalog.ServiceLocation, ServiceChannelNames: named("Kirjasto"), AreaType: catalog.Nationwide,
			Addresses: []catalog.Address{{Type: "Location", StreetAddress: &catalog.StreetAddress{Latitude: lat, Longitude: lon}}},
		}
	}
	w.publish(at(20, "7100000", "430000"), at(21, "6671000", "386000"), at(22, "6680000", "390000"))
	x.settled()
	near := live.NewPoint("6671100", "386000")
	results := x.ask(search.Query{Text: "kirjasto", Near: near})
	var got []catalog.ID
	for _, h := range results.Hits {
		got = append(got, h.ID)
	}
	if diff := cmp.Diff([]catalog.ID{id(21), id(22), id(20)}, got); diff != "" {
		t.Errorf("by distance (-want +got):\n%s", diff)
	}
	if d := results.Hits[0].Distance; d < 99 || d > 101 {
		t.Errorf("distance %v, want 100", d)
	}
}

func TestReasonsHighlightsAndExplanation(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		towns(w)
		x.settled()
		results := x.ask(search.Query{Text: "Kirjasto", Explain: true})
		if len(results.Hits) == 0 {
			t.Fatal("nothing is found")
		}
		h := results.Hits[0]
		if diff := cmp.Diff([]search.Reason{{Word: "kirjasto", Field: "name", How: "exact"}}, h.Reasons); diff != "" {
			t.Errorf("reasons (-want +got):\n%s", diff)
		}
		want := []search.Highlight{{Field: "name", Language: "fi", Text: "Kirjasto", Marks: [][2]int{{0, 8}}}}
		if diff := cmp.Diff(want, h.Highlights); diff != "" {
			t.Errorf("highlights (-want +got):\n%s", diff)
		}
		if len(h.Parts) == 0 || results.Analysis == nil || len(results.Analysis.Words) != 1 {
			t.Error("nothing is explained")
		}
		if r := x.ask(search.Query{Text: "kirjastp"}); len(r.Corrections) != 1 || r.Corrections[0].To != "kirjasto" {
			t.Errorf("corrections %+v, found %q", r.Corrections, names(r))
		}
		if r := x.ask(search.Query{Text: "kirjastp", Verbatim: true}); r.Corrections != nil {
			t.Errorf("corrected against the will: %+v", r.Corrections)
		}
	})
}
