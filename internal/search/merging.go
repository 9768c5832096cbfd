package search

import (
	"context"
	"math"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
)

// holdAgain is how long holdMerging waits for more files when there is nothing to hold.
const holdAgain = 20 * time.Millisecond

// holdMerging keeps Bleve from merging files until the returned function is called, which must be before the index is
// closed, and once. Several may hold at a time. What it merges while an index catches up it merges again afterwards, and it needs a processor for it.
//
// Bleve has no switch for that, but plans one merge at a time, and asks a plan that somebody wants how many files there
// may be: the answer comes when merging may go on, and is that all are fine.
func holdMerging(disk bleve.Index) (release func()) {
	inner, err := disk.Advanced()
	if err != nil {
		return func() {}
	}
	s, ok := inner.(*scorch.Scorch)
	if !ok {
		return func() {}
	}
	released := make(chan struct{})
	plan := mergeplan.DefaultMergePlanOptions
	plan.CalcBudget = func(int64, int64, *mergeplan.MergePlanOptions) int {
		<-released
		return math.MaxInt
	}
	go func() {
		// Of a single file nothing is planned, and nobody asks: until there are more it is tried again. It is, too, where
		// Bleve fails because a plan that somebody wanted before is still under way, be it one that was just released.
		for {
			_ = s.ForceMerge(context.Background(), &plan)
			select {
			case <-released:
				return
			case <-time.After(holdAgain):
			}
		}
	}()
	return func() { close(released) }
}
