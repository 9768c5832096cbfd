package search

import (
	"cmp"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/order"
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

// Places of kinds in indexed.
const (
	rankService      = 0
	rankChannel      = 1
	rankCollection   = 2
	rankOrganization = 3
	rankGeneral      = 4
)

// factorOf is what scores of a kind are multiplied by: general information follows the services themselves.
func factorOf(kind int8) float64 {
	switch kind {
	case rankGeneral:
		return factorGeneral
	case rankCollection, rankOrganization:
		return 0.95
	}
	return 1
}

// factorOfCoverage is what a score is multiplied by for the share of the query's words that a document has.
func factorOfCoverage(coverage float32) float64 {
	return shareOfWords + (1-shareOfWords)*float64(coverage)
}

// leastAsked is the least that the words of a document are divided by.
const leastAsked = 1e-6

// found is a document that answers a query. There are many: it is as small as a line of the processor's memory.
type found struct {
	score    float64
	document int32
	ord      uint32
	coverage float32
	// band is the class of comparable matches, the best first.
	band  int16
	kind  int8
	reach Reach
	// exact tells that its name is the query with the place that is read out of it, elsewhere that it is a place whose
	// address is in other municipalities than the one asked for.
	exact, elsewhere bool
	// name, again and near are factors of the score; near is 0 when not asked.
	name, again, near float64
	// distance is in metres, negative when it is not known.
	distance float64
}

// better puts better documents first, and equal ones in the order of kinds and of creation.
func better(a, b *found) int {
	switch {
	case a.score > b.score:
		return -1
	case a.score < b.score:
		return 1
	case a.kind != b.kind:
		return int(a.kind) - int(b.kind)
	}
	return cmp.Compare(a.ord, b.ord)
}

// rerank orders a list: the best by what their names add, too, the rest behind them by their scores alone. Only the
// first so many are in order when more are not wanted.
func (x *Index) rerank(list []found, s *live.Snapshot, r *nameRanker, near *live.Point, wanted int) {
	top := list[:min(len(list), nameRanked)]
	order.First(list, len(top), better)
	if wanted > len(top) {
		order.Sort(list[len(top):], better)
	}
	if r != nil {
		for i := range top {
			f := &top[i]
			f.name, f.exact = r.factor(int(f.kind), s.Table(indexed[f.kind]).At(f.ord))
			f.score *= f.name
		}
	}
	order.Sort(top, better)
	lead(top, s)
	order.Sort(top, better)
	x.spread(top, s)
	order.Sort(top, better)
	if r != nil && near == nil {
		nearerFirst(top)
		lead(top, s)
		order.Sort(top, better)
	}
}
