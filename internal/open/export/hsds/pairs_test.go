package hsds

import (
	"runtime"
	"testing"
	"weak"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/exporttest"
)

func TestPairsAreThoseOfTheirSnapshot(t *testing.T) {
	c := exporttest.Catalogue(exporttest.World()...)
	var p pairs
	older := c.Snapshot()
	if n := len(p.at(older).list); n != 5 {
		t.Errorf("%d pairs", n)
	}
	exporttest.Publish(c, &catalog.Connection{ServiceID: exporttest.ID(12), ChannelID: exporttest.ID(20)})
	newer := c.Snapshot()
	for range 2 { // readers of both, by turns
		if n := len(p.at(newer).list); n != 6 {
			t.Errorf("%d pairs of the newer", n)
		}
		if n := len(p.at(older).list); n != 5 {
			t.Errorf("%d pairs of the older", n)
		}
	}
	if p.of.Value() != newer {
		t.Error("a reader of the older snapshot put it in the newer one's place")
	}
	runtime.KeepAlive(older)
}

// TestASnapshotThatWasAskedOfIsNotKept: nobody may ask for weeks.
func TestASnapshotThatWasAskedOfIsNotKept(t *testing.T) {
	c := exporttest.Catalogue(exporttest.World()...)
	var p pairs
	asked := func() weak.Pointer[live.Snapshot] {
		s := c.Snapshot()
		p.at(s)
		return weak.Make(s)
	}()
	exporttest.Publish(c, &catalog.Service{ID: exporttest.ID(99)})
	for range 5 {
		runtime.GC()
	}
	if asked.Value() != nil {
		t.Error("the snapshot is still there")
	}
	runtime.KeepAlive(&p)
}
