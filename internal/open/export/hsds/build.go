package hsds

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// child is the id of an object within another, the same as long as its place or what it is known by is.
func child(parent catalog.ID, what string, n any) string {
	return uuid.NewSHA1(parent, fmt.Appendf(nil, "%s/%v", what, n)).String()
}

// ServiceOf describes a service. whole puts its organisation and its locations into it.
func ServiceOf(r record.Reader, e *live.Entry, whole bool) (Service, error) {
	v, err := r.Service(e)
	if err != nil {
		return Service{}, fmt.Errorf("read service %s: %w", e.ID, err)
	}
	name := r.Name(e)
	s := Service{
		ID: e.ID.String(), Name: name.Value, AlternateName: r.AlternativeName(e, name), Status: "active", LastModified: stamp(e.Modified),
		Description:            cmp.Or(r.Description(v), r.Summary(v).Value),
		ApplicationProcess:     r.Both(v, catalog.TypeUserInstruction),
		FeesDescription:        r.Both(v, catalog.TypeChargeInfo),
		EligibilityDescription: r.Requirements(v),
		Languages:              languages(r, e.ID, v.Own.Languages, func(l *Language) { l.ServiceID = e.ID.String() }),
		ServiceAreas:           serviceAreas(r, e.ID, v.Own),
		CostOptions:            costs(r, v),
		Attributes:             append(classed(r, v), told(r, v)...),
	}
	if o, ok := r.Organization(e.Organization); ok {
		s.OrganizationID = o.ID.String()
		if whole {
			if org, err := OrganizationOf(r, o); err == nil {
				s.Organization = &org
			}
		}
	}
	if source := map[string]string{"PubliclyFunded": "public", "MarketFunded": "market"}[v.Own.FundingType]; source != "" {
		s.Funding = []Funding{{child(e.ID, "funding", 0), s.ID, source}}
	}
	for _, c := range r.Channels(e.ID) {
		s.addChannel(r, e.ID, c, whole)
	}
	return s, nil
}

// told are the texts that HSDS has no member for, and the keywords.
func told(r record.Reader, v *record.Service) []Attribute {
	id := v.Entry.ID
	var out []Attribute
	add := func(label, value string) {
		if value != "" {
			out = append(out, Attribute{ID: child(id, "told", fmt.Sprint(label, len(out))), LinkID: id.String(), LinkType: "text", LinkEntity: "service", Label: label, Value: value})
		}
	}
	add("summary", r.Summary(v).Value)
	add("processing time", r.Either(v, catalog.TypeProcessingTime))
	add("deadline", r.Either(v, catalog.TypeDeadLine))
	add("validity time", r.Either(v, catalog.TypeValidityTime))
	add("PTV service type", v.Entry.Type)
	for _, k := range record.OfLanguage(r, v.Own.Keywords, func(t catalog.Text) string { return t.Language }) {
		add("keyword", record.Line(k.Value))
	}
	for _, law := range slices.Concat(v.General.Legislation, v.Own.Legislation) {
		for _, l := range r.Links(law.WebPages) {
			add("legislation", l.URL)
		}
	}
	return out
}

func languages(r record.Reader, owner catalog.ID, list []string, own func(*Language)) []Language {
	var out []Language
	for _, code := range list {
		if l, ok := codes.Language(code); ok {
			x := Language{ID: child(owner, "language", l.Code), Name: l.Names.Best(r.Lang), Code: l.Code}
			own(&x)
			out = append(out, x)
		}
	}
	return out
}

func serviceAreas(r record.Reader, id catalog.ID, v *catalog.Service) []ServiceArea {
	names := r.Areas(v.AreaType, v.Areas)
	switch v.AreaType {
	case catalog.Nationwide:
		names = []string{record.WholeCountry().In(r.Lang)}
	case catalog.NationwideExceptAlandIsles:
		names = []string{record.WithoutAland().In(r.Lang)}
	}
	var out []ServiceArea
	for i, n := range names {
		out = append(out, ServiceArea{child(id, "area", i), id.String(), n})
	}
	return out
}

