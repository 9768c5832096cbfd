package finnish

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold gives a word as people type it who lack its letters: normalised and
// without the marks on letters, a for ä and å, o for ö, e for é. It is meant
// for a second field of low weight beside the one that keeps the letters,
// because "sade" (rain) and "säde" (ray) are two words. A word without such
// letters comes back as Normalize gives it.
func Fold(word string) string {
	word = Normalize(word)
	if isASCII(word) {
		return word
	}
	folded := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return withoutStroke(r)
	}, norm.NFD.String(word))
	return norm.NFC.String(folded)
}

// withoutStroke gives the letter below a mark that Unicode takes as a part of
// the letter.
func withoutStroke(r rune) rune {
	switch r {
	case 'ø':
		return 'o'
	case 'đ':
		return 'd'
	case 'ŋ':
		return 'n'
	case 'ŧ':
		return 't'
	case 'ł':
		return 'l'
	}
	return r
}

func isASCII(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] >= 0x80 {
			return false
		}
	}
	return true
}
