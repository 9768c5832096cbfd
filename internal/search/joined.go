package search

import (
	"strings"

	"github.com/varanto/varanto/internal/search/spell"
)

// join adds words that are written as one ("hammas lääkäri"), and compounds of the index that they make with a joint
// between them ("koulu terveys hoitaja", "kouluterveydenhoitaja").
func (a *asker) join(q *question) {
	if a.without&ComponentSplits != 0 {
		return
	}
	words := make([]string, len(q.words))
	for i := range words {
		if g := q.group(i); g != nil && !g.extra {
			words[i] = g.surface
		}
	}
	for i := 0; i+1 < len(words); i++ {
		if words[i] != "" && words[i+1] != "" {
			a.joinAs(q, i, i+2, words[i]+words[i+1])
		}
	}
	if a.compounds == nil || q.language != inFinnish {
		return
	}
	for _, c := range a.compounds(words) {
		if c.Text != strings.Join(words[c.From:c.To], "") || c.To-c.From > 2 {
			a.joinAs(q, c.From, c.To, c.Text)
		}
	}
}

// leastJoined is how many bytes two words have that are looked for as one.
const leastJoined = 6

// joinAs adds a word that some neighbouring ones make.
func (a *asker) joinAs(q *question, from, to int, text string) {
	if strings.ContainsAny(text, "-'") || len(text) < leastJoined {
		return
	}
	tokens := a.analyzer.AnalyzeIn(q.language.language(), text)
	if len(tokens) != 1 {
		return
	}
	var it item
	for _, base := range tokens[0].Bases {
		it = append(it, lookup{q.language, base})
	}
	of := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		of = append(of, i)
	}
	for _, i := range of {
		g := q.group(i)
		g.alternatives = append(g.alternatives, alternative{
			items: []item{it}, weight: weightJoined, how: "form", met: text, of: q.expression(of),
		})
	}
}

// compoundsOf finds the compounds of the index that words make; nil as long as its words are not learnt.
func (x *Index) compoundsOf(words []string) []spell.Correction {
	if m := x.mender.Load(); m != nil {
		return m.checker.Compounds(words)
	}
	return nil
}
