package jsonld

import (
	"cmp"

	"github.com/varanto/varanto/internal/site/view"
)

// Bounds of lists: a service may have thousands of channels, and search engines read the page's own list, too.
const (
	maxChannels = 12 // of each type
	maxListed   = 100
)

// Service tells of a service: GovernmentService where a public body answers for it, else Service.
func Service(a About, v view.ServicePage) Graph {
	page, trail := a.page("WebPage", plain(v.Name), "service")
	s := service{
		Type: serviceType(v.ProviderType), ID: a.named(a.Address, "service"), URL: a.absolute(a.Address), Name: plain(v.Name),
		AlternateName: plain(v.AlsoKnownAs), Description: description(v.Summary, v.Descriptions), Identifier: ptvID(v.ID),
		Category: plains(v.Classes), AreaServed: areas(v.Areas), Offers: price(v.Charge), SubjectOf: laws(v.Legislation),
	}
	if len(s.Category) > 0 {
		s.ServiceType = s.Category[0]
	}
	for _, name := range plains(v.TargetGroups) {
		s.Audience = append(s.Audience, audience{"Audience", name})
	}
	if s.Provider = a.organizationAt(v.Provider, v.ProviderType); s.Provider != nil && s.Type == "GovernmentService" {
		s.ServiceOperator = &link{s.Provider.ID}
	}
	for _, g := range v.Groups {
		for _, c := range g.Channels[:min(len(g.Channels), maxChannels)] {
			s.Channels = append(s.Channels, a.serviceChannel(c))
		}
	}
	return append(Graph{page, s}, trail...)
}

func serviceType(organizationType string) string {
	if public(organizationType) {
		return "GovernmentService"
	}
	return "Service"
}

// price is nothing when nothing is known: no price is not a price of nothing.
func price(c view.Charge) *offer {
	switch words := description(view.Text{}, c.Infos); {
	case c.Type == "FreeOfCharge":
		return &offer{Type: "Offer", Price: "0", Currency: "EUR", Description: words}
	case words != "":
		return &offer{Type: "Offer", Description: words}
	}
	return nil
}

// areas name where something is offered. The country without Åland is no place that has a name in one word; then
// nothing is told.
func areas(v view.Areas) []area {
	switch v.Type {
	case "Nationwide":
		return []area{{"Country", "FI"}}
	case "LimitedType":
		var out []area
		for _, name := range plains(v.Names[:min(len(v.Names), maxListed)]) {
			out = append(out, area{"AdministrativeArea", name})
		}
		return out
	}
	return nil
}

func laws(list []view.Link) []legislation {
	var out []legislation
	for _, l := range list {
		if name := plain(l.Name); name != "" {
			out = append(out, legislation{"Legislation", name, firstWeb([]view.Link{l})})
		}
	}
	return out
}

func (a About) serviceChannel(c view.Channel) serviceChannel {
	out := serviceChannel{
		Type: "ServiceChannel", ID: a.named(c.Href, "channel"), URL: a.absolute(c.Href), Name: plain(c.Name), Languages: c.LanguageCodes,
	}
	var answered []openingHours
	if len(c.Phones) > 0 {
		week, special := hoursOf(c.Hours)
		answered = append(week, special...)
	}
	for _, p := range c.Phones {
		switch point, ok := telephone(p, answered); {
		case !ok:
		case p.Type == "Sms":
			out.Sms = append(out.Sms, point)
		case p.Type != "Fax":
			out.Phone = append(out.Phone, point)
		}
	}
	switch c.Type {
	case "ServiceLocation":
		location := a.place(c)
		out.Location = &location
	case "PrintableForm":
		out.Service = firstWeb(c.Files, c.Links)
		if post := addresses(c.Addresses); len(post) > 0 {
			out.Postal = &post[0]
		}
	default:
		out.Service = firstWeb(c.Links)
	}
	return out
}

// telephone is a number with what a call costs in schema.org's only word for it, and when it is answered.
func telephone(p view.Phone, answered []openingHours) (contactPoint, bool) {
	if !dialled(p.Call) {
		return contactPoint{}, false
	}
	out := contactPoint{Type: "ContactPoint", Telephone: p.Call, Contact: cmp.Or(plain(p.Info), "customer service"), Hours: answered}
	if p.Charge.Type == "FreeOfCharge" {
		out.Option = "https://schema.org/TollFree"
	}
	return out, true
}

// dialled tells that it is a number as telephones take it.
func dialled(number string) bool {
	if len(number) > 0 && number[0] == '+' {
		number = number[1:]
	}
	for _, c := range []byte(number) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(number) >= 3 && len(number) <= 20
}

func plains(ts []view.Text) []string {
	var out []string
	for _, t := range ts {
		if s := plain(t); s != "" {
			out = append(out, s)
		}
	}
	return out
}
