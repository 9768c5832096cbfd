package search

import (
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestSumsAreThoseOfAMap also empties the table again and again, and lets its rounds run out.
func TestSumsAreThoseOfAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var got sums
		got.grow()
		got.round = rapid.SampledFrom([]uint32{1, 1<<32 - 2}).Draw(t, "round")
		word := rapid.StringMatching("[a-c]{0,6}")
		for range rapid.IntRange(1, 4).Draw(t, "documents") {
			got.clear()
			want := map[string]float64{}
			for range rapid.SampledFrom([]int{0, 3, 2000}).Draw(t, "words") {
				w := word.Draw(t, "word")
				got.add(w, 0.5)
				want[w] += 0.5
			}
			if d := cmp.Diff(want, maps.Collect(got.all())); d != "" || got.len() != len(want) {
				t.Fatalf("%d words: %s", got.len(), d)
			}
		}
	})
}

func TestRoomOfALargeDocumentIsLetGo(t *testing.T) {
	var got sums
	for n := range mostSlots {
		got.add(string(rune(n)), 1)
	}
	if got.clear(); got.slots != nil || got.list != nil {
		t.Errorf("room for %d words is kept", len(got.slots))
	}
}
