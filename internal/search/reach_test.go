package search_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search"
)

const (
	helsinki  = "091"
	oulu      = "564"
	mariehamn = "478"
)

// regions has services of the same name that reach variously far; the organisations 50 and 51 are Oulu and Helsinki.
func regions(w *world) {
	municipality := func(n byte, name, code string) *catalog.Organization {
		return &catalog.Organization{ID: id(n), OrganizationNames: named(name),
			OrganizationType: catalog.OrganizationMunicipality, Municipality: &catalog.Municipality{Code: code}}
	}
	ofOulu := service(6, "Neuvola, kunta ei kerro")
	ofOulu.AreaType = ""
	ofOulu.Organizations = []catalog.ServiceOrganization{{OrganizationID: id(50), RoleType: catalog.RoleResponsible}}
	except := service(2, "Neuvola, ei Ahvenanmaalla")
	except.AreaType = catalog.NationwideExceptAlandIsles
	w.publish(
		municipality(50, "Oulun kaupunki", oulu), municipality(51, "Helsingin kaupunki", helsinki),
		service(1, "Neuvola, koko maa"), except,
		within(service(3, "Neuvola, maakunta"), catalog.Area{Type: "Region", Code: "17"}),
		in(service(4, "Neuvola, kunta"), oulu, "305"),
		in(service(5, "Neuvola, muu kunta"), helsinki),
		ofOulu,
		&catalog.ServiceCollection{ID: id(60), OrganizationID: id(50), ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: "Neuvola, kokoelma"}}},
		&catalog.ServiceCollection{ID: id(61), OrganizationID: id(51), ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: "Neuvola, muu kokoelma"}}},
	)
}

func TestAMunicipalityHidesWhatDoesNotServeItAndRanksTheNearFirst(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		regions(w)
		x.settled()
		for _, c := range []struct {
			municipality string
			want         map[string]search.Reach
		}{
			{oulu, map[string]search.Reach{
				"Neuvola, kunta": search.ReachLocal, "Neuvola, kunta ei kerro": search.ReachLocal, "Neuvola, kokoelma": search.ReachLocal,
				"Neuvola, maakunta": search.ReachRegional, "Neuvola, koko maa": search.ReachNationwide,
				"Neuvola, ei Ahvenanmaalla": search.ReachNationwide,
			}},
			{mariehamn, map[string]search.Reach{"Neuvola, koko maa": search.ReachNationwide}},
			{"", map[string]search.Reach{
				"Neuvola, kunta": 0, "Neuvola, kunta ei kerro": 0, "Neuvola, kokoelma": 0, "Neuvola, muu kokoelma": 0,
				"Neuvola, maakunta": 0, "Neuvola, koko maa": 0, "Neuvola, ei Ahvenanmaalla": 0, "Neuvola, muu kunta": 0,
			}},
		} {
			got := map[string]search.Reach{}
			for _, h := range x.ask(search.Query{Text: "neuvola", Municipality: c.municipality}).Hits {
				got[h.Entry.Name] = h.Reach
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("municipality %q (-want +got):\n%s", c.municipality, diff)
			}
		}
	})
}

// TestWhatIsLocalComesFirstOverAllPages: reach decides, however well the wider ones suit, but for the one that suits best.
func TestWhatIsLocalComesFirstOverAllPages(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		var entities []catalog.Entity
		for n := byte(1); n <= 8; n++ {
			entities = append(entities, service(n, "Perheneuvola"))                                                              // the whole country
			entities = append(entities, in(service(n+20, "Apua perheille, joita muualla neuvola auttaa"), oulu))                 // one that says it in passing
			entities = append(entities, within(service(n+40, "Perheneuvola lähellä"), catalog.Area{Type: "Region", Code: "17"})) // the region
		}
		w.publish(entities...)
		x.settled()
		ask := func(page int, local bool) []search.Hit {
			r, err := x.Search(t.Context(), search.Query{Text: "perheneuvola", Municipality: oulu, LocalFirst: local, Page: page, PageSize: 7})
			if err != nil {
				t.Fatal(err)
			}
			return r.Hits
		}
		var got []search.Hit
		seen := map[catalog.ID]bool{}
		for page := 1; len(ask(page, true)) > 0; page++ {
			for _, h := range ask(page, true) {
				got, seen[h.ID] = append(got, h), true
			}
		}
		if len(got) < 16 || len(seen) != len(got) || got[0].ID != ask(1, false)[0].ID {
			t.Fatalf("%d hits, %d different ones", len(got), len(seen))
		}
		for i := 2; i < len(got); i++ {
			if got[i].Reach > got[i-1].Reach {
				t.Errorf("hit %d is nearer than the one before it: %v after %v", i, got[i].Reach, got[i-1].Reach)
			}
		}
	})
}

