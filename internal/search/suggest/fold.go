package suggest

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folder cuts texts into words of letters and digits in the form in which they are compared: lower case, without
// marks, but å, ä and ö are letters of their own. It keeps its buffers; the words that it gives hold until the next.
type folder struct {
	word []rune
	at   []int
}

// each calls fn with every word of a text, the byte offset of each of its runes, and the offset of its end.
func (f *folder) each(text string, fn func(word []rune, at []int, end int)) {
	f.word, f.at = f.word[:0], f.at[:0]
	for i, r := range text {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff':
			continue
		case r < utf8.RuneSelf:
			r = 0
		case unicode.Is(unicode.Mn, r):
			f.mark(r)
			continue
		case r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r):
			r = 0
		default:
			r = bare(unicode.ToLower(r))
		}
		if r != 0 {
			f.word, f.at = append(f.word, r), append(f.at, i)
		} else if len(f.word) > 0 {
			fn(f.word, f.at, i)
			f.word, f.at = f.word[:0], f.at[:0]
		}
	}
	if len(f.word) > 0 {
		fn(f.word, f.at, len(text))
	}
}

// mark puts a combining mark on the last letter.
func (f *folder) mark(r rune) {
	if len(f.word) == 0 {
		return
	}
	last := &f.word[len(f.word)-1]
	switch {
	case r == '\u0308' && *last == 'a':
		*last = 'ä'
	case r == '\u0308' && *last == 'o':
		*last = 'ö'
	case r == '\u030a' && *last == 'a':
		*last = 'å'
	}
}

// bare takes the marks off a lower-case letter, but not off å, ä and ö.
func bare(r rune) rune {
	switch r {
	case 'å', 'ä', 'ö':
		return r
	case 'ø':
		return 'ö'
	case 'æ':
		return 'ä'
	case 'đ':
		return 'd'
	case 'ŧ':
		return 't'
	case 'ŋ':
		return 'n'
	}
	if r > 0x24f {
		return r
	}
	var buf [4]byte
	d := norm.NFD.Properties(buf[:utf8.EncodeRune(buf[:], r)]).Decomposition()
	if len(d) == 0 {
		return r
	}
	base, _ := utf8.DecodeRune(d)
	return base
}

// plain takes the dots off å, ä and ö, for keyboards without them.
func plain(r rune) rune {
	switch r {
	case 'å', 'ä':
		return 'a'
	case 'ö':
		return 'o'
	}
	return r
}

func plainWord(word []rune) []rune {
	out := make([]rune, len(word))
	for i, r := range word {
		out[i] = plain(r)
	}
	return out
}

// key is a whole text in the compared form, its words with blanks between.
func (f *folder) key(text string) string {
	var b []byte
	f.each(text, func(word []rune, _ []int, _ int) {
		if len(b) > 0 {
			b = append(b, ' ')
		}
		for _, r := range word {
			b = utf8.AppendRune(b, r)
		}
	})
	return string(b)
}

// keyOf is key for a single text.
func keyOf(text string) string {
	var f folder
	return f.key(text)
}

// words gives the first n words of a text, each a copy.
func words(text string, n int) [][]rune {
	var f folder
	var list [][]rune
	f.each(text, func(word []rune, _ []int, _ int) {
		if len(list) < n {
			list = append(list, append([]rune(nil), word...))
		}
	})
	return list
}
