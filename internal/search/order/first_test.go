package order_test

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/search/order"
)

func ascending(a, b *int) int { return cmp.Compare(*a, *b) }

func TestTheFirstComeToTheFront(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.IntRange(0, 9), 0, 60).Draw(t, "list")
		n := rapid.IntRange(0, len(list)).Draw(t, "n")
		want := slices.Sorted(slices.Values(list))
		order.First(list, n, ascending)
		slices.Sort(list[:n])
		slices.Sort(list[n:])
		if !slices.Equal(list, want) {
			t.Fatalf("the first %d are %d, want those of %d", n, list[:n], want)
		}
	})
}

func TestListsAreSorted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.IntRange(0, 500), 0, 400).Draw(t, "list") // longer ones than fit on the stack, too
		want := slices.Sorted(slices.Values(list))
		order.Sort(list, ascending)
		if !slices.Equal(list, want) {
			t.Fatalf("%d, want %d", list, want)
		}
		order.Sort(list, ascending)
		if !slices.Equal(list, want) {
			t.Fatalf("sorted again: %d, want %d", list, want)
		}
	})
}
