package search

import (
	"strings"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search/spell"
	"github.com/varanto/varanto/internal/search/thesaurus"
)

// What alternatives count for beside the word itself.
const (
	weightSplit     = 0.7  // all parts of a compound
	weightRoots     = 0.5  // the root of a derivation
	weightGrams     = 0.6  // all 4-grams of a word
	weightGramsOnly = 0.9  // the same where there is no dictionary
	weightMeans     = 0.75 // a word that means the same
	weightOther     = 0.7  // a word of another language than the page's
	weightJoined    = 0.9  // a word and the next one written as one
	weightPlace     = 0.3  // a word that is taken as a place
	weightVerb      = 0.7  // verbs say less than nouns
	leastSplit      = 0.45 // share of a compound's parts
	leastGrams      = 0.45 // share of a word's 4-grams
	powerSplit      = 2    // one generic part says less than any synonym
	powerGrams      = 2
	powerPhrase     = 1.5
	leastPhrase     = 0.6
	weightWeak      = 0.25 // words of a need that say little
	manyGramWords   = 8    // words beyond which 4-grams are left out
)

// question is an analysed query.
type question struct {
	// words are all words as typed, in every language; their order is that of languages().
	words [][len(wordFields)]finnish.Token
	// groups are what is looked for.
	groups []group
	// place is read out of the text; nil when there is none.
	place *Place
	// stop marks the words that are left out as such without meaning, placed those of the place.
	stop, placed []bool
	// language is what the text seems to be in.
	language field
	// meant is what words of fields stand for.
	meant map[lookup][]meaning
	// marks are those of what is meant, and hashes its hashes, sorted.
	marks  marks
	hashes []uint32
	// fields are those with words of the query, a bit each.
	fields uint8
	// corrected are the words that were typed otherwise, by their places.
	corrected map[int]string
}

var wordFields = languages()

// asker makes questions of texts.
type asker struct {
	analyzer  *finnish.Analyzer
	thesaurus *thesaurus.Thesaurus
	places    *gazetteer
	// compounds finds the compounds that words make; nil when there are none to find.
	compounds func(words []string) []spell.Correction
	without   Components
}

// ask analyses a text for a page in a language.
func (a *asker) ask(text string, page field, places bool) *question {
	q := &question{language: page}
	var chains [len(wordFields)][]finnish.Token
	for i, f := range wordFields {
		chains[i] = a.analyzer.AnalyzeIn(f.language(), text)
	}
	n := min(len(chains[0]), maxWords)
	for i := range n {
		var w [len(wordFields)]finnish.Token
		for c := range chains {
			w[c] = chains[c][i]
		}
		q.words = append(q.words, w)
	}
	q.stop, q.placed = make([]bool, n), make([]bool, n)
	if places && a.without&ComponentPlace == 0 {
		q.place = a.places.find(q)
	}
	q.language = a.guess(q, page)
	meaning := 0
	for i := range q.words {
		q.stop[i] = isStop(q.words[i], q.language)
		if !q.stop[i] && !q.placed[i] {
			meaning++
		}
	}
	if meaning == 0 && q.place == nil {
		clear(q.stop) // a query of stop words asks for those words
	}
	for i := range q.words {
		if q.stop[i] {
			continue
		}
		g := group{surface: q.words[i][0].Surface, word: i, weight: a.importance(q, i)}
		if q.placed[i] && meaning > 0 {
			g.extra, g.weight = true, weightPlace
		}
		a.forms(q, i, &g)
		q.groups = append(q.groups, g)
	}
	a.expand(q, chains, n)
	a.join(q)
	for i := range q.groups {
		if a.without&ComponentGrams == 0 && len(q.groups) <= manyGramWords {
			a.grams(q, &q.groups[i])
		}
	}
	q.gather()
	return q
}

// longStop is how many letters a word has that is left out only in its own language where Finnish knows it, too.
const longStop = 4

// isStop tells that a word carries no meaning: in the query's language, or in another one. Longer ones that Finnish has
// as words are only weak then.
func isStop(w [len(wordFields)]finnish.Token, language field) bool {
	if w[language].Stop {
		return true
	}
	if w[inFinnish].Known && utf8.RuneCountInString(w[inFinnish].Surface) >= longStop {
		return false
	}
	return isStopAnywhere(w)
}

