package subject

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
)

// classSaying is the class that has a label of the term as its name in some language, or in that language another form
// of its name; nil when there is none.
func (m *Model) classSaying(t *codes.Term, classes []*codes.Class, language string) *codes.Class {
	if c := classNamed(t, classes); c != nil || len(classes) == 0 {
		return c
	}
	words := basesOf(m.analyzer, t.Names.In(language), language)
	for _, c := range classes {
		if sameWords(words, m.classes.words[classWords{c.URI, language}]) {
			return c
		}
	}
	return nil
}

// classNamed is the class that has a label of the term as its name in some language; nil when there is none.
func classNamed(t *codes.Term, classes []*codes.Class) *codes.Class {
	for _, c := range classes {
		for _, language := range languages {
			name := plainLabel(c.Names.In(language))
			if name == "" {
				continue
			}
			if plainLabel(t.Names.In(language)) == name {
				return c
			}
			for _, s := range t.Alternative.In(language) {
				if plainLabel(s) == name {
					return c
				}
			}
		}
	}
	return nil
}

// basesOf are the base forms of each word of a label, without its qualifier; nil for a label without words.
func basesOf(a *finnish.Analyzer, label, language string) [][]string {
	var words [][]string
	for _, t := range a.AnalyzeIn(finnish.Language(language), withoutQualifier(label)) {
		words = append(words, t.Bases)
	}
	return words
}

// sameWords tells that two labels have the same words in their order, in whatever forms.
func sameWords(one, other [][]string) bool {
	if len(one) != len(other) || len(one) == 0 {
		return false
	}
	for i := range one {
		if !slices.ContainsFunc(one[i], func(base string) bool { return slices.Contains(other[i], base) }) {
			return false
		}
	}
	return true
}

func plainLabel(s string) string {
	return strings.TrimSpace(finnish.Normalize(withoutQualifier(s)))
}
