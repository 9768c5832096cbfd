package cpsv

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/record"
)

// addChannel adds a channel of the service with its contacts and, for a form, what has to be filled in.
func (s *Service) addChannel(r record.Reader, service catalog.ID, c record.Connected) {
	v := c.Channel
	names := typed(v.ServiceChannelNames, catalog.TypeName)
	ch := Node{
		ID: uri(c.Entry.ID), Type: "cv:Channel", Identifier: c.Entry.ID.String(), Title: names,
		TypeOf: Node{ID: "urn:x-ptv:channel-type:" + c.Entry.Type, Type: "skos:Concept", Notation: c.Entry.Type},
		Description: literals(plainTexts(v.ServiceChannelDescriptions, catalog.TypeDescription),
			plainTexts(c.Connection.Description, catalog.TypeDescription)),
		Pages: pages(v.WebPages), Hours: hoursOf(c.Hours()), Exceptions: exceptionsOf(c.Hours()),
	}
	if e, ok := r.Organization(v.OrganizationID); ok && len(organizationLabel(e)) > 0 {
		ch.OwnedBy = []Ref{{uri(e.ID)}}
	}
	for _, a := range v.Addresses {
		if n, ok := address(r, a); ok {
			ch.Address = append(ch.Address, n)
		}
	}
	contact := Node{Type: "cv:ContactPoint", ContactPage: pages(c.Connection.ContactDetails.WebPages)}
	for _, p := range slices.Concat(c.Connection.ContactDetails.PhoneNumbers, v.PhoneNumbers) {
		if n := p.Dial(); n != "" && p.Type != "Fax" && !slices.Contains(contact.Telephone, n) {
			contact.Telephone = append(contact.Telephone, n)
		}
	}
	for _, m := range slices.Concat(c.Connection.ContactDetails.Emails, v.Emails) {
		if a := record.Email(m.Value); a != "" && !slices.Contains(contact.Email, a) {
			contact.Email = append(contact.Email, a)
		}
	}
	if len(contact.Telephone)+len(contact.Email)+len(contact.ContactPage) > 0 {
		contact.ID = uri(catalog.ConnectionID(service, c.Entry.ID))
		s.ContactPoints = append(s.ContactPoints, contact)
	}
	if v.Type == catalog.PrintableForm && len(names) > 0 {
		s.Inputs = append(s.Inputs, Node{
			Type: "cv:Evidence", Identifier: c.Entry.ID.String() + "/form", Title: names, Description: names, Pages: files(v.ChannelURLs),
		})
	}
	s.Channels = append(s.Channels, ch)
}

func pages(list []catalog.WebPage) []Node {
	var out []Node
	for _, p := range list {
		out = withPage(out, p.URL)
	}
	return out
}

func files(list catalog.TypedTexts) []Node {
	var out []Node
	for _, t := range list {
		out = withPage(out, t.Value)
	}
	return out
}

// withPage adds a page that is one, once.
func withPage(list []Node, u string) []Node {
	p := page(u)
	if p == nil || slices.ContainsFunc(list, func(n Node) bool { return n.ID == p.ID }) {
		return list
	}
	return append(list, *p)
}

func address(r record.Reader, a catalog.Address) (Node, bool) {
	v := r.Address(a)
	if v.Empty() {
		return Node{}, false
	}
	lang := r.Lang
	n := Node{Type: "locn:Address", FullAddress: []Literal{{lang, v.Line()}}, PostCode: v.PostalCode}
	if v.PostOffice != "" {
		n.PostName = []Literal{{lang, v.PostOffice}}
	}
	if a.StreetAddress != nil {
		n.Thoroughfare = literals(a.StreetAddress.Street)
	}
	return n, true
}
