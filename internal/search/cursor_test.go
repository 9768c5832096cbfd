package search

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// list is a cursor over given documents, for tests of those that join cursors.
type list struct {
	docs []uint64
	at   int
}

func (l *list) doc() uint64 {
	if l.at >= len(l.docs) {
		return noDocument
	}
	return l.docs[l.at]
}
func (l *list) score() float64 { return float64(l.doc()%7) + 1 }
func (l *list) seek(number uint64) error {
	for l.at < len(l.docs) && l.docs[l.at] < number {
		l.at++
	}
	return nil
}

// tree is a random expression and what it must match, worked out document by document.
type tree struct {
	cursor cursor
	worth  func(doc uint64) (float64, bool)
}

const universe = 40

func drawTree(t *rapid.T, depth int) tree {
	if depth == 0 || rapid.IntRange(0, 3).Draw(t, "leaf") == 0 {
		docs := rapid.SliceOfNDistinct(rapid.Uint64Range(0, universe-1), 0, 12, rapid.ID[uint64]).Draw(t, "docs")
		slices.Sort(docs)
		if len(docs) == 0 {
			return tree{nil, func(uint64) (float64, bool) { return 0, false }}
		}
		return tree{&list{docs: docs}, func(d uint64) (float64, bool) {
			return float64(d%7) + 1, slices.Contains(docs, d)
		}}
	}
	n := rapid.IntRange(1, 4).Draw(t, "children")
	children := make([]tree, n)
	cursors := make([]weighted, n)
	for i := range children {
		children[i] = drawTree(t, depth-1)
		cursors[i] = weighted{children[i].cursor, float64(i + 1)}
	}
	matching := func(d uint64) (best, sum float64, have int) {
		for i, c := range children {
			if worth, ok := c.worth(d); ok {
				have++
				sum += worth * float64(i+1)
				best = max(best, worth*float64(i+1))
			}
		}
		return best, sum, have
	}
	least := rapid.IntRange(1, n).Draw(t, "least")
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		return tree{someOf(least, 0.3, cursors...), func(d uint64) (float64, bool) {
			best, sum, have := matching(d)
			return best + 0.3*(sum-best), have >= least
		}}
	case 1:
		return tree{mostOf(least, cursors...), func(d uint64) (float64, bool) {
			_, sum, have := matching(d)
			return sum * float64(have) / float64(n), have >= least
		}}
	}
	return tree{lift(children[0].cursor, cursors[1:]...), func(d uint64) (float64, bool) {
		base, ok := children[0].worth(d)
		_, sum, _ := matching(d)
		return sum - base + base, ok // the first child's weight is 1
	}}
}

func TestCursorsMatchAndScoreAsTheirExpressionSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := drawTree(t, 3)
		jump := rapid.Uint64Range(1, 5).Draw(t, "jump")
		seek := func(number uint64) uint64 {
			if x.cursor == nil {
				return noDocument
			}
			if err := x.cursor.seek(number); err != nil {
				t.Fatal(err)
			}
			return x.cursor.doc()
		}
		for number := uint64(0); number < universe; {
			want := uint64(noDocument)
			for d := number; d < universe; d++ {
				if _, ok := x.worth(d); ok {
					want = d
					break
				}
			}
			got := seek(number)
			if got != want {
				t.Fatalf("seek(%d) goes to %d, want %d", number, got, want)
			}
			if got == noDocument {
				return
			}
			worth, _ := x.worth(got)
			if score := x.cursor.score(); math.Abs(score-worth) > 1e-9 {
				t.Fatalf("document %d scores %v, want %v", got, score, worth)
			}
			number = got + jump
		}
	})
}

func TestNeededWords(t *testing.T) {
	for n, want := range []struct{ needed, few int }{{0, 1}, {1, 1}, {2, 1}, {2, 1}, {3, 1}, {3, 1}, {4, 1}, {5, 2}, {6, 2}} {
		if needed(n) != want.needed || few(n) != want.few {
			t.Errorf("of %d words %d are needed and %d are few, want %+v", n, needed(n), few(n), want)
		}
	}
}

func TestDocumentIDsAreReadBack(t *testing.T) {
	for _, k := range indexedKinds() {
		id := [16]byte{1, 2, 3}
		kind, got, ok := parseDocumentID(documentID(k, id))
		if !ok || kind != k || got != id {
			t.Errorf("%s: %s %s %t", k, kind, got, ok)
		}
	}
	for _, s := range []string{"", "s", "x00000000-0000-0000-0000-000000000001", "s00000000-0000-0000-0000-00000000000g"} {
		if _, _, ok := parseDocumentID(s); ok {
			t.Errorf("%q was read", s)
		}
	}
}
