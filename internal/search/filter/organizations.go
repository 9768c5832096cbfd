package filter

import (
	"maps"
	"slices"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// organizations tells of each entry to which organisations it belongs: so that the many organisations are counted by
// going through the hits once.
type organizations struct {
	list []organization
	by   map[catalog.ID]int32
	// lent tells that by is also that of earlier ones.
	lent bool
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
				id, err := parseID(value)
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
		o.of[n] = belongingsOf(lists)
	}
	for k, kind := range kinds {
		o.totals[k] = make([]int, len(o.list))
		o.of[k].count(s.Table(kind).Published().ToArray(), o.totals[k], new(room))
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
	if o.lent {
		o.by, o.lent = maps.Clone(o.by), false
	}
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

func parseID(s string) (catalog.ID, error) { return uuid.Parse(s) }

// organizationMarks are of what organizations is made of.
func organizationMarks(s *live.Snapshot) []mark {
	var list []mark
	for _, kind := range kinds {
		list = append(list, indexMark(s, kind, live.FacetOrganization))
	}
	return append(list, publishedMark(s, catalog.KindOrganization), indexMark(s, catalog.KindOrganization, live.FacetParent))
}

// sameTree tells of organizationMarks that the tree of organisations and who is published are the same.
func sameTree(a, b []mark) bool { return slices.Equal(a[len(kinds):], b[len(kinds):]) }
