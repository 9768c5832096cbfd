package hsds

import (
	"cmp"
	"iter"
	"slices"
	"sync"
	"weak"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// pairs are the connections of services with locations. They are found once for a snapshot, for a page of them needs the
// number of all, and an id does not tell its ends. The snapshot itself is not kept: it goes when nobody else needs it.
type pairs struct {
	mu  sync.Mutex
	seq int64
	of  weak.Pointer[live.Snapshot]
	// found finds them, when they are asked for first; whoever asks meanwhile waits for those of one snapshot only.
	found func() pairing
}

// pairing are the pairs of a snapshot, oldest service first, and by the ids of their connections.
type pairing struct {
	list []pair
	byID map[catalog.ID]pair
}

// pair is the places of a service and a channel in their tables.
type pair struct{ service, channel uint32 }

// at has the pairs of a snapshot.
func (p *pairs) at(s *live.Snapshot) pairing {
	p.mu.Lock()
	if s.Seq < p.seq { // a reader who came before a change does not put the older pairs in the newer ones' place
		p.mu.Unlock()
		return paired(s)
	}
	if p.of.Value() != s {
		p.seq, p.of, p.found = s.Seq, weak.Make(s), sync.OnceValue(func() pairing { return paired(s) })
	}
	found := p.found
	p.mu.Unlock()
	return found()
}

// paired finds the pairs whose ends are published.
func paired(s *live.Snapshot) pairing {
	found := pairing{byID: map[catalog.ID]pair{}}
	for service, channel := range s.Connections() {
		e, ok := s.Published(catalog.KindService, service)
		ch, there := s.Published(catalog.KindServiceChannel, channel)
		if ok && there && isLocation(ch) {
			x := pair{e.Ord, ch.Ord}
			found.list = append(found.list, x)
			found.byID[catalog.ConnectionID(service, channel)] = x
		}
	}
	slices.SortFunc(found.list, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.service, b.service), cmp.Compare(a.channel, b.channel))
	})
	return found
}

func (p *pairs) all(r record.Reader, q question) iter.Seq[func() (any, error)] {
	return func(yield func(func() (any, error)) bool) {
		wanted := serviceSet(r, q)
		table := r.Table(catalog.KindService)
		for _, x := range p.at(r.Snapshot).list {
			if !wanted.Contains(x.service) || !q.takes(table.At(x.service)) {
				continue
			}
			if !yield(func() (any, error) { return x.build(r, q.whole) }) {
				return
			}
		}
	}
}

func (p *pairs) one(r record.Reader, id catalog.ID) (any, bool) {
	x, ok := p.at(r.Snapshot).byID[id]
	if !ok {
		return nil, false
	}
	v, err := x.build(r, true)
	return v, err == nil
}

// build makes a pair's object. Both ends are published in the snapshot that the pair is of.
func (x pair) build(r record.Reader, whole bool) (any, error) {
	e, ch := r.Table(catalog.KindService).At(x.service), r.Table(catalog.KindServiceChannel).At(x.channel)
	v, err := catalog.Decode[catalog.ServiceChannel](ch.Document())
	if err != nil {
		return nil, err
	}
	out := record.Connected{Entry: ch, Channel: v, Connection: &catalog.Connection{}}
	for _, c := range r.ServiceConnections(e.ID) {
		if c.ChannelID == ch.ID {
			out.Connection = c
		}
	}
	return atLocation(r, e.ID, out, whole), nil
}
