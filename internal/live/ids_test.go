package live

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
)

// drawID draws random ids, and ones that begin alike.
func drawID(t *rapid.T) catalog.ID {
	var id catalog.ID
	if rapid.Bool().Draw(t, "spread") {
		copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		return id
	}
	id[0], id[14], id[15] = rapid.SampledFrom([]byte{0, 0, 7, 255}).Draw(t, "beginning"), rapid.Byte().Draw(t, "end"), rapid.Byte().Draw(t, "end")
	return id
}

func TestIDsAreFoundByIDAndInOrderAndOlderOnesStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := map[catalog.ID]uint32{}
		var sorted []catalog.ID
		current := newIDs()
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			before, had := current, everyID(current)
			e := idsEdit{ids: current}
			for range rapid.IntRange(0, 3*longBucket).Draw(t, "added") {
				id := drawID(t)
				if _, known := want[id]; known {
					continue
				}
				want[id] = uint32(len(want))
				sorted = append(sorted, id)
				e.add(id, want[id])
			}
			current = e.ids
			if got := everyID(before); !slices.Equal(got, had) {
				t.Fatalf("an edit changed what it started from: %v, had %v", got, had)
			}
		}
		slices.SortFunc(sorted, func(a, b catalog.ID) int { return bytes.Compare(a[:], b[:]) })
		for id, ord := range want {
			if got, ok := current.find(id); !ok || got != ord {
				t.Fatalf("%s is at %d, %v; want %d", id, got, ok, ord)
			}
		}
		if unknown := drawID(t); !slices.Contains(sorted, unknown) {
			if ord, ok := current.find(unknown); ok {
				t.Fatalf("%s is not there and was found at %d", unknown, ord)
			}
			sorted = slices.DeleteFunc(sorted, func(id catalog.ID) bool { return bytes.Compare(id[:], unknown[:]) < 0 })
			if got := idsFrom(current, unknown); !slices.Equal(got, sorted) {
				t.Fatalf("from %s on:\n%v\nwant\n%v", unknown, got, sorted)
			}
		}
	})
}

func everyID(s ids) []catalog.ID { return idsFrom(s, catalog.ID{}) }

func idsFrom(s ids, id catalog.ID) []catalog.ID {
	var out []catalog.ID
	for id := range s.from(id) {
		out = append(out, id)
	}
	return out
}

func BenchmarkIDsFind(b *testing.B) {
	e := idsEdit{ids: newIDs()}
	all := make([]catalog.ID, 60_000)
	seed := uint64(1)
	for i := range all {
		for j := range all[i] {
			seed = seed*6364136223846793005 + 1442695040888963407
			all[i][j] = byte(seed >> 56)
		}
		e.add(all[i], uint32(i))
	}
	for i := 0; b.Loop(); i++ {
		if _, ok := e.find(all[i*7919%len(all)]); !ok {
			b.Fatal("an id is lost")
		}
	}
}
