package search

import (
	"math"

	"github.com/varanto/varanto/internal/finnish"
)

// ofPage is what speaks for the page's language before any word does, in natural logarithms of odds: people mostly type in
// the language that they read. Of the ontology's terms, 95 to 98 % are taken for what they are on a page of their language
// so, and half to nine tenths on another one.
const ofPage = 1.0

// guess tells in which language a query is: the page's, unless its words speak for another. Names of places are of none.
func (a *asker) guess(q *question, page field) field {
	if page == inOther {
		page = inFinnish
	}
	best, most := page, 0.0
	for _, l := range a.analyzer.GuessLanguageOf(func(give func(finnish.Token) bool) {
		for i, w := range q.words {
			if !q.placed[i] && !give(w[inFinnish]) {
				return
			}
		}
	}) {
		score := l.Score
		f := fieldOf(string(l.Language))
		if f == page {
			score *= math.Exp(ofPage)
		}
		if score > most {
			best, most = f, score
		}
	}
	return best
}
