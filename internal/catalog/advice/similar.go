package advice

import (
	"strings"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/catalog/rule"
)

// repeats tells whether a summary says no more than the name: it is much like it letter by letter, or has no longer
// word that the name lacks.
func repeats(name, summary string) bool {
	if strings.TrimSpace(name) == "" || strings.TrimSpace(summary) == "" {
		return false
	}
	if similarity(rule.NameKey(name), strings.TrimRight(rule.NameKey(summary), ".!?")) > tooSimilar {
		return true
	}
	known := map[string]bool{}
	for _, w := range words(strings.ToLower(name)) {
		known[w] = true
	}
	for _, w := range words(strings.ToLower(summary)) {
		if utf8.RuneCountInString(w) > 3 && !known[w] {
			return false
		}
	}
	return true
}

// similarity is the share of pairs of letters that two texts have in common (the Sørensen–Dice coefficient), 0 to 1.
func similarity(a, b string) float64 {
	pairs := map[[2]rune]int{}
	n := eachPair(a, func(p [2]rune) { pairs[p]++ })
	common := 0
	n += eachPair(b, func(p [2]rune) {
		if pairs[p] > 0 {
			pairs[p]--
			common++
		}
	})
	if n == 0 {
		return 0
	}
	return 2 * float64(common) / float64(n)
}

func eachPair(s string, found func([2]rune)) int {
	n, last := 0, rune(0)
	for i, r := range s {
		if i > 0 {
			found([2]rune{last, r})
			n++
		}
		last = r
	}
	return n
}
