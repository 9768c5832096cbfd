package search

import (
	"slices"
	"strings"
)

// note keeps which words were typed otherwise. Corrections are in the order of the words.
func (q *question) note(corrections []Correction) {
	q.corrected = map[int]string{}
	at := 0
	for _, c := range corrections {
		to := strings.Fields(c.To)
		from := q.run(to, at)
		if from < 0 {
			continue
		}
		at = from + len(to)
		for i := from; i < at; i++ {
			q.corrected[i] = c.From
		}
	}
}

// run is where some words stand one after the other, at a place or behind it; -1 when they do not.
func (q *question) run(words []string, at int) int {
	for ; at+len(words) <= len(q.words); at++ {
		if slices.Equal(words, strings.Fields(q.surfaces(at, at+len(words)-1))) {
			return at
		}
	}
	return -1
}

// explain tells how the text was understood.
func (q *question) explain() *Analysis {
	a := &Analysis{}
	for i, w := range q.words {
		t := w[inFinnish]
		best := q.language
		if best != inOther {
			t = w[best]
		}
		word := WordAnalysis{Surface: t.Surface, Stop: q.stop[i], Language: best.name(), Bases: t.Bases, Parts: t.Parts}
		if from := q.corrected[i]; from != "" {
			word.Surface, word.Corrected = from, t.Surface
		}
		if g := q.group(i); g != nil {
			word.Synonyms = g.synonyms()
		}
		a.Words = append(a.Words, word)
	}
	return a
}

func (g *group) synonyms() []Synonym {
	var list []Synonym
	for _, a := range g.alternatives {
		if a.source == "" || slices.ContainsFunc(list, func(s Synonym) bool { return s.Text == a.met }) {
			continue
		}
		list = append(list, Synonym{Text: a.met, Source: a.source, Weight: float64(a.weight)})
	}
	return list
}

// parts are what the score of a hit is made of: the words, and the factors that it was multiplied by.
func (f found) parts(s *scorer, q *question) []ScorePart {
	var list []ScorePart
	for n, g := range q.groups {
		if n < len(s.rarity) && s.mask[f.document]&(1<<min(n, 31)) != 0 {
			list = append(list, ScorePart{Name: "rarity of " + g.surface, Value: float64(s.rarity[n])})
		}
	}
	list = append(list,
		ScorePart{"words", f.words}, ScorePart{"coverage", float64(f.coverage)}, ScorePart{"kind", factorOf(f.kind)},
		ScorePart{"name", f.name}, ScorePart{"again", f.again})
	if f.reach != ReachUnasked {
		list = append(list, ScorePart{"reach", f.reach.factor()})
	}
	if f.near != 0 {
		list = append(list, ScorePart{"near", f.near})
	}
	return list
}
