package slug

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxWords is the most characters of the words of an address.
const MaxWords = 60

// maxRead bounds how many bytes of a name are looked at: names of entities are far shorter, hostile ones are not.
const maxRead = 1000

// letters are those of the languages around that Unicode does not take apart into a plain letter and a mark.
var letters = map[rune]string{
	'æ': "ae", 'ø': "o", 'ß': "ss", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ŋ': "n", 'ŧ': "t", 'ǥ': "g", 'ʒ': "z", 'œ': "oe",
	'ı': "i", 'ħ': "h",
}

// Words writes a name with the letters a to z, digits and single hyphens between words. It is empty when the name has no
// letter that can be written so. Long names are cut between words, a single long word inside.
func Words(name string) string {
	name = head(name, maxRead)
	var room [2 * MaxWords]byte
	w := writing{b: room[:0]}
	if !w.ordinary(name) {
		w = writing{b: w.b[:0]}
		w.any(name)
	}
	return short(string(w.b))
}

// writing is the words written so far; gap tells that the next letter begins another one.
type writing struct {
	b   []byte
	gap bool
}

func (w *writing) letter(plain byte) {
	if w.gap && len(w.b) > 0 {
		w.b = append(w.b, '-')
	}
	w.gap, w.b = false, append(w.b, plain)
}

// ordinary writes a name of the letters that Finnish and Swedish need, as nearly all are, without taking characters apart:
// a page has dozens of addresses. It is false when the name has others.
func (w *writing) ordinary(name string) bool {
	for _, r := range name {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			w.letter(byte(r))
		case 'A' <= r && r <= 'Z':
			w.letter(byte(r) + 'a' - 'A')
		case r == 'ä', r == 'å', r == 'Ä', r == 'Å':
			w.letter('a')
		case r == 'ö', r == 'Ö':
			w.letter('o')
		case r == '\'':
		case r < utf8.RuneSelf, r == '–':
			w.gap = true
		default:
			return false
		}
	}
	return true
}

// any writes any name.
func (w *writing) any(name string) {
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		plain := letter(r)
		if plain == "" && !unicode.Is(unicode.M, r) && r != '\u00ad' && r != '\u2019' && r != '\'' { // marks, soft hyphens and apostrophes part no words
			w.gap = true
		}
		for _, l := range []byte(plain) {
			w.letter(l)
		}
	}
}

// letter is the plain writing of one character; empty for those that have none.
func letter(r rune) string {
	if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
		return string(r)
	}
	return letters[r]
}

func short(words string) string {
	if len(words) <= MaxWords {
		return words
	}
	if cut := strings.LastIndexByte(words[:MaxWords+1], '-'); cut > MaxWords/2 {
		return words[:cut]
	}
	return strings.TrimSuffix(words[:MaxWords], "-")
}

// head is the first n bytes at most; half a character at the end is no letter and falls away later.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[:n]
}
