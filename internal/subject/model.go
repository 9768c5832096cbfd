package subject

import (
	"cmp"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/finnish"
)

// Model suggests subjects. It never changes and may be used by many goroutines at a time.
type Model struct {
	analyzer                *finnish.Analyzer
	ontology                *ontology
	classes                 *classList
	chains                  map[string]*chain
	titles                  []string // of the examples
	termForest, classForest *forest  // nil when there was too little to learn from
}

// weigh scores the candidates and sorts them, best first.
func (s *side) weigh(f *forest, candidates []*candidate) {
	for _, c := range candidates {
		if f != nil {
			c.score = f.score(c.row[:])
		} else {
			c.score = c.plainScore()
		}
	}
	slices.SortFunc(candidates, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.target, b.target))
	})
}

// plainScore weighs a candidate by hand, where there is too little to learn from. It is on the scale of the trees.
func (c *candidate) plainScore() float64 {
	r := &c.row
	sum := -4.0 + 1.5*float64(r[fTitleCoverage]) + 1.5*float64(r[fLeadCoverage]) + 0.5*float64(r[fPreferred]) +
		1.5*float64(r[fInTitle]) + float64(r[fInSummary]) + float64(r[fTitleShare]) + 0.3*float64(min(r[fExact], 5)) +
		6*float64(r[fRidge]) - 0.5*float64(r[fAmbiguity])
	return sum
}

func (m *Model) language(t Text) string {
	if slices.Contains(languages, t.Language) {
		return t.Language
	}
	sample := cut(strings.Join([]string{t.Title, t.Summary, t.Body}, " "), maxSummary)
	return string(m.analyzer.GuessLanguage(sample)[0].Language)
}

// rankTerms returns all candidate terms of a text, best first.
func (m *Model) rankTerms(t Text) []*candidate {
	c := m.chains[m.language(t)]
	d := c.analyse(m.analyzer, t, false)
	if d.words == 0 {
		return nil
	}
	found := c.terms.candidates(m.ontology, c.terms.meet(d))
	c.terms.weigh(m.termForest, found)
	return found
}
