package live

import (
	"github.com/RoaringBitmap/roaring/v2"
	"github.com/tidwall/rtree"
)

// places indexes published service locations by where they are, in degrees: longitude first.
type places struct{ tree rtree.RTreeG[*Entry] }

func (p *places) copy() places { return places{*p.tree.Copy()} }

func (p *places) replace(old, now *Entry) {
	if old != nil && old.Visibility == Published && old.Point != nil {
		at := [2]float64{old.Point.Lon, old.Point.Lat}
		p.tree.Delete(at, at, old)
	}
	if now != nil && now.Visibility == Published && now.Point != nil {
		at := [2]float64{now.Point.Lon, now.Point.Lat}
		p.tree.Insert(at, at, now)
	}
}

// Box is an area on the map in WGS 84 degrees, edges included. West is at most East.
type Box struct{ West, South, East, North float64 }

// Within returns the published service locations in a box, as a set of the service channels' table.
func (s *Snapshot) Within(b Box) *roaring.Bitmap {
	set := roaring.New()
	s.places.tree.Search([2]float64{b.West, b.South}, [2]float64{b.East, b.North}, func(_, _ [2]float64, e *Entry) bool {
		set.Add(e.Ord)
		return true
	})
	return set
}
