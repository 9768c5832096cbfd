package thesaurus

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
)

// index is a thesaurus that is built. It is never changed.
type index struct {
	trie    *trie
	needs   needs
	terms   []*codes.Term
	classes []*codes.Class
	groups  []group
	own     []ownWord
}

// ownWord is one word of one group.
type ownWord struct {
	group, at int32
	left      bool
}

// build files all labels.
func build(a *finnish.Analyzer) *index {
	x := &index{trie: newTrie(), terms: codes.Ontology().All()}
	x.groups = ownLists()
	x.addTerms(a)
	x.addClasses(a, codes.ServiceClasses(), codes.TargetGroups(), codes.LifeEvents())
	for i, g := range x.groups {
		x.addGroup(a, int32(i), g)
	}
	x.needs.file()
	return x
}

func (x *index) addTerms(a *finnish.Analyzer) {
	for i, term := range x.terms {
		for _, language := range languages() {
			lang := string(language)
			x.file(a, language, term.In(lang), ref{refTerm, int32(i)})
			for _, text := range slices.Concat(term.Alternative.In(lang), term.Hidden.In(lang)) {
				x.file(a, language, text, ref{refOther, int32(i)})
			}
		}
	}
}

func (x *index) addClasses(a *finnish.Analyzer, lists ...*codes.Classification) {
	for _, list := range lists {
		for _, class := range list.All() {
			at := int32(len(x.classes))
			x.classes = append(x.classes, class)
			for _, language := range languages() {
				x.file(a, language, class.In(string(language)), ref{refClass, at})
			}
		}
	}
}

// file analyses a label and files it.
func (x *index) file(a *finnish.Analyzer, language finnish.Language, text string, r ref) {
	x.trie.add(language, a.AnalyzeIn(language, plain(text)), r)
}

// addGroup files the words of a group: all words of equals, those on the right
// only where they lead to the left.
func (x *index) addGroup(a *finnish.Analyzer, number int32, g group) {
	if g.relation == same {
		for i := range g.left {
			x.addWord(a, g, ownWord{number, int32(i), true})
		}
	}
	for i := range g.right {
		x.addWord(a, g, ownWord{number, int32(i), false})
	}
}

func (x *index) addWord(a *finnish.Analyzer, g group, w ownWord) {
	l := g.label(w)
	tokens := a.AnalyzeIn(l.language, l.text)
	at := len(x.own)
	x.own = append(x.own, w)
	if g.relation == needFor && len(tokens) > 1 {
		x.needs.add(l.language, tokens, at)
		return
	}
	x.trie.add(l.language, tokens, ref{refWord, int32(at)})
}

func (g group) label(w ownWord) label {
	if w.left {
		return g.left[w.at]
	}
	return g.right[w.at]
}

// plain takes the bracket off a label that says which of two meanings is meant:
// "kurssit (opetus)".
func plain(text string) string {
	if at := strings.Index(text, " ("); at > 0 {
		return text[:at]
	}
	return text
}
