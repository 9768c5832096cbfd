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
	examples                []Example
	trainedWith             string  // see makings
	termForest, classForest *forest // nil when there was too little to learn from
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

// ranked is a text with its candidates of one side, best first.
type ranked struct {
	side       *side
	evidence   *evidence
	candidates []*candidate
}

// rank weighs all candidate terms and classes of a text; it is empty for a text without words.
func (m *Model) rank(t Text) (terms, classes ranked) {
	c := m.chains[m.language(t)]
	d := c.analyse(m.analyzer, t, false)
	if d.words == 0 {
		return ranked{}, ranked{}
	}
	terms = ranked{side: c.terms, evidence: c.terms.meet(d)}
	terms.candidates = c.terms.candidates(m.ontology, terms.evidence)
	c.terms.weigh(m.termForest, terms.candidates)
	classes = ranked{side: c.classes, evidence: c.classes.meet(d)}
	classes.candidates = c.classes.candidates(nil, classes.evidence)
	c.classes.weigh(m.classForest, classes.candidates)
	return terms, classes
}
