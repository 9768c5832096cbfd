// Package sitetest gives the tests of the pages a source of views made by hand: one of everything, with every member
// filled, texts that try to break out of the page, and things that are missing, gone or failing.
package sitetest

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// Ids of what the source knows.
var (
	Service      = uuid.MustParse("11111111-1111-4111-8111-111111111111")
	Bare         = uuid.MustParse("11111111-1111-4111-8111-222222222222") // a service with a name only
	Hostile      = uuid.MustParse("11111111-1111-4111-8111-333333333333") // a service whose texts are markup
	Turned       = uuid.MustParse("11111111-1111-4111-8111-444444444444") // a service whose texts turn the direction of writing
	Torn         = uuid.MustParse("11111111-1111-4111-8111-555555555555") // a service of broken and missing parts
	Place        = uuid.MustParse("22222222-2222-4222-8222-111111111111")
	Phone        = uuid.MustParse("22222222-2222-4222-8222-222222222222")
	Online       = uuid.MustParse("22222222-2222-4222-8222-333333333333")
	Form         = uuid.MustParse("22222222-2222-4222-8222-444444444444")
	Organization = uuid.MustParse("33333333-3333-4333-8333-111111111111")
	General      = uuid.MustParse("44444444-4444-4444-8444-111111111111")
	Collection   = uuid.MustParse("55555555-5555-4555-8555-111111111111")
	Gone         = uuid.MustParse("99999999-9999-4999-8999-111111111111")
	Failing      = uuid.MustParse("99999999-9999-4999-8999-222222222222")
)

// Attack is what the hostile service's texts say.
const Attack = `<script>alert(1)</script>"'><img src=x onerror=alert(1)> javascript:alert(1)`

// Now is the moment that the pages are made for: a Monday morning.
var Now = time.Date(2026, 11, 23, 10, 0, 0, 0, hours.Finland())

// Source answers from views made by hand. All content is in Finnish.
type Source struct{}

// finnish marks a text for the page's language.
func finnish(r view.Reader, s string) view.Text { return view.In(s, "fi", r.Lang) }

// Plain are the words of the full service's name, its short id and what it is found by. The others are addressed by their
// whole ids, so that tests need not know their names.
const (
	Plain = "varhaiskasvatuspaikan-hakeminen-" + Short
	Short = "1111111111"
)

// Find knows Service's short id, and Gone's.
func (Source) Find(k catalog.Kind, short string) (catalog.ID, error) {
	switch {
	case k == catalog.KindService && short == Short:
		return Service, nil
	case short == "9999999999":
		return Gone, nil
	}
	return catalog.ID{}, view.ErrNotFound
}

// paths are a page's in all languages.
func paths(address func(lang, ref string) string, ref string) view.Paths {
	return view.Paths{"fi": address("fi", ref), "sv": address("sv", ref), "en": address("en", ref)}
}

// Service knows Service, Bare, Hostile and Gone.
func (Source) Service(_ context.Context, r view.Reader, id catalog.ID) (view.ServicePage, error) {
	switch id {
	case Service:
		return fullService(r), nil
	case Bare:
		return view.ServicePage{ID: id.String(), Paths: paths(route.Service, id.String()), WrittenIn: []string{"fi"}, Name: finnish(r, "Pelkkä nimi")}, nil
	case Hostile:
		return hostileService(r), nil
	case Turned:
		return turnedService(r), nil
	case Torn:
		return tornService(r), nil
	}
	return view.ServicePage{}, missing(id)
}

