package finnish

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize gives the form in which words are compared: NFC, lower case,
// without soft hyphens and zero-width marks, with "-" and "'" for their
// typographic kin. The letters å, ä and ö stay: in Finnish and Swedish they are
// letters of their own. Invalid UTF-8 becomes U+FFFD.
func Normalize(word string) string {
	if lower, ok := westernLower(word); ok {
		return lower
	}
	return normalized(word)
}

// normalized is Normalize for any text.
func normalized(word string) string {
	mapped := strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		if isHyphen(r) {
			return '-'
		}
		if isApostrophe(r) {
			return '\''
		}
		return r
	}, word)
	// Composing first lets lower case work on whole letters; composing again
	// mends what lower case took apart.
	return norm.NFC.String(strings.ToLower(norm.NFC.String(mapped)))
}

// firstWestern begins the letters from U+00C0 to U+00FF in UTF-8, among them å, ä and ö. In ASCII and these nothing is to
// be composed or left out, and each capital has its small letter 32 places on: nearly all words of the three languages.
const firstWestern = 0xC3

// westernLower gives a word of such letters in lower case, the word itself where it is so already; ok is false for others.
func westernLower(word string) (lower string, ok bool) {
	capital := false
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c < utf8.RuneSelf:
			capital = capital || 'A' <= c && c <= 'Z'
		case c == firstWestern && i+1 < len(word) && isContinuation(word[i+1]):
			i++
			capital = capital || isWesternCapital(word[i])
		default:
			return "", false
		}
	}
	if !capital {
		return word, true
	}
	var room [64]byte
	small := append(room[:0], word...)
	for i, c := range small {
		if 'A' <= c && c <= 'Z' || i > 0 && small[i-1] == firstWestern && isWesternCapital(c) {
			small[i] = c + ('a' - 'A')
		}
	}
	return string(small), true
}

func isContinuation(c byte) bool { return c&0xC0 == 0x80 }

// isWesternCapital tells that the byte after firstWestern makes a capital: U+00C0 to U+00DE but for the sign of
// multiplication.
func isWesternCapital(c byte) bool { return 0x80 <= c && c <= 0x9E && c != 0x97 }

// isInvisible names the marks that only guide the breaking of lines.
func isInvisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
		return true
	}
	return false
}

func isHyphen(r rune) bool {
	return r == '-' || r == '\u2010' || r == '\u2011'
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '\u2019' || r == '\u02BC'
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// capitalize gives the word with a capital first letter.
func capitalize(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToTitle(r)) + word[size:]
}
