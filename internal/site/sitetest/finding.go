package sitetest

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// Search finds everything for any words but "tyhjä"; "virhe" fails, "melkein" is not quite it, "osa sanoista" has only
// some of the words, "rakenuslupa" is mended and "Mikkelissä" is a place. The class P99 and the type Nonsense are
// unknown.
func (Source) Search(_ context.Context, r view.Reader, q view.Query) (view.ResultsPage, error) {
	if strings.Contains(q.Text, "virhe") {
		return view.ResultsPage{}, errors.New("the index is on fire")
	}
	p := view.ResultsPage{Query: q, Approximate: strings.Contains(q.Text, "melkein"), Loosened: strings.Contains(q.Text, "osa sanoista")}
	p.Query.Filters = nil
	for _, f := range q.Filters {
		if f.Value == "P99" || f.Value == "Nonsense" {
			p.Unknown = append(p.Unknown, f)
			continue
		}
		p.Query.Filters = append(p.Query.Filters, f)
		p.Chosen = append(p.Chosen, view.Choice{Filter: f, Name: nameOf(r, f)})
	}
	if strings.Contains(q.Text, "tyhjä") {
		p.Pages, p.Help = view.PagesOf(0, 1, 20), help(r, p)
		return p, nil
	}
	if rest, ok := strings.CutSuffix(q.Text, " Mikkelissä"); ok && !q.Verbatim {
		p.Place = &view.ReadPlace{Name: view.Text{Value: "Mikkeli"}, Code: "491", Rest: rest}
	}
	if strings.Contains(q.Text, "rakenuslupa") && !q.Verbatim {
		p.Corrected = &view.Corrected{Searched: strings.Replace(q.Text, "rakenuslupa", "rakennuslupa", 1), Typed: q.Text}
	}
	p.Items, p.Pages, p.Facets = found(r, q), view.PagesOf(1234, q.Page, 20), facets(r, p.Query)
	return p, nil
}

func found(r view.Reader, q view.Query) []view.Item {
	items := []view.Item{serviceItem(r), placeItem(r), phoneItem(r)}
	if q.Municipality != "" {
		items[0].Reach, items[1].Reach, items[2].Reach = "Local", "Regional", "Nationwide"
	}
	if q.Value(view.FacetNear) != "" {
		items[1].Metres = 1234
	}
	items[0].Shown.Name = view.Marked{Lang: items[0].Name.Lang, Pieces: []view.Piece{
		{Text: "Varhaiskasvatuspaikan", Found: true}, {Text: " hakeminen"}}}
	items[0].Why = "Nimessä: ”koulun”. Avainsanoissa: ”oppilaitos”, joka tarkoittaa suunnilleen samaa kuin ”koulu”."
	items[1].Shown.Other = view.Marked{Pieces: []view.Piece{{Text: "Myös "}, {Text: "koulun", Found: true}, {Text: " asiat."}}}
	return append(items, view.Item{
		Kind: "Organization", Href: route.Organization(r.Lang, Organization.String()), Name: finnish(r, "Esimerkkilän kaupunki"),
	}, view.Item{
		Kind: "GeneralDescription", Href: route.General(r.Lang, General.String()), Name: finnish(r, "Varhaiskasvatus"),
		Summary: finnish(r, "Kunta järjestää varhaiskasvatusta."),
	}, view.Item{
		Kind: "ServiceCollection", Href: route.Collection(r.Lang, Collection.String()), Name: finnish(r, "Lapsiperheen palvelut"),
	})
}

func nameOf(r view.Reader, f view.Filter) view.Text {
	switch f.Facet {
	case view.FacetServiceClass:
		return view.Text{Value: map[string]string{"P6": "Koulutus", "P6.1": "Perusopetus"}[f.Value]}
	case view.FacetOrganization:
		return finnish(r, "Esimerkkilän kaupunki")
	}
	return view.Text{}
}

func facets(r view.Reader, q view.Query) []view.Facet {
	value := func(facet, v, name string, n int) view.FacetValue {
		return view.FacetValue{Value: v, Name: view.Text{Value: name}, Count: n, Chosen: containsFilter(q, view.Filter{Facet: facet, Value: v})}
	}
	education := value(view.FacetServiceClass, "P6", "Koulutus", 700)
	education.Narrower = []view.FacetValue{value(view.FacetServiceClass, "P6.1", "Perusopetus", 400), value(view.FacetServiceClass, "P6.2", "Lukiokoulutus", 300)}
	var organizations []view.FacetValue
	for _, n := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		organizations = append(organizations, value(view.FacetOrganization, n, "Organisaatio "+n, 3))
	}
	return []view.Facet{
		{Name: view.FacetType, Values: []view.FacetValue{value(view.FacetType, "Service", "", 800), value(view.FacetType, "ServiceLocation", "", 434)}},
		{Name: view.FacetServiceClass, Values: []view.FacetValue{education, value(view.FacetServiceClass, "P7", "Terveys", 534)}},
		{Name: view.FacetOrganization, Values: organizations},
		{Name: view.FacetFree, Values: []view.FacetValue{value(view.FacetFree, "true", "", 12)}},
	}
}

func containsFilter(q view.Query, f view.Filter) bool {
	for _, o := range q.Filters {
		if o == f {
			return true
		}
	}
	return false
}

func help(r view.Reader, p view.ResultsPage) *view.Help {
	h := &view.Help{Words: []view.Hint{{Text: "talo", Count: 7}}, Themes: Source{}.Themes(r)}
	for _, c := range p.Chosen {
		h.Removals = append(h.Removals, view.Removal{Choice: c, Count: 5})
	}
	if r.Municipality != "" {
		h.Country = 42
		h.Contact = &view.Link{Href: route.Organization(r.Lang, Organization.String()), Name: finnish(r, "Esimerkkilän kaupunki")}
	}
	return h
}

