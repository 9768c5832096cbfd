package search

import (
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
