package thesaurus

import (
	"sync"

	"github.com/varanto/varanto/internal/finnish"
)

// The values of Expansion.Source.
const (
	SourceOwn         = "own"         // the lists of this package
	SourceOntology    = "ontology"    // another label of the same term
	SourceNarrower    = "narrower"    // a label of a narrower term
	SourceTranslation = "translation" // the name in another language
)

// Thesaurus finds the words that mean the same. It may be used by many
// goroutines at a time, and takes about 10 MB.
type Thesaurus struct {
	analyzer *finnish.Analyzer
	index    func() *index
}

// New makes a thesaurus whose words meet the words that the analyzer analyses.
// It is built when it is first asked, which takes under a second; Prepare does
// it earlier.
func New(a *finnish.Analyzer) *Thesaurus {
	return &Thesaurus{analyzer: a, index: sync.OnceValue(func() *index { return build(a) })}
}

// Prepare builds the thesaurus unless it is built.
func (t *Thesaurus) Prepare() { t.index() }

// Query is an analysed query. Any of the lists may be nil; those that are not
// have one token for each word of the same text.
type Query struct {
	// Finnish, Swedish and English are what finnish.Analyzer.AnalyzeIn makes of
	// the whole query, stop words too.
	Finnish, Swedish, English []finnish.Token
	// Language is the language that the query is thought to be in; words of the
	// others that Finnish knows too count less. Empty when nothing is known.
	Language finnish.Language
	// Skip marks the words that must not be expanded, such as those of a proper
	// name; nil for none. Names of people and places are left out anyway.
	Skip []bool
}

// Match is a stretch of a query with a meaning of its own.
type Match struct {
	// Words are the places of its words in the query, ascending, from 0. What
	// has one of the expansions counts as having all these words.
	Words []int
	// Language is the language in which the words were understood.
	Language finnish.Language
	// Need tells that the words are one of the needs of the lists ("lasta
	// kiusataan"): the words need not stand side by side, and the expansions
	// say what helps, better than the words themselves.
	Need bool
	// Expansions are never empty, weightiest first.
	Expansions []Expansion
}

// Expansion is a text to search beside words of a query.
type Expansion struct {
	// Text is one or more words as one writes them, never empty.
	Text     string
	Language finnish.Language
	// Source is one of the constants.
	Source string
	// Weight is between 0 and 1; 1 is as good as the word itself.
	Weight float64
}

// chain gives the tokens of a language.
func (q Query) chain(language finnish.Language) []finnish.Token {
	switch language {
	case finnish.Finnish:
		return q.Finnish
	case finnish.Swedish:
		return q.Swedish
	}
	return q.English
}

func languages() [3]finnish.Language {
	return [3]finnish.Language{finnish.Finnish, finnish.Swedish, finnish.English}
}
