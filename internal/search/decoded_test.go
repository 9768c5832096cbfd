package search

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestListsOfSegmentsThatAreStillThereAreTakenOver(t *testing.T) {
	var l lists
	before := l.segments([]uint64{3, 5, 8})
	if l.segments([]uint64{3, 5, 8}) != before {
		t.Error("the same segments are others")
	}
	if l.segments([]uint64{5, 3, 8}) == before {
		t.Error("segments in another order are the same")
	}
	w := &wordList{segments: before, documents: 3, in: []inSegment{
		{decoded{[]uint32{1, 2}, []uint16{4, 4}}, 0}, {decoded{[]uint32{7}, []uint16{1}}, 2},
	}}
	for _, c := range []struct {
		segment uint64
		want    []uint32
		known   bool
	}{{3, []uint32{1, 2}, true}, {5, nil, true}, {8, []uint32{7}, true}, {9, nil, false}} {
		d, known := w.of(c.segment)
		if diff := cmp.Diff(c.want, d.documents); diff != "" || known != c.known {
			t.Errorf("segment %d: known %v, %s", c.segment, known, diff)
		}
	}
	if _, known := (*wordList)(nil).of(3); known {
		t.Error("a list that is not there knows a segment")
	}
}
