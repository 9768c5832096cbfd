package live

import (
	"log/slog"
	"runtime"
	"slices"
	"sync"

	"github.com/varanto/varanto/internal/catalog"
)

// settle works out the facts of all that changed, kind by kind in the order in which facts depend on each other:
// a service's on its general description's, a channel's on its services', an organisation's on all those.
func (e *edit) settle(r Renderer, log *slog.Logger) {
	for i, k := range tableKinds {
		for len(e.facts[i]) > 0 {
			todo := e.facts[i]
			e.facts[i] = map[catalog.ID]bool{}
			e.describeAll(i, k, todo, r, log)
		}
	}
}

// describeAll may add organisations to e.facts again: a change of root goes down the tree, level by level.
func (e *edit) describeAll(i int, k catalog.Kind, todo map[catalog.ID]bool, r Renderer, log *slog.Logger) {
	t := e.tables[i]
	olds := make([]*Entry, 0, len(todo))
	for id := range todo {
		if x, ok := t.Get(id); ok {
			olds = append(olds, x)
		}
	}
	// By place, so that an edit goes the same way however its map was laid out.
	slices.SortFunc(olds, func(a, b *Entry) int { return int(a.Ord) - int(b.Ord) })
	news := make([]*Entry, len(olds))
	inParallelWith(len(olds), e.slab, func(n int, s *slab) {
		now := *olds[n]
		now.general, now.Point = nil, nil
		if err := e.next.describe(&now); err != nil {
			log.Error("a document of the log cannot be read; the entity is not shown", "kind", now.Kind, "id", now.ID, "error", err)
			now.Visibility = Hidden
		}
		if len(now.facts.keys) > 0 && now.Visibility != Published {
			now.facts.keys = nil
		}
		if k == catalog.KindService || k == catalog.KindServiceChannel {
			now.ConnectionTimes = e.next.links.times(k, now.ID)
		}
		now.shown = now.Visibility == Published
		now.Item = r.Item(&now)
		if e.whole {
			now.document = e.next.packing.pack(now.document.bytes, s)
			s.gather(&now)
		}
		news[n] = &now
	})
	for n, now := range news {
		old := olds[n]
		t.put(old, now)
		t.reindex(now.Ord, old.facts.keys, now.facts.keys)
		e.needRender(k, now.ID)
		if e.whole {
			continue
		}
		if old.shown != now.shown || old.facts.face != now.facts.face {
			e.faceChanged(old, now)
			e.toldChanged(now)
		} else if old.facts.told != now.facts.told {
			e.toldChanged(now)
		}
	}
}

// faceChanged visits those whose answers or facts show names, roles, terms or areas of an entry.
func (e *edit) faceChanged(old, now *Entry) {
	s := e.next
	switch now.Kind {
	case catalog.KindGeneralDescription:
		t := s.Table(catalog.KindService)
		for x := range t.Each(t.Index(FacetGeneralDescription, now.ID.String())) {
			e.needFacts(catalog.KindService, x.ID)
		}
	case catalog.KindService:
		for l := range s.links.of(catalog.KindService, now.ID) {
			e.needFacts(catalog.KindServiceChannel, l.channel)
		}
		for _, o := range append(slices.Clone(old.facts.roles), now.facts.roles...) {
			e.needFacts(catalog.KindOrganization, o.OrganizationID)
		}
	case catalog.KindServiceChannel:
		for l := range s.links.of(catalog.KindServiceChannel, now.ID) {
			e.needRender(catalog.KindService, l.service)
		}
		g := s.Table(catalog.KindGeneralDescription)
		for x := range g.Each(g.Index(FacetChannel, now.ID.String())) {
			e.needRender(catalog.KindGeneralDescription, x.ID)
		}
		e.needFacts(catalog.KindOrganization, old.Organization)
		e.needFacts(catalog.KindOrganization, now.Organization)
	case catalog.KindOrganization:
		t := s.Table(catalog.KindService)
		for x := range t.Each(t.Index(FacetOrganization, now.ID.String())) {
			e.needRender(catalog.KindService, x.ID)
		}
		for _, child := range s.SubOrganizations(now.ID) {
			e.needFacts(catalog.KindOrganization, child.ID)
		}
		e.needRender(catalog.KindOrganization, old.Organization)
		e.needRender(catalog.KindOrganization, now.Organization)
	case catalog.KindServiceCollection:
		for _, x := range []*Entry{old, now} {
			for _, k := range x.facts.keys {
				e.renderMember(k.Value())
			}
		}
	}
}

// renderMember visits what a collection holds.
func (e *edit) renderMember(k key) {
	kind := catalog.KindService
	switch k.facet {
	case FacetService:
	case FacetChannel:
		kind = catalog.KindServiceChannel
	default:
		return
	}
	if id, err := parseID(k.value); err == nil {
		e.needRender(kind, id)
	}
}

// toldChanged visits those who show an entry's texts: collections those of what they hold, services all that their
// general description says.
func (e *edit) toldChanged(now *Entry) {
	if now.Kind == catalog.KindGeneralDescription {
		t := e.next.Table(catalog.KindService)
		for x := range t.Each(t.Index(FacetGeneralDescription, now.ID.String())) {
			e.needRender(catalog.KindService, x.ID)
		}
		return
	}
	if now.Kind != catalog.KindService && now.Kind != catalog.KindServiceChannel {
		return
	}
	for _, c := range e.next.CollectionsOf(now.Kind, now.ID) {
		e.needRender(catalog.KindServiceCollection, c.ID)
	}
}

// inParallel calls fn for 0 to n-1 on all processors.
func inParallel(n int, fn func(int)) {
	inParallelWith(n, func() struct{} { return struct{}{} }, func(i int, _ struct{}) { fn(i) })
}

// worthSharing is for how many pieces of work another goroutine is worth it: a change of few leaves the other
// processors to those who wait for an answer.
const worthSharing = 256

// inParallelWith is inParallel where each worker has something of its own to work with.
func inParallelWith[T any](n int, own func() T, fn func(int, T)) {
	workers := min(runtime.GOMAXPROCS(0), n/worthSharing)
	if workers <= 1 {
		mine := own()
		for i := range n {
			fn(i, mine)
		}
		return
	}
	share := max(1, min(64, n/(8*workers))) // indices taken at a time
	var next int
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			mine := own()
			for {
				mu.Lock()
				from := next
				next += share
				mu.Unlock()
				if from >= n {
					return
				}
				for i := from; i < min(from+share, n); i++ {
					fn(i, mine)
				}
			}
		})
	}
	wg.Wait()
}
