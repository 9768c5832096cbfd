package finnish

import (
	"unicode"
	"unicode/utf8"
)

// maxWordRunes is the length, in runes, above which a word is not analysed:
// nothing that long is a word, and Voikko refuses words of 255 runes.
const maxWordRunes = 100

// tokenize cuts text into words: runs of letters and digits, with hyphens,
// apostrophes and colons inside ("e-resepti", "raa'an", "EU:n"), and numbers of
// statutes ("306/2019"). Bytes that are not UTF-8 divide words. The words come
// behind what is in spans already.
func tokenize(spans []span, text string) []span {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isWordRune(r) {
			at += size
			continue
		}
		end := wordEnd(text, at)
		spans = appendWord(spans, text, at, end, unicode.IsUpper(r))
		at = end
	}
	return spans
}

// appendWord adds the word, or its pieces where a chain of hyphens has grown
// beyond the length of a word.
func appendWord(spans []span, text string, start, end int, capitalized bool) []span {
	whole := span{surface: Normalize(text[start:end]), start: start, end: end, capitalized: capitalized}
	if !isLong(whole.surface) {
		return append(spans, whole)
	}
	from := start
	for at, r := range text[start:end] {
		if !isHyphen(r) {
			continue
		}
		spans = appendPiece(spans, text, from, start+at)
		from = start + at + utf8.RuneLen(r)
	}
	return appendPiece(spans, text, from, end)
}

func appendPiece(spans []span, text string, start, end int) []span {
	surface := Normalize(text[start:end])
	if surface == "" {
		return spans
	}
	first, _ := utf8.DecodeRuneInString(text[start:])
	return append(spans, span{surface: surface, start: start, end: end, capitalized: unicode.IsUpper(first)})
}

// wordEnd gives the offset where the word that begins at start ends.
func wordEnd(text string, start int) int {
	if end := statuteEnd(text, start); end > 0 {
		return end
	}
	end := start
	for at := start; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case isWordRune(r) || unicode.IsMark(r):
			end = at + size
		case isInvisible(r):
		case joins(text, at, size):
		default:
			return end
		}
		at += size
	}
	return end
}

// joins tells that the sign at the offset stands inside a word: a hyphen or
// apostrophe between word signs, a colon before the case ending of an
// abbreviation.
func joins(text string, at, size int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	next, _ := utf8.DecodeRuneInString(text[at+size:])
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	if !isWordRune(before) && !unicode.IsMark(before) && !isInvisible(before) {
		return false
	}
	if isHyphen(r) {
		return isWordRune(next)
	}
	if isApostrophe(r) {
		return unicode.IsLetter(next)
	}
	return r == ':' && unicode.IsLower(next)
}

// statuteEnd recognises the number of a statute, one to four digits, a slash
// and a year: "306/2019". It gives 0 for anything else.
func statuteEnd(text string, start int) int {
	slash := start + digits(text[start:])
	if n := slash - start; n < 1 || n > 4 || slash >= len(text) || text[slash] != '/' {
		return 0
	}
	end := slash + 1 + digits(text[slash+1:])
	if end-slash-1 != 4 {
		return 0
	}
	if next, _ := utf8.DecodeRuneInString(text[end:]); isWordRune(next) || next == '/' {
		return 0
	}
	return end
}

// digits counts the ASCII digits at the beginning of a text.
func digits(text string) int {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}

// isLong tells that a word has more than maxWordRunes runes.
func isLong(word string) bool {
	return len(word) > maxWordRunes && utf8.RuneCountInString(word) > maxWordRunes
}

// shorten cuts a word to maxWordRunes runes.
func shorten(word string) string {
	if !isLong(word) {
		return word
	}
	n := 0
	for at := range word {
		if n == maxWordRunes {
			return word[:at]
		}
		n++
	}
	return word
}
