package live

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestChangesAreAllRowsThatDiffer compares rows with earlier ones, some steps before, row by row.
func TestChangesAreAllRowsThatDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		states := []rows{{}}
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			e := states[len(states)-1].edit()
			for range rapid.IntRange(0, 3).Draw(t, "more") * 100 {
				e.set(uint32(e.n), &Entry{})
			}
			for range rapid.IntRange(0, 3).Draw(t, "changed") {
				if e.n > 0 {
					e.set(uint32(rapid.IntRange(0, e.n-1).Draw(t, "row")), &Entry{})
				}
			}
			states = append(states, e.rows)
		}
		now := &states[len(states)-1]
		before := &states[rapid.IntRange(0, len(states)-1).Draw(t, "before")]
		var want []uint32
		for ord := range uint32(now.n) {
			if int(ord) >= before.n || before.at(ord) != now.at(ord) {
				want = append(want, ord)
			}
		}
		if got := slices.Collect(now.changes(before)); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
