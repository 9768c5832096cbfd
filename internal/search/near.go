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
	services := map[uint32]float64{}
	channels := s.Table(catalog.KindServiceChannel)
	wanted := false
	for _, f := range list {
		wanted = wanted || indexed[f.kind] == catalog.KindService
	}
	if wanted {
		for service, places := range x.links.Of(s).All() {
			best := -1.0
			for _, place := range places {
				if d := distance(*q.Near, channels.At(place).Point); d >= 0 && (best < 0 || d < best) {
					best = d
				}
			}
			if best >= 0 {
				services[service] = best
			}
		}
	}
	for i := range list {
		f := &list[i]
		f.distance = -1
		switch indexed[f.kind] {
		case catalog.KindServiceChannel:
			f.distance = distance(*q.Near, channels.At(f.ord).Point)
		case catalog.KindService:
			if d, ok := services[f.ord]; ok {
				f.distance = d
			}
		}
		f.near = nearness(f.distance)
		f.score *= f.near
	}
}

// distance is in metres; negative when there is no place.
func distance(from live.Point, to *live.Point) float64 {
	if to == nil {
		return -1
	}
	return math.Hypot(from.Northing-to.Northing, from.Easting-to.Easting)
}

// nearness is the factor of a distance.
func nearness(metres float64) float64 {
	if metres < 0 {
		return shareOfFar
	}
	return shareOfFar + (1-shareOfFar)*halfway/(halfway+metres)
}
