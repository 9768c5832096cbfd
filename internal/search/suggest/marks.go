package suggest

import (
	"cmp"
	"slices"
	"strings"
)

// marksOf finds what was typed in a text that it met: stretches in byte offsets, ascending and apart from each other.
func marksOf(text string, q []typed) [][2]int {
	var marks [][2]int
	var f folder
	f.each(text, func(word []rune, at []int, end int) {
		offset := func(i int) int {
			if i < len(at) {
				return at[i]
			}
			return end
		}
		for _, w := range q {
			if from, to, ok := stretch(word, w); ok {
				marks = append(marks, [2]int{offset(from), offset(to)})
			}
		}
	})
	slices.SortFunc(marks, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(b[1], a[1])) })
	merged := marks[:0]
	for _, m := range marks {
		if n := len(merged); n > 0 && m[0] <= merged[n-1][1] {
			merged[n-1][1] = max(merged[n-1][1], m[1])
			continue
		}
		merged = append(merged, m)
	}
	if len(merged) == 0 {
		return nil
	}
	return merged
}

// stretch is where in a word a typed one is met, in runes.
func stretch(word []rune, w typed) (from, to int, ok bool) {
	if n, ok := prefixWithin(word, w.runes, w.edits); ok {
		return 0, n, true
	}
	for _, b := range w.bases {
		if n, ok := prefixWithin(word, b, 0); ok {
			return 0, n, true
		}
	}
	if len(w.runes) < minPart {
		return 0, 0, false
	}
	bare := string(plainWord(word))
	if i := strings.Index(bare, string(plainWord(w.runes))); i >= 0 {
		from = len([]rune(bare[:i]))
		return from, from + len(w.runes), true
	}
	return 0, 0, false
}

// prefixWithin is the length of the prefix of a word that is nearest to what was typed, if any is near enough.
func prefixWithin(word, q []rune, edits int) (n int, ok bool) {
	if len(q) == 0 || len(q) > maxWordRunes {
		return 0, false
	}
	var w walker
	w.begin(q, edits)
	best := w.max + 1
	for d := 1; d <= min(len(word), len(q)+edits); d++ {
		w.path[d-1] = word[d-1]
		if w.step(d, word[d-1]) > w.max {
			break
		}
		if c := w.whole(d); c < best {
			best, n = c, d
		}
	}
	return n, best <= w.max
}
