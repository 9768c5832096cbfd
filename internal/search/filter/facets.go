package filter

import (
	"slices"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/search/order"
)

// Facets counts what was found before any filter: Ord values by kind; a kind that is missing has no hits. The facets
// come in the order in which Facet.Name lists them, the one of what is open only when Ask.Open is given.
func (q *Question) Facets(found map[catalog.Kind]*roaring.Bitmap) []Facet {
	room, _ := rooms.Get().(*room) // it holds nothing else
	defer rooms.Put(room)
	defer room.forget()
	c := counting{Question: q, found: found, room: room}
	municipalities, areas := c.areas()
	list := []Facet{
		c.plain("type", byType), c.plain("serviceClass", byServiceClass), c.plain("targetGroup", byTargetGroup),
		c.plain("lifeEvent", byLifeEvent), municipalities, areas, c.organizations(),
		c.plain("channelType", byChannelType), c.plain("language", byLanguage), c.plain("free", byFree),
	}
	if q.ask.Open != nil {
		list = append(list, c.open())
	}
	return list
}

// counting is a question with what was found.
type counting struct {
	*Question
	found map[catalog.Kind]*roaring.Bitmap
	kept  *sets // what passes all filters
	room  *room
}

// room is for one facet after the other to count in: every search asks for all of them.
type room struct {
	counts []int
	list   []counted
	lists  []int32 // by the numbers of lists
	// ords are the elements of some sets, by kind: most facets count the same ones.
	ords [len(kinds)][]uint32
	of   [len(kinds)]*roaring.Bitmap
}

// hits are the elements of a set of a kind, good until those of another one are asked for.
func (r *room) hits(kind int, set *roaring.Bitmap) []uint32 {
	if r.of[kind] == set {
		return r.ords[kind]
	}
	n := int(set.GetCardinality())
	list := slices.Grow(r.ords[kind][:0], n)[:n]
	set.ManyIterator().NextMany(list)
	r.ords[kind], r.of[kind] = list, set
	return list
}

// forget forgets which sets it has the elements of: others may be where they were.
func (r *room) forget() { clear(r.of[:]) }

var rooms = sync.Pool{New: func() any { return new(room) }}

// zeros are so many counts that begin at nothing, good until the next ones.
func (r *room) zeros(n int) []int {
	r.counts = slices.Grow(r.counts[:0], n)[:n]
	clear(r.counts)
	return r.counts
}

// base is what a facet counts: what passes all filters but its own.
func (c *counting) base(f fact) *sets {
	if c.wanted[f] == nil && c.kept != nil {
		return c.kept
	}
	base := &sets{}
	for i, k := range kinds {
		if set := c.found[k]; set != nil && !set.IsEmpty() {
			base[i] = c.narrow(i, set, f)
		}
	}
	if c.wanted[f] == nil {
		c.kept = base
	}
	return base
}

// counted is a value on its way into a facet.
type counted struct {
	Value
	depth int
}

// values counts a fact's values in base; those without a hit are left out unless they are chosen. They are good until the
// next facet is counted.
func (c *counting) values(f fact) []counted {
	base, v := c.base(f), c.view.vocabularies[f]
	var chosen map[string]bool // nil mostly
	terms := termsOf(f)
	for _, text := range c.ask.chosen(f) {
		if named := terms(text); len(named) > 0 {
			if chosen == nil {
				chosen = map[string]bool{}
			}
			chosen[named[0].text] = true
		}
	}
	list := c.room.list[:0]
	for i, n := range v.counts(base, &c.view.published, c.room) {
		x := &v.list[i]
		if is := chosen[x.text]; n > 0 || is {
			list = append(list, counted{Value{x.text, x.parent, n, is}, x.depth})
			delete(chosen, x.text)
		}
	}
	for text := range chosen { // nothing in the catalogue has it
		t := terms(text)[0]
		list = append(list, counted{Value{text, t.parent, 0, true}, t.depth})
	}
	c.room.list = list
	return list
}

func termsOf(f fact) func(string) []term {
	for i := range subjects {
		if subjects[i].fact == f {
			return subjects[i].terms
		}
	}
	return itself
}

func (c *counting) plain(name string, f fact) Facet {
	if f == byFree {
		return c.freeOfCharge(name)
	}
	return Facet{name, best(c.values(f))}
}

func (c *counting) freeOfCharge(name string) Facet {
	n := 0
	for _, count := range c.view.vocabularies[byFree].counts(c.base(byFree), &c.view.published, c.room) {
		n += count // there is one value at most
	}
	return single(name, free, n, c.ask.Free)
}

// single is a facet of one box to tick.
func single(name, value string, n int, chosen bool) Facet {
	if n == 0 && !chosen {
		return Facet{Name: name}
	}
	return Facet{name, []Value{{Value: value, Count: n, Chosen: chosen}}}
}

func (c *counting) open() Facet {
	n := 0
	base := c.base(byOpen)
	for i, k := range kinds {
		if base[i] != nil {
			n += int(base[i].AndCardinality(c.ask.Open(k)))
		}
	}
	return single("open", openValue(c.ask.OpenAt), n, c.ask.OnlyOpen)
}