// costs tells whether a service costs; PTV has no amounts but nothing.
func costs(r record.Reader, v *record.Service) []CostOption {
	id := v.Entry.ID
	c := CostOption{ID: child(id, "cost", 0), ServiceID: id.String(), Currency: "EUR", AmountDescription: r.Both(v, catalog.TypeChargeInfo)}
	switch v.Charge {
	case catalog.FreeOfCharge:
		c.Option, c.Amount = "free", new(float64)
	case catalog.Chargeable:
		c.Option = "charged"
	default:
		return nil
	}
	return []CostOption{c}
}

// addChannel adds a channel by its type: places and electronic channels are locations, web pages are additional urls,
// forms are required documents, phones are phones whose hours stand on the service. What a connection says of a location
// is the service_at_location's, of others the service's.
func (s *Service) addChannel(r record.Reader, id catalog.ID, c record.Connected, whole bool) {
	v, name := c.Channel, r.Name(c.Entry).Value
	links := r.Links(c.Connection.ContactDetails.WebPages)
	if v.Type == catalog.WebPageChannel {
		links = c.Links(r)
	}
	for _, l := range links {
		s.AdditionalURLs = append(s.AdditionalURLs, URL{ID: child(c.Entry.ID, "url/"+s.ID, len(s.AdditionalURLs)), Label: name, URL: l.URL, ServiceID: s.ID})
	}
	if list := c.Emails(r); s.Email == "" && len(list) > 0 {
		s.Email = list[0]
	}
	switch v.Type {
	case catalog.ServiceLocation, catalog.EChannel:
		s.ServiceAtLocations = append(s.ServiceAtLocations, atLocation(r, id, c, whole))
		if own := r.Links(v.WebPages); v.Type == catalog.EChannel && s.URL == "" && len(own) > 0 {
			s.URL = own[0].URL
		}
		return
	case catalog.PrintableForm:
		for i, t := range record.OfLanguage(r, v.ChannelURLs, func(t catalog.TypedText) string { return t.Language }) {
			if u := record.WebURL(t.Value); u != "" {
				s.RequiredDocuments = append(s.RequiredDocuments, RequiredDocument{child(c.Entry.ID, "form/"+s.ID, i), s.ID, name, u})
			}
		}
	case catalog.PhoneChannel:
		s.Schedules = append(s.Schedules, schedules(r, c.Entry.ID, "hours/"+s.ID, c.Hours(), name, func(x *Schedule) { x.ServiceID = s.ID })...)
	}
	s.Phones = append(s.Phones, phones(c.Entry.ID, "phone/"+s.ID, c.Phones(r), name, func(p *Phone) { p.ServiceID = s.ID })...)
	for i, m := range c.Emails(r) {
		s.Contacts = append(s.Contacts, Contact{ID: child(c.Entry.ID, "contact/"+s.ID, i), ServiceID: s.ID, Name: name, Email: m})
	}
	if told := instructions(r, c); told != "" {
		s.Attributes = append(s.Attributes, Attribute{ID: child(c.Entry.ID, "told/"+s.ID, 0), LinkID: s.ID, LinkType: "text", LinkEntity: "service", Label: "channel", Value: name + ": " + told})
	}
}

// instructions are what a connection says of the channel, and of the price of using it.
func instructions(r record.Reader, c record.Connected) string {
	return record.Join(c.Instructions(r), record.Text{Value: c.Charge(r)})
}

