package jsonld

import (
	"math"

	"github.com/varanto/varanto/internal/site/view"
)

// Place tells of a service location.
func Place(a About, v view.ChannelPage) Graph {
	page, trail := a.page("WebPage", plain(v.Name), "place")
	v.Href = a.Address
	p := a.place(v.Channel)
	p.Description, p.Identifier = description(v.Summary, v.Descriptions), ptvID(v.ID)
	return append(Graph{page, p}, trail...)
}

// Channel tells of a page about a channel that is no place: the channel belongs to services, so that the page itself is
// all there is to say.
func Channel(a About, v view.ChannelPage) Graph {
	page, trail := a.page("WebPage", plain(v.Name), "")
	return append(Graph{page}, trail...)
}

func (a About) place(c view.Channel) place {
	p := place{
		Type: placeType(c), ID: a.named(c.Href, "place"), URL: a.absolute(c.Href), Name: plain(c.Name),
		Address: addresses(visiting(c.Addresses)), SameAs: web(c.Links),
	}
	p.Hours, p.SpecialHours = hoursOf(c.Hours)
	if c.Point != nil && finite(c.Point.Lat) && finite(c.Point.Lon) {
		p.Geo = &geo{"GeoCoordinates", degrees(c.Point.Lat), degrees(c.Point.Lon)}
	}
	for _, number := range c.Phones {
		if number.Type != "Fax" && number.Type != "Sms" && dialled(number.Call) {
			p.Telephone = append(p.Telephone, number.Call)
		}
	}
	return p
}

func finite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

// degrees keeps six decimals, about ten centimetres.
func degrees(d float64) float64 { return math.Round(d*1e6) / 1e6 }

// visiting leaves out where only post goes.
func visiting(list []view.Address) []view.Address {
	var out []view.Address
	for _, a := range list {
		if a.Type != "Postal" && a.Type != "Delivery" {
			out = append(out, a)
		}
	}
	return out
}

// addresses keeps those that are known in parts.
func addresses(list []view.Address) []postalAddress {
	var out []postalAddress
	for _, a := range list {
		p := a.Parts
		if p.Street == "" && p.Box == "" && p.Code == "" {
			continue
		}
		out = append(out, postalAddress{"PostalAddress", p.Street, p.Box, p.Code, p.Locality, p.Country})
	}
	return out
}