// isStopAnywhere tells that some language has a word as a stop word.
func isStopAnywhere(w [len(wordFields)]finnish.Token) bool {
	for _, t := range w {
		if t.Stop {
			return true
		}
	}
	return false
}

// importance is what a word says of the need, 1 for most.
func (a *asker) importance(q *question, i int) float32 {
	if a.without&ComponentWeakWords != 0 {
		return 1
	}
	w := q.words[i]
	if isWeak(w, q.language) || len(q.words) > 1 && isStopAnywhere(w) {
		return weightWeak
	}
	if onlyClasses(w[inFinnish], "teonsana", "seikkasana") {
		return weightVerb
	}
	return 1
}

// onlyClasses tells that all readings of a word are of these classes.
func onlyClasses(t finnish.Token, classes ...string) bool {
	if len(t.Classes) == 0 {
		return false
	}
	for _, c := range t.Classes {
		known := false
		for _, want := range classes {
			known = known || c == want
		}
		if !known {
			return false
		}
	}
	return true
}

// forms adds the alternatives that are forms of the word itself.
func (a *asker) forms(q *question, i int, g *group) {
	w := q.words[i]
	for _, f := range wordFields {
		weight := float32(1)
		how := "form"
		if f != q.language && f != inOther {
			if a.without&ComponentOtherLanguages != 0 {
				continue
			}
			weight = weightOther
		}
		a.token(g, f, w[f], weight, how, "", "")
	}
}

// token adds the alternatives of one analysed word.
func (a *asker) token(g *group, f field, t finnish.Token, weight float32, how, met, source string) {
	var it item
	for _, form := range formsOf(f, t, a.analyzer) {
		if form.worth == 1 {
			it = append(it, lookup{f, form.word})
		}
	}
	g.alternatives = append(g.alternatives, alternative{items: []item{it}, weight: weight, how: how, met: met, source: source})
	if f == inSwedish || f == inFinnish && a.analyzer.Name() != finnish.NameVoikko || a.without&ComponentSplits != 0 ||
		source != "" && weight < leastDivided {
		return
	}
	for _, split := range t.Splits {
		g.alternatives = append(g.alternatives, alternative{
			items: itemsOf(f, split), weight: weight * weightSplit, least: leastSplit, power: powerSplit,
			how: orHow(how, "part"), met: met, source: source, light: true, part: true,
		})
	}
	if len(t.Splits) == 0 && len(t.Parts) > 0 {
		var it item
		for _, part := range t.Parts {
			it = append(it, lookup{f, part})
		}
		g.alternatives = append(g.alternatives, alternative{
			items: []item{it}, weight: weight * weightRoots, how: orHow(how, "part"), met: met, source: source, part: true,
		})
	}
}

// orHow names a part of the word itself, and keeps the name of anything else.
func orHow(how, part string) string {
	if how == "form" {
		return part
	}
	return how
}

func itemsOf(f field, words []string) []item {
	items := make([]item, len(words))
	for i, word := range words {
		items[i] = item{{f, word}}
	}
	return items
}

// grams adds the pieces of the word.
func (a *asker) grams(q *question, g *group) {
	pieces := finnish.Grams(g.surface)
	if len(pieces) < 2 {
		return
	}
	weight := float32(weightGrams)
	if a.analyzer.Name() != finnish.NameVoikko {
		weight = weightGramsOnly
	}
	g.alternatives = append(g.alternatives, alternative{
		items: itemsOf(inGrams, pieces), weight: weight, least: leastGrams, power: powerGrams, how: "pieces", light: true,
	})
}

// expression is the text of several words; empty for a single one.
func (q *question) expression(words []int) string {
	if len(words) < 2 {
		return ""
	}
	texts := make([]string, len(words))
	for i, at := range words {
		texts[i] = q.words[at][0].Surface
	}
	return strings.Join(texts, " ")
}

// group is the group of a word; nil when the word is left out.
func (q *question) group(word int) *group {
	for i := range q.groups {
		if q.groups[i].word == word {
			return &q.groups[i]
		}
	}
	return nil
}
