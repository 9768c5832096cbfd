package search

import "github.com/varanto/varanto/internal/finnish"

// word is one word of a query, analysed in every chain; the tokens are in the order of chains().
type word []finnish.Token

// question is an analysed query.
type question struct {
	// words carry meaning and must be found; all of them when there are only stop words.
	words []word
	// surfaces are all words as typed, stop words too.
	surfaces []string
	// page is the place of the page's language in chains().
	page int
}

// newQuestion analyses the text of a query whose page is in that language.
func newQuestion(a *finnish.Analyzer, text, language string) question {
	var q question
	var analyses [][]finnish.Token
	for i, c := range chains() {
		analyses = append(analyses, a.AnalyzeIn(c.language, text))
		if c.name == language {
			q.page = i
		}
	}
	var all []word
	// Every chain cuts the text in the same way, so that the words meet at the same place.
	for i := range min(len(analyses[0]), maxWords) {
		w := make(word, len(analyses))
		for c := range analyses {
			w[c] = analyses[c][i]
		}
		all = append(all, w)
		q.surfaces = append(q.surfaces, w[0].Surface)
		if !w.isStop(q.page) {
			q.words = append(q.words, w)
		}
	}
	if len(q.words) == 0 {
		q.words = all
	}
	return q
}

// isStop tells that a word carries no meaning: in the page's language, or in another one unless Finnish knows it as a
// word ("man" is one in Swedish, "kuten" in no other language).
func (w word) isStop(page int) bool {
	if w[page].Stop {
		return true
	}
	if w[0].Known {
		return false
	}
	for _, t := range w {
		if t.Stop {
			return true
		}
	}
	return false
}

// few is how many of n words an answer must have where too few have the needed ones.
func few(n int) int { return max(1, n*3/10) }

// needed is how many of n words an answer must have: all of one or two, three quarters of more.
func needed(n int) int {
	if n <= 2 {
		return n
	}
	return n * 3 / 4
}
