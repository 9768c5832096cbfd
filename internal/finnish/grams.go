package finnish

import (
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
func Grams(word string) []string {
	var grams []string
	for _, piece := range strings.FieldsFunc(shorten(Normalize(word)), isDivider) {
		for _, gram := range pieceGrams(piece) {
			grams = appendNew(grams, gram)
		}
	}
	return grams
}

func isDivider(r rune) bool {
	return !isWordRune(r)
}

func pieceGrams(piece string) []string {
	if utf8.RuneCountInString(piece) <= gramRunes {
		return []string{piece}
	}
	var grams []string
	starts := make([]int, 0, len(piece)+1)
	for at := range piece {
		starts = append(starts, at)
	}
	starts = append(starts, len(piece))
	for i := 0; i+gramRunes < len(starts); i++ {
		grams = append(grams, piece[starts[i]:starts[i+gramRunes]])
	}
	return grams
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
