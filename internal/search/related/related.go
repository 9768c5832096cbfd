package related

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/order"
)

const (
	defaultLimit = 6
	maxLimit     = 50
)

// Options say what is wanted. The zero value is good.
type Options struct {
	// Serves are the services (Ord values) that serve the chosen place; others are not related. Nil when no place is
	// chosen. Elsewhere is not limited by it.
	Serves *roaring.Bitmap
	// Local are those of Serves that are nearest; they are preferred. It may be nil.
	Local *roaring.Bitmap
	// Limit is the most services of each list: 6 when 0, at most 50.
	Limit int
}

// Answer is what belongs together with a service.
type Answer struct {
	// Related are other services, best first, one a name; nil when there are none.
	Related []Related
	// Elsewhere are the same service of other organisations: those that lean on the same general description, or have the
	// same name and share something more. Nil when there are none.
	Elsewhere []Related
}

// Related is a published service that belongs together with another.
type Related struct {
	Entry *live.Entry
	// Score is above 0; it compares the services of one answer.
	Score float64
	// Reasons are why, the weightiest first; never empty.
	Reasons []Reason
}

// ReasonKind says what two services share.
type ReasonKind string

// The kinds of reason; the comment says what the reason's value is.
const (
	SameTerm               ReasonKind = "SameTerm"        // uri of an ontology term of both
	SameNeed               ReasonKind = "SameNeed"        // uri of a term of one; the other has a narrower one
	SameChannel            ReasonKind = "SameChannel"     // id of a channel of both
	SameCollection         ReasonKind = "SameCollection"  // id of a collection of both
	SameClass              ReasonKind = "SameClass"       // uri of a service class of both
	SameLifeEvent          ReasonKind = "SameLifeEvent"   // uri of a life event of both
	SameTargetGroup        ReasonKind = "SameTargetGroup" // uri of a target group of both; never the only reason
	SameGeneralDescription ReasonKind = "SameGeneralDescription"
	SameName               ReasonKind = "SameName" // the name; only of services elsewhere
)

// Reason is one thing that two services share.
type Reason struct {
	Kind  ReasonKind
	Value string
	// Weight is its part of the score before what favours the place and the organisation.
	Weight float64
}

const (
	// maxScanned bounds the candidates that facts bring in, maxScored those that are weighed by all facts.
	maxScanned = 3000
	maxScored  = 120
)

// Of returns what belongs together with a published service; false when there is no such service. The order depends on
// nothing but the snapshot and the options.
func Of(s *live.Snapshot, service catalog.ID, o Options) (Answer, bool) {
	e, ok := s.Published(catalog.KindService, service)
	if !ok {
		return Answer{}, false
	}
	if o.Limit < 1 {
		o.Limit = defaultLimit
	}
	o.Limit = min(o.Limit, maxLimit)
	r, _ := rooms.Get().(*room) // it holds nothing else
	defer func() {
		clear(r.weighed[:cap(r.weighed)]) // an entry holds the snapshot of which it was
		rooms.Put(r)
	}()
	f := finder{snapshot: s, table: s.Table(catalog.KindService), of: e, options: o, room: r}
	f.published = float64(f.table.Published().GetCardinality())
	v, err := catalog.Decode[described](e.Document())
	if err != nil {
		v = &described{} // a published document could be read once, so this does not happen
	}
	f.traits = f.traitsOf(e, v.service())
	f.same = f.sameOf(v.GeneralDescriptionID)
	f.anywhere = f.sharing(nil)
	return Answer{Related: f.related(), Elsewhere: f.elsewhere()}, true
}

// finder finds what belongs together with one service.
type finder struct {
	snapshot *live.Snapshot
	table    *live.Table
	of       *live.Entry
	options  Options
	// published is how many services are.
	published float64
	// traits are what others can share, the rarest first.
	traits []trait
	// same are the other services that lean on the same general description; it must not be changed.
	same *roaring.Bitmap
	// anywhere are the candidates when no place is chosen.
	anywhere []uint32
	*room
}

// room is to use again: every page of a service asks what is related to it.
type room struct {
	// sums are what each candidate shares, by Ord; all are 0 between two questions.
	sums       []float64
	candidates []candidate
	reasons    []Reason
	weighed    []weighed
}