// Themes are two.
func (Source) Themes(view.Reader) []view.Theme {
	return []view.Theme{{Code: "P6", Name: view.Text{Value: "Koulutus"}, Count: 700}, {Code: "P7", Name: view.Text{Value: "Terveys"}, Count: 534}}
}

// Places is Search of places.
func (s Source) Places(ctx context.Context, r view.Reader, q view.Query) (view.ResultsPage, error) {
	return s.Search(ctx, r, q.Places())
}

// Suggest answers "koulu" with one service and one municipality, "kuolu xyz" with the service alone; "virhe" fails.
func (Source) Suggest(_ context.Context, r view.Reader, typed string) (view.Suggestions, error) {
	switch typed {
	case "virhe":
		return view.Suggestions{}, errors.New("the index is on fire")
	case "kuolu xyz":
		return view.Suggestions{
			Groups:      []view.SuggestionGroup{{Kind: "service", Items: []view.Suggestion{{Name: finnish(r, "Koulu"), Href: route.Service(r.Lang, Plain)}}}},
			Corrections: []view.SuggestedWord{{Typed: "kuolu", Taken: "koulu"}}, Dropped: []string{"xyz"},
		}, nil
	case "koulu":
		return view.Suggestions{Groups: []view.SuggestionGroup{
			{Kind: "service", Items: []view.Suggestion{{Name: finnish(r, "Koulu"), Matched: "oppilaitos", Href: route.Service(r.Lang, Plain)}}},
			{Kind: "area", Items: []view.Suggestion{{Name: view.Text{Value: "Mikkeli"}, Href: route.Search(r.Lang, view.Query{Municipality: "491"})}}},
		}}, nil
	}
	return view.Suggestions{}, nil
}

// General knows General.
func (Source) General(_ context.Context, r view.Reader, id catalog.ID, page int) (view.GeneralPage, error) {
	if id != General {
		return view.GeneralPage{}, missing(id)
	}
	p := fullService(r)
	return view.GeneralPage{
		ID: id.String(), Paths: paths(route.General, id.String()), WrittenIn: []string{"fi"}, Name: finnish(r, "Varhaiskasvatus"), AlsoKnownAs: p.AlsoKnownAs, Summary: p.Summary,
		Instructions: p.Instructions, Descriptions: p.Descriptions, Requirements: p.Requirements, Charge: p.Charge,
		TargetGroups: p.TargetGroups, LifeEvents: p.LifeEvents, Classes: p.Classes, Legislation: p.Legislation,
		Processing: p.Processing, Deadline: p.Deadline, Validity: p.Validity,
		Services: []view.Item{serviceItem(r)}, Near: 1, Pages: view.PagesOf(30, page, 20), Modified: Now,
	}, nil
}

// Collection knows Collection.
func (Source) Collection(_ context.Context, r view.Reader, id catalog.ID) (view.CollectionPage, error) {
	if id != Collection {
		return view.CollectionPage{}, missing(id)
	}
	return view.CollectionPage{
		ID: id.String(), Paths: paths(route.Collection, id.String()), WrittenIn: []string{"fi"}, Name: finnish(r, "Lapsiperheen palvelut"), Summary: finnish(r, "Kaikki yhdessä."),
		Descriptions: []view.Text{finnish(r, "Pitempi kuvaus.")}, Provider: fullService(r).Provider,
		Services: []view.Item{serviceItem(r)}, Channels: []view.Item{placeItem(r)}, ServiceCount: 30, ChannelCount: 1,
		Pages: view.PagesOf(30, r.Page, 20), Modified: Now,
	}, nil
}

// Ways are thirty places of the services that have any.
func (s Source) Ways(ctx context.Context, r view.Reader, id catalog.ID, typ string) (view.WaysPage, error) {
	p, err := s.Service(ctx, r, id)
	if err != nil || typ != "ServiceLocation" {
		return view.WaysPage{}, cmp.Or(err, view.ErrNotFound)
	}
	return view.WaysPage{
		Paths: p.Paths, Name: p.Name, Type: typ, Channels: []view.Item{placeItem(r)}, Pages: view.PagesOf(30, r.Page, 20),
	}, nil
}

// Points are one place for every reader, and one whose name is hostile; "virhe" fails.
func (s Source) Points(ctx context.Context, r view.Reader, q view.Query) (view.Points, error) {
	if _, err := s.Search(ctx, r, q); err != nil {
		return view.Points{}, err
	}
	return view.Points{Total: 3, Items: []view.PointItem{
		{Point: view.Point{Lat: 61.68857, Lon: 27.27227}, Name: finnish(r, "Esimerkkilän kirjasto"),
			Href: route.Channel(r.Lang, "ServiceLocation", Place.String()), Where: finnish(r, "Esimerkkikatu 1, 50100 Mikkeli"), Metres: 1234},
		{Point: view.Point{Lat: 60.17, Lon: 24.94}, Name: view.Text{Value: "</script><script>alert(1)</script>"},
			Href: route.Channel(r.Lang, "ServiceLocation", Place.String())},
	}}, nil
}

// Opening knows Place's.
func (Source) Opening(_ context.Context, r view.Reader, id catalog.ID) (view.Standing, error) {
	if id != Place {
		return view.Standing{}, missing(id)
	}
	return place(r).Hours.Standing, nil
}
