package suggest

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
)

const (
	// maxExpanded bounds the members of a keyword or term that are looked at, maxNames the names that it leads to.
	maxExpanded = 2000
	maxNames    = 3
)

// found is an item in the making: everything of one name.
type found struct {
	Item
	members *roaring.Bitmap
	order   int
}

// gathering makes the items of one group.
type gathering struct {
	*round
	group uint8
	by    map[string]*found
	fold  folder
}

// groups makes the answer of the shortlists.
func (r *round) groups() []Group {
	var groups []Group
	all := make([]*gathering, groupCount)
	for g := range groupCount {
		if !r.want[g] {
			continue
		}
		x := &gathering{round: r, group: g, by: map[string]*found{}}
		all[g] = x
		r.best[g].cut()
		for _, c := range r.best[g].list {
			if g == groupClasses || g == groupTerms || g == groupAreas {
				x.addCodes(c)
			} else {
				x.addEntities(c)
			}
		}
	}
	if areas := all[groupAreas]; areas != nil {
		areas.addFormed(r.formed())
	}
	if services := all[groupServices]; services != nil {
		services.addOfTerms(r.best[groupTerms].list)
	}
	for g, x := range all {
		if x == nil {
			continue
		}
		if items := x.items(); len(items) > 0 {
			groups = append(groups, Group{Kind: kinds[g], Items: items})
		}
	}
	return groups
}

// put adds members under a name, or to those that the name has.
func (x *gathering) put(text, language, matched string, score float64, kind catalog.Kind, members []uint32) {
	key := x.fold.key(text)
	f, ok := x.by[key]
	if !ok {
		f = &found{Item: Item{Kind: kinds[x.group], Entity: kind, Text: text, Language: language, Matched: matched, Score: score},
			members: roaring.New(), order: len(x.by)}
		x.by[key] = f
	}
	f.members.AddMany(members)
	if score > f.Score {
		f.Score, f.Matched = score, matched
	}
}

// addEntities adds what a label of a catalogue layer stands for, by the names that the members have on the page.
func (x *gathering) addEntities(c candidate) {
	l := &c.layer.labels[c.label]
	var members []uint32
	for _, m := range c.layer.membersOf(c.label) {
		if x.holds(x.group, c.layer, m) {
			if members = append(members, m); len(members) == maxExpanded && l.source != byName {
				break
			}
		}
	}
	if len(members) == 0 {
		return
	}
	if l.source == byName && l.language == languageNumber(x.q.Language) {
		kind, _ := kindOf(x.group, members[0])
		x.put(l.text, x.q.Language, c.via, c.score, kind, members)
		return
	}
	matched := l.text
	if c.via != "" {
		matched = c.via
	}
	x.expand(matched, c.score, members)
}

// expand adds the names that most of the members have.
func (x *gathering) expand(matched string, score float64, members []uint32) {
	type named struct {
		text, language string
		members        []uint32
	}
	by := map[string]int{}
	var list []named
	for _, m := range members {
		kind, ord := kindOf(x.group, m)
		text, language := x.st.snapshot.Table(kind).At(ord).Names.Best(catalog.TypeName, x.q.Language)
		if text == "" {
			continue
		}
		i, ok := by[text]
		if !ok {
			i = len(list)
			by[text] = i
			list = append(list, named{text: text, language: language})
		}
		list[i].members = append(list[i].members, m)
	}
	slices.SortFunc(list, func(a, b named) int {
		return cmp.Or(cmp.Compare(len(b.members), len(a.members)), cmp.Compare(a.text, b.text))
	})
	for i, n := range list[:min(len(list), maxNames)] {
		kind, _ := kindOf(x.group, n.members[0])
		shown := matched
		if x.fold.key(n.text) == keyOf(matched) {
			shown = ""
		}
		x.put(n.text, n.language, shown, score*(1-0.05*float64(i)), kind, n.members)
	}
}

