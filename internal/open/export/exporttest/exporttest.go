// Package exporttest makes small catalogues for the tests of the exports.
package exporttest

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

// At is when all entities are made.
var At = time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)

// Renderer writes the canonical document as the ready-made answer.
type Renderer struct{}

// Render implements live.Renderer.
func (Renderer) Render(_ *live.Snapshot, e *live.Entry) (live.Rendered, error) {
	return live.Rendered{Body: e.Document()}, nil
}

// Item implements live.Renderer.
func (Renderer) Item(e *live.Entry) []byte { return []byte(`{"id":"` + e.ID.String() + `"}`) }

// Catalogue holds the entities, published in the order given. It panics on what cannot be marshalled.
func Catalogue(entities ...catalog.Entity) *live.Catalogue {
	c := live.New(Renderer{}, slog.New(slog.DiscardHandler))
	Publish(c, entities...)
	return c
}

// Publish adds revisions of entities to a catalogue.
func Publish(c *live.Catalogue, entities ...catalog.Entity) {
	seq := c.Snapshot().Seq
	revisions := make([]store.Revision, 0, len(entities))
	for i, e := range entities {
		document, err := catalog.Marshal(e)
		if err != nil {
			panic(fmt.Sprintf("marshal %s: %v", e.EntityID(), err)) // a test's own mistake
		}
		revisions = append(revisions, store.Revision{
			Seq: seq + int64(i) + 1, Kind: e.EntityKind(), ID: e.EntityID(), Number: 1, Status: catalog.StatusPublished,
			Time: At, Document: document,
		})
	}
	c.Apply(revisions)
}

// ID makes ids that are equal in every run.
func ID(n int) catalog.ID {
	return uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "https://example.org/%d", n))
}

// Named are names in Finnish.
func Named(name string) catalog.TypedTexts {
	return catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: name}}
}

// Hostile is text that must show harmlessly: markup, script, marks that turn the direction of writing, control characters,
// the beginning of a formula, line ends and separators of all kinds.
const Hostile = "=cmd|' /C calc'!A0 <script>alert(\"1\")</script>\u202Etxet\u2066 \x00\x07\x1b]]>\r\n,;:\\\"'\u2028&amp; # \uFFFEend"

// Place is a service location with a point and an address, open on Mondays, closed on Independence Day.
func Place(n int, organization catalog.ID, name, northing, easting string) *catalog.ServiceChannel {
	return &catalog.ServiceChannel{
		ID: ID(n), Type: catalog.ServiceLocation, OrganizationID: organization, ServiceChannelNames: Named(name),
		Languages: []string{"fi"}, Modified: catalog.At(At),
		Addresses: []catalog.Address{{Type: "Location", SubType: "Single", Country: "FI", StreetAddress: &catalog.StreetAddress{
			Street: catalog.Texts{{Language: "fi", Value: name + "katu"}}, StreetNumber: "1", PostalCode: "00100",
			Latitude: northing, Longitude: easting,
		}}},
		PhoneNumbers: []catalog.Phone{{Type: "Phone", PrefixNumber: "+358", Number: "401234567", Language: "fi"}},
		ServiceHours: []catalog.ServiceHour{
			{ServiceHourType: catalog.HoursDaysOfTheWeek, ValidForNow: true, OpeningHour: []catalog.DailyOpeningTime{
				{DayFrom: "Monday", From: "08:00:00", To: "16:00:00"}}},
			{ServiceHourType: catalog.HoursExceptional, IsClosed: true, ValidFrom: catalog.At(time.Date(2026, 12, 6, 0, 0, 0, 0, time.UTC)),
				AdditionalInformation: catalog.Texts{{Language: "fi", Value: name}}},
		},
	}
}

// Connected is a service with a channel of every type; each connection has a number, a mail and a web address, a text and a
// charge of its own, which have the channel's type in them. The channels have a number and a mail address, too.
func Connected() []catalog.Entity {
	service := &catalog.Service{ID: ID(40), ServiceNames: Named("Palvelu")}
	out := []catalog.Entity{service}
	for i, t := range catalog.ChannelTypes() {
		c := &catalog.ServiceChannel{ID: ID(41 + i), Type: t, ServiceChannelNames: Named(string(t)), Emails: catalog.Texts{{Language: "fi", Value: "channel@example.org"}},
			PhoneNumbers: []catalog.Phone{{Type: "Phone", PrefixNumber: "+358", Number: fmt.Sprint(5000000 + i), Language: "fi"}}}
		out = append(out, c, &catalog.Connection{ServiceID: service.ID, ChannelID: c.ID, Order: i, ServiceChargeType: catalog.Chargeable,
			Description: catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: "Ohje " + string(t)}, {Type: catalog.TypeChargeInfo, Language: "fi", Value: "Hinta " + string(t)}},
			ContactDetails: catalog.ContactDetails{Emails: catalog.Texts{{Language: "fi", Value: string(t) + "@example.org"}},
				PhoneNumbers: []catalog.Phone{{Type: "Phone", PrefixNumber: "+358", Number: fmt.Sprint(4000000 + i), Language: "fi"}, c.PhoneNumbers[0]},
				WebPages:     []catalog.WebPage{{URL: "https://example.org/" + string(t), Language: "fi"}}}})
	}
	return out
}

