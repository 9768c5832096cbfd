package suggest

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// Synonym is a text that means something that another text names, such as "hammaslääkäri" for "suun terveydenhuolto".
// Somebody who types the first is suggested what the second finds.
type Synonym struct {
	// Language is the language of Text: fi, sv or en.
	Language, Text, Means string
}

// code is a class, term or area; exactly one of the pointers is there.
type code struct {
	class *codes.Class
	term  *codes.Term
	area  *codes.Area
}

func (c code) names() codes.Names {
	switch {
	case c.class != nil:
		return c.class.Names
	case c.term != nil:
		return c.term.Names
	}
	return c.area.Names
}

// nameIn is the name in a language, else in the first that it has, and which that is.
func (c code) nameIn(language string) (text, in string) {
	names := c.names()
	if text = names.In(language); text != "" {
		return text, language
	}
	for in, text = range names.All() {
		return text, in
	}
	return "", language
}

// id is what filters take: the uri, or the area as live.AreaKey writes it.
func (c code) id() string {
	switch {
	case c.class != nil:
		return c.class.URI
	case c.term != nil:
		return c.term.URI
	}
	return live.AreaKey(string(c.area.Type), c.area.Code)
}

// codeTable is the layer of code lists with what its members stand for.
type codeTable struct {
	*layer
	list []code
	byID map[codeKey]uint32
	// forms are the names of areas in all their forms; people are how many live in each area, 0 for what is none.
	forms  placeForms
	people []int
}

type codeKey struct {
	kind Kind
	id   string
}

// codeLists is the one table of all suggesters, made at its first use.
var codeLists = sync.OnceValue(newCodeTable)

func newCodeTable() *codeTable {
	t := &codeTable{byID: map[codeKey]uint32{}}
	b := newBuilder()
	for _, c := range codes.ServiceClasses().All() {
		t.add(b, groupClasses, code{class: c}, 0)
	}
	for _, term := range codes.Ontology().All() {
		t.addTerm(b, term)
	}
	for _, typ := range areaTypes {
		for _, a := range codes.Areas(typ) {
			t.add(b, groupAreas, code{area: a}, populationOf(a))
		}
	}
	t.layer = b.build(func(string) bool { return false })
	t.forms = newPlaceForms(t)
	t.people = make([]int, len(t.list))
	for i, c := range t.list {
		if c.area != nil {
			t.people[i] = peopleOf(c.area)
		}
	}
	return t
}

// populationOf weighs areas by the people in them, in thousands; wider areas more than their municipalities.
func populationOf(a *codes.Area) float64 { return float64(peopleOf(a)) / 1000 }

func peopleOf(a *codes.Area) int {
	sum := 0
	for _, code := range a.Municipalities {
		if m, ok := codes.Municipality(code); ok {
			sum += m.Population
		}
	}
	return sum
}

func (t *codeTable) add(b *builder, g uint8, c code, use float64) uint32 {
	member := uint32(len(t.list))
	t.list = append(t.list, c)
	t.byID[codeKey{kinds[g], c.id()}] = member
	for language, name := range c.names().All() {
		b.add(g, languageNumber(language), byName, name, member, use)
	}
	return member
}

func (t *codeTable) addTerm(b *builder, term *codes.Term) {
	member := t.add(b, groupTerms, code{term: term}, 0)
	for _, language := range [...]string{"fi", "sv", "en"} {
		for _, text := range term.Alternative.In(language) {
			b.add(groupTerms, languageNumber(language), byOther, text, member, 0)
		}
		for _, text := range term.Hidden.In(language) {
			b.add(groupTerms, languageNumber(language), byHiddenLabel, text, member, 0)
		}
	}
}

// uses are counts for every member of the table of what the catalogue has of it: the services and general descriptions of
// a class or term, for a term without any those of its narrower and related terms, and the services of an area. They never
// change.
type uses struct {
	of    []uint32
	marks usesMarks
}

// usesMarks are equal for snapshots of one catalogue with the same uses.
type usesMarks struct {
	// loaded tells that the catalogue has been loaded: only then do marks stand for revisions.
	loaded                bool
	areas, classes, terms [2]int64
}

func usesMarksOf(s *live.Snapshot) usesMarks {
	services, generals := s.Table(catalog.KindService), s.Table(catalog.KindGeneralDescription)
	both := func(f live.Facet) [2]int64 { return [2]int64{services.Changed(f), generals.Changed(f)} }
	return usesMarks{
		s.Seq > 0, [2]int64{services.Changed(live.FacetArea)}, both(live.FacetServiceClass), both(live.FacetOntologyTerm),
	}
}

// uses counts those of a snapshot: only areas, classes or terms where before, nil for nothing, is not right any more.
func (t *codeTable) uses(s *live.Snapshot, before *uses) *uses {
	marks := usesMarksOf(s)
	if before != nil && before.marks == marks {
		return before
	}
	counts := make([]uint32, len(t.list))
	whole := before == nil || !before.marks.loaded
	for i, c := range t.list {
		if !whole && c.usedAs(before.marks, marks) {
			counts[i] = before.of[i]
			continue
		}
		n := 0
		for _, set := range c.sets(s) {
			n += int(set.GetCardinality())
		}
		counts[i] = uint32(n)
	}
	return &uses{counts, marks}
}

// usedAs tells that what a member stands for has not changed.
func (c code) usedAs(before, now usesMarks) bool {
	switch {
	case c.area != nil:
		return before.areas == now.areas
	case c.class != nil:
		return before.classes == now.classes
	}
	return before.terms == now.terms
}

// sets are the services, and the general descriptions, that a member stands for. They must not be changed.
func (c code) sets(s *live.Snapshot) []*roaring.Bitmap {
	services, generals := s.Table(catalog.KindService), s.Table(catalog.KindGeneralDescription)
	switch {
	case c.area != nil:
		return []*roaring.Bitmap{services.Index(live.FacetArea, c.id())}
	case c.class != nil:
		uris := []string{c.class.URI}
		for _, child := range c.class.Children {
			uris = append(uris, child.URI)
		}
		return []*roaring.Bitmap{union(services, live.FacetServiceClass, uris), union(generals, live.FacetServiceClass, uris)}
	}
	own := []*roaring.Bitmap{
		services.Index(live.FacetOntologyTerm, c.term.URI), generals.Index(live.FacetOntologyTerm, c.term.URI),
	}
	if !own[0].IsEmpty() || !own[1].IsEmpty() {
		return own
	}
	near := append(append([]string(nil), c.term.Narrower...), c.term.Related...)
	return []*roaring.Bitmap{union(services, live.FacetOntologyTerm, near), union(generals, live.FacetOntologyTerm, near)}
}

func union(t *live.Table, f live.Facet, values []string) *roaring.Bitmap {
	if len(values) == 1 {
		return t.Index(f, values[0])
	}
	sum := roaring.New()
	for _, v := range values {
		sum.Or(t.Index(f, v))
	}
	return sum
}

// newSynonymLayer makes the layer whose members are places in the list of synonyms.
func newSynonymLayer(list []Synonym) *layer {
	b := newBuilder()
	for i, s := range list {
		b.add(groupServices, languageNumber(s.Language), byOther, s.Text, uint32(i), 0)
	}
	return b.build(func(string) bool { return false })
}
