package hsds

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// isLocation tells the channels that are locations: places, and electronic channels, which are virtual ones.
func isLocation(e *live.Entry) bool {
	return e.Type == string(catalog.ServiceLocation) || e.Type == string(catalog.EChannel)
}

// LocationOf describes a place or an electronic channel.
func LocationOf(r record.Reader, e *live.Entry) (Location, error) {
	v, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		return Location{}, fmt.Errorf("read channel %s: %w", e.ID, err)
	}
	name := r.Name(e)
	l := Location{
		ID: e.ID.String(), LocationType: "physical", Name: name.Value, AlternateName: r.AlternativeName(e, name),
		Description: cmp.Or(r.Typed(v.ServiceChannelDescriptions, catalog.TypeDescription).Value, r.Typed(v.ServiceChannelDescriptions, catalog.TypeSummary).Value),
		Languages:   languages(r, e.ID, v.Languages, func(x *Language) { x.LocationID = e.ID.String() }),
		Phones:      phones(e.ID, "phone", r.Phones(v.PhoneNumbers), "", func(p *Phone) { p.LocationID = e.ID.String() }),
		Schedules:   schedules(r, e.ID, "hours", v.ServiceHours, "", func(s *Schedule) { s.LocationID = e.ID.String() }),
	}
	if v.Type == catalog.EChannel {
		l.LocationType = "virtual"
	}
	if o, ok := r.Organization(v.OrganizationID); ok {
		l.OrganizationID = o.ID.String()
	}
	if links := r.Links(v.WebPages); len(links) > 0 {
		l.URL = links[0].URL
	}
	if e.Point != nil {
		lat, lon := record.Degrees(e.Point.Lat), record.Degrees(e.Point.Lon)
		l.Latitude, l.Longitude = &lat, &lon
	}
	if oid := record.Line(v.OID); oid != "" {
		l.ExternalIdentifier, l.ExternalIdentifierType = oid, "oid"
	}
	for i, m := range r.Emails(v.Emails) {
		l.Contacts = append(l.Contacts, Contact{ID: child(e.ID, "contact", i), LocationID: l.ID, Email: m})
	}
	for i, a := range v.Addresses {
		if x, ok := address(r, e.ID, i, a); ok {
			l.Addresses = append(l.Addresses, x)
		}
		l.Accessibility = append(l.Accessibility, accessibility(r, e.ID, i, a.Entrances)...)
	}
	if v.Type == catalog.EChannel {
		l.Attributes = demands(e.ID, v)
	}
	return l, nil
}

// demands tell what an electronic channel asks of its users.
func demands(id catalog.ID, v *catalog.ServiceChannel) []Attribute {
	var out []Attribute
	for label, is := range map[string]bool{"requires authentication": v.RequiresAuthentication, "requires signature": v.RequiresSignature} {
		if is {
			out = append(out, Attribute{ID: child(id, "told", label), LinkID: id.String(), LinkType: "text", LinkEntity: "location", Label: label, Value: "true"})
		}
	}
	if len(out) == 2 && out[0].Label > out[1].Label {
		out[0], out[1] = out[1], out[0]
	}
	return out
}

// address is an address that has all that HSDS demands; ok is false for others.
func address(r record.Reader, owner catalog.ID, n int, a catalog.Address) (Address, bool) {
	v := r.Address(a)
	out := Address{
		ID: child(owner, "address", n), LocationID: owner.String(), Address1: v.Street, City: cmp.Or(v.PostOffice, v.Municipality),
		PostalCode: v.PostalCode, Country: v.Country, AddressType: "physical", StateProvince: record.Finland().In(r.Lang),
		Address2: strings.ReplaceAll(v.Info, "\n", " "),
	}
	if v.Postal {
		out.AddressType = "postal"
	}
	if m, ok := codes.CurrentMunicipality(v.MunicipalityCode); ok {
		if region, ok := codes.FindArea(codes.AreaRegion, m.Region); ok {
			out.StateProvince = region.Names.Best(r.Lang)
		}
		if county, ok := codes.FindArea(codes.AreaWellbeingServicesCounty, m.WellbeingServicesCounty); ok {
			out.Region = county.Names.Best(r.Lang)
		}
	}
	return out, out.Address1 != "" && out.City != "" && out.PostalCode != "" && len(out.Country) == 2
}

// accessibility are the register's sentences, a group an object.
func accessibility(r record.Reader, owner catalog.ID, n int, entrances []catalog.Entrance) []Accessibility {
	var out []Accessibility
	for i, e := range entrances {
		for k, group := range e.AccessibilitySentences {
			var details []string
			for _, s := range group.Sentences {
				if t := record.Line(r.Best(s.Sentence).Value); t != "" {
					details = append(details, t)
				}
			}
			x := Accessibility{ID: child(owner, "accessibility", fmt.Sprint(n, "/", i, "/", k)), LocationID: owner.String(),
				Description: joined(record.Line(r.Best(e.Name).Value), record.Line(r.Best(group.SentenceGroup).Value)), Details: strings.Join(details, " ")}
			if e.ContactInfo != nil {
				x.URL = record.WebURL(e.ContactInfo.URL)
			}
			if x.Description != "" || x.Details != "" {
				out = append(out, x)
			}
		}
	}
	return out
}