// Channel knows Place, Phone, Online and Form.
func (Source) Channel(_ context.Context, r view.Reader, id catalog.ID) (view.ChannelPage, error) {
	p := view.ChannelPage{WrittenIn: []string{"fi"}, Services: []view.Item{serviceItem(r)}, Modified: Now, Checked: Now.AddDate(0, 1, 0),
		Areas: view.Areas{Type: "Nationwide"}, Descriptions: []view.Text{finnish(r, "Lisää tietoa.\n* yksi\n* kaksi")}}
	switch id {
	case Place:
		p.Channel, p.Entrances = place(r), entrances(r)
	case Phone:
		p.Channel = phone(r)
	case Online:
		p.Channel = online(r)
	case Form:
		p.Channel = form(r)
	default:
		return view.ChannelPage{}, missing(id)
	}
	p.Paths = paths(func(lang, ref string) string { return route.Channel(lang, p.Type, ref) }, id.String())
	return p, nil
}

// Organization knows Organization, with fifty services.
func (Source) Organization(_ context.Context, r view.Reader, id catalog.ID, page int) (view.OrganizationPage, error) {
	if id != Organization {
		return view.OrganizationPage{}, missing(id)
	}
	return view.OrganizationPage{
		ID: id.String(), Paths: paths(route.Organization, id.String()), WrittenIn: []string{"fi"}, Name: finnish(r, "Esimerkkilän kaupunki"), Type: "Municipality",
		Summary: finnish(r, "Kaupunki järvien keskellä."), Descriptions: []view.Text{finnish(r, "Kuvaus.\n\n### Otsikko\nLisää.")},
		BusinessCode: "1234567-1", Phones: phone(r).Phones, Emails: []view.Email{{Address: "kirjaamo@example.fi"}},
		Links:     []view.Link{{Href: "https://www.example.fi", Name: view.Text{Value: "example.fi"}}},
		Addresses: place(r).Addresses, Areas: view.Areas{Type: "LimitedType", Names: []view.Text{{Value: "Mikkeli"}}},
		Services: []view.Item{serviceItem(r), serviceItem(r)}, Channels: []view.Item{placeItem(r)},
		ServiceCount: 50, ChannelCount: 1, Pages: view.PagesOf(50, page, 20),
		Parts: []view.Link{{Href: route.Organization(r.Lang, id.String()), Name: finnish(r, "Sivistystoimi")}}, Modified: Now,
	}, nil
}

// Instead knows something like Gone; a failing thing has failing alternatives.
func (Source) Instead(_ context.Context, r view.Reader, _ catalog.Kind, id catalog.ID) (view.Instead, error) {
	if id != Gone {
		return view.Instead{}, missing(id)
	}
	return view.Instead{
		Name: finnish(r, "Päivähoidon entinen palvelu"), Items: []view.Item{serviceItem(r)},
		Organization: &view.Link{Href: route.Organization(r.Lang, Organization.String()), Name: finnish(r, "Esimerkkilän kaupunki")},
	}, nil
}

// Sections are two; Listed knows the service, in Finnish only, in one and nothing in the other.
func (Source) Sections() []view.Section {
	return []view.Section{{Name: "services-1", Version: "a", Modified: Now}, {Name: "empty-1", Version: "b"}}
}

// Listed: see Sections.
func (Source) Listed(section string) iter.Seq[view.Listed] {
	return func(yield func(view.Listed) bool) {
		if section == "services-1" {
			yield(view.Listed{Paths: paths(route.Service, Plain), WrittenIn: []string{"fi", "se"}, Modified: Now})
		}
	}
}

// Municipalities are three of them.
func (Source) Municipalities(lang string) []view.Municipality {
	if lang == "sv" {
		return []view.Municipality{{Code: "091", Name: "Helsingfors"}, {Code: "491", Name: "S:t Michel"}, {Code: "853", Name: "Åbo"}}
	}
	return []view.Municipality{{Code: "091", Name: "Helsinki"}, {Code: "491", Name: "Mikkeli"}, {Code: "853", Name: "Turku"}}
}

func missing(id catalog.ID) error {
	switch id {
	case Gone:
		return view.ErrGone
	case Failing:
		return errors.New("the catalogue is on fire")
	}
	return view.ErrNotFound
}
