package thesaurus

import (
	"cmp"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
)

// The weights of expansions. Those of the ontology are the ones that measurements
// with subject headings bore out; they depend little on the exact figure.
const (
	weightSame     = 1.0 // the word that services use for it
	weightBeside   = 0.7 // what services call it too, or something close
	weightEveryday = 0.5 // what people call it
	weightSibling  = 0.3 // what else people call it
	weightNeed     = 0.9
	weightBroader  = 0.7 // the wider thing that the word belongs to
	weightLabel    = 0.8
	weightNarrower = 0.4
	weightForeign  = 0.8 // the preferred label in another language
	weightForeign2 = 0.5 // its other labels
	weightClass    = 0.6
	factorFalse    = 0.3 // a word of another language that Finnish has too
	factorPart     = 0.5 // what only the first part of a compound means
	// factorOwnTerm is for everyday words that the ontology has as things of
	// their own: "uinti" is done at an "uimahalli", but means more.
	factorOwnTerm   = 0.6
	maxExpansions   = 24
	maxNarrower     = 8
	shortestPart    = 5 // letters of the first part of a compound
	shortestRemnant = 3 // letters of the rest
	longestCompound = 40
)

// Expand gives the matches of a query: the longest labels that begin at each
// word in each language, and the needs. It is nil when there are none. It takes
// some microseconds a word.
func (t *Thesaurus) Expand(q Query) []Match {
	x := t.index()
	var matches []Match
	for _, language := range languages() {
		tokens := q.chain(language)
		w := walker{trie: x.trie, language: language, tokens: tokens, skip: q.Skip}
		for _, n := range x.needs.find(language, tokens, w.leavesOut) {
			e := collector{language: language, factor: 1, own: spanForms(tokens, n.words)}
			x.expandWord(&e, n.at)
			matches = e.match(matches, n.words, true)
		}
		for from := 0; from < len(tokens); {
			n := w.longest(from)
			if n == 0 {
				if language == finnish.Finnish || !q.knownInFinnish(from) {
					matches = x.expandPart(t.analyzer, &w, from, matches)
				}
				from++
				continue
			}
			e := collector{language: language, factor: q.factor(language, from, n)}
			e.own = forms(tokens[from : from+n])
			if w.joined {
				e.add(joinSurfaces(tokens[from:from+n]), language, SourceOwn, weightSame)
			}
			e.isTerm = x.haveTerm(w.ends)
			for _, end := range w.ends {
				for _, r := range x.trie.ends[end] {
					x.expand(&e, r)
				}
			}
			matches = e.match(matches, span(from, n), false)
			from += n
		}
	}
	return matches
}

// haveTerm tells that the preferred label of a term of the ontology ends at one
// of the nodes.
func (x *index) haveTerm(ends []uint32) bool {
	for _, end := range ends {
		for _, r := range x.trie.ends[end] {
			if r.kind == refTerm {
				return true
			}
		}
	}
	return false
}

// factor weighs a stretch less when it is read in another language than the
// query's and Finnish has all its words too ("hall", "pass").
func (q Query) factor(language finnish.Language, from, n int) float64 {
	if language == finnish.Finnish || language == q.Language || len(q.Finnish) < from+n {
		return 1
	}
	for at := from; at < from+n; at++ {
		if !q.knownInFinnish(at) {
			return 1
		}
	}
	return factorFalse
}

// knownInFinnish tells that the dictionary of Finnish has a word of the query.
func (q Query) knownInFinnish(at int) bool { return at < len(q.Finnish) && q.Finnish[at].Known }

// expandPart looks for the longest first part of a compound that the own lists
// have: "hammaslääkäriaika" is about "hammaslääkäri", "dagisplats" about
// "dagis".
func (x *index) expandPart(a *finnish.Analyzer, w *walker, at int, matches []Match) []Match {
	t := w.tokens[at]
	if w.language == finnish.English || w.language == finnish.Finnish && len(t.Splits) == 0 || w.leavesOut(at) {
		return matches
	}
	letters := []rune(t.Surface)
	if len(letters) > longestCompound {
		return matches
	}
	for n := len(letters) - shortestRemnant; n >= shortestPart; n-- {
		node, ok := x.firstPart(a, w.language, string(letters[:n]), string(letters[n:]))
		if !ok {
			continue
		}
		e := collector{language: w.language, factor: factorPart, own: t.Parts}
		for _, r := range x.trie.ends[node] {
			if r.kind == refWord {
				x.expand(&e, r)
			}
		}
		if len(e.list) > 0 {
			return e.match(matches, []int{at}, false)
		}
	}
	return matches
}

// firstPart gives the node of the first part of a compound if the rest is a
// word too. Finnish parts stand as they are; Swedish ones may have an s or less
// of their ending ("tandläkartid").
func (x *index) firstPart(a *finnish.Analyzer, language finnish.Language, front, rest string) (uint32, bool) {
	key := front
	if language == finnish.Swedish {
		key = stemmed(a, language, front)
	}
	word, ok := x.trie.words[wordKey(language, key)]
	if !ok {
		return 0, false
	}
	node, ok := x.trie.next[uint64(word)]
	if !ok {
		return 0, false
	}
	if language == finnish.Swedish {
		_, ok = x.trie.words[wordKey(language, stemmed(a, language, rest))]
		return node, ok
	}
	tokens := a.Analyze(rest)
	return node, len(tokens) == 1 && tokens[0].Known
}

