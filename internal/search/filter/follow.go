package filter

import (
	"maps"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/link"
)

// changes are the entries of a snapshot that are others than in the one before, by kind and ascending.
type changes struct {
	now    *live.Snapshot
	lists  [len(kinds)][]*live.Entry
	before *live.Snapshot
}

// maxChanges is from how many changes on it is cheaper to work all out anew.
const maxChanges = 3000

// changesOf gives what has changed; ok is false when that is too much, or the snapshots are not of one catalogue, the older
// first.
func changesOf(before, now *live.Snapshot) (c *changes, ok bool) {
	c = &changes{now: now, before: before}
	n := 0
	for i, k := range kinds {
		t, old := now.Table(k), before.Table(k)
		if t.Len() < old.Len() || before.Seq > now.Seq {
			return nil, false
		}
		for ord := range t.Changes(old) {
			if n++; n > maxChanges {
				return nil, false
			}
			c.lists[i] = append(c.lists[i], t.At(ord))
		}
	}
	return c, true
}

// each gives the changed entries of a kind.
func (c *changes) each(kind int) []*live.Entry { return c.lists[kind] }

// vocabularyEdit makes a vocabulary of the one before.
type vocabularyEdit struct {
	*vocabulary
	own   map[ownSet]bool // sets that are copied already
	named bool            // the map of names is copied already
}

type ownSet struct {
	value int32
	kind  int
}

// follow gives the vocabulary of a snapshot of which that of the one before is known. links are those of the snapshot.
func (v *vocabulary) follow(x *subject, c *changes, links *link.Links) *vocabulary {
	next := *v
	next.list = slices.Clone(v.list)
	e := vocabularyEdit{vocabulary: &next, own: map[ownSet]bool{}}
	var services map[uint32][]int32 // those whose values are others
	for k, kind := range kinds {    // services before channels
		entries := c.each(k)
		switch lent := x.borrower == kind; {
		case lent && kind == catalog.KindService:
			entries = c.withChannels()
		case lent:
			entries = c.withServices(services)
		}
		others := map[uint32][]int32{}
		for _, entry := range entries {
			now := e.valuesNow(x, k, entry, c.now, links)
			if e.replace(k, entry.Ord, v.of[k].at(entry.Ord), now) {
				others[entry.Ord] = now
			}
		}
		next.of[k] = v.of[k].with(others)
		if len(others) > 0 || len(next.totals[k]) != len(next.list) {
			e.count(k, v, others)
		}
		if kind == catalog.KindService {
			services = others
		}
	}
	return &next
}

// valuesNow are the places of the values of an entry, each once, its own or borrowed ones.
func (e *vocabularyEdit) valuesNow(x *subject, kind int, entry *live.Entry, s *live.Snapshot, links *link.Links) []int32 {
	switch {
	case x.borrower != kinds[kind]:
		return e.valuesOf(x, kind, entry)
	case x.borrower == catalog.KindService:
		return e.ofChannels(s.Table(catalog.KindServiceChannel), links.Channels(entry.Ord))
	}
	return e.ofServices(s, entry)
}

// valuesOf are the places of the values that an entry counts for, each once.
func (e *vocabularyEdit) valuesOf(x *subject, kind int, entry *live.Entry) []int32 {
	var list []int32
	if entry.Visibility != live.Published {
		return nil
	}
	for _, from := range x.sources {
		if from.kind != kinds[kind] {
			continue
		}
		for value := range entry.Values(from.facet) {
			for _, t := range x.terms(value) {
				list = appendNew(list, e.place(t))
			}
		}
	}
	if x.fact == byType && slices.Contains(wholeKinds[:], kinds[kind]) {
		list = appendNew(list, e.place(term{text: string(kinds[kind])}))
	}
	return list
}

func appendNew(list []int32, n int32) []int32 {
	if slices.Contains(list, n) {
		return list
	}
	return append(list, n)
}

// place finds the place of a value, or gives it one.
func (e *vocabularyEdit) place(t term) int32 {
	if i, ok := e.by[t.text]; ok {
		return int32(i)
	}
	if !e.named {
		e.by, e.named = maps.Clone(e.by), true
	}
	i := len(e.list)
	e.by[t.text] = i
	e.list = append(e.list, value{term: t})
	return int32(i)
}

// replace moves an entry from the sets of its old values to those of its new ones; false when they are the same.
func (e *vocabularyEdit) replace(kind int, ord uint32, old, now []int32) bool {
	changed := false
	for _, i := range old {
		if !slices.Contains(now, i) {
			e.set(i, kind).Remove(ord)
			changed = true
		}
	}
	for _, i := range now {
		if !slices.Contains(old, i) {
			e.set(i, kind).Add(ord)
			changed = true
		}
	}
	return changed
}

func (e *vocabularyEdit) set(i int32, kind int) *roaring.Bitmap {
	of := &e.list[i].sets[kind]
	if key := (ownSet{i, kind}); !e.own[key] {
		e.own[key] = true
		if *of == nil {
			*of = roaring.New()
		} else {
			*of = (*of).Clone()
		}
	}
	return *of
}

// count brings the totals of a kind to those of entries whose values are others.
func (e *vocabularyEdit) count(kind int, before *vocabulary, others map[uint32][]int32) {
	e.totals[kind] = recount(before.totals[kind], len(e.list), before.of[kind].at, others)
}

// recount brings how many have each of n values, which were had by those that of tells, to entries whose values are others.
func recount(before []int, n int, of func(ord uint32) []int32, others map[uint32][]int32) []int {
	totals := make([]int, n)
	copy(totals, before)
	for ord, now := range others {
		for _, i := range of(ord) {
			totals[i]--
		}
		for _, i := range now {
			totals[i]++
		}
	}
	return totals
}

// follow gives the organisations of a snapshot of which those of the one before are known, with the same tree.
func (o *organizations) follow(c *changes) *organizations {
	next := *o
	next.list = slices.Clip(o.list)
	next.lent = true
	for k := range kinds {
		others := map[uint32][]int32{}
		for _, entry := range c.each(k) {
			now := next.above(c.now, entry)
			if !sameMembers(o.of[k].at(entry.Ord), now) {
				others[entry.Ord] = now
			}
		}
		next.of[k] = o.of[k].with(others)
		next.totals[k] = recount(o.totals[k], len(next.list), o.of[k].at, others)
	}
	for k := range kinds { // a later kind may have brought further organisations
		for len(next.totals[k]) < len(next.list) {
			next.totals[k] = append(next.totals[k], 0)
		}
	}
	for n := len(o.list); n < len(next.list); n++ {
		next.list[n].depth = len(next.upwards(int32(n))) - 1
	}
	return &next
}

// above are the organisations to which an entry belongs, those above them included, each once.
func (o *organizations) above(s *live.Snapshot, e *live.Entry) []int32 {
	if e.Visibility != live.Published {
		return nil
	}
	if e.Kind == catalog.KindOrganization {
		return o.upwards(o.at(s, e.ID))
	}
	var list []int32
	for value := range e.Values(live.FacetOrganization) {
		if id, err := parseID(value); err == nil {
			list = merged(list, o.upwards(o.at(s, id)))
		}
	}
	return list
}

func sameMembers(a, b []int32) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(n int32) bool { return !slices.Contains(b, n) })
}
