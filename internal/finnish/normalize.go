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
	if isPlain(word) {
		return word
	}
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

// isPlain tells that a word is normal already, the common case.
func isPlain(word string) bool {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf || ('A' <= c && c <= 'Z') {
			return false
		}
	}
	return true
}

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
