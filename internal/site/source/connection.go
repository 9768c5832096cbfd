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

// waysOf are the published channels of a type that a service has, in the order of the connections.
func waysOf(ways []live.Way, typ string) []live.Way {
	for i, w := range ways { // those of a type stand together
		if w.Channel.Type != typ {
			continue
		}
		n := slices.IndexFunc(ways[i:], func(w live.Way) bool { return w.Channel.Type != typ })
		if n < 0 {
			return ways[i:]
		}
		return ways[i : i+n]
	}
	return nil
}

// groups gathers a service's channels by type, the first ones of each. Those of the reader's own municipality come first.
func (d desk) groups(service catalog.ID) []view.ChannelGroup {
	ways := d.Ways(service)
	var out []view.ChannelGroup
	for _, t := range catalog.ChannelTypes() {
		list := d.ownFirst(waysOf(ways, string(t)))
		shown := list[:min(len(list), shownChannels)]
		group := view.ChannelGroup{Type: string(t), Total: len(list), Channels: make([]view.Channel, 0, len(shown))}
		for _, w := range shown {
			v, err := catalog.Decode[catalog.ServiceChannel](w.Channel.Document())
			connection := w.Connection()
			if err != nil || connection == nil {
				group.Total--
				continue // the snapshot has told of it
			}
			group.Channels = append(group.Channels, d.channel(w.Channel, v))
			d.connect(&group.Channels[len(group.Channels)-1], connection)
		}
		if len(group.Channels) > 0 {
			out = append(out, group)
		}
	}
	return out
}

// ownFirst moves the channels of the chosen municipality to the front.
func (d desk) ownFirst(list []live.Way) []live.Way {
	if d.Municipality == "" || len(list) < 2 {
		return list
	}
	sorted := make([]live.Way, 0, len(list))
	for _, own := range []bool{true, false} {
		for _, w := range list {
			if d.isOwn(w.Channel) == own {
				sorted = append(sorted, w)
			}
		}
	}
	return sorted
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
	list := d.ownFirst(waysOf(d.Ways(service), typ))
	if len(list) == 0 {
		return view.WaysPage{}, view.ErrNotFound
	}
	p := view.WaysPage{Paths: d.paths(e), Name: d.entryName(e), Type: typ, Pages: view.PagesOf(len(list), r.Page, listSize)}
	for _, w := range slice(list, p.Pages) {
		p.Channels = append(p.Channels, d.wayItem(w))
	}
	return p, nil
}

// wayItem is a channel in the list of a service's: as connect shows it, what holds for the two together goes first.
func (d desk) wayItem(w live.Way) view.Item {
	item := d.channelItem(w.Channel)
	c := w.Connection()
	if c == nil {
		return item // the snapshot has told of it
	}
	item.ChargeType = string(c.ServiceChargeType)
	if own := c.ServiceHours; len(own) > 0 {
		item.Hours = view.NewStanding(own, d.Now)
	}
	if own := firstToCall(phones(c.ContactDetails.PhoneNumbers, d.Lang)); own != nil {
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

// connect adds what holds for the channel together with the service: its own hours go before the channel's, its
// contacts stand before them.
func (d desk) connect(ch *view.Channel, c *catalog.Connection) {
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
}
