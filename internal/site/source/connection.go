package source

import (
	"context"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

// shownChannels is how many channels of a type a service's page shows: a service may have thousands, which have pages of
// their own.
const shownChannels = 10

// way is a channel of a service and what holds for the two together.
type way struct {
	channel    *live.Entry
	connection *catalog.Connection
}

// ways are the published channels of a service by type, in the order of the connections.
func (d desk) ways(service catalog.ID) map[string][]way {
	out := map[string][]way{}
	for _, c := range d.ServiceConnections(service) {
		if e, ok := d.Published(catalog.KindServiceChannel, c.ChannelID); ok {
			out[e.Type] = append(out[e.Type], way{e, c})
		}
	}
	return out
}

// groups gathers a service's channels by type, the first ones of each. Those of the reader's own municipality come first.
func (d desk) groups(service catalog.ID) []view.ChannelGroup {
	ways := d.ways(service)
	var out []view.ChannelGroup
	for _, t := range catalog.ChannelTypes() {
		list := d.ownFirst(ways[string(t)])
		group := view.ChannelGroup{Type: string(t), Total: len(list)}
		for _, w := range list[:min(len(list), shownChannels)] {
			v, err := catalog.Decode[catalog.ServiceChannel](w.channel.Document())
			if err != nil {
				group.Total--
				continue // the snapshot has told of it
			}
			group.Channels = append(group.Channels, d.connected(d.channel(w.channel, v), w.connection))
		}
		if len(group.Channels) > 0 {
			out = append(out, group)
		}
	}
	return out
}

// ownFirst moves the channels of the chosen municipality to the front.
func (d desk) ownFirst(list []way) []way {
	if d.Municipality == "" || len(list) < 2 {
		return list
	}
	slices.SortStableFunc(list, func(a, b way) int { return rank(d.isOwn(a.channel)) - rank(d.isOwn(b.channel)) })
	return list
}

// isOwn tells whether a channel has a visiting address in the chosen municipality.
func (d desk) isOwn(e *live.Entry) bool {
	if e.Type != string(catalog.ServiceLocation) {
		return false
	}
	return slices.Contains(remember(d.memory, e, addressAspect, "", func() []string {
		v, err := catalog.Decode[catalog.ServiceChannel](e.Document())
		if err != nil {
			return nil
		}
		var out []string
		for _, a := range v.Addresses {
			if s := a.StreetAddress; a.Type == "Location" && s != nil && s.Municipality != nil {
				out = append(out, s.Municipality.Code)
			}
		}
		return out
	}), d.Municipality)
}

// Ways shows one page of all of a service's channels of a type.
func (s *Source) Ways(_ context.Context, r view.Reader, service catalog.ID, typ string) (view.WaysPage, error) {
	d := s.desk(r)
	e, err := d.find(catalog.KindService, service)
	if err != nil {
		return view.WaysPage{}, err
	}
	list := d.ownFirst(d.ways(service)[typ])
	if len(list) == 0 {
		return view.WaysPage{}, view.ErrNotFound
	}
	p := view.WaysPage{Paths: d.paths(e), Name: d.entryName(e), Type: typ, Pages: view.PagesOf(len(list), r.Page, listSize)}
	for _, w := range slice(list, p.Pages) {
		p.Channels = append(p.Channels, d.wayItem(w))
	}
	return p, nil
}

// wayItem is a channel in the list of a service's: as connected shows it, what holds for the two together goes first.
func (d desk) wayItem(w way) view.Item {
	item := d.channelItem(w.channel)
	item.ChargeType = string(w.connection.ServiceChargeType)
	if own := w.connection.ServiceHours; len(own) > 0 {
		item.Hours = view.NewStanding(own, d.Now)
	}
	if own := firstToCall(phones(w.connection.ContactDetails.PhoneNumbers, d.Lang)); own != nil {
		item.Phone = own
	}
	return item
}

// ownHours are the hours of a connection, and the channel's where it has none.
func (d desk) ownHours(c *catalog.Connection, channels view.Hours) view.Hours {
	if len(c.ServiceHours) == 0 {
		return channels
	}
	return view.NewHours(c.ServiceHours, d.Lang, d.Now)
}

// connected adds what holds for the channel together with the service: its own hours go before the channel's, its
// contacts stand before them.
func (d desk) connected(ch view.Channel, c *catalog.Connection) view.Channel {
	ch.Charge = view.Charge{
		Type:  string(c.ServiceChargeType),
		Infos: texts(view.BestTyped(c.Description, catalog.TypeChargeInfo, d.Lang)),
	}
	ch.Instructions = view.BestTyped(c.Description, catalog.TypeDescription, d.Lang)
	ch.Hours = d.ownHours(c, ch.Hours)
	own := c.ContactDetails
	ch.Phones = append(phones(own.PhoneNumbers, d.Lang), ch.Phones...)
	ch.Emails = append(emails(own.Emails, d.Lang), ch.Emails...)
	ch.Addresses = append(ch.Addresses, d.addresses(own.Addresses)...)
	ch.Links = append(ch.Links, webLinks(own.WebPages, d.Lang)...)
	return ch
}
