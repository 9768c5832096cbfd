package editorial

import (
	"strings"
	"unicode"
)

// maxWords is up to how many words of both texts the difference is worked out word by word, once their common beginning
// and end are set aside; beyond it what lies between counts as replaced.
const maxWords = 2000

// Words returns the difference between two texts word by word. Joined, the spans that are not Added are the old text and
// those that are not Removed the new one, blanks included.
func Words(old, now string) []Span {
	a, b := split(old), split(now)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out spans
	out.add(Same, a[:head]...)
	out.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	out.add(Same, a[len(a)-tail:]...)
	return out
}

// split cuts a text into words and the blanks between them.
func split(s string) []string {
	var out []string
	start, blank := 0, false
	for i, r := range s {
		if is := unicode.IsSpace(r); i > 0 && is != blank {
			out = append(out, s[start:i])
			start, blank = i, is
		} else if i == 0 {
			blank = is
		}
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

type spans []Span

func (s *spans) add(op SpanOp, words ...string) {
	text := strings.Join(words, "")
	if text == "" {
		return
	}
	if n := len(*s); n > 0 && (*s)[n-1].Op == op {
		(*s)[n-1].Text += text
		return
	}
	*s = append(*s, Span{Text: text, Op: op})
}

// middle tells a and b apart by their longest common subsequence.
func (s *spans) middle(a, b []string) {
	if len(a)+len(b) > maxWords {
		s.add(Removed, a...)
		s.add(Added, b...)
		return
	}
	// common[i][j] is the length for a[i:] and b[j:].
	common := make([][]int16, len(a)+1)
	for i := range common {
		common[i] = make([]int16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			s.add(Same, a[i])
			i++
			j++
		case common[i+1][j] >= common[i][j+1]:
			s.add(Removed, a[i])
			i++
		default:
			s.add(Added, b[j])
			j++
		}
	}
	s.add(Removed, a[i:]...)
	s.add(Added, b[j:]...)
}
