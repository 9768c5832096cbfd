package filter

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const someValues = 5

// countedOneByOne are the counts of hits as if each went through its own list.
func countedOneByOne(lists [][]int32, hits []uint32) []int {
	counts := make([]int, someValues)
	for _, ord := range hits {
		if int(ord) < len(lists) {
			for _, at := range lists[ord] {
				counts[at]++
			}
		}
	}
	return counts
}

func checkBelongings(t *rapid.T, what string, b *belongings, lists [][]int32) {
	var hits []uint32
	for ord := range uint32(len(lists) + 5) { // some that are not known, too
		if rapid.Bool().Draw(t, "hit") {
			hits = append(hits, ord)
		}
	}
	got := make([]int, someValues)
	b.count(hits, got, &room{lists: []int32{7, 7, 7}}) // with what others left there
	if diff := cmp.Diff(countedOneByOne(lists, hits), got); diff != "" {
		t.Fatalf("%s: -want +got:\n%s", what, diff)
	}
	for ord, list := range lists {
		if !slices.Equal(list, b.at(uint32(ord))) {
			t.Fatalf("%s: the list of %d is %d, want %d", what, ord, b.at(uint32(ord)), list)
		}
	}
}

// However many entries share a list, and whether few hits are counted or many, each counts for its own; and what is made
// of belongings leaves them as they were.
func TestSharedListsCountAsTheirOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		oneList := rapid.SliceOfNDistinct(rapid.Int32Range(0, someValues-1), 0, 3, rapid.ID[int32])
		lists := rapid.SliceOfN(oneList, 0, 60).Draw(t, "lists")
		b := belongingsOf(lists)
		checkBelongings(t, "made", &b, lists)
		for range rapid.IntRange(0, 3).Draw(t, "times") {
			others := rapid.MapOfN(rapid.Uint32Range(0, 70), oneList, 0, 8).Draw(t, "others")
			changed := slices.Clone(lists)
			for ord := range maps.Keys(others) {
				for int(ord) >= len(changed) {
					changed = append(changed, nil)
				}
				changed[ord] = others[ord]
			}
			next := b.with(others)
			checkBelongings(t, "changed", &next, changed)
			checkBelongings(t, "before the change", &b, lists)
			if rapid.Bool().Draw(t, "go on with it") {
				b, lists = next, changed
			}
		}
	})
}

func TestListsOfEarlierTimesAreForgotten(t *testing.T) {
	b := belongingsOf([][]int32{{1}})
	for n := range int32(5000) {
		b = b.with(map[uint32][]int32{0: {n}})
	}
	if len(b.from) > 3*chunkSize {
		t.Errorf("%d lists are kept of one entry", len(b.from))
	}
	if diff := cmp.Diff([]int32{4999}, b.at(0)); diff != "" {
		t.Error(diff)
	}
}

func TestEqualListsAreKeptOnce(t *testing.T) {
	b := belongingsOf([][]int32{{1, 2}, {1, 2}, nil, {2}, {1, 2}, nil})
	if diff := cmp.Diff([]int32{1, 2, 2}, b.to); diff != "" {
		t.Error(diff)
	}
}