func TestTheNearerOfEqualHitsComesFirst(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	w.publish(service(1, "Neuvola"), within(service(2, "Neuvola"), catalog.Area{Type: "Region", Code: "17"}),
		in(service(3, "Neuvola"), oulu), service(4, "Neuvola ja neuvonta ja kaikki muu"))
	x.settled()
	var order []catalog.ID
	for _, h := range x.ask(search.Query{Text: "neuvola", Municipality: oulu}).Hits {
		order = append(order, h.ID)
	}
	if diff := cmp.Diff([]catalog.ID{id(3), id(2), id(1), id(4)}, order); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestANameThatIsTheQueryLeadsAndReachDecidesBetweenComparableHits(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, false))
	university := &catalog.Organization{ID: id(50), OrganizationNames: named("Oulun yliopisto"), AreaType: catalog.Nationwide}
	local := in(service(2, "Liikuntaneuvonta ja opastus"), oulu)
	w.publish(university, in(service(1, "Yliopisto, kirjasto"), oulu), local, service(3, "Liikuntaneuvonta"),
		within(service(4, "Liikuntaneuvonta"), catalog.Area{Type: "Region", Code: "17"}))
	x.settled()
	for text, want := range map[string][]string{
		"Oulun yliopisto":          {"Oulun yliopisto", "Yliopisto, kirjasto"},
		"liikuntaneuvonta Oulussa": {"Liikuntaneuvonta ja opastus", "Liikuntaneuvonta", "Liikuntaneuvonta"},
	} {
		if diff := cmp.Diff(want, names(x.ask(search.Query{Text: text}))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestAPlaceIsNearWhereItsAddressIsEverywhereInTheSameWay(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	place := func(n byte, name, municipality string, area catalog.AreaType, areas ...catalog.Area) *catalog.ServiceChannel {
		return &catalog.ServiceChannel{
			ID: id(n), Type: catalog.ServiceLocation, ServiceChannelNames: named(name), AreaType: area, Areas: areas,
			Addresses: []catalog.Address{{Type: "Location", StreetAddress: &catalog.StreetAddress{
				Municipality: &catalog.Municipality{Code: municipality},
			}}},
		}
	}
	region := catalog.Area{Type: "Region", Code: "17"}
	other := catalog.Area{Type: catalog.AreaOfMunicipalities, Municipalities: []catalog.Municipality{{Code: helsinki}}}
	w.publish(place(20, "Kirjasto", helsinki, catalog.Nationwide), place(21, "Kirjasto, sivutoimipiste", oulu, catalog.Nationwide),
		service(1, "Kirjasto ja muut palvelut"), place(22, "Kirjasto, maakunnan", "889", catalog.LimitedType, region),
		place(23, "Kirjasto, toisten", oulu, catalog.LimitedType, other))
	x.settled()
	want := []string{"Kirjasto, sivutoimipiste", "Kirjasto, maakunnan", "Kirjasto ja muut palvelut", "Kirjasto"}
	kinds := []catalog.Kind{catalog.KindService, catalog.KindServiceChannel}
	for _, q := range []search.Query{
		{Text: "kirjasto", Municipality: oulu}, {Text: "kirjasto Oulu"}, {Municipality: oulu, Kinds: kinds},
	} {
		results := x.ask(q)
		if diff := cmp.Diff(want, names(results)); diff != "" || results.Hits[0].Reach != search.ReachLocal {
			t.Errorf("%+v (-want +got):\n%s", q, diff)
		}
	}
	local := func() []uint32 {
		return x.Serving(w.catalogue.Snapshot(), catalog.KindServiceChannel, oulu).Local.ToArray()
	}
	ord := func(n byte) uint32 {
		e, _ := w.catalogue.Snapshot().Published(catalog.KindServiceChannel, id(n))
		return e.Ord
	}
	if diff := cmp.Diff([]uint32{ord(21)}, local()); diff != "" {
		t.Errorf("local places (-want +got):\n%s", diff)
	}
	w.publish(place(20, "Kirjasto", "255", catalog.Nationwide), place(21, "Kirjasto, sivutoimipiste", helsinki, catalog.Nationwide))
	x.settled()
	if diff := cmp.Diff([]uint32{ord(20)}, local()); diff != "" {
		t.Errorf("local places after a move, of one to a municipality that is merged now (-want +got):\n%s", diff)
	}
}

func TestAGeneralDescriptionIsFoundWhereAServiceThatLeansOnItServes(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	leaning := in(service(1, "Lainhuuto Oulussa ja lähellä"), oulu)
	leaning.GeneralDescriptionID = id(90)
	w.publish(leaning, in(service(2, "Lainhuuto, muualla"), helsinki), &catalog.GeneralDescription{ID: id(90), Names: named("Lainhuuto")})
	x.settled()
	for _, c := range []struct {
		q    search.Query
		want []string
	}{
		{search.Query{Text: "lainhuuto", Municipality: oulu}, []string{"Lainhuuto Oulussa ja lähellä", "Lainhuuto"}},
		{search.Query{Text: "lainhuuto Oulussa"}, []string{"Lainhuuto Oulussa ja lähellä", "Lainhuuto"}},
		{search.Query{Text: "lainhuuto", Municipality: helsinki}, []string{"Lainhuuto, muualla"}},
		{search.Query{Municipality: oulu, Kinds: []catalog.Kind{catalog.KindGeneralDescription}}, []string{"Lainhuuto"}},
	} {
		if diff := cmp.Diff(c.want, names(x.ask(c.q))); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c.q, diff)
		}
	}
	reached := func() search.Served {
		return x.Serving(w.catalogue.Snapshot(), catalog.KindGeneralDescription, oulu)
	}
	if r := reached(); r.All.GetCardinality() != 1 || !r.All.Equals(r.Local) {
		t.Errorf("general descriptions that serve: %+v", r)
	}
	leaning.GeneralDescriptionID = catalog.ID{}
	w.publish(leaning)
	if r := reached(); !r.All.IsEmpty() {
		t.Error("nothing leans on the general description any longer, but it serves still")
	}
}
