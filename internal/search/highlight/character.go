package highlight

import (
	"unicode"
	"unicode/utf8"
)

// leftwards is the nearest offset, not after at, between two characters as people see them.
func leftwards(text string, at int) (int, bool) {
	for range maxEdge {
		if apart(text, at) {
			return at, true
		}
		_, n := utf8.DecodeLastRuneInString(text[:at])
		at -= n
	}
	return at, false
}

// rightwards is the nearest such offset not before at.
func rightwards(text string, at int) (int, bool) {
	for range maxEdge {
		if apart(text, at) {
			return at, true
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return at, false
}

// apart tells that no grapheme cluster goes over the offset. It is stricter than Unicode's rules (UAX 29), which look at
// more than the two neighbours: where they might join, they count as joined.
func apart(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	if !utf8.RuneStart(text[at]) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	switch {
	case before < 0x300 && after < 0x300:
		return before != '\r' || after != '\n'
	case extends(after), before == zeroWidthJoiner, unicode.Is(unicode.Prepended_Concatenation_Mark, before):
		return false
	case regional(before) && regional(after), hangul(before) && hangul(after):
		return false
	case extends(before) && unicode.IsLetter(after): // a conjunct of an Indic script, perhaps
		return unicode.In(after, unicode.Latin, unicode.Cyrillic, unicode.Greek)
	case prepends(before):
		return false
	}
	return true
}

const zeroWidthJoiner = 0x200D

// extends tells that the rune belongs to the character before it.
func extends(r rune) bool {
	return unicode.In(r, unicode.M, unicode.Other_Grapheme_Extend) || r == zeroWidthJoiner ||
		r >= 0x1F3FB && r <= 0x1F3FF || r >= 0xE0020 && r <= 0xE007F || r == 0x0E33 || r == 0x0EB3
}

func regional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

func hangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

// prepends tells that the rune may belong to the character after it: rare signs of Brahmic scripts.
func prepends(r rune) bool {
	switch {
	case r == 0x0D4E, r == 0x113D1, r == 0x1193F, r == 0x11941, r == 0x11F02:
		return true
	case r >= 0x111C2 && r <= 0x111C3, r == 0x11A3A, r >= 0x11A84 && r <= 0x11A89, r == 0x11D46:
		return true
	}
	return false
}
