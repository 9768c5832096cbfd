package advice

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences cuts a text into sentences. A sentence ends at a line's end, or at . ! ? … before blanks and a capital or a
// digit; so esim. vanhemmat and 1. tammikuuta go on, as do common abbreviations before a capital. Marks of lists and headings
// at the beginning of a line are dropped.
func sentences(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimLeft(strings.TrimSpace(line), "*#-• ")
		start := 0
		for i, r := range line {
			if !isEnd(r) || i < start {
				continue
			}
			next := i + utf8.RuneLen(r)
			if next < len(line) && endsHere(line[start:i], line[next:]) {
				out = appendSentence(out, line[start:next])
				start = next
			}
		}
		out = appendSentence(out, line[start:])
	}
	return out
}

func isEnd(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

// endsHere tells whether a mark between two pieces of a line ends a sentence.
func endsHere(before, after string) bool {
	rest := strings.TrimLeft(after, " \u00a0\t\"”’)")
	if rest == "" || len(rest) == len(after) {
		return rest == ""
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return false
	}
	last := before[strings.LastIndexAny(before, " (")+1:]
	return !abbreviations[strings.ToLower(last)] && !(isNumber(last) && unicode.IsDigit(r))
}

// abbreviations come before capitals and numbers in the midst of sentences.
var abbreviations = map[string]bool{
	"esim": true, "mm": true, "ns": true, "nk": true, "ks": true, "vrt": true, "n": true, "nro": true, "puh": true, "os": true, "p": true,
	"t.ex": true, "bl.a": true, "s.k": true, "dvs": true, "ca": true, "nr": true, "tel": true, "tfn": true, "jfr": true,
	"e.g": true, "i.e": true, "no": true, "mr": true, "ms": true, "dr": true, "st": true,
}

// isNumber takes numbers and what dates are made of: 1, 1.1.
func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789.") == "" }

func appendSentence(out []string, s string) []string {
	if s = strings.TrimSpace(s); wordCount(s) == 0 {
		return out
	}
	return append(out, s)
}

// words are the words of a text, marks around them dropped.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '’' && r != '\'' && r != ':'
	})
}

func wordCount(s string) int {
	n := 0
	for _, w := range words(s) {
		if strings.Trim(w, "-’':") != "" {
			n++
		}
	}
	return n
}

func startsWithCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
