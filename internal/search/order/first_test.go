package order_test

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/search/order"
)

func TestTheFirstComeToTheFront(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.IntRange(0, 9), 0, 60).Draw(t, "list")
		n := rapid.IntRange(0, len(list)).Draw(t, "n")
		want := slices.Sorted(slices.Values(list))
		order.First(list, n, cmp.Compare[int])
		slices.Sort(list[:n])
		slices.Sort(list[n:])
		if !slices.Equal(list, want) {
			t.Fatalf("the first %d are %d, want those of %d", n, list[:n], want)
		}
	})
}
