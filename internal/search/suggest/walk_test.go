package suggest

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// distance is the restricted Damerau distance of two words in edits, dots of letters free, by the book.
func distance(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range b {
		d[0][j+1] = j + 1
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+1)
			if plain(a[i-1]) == plain(b[j-1]) {
				d[i][j] = min(d[i][j], d[i-1][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestWalkFindsTheWordsWithANearPrefix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("abäö")), 1, 7, -1)
		sorted := rapid.SliceOfNDistinct(word, 1, 30, rapid.ID[string]).Draw(t, "words")
		slices.Sort(sorted)
		q := []rune(word.Draw(t, "typed"))
		edits := rapid.IntRange(0, 2).Draw(t, "edits")
		v := newVocabulary(sorted, func(string) bool { return false })
		got := map[int]int{}
		v.walk(q, edits, func(lo, hi, cost int) {
			for i := lo; i < hi; i++ {
				if old, ok := got[i]; !ok || cost < old {
					got[i] = cost
				}
			}
		})
		for i, w := range sorted {
			nearest := 100
			for n := range len([]rune(w)) + 1 {
				if n > 0 {
					nearest = min(nearest, distance([]rune(w)[:n], q))
				}
			}
			cost, ok := got[i]
			if ok != (nearest <= edits) || ok && cost/editCost != nearest {
				t.Fatalf("%q for %q with %d edits: cost %d (found %v), by the book %d edits", w, string(q), edits, cost, ok, nearest)
			}
		}
	})
}

func TestVocabularyFindsWhatIsInsideWords(t *testing.T) {
	v := newVocabulary([]string{"koulu", "koulukuraattori", "kuraattori", "sähköasema"}, func(w string) bool { return w == "asema" })
	for _, c := range []struct {
		typed, word string
		bound       bool
	}{{"kuraattori", "koulukuraattori", true}, {"lukur", "koulukuraattori", false}, {"asema", "sähköasema", true}} {
		found := false
		v.within([]rune(c.typed), func(word int, at uint32) {
			if v.word(word) == c.word {
				found = true
				if v.isBound(at) != c.bound {
					t.Errorf("%q in %q: bound is %v", c.typed, c.word, !c.bound)
				}
			}
		})
		if !found {
			t.Errorf("%q is not found in %q", c.typed, c.word)
		}
	}
}
