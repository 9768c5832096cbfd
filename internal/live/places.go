package live

import (
	"iter"
	"math"

	"github.com/tidwall/rtree"
)

// places indexes published service locations by EPSG:3067 metres: x is the easting, y the northing.
type places struct{ tree rtree.RTreeG[*Entry] }

func (p *places) copy() places { return places{*p.tree.Copy()} }

func (p *places) replace(old, now *Entry) {
	if old != nil && old.Visibility == Published && old.Point != nil {
		at := [2]float64{old.Point.Easting, old.Point.Northing}
		p.tree.Delete(at, at, old)
	}
	if now != nil && now.Visibility == Published && now.Point != nil {
		at := [2]float64{now.Point.Easting, now.Point.Northing}
		p.tree.Insert(at, at, now)
	}
}

// Box is an area on the map in EPSG:3067 metres.
type Box struct{ MinNorthing, MinEasting, MaxNorthing, MaxEasting float64 }

// Within yields the published service locations in a box, in no defined order.
func (s *Snapshot) Within(b Box) iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		s.places.tree.Search([2]float64{b.MinEasting, b.MinNorthing}, [2]float64{b.MaxEasting, b.MaxNorthing},
			func(_, _ [2]float64, e *Entry) bool { return yield(e) })
	}
}

// Near yields the published service locations by growing distance from a point; the distance is in metres.
func (s *Snapshot) Near(from Point) iter.Seq2[*Entry, float64] {
	return func(yield func(*Entry, float64) bool) {
		square := func(lo, hi [2]float64, _ *Entry, _ bool) float64 {
			dx := max(lo[0]-from.Easting, 0, from.Easting-hi[0])
			dy := max(lo[1]-from.Northing, 0, from.Northing-hi[1])
			return dx*dx + dy*dy
		}
		s.places.tree.Nearby(square, func(_, _ [2]float64, e *Entry, d float64) bool { return yield(e, math.Sqrt(d)) })
	}
}