// World is two organisations, three places (one without a point), a service at all of them, and hostile text everywhere.
func World() []catalog.Entity {
	organization := &catalog.Organization{ID: ID(1), OrganizationType: "Municipality", BusinessCode: "1234567-1",
		OrganizationNames: Named("Esimerkkilä"), Modified: catalog.At(At)}
	hostile := &catalog.Organization{ID: ID(2), ParentOrganizationID: ID(1), OrganizationNames: Named(Hostile),
		OrganizationDescriptions: catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: Hostile}},
		WebPages:                 []catalog.WebPage{{URL: "javascript:alert(1)", Value: Hostile, Language: "fi"}, {URL: "https://example.org/ä b", Language: "fi"}},
		Emails:                   []catalog.Email{{Value: "x@example.org\r\nBcc: y@example.org", Language: "fi"}}}
	service := &catalog.Service{ID: ID(10), Type: catalog.TypeService, ServiceNames: Named("Kirjasto"),
		ServiceDescriptions: catalog.TypedTexts{{Type: catalog.TypeSummary, Language: "fi", Value: "Lainaa kirjoja."},
			{Type: catalog.TypeDescription, Language: "sv", Value: "Låna böcker."}},
		ServiceChargeType: catalog.FreeOfCharge, AreaType: catalog.Nationwide, Languages: []string{"fi", "sv", "xx"},
		ServiceClasses: []catalog.CodeRef{{URI: "http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.2"}},
		Organizations:  []catalog.ServiceOrganization{{OrganizationID: ID(1), RoleType: catalog.RoleResponsible}}, Modified: catalog.At(At)}
	odd := &catalog.Service{ID: ID(11), ServiceNames: Named(Hostile), Requirements: catalog.Texts{{Language: "en", Value: Hostile}},
		ServiceDescriptions: catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: Hostile}},
		Keywords:            catalog.Texts{{Language: "fi", Value: Hostile}}, ServiceClasses: []catalog.CodeRef{{URI: Hostile}},
		Legislation:   []catalog.Law{{Names: catalog.Texts{{Language: "fi", Value: Hostile}}, WebPages: []catalog.WebPage{{URL: "javascript:1", Language: "fi"}}}},
		Organizations: []catalog.ServiceOrganization{{OrganizationID: ID(2), RoleType: catalog.RoleResponsible}}}
	bare := &catalog.Service{ID: ID(12)}
	central, lonely := Place(20, ID(1), "Keskusta", "6672000", "385500"), Place(21, ID(2), Hostile, "abc", "1e400")
	north := Place(22, ID(1), "Utsjoki", "7755000", "490000")
	phone := &catalog.ServiceChannel{ID: ID(23), Type: catalog.PhoneChannel, OrganizationID: ID(1), ServiceChannelNames: Named("Neuvonta"),
		PhoneNumbers: []catalog.Phone{{Type: "Phone", Number: "116117", IsFinnishServiceNumber: true, ServiceChargeType: catalog.FreeOfCharge, Language: "fi"}}}
	web := &catalog.ServiceChannel{ID: ID(24), Type: catalog.EChannel, OrganizationID: ID(2), ServiceChannelNames: Named(Hostile),
		WebPages: []catalog.WebPage{{URL: "https://example.org/asioi?x=<script>", Language: "fi"}}, RequiresAuthentication: true}
	form := &catalog.ServiceChannel{ID: ID(25), Type: catalog.PrintableForm, OrganizationID: ID(1), ServiceChannelNames: Named("Lomake"),
		ChannelURLs: catalog.TypedTexts{{Type: "PDF", Language: "fi", Value: "https://example.org/lomake.pdf"}}}
	out := []catalog.Entity{organization, hostile, service, odd, bare, central, lonely, north, phone, web, form}
	for i, ch := range []*catalog.ServiceChannel{central, lonely, north, phone, web, form} {
		out = append(out, &catalog.Connection{ServiceID: ID(10), ChannelID: ch.ID, Order: i,
			Description: catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: Hostile}}})
	}
	out = append(out, &catalog.Connection{ServiceID: ID(11), ChannelID: ID(21)})
	return append(out, &catalog.ServiceCollection{ID: ID(30), OrganizationID: ID(1), Services: []catalog.ID{ID(10)},
		ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: "Kokonaisuus"}}})
}
