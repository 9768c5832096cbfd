package search

import (
	"math"
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
		word := WordAnalysis{Surface: t.Surface, Stop: q.stop[i], Language: best.name(), Bases: t.Bases}
		if t.Splits != nil { // else they are pieces or roots
			word.Parts = t.Parts
		}
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

// parts are what the score of a hit is made of: what each word adds, their sum, and the factors that it was multiplied by.
func (f found) parts(s *scorer, q *question) []ScorePart {
	var list []ScorePart
	for n, gave := range s.gave {
		if gave[f.document] > 0 {
			list = append(list, ScorePart{"word " + q.groups[n].surface, float64(gave[f.document] / max(s.asked, leastAsked))})
		}
	}
	product := s.ofWords(f.document)
	list = append(list, ScorePart{"words", product})
	factor := func(name string, value float64) {
		list = append(list, ScorePart{name, value})
		product *= value
	}
	factor("coverage", factorOfCoverage(f.coverage))
	factor("kind", factorOf(f.kind))
	if f.reach != ReachUnasked {
		factor("reach", f.reach.factor())
	}
	if f.near != 0 {
		factor("near", f.near)
	}
	factor("name", f.name)
	factor("again", f.again)
	if order := f.score / product; math.Abs(order-1) > 1e-9 && !math.IsInf(order, 0) && !math.IsNaN(order) {
		factor("order", order)
	}
	return list
}