func atLocation(r record.Reader, service catalog.ID, c record.Connected, whole bool) ServiceAtLocation {
	id := catalog.ConnectionID(service, c.Entry.ID)
	own := func(id string) (func(*Phone), func(*Schedule)) {
		return func(p *Phone) { p.ServiceAtLocationID = id }, func(x *Schedule) { x.ServiceAtLocationID = id }
	}
	ofPhone, ofSchedule := own(id.String())
	out := ServiceAtLocation{
		ID: id.String(), ServiceID: service.String(), LocationID: c.Entry.ID.String(),
		Description: instructions(r, c),
		Phones:      phones(id, "phone", r.Phones(c.Connection.ContactDetails.PhoneNumbers), "", ofPhone),
		Schedules:   schedules(r, id, "hours", c.Connection.ServiceHours, "", ofSchedule),
	}
	for i, m := range r.Emails(c.Connection.ContactDetails.Emails) {
		out.Contacts = append(out.Contacts, Contact{ID: child(id, "contact", i), ServiceAtLocationID: out.ID, Email: m})
	}
	if whole {
		if l, err := LocationOf(r, c.Entry); err == nil {
			out.Location = &l
		}
	}
	return out
}

func phones(owner catalog.ID, what string, list []record.Phone, name string, own func(*Phone)) []Phone {
	types := map[string]string{"Phone": "voice", "Sms": "text", "Fax": "fax"} // RFC 6350
	var out []Phone
	for i, p := range list {
		x := Phone{ID: child(owner, what, i), Number: p.Number, Type: cmp.Or(types[p.Type], "voice")}
		x.Description = joined(name, record.Line(p.Info), record.Line(p.ChargeInfo))
		own(&x)
		out = append(out, x)
	}
	return out
}

// joined puts the parts that there are beside each other.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "; ")
}

// OrganizationOf describes an organisation.
func OrganizationOf(r record.Reader, e *live.Entry) (Organization, error) {
	v, err := catalog.Decode[catalog.Organization](e.Document())
	if err != nil {
		return Organization{}, fmt.Errorf("read organisation %s: %w", e.ID, err)
	}
	name := r.Name(e)
	o := Organization{ID: e.ID.String(), Name: name.Value, AlternateName: r.AlternativeName(e, name), URI: "urn:uuid:" + e.ID.String()}
	o.Description = cmp.Or(r.Typed(v.OrganizationDescriptions, catalog.TypeDescription).Value,
		r.Typed(v.OrganizationDescriptions, catalog.TypeSummary).Value, o.Name) // one is demanded
	if p, ok := r.Organization(v.ParentOrganizationID); ok {
		o.ParentOrganizationID = p.ID.String()
	}
	for _, m := range record.OfLanguage(r, v.Emails, func(m catalog.Email) string { return m.Language }) {
		o.Email = cmp.Or(o.Email, record.Email(m.Value))
	}
	for i, l := range r.Links(v.WebPages) {
		if i == 0 {
			o.Website = l.URL
			continue
		}
		o.AdditionalWebsites = append(o.AdditionalWebsites, URL{ID: child(e.ID, "url", i), Label: l.Name, URL: l.URL, OrganizationID: o.ID})
	}
	o.Phones = phones(e.ID, "phone", r.Phones(v.PhoneNumbers), "", func(p *Phone) { p.OrganizationID = o.ID })
	if code := catalog.NormalBusinessCode(v.BusinessCode); code != "" {
		o.OrganizationIdentifiers = append(o.OrganizationIdentifiers, OrganizationIdentifier{child(e.ID, "identifier", "business"), o.ID, "FI-PRO", "business id", code})
	}
	if oid := record.Line(v.OID); oid != "" {
		o.OrganizationIdentifiers = append(o.OrganizationIdentifiers, OrganizationIdentifier{child(e.ID, "identifier", "oid"), o.ID, "", "oid", oid})
	}
	if v.OrganizationType != "" {
		o.Attributes = []Attribute{{ID: child(e.ID, "told", "type"), LinkID: o.ID, LinkType: "text", LinkEntity: "organization", Label: "PTV organization type", Value: record.Line(string(v.OrganizationType))}}
	}
	return o, nil
}

// stamp is a moment by RFC 3339, "" for none.
func stamp(m catalog.Moment) string {
	if m.IsZero() {
		return ""
	}
	return m.UTC().Format("2006-01-02T15:04:05Z")
}
