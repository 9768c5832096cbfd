package search

import (
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"
)

func TestPackedReachesAreThoseOfTheList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOf(rapid.SampledFrom([]Reach{serveNot, ReachNationwide, ReachRegional, ReachLocal})).Draw(t, "list")
		p := packed(list)
		for ord, r := range list {
			if got := p.of(uint32(ord)); got != r {
				t.Fatalf("%d of %v is %v", ord, list, got)
			}
		}
		if got := p.of(uint32(len(list))); got != serveNot {
			t.Fatalf("behind the end is %v", got)
		}
	})
}

func TestWhatIsKeptIsMadeOnce(t *testing.T) {
	kept := recent[int, func() int]{size: 4}
	var made atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for key := range 3 {
				kept.of(key, func() func() int { return sync.OnceValue(func() int { return int(made.Add(1)) }) })()
			}
		})
	}
	all.Wait()
	if made.Load() != 3 {
		t.Errorf("3 values are made %d times", made.Load())
	}
}
