package source_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/internal/site/view"
)

// finder answers with what a test says and remembers the questions.
type finder struct {
	kept
	asked  []search.Query
	answer func(search.Query) search.Results
	at     *live.Snapshot
}

func (f *finder) Search(_ context.Context, q search.Query) (search.Results, error) {
	f.asked = append(f.asked, q)
	r := f.answer(q)
	r.Snapshot = f.at
	return r, nil
}

func finding(t *testing.T, answer func(search.Query) search.Results, entities ...catalog.Entity) (*source.Source, *finder) {
	t.Helper()
	c := world(t, entities...)
	f := &finder{answer: answer, at: c.Snapshot()}
	return source.New(c, f), f
}

func nothing(search.Query) search.Results { return search.Results{} }

func filter(facet, value string) view.Filter { return view.Filter{Facet: facet, Value: value} }

func TestFiltersAreTranslatedAndUnknownOnesLeftOut(t *testing.T) {
	s, f := finding(t, nothing, city(t))
	classURI := func(list *codes.Classification, code string) string {
		class, ok := list.Lookup(code)
		if !ok {
			t.Fatalf("no class %s", code)
		}
		return class.URI
	}
	p, err := s.Search(context.Background(), reader("fi"), view.Query{Text: "x", Page: 1, Filters: []view.Filter{
		filter("type", "Service"), filter("type", "Nonsense"), filter("channelType", "Phone"), filter("channelType", "Service"),
		filter("serviceClass", "P6"), filter("serviceClass", classURI(codes.ServiceClasses(), "P6")), filter("serviceClass", "P99"),
		filter("targetGroup", "KR1"), filter("lifeEvent", "KE1"), filter("area", "Region/01"), filter("area", "Region/xx"), filter("area", "x"),
		filter("organization", cityID.String()), filter("organization", hallID.String()), filter("language", "SV"), filter("language", "xx"),
		filter("free", "1"), filter("openAt", "2026-11-28T18:00"), filter("near", "60.16999,24.93811"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := search.Filters{
		Types: []string{"Service"}, ChannelTypes: []string{"Phone"}, ServiceClasses: []string{classURI(codes.ServiceClasses(), "P6")},
		TargetGroups: []string{classURI(codes.TargetGroups(), "KR1")}, LifeEvents: []string{classURI(codes.LifeEvents(), "KE1")},
		Areas: []string{"Region/01"}, Organizations: []catalog.ID{cityID}, Languages: []string{"sv"}, Free: true,
	}
	q := f.asked[0]
	if d := cmp.Diff(want, q.Filters); d != "" {
		t.Error(d)
	}
	if at := time.Date(2026, 11, 28, 18, 0, 0, 0, hours.Finland()); !q.OpenAt.Equal(at) {
		t.Errorf("open at %s", q.OpenAt)
	}
	if q.Near == nil || q.Near.Lat != 60.17 || q.Near.Lon != 24.938 || q.Near.Northing < 6_600_000 || q.Near.Northing > 6_700_000 {
		t.Errorf("near %+v", q.Near)
	}
	var unknown []string
	for _, f := range p.Unknown {
		unknown = append(unknown, f.Facet+"="+f.Value)
	}
	if d := cmp.Diff([]string{"type=Nonsense", "channelType=Service", "serviceClass=P99", "area=Region/xx", "area=x",
		"organization=" + hallID.String(), "language=xx"}, unknown); d != "" {
		t.Error(d)
	}
	if got := p.Query.Value("near"); got != "60.170,24.938" {
		t.Errorf("the address says near=%s", got)
	}
	if got := p.Query.Values("serviceClass"); !cmp.Equal(got, []string{"P6"}) {
		t.Errorf("the address says serviceClass %v", got)
	}
}

func TestMomentsAndPointsThatMeanNothing(t *testing.T) {
	s, _ := finding(t, nothing)
	for _, f := range []view.Filter{
		filter("openAt", "tomorrow"), filter("openAt", "0001-01-01T00:00"), filter("openAt", "9999-01-01T00:00"), filter("openAt", "2026-13-01T25:61"),
		filter("near", "1,2"), filter("near", "NaN,24"), filter("near", "60.1"), filter("near", ","), filter("free", "maybe"),
	} {
		p, err := s.Search(context.Background(), reader("fi"), view.Query{Text: "x", Page: 1, Filters: []view.Filter{f}})
		if err != nil || len(p.Unknown) != 1 || len(p.Chosen) != 0 {
			t.Errorf("%v: %+v %v", f, p, err)
		}
	}
}

func TestFiltersWithoutWordsListWhatTheyAreAbout(t *testing.T) {
	s, f := finding(t, nothing)
	for _, c := range []struct {
		filter view.Filter
		want   []catalog.Kind
	}{
		{filter("serviceClass", "P6"), nil},
		{filter("type", "ServiceLocation"), []catalog.Kind{catalog.KindServiceChannel}},
		{filter("type", "Organization"), []catalog.Kind{catalog.KindOrganization}},
		{filter("channelType", "Phone"), []catalog.Kind{catalog.KindService, catalog.KindServiceChannel}},
		{filter("openAt", "now"), []catalog.Kind{catalog.KindService, catalog.KindServiceChannel}},
		{filter("near", "60.1,24.9"), []catalog.Kind{catalog.KindServiceChannel}},
	} {
		f.asked = nil
		if _, err := s.Search(context.Background(), reader("fi"), view.Query{Page: 1, Filters: []view.Filter{c.filter}}); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(c.want, f.asked[0].Kinds); d != "" {
			t.Errorf("%v: %s", c.filter, d)
		}
	}
}

func TestTheNarrowerClassesOfChosenOnesAreOffered(t *testing.T) {
	list := codes.ServiceClasses()
	value := func(code string, n int, chosen bool) search.FacetValue {
		class, ok := list.Lookup(code)
		if !ok {
			t.Fatalf("no class %s", code)
		}
		return search.FacetValue{Value: class.URI, Parent: class.ParentURI, Count: n, Chosen: chosen}
	}
	s, _ := finding(t, func(search.Query) search.Results {
		return search.Results{Total: 9, Facets: []search.Facet{
			{Name: "serviceClass", Values: []search.FacetValue{value("P6", 5, false), value("P6.1", 3, true), value("P7", 4, false), value("P7.1", 2, false), {Value: "strange"}}},
			{Name: "type", Values: []search.FacetValue{{Value: "Service", Count: 9}}},
			{Name: "area", Values: []search.FacetValue{{Value: "Region/01", Count: 2}, {Value: "HospitalDistrict/25", Count: 2}, {Value: "Region/06", Count: 1}}},
		}}
	})
	p, err := s.Search(context.Background(), reader("fi"), view.Query{Text: "x", Page: 1})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range p.Facets {
		for _, v := range f.Values {
			got = append(got, f.Name+" "+v.Value)
			for _, n := range v.Narrower {
				got = append(got, "  "+n.Value)
			}
		}
	}
	if d := cmp.Diff([]string{"serviceClass P6", "  P6.1", "serviceClass P7", "area Region/01", "area Region/06"}, got); d != "" {
		t.Error(d)
	}
}

func TestWhatWasUnderstoodIsSaid(t *testing.T) {
	for _, c := range []struct {
		typed    string
		place    *search.Place
		searched string
		want     view.ResultsPage
	}{
		{"uimahalli Seinäjoella", &search.Place{Type: codes.AreaMunicipality, Code: "743", Text: "Seinäjoella"}, "",
			view.ResultsPage{Place: &view.ReadPlace{Name: view.Text{Value: "Seinäjoki"}, Code: "743", Rest: "uimahalli"}}},
		{"Etelä Savo neuvola", &search.Place{Type: codes.AreaRegion, Code: "10", Text: "etelä savo"}, "",
			view.ResultsPage{Place: &view.ReadPlace{Name: view.Text{Value: "Etelä-Savo"}, Rest: "neuvola"}}},
		{"Seinäjoki", &search.Place{Type: codes.AreaMunicipality, Code: "743", Text: "seinäjoki"}, "",
			view.ResultsPage{Place: &view.ReadPlace{Name: view.Text{Value: "Seinäjoki"}, Code: "743"}}},
		{"rakenus lupa kirjastp, pian", nil, "rakennuslupa kirjasto, pian",
			view.ResultsPage{Corrected: &view.Corrected{Searched: "rakennuslupa kirjasto, pian", Typed: "rakenus lupa kirjastp, pian"}}},
		{"kirjasto", nil, "", view.ResultsPage{}},
	} {
		s, _ := finding(t, func(search.Query) search.Results {
			return search.Results{Total: 1, Place: c.place, Searched: c.searched}
		})
		p, err := s.Search(context.Background(), reader("fi"), view.Query{Text: c.typed, Page: 1})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(c.want, view.ResultsPage{Place: p.Place, Corrected: p.Corrected}); d != "" {
			t.Errorf("%s: %s", c.typed, d)
		}
	}
}

func TestHitsShowWhereTheWordsAre(t *testing.T) {
	var at *live.Snapshot
	s, f := finding(t, func(search.Query) search.Results {
		e, _ := at.Published(catalog.KindOrganization, cityID)
		return search.Results{Total: 1, Hits: []search.Hit{{
			Kind: e.Kind, ID: e.ID, Entry: e, Distance: 350.4,
			Reasons: []search.Reason{{Word: "kaupunki", Field: "name", How: "form"}},
			Highlights: []search.Highlight{
				{Field: "name", Language: "fi", Text: "Kaupunkimme", Marks: [][2]int{{0, 8}, {4, 6}, {900, 901}}},
				{Field: "description", Language: "fi", Text: "Muuta", Marks: [][2]int{{0, 5}}},
			},
		}}}
	}, city(t))
	at = f.at
	p, err := s.Search(context.Background(), reader("fi"), view.Query{Text: "kaupunki", Page: 1})
	if err != nil {
		t.Fatal(err)
	}
	want := view.Shown{Name: view.Marked{Pieces: []view.Piece{{Text: "Kaupunki", Found: true}, {Text: "mme"}}}}
	if d := cmp.Diff(want, p.Items[0].Shown); d != "" {
		t.Error(d)
	}
	if p.Items[0].Why == "" || p.Items[0].Metres != 350 {
		t.Errorf("%+v", p.Items[0])
	}
}

func TestAnEmptyAnswerHelpsOn(t *testing.T) {
	s, _ := finding(t, func(q search.Query) search.Results {
		switch {
		case q.Text == "halli":
			return search.Results{Total: 7}
		case !q.Filters.Free:
			return search.Results{Total: 3}
		case q.Municipality == "":
			return search.Results{Total: 5}
		}
		return search.Results{}
	}, city(t))
	r := reader("fi")
	r.Municipality = "491"
	p, err := s.Search(context.Background(), r, view.Query{Text: "halli kylmä", Municipality: "491", Page: 1,
		Filters: []view.Filter{filter("free", "true"), filter("type", "Service")}})
	if err != nil {
		t.Fatal(err)
	}
	want := &view.Help{
		Words: []view.Hint{{Text: "halli", Count: 7}}, Country: 5,
		Removals: []view.Removal{{Choice: view.Choice{Filter: filter("free", "true")}, Count: 3}},
		Contact:  &view.Link{Href: ref("/fi/organisaatio/", "kaupunkimme", cityID), Name: view.Text{Value: "Kaupunkimme"}},
	}
	if d := cmp.Diff(want, p.Help); d != "" {
		t.Error(d)
	}
}

// TestTheHelpIsBounded: it asks a few other questions, and says when one of them fails.
func TestTheHelpIsBounded(t *testing.T) {
	asked := 0
	s, _ := finding(t, func(search.Query) search.Results { asked++; return search.Results{} }, city(t))
	many := view.Query{Text: "yksi kaksi kolme neljä viisi", Municipality: "491", Page: 1}
	for _, f := range []view.Filter{filter("free", "true"), filter("type", "Service"), filter("language", "fi"), filter("channelType", "Phone"), filter("serviceClass", "P6")} {
		many = many.With(f)
	}
	if p, err := s.Search(context.Background(), reader("fi"), many); err != nil || p.Help == nil || asked > 7 {
		t.Errorf("%d questions, %v", asked, err)
	}
	broken := errors.New("the index is on fire")
	c := world(t, city(t))
	failing := source.New(c, &secondFails{snapshot: c.Snapshot(), err: broken})
	if _, err := failing.Search(context.Background(), reader("fi"), many); !errors.Is(err, broken) {
		t.Errorf("a broken index is taken for one that has nothing: %v", err)
	}
}

// secondFails finds nothing, and from the second time on fails.
type secondFails struct {
	kept
	snapshot *live.Snapshot
	asked    int
	err      error
}

func (f *secondFails) Search(context.Context, search.Query) (search.Results, error) {
	if f.asked++; f.asked > 1 {
		return search.Results{}, f.err
	}
	return search.Results{Snapshot: f.snapshot}, nil
}

func TestAGeneralDescriptionListsItsServices(t *testing.T) {
	s := over(t, city(t), general(t), service(t))
	p, err := s.General(context.Background(), reader("fi"), generalID, 1)
	if err != nil {
		t.Fatal(err)
	}
	if p.Name.Empty() || len(p.Services) != 1 || p.Pages.Total != 1 {
		t.Errorf("%+v", p)
	}
	if _, err := s.General(context.Background(), reader("fi"), serviceID, 1); err != view.ErrNotFound {
		t.Errorf("a service is no general description: %v", err)
	}
	full, err := s.Service(context.Background(), reader("sv"), serviceID)
	if err != nil || full.General == nil || full.General.Href != ref("/sv/allman-beskrivning/", "kirjastopalvelut", generalID) {
		t.Errorf("the service leads to %+v, %v", full.General, err)
	}
}
