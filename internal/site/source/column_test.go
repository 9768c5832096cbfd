package source

import (
	"sync"
	"testing"

	"github.com/varanto/varanto/internal/live"
)

func TestAColumnWorksOutWhatItDoesNotKeep(t *testing.T) {
	var c column[int]
	worked := 0
	ask := func(e *live.Entry, value int) int { return c.get(e, func() int { worked++; return value }) }
	first, last := &live.Entry{Ord: 0}, &live.Entry{Ord: 700}
	changed := *first
	for _, step := range []struct {
		name          string
		entry         *live.Entry
		value, want   int
		workedOutThen int
	}{
		{"the first", first, 1, 1, 1},
		{"again", first, 2, 1, 1},
		{"one far behind it", last, 3, 3, 2},
		{"the first is kept while there is more room", first, 4, 1, 2},
		{"it has changed", &changed, 5, 5, 3},
		{"and is kept", &changed, 6, 5, 3},
		{"who still asks for the older is told of the older", first, 7, 7, 4},
	} {
		if got := ask(step.entry, step.value); got != step.want || worked != step.workedOutThen {
			t.Errorf("%s: %d, want %d; worked out %d times, want %d", step.name, got, step.want, worked, step.workedOutThen)
		}
	}
}

func TestManyFillAColumnAtOnce(t *testing.T) {
	var c column[uint32]
	entries := make([]*live.Entry, 1000)
	for i := range entries {
		entries[i] = &live.Entry{Ord: uint32(i)}
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for _, e := range entries {
				if got := c.get(e, func() uint32 { return e.Ord }); got != e.Ord {
					t.Errorf("place %d has the value of %d", e.Ord, got)
				}
			}
		})
	}
	all.Wait()
}
