package spell

import (
	"cmp"
	"math/bits"
	"slices"
)

// Candidate is a word of the vocabulary that may be meant.
type Candidate struct {
	Word string
	// Cost is 0 for the word itself; 100 is one letter put for another that has
	// nothing to do with it, and likelier slips cost less.
	Cost int
	// Count is how often the word is used.
	Count int
}

// rank orders candidates: each doubling of use makes up for a little cost.
func (c Candidate) rank() int { return c.Cost - min(maxUseBonus, useBonus*bits.Len(uint(c.Count))) }

const (
	useBonus    = 4
	maxUseBonus = 40
)

// Nearest gives the words near to a word, the likeliest first, at most max of
// them; nil when there are none. A word under 8 letters may have one slip, a
// longer one two, and letters without their dots (paivahoito) count little. A
// word of the vocabulary is nearest to itself.
func (v *Vocabulary) Nearest(word string, max int) []Candidate {
	letters, ok := spelling(word)
	if !ok || max < 1 {
		return nil
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	var found []Candidate
	// Most words have a single slip, and the nearer the words the less of the
	// tree is seen.
	for _, l := range []int{limitWord, limitLong} {
		if l = min(l, limit(len(letters))); len(found) == 0 {
			found = v.within(letters, l)
		}
	}
	slices.SortFunc(found, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.Cost, b.Cost), cmp.Compare(a.Word, b.Word))
	})
	return found[:min(len(found), max)]
}

// search walks the tree of words with a table of costs: rows[d][j] is the cost
// of making the first j letters of the typed word into the d letters on the way
// from the root. Only the cells near the diagonal can be within the limit.
type search struct {
	nodes  []node
	typed  []rune
	limit  int
	band   int
	path   [maxRunes + maxBand + 1]rune
	rows   [maxRunes + maxBand + 2][maxRunes + 1]uint16
	result []Candidate
}

// maxBand is the most letters that can be missing or too many.
const (
	maxBand = limitLong / costDouble
	tooMuch = 1 << 14
)

// within gives all words that cost at most the limit.
func (v *Vocabulary) within(letters []rune, limit int) []Candidate {
	s := &search{nodes: v.nodes, typed: letters, limit: limit, band: limit / costDouble}
	for j := range len(letters) + 1 {
		s.rows[0][j] = tooMuch
		if j == 0 {
			s.rows[0][j] = 0
		} else if j <= s.band {
			s.rows[0][j] = s.rows[0][j-1] + uint16(s.tooMany(j))
		}
	}
	s.walk(0, 0)
	return s.result
}

// tooMany is the cost of the typed letter j, counted from 1, being too many.
func (s *search) tooMany(j int) int {
	cost := costEdit
	if j > 1 && s.typed[j-1] == s.typed[j-2] {
		cost = costDouble
	} else if j == 1 {
		if len(s.typed) > 1 && s.typed[0] == s.typed[1] {
			return costDouble
		}
		cost += costFirst
	}
	return cost
}

// missing is the cost of the letter at depth d, counted from 1, not having been
// typed.
func (s *search) missing(d int) int {
	if d > 1 && s.path[d-1] == s.path[d-2] {
		return costDouble
	}
	if d == 1 {
		return costEdit + costFirst
	}
	return costEdit
}

func (s *search) walk(at uint32, depth int) {
	if depth >= len(s.typed)+s.band || depth >= maxRunes {
		return
	}
	for child := s.nodes[at].child; child != 0; child = s.nodes[child].next {
		s.path[depth] = s.nodes[child].letter
		if s.fill(depth+1) > s.limit {
			continue
		}
		if n := &s.nodes[child]; n.count > 0 && depth+1 >= len(s.typed)-s.band {
			if cost := int(s.rows[depth+1][len(s.typed)]); cost <= s.limit {
				s.result = append(s.result, Candidate{Word: string(s.path[:depth+1]), Cost: cost, Count: int(n.count)})
			}
		}
		s.walk(child, depth+1)
	}
}

// fill makes the row of a depth and gives its lowest cost.
func (s *search) fill(d int) int {
	letter := s.path[d-1]
	row, above := &s.rows[d], &s.rows[d-1]
	missing := uint16(s.missing(d))
	from, to := max(0, d-s.band), min(len(s.typed), d+s.band)
	lowest := uint16(tooMuch)
	if from == 0 {
		row[0] = above[0] + missing
		lowest = row[0]
		from = 1
	} else {
		row[from-1] = tooMuch
	}
	for j := from; j <= to; j++ {
		typed := s.typed[j-1]
		cost := above[j-1]
		if typed != letter {
			change := uint16(substitution(typed, letter))
			if d == 1 && j == 1 {
				change += costFirst
			}
			cost += change
		}
		if j < d+s.band {
			cost = min(cost, above[j]+missing)
		}
		if have := row[j-1]; have < tooMuch {
			cost = min(cost, have+uint16(s.tooMany(j)))
		}
		if d > 1 && j > 1 && letter != typed && letter == s.typed[j-2] && typed == s.path[d-2] {
			cost = min(cost, s.rows[d-2][j-2]+costSwap)
		}
		row[j] = min(cost, tooMuch)
		lowest = min(lowest, row[j])
	}
	if to < len(s.typed) {
		row[to+1] = tooMuch
	}
	return int(lowest)
}
