package finnish

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// gramRunes is the length of a gram. Four and five are the lengths that work
// best for Finnish and Swedish (McNamee and Mayfield 2004).
const gramRunes = 4

// Grams gives the character 4-grams of a word without repetition, in order.
// Hyphens, apostrophes and colons divide the word; a piece shorter than four
// runes is its own gram. Only the first 100 runes count. It gives nil for a
// word without letters and digits.
func Grams(word string) []string { return AppendGrams(nil, word) }

// AppendGrams is Grams for those who ask for one word after another: the grams come behind those that are there, which
// repeat none of them or do so as it happens.
func AppendGrams(list []string, word string) []string {
	from := len(list)
	for piece := range strings.FieldsFuncSeq(shorten(Normalize(word)), isDivider) {
		for gram := range pieceGrams(piece) {
			if !slices.Contains(list[from:], gram) {
				list = append(list, gram)
			}
		}
	}
	return list
}

func isDivider(r rune) bool {
	return !isWordRune(r)
}

// pieceGrams yields the grams of a piece, or the piece itself where it is short.
func pieceGrams(piece string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if utf8.RuneCountInString(piece) <= gramRunes {
			yield(piece)
			return
		}
		var starts [gramRunes]int // of the last letters
		n := 0
		for at := range piece {
			if n >= gramRunes && !yield(piece[starts[n%gramRunes]:at]) {
				return
			}
			starts[n%gramRunes] = at
			n++
		}
		yield(piece[starts[n%gramRunes]:])
	}
}

// appendNew adds a form that is not empty and not yet in the list. The lists
// are short, so looking through them is faster than a set.
func appendNew(list []string, form string) []string {
	if form == "" {
		return list
	}
	for _, have := range list {
		if have == form {
			return list
		}
	}
	return append(list, form)
}
