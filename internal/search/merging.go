package search

import (
	"context"
	"math"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
)

// holdMerging keeps Bleve from merging files until the returned function is called, which must be before the index is
// closed. What it merges while an index catches up it merges again afterwards, and it needs a processor for it.
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
	go func() { _ = s.ForceMerge(context.Background(), &plan) }() // ends with the plan, or with the index
	return func() { close(released) }
}
