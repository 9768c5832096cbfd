package filter

import (
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// kinds are those that have facts.
var kinds = [...]catalog.Kind{
	catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization, catalog.KindGeneralDescription,
	catalog.KindServiceCollection,
}

// sets are entries by kind, in the order of kinds; nil where there are none.
type sets [len(kinds)]*roaring.Bitmap

// vocabulary is the values of one fact that published entries of a snapshot have.
type vocabulary struct {
	list []value
	by   map[string]int
	// of are the places in list of the values of each entry, by kind.
	of [len(kinds)]belongings
	// totals are how many of all published entries of a kind have each value.
	totals [len(kinds)][]int
}

// value is one of them with the entries that have it, or a value below it.
type value struct {
	term
	sets sets
}

// term is a value without the entries that have it.
type term struct {
	text, parent string
	// depth is how many values are above it.
	depth int
}

// source is an index of the catalogue that a vocabulary is made of.
type source struct {
	kind  catalog.Kind
	facet live.Facet
}

// subject says how a fact's vocabulary is made.
type subject struct {
	fact fact
	// sources are the indexes; terms are the values that an indexed one counts for: itself and those above it.
	sources []source
	terms   func(indexed string) []term
	// borrower is the kind whose entries have the values of those that they are connected with beside their own: services
	// the types of their channels, channels the classes of their services. Empty for facts that nothing borrows.
	borrower catalog.Kind
}

var subjects = [...]subject{
	{byType, []source{
		{catalog.KindService, live.FacetType}, {catalog.KindServiceChannel, live.FacetType},
		{catalog.KindGeneralDescription, live.FacetType},
	}, itself, ""},
	{byServiceClass, classSources(live.FacetServiceClass), classTerms(codes.ServiceClasses), catalog.KindServiceChannel},
	{byTargetGroup, classSources(live.FacetTargetGroup), classTerms(codes.TargetGroups), catalog.KindServiceChannel},
	{byLifeEvent, classSources(live.FacetLifeEvent), classTerms(codes.LifeEvents), catalog.KindServiceChannel},
	{byArea, []source{
		{catalog.KindService, live.FacetArea}, {catalog.KindServiceChannel, live.FacetArea},
		{catalog.KindOrganization, live.FacetArea}, {catalog.KindOrganization, live.FacetMunicipality},
	}, areaTerms, ""},
	{byChannelType, []source{{catalog.KindServiceChannel, live.FacetType}}, itself, catalog.KindService},
	{byLanguage, []source{
		{catalog.KindService, live.FacetLanguage}, {catalog.KindServiceChannel, live.FacetLanguage},
	}, itself, ""},
	{byFree, []source{{catalog.KindService, live.FacetCharge}}, freeTerms, ""},
}

func classSources(f live.Facet) []source {
	return []source{{catalog.KindService, f}, {catalog.KindGeneralDescription, f}}
}

func itself(indexed string) []term { return []term{{text: indexed}} }

// classTerms are a class and those above it by the uris that PTV v11 gives them, however content writes them.
func classTerms(list func() *codes.Classification) func(string) []term {
	return func(indexed string) []term {
		c, ok := list().Lookup(indexed)
		if !ok {
			return itself(indexed) // a class newer than the lists
		}
		var terms []term
		for ; c != nil; c = c.Parent {
			for i := range terms {
				terms[i].depth++
			}
			terms = append(terms, term{text: c.URI, parent: c.ParentURI})
		}
		return terms
	}
}

// municipal begins the keys of municipalities.
var municipal = live.AreaKey(catalog.AreaOfMunicipalities, "")

// areaTerms is the area's key, of a merged municipality that of today's, and of a municipality those of the areas that
// contain it. An index of bare codes is of municipalities.
func areaTerms(indexed string) []term {
	code, ok := strings.CutPrefix(indexed, municipal)
	if !ok && strings.Contains(indexed, "/") {
		return itself(indexed)
	}
	current, ok := codes.CurrentMunicipality(code)
	if !ok {
		return itself(municipal + code)
	}
	terms := itself(municipal + current.Code)
	for _, a := range codes.AreasOf(current.Code) {
		if a.Type != codes.AreaMunicipality {
			terms = append(terms, term{text: live.AreaKey(string(a.Type), a.Code)})
		}
	}
	return terms
}

const free = "true"

func freeTerms(indexed string) []term {
	if indexed == string(catalog.FreeOfCharge) {
		return itself(free)
	}
	return nil
}

// find returns what has a value, however it is written.
func (v *vocabulary) find(terms func(string) []term, text string) (sets, bool) {
	named := terms(text)
	if len(named) == 0 {
		return sets{}, false
	}
	i, ok := v.by[named[0].text]
	if !ok {
		return sets{}, false
	}
	return v.list[i].sets, true
}

func newVocabulary(s *live.Snapshot, x *subject) *vocabulary {
	v := &vocabulary{by: map[string]int{}}
	for _, from := range x.sources {
		for indexed, set := range s.Table(from.kind).Values(from.facet) {
			for _, t := range x.terms(indexed) {
				v.add(t, kindIndex(from.kind), set)
			}
		}
	}
	if x.fact == byType {
		for _, kind := range wholeKinds {
			v.add(term{text: string(kind)}, kindIndex(kind), s.Table(kind).Published())
		}
	}
	return v
}

// finish makes what values are counted by.
func (v *vocabulary) finish(s *live.Snapshot) {
	for k, kind := range kinds {
		v.totals[k] = make([]int, len(v.list))
		from := make([]uint32, s.Table(kind).Len()+1)
		for _, x := range v.list {
			if x.sets[k] == nil {
				continue
			}
			x.sets[k].Iterate(func(ord uint32) bool { from[ord]++; return true })
		}
		all := uint32(0)
		for ord, n := range from {
			from[ord] = all
			all += n
		}
		if all == 0 {
			continue
		}
		to, lists := make([]int32, all), make([][]int32, len(from)-1)
		for ord := range lists {
			lists[ord] = to[from[ord]:from[ord]:from[ord+1]]
		}
		for i, x := range v.list {
			if x.sets[k] == nil {
				continue
			}
			v.totals[k][i] = int(x.sets[k].GetCardinality())
			x.sets[k].Iterate(func(ord uint32) bool {
				lists[ord] = append(lists[ord], int32(i))
				return true
			})
		}
		v.of[k] = belongingsOf(lists)
	}
}

// dear is how many hits are as dear to go through as one value's entries.
const dear = 400

// counts are how many of base have each value, good until the room is used again.
func (v *vocabulary) counts(base *sets, published *[len(kinds)]int, room *room) []int {
	counts := room.zeros(len(v.list))
	for k, set := range base {
		if set == nil || len(v.of[k].chunks) == 0 {
			continue
		}
		switch n := int(set.GetCardinality()); {
		case n == published[k]:
			for i, total := range v.totals[k] {
				counts[i] += total
			}
		case n < dear*len(v.list):
			v.of[k].count(room.hits(k, set), counts, room)
		default:
			for i := range v.list {
				if has := v.list[i].sets[k]; has != nil {
					counts[i] += int(set.AndCardinality(has))
				}
			}
		}
	}
	return counts
}

// wholeKinds have no types of their own here, so that the kind stands for them.
var wholeKinds = [...]catalog.Kind{catalog.KindOrganization, catalog.KindServiceCollection}

// add gives a value more entries of a kind. It never changes set.
func (v *vocabulary) add(t term, kind int, set *roaring.Bitmap) {
	i, ok := v.by[t.text]
	if !ok {
		i = len(v.list)
		v.by[t.text] = i
		v.list = append(v.list, value{term: t})
	}
	of := &v.list[i].sets[kind]
	if *of == nil {
		*of = set
		return
	}
	*of = roaring.Or(*of, set)
}

func kindIndex(k catalog.Kind) int {
	for i, x := range kinds {
		if x == k {
			return i
		}
	}
	return -1
}
