package search

import (
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/filter"
)

// narrowing is what a query asks for besides words and place.
type narrowing struct {
	filter *filter.Question
	open   bool
}

func (n narrowing) asks() bool { return n.open || n.filter != nil && n.filter.Asks() }

// narrowing prepares the filters of a query. What is open now is counted with the facets even when it is not asked.
func (x *Index) narrowing(q Query, s *live.Snapshot, named *Place) narrowing {
	ask := filter.Ask{Filters: q.Filters, Municipality: q.Municipality, OpenAt: q.OpenAt, OnlyOpen: !q.OpenAt.IsZero()}
	if named != nil && named.isMunicipality() && ask.Municipality == "" {
		ask.Municipality = named.Code
	}
	if !q.Facets && !asks(q.Filters) && !ask.OnlyOpen {
		return narrowing{}
	}
	if q.Facets || ask.OnlyOpen {
		at := q.OpenAt
		if at.IsZero() {
			at = time.Now()
		}
		ask.Open = x.book.At(s, at).Set
	}
	return narrowing{x.filter.Ask(s, ask), ask.OnlyOpen}
}

// asks tells that there is something to filter by.
func asks(f Filters) bool {
	return len(f.Types)+len(f.ServiceClasses)+len(f.TargetGroups)+len(f.LifeEvents)+len(f.Areas)+len(f.Organizations)+
		len(f.ChannelTypes)+len(f.Languages) > 0 || f.Free
}

// setsOf are the entities of a list, by kind.
func setsOf(list []found, s *live.Snapshot) map[catalog.Kind]*roaring.Bitmap {
	sets := make(map[catalog.Kind]*roaring.Bitmap, len(indexed))
	var dense [len(indexed)][]uint64
	for _, f := range list {
		if dense[f.kind] == nil {
			dense[f.kind] = make([]uint64, s.Table(indexed[f.kind]).Len()/64+1)
		}
		dense[f.kind][f.ord/64] |= 1 << (f.ord % 64)
	}
	for kind, bits := range dense {
		if bits != nil {
			sets[indexed[kind]] = roaring.FromDense(bits, false)
		}
	}
	return sets
}

// count tells how many of a list pass.
func (n narrowing) count(list []found, s *live.Snapshot) int {
	if !n.asks() {
		return len(list)
	}
	count := 0
	for kind, set := range setsOf(list, s) {
		count += int(n.filter.Narrow(kind, set).GetCardinality())
	}
	return count
}

// narrow leaves what passes, and counts the facets where they are asked for.
func (n narrowing) narrow(list []found, q Query, results *Results) []found {
	if n.filter == nil {
		return list
	}
	sets := setsOf(list, results.Snapshot)
	if q.Facets {
		results.Facets = n.filter.Facets(sets)
	}
	if !n.asks() {
		return list
	}
	var kept [len(indexed)]*roaring.Bitmap
	for kind, k := range indexed {
		if set := sets[k]; set != nil {
			kept[kind] = n.filter.Narrow(k, set)
		}
	}
	return slices.DeleteFunc(list, func(f found) bool { return !kept[f.kind].Contains(f.ord) })
}