// candidate is a service that shares something, and what that is worth together.
type candidate struct {
	ord uint32
	sum float64
}

var rooms = sync.Pool{New: func() any { return new(room) }}

func (f *finder) sameOf(g catalog.ID) *roaring.Bitmap {
	if g != (catalog.ID{}) {
		return f.table.Index(live.FacetGeneralDescription, g.String())
	}
	return roaring.New()
}

// related are the best candidates, each name once, with different reasons first.
func (f *finder) related() []Related {
	found := f.anywhere
	if f.options.Serves != nil {
		found = f.sharing(f.options.Serves)
	}
	list := f.weighed[:0]
	defer func() { f.weighed = list }()
	for _, ord := range found {
		e := f.table.At(ord)
		if f.isElsewhere(e) {
			continue
		}
		if r, ok := f.weigh(e); ok {
			list = append(list, r.weighed())
		}
	}
	sortByScore(list)
	var picked []Related
	for _, w := range diverse(list, f.options.Limit) {
		r, _ := f.weigh(w.entry)
		r.sort()
		picked = append(picked, r.own())
	}
	return picked
}

// weighed is a service with its score and its main reason. All its reasons are told once it is picked.
type weighed struct {
	entry *live.Entry
	name  string // in lower case
	score float64
	main  Reason
}

func (r *Related) weighed() weighed {
	return weighed{r.Entry, strings.ToLower(r.Entry.Name), r.Score, slices.MinFunc(r.Reasons, weightiest)}
}

// weightiest puts the weightiest reason first.
func weightiest(a, b Reason) int {
	return cmp.Or(cmp.Compare(b.Weight, a.Weight), strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.Value, b.Value))
}

// sort puts the reasons in the order in which they are told: the name goes before all others.
func (r *Related) sort() {
	list := r.Reasons
	if len(list) > 0 && list[0].Kind == SameName {
		list = list[1:]
	}
	slices.SortFunc(list, weightiest)
}

// own has reasons that nobody else changes.
func (r *Related) own() Related {
	return Related{Entry: r.Entry, Score: r.Score, Reasons: slices.Clone(r.Reasons)}
}

func sortByScore(list []weighed) {
	slices.SortFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.entry.Ord, b.entry.Ord))
	})
}

// isElsewhere tells that a service is the same one of another organisation.
func (f *finder) isElsewhere(e *live.Entry) bool {
	return e.Organization != f.of.Organization && (f.same.Contains(e.Ord) || sameName(e, f.of))
}

func sameName(a, b *live.Entry) bool { return a.Name != "" && strings.EqualFold(a.Name, b.Name) }

// weigh scores a service by all that the two share; false when that says nothing. Its reasons are in no order, and good
// until the next service is weighed.
func (f *finder) weigh(e *live.Entry) (Related, bool) {
	r := Related{Entry: e, Reasons: f.reasons[:0]}
	defer func() { f.reasons = r.Reasons }()
	telling := false
	for i := range f.traits {
		t := &f.traits[i]
		if !t.set.Contains(e.Ord) || t.but != nil && t.but.Contains(e.Ord) {
			continue
		}
		r.add(Reason{t.kind, t.value, t.weight})
		telling = telling || t.kind != SameTargetGroup
	}
	if !telling {
		return r, false
	}
	if f.options.Local != nil && f.options.Local.Contains(e.Ord) {
		r.Score *= 1.2
	}
	if e.Organization == f.of.Organization {
		r.Score *= 1.15
	}
	return r, true
}

// add counts a reason, a need only once however many narrower terms meet it.
func (r *Related) add(reason Reason) {
	for i, have := range r.Reasons {
		if have.Kind == reason.Kind && have.Value == reason.Value {
			if reason.Weight > have.Weight {
				r.Score += reason.Weight - have.Weight
				r.Reasons[i] = reason
			}
			return
		}
	}
	r.Reasons = append(r.Reasons, reason)
	r.Score += reason.Weight
}

