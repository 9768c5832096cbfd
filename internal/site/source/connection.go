package source

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/view"
)

// groups gathers a service's channels by type. Places in the reader's own municipality come first in their group.
func (d desk) groups(service catalog.ID) []view.ChannelGroup {
	byType := map[catalog.ChannelType][]view.Channel{}
	near := map[string]bool{}
	for _, c := range d.ServiceConnections(service) {
		e, ok := d.Published(catalog.KindServiceChannel, c.ChannelID)
		if !ok {
			continue
		}
		v, err := catalog.Decode[catalog.ServiceChannel](e.Document())
		if err != nil {
			continue // live has logged it
		}
		ch := d.connected(d.channel(e, v), c)
		near[ch.ID] = d.Municipality != "" && inMunicipality(v, d.Municipality)
		byType[v.Type] = append(byType[v.Type], ch)
	}
	var out []view.ChannelGroup
	for _, t := range catalog.ChannelTypes() {
		if list := byType[t]; len(list) > 0 {
			slices.SortStableFunc(list, func(a, b view.Channel) int { return rank(near[a.ID]) - rank(near[b.ID]) })
			out = append(out, view.ChannelGroup{Type: string(t), Channels: list})
		}
	}
	return out
}

// connected adds what holds for the channel together with the service: its own hours go before the channel's, its
// contacts stand before them.
func (d desk) connected(ch view.Channel, c *catalog.Connection) view.Channel {
	ch.Charge = view.Charge{
		Type:  string(c.ServiceChargeType),
		Infos: texts(view.BestTyped(c.Description, catalog.TypeChargeInfo, d.Lang)),
	}
	ch.Instructions = view.BestTyped(c.Description, catalog.TypeDescription, d.Lang)
	if len(c.ServiceHours) > 0 {
		ch.Hours = view.NewHours(c.ServiceHours, d.Lang, d.Now)
	}
	own := c.ContactDetails
	ch.Phones = append(phones(own.PhoneNumbers, d.Lang), ch.Phones...)
	ch.Emails = append(emails(own.Emails, d.Lang), ch.Emails...)
	ch.Addresses = append(ch.Addresses, d.addresses(own.Addresses)...)
	ch.Links = append(ch.Links, webLinks(own.WebPages, d.Lang)...)
	return ch
}

// inMunicipality tells whether a place is there, by its visiting addresses.
func inMunicipality(v *catalog.ServiceChannel, code string) bool {
	return slices.ContainsFunc(v.Addresses, func(a catalog.Address) bool {
		s := a.StreetAddress
		return a.Type == "Location" && s != nil && s.Municipality != nil && s.Municipality.Code == code
	})
}
