package thesaurus

import (
	"slices"

	"github.com/varanto/varanto/internal/finnish"
)

// walker looks for the longest label that begins at a word of a query.
type walker struct {
	trie     *trie
	language finnish.Language
	tokens   []finnish.Token
	skip     []bool

	words  int      // words of the longest label so far
	exact  bool     // it was reached by the words as typed
	joined bool     // it was reached by joining words
	ends   []uint32 // the nodes where it ends
}

// longest gives the number of words of the longest label that begins at a word,
// 0 when there is none, and leaves where it ends in the walker.
func (w *walker) longest(from int) int {
	w.words, w.exact, w.joined, w.ends = 0, false, false, w.ends[:0]
	w.walk(0, from, from, true, false)
	return w.words
}

// maxJoined bounds the words that are read as one compound written apart.
const maxJoined = 3

func (w *walker) walk(node uint32, from, at int, exact, joined bool) {
	if at > from {
		w.note(node, at-from, exact, joined)
	}
	if at >= len(w.tokens) || at-from >= maxLabelWords || w.leavesOut(at) {
		return
	}
	t := w.tokens[at]
	w.step(node, from, at+1, t.Surface, exact, joined)
	for _, base := range t.Bases {
		if base != t.Surface {
			w.step(node, from, at+1, base, false, joined)
		}
	}
	front := t.Surface
	for n := 1; n < maxJoined && at+n < len(w.tokens) && !w.leavesOut(at+n); n++ {
		last := w.tokens[at+n]
		w.step(node, from, at+n+1, front+last.Surface, false, true)
		for _, base := range last.Bases {
			w.step(node, from, at+n+1, front+base, false, true)
		}
		front += last.Surface
	}
}

func (w *walker) step(node uint32, from, at int, form string, exact, joined bool) {
	var key [64]byte
	word, ok := w.trie.words[string(append(append(key[:0], w.language...), form...))]
	if !ok {
		return
	}
	if child, ok := w.trie.next[uint64(node)<<32|uint64(word)]; ok {
		w.walk(child, from, at, exact, joined)
	}
}

// note keeps a node where a label ends if its label is longer than those so
// far. Among equals, words as typed go before their base forms.
func (w *walker) note(node uint32, words int, exact, joined bool) {
	if _, ends := w.trie.ends[node]; !ends || words < w.words {
		return
	}
	if words > w.words || (exact && !w.exact) {
		w.words, w.exact, w.joined, w.ends = words, exact, joined, w.ends[:0]
	}
	if exact == w.exact && !slices.Contains(w.ends, node) {
		w.joined = w.joined && joined
		w.ends = append(w.ends, node)
	}
}

// leavesOut tells that a word must not be expanded: the caller says so or it
// can only be the name of a person or a place.
func (w *walker) leavesOut(at int) bool {
	if at < len(w.skip) && w.skip[at] {
		return true
	}
	return w.language == finnish.Finnish && isOnlyName(w.tokens[at])
}

func isOnlyName(t finnish.Token) bool {
	for _, class := range t.Classes {
		if class != "etunimi" && class != "sukunimi" && class != "paikannimi" {
			return false
		}
	}
	return len(t.Classes) > 0
}
