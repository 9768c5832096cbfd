package filter

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// organizations tells of each entry to which organisations it belongs: so that the many organisations are counted by
// going through the hits once.
type organizations struct {
	list []organization
	by   map[catalog.ID]int32
	// of are the organisations of the entries by kind and Ord, those above them included, each once.
	of [len(kinds)]belongings
	// totals are how many of all published entries belong to each, by kind.
	totals [len(kinds)][]int
}

type organization struct {
	id catalog.ID
	// shown tells that the organisation is published and may be named.
	shown  bool
	parent int32 // -1 when there is none
	depth  int
	text   string // of the id
}

// belongings are lists one after the other: those of Ord n are from from[n] to from[n+1].
type belongings struct {
	from []uint32
	to   []int32
}

func (b *belongings) at(ord uint32) []int32 {
	if int(ord)+1 >= len(b.from) {
		return nil
	}
	return b.to[b.from[ord]:b.from[ord+1]]
}

func newOrganizations(s *live.Snapshot) *organizations {
	o := &organizations{by: map[catalog.ID]int32{}}
	for n, kind := range kinds {
		t := s.Table(kind)
		lists := make([][]int32, t.Len())
		if kind == catalog.KindOrganization {
			for e := range t.Each(t.Published()) {
				lists[e.Ord] = o.upwards(o.at(s, e.ID))
			}
		} else {
			for value, set := range t.Values(live.FacetOrganization) {
				id, err := uuid.Parse(value)
				if err != nil {
					continue // cannot be: the value is an id
				}
				own := o.upwards(o.at(s, id))
				for it := set.Iterator(); it.HasNext(); {
					ord := it.Next()
					lists[ord] = merged(lists[ord], own)
				}
			}
		}
		o.of[n] = flat(lists)
	}
	for k, kind := range kinds {
		o.totals[k] = make([]int, len(o.list))
		o.of[k].count(s.Table(kind).Published(), o.totals[k], make([]uint32, 1024))
	}
	for n := range o.list {
		o.list[n].depth = len(o.upwards(int32(n))) - 1
	}
	return o
}

// at gives the organisation its number, and those above it theirs.
func (o *organizations) at(s *live.Snapshot, id catalog.ID) int32 {
	if n, ok := o.by[id]; ok {
		return n
	}
	n := int32(len(o.list))
	o.by[id] = n
	e, shown := s.Published(catalog.KindOrganization, id)
	o.list = append(o.list, organization{id: id, shown: shown, parent: -1, text: id.String()})
	if shown && e.Organization != (catalog.ID{}) {
		parent := o.at(s, e.Organization) // ends: each has its number before it asks for its parent's
		o.list[n].parent = parent
	}
	return n
}

// upwards lists an organisation and those above it.
func (o *organizations) upwards(n int32) []int32 {
	var list []int32
	for ; n >= 0 && !slices.Contains(list, n); n = o.list[n].parent {
		list = append(list, n)
	}
	return list
}

// merged joins two lists; it shares one that needs nothing of the other.
func merged(a, b []int32) []int32 {
	if len(a) == 0 {
		return b
	}
	a = a[:len(a):len(a)]
	for _, n := range b {
		if !slices.Contains(a, n) {
			a = append(a, n)
		}
	}
	return a
}

func flat(lists [][]int32) belongings {
	b := belongings{from: make([]uint32, 1, len(lists)+1)}
	for _, l := range lists {
		b.to = append(b.to, l...)
		b.from = append(b.from, uint32(len(b.to)))
	}
	return b
}

// count adds the hits to the counts of what they belong to. It reads them into room, which must not be empty.
func (b *belongings) count(set *roaring.Bitmap, counts []int, room []uint32) {
	it := set.ManyIterator()
	for n := it.NextMany(room); n > 0; n = it.NextMany(room) {
		for _, ord := range room[:n] {
			for _, at := range b.at(ord) {
				counts[at]++
			}
		}
	}
}

// organizationMarks are of what organizations is made of.
func organizationMarks(s *live.Snapshot) []mark {
	var list []mark
	for _, kind := range kinds {
		list = append(list, indexMark(s, kind, live.FacetOrganization))
	}
	return append(list, publishedMark(s, catalog.KindOrganization), indexMark(s, catalog.KindOrganization, live.FacetParent))
}
