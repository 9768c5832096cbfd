package editorial_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// A list costs what it keeps, not what the catalogue has: what is passed over makes nothing.
func TestAListCopiesOnlyWhatItKeeps(t *testing.T) {
	h := newHall(t)
	var want []catalog.ID
	for i := range 40 {
		id := h.draft(admin, aService("Palvelu "+string(rune('A'+i)), h.branch))
		if i%20 == 0 {
			want = append(want, id)
		}
	}
	at := 0
	keep := func(*editorial.Listed) bool { at++; return at%20 == 1 }
	var got []catalog.ID
	for _, l := range h.Register().List(catalog.KindService, keep) {
		got = append(got, l.ID)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("in the order of creation (-want +got):\n%s", diff)
	}
	none := func(*editorial.Listed) bool { return false }
	if n := testing.AllocsPerRun(100, func() { h.Register().List(catalog.KindService, none) }); n > 5 {
		t.Errorf("a list of nothing makes %v things for 40 services", n)
	}
}
