package blevefi

import (
	"slices"

	"github.com/blevesearch/bleve/v2/analysis"

	"github.com/varanto/varanto/internal/finnish"
)

// chain is a Bleve analyzer: it analyses text and emits the chosen forms of
// each word at the word's position and offsets.
type chain struct {
	tokens func(text string) []finnish.Token
	forms  func(finnish.Token) []string
}

func newFinnish(a *finnish.Analyzer) analysis.Analyzer {
	return chain{tokens: a.Analyze, forms: finnishForms}
}

func newExact(a *finnish.Analyzer) analysis.Analyzer {
	return chain{tokens: words(a), forms: surface}
}

func newGram(a *finnish.Analyzer) analysis.Analyzer {
	return chain{tokens: words(a), forms: grams}
}

func newSwedish(a *finnish.Analyzer) analysis.Analyzer {
	return chain{tokens: in(a, finnish.Swedish), forms: basesAndParts}
}

func newEnglish(a *finnish.Analyzer) analysis.Analyzer {
	return chain{tokens: in(a, finnish.English), forms: basesAndParts}
}

func in(a *finnish.Analyzer, language finnish.Language) func(string) []finnish.Token {
	return func(text string) []finnish.Token { return a.AnalyzeIn(language, text) }
}

// words only cuts the text: no language has the empty code.
func words(a *finnish.Analyzer) func(string) []finnish.Token {
	return in(a, "")
}

// finnishForms adds to the bases and parts the surface of a word with a capital
// letter: the dictionary takes names for words ("Kelan" for a form of "kela", a
// reel), so the name is kept as it is as well.
func finnishForms(t finnish.Token) []string {
	forms := basesAndParts(t)
	if t.Capitalized && !slices.Contains(forms, t.Surface) {
		forms = append(forms, t.Surface)
	}
	return forms
}

func basesAndParts(t finnish.Token) []string {
	return slices.Concat(t.Bases, t.Parts)
}

// surface gives the word as written, cut to a sane length: without a language a
// word is its own base.
func surface(t finnish.Token) []string {
	return t.Bases
}

func grams(t finnish.Token) []string {
	return finnish.Grams(t.Surface)
}

// Analyze implements Bleve's Analyzer.
func (c chain) Analyze(input []byte) analysis.TokenStream {
	tokens := c.tokens(string(input))
	stream := make(analysis.TokenStream, 0, 4*len(tokens))
	for _, t := range tokens {
		for _, form := range c.forms(t) {
			stream = append(stream, &analysis.Token{
				Term:     []byte(form),
				Start:    t.Start,
				End:      t.End,
				Position: t.Position,
				Type:     tokenType(form),
			})
		}
	}
	return stream
}

// tokenType tells Bleve's kind of a term by its first sign.
func tokenType(form string) analysis.TokenType {
	if form != "" && '0' <= form[0] && form[0] <= '9' {
		return analysis.Numeric
	}
	return analysis.AlphaNumeric
}
