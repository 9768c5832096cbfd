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
	// turn orders equal candidates by when they came, which is the order of layers and labels.
	turn int
}

// shortlist keeps the best candidates of a group.
type shortlist struct {
	limit int
	// bonus is how much a candidate's score may still grow: 1 for not at all.
	bonus float64
	list  []candidate
	added int
	// least is the score that a candidate must exceed once there are limit better ones.
	least float64
}

func (s *shortlist) takes(c candidate) bool { return c.score*s.bonus > s.least }

// add keeps a candidate; now and then it drops those beyond the limit.
func (s *shortlist) add(c candidate) {
	c.turn = s.added
	s.added++
	s.list = append(s.list, c)
	if len(s.list) >= 2*s.limit {
		s.cut()
	}
}

// cut drops the candidates beyond the limit.
func (s *shortlist) cut() {
	slices.SortFunc(s.list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.turn, b.turn))
	})
	if len(s.list) >= s.limit {
		s.list = s.list[:s.limit]
		s.least = s.list[s.limit-1].score
	}
}
