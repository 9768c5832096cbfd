package search

import (
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search/thesaurus"
)

// Bounds of the expansions of a word, the weightiest of which count: those in its language and those in others.
const (
	maxExpansions = 14
	maxForeign    = 6
	// leastHeavy is the weight of a synonym that is looked for even when the word itself finds enough.
	leastHeavy = 0.4
	// leastDivided is the weight of a synonym whose parts are looked for, too.
	leastDivided = 0.5
)

// expand adds what means the same.
func (a *asker) expand(q *question, chains [len(wordFields)][]finnish.Token, n int) {
	if a.thesaurus == nil || a.without&ComponentSynonyms != 0 {
		return
	}
	skip := make([]bool, n)
	copy(skip, q.placed)
	matches := a.thesaurus.Expand(thesaurus.Query{
		Finnish: chains[inFinnish][:n], Swedish: chains[inSwedish][:n], English: chains[inEnglish][:n],
		Language: q.language.language(), Skip: skip,
	})
	for _, m := range matches {
		own, foreign := maxExpansions, maxForeign
		for _, e := range m.Expansions {
			left := &own
			if e.Language != m.Language {
				left = &foreign
			}
			if *left == 0 {
				continue
			}
			*left--
			if e.Source == thesaurus.SourceNarrower && a.without&ComponentNarrower != 0 {
				continue
			}
			if e.Source == thesaurus.SourceTranslation && a.without&ComponentOtherLanguages != 0 {
				continue
			}
			of := q.expression(m.Words)
			for _, at := range m.Words {
				if g := q.group(at); g != nil {
					a.expansion(g, e, of)
				}
			}
		}
	}
}

// expansion adds another text for a word.
func (a *asker) expansion(g *group, e thesaurus.Expansion, of string) {
	f := fieldOf(string(e.Language))
	tokens := a.analyzer.AnalyzeIn(f.language(), e.Text)
	how := "synonym"
	if e.Source == thesaurus.SourceTranslation {
		how = "translation"
	}
	from := len(g.alternatives)
	a.phrase(g, f, tokens, weightMeans*float32(e.Weight), how, e.Text, e.Source)
	for i := from; i < len(g.alternatives); i++ {
		g.alternatives[i].of = of
		if g.alternatives[i].weight < leastHeavy {
			g.alternatives[i].light = true
		}
	}
}

// phrase adds a text of one or more words.
func (a *asker) phrase(g *group, f field, tokens []finnish.Token, weight float32, how, met, source string) {
	if len(tokens) == 1 {
		a.token(g, f, tokens[0], weight, how, met, source)
		return
	}
	var items []item
	for _, t := range tokens {
		if t.Stop {
			continue
		}
		var it item
		for _, form := range formsOf(f, t, a.analyzer) {
			if form.worth == 1 {
				it = append(it, lookup{f, form.word})
			}
		}
		items = append(items, it)
	}
	if len(items) == 0 {
		return
	}
	g.alternatives = append(g.alternatives, alternative{
		items: items, weight: weight, least: leastPhrase, power: powerPhrase, how: how, met: met, source: source,
	})
}
