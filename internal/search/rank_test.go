package search

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestChooseBringsTheBestToTheFront(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scores := rapid.SliceOfN(rapid.IntRange(0, 9), 0, 60).Draw(t, "scores")
		n := rapid.IntRange(0, len(scores)).Draw(t, "n")
		var list []found
		for i, score := range scores {
			list = append(list, found{ord: uint32(i), score: float64(score)})
		}
		want := slices.Clone(list)
		slices.SortFunc(want, better)
		choose(list, n, better)
		got := slices.Clone(list[:n])
		slices.SortFunc(got, better)
		for i := range got {
			if got[i].ord != want[i].ord {
				t.Fatalf("place %d has %d, want %d", i, got[i].ord, want[i].ord)
			}
		}
	})
}