// areas are two facets of one fact: municipalities, by their codes alone, and all other areas.
func (c *counting) areas() (municipalities, others Facet) {
	asked := ""
	if c.ask.Municipality != "" {
		asked = areaTerms(c.ask.Municipality)[0].text
	}
	list := c.values(byArea)
	if asked != "" && !slices.ContainsFunc(list, func(x counted) bool { return x.Value.Value == asked }) {
		list = append(list, counted{Value: Value{Value: asked}})
	}
	// In two halves, since both are sorted in place.
	first := partition(list, func(x counted) bool { return strings.HasPrefix(x.Value.Value, municipal) })
	for i := range first {
		x := &list[i].Value
		x.Chosen = x.Chosen || x.Value == asked
		x.Value = strings.TrimPrefix(x.Value, municipal)
	}
	return Facet{"municipality", best(list[:len(first)])}, Facet{"area", best(list[len(first):])}
}

// partition brings the values that pass to the front, and returns them.
func partition(list []counted, passes func(counted) bool) []counted {
	n := 0
	for i := range list {
		if passes(list[i]) {
			list[n], list[i] = list[i], list[n]
			n++
		}
	}
	return list[:n]
}

// organizations counts by going through the hits: there are too many organisations to ask each for its share.
func (c *counting) organizations() Facet {
	base, o := c.base(byOrganization), c.view.organizations
	counts := c.room.zeros(len(o.list))
	for k, set := range base {
		switch {
		case set == nil:
		case int(set.GetCardinality()) == c.view.published[k]:
			for n, total := range o.totals[k] {
				counts[n] += total
			}
		default:
			o.of[k].count(c.room.hits(k, set), counts, c.room)
		}
	}
	var chosen, above map[int32]bool // nil mostly
	list := c.room.list[:0]
	for _, id := range c.ask.Organizations {
		if n, ok := o.by[id]; ok {
			if chosen == nil {
				chosen, above = map[int32]bool{}, map[int32]bool{}
			}
			chosen[n] = true
			for _, up := range o.upwards(n) {
				above[up] = true
			}
		} else if text := id.String(); !slices.ContainsFunc(list, func(x counted) bool { return x.Value.Value == text }) {
			list = append(list, counted{Value: Value{Value: text, Chosen: true}})
		}
	}
	for n, count := range counts {
		if (count > 0 || chosen[int32(n)]) && !o.list[n].shown {
			counts[n] = 0
			if chosen[int32(n)] {
				list = append(list, o.counted(int32(n), count, true))
			}
		}
	}
	least := worthShowing(counts)
	for n, count := range counts {
		if (count >= least || above[int32(n)] && (count > 0 || chosen[int32(n)])) && o.list[n].shown {
			list = append(list, o.counted(int32(n), count, chosen[int32(n)]))
		}
	}
	c.room.list = list
	return Facet{"organization", best(list)}
}

// worthShowing is the count that maxValues of the counts have, and at least 1.
func worthShowing(counts []int) int {
	top := make([]int, 0, 2*maxValues)
	least := 1
	for _, n := range counts {
		if n < least {
			continue
		}
		if top = append(top, n); len(top) == cap(top) {
			slices.SortFunc(top, func(a, b int) int { return b - a })
			top = top[:maxValues]
			least = top[maxValues-1]
		}
	}
	if len(top) < maxValues {
		return 1
	}
	slices.SortFunc(top, func(a, b int) int { return b - a })
	return top[maxValues-1]
}

func (o *organizations) counted(n int32, count int, chosen bool) counted {
	x := o.list[n]
	c := counted{Value: Value{Value: x.text, Count: count, Chosen: chosen}, depth: x.depth}
	if x.parent >= 0 && o.list[x.parent].shown {
		c.Parent = o.list[x.parent].text
	}
	return c
}

// best are the values to show: most hits first, of equals those above others and then in the order of their texts. The
// chosen and what is above them have their places whatever their counts.
func best(list []counted) []Value {
	if len(list) == 0 {
		return nil
	}
	if len(list) > maxValues && !slices.ContainsFunc(list, func(x counted) bool { return x.Chosen }) {
		order.First(list, maxValues, before) // none has a place of its own
		list = list[:maxValues]
	}
	order.Sort(list, before)
	if len(list) > maxValues {
		list = cut(list)
	}
	values := make([]Value, len(list))
	for i, x := range list {
		values[i] = x.Value
	}
	return values
}

func before(a, b *counted) int {
	switch {
	case a.Count != b.Count:
		return b.Count - a.Count
	case a.depth != b.depth:
		return a.depth - b.depth
	}
	return strings.Compare(a.Value.Value, b.Value.Value)
}

// cut leaves maxValues of a sorted list.
func cut(list []counted) []counted {
	if !slices.ContainsFunc(list[maxValues:], func(x counted) bool { return x.Chosen }) &&
		!slices.ContainsFunc(list[:maxValues], func(x counted) bool { return x.Chosen && x.Parent != "" }) {
		return list[:maxValues] // nothing behind it has a place of its own
	}
	must := map[string]bool{}
	parents := make(map[string]string, len(list))
	for _, x := range list {
		parents[x.Value.Value] = x.Parent
	}
	for _, x := range list {
		if !x.Chosen {
			continue
		}
		for text := x.Value.Value; text != "" && !must[text]; text = parents[text] {
			must[text] = true
		}
	}
	others := max(0, maxValues-len(must))
	kept := list[:0]
	for _, x := range list {
		switch {
		case must[x.Value.Value]:
			kept = append(kept, x)
		case others > 0:
			kept = append(kept, x)
			others--
		}
	}
	return kept[:min(len(kept), maxValues)]
}
