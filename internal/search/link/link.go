// Package link keeps which published channels each published service has, for a snapshot after the other, so that what
// asks every service for its channels does not ask the indexes anew each time.
package link

import (
	"iter"
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Links are those of a snapshot. Snapshots that have the same links share them, so that what is worked out from them
// can be kept as long as the pointer is the same.
type Links struct {
	services []uint32
	// channels of services[i] are from from[i] to from[i+1].
	from     []uint32
	channels []uint32
	known    []known
	// at is the place of each service in services plus one, by Ord; 0 for those that are not there.
	at []uint32
}

// Channels are the Ords of the published channels of a published service; nil when it has none. They must not be
// changed.
func (l *Links) Channels(service uint32) []uint32 {
	if int(service) >= len(l.at) || l.at[service] == 0 {
		return nil
	}
	i := l.at[service] - 1
	return l.channels[l.from[i]:l.from[i+1]]
}

// All yields the Ord of each published service that has published channels, in no defined order, with the Ords of
// those, never empty. They must not be changed.
func (l *Links) All() iter.Seq2[uint32, []uint32] {
	return func(yield func(uint32, []uint32) bool) {
		for i, s := range l.services {
			if !yield(s, l.channels[l.from[i]:l.from[i+1]]) {
				return
			}
		}
	}
}

func (l *Links) equal(o *Links) bool {
	return slices.Equal(l.services, o.services) && slices.Equal(l.from, o.from) && slices.Equal(l.channels, o.channels)
}

// Keeper keeps the links of the snapshot that it was asked for last. The zero Keeper is ready; many may use it.
type Keeper struct {
	mu   sync.Mutex
	last *Links
	// indexed and published tell what the last links were read from.
	indexed   int64
	published *roaring.Bitmap
}

// known is a service as the index of channels names it. ord is where it was found last.
type known struct {
	value string
	id    catalog.ID
	ord   uint32
}

// Of returns the links of a snapshot, never nil.
func (k *Keeper) Of(s *live.Snapshot) *Links {
	k.mu.Lock()
	defer k.mu.Unlock()
	indexed := s.Table(catalog.KindServiceChannel).Changed(live.FacetService)
	published := s.Table(catalog.KindService).Published()
	if k.last != nil && k.indexed == indexed && k.published == published {
		return k.last
	}
	if k.last == nil {
		k.last = &Links{}
	}
	if now := k.last.next(s); !now.equal(k.last) {
		k.last = now
	}
	k.indexed, k.published = indexed, published
	return k.last
}

// next are the links of another snapshot.
func (l *Links) next(s *live.Snapshot) *Links {
	services := s.Table(catalog.KindService)
	before := l.known
	now := &Links{
		services: make([]uint32, 0, len(l.services)), from: make([]uint32, 1, len(l.from)+1),
		channels: make([]uint32, 0, len(l.channels)), known: make([]known, 0, len(before)), at: make([]uint32, services.Len()),
	}
	for value, channels := range s.Table(catalog.KindServiceChannel).Values(live.FacetService) {
		for len(before) > 0 && before[0].value < value {
			before = before[1:]
		}
		var x known
		if len(before) > 0 && before[0].value == value {
			x = before[0]
		} else {
			id, err := uuid.Parse(value)
			if err != nil {
				continue // cannot be: the value is an id
			}
			x = known{value: value, id: id}
		}
		e, ok := x.entry(services)
		if !ok {
			continue
		}
		x.ord = e.Ord
		now.known = append(now.known, x)
		if e.Visibility != live.Published || channels.IsEmpty() {
			continue
		}
		now.services = append(now.services, e.Ord)
		now.at[e.Ord] = uint32(len(now.services))
		channels.Iterate(func(ord uint32) bool {
			now.channels = append(now.channels, ord)
			return true
		})
		now.from = append(now.from, uint32(len(now.channels)))
	}
	return now
}

// entry looks where the service was last, and then by its id.
func (x known) entry(services *live.Table) (*live.Entry, bool) {
	if int(x.ord) < services.Len() {
		if e := services.At(x.ord); e.ID == x.id {
			return e, true
		}
	}
	return services.Get(x.id)
}
