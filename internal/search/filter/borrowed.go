package filter

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/link"
)

// What is connected has values in common: a service that has a phone is found among what has one, and a place where a
// service of a class is given among what belongs to the class.

// lendToServices gives the types of channels the services that have such a channel.
func (v *vocabulary) lendToServices(s *live.Snapshot, links *link.Links) {
	channels := s.Table(catalog.KindServiceChannel)
	typed := make([]int, channels.Len()) // of each channel, its type's place and 1
	for i := range v.list {
		v.list[i].sets[kindIndex(catalog.KindServiceChannel)].Iterate(func(ord uint32) bool {
			typed[ord] = i + 1
			return true
		})
	}
	having := make([][]uint32, len(v.list)+1)
	for service, list := range links.All() {
		for _, ord := range list {
			n := typed[ord]
			if has := having[n]; len(has) == 0 || has[len(has)-1] != service {
				having[n] = append(has, service)
			}
		}
	}
	for i := range v.list {
		set := roaring.New()
		set.AddMany(having[i+1])
		v.list[i].sets[kindIndex(catalog.KindService)] = set
	}
}

// lendToChannels gives the classes of services the channels that such a service has.
func (v *vocabulary) lendToChannels(s *live.Snapshot, links *link.Links) {
	having := make([]uint64, s.Table(catalog.KindServiceChannel).Len()/64+1)
	for i := range v.list {
		sets := &v.list[i].sets
		services := sets[kindIndex(catalog.KindService)]
		if services == nil {
			continue
		}
		clear(having)
		services.Iterate(func(ord uint32) bool {
			for _, channel := range links.Channels(ord) {
				having[channel/64] |= 1 << (channel % 64)
			}
			return true
		})
		sets[kindIndex(catalog.KindServiceChannel)] = roaring.FromDense(having, true)
	}
}

// withChannels adds to the changed services those of channels that came, went or have another type.
func (c *changes) withChannels() []*live.Entry {
	services, channels := c.now.Table(catalog.KindService), c.before.Table(catalog.KindServiceChannel)
	list := slices.Clone(c.each(kindIndex(catalog.KindService)))
	for _, e := range c.each(kindIndex(catalog.KindServiceChannel)) {
		if old := int(e.Ord) < channels.Len(); old {
			if was := channels.At(e.Ord); was.Visibility == e.Visibility && was.Type == e.Type {
				continue
			}
		}
		list = slices.AppendSeq(list, services.Each(c.now.Connected(catalog.KindServiceChannel, e.ID)))
	}
	return list
}

// withServices adds to the changed channels, among which are those of each connection that came or went, the channels of
// services whose classes changed.
func (c *changes) withServices(services map[uint32][]int32) []*live.Entry {
	list := slices.Clone(c.each(kindIndex(catalog.KindServiceChannel)))
	seen := map[uint32]bool{}
	for _, e := range list {
		seen[e.Ord] = true
	}
	for service := range services {
		id := c.now.Table(catalog.KindService).At(service).ID
		for e := range c.now.ConnectedEntries(catalog.KindService, id) {
			if !seen[e.Ord] {
				seen[e.Ord] = true
				list = append(list, e)
			}
		}
	}
	return list
}

// ofChannels are the places of the types of channels, each once.
func (e *vocabularyEdit) ofChannels(t *live.Table, channels []uint32) []int32 {
	var list []int32
	for _, ord := range channels {
		list = appendNew(list, e.place(term{text: t.At(ord).Type}))
	}
	return list
}

// ofServices are the places of the classes of a channel's services, each once.
func (e *vocabularyEdit) ofServices(s *live.Snapshot, channel *live.Entry) []int32 {
	var list []int32
	if channel.Visibility != live.Published {
		return nil
	}
	services := &e.of[kindIndex(catalog.KindService)]
	for service := range s.ConnectedEntries(catalog.KindServiceChannel, channel.ID) {
		for _, n := range services.at(service.Ord) {
			list = appendNew(list, n)
		}
	}
	return list
}