// sharing are the services that share most, going by rare facts first.
func (f *finder) sharing(serves *roaring.Bitmap) []uint32 {
	if missing := f.table.Len() - len(f.sums); missing > 0 {
		f.sums = append(f.sums, make([]float64, missing)...)
	}
	list := f.candidates[:0]
	budget := maxScanned
	for i := range f.traits {
		t := &f.traits[i]
		if t.kind == SameTargetGroup || budget <= 0 {
			continue
		}
		set, having := t.set, t.having
		if serves != nil {
			set = roaring.And(set, serves)
			having = set.GetCardinality()
		}
		if having > uint64(budget) {
			if len(list) >= 4*f.options.Limit {
				continue // there are enough that share something rarer
			}
			set = f.narrowed(set, i+1, budget)
		}
		for it := set.Iterator(); it.HasNext() && budget > 0; budget-- {
			ord := it.Next()
			if ord == f.of.Ord {
				continue
			}
			if f.sums[ord] == 0 {
				list = append(list, candidate{ord: ord})
			}
			f.sums[ord] += t.weight
		}
	}
	for i := range list {
		c := &list[i]
		c.sum, f.sums[c.ord] = f.sums[c.ord], 0
	}
	f.candidates = list
	most := func(a, b *candidate) int { return cmp.Or(cmp.Compare(b.sum, a.sum), cmp.Compare(a.ord, b.ord)) }
	first := list[:min(len(list), maxScored)]
	order.First(list, len(first), most)
	order.Sort(first, most)
	ords := make([]uint32, len(first))
	for i := range ords {
		ords[i] = list[i].ord
	}
	return ords
}

// narrowed keeps those of a popular fact that share further facts, too, as long as some are left.
func (f *finder) narrowed(set *roaring.Bitmap, from, budget int) *roaring.Bitmap {
	for _, t := range f.traits[from:] {
		if int(set.GetCardinality()) <= budget {
			break
		}
		if both := roaring.And(set, t.set); both.GetCardinality() > 1 {
			set = both
		}
	}
	return set
}

// maxElsewhere bounds the services of one general description or name that are weighed.
const maxElsewhere = 150

// elsewhere is the same service of other organisations, those that share most first.
func (f *finder) elsewhere() []Related {
	list := f.weighed[:0]
	defer func() { f.weighed = list }()
	seen := roaring.New()
	take := func(e *live.Entry) {
		if e.Ord == f.of.Ord || !f.isElsewhere(e) || !seen.CheckedAdd(e.Ord) {
			return
		}
		if r := f.weighElsewhere(e); len(r.Reasons) > 0 {
			list = append(list, r.weighed())
		}
	}
	n := 0
	for e := range f.table.Each(f.same) {
		if n++; n > maxElsewhere {
			break
		}
		take(e)
	}
	for _, ord := range f.anywhere {
		take(f.table.At(ord))
	}
	sortByScore(list)
	var first []Related
	for _, w := range list[:min(len(list), f.options.Limit)] {
		r := f.weighElsewhere(w.entry)
		r.sort()
		first = append(first, r.own())
	}
	return first
}

// weighElsewhere is weigh for a service of another organisation, for which the name itself is a reason.
func (f *finder) weighElsewhere(e *live.Entry) Related {
	r, _ := f.weigh(e)
	if sameName(e, f.of) {
		r.Reasons = slices.Insert(r.Reasons, 0, Reason{SameName, f.of.Name, 1})
		r.Score++
	}
	return r
}

// diverse picks by score, each name once; what is related for the same main reason as one before counts less.
func diverse(sorted []weighed, limit int) []weighed {
	const again = 0.85
	var picked []weighed
	names := map[string]bool{}
	reasons := map[Reason]int{}
	taken := make([]bool, len(sorted))
	for len(picked) < limit {
		best, bestScore := -1, 0.0
		for i, r := range sorted {
			if taken[i] || names[r.name] {
				continue
			}
			if r.score <= bestScore {
				break // the rest has no more to begin with
			}
			main := Reason{Kind: r.main.Kind, Value: r.main.Value}
			if score := r.score * math.Pow(again, float64(reasons[main])); score > bestScore {
				best, bestScore = i, score
			}
		}
		if best < 0 {
			break
		}
		r := sorted[best]
		taken[best], names[r.name] = true, true
		reasons[Reason{Kind: r.main.Kind, Value: r.main.Value}]++
		picked = append(picked, r)
	}
	return picked
}
