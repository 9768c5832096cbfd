package mcp

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/open/export/record"
)

// maxText is how many characters of a long text an answer has.
const maxText = 2000

type phone struct {
	Number string `json:"number"`
	Charge string `json:"charge,omitempty" jsonschema:"what a call costs"`
	Info   string `json:"info,omitempty"`
}

// channel is one way to use a service.
type channel struct {
	ID             string    `json:"id"`
	Type           string    `json:"type" jsonschema:"EChannel, WebPage, PrintableForm, Phone or ServiceLocation"`
	Name           string    `json:"name"`
	Summary        string    `json:"summary"`
	Page           string    `json:"page" jsonschema:"the public page to link to"`
	Address        string    `json:"address,omitempty"`
	Municipality   string    `json:"municipality,omitempty"`
	Location       *location `json:"location,omitempty"`
	Phones         []phone   `json:"phones"`
	Emails         []string  `json:"emails"`
	Links          []string  `json:"links" jsonschema:"where to go on line, forms to fill in"`
	Languages      []string  `json:"languages" jsonschema:"languages in which people are served"`
	Authentication bool      `json:"requiresAuthentication" jsonschema:"one must prove who one is"`
	Hours          *hoursNow `json:"hours,omitempty"`
	LastChanged    string    `json:"lastChanged"`
}

// connected is a channel with what holds for using one service by it.
type connected struct {
	channel
	Price        string `json:"price,omitempty" jsonschema:"what this way of using the service costs, where that is told apart from the service's price"`
	Instructions string `json:"instructions,omitempty" jsonschema:"what is said of using the service this way"`
}

// connected reads a channel of a service. What the connection says of hours, numbers and addresses goes first.
func (d *desk) connected(r record.Reader, c record.Connected) connected {
	return connected{d.channel(r, c), record.Cut(c.Charge(r), maxSummary), long(c.Instructions(r).Value)}
}

// channel reads a channel with its contacts, which are also those of its connection with a service.
func (d *desk) channel(r record.Reader, x record.Connected) channel {
	e, c := x.Entry, x.Channel
	place := r.Visiting(slices.Concat(c.Addresses, x.Connection.ContactDetails.Addresses))
	out := channel{
		ID: e.ID.String(), Type: string(c.Type), Name: r.Name(e).Value, Page: r.Page(e), Address: place.Line(), Municipality: place.Municipality,
		Summary: record.Cut(record.Line(r.Typed(c.ServiceChannelDescriptions, catalog.TypeSummary).Value), maxSummary),
		Emails:  few(x.Emails(r), 5), Languages: few(r.LanguageNames(c.Languages), maxNames), Links: links(r, x),
		Authentication: c.RequiresAuthentication, Hours: d.hours(x.Hours()), LastChanged: changed(e), Phones: []phone{},
	}
	if e.Point != nil {
		out.Location = &location{record.Degrees(e.Point.Lat), record.Degrees(e.Point.Lon)}
	}
	for _, p := range few(x.Phones(r), 10) {
		charge := codes.TypeName("ServiceChargeType", string(p.Charge)).Best(r.Lang)
		out.Phones = append(out.Phones, phone{p.Number, join(charge, p.ChargeInfo), record.Cut(record.Line(p.Info), maxSummary)})
	}
	return out
}

func links(r record.Reader, c record.Connected) []string {
	var out []string
	for _, l := range c.Links(r) {
		out = append(out, l.URL)
	}
	for _, f := range record.OfLanguage(r, c.Channel.ChannelURLs, func(t catalog.TypedText) string { return t.Language }) {
		if u := record.WebURL(f.Value); u != "" {
			out = append(out, u)
		}
	}
	return few(out, 10)
}

// join puts short texts on one line.
func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = record.Line(p); p != "" {
			out = append(out, p)
		}
	}
	return record.Cut(strings.Join(out, ", "), maxSummary)
}
