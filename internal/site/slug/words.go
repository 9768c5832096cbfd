package slug

import (
	"strings"
	"unicode"

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
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(head(name, maxRead))) {
		plain := letter(r)
		switch {
		case plain != "":
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteString(plain)
		case !unicode.Is(unicode.M, r) && r != '\u00ad' && r != '\u2019' && r != '\'': // marks, soft hyphens and apostrophes part no words
			gap = true
		}
	}
	return short(b.String())
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
