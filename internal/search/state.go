package search

import (
	"time"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/filter"
	"github.com/varanto/varanto/internal/search/opening"
)

// Opening tells how things stand with a published service or channel at a moment; the zero State where no hours are
// known.
func (x *Index) Opening(s *live.Snapshot, e *live.Entry, t time.Time) opening.State {
	return x.book.State(s, e, t)
}

// Filter is what hits are filtered by. The index tells it of every change.
func (x *Index) Filter() *filter.Filter { return x.filter }
