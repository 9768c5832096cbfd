package search

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/order"
)

var somewhere = live.Point{Northing: 6671000, Easting: 386000}

// Those that are left aside as far could not have come among the first, wherever they are.
func TestWhatIsLeftAsideCouldNotComeFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		distances := rapid.SliceOfN(rapid.Float64Range(-1, 400_000), 1, 60).Draw(t, "distances")
		list := make([]found, len(distances))
		for i := range list {
			list[i] = found{ord: uint32(i), score: rapid.Float64Range(0.01, 10).Draw(t, "score")}
		}
		first := rapid.IntRange(1, len(list)).Draw(t, "first")
		rank := func(all, near []found) []uint32 {
			for i := range near {
				near[i].score *= nearness(distances[near[i].ord])
			}
			order.Sort(all, better)
			var ords []uint32
			for _, f := range all[:first] {
				ords = append(ords, f.ord)
			}
			return ords
		}
		every := slices.Clone(list)
		want := rank(every, every)
		got := rank(list, couldComeFirst(list, first))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}

func TestNoDistanceIsToldThatIsNone(t *testing.T) {
	far := spot{math.MaxFloat64, 0}
	for name, at := range map[string]spot{"nowhere": nowhere, "beyond the stars": far} {
		if d := at.distance(&somewhere); d >= 0 {
			t.Errorf("%s is %v metres away", name, d)
		}
	}
	if d := (spot{somewhere.Northing + 3000, somewhere.Easting - 4000}).distance(&somewhere); d != 5000 {
		t.Errorf("%v metres, want 5000", d)
	}
}