const (
	// termsExpanded are the terms whose services are suggested, termWorth what they are worth beside the term.
	termsExpanded = 3
	termWorth     = 0.6
	// termTyped is how much of a term must be typed before its services are suggested.
	termTyped = 0.6
)

// addOfTerms adds the services that are most described with the terms that match best: so a term's alternative label
// leads to services that do not have the word.
func (x *gathering) addOfTerms(terms []candidate) {
	for _, c := range terms[:min(len(terms), termsExpanded)] {
		l := &c.layer.labels[c.label]
		if float64(x.typed) < termTyped*float64(l.runes) {
			continue
		}
		for _, m := range c.layer.membersOf(c.label) {
			matched := l.text
			if l.source == byHiddenLabel {
				matched = x.s.table.list[m].names().Best(x.q.Language)
			}
			x.expand(matched, c.score*termWorth, x.servicesOf(x.s.table.list[m]))
		}
	}
}

// servicesOf are the members of the group of services that a term stands for.
func (x *gathering) servicesOf(c code) []uint32 {
	var members []uint32
	for i, set := range c.sets(x.st.snapshot) {
		kind := [...]catalog.Kind{catalog.KindService, catalog.KindGeneralDescription}[i]
		for it := set.Iterator(); it.HasNext() && len(members) < maxExpanded; {
			if m := entityMember(kind, it.Next()); x.holds(groupServices, nil, m) {
				members = append(members, m)
			}
		}
	}
	return members
}

// addCodes adds the classes, terms or areas that a label stands for, unless the place has nothing of them.
func (x *gathering) addCodes(c candidate) {
	l := &c.layer.labels[c.label]
	for _, m := range c.layer.membersOf(c.label) {
		it := x.s.table.list[m]
		count := int(x.st.uses.of[m])
		if x.q.Serves != nil && x.group != groupAreas {
			count = x.countServing(it)
		}
		if count == 0 && x.group != groupAreas {
			continue
		}
		id := it.id()
		if _, ok := x.by[id]; ok {
			continue // a better label of it has been met
		}
		text, language := it.nameIn(x.q.Language)
		matched := l.text
		if matched == text || l.source == byHiddenLabel {
			matched = ""
		}
		if c.via != "" {
			matched = c.via
		}
		x.by[id] = &found{
			Item:  Item{Kind: kinds[x.group], ID: id, Text: text, Language: language, Matched: matched, Count: count, Score: c.score},
			order: len(x.by),
		}
	}
}

// countServing counts the services of the chosen place that are described with a class or term. General descriptions
// do not count beside them.
func (x *gathering) countServing(c code) int {
	services := c.sets(x.st.snapshot)[0]
	serving, limited := x.q.Serves[catalog.KindService]
	switch {
	case !limited:
		return int(services.GetCardinality())
	case serving == nil:
		return 0
	}
	return int(services.AndCardinality(serving))
}

// items are the best of the group with what is shown of them.
func (x *gathering) items() []Item {
	list := make([]*found, 0, len(x.by))
	for _, f := range x.by {
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b *found) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(textLength(a.Text), textLength(b.Text)),
			cmp.Compare(a.Text, b.Text), cmp.Compare(a.order, b.order))
	})
	list = list[:min(len(list), x.q.Limit)]
	items := make([]Item, len(list))
	for i, f := range list {
		if f.members != nil {
			x.name(f)
		}
		shown := f.Text
		if f.Matched != "" {
			shown = f.Matched
		}
		f.Marks = marksOf(shown, x.asked)
		items[i] = f.Item
	}
	return items
}

// name fills in which entity stands for the members, and how many there are. A general description stands for them
// only where there is no service; it does not count beside services.
func (x *gathering) name(f *found) {
	first := f.members.Minimum()
	kind, ord := kindOf(x.group, first)
	e := x.st.snapshot.Table(kind).At(ord)
	f.Entity, f.ID = kind, e.ID.String()
	f.Count = int(f.members.GetCardinality())
	if kind == catalog.KindService {
		f.Count = int(f.members.Rank(generalBit - 1))
	}
}