// stemmed gives the base of one word of a language, empty for anything else.
func stemmed(a *finnish.Analyzer, language finnish.Language, word string) string {
	tokens := a.AnalyzeIn(language, word)
	if len(tokens) != 1 {
		return ""
	}
	return tokens[0].Bases[0]
}

func (x *index) expand(e *collector, r ref) {
	switch r.kind {
	case refTerm, refOther:
		x.expandTerm(e, x.terms[r.at])
	case refClass:
		for language, name := range x.classes[r.at].All() {
			e.addForeign(name, finnish.Language(language), weightClass)
		}
	case refWord:
		x.expandWord(e, r.at)
	}
}

// expandTerm adds the labels of a term in the language of the match, then its
// names in other languages, then its narrower terms.
func (x *index) expandTerm(e *collector, term *codes.Term) {
	for _, language := range languages() {
		lang := string(language)
		first, others, source := weightLabel, weightLabel, SourceOntology
		if language != e.language {
			first, others, source = weightForeign, weightForeign2, SourceTranslation
		}
		e.add(plain(term.In(lang)), language, source, first)
		for _, text := range term.Alternative.In(lang) {
			e.add(plain(text), language, source, others)
		}
	}
	narrower := codes.Ontology().Terms(term.Narrower)
	for _, n := range narrower[:min(len(narrower), maxNarrower)] {
		e.add(plain(n.In(string(e.language))), e.language, SourceNarrower, weightNarrower)
	}
}

// expandWord adds the other words of a group.
func (x *index) expandWord(e *collector, at int32) {
	w := x.own[at]
	g := x.groups[w.group]
	toLeft, toRight := weightSame, weightSibling
	switch {
	case g.relation == needFor:
		toLeft, toRight = weightNeed, 0
	case g.relation == narrow:
		toLeft, toRight = weightBroader, 0
	case w.left:
		toLeft, toRight = weightBeside, weightEveryday
	case e.isTerm:
		toLeft, toRight = weightSame*factorOwnTerm, weightSibling*factorOwnTerm
	}
	for _, l := range g.left {
		e.addOwn(l, toLeft)
	}
	if toRight > 0 {
		for _, l := range g.right {
			e.addOwn(l, toRight)
		}
	}
}

// collector gathers the expansions of one match.
type collector struct {
	language finnish.Language
	factor   float64
	own      []string // forms of the matched words, which need no expansion
	isTerm   bool     // the ontology has the matched words as a term
	list     []Expansion
}

func (e *collector) addOwn(l label, weight float64) {
	source := SourceOwn
	if l.language != e.language {
		source = SourceTranslation
	}
	e.add(l.text, l.language, source, weight)
}

func (e *collector) addForeign(text string, language finnish.Language, weight float64) {
	if language != e.language && (language == finnish.Finnish || language == finnish.Swedish || language == finnish.English) {
		e.add(text, language, SourceTranslation, weight)
	}
}

// add keeps an expansion unless it is what was typed; of two equal ones the
// weightier is kept.
func (e *collector) add(text string, language finnish.Language, source string, weight float64) {
	if text == "" || language == e.language && e.isOwn(finnish.Normalize(text)) {
		return
	}
	weight *= e.factor
	for i, have := range e.list {
		if strings.EqualFold(have.Text, text) && have.Language == language {
			if have.Weight < weight {
				e.list[i].Weight, e.list[i].Source = weight, source
			}
			return
		}
	}
	e.list = append(e.list, Expansion{Text: text, Language: language, Source: source, Weight: weight})
}

// isOwn tells that a text is what was typed, or its plural.
func (e *collector) isOwn(text string) bool {
	for _, form := range e.own {
		if text == form || text == form+"t" || text == form+"s" {
			return true
		}
	}
	return false
}

// match adds what was gathered to the matches, unless that is nothing.
func (e *collector) match(matches []Match, words []int, isNeed bool) []Match {
	if len(e.list) == 0 {
		return matches
	}
	slices.SortStableFunc(e.list, func(a, b Expansion) int { return cmp.Compare(b.Weight, a.Weight) })
	list := e.list[:min(len(e.list), maxExpansions)]
	return append(matches, Match{Words: words, Language: e.language, Need: isNeed, Expansions: list})
}

// forms gives the forms of a match that an expansion would only repeat.
func forms(tokens []finnish.Token) []string {
	if len(tokens) == 1 {
		return append([]string{tokens[0].Surface}, tokens[0].Bases...)
	}
	text := ""
	for i, t := range tokens {
		if i > 0 {
			text += " "
		}
		text += t.Surface
	}
	return []string{text}
}

// spanForms gives the forms of words that stand side by side, nil for others.
func spanForms(tokens []finnish.Token, words []int) []string {
	first, last := words[0], words[len(words)-1]
	if last-first+1 != len(words) {
		return nil
	}
	return forms(tokens[first : last+1])
}

func joinSurfaces(tokens []finnish.Token) string {
	text := ""
	for _, t := range tokens {
		text += t.Surface
	}
	return text
}

func span(from, n int) []int {
	words := make([]int, n)
	for i := range words {
		words[i] = from + i
	}
	return words
}
