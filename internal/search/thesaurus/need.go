package thesaurus

import (
	"slices"

	"github.com/varanto/varanto/internal/finnish"
)

// needs holds expressions of several words in any order, with other words
// between: "koulussa lasta kiusataan" has the need "lapsi kiusattu".
type needs struct {
	patterns []pattern
	// under files each pattern under the forms of its rarest word.
	under map[string][]int32
}

// pattern is one need.
type pattern struct {
	language finnish.Language
	words    [][]string // for each word the forms that meet it
	at       int32      // place in the own words
}

// needForms gives the forms under which a word of a need is met: its base forms
// and the roots of a derivation ("kiusattu" and "kiusaaminen" are "kiusata").
func needForms(language finnish.Language, t finnish.Token) []string {
	if language != finnish.Finnish || len(t.Splits) > 0 || !t.Known {
		return t.Bases
	}
	return slices.Concat(t.Bases, t.Parts)
}

func (n *needs) add(language finnish.Language, tokens []finnish.Token, at int) {
	p := pattern{language: language, at: int32(at)}
	for _, t := range tokens {
		p.words = append(p.words, needForms(language, t))
	}
	n.patterns = append(n.patterns, p)
}

// file indexes the patterns when all are there.
func (n *needs) file() {
	counts := make(map[string]int)
	for _, p := range n.patterns {
		for _, forms := range p.words {
			counts[wordKey(p.language, forms[0])]++
		}
	}
	n.under = make(map[string][]int32, len(n.patterns))
	for i, p := range n.patterns {
		rarest := slices.MinFunc(p.words, func(a, b []string) int {
			return counts[wordKey(p.language, a[0])] - counts[wordKey(p.language, b[0])]
		})
		for _, form := range rarest {
			key := wordKey(p.language, form)
			n.under[key] = append(n.under[key], int32(i))
		}
	}
}

// need is a pattern that a query has.
type need struct {
	words []int // places in the query, ascending
	at    int32 // place in the own words
}

// find gives the needs of a query.
func (n *needs) find(language finnish.Language, tokens []finnish.Token, leavesOut func(int) bool) []need {
	var found []need
	var seen []int32
	for at, t := range tokens {
		if leavesOut(at) {
			continue
		}
		for _, form := range needForms(language, t) {
			for _, i := range n.under[wordKey(language, form)] {
				if slices.Contains(seen, i) {
					continue
				}
				seen = append(seen, i)
				if words := n.patterns[i].meet(language, tokens, leavesOut); words != nil {
					found = append(found, need{words: words, at: n.patterns[i].at})
				}
			}
		}
	}
	return found
}

// meet gives the places of the words that meet the pattern, each another one
// and none that is left out, nil when one is missing.
func (p pattern) meet(language finnish.Language, tokens []finnish.Token, leavesOut func(int) bool) []int {
	var places []int
	for _, forms := range p.words {
		place := -1
		for at, t := range tokens {
			if !leavesOut(at) && !slices.Contains(places, at) && shareForm(needForms(language, t), forms) {
				place = at
				break
			}
		}
		if place < 0 {
			return nil
		}
		places = append(places, place)
	}
	slices.Sort(places)
	return places
}

func shareForm(a, b []string) bool {
	for _, form := range a {
		if slices.Contains(b, form) {
			return true
		}
	}
	return false
}
