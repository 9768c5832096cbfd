package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
)

const (
	factorGeneral = 0.99
	// nameRanked is how many of the best documents are looked at by their names.
	nameRanked = 200
	// What a name adds that the query covers, at most, and one that is the query.
	bonusName  = 1.0
	bonusExact = 0.5
	// shareOfWords is the part of a score that does not depend on how many of the words are there.
	shareOfWords = 0.6
)

// factorOf is what scores of a kind are multiplied by: general information follows the services themselves.
func factorOf(kind int) float64 {
	switch indexed[kind] {
	case catalog.KindGeneralDescription:
		return factorGeneral
	case catalog.KindServiceCollection, catalog.KindOrganization:
		return 0.95
	}
	return 1
}

// found is a document that answers a query.
type found struct {
	document int32
	kind     int
	ord      uint32
	reach    Reach
	coverage float32
	score    float64
	// words is the score of the words alone. name, again and near are factors of the score; near is 0 when not asked.
	words, name, again, near float64
	// distance is in metres, negative when it is not known.
	distance float64
}

// better puts better documents first, and equal ones in the order of kinds and of creation.
func better(a, b found) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.kind, b.kind), cmp.Compare(a.ord, b.ord))
}

// called is a name in a language.
type called struct {
	field field
	name  string
}

// nameWord is a word of a name with the forms under which it is found.
type nameWord struct {
	surface string
	stop    bool
	forms   []addend
}

// nameRanker looks how far names and the query cover each other.
type nameRanker struct {
	analyzer *finnish.Analyzer
	calls    *recent[called, []nameWord]
	asked    *question
	rarity   []float32
	total    float32
	text     string
	got      []float32
}

func newNameRanker(x *Index, q *question, rarity []float32) *nameRanker {
	r := &nameRanker{analyzer: x.analyzer, calls: &x.calls, asked: q, rarity: rarity, got: make([]float32, len(q.groups))}
	for n, g := range q.groups {
		if n < len(rarity) && !g.extra {
			r.total += rarity[n]
		}
	}
	var words []string
	for _, w := range q.words {
		words = append(words, w[0].Surface)
	}
	r.text = strings.Join(words, " ")
	return r
}

// words are those of a name.
func (r *nameRanker) words(name called) []nameWord {
	return r.calls.of(name, func() []nameWord {
		var words []nameWord
		for _, t := range r.analyzer.AnalyzeIn(name.field.language(), name.name) {
			words = append(words, nameWord{t.Surface, t.Stop, formsOf(name.field, t, r.analyzer)})
		}
		return words
	})
}

// factor is what the best of an entry's names makes of its score.
func (r *nameRanker) factor(e *live.Entry) float64 {
	best := 1.0
	for _, name := range e.Names {
		if f := fieldOf(name.Language); r.asked.fields&(1<<f) != 0 {
			best = max(best, r.of(called{f, name.Value}))
		}
	}
	return best
}

func (r *nameRanker) of(name called) float64 {
	words := r.words(name)
	clear(r.got)
	var inName, count float64
	same := len(words) > 0
	rest := r.text
	for _, w := range words {
		if same {
			rest, same = strings.CutPrefix(rest, w.surface)
			rest = strings.TrimPrefix(rest, " ")
		}
		if w.stop {
			continue
		}
		count++
		var best float32
		for _, form := range w.forms {
			for _, m := range r.asked.meant[lookup{name.field, form.word}] {
				weight := m.weight * float32(form.worth)
				best = max(best, weight)
				r.got[m.group] = max(r.got[m.group], weight)
			}
		}
		inName += float64(best)
	}
	if count == 0 || r.total == 0 {
		return 1
	}
	var inQuery float32
	for n, weight := range r.got {
		if n < len(r.rarity) {
			inQuery += weight * r.rarity[n]
		}
	}
	factor := 1 + bonusName*min(1, inName/count)*float64(min(1, inQuery/r.total))
	if same && rest == "" {
		factor += bonusExact
	}
	return factor
}

// rerank orders a list: the best by what their names add, too, the rest behind them by their scores alone. Only the
// first so many are in order when more are not wanted.
func rerank(list []found, s *live.Snapshot, r *nameRanker, wanted int) {
	top := list[:min(len(list), nameRanked)]
	choose(list, len(top))
	if wanted > len(top) {
		slices.SortFunc(list[len(top):], better)
	}
	if r != nil {
		for i := range top {
			f := &top[i]
			f.name = r.factor(s.Table(indexed[f.kind]).At(f.ord))
			f.score *= f.name
		}
	}
	slices.SortFunc(top, better)
	lead(top, s)
	slices.SortFunc(top, better)
	spread(top, s)
	slices.SortFunc(top, better)
}

// choose brings the n best of a list to its front, in no order (Hoare's selection).
func choose(list []found, n int) {
	for low, high := 0, len(list)-1; low < high; {
		pivot := list[low+(high-low)/2]
		i, j := low, high
		for i <= j {
			for better(list[i], pivot) < 0 {
				i++
			}
			for better(pivot, list[j]) < 0 {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		switch {
		case n-1 <= j:
			high = j
		case n-1 >= i:
			low = i
		default:
			return
		}
	}
}

// behind is what a general description's score is beside that of the service that leads it.
const behind = 0.999

// lead puts the best service that leans on a general description before it: who finds the general information
// wants the service.
func lead(list []found, s *live.Snapshot) {
	for i := range list {
		general := &list[i]
		if indexed[general.kind] != catalog.KindGeneralDescription {
			continue
		}
		id := s.Table(catalog.KindGeneralDescription).At(general.ord).ID
		leaning := s.Table(catalog.KindService).Index(live.FacetGeneralDescription, id.String())
		for n := range list {
			service := &list[n]
			if indexed[service.kind] != catalog.KindService || !leaning.Contains(service.ord) {
				continue
			}
			if service.score < general.score {
				service.name *= general.score / max(service.score, 1e-9)
				service.score = general.score
			}
			general.score = min(general.score, service.score*behind)
			break
		}
	}
}

const (
	// factorAgain is what the score of a hit is multiplied by for each better hit of the same name, of at most maxAgain.
	factorAgain = 0.85
	maxAgain    = 4
)

// spread lets the further entities of one name follow others: a query that names no place is rarely about the same
// service of another town.
func spread(list []found, s *live.Snapshot) {
	seen := make(map[string]int, len(list))
	for i := range list {
		f := &list[i]
		name := finnish.Normalize(s.Table(indexed[f.kind]).At(f.ord).Name)
		f.again = math.Pow(factorAgain, float64(min(seen[name], maxAgain)))
		f.score *= f.again
		seen[name]++
	}
}
