package view

import (
	"strings"
	"unicode"
)

// Undirected is the text without characters that cannot be seen and turn others round (Unicode's bidirectional controls)
// or are no text at all. Titles and what machines are told stand beside words of others, which must not be turned.
func (t Text) Undirected() string { return Undirected(t.Value) }

// Undirected does the same for words that are put together.
func Undirected(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		case unicode.IsControl(r) && r != '\n' && r != '\t' || r == unicode.ReplacementChar:
			return ' '
		}
		return r
	}, s)
}
