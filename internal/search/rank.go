package search

import (
	"cmp"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
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

// factorOfCoverage is what a score is multiplied by for the share of the query's words that a document has.
func factorOfCoverage(coverage float32) float64 {
	return shareOfWords + (1-shareOfWords)*float64(coverage)
}

// leastAsked is the least that the words of a document are divided by.
const leastAsked = 1e-6

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
	// exact tells that its name is the query with the place that is read out of it. band is the class of comparable matches, the best first.
	exact bool
	band  int
	// elsewhere tells of a place whose address is in other municipalities than the one asked for.
	elsewhere bool
	// distance is in metres, negative when it is not known.
	distance float64
}

// better puts better documents first, and equal ones in the order of kinds and of creation.
func better(a, b found) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.kind, b.kind), cmp.Compare(a.ord, b.ord))
}

// rerank orders a list: the best by what their names add, too, the rest behind them by their scores alone. Only the
// first so many are in order when more are not wanted.
func (x *Index) rerank(list []found, s *live.Snapshot, r *nameRanker, near *live.Point, wanted int) {
	top := list[:min(len(list), nameRanked)]
	order.First(list, len(top), better)
	if wanted > len(top) {
		slices.SortFunc(list[len(top):], better)
	}
	if r != nil {
		for i := range top {
			f := &top[i]
			f.name, f.exact = r.factor(s.Table(indexed[f.kind]).At(f.ord))
			f.score *= f.name
		}
	}
	slices.SortFunc(top, better)
	lead(top, s)
	slices.SortFunc(top, better)
	x.spread(top, s)
	slices.SortFunc(top, better)
	if r != nil && near == nil {
		nearerFirst(top)
		lead(top, s)
		slices.SortFunc(top, better)
	}
}
