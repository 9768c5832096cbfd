package hsds

import (
	"iter"
	"sync"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// pairs are the connections of services with locations. They are found once for a snapshot, for a page of them needs the
// number of all, and an id does not tell its ends.
type pairs struct {
	mu   sync.Mutex
	of   *live.Snapshot
	list []pair
	byID map[catalog.ID]int
}

// pair is the places of a service and a channel in their tables.
type pair struct{ service, channel uint32 }

// at finds the pairs of a snapshot, oldest service first.
func (p *pairs) at(s *live.Snapshot) ([]pair, map[catalog.ID]int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.of == s {
		return p.list, p.byID
	}
	var list []pair
	byID := map[catalog.ID]int{}
	services := s.Table(catalog.KindService)
	for e := range services.Each(services.Published()) {
		for _, c := range s.ServiceConnections(e.ID) {
			ch, ok := s.Published(catalog.KindServiceChannel, c.ChannelID)
			if ok && isLocation(ch) {
				byID[catalog.ConnectionID(e.ID, ch.ID)] = len(list)
				list = append(list, pair{e.Ord, ch.Ord})
			}
		}
	}
	p.of, p.list, p.byID = s, list, byID
	return list, byID
}

func (p *pairs) all(r record.Reader, q question) iter.Seq[func() (any, error)] {
	return func(yield func(func() (any, error)) bool) {
		list, _ := p.at(r.Snapshot)
		wanted := serviceSet(r, q)
		table := r.Table(catalog.KindService)
		for _, x := range list {
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
	list, byID := p.at(r.Snapshot)
	i, ok := byID[id]
	if !ok {
		return nil, false
	}
	v, err := list[i].build(r, true)
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
