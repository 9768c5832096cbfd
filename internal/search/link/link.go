// Package link keeps which published channels each published service has, for a snapshot after the other, so that what
// asks every service for its channels does not ask the catalogue anew each time.
package link

import (
	"iter"
	"slices"
	"sync"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// chunkSize is how many services share a chunk.
const chunkSize = 256

// chunk are the channels of neighbouring services. It never changes.
type chunk [chunkSize][]uint32

// Links are those of a snapshot. Snapshots that have the same links share them, so that what is worked out from them
// can be kept as long as the pointer is the same. They never change; those of the next snapshot share the chunks of
// services whose links are the same.
type Links struct {
	chunks []*chunk // by Ord; nil where no service has channels
}

// Channels are the Ords of the published channels of a published service, ascending; nil when it has none. They must not
// be changed.
func (l *Links) Channels(service uint32) []uint32 {
	c := service / chunkSize
	if int(c) >= len(l.chunks) || l.chunks[c] == nil {
		return nil
	}
	return l.chunks[c][service%chunkSize]
}

// All yields the Ord of each published service that has published channels, ascending, with the Ords of those, never
// empty. They must not be changed.
func (l *Links) All() iter.Seq2[uint32, []uint32] {
	return func(yield func(uint32, []uint32) bool) {
		for c, lists := range l.chunks {
			if lists == nil {
				continue
			}
			for i, channels := range lists {
				if len(channels) > 0 && !yield(uint32(c*chunkSize+i), channels) {
					return
				}
			}
		}
	}
}

// Keeper keeps the links of the newest snapshot that it was asked for, and of the older one that it was asked for last: a
// change shows while readers still have the snapshot of before. The zero Keeper is ready; many may use it.
type Keeper struct {
	mu            sync.Mutex
	newest, older kept
}

// kept are the links of a snapshot.
type kept struct {
	links *Links // nil for none
	marks
	seq int64
}

// marks are the same for snapshots with the same links.
type marks struct {
	services, channels *live.Table
	connections        int64
}

func marksOf(s *live.Snapshot) marks {
	return marks{s.Table(catalog.KindService), s.Table(catalog.KindServiceChannel), s.ConnectionsChanged()}
}

// Of returns the links of a snapshot, never nil. It costs in proportion to what has changed since the newest one, if both
// are of one catalogue. Nobody waits while the links of an older one are read.
func (k *Keeper) Of(s *live.Snapshot) *Links {
	m := marksOf(s)
	if links := k.of(s, m); links != nil {
		return links
	}
	links := read(s)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.older.links == nil || k.older.marks != m {
		k.older = kept{links, m, s.Seq}
	}
	return k.older.links
}

// of is Of; nil for an older snapshot than the newest of which nothing is known.
func (k *Keeper) of(s *live.Snapshot, m marks) *Links {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case k.newest.links != nil && k.newest.marks == m:
	case k.older.links != nil && k.older.marks == m:
		return k.older.links
	case s.Seq < k.newest.seq:
		return nil
	case k.newest.links == nil || m.services.Len() < k.newest.services.Len() || m.channels.Len() < k.newest.channels.Len():
		k.newest = kept{read(s), m, s.Seq}
	default:
		k.older = k.newest
		k.newest = kept{k.newest.follow(s, m), m, s.Seq}
	}
	return k.newest.links
}

// follow gives the links of a snapshot of which those of another are known. The entries of both ends of a connection that
// changes are others afterwards, so that no other services need to be asked for than those that changed, and those of
// channels that came or went.
func (k *kept) follow(s *live.Snapshot, now marks) *Links {
	e := edit{links: k.links}
	services, channels := now.services, now.channels
	for ord := range services.Changes(k.services) {
		e.ask(s, services.At(ord))
	}
	for ord := range channels.Changes(k.channels) {
		now := channels.At(ord)
		if k.channels.Published().Contains(ord) == (now.Visibility == live.Published) {
			continue
		}
		for service := range services.Each(s.Connected(catalog.KindServiceChannel, now.ID)) {
			e.ask(s, service)
		}
	}
	return e.links
}

// edit makes links of others.
type edit struct {
	links *Links
	own   map[uint32]bool // chunks that are copied already
}

// ask brings the links of a service to what a snapshot says.
func (e *edit) ask(s *live.Snapshot, service *live.Entry) {
	var now []uint32
	if service.Visibility == live.Published {
		now = s.Connected(catalog.KindService, service.ID).ToArray()
	}
	if slices.Equal(now, e.links.Channels(service.Ord)) {
		return
	}
	if e.own == nil {
		e.links, e.own = &Links{slices.Clone(e.links.chunks)}, map[uint32]bool{}
	}
	c := service.Ord / chunkSize
	for int(c) >= len(e.links.chunks) {
		e.links.chunks = append(e.links.chunks, nil)
	}
	if !e.own[c] {
		copied := new(chunk)
		if old := e.links.chunks[c]; old != nil {
			*copied = *old
		}
		e.links.chunks[c], e.own[c] = copied, true
	}
	e.links.chunks[c][service.Ord%chunkSize] = now
}

// read reads the links of a snapshot.
func read(s *live.Snapshot) *Links {
	l := &Links{make([]*chunk, (s.Table(catalog.KindService).Len()+chunkSize-1)/chunkSize)}
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
		c := last.Ord / chunkSize
		if l.chunks[c] == nil {
			l.chunks[c] = new(chunk)
		}
		list := &l.chunks[c][last.Ord%chunkSize]
		*list = append(*list, e.Ord)
	}
	l.pack()
	return l
}

// pack sorts all lists and lays them one after the other: fewer things for the collector.
func (l *Links) pack() {
	n := 0
	for _, channels := range l.All() {
		n += len(channels)
	}
	all := make([]uint32, 0, n)
	for _, lists := range l.chunks {
		if lists == nil {
			continue
		}
		for i, channels := range lists {
			if len(channels) == 0 {
				continue
			}
			slices.Sort(channels)
			from := len(all)
			all = append(all, channels...)
			lists[i] = all[from:len(all):len(all)]
		}
	}
}
