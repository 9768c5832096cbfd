package suggest

import (
	"cmp"
	"slices"
)

// candidate is a label that may become an item.
type candidate struct {
	layer *layer
	label uint32
	score float64
	// via is the synonym that led to it; empty mostly.
	via string
}

// shortlist keeps the best candidates of a group.
type shortlist struct {
	limit int
	list  []candidate
	// least is the score that a candidate must exceed once there are limit better ones.
	least float64
}

// nearBonus is how much a candidate's score may still grow.
const nearBonus = 1.25

func (s *shortlist) takes(c candidate) bool { return c.score*nearBonus > s.least }

// add keeps a candidate; now and then it drops those beyond the limit.
func (s *shortlist) add(c candidate) {
	s.list = append(s.list, c)
	if len(s.list) >= 2*s.limit {
		s.cut()
	}
}

// cut drops the candidates beyond the limit.
func (s *shortlist) cut() {
	// Equal ones stay in the order in which they came, which is that of the labels.
	slices.SortStableFunc(s.list, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	if len(s.list) >= s.limit {
		s.list = s.list[:s.limit]
		s.least = s.list[s.limit-1].score
	}
}
