package search

import (
	"math"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

const (
	// shareOfFar is the factor of what is infinitely far, and of what has no place.
	shareOfFar = 0.35
	// halfway is the distance in metres at which half of the rest is lost.
	halfway = 4000
)

// approach ranks hits by how near to Query.Near they are: channels by where they are, services by the nearest of
// their places.
func (x *Index) approach(list []found, q Query, s *live.Snapshot) {
	if q.Near == nil {
		return
	}
	channels, links := s.Table(catalog.KindServiceChannel), x.links.Of(s)
	for i := range list {
		f := &list[i]
		f.distance = -1
		switch indexed[f.kind] {
		case catalog.KindServiceChannel:
			f.distance = distance(*q.Near, channels.At(f.ord).Point)
		case catalog.KindService:
			for _, place := range links.Channels(f.ord) {
				if d := distance(*q.Near, channels.At(place).Point); d >= 0 && (f.distance < 0 || d < f.distance) {
					f.distance = d
				}
			}
		}
		f.near = nearness(f.distance)
		f.score *= f.near
	}
}

// distance is in metres; negative when there is no place, or none on earth.
func distance(from live.Point, to *live.Point) float64 {
	if to == nil {
		return -1
	}
	d := math.Hypot(from.Northing-to.Northing, from.Easting-to.Easting)
	if math.IsNaN(d) || math.IsInf(d, 0) {
		return -1
	}
	return d
}

// nearness is the factor of a distance.
func nearness(metres float64) float64 {
	if metres < 0 {
		return shareOfFar
	}
	return shareOfFar + (1-shareOfFar)*halfway/(halfway+metres)
}
