package subject

import (
	"hash/maphash"
	"strings"
	"unicode"

	"github.com/varanto/varanto/internal/finnish"
)

// Groups numbers the examples so that versions of one text have one number: the same Twin or ID, the same title in a
// language, or much the same text (half of the four-word runs of the shorter are in the longer). Evidence for a text is
// measured without its group, or copies would vouch for each other.
func Groups(examples []Example) []int {
	parent := make([]int, len(examples))
	for i := range parent {
		parent[i] = i
	}
	var root func(int) int
	root = func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	join := func(a, b int) {
		a, b = root(a), root(b)
		if a != b {
			parent[max(a, b)] = min(a, b)
		}
	}
	keys := map[string]int{}
	meet := func(key string, i int) {
		if first, ok := keys[key]; ok {
			join(first, i)
		} else {
			keys[key] = i
		}
	}
	runs := make([]map[uint64]bool, len(examples))
	seed := maphash.MakeSeed()
	having := map[uint64][]int{}
	for i, e := range examples {
		if e.ID != "" {
			meet("id "+e.ID, i)
		}
		if e.Twin != "" {
			meet("twin "+e.Twin, i)
		}
		runs[i] = map[uint64]bool{}
		for _, t := range e.Texts {
			title := strings.Join(plainWords(t.Title), " ")
			if title != "" {
				meet(t.Language+" "+title, i)
			}
			words := plainWords(t.Summary + " " + t.Body)
			for at := 0; at+4 <= len(words); at++ {
				h := maphash.String(seed, strings.Join(words[at:at+4], " "))
				if !runs[i][h] {
					runs[i][h] = true
					having[h] = append(having[h], i)
				}
			}
		}
	}
	for i, mine := range runs {
		common := map[int]int{}
		for h := range mine {
			if with := having[h]; len(with) <= 100 { // a phrase of everybody's says nothing
				for _, j := range with {
					if j > i {
						common[j]++
					}
				}
			}
		}
		for j, n := range common {
			if least := min(len(mine), len(runs[j])); least >= 5 && 2*n >= least {
				join(i, j)
			}
		}
	}
	out := make([]int, len(examples))
	for i := range out {
		out[i] = root(i)
	}
	return out
}

func plainWords(s string) []string {
	return strings.FieldsFunc(finnish.Normalize(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
