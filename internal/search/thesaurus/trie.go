package thesaurus

import "github.com/varanto/varanto/internal/finnish"

// trie files labels under the base forms of their words. Node 0 is the root.
type trie struct {
	words map[string]uint32 // language and form to number, from 1
	next  map[uint64]uint32 // node and word to node
	ends  map[uint32][]ref  // what the labels that end at a node name
	nodes uint32
}

// ref says what a label names.
type ref struct {
	kind refKind
	at   int32 // place in the list of its kind
}

type refKind uint8

const (
	refTerm  refKind = iota // a term of the ontology, by its preferred label
	refOther                // the same, by an alternative or hidden label
	refClass                // a class, target group or life event
	refWord                 // a word of the own lists
)

func newTrie() *trie {
	return &trie{words: make(map[string]uint32, 1<<15), next: make(map[uint64]uint32, 1<<16), ends: make(map[uint32][]ref, 1<<15)}
}

func wordKey(language finnish.Language, form string) string { return string(language) + form }

// number gives the number of a form, making one where it is new.
func (t *trie) number(language finnish.Language, form string) uint32 {
	key := wordKey(language, form)
	n, ok := t.words[key]
	if !ok {
		n = uint32(len(t.words) + 1)
		t.words[key] = n
	}
	return n
}

// maxForms bounds the forms that one word of a label is filed under, and
// maxLabelWords the length of labels.
const (
	maxForms      = 3
	maxLabelWords = 8
)

// add files a label under all ways to read its words.
func (t *trie) add(language finnish.Language, tokens []finnish.Token, r ref) {
	if len(tokens) == 0 || len(tokens) > maxLabelWords {
		return
	}
	nodes := []uint32{0}
	for _, token := range tokens {
		var reached []uint32
		for _, form := range labelForms(token) {
			word := t.number(language, form)
			for _, node := range nodes {
				reached = append(reached, t.child(node, word))
			}
		}
		nodes = reached
	}
	for _, node := range nodes {
		t.addEnd(node, r)
	}
}

func (t *trie) addEnd(node uint32, r ref) {
	for _, have := range t.ends[node] {
		if have == r {
			return
		}
	}
	t.ends[node] = append(t.ends[node], r)
}

func (t *trie) child(node, word uint32) uint32 {
	key := uint64(node)<<32 | uint64(word)
	child, ok := t.next[key]
	if !ok {
		t.nodes++
		child = t.nodes
		t.next[key] = child
	}
	return child
}

// labelForms gives the forms that a word of a label is filed under: alone the
// word itself where it is a base form that the dictionary knows, so that "tuki"
// is not filed under the verbs "tukea" and "tukkia" too.
func labelForms(t finnish.Token) []string {
	if t.Known && isBase(t) {
		return []string{t.Surface}
	}
	return t.Bases[:min(len(t.Bases), maxForms)]
}

func isBase(t finnish.Token) bool {
	for _, base := range t.Bases {
		if base == t.Surface {
			return true
		}
	}
	return false
}
