package suggest

import (
	"index/suffixarray"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// vocabulary is the sorted distinct words of a layer.
type vocabulary struct {
	// text holds the words one after the other; word i is text[starts[i]:starts[i+1]].
	text   string
	starts []uint32
	// bare holds the words without dots, each after a newline; bareStarts[i] is where word i begins in it. Its suffixes
	// find what is inside words.
	bare       []byte
	bareStarts []uint32
	inside     *suffixarray.Index
	// bounds has a bit for every byte of bare where a part of a compound begins.
	bounds []uint64
}

// newVocabulary takes sorted distinct words. known tells words of other layers.
func newVocabulary(sorted []string, known func(string) bool) *vocabulary {
	v := &vocabulary{starts: make([]uint32, 1, len(sorted)+1), bareStarts: make([]uint32, 0, len(sorted))}
	own := make(map[string]struct{}, len(sorted))
	size := 0
	for _, w := range sorted {
		own[w] = struct{}{}
		size += len(w)
	}
	var text strings.Builder
	text.Grow(size)
	v.bare = make([]byte, 0, size+len(sorted))
	for _, w := range sorted {
		text.WriteString(w)
		v.starts = append(v.starts, uint32(text.Len()))
		v.bare = append(v.bare, '\n')
		v.bareStarts = append(v.bareStarts, uint32(len(v.bare)))
		for _, r := range w {
			v.bare = utf8.AppendRune(v.bare, plain(r))
		}
	}
	v.text = text.String()
	v.inside = suffixarray.New(v.bare)
	v.bounds = make([]uint64, len(v.bare)/64+1)
	is := func(w string) bool {
		if _, ok := own[w]; ok {
			return true
		}
		return known(w)
	}
	for i, w := range sorted {
		v.bound(i, w, is)
	}
	return v
}

const (
	// minHead and minTail are the letters that the words on both sides of a part's beginning have at least.
	minHead = 3
	minTail = 4
	// minLoneTail is what the second one has when the first is not known: Puukoulu is not Puuk and Oulu.
	minLoneTail = 5
)

// bound notes where parts of a compound begin, going by the words that the two sides are.
func (v *vocabulary) bound(i int, w string, is func(string) bool) {
	n := utf8.RuneCountInString(w)
	if n < minHead+minTail {
		return
	}
	runes, at := 0, v.bareStarts[i]
	for p, r := range w {
		if runes >= minHead && n-runes >= minTail {
			head, tail := is(w[:p]), is(w[p:])
			if head && (tail || runes > minHead) || tail && n-runes >= minLoneTail {
				v.setBound(at)
			}
		}
		runes++
		at += uint32(utf8.RuneLen(plain(r)))
	}
}

func (v *vocabulary) setBound(at uint32)     { v.bounds[at/64] |= 1 << (at % 64) }
func (v *vocabulary) clearBound(at uint32)   { v.bounds[at/64] &^= 1 << (at % 64) }
func (v *vocabulary) isBound(at uint32) bool { return v.bounds[at/64]&(1<<(at%64)) != 0 }

func (v *vocabulary) len() int          { return len(v.starts) - 1 }
func (v *vocabulary) word(i int) string { return v.text[v.starts[i]:v.starts[i+1]] }

// find returns the place of a word.
func (v *vocabulary) find(word string) (int, bool) {
	i := sort.Search(v.len(), func(i int) bool { return v.word(i) >= word })
	return i, i < v.len() && v.word(i) == word
}

// within calls fn with every word that has the letters of q inside, not at its beginning, and where: the byte offset in
// bare. One word may come more than once; the order is fixed.
func (v *vocabulary) within(q []rune, fn func(word int, at uint32)) {
	for _, off := range v.inside.Lookup([]byte(string(plainWord(q))), -1) {
		at := uint32(off)
		i, starts := slices.BinarySearch(v.bareStarts, at)
		if !starts {
			fn(i-1, at)
		}
	}
}
