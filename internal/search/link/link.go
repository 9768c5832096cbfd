// Package link keeps which published channels each published service has, for a snapshot after the other, so that what
// asks every service for its channels does not ask the catalogue anew each time.
package link

import (
	"iter"
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

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
	of   origin
}

// origin tells what links were read from: the newest connection, and who was published.
type origin struct {
	connections        int64
	services, channels *roaring.Bitmap
}

func originOf(s *live.Snapshot) origin {
	return origin{s.ConnectionsChanged(), s.Table(catalog.KindService).Published(), s.Table(catalog.KindServiceChannel).Published()}
}

// Of returns the links of a snapshot, never nil.
func (k *Keeper) Of(s *live.Snapshot) *Links {
	k.mu.Lock()
	defer k.mu.Unlock()
	of := originOf(s)
	if k.last != nil && k.of == of {
		return k.last
	}
	if now := read(s); k.last == nil || !now.equal(k.last) {
		k.last = now
	}
	k.of = of
	return k.last
}

// read reads the links of a snapshot.
func read(s *live.Snapshot) *Links {
	l := &Links{from: make([]uint32, 1), at: make([]uint32, s.Table(catalog.KindService).Len())}
	var last *live.Entry // the service of the connection before
	var lastID catalog.ID
	shown := false
	for service, channel := range s.Connections() {
		if service != lastID {
			lastID = service
			last, shown = s.Published(catalog.KindService, service)
		}
		if !shown {
			continue
		}
		e, ok := s.Published(catalog.KindServiceChannel, channel)
		if !ok {
			continue
		}
		if l.at[last.Ord] == 0 {
			l.services = append(l.services, last.Ord)
			l.from = append(l.from, 0)
			l.at[last.Ord] = uint32(len(l.services))
		}
		l.channels = append(l.channels, e.Ord)
		l.from[len(l.services)] = uint32(len(l.channels))
	}
	for i := range l.services {
		slices.Sort(l.channels[l.from[i]:l.from[i+1]])
	}
	return l
}
