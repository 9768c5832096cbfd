package search

import (
	"math"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/order"
)

const (
	// shareOfFar is the factor of what is infinitely far, and of what has no place.
	shareOfFar = 0.35
	// halfway is the distance in metres at which half of the rest is lost.
	halfway = 4000
)

// approach ranks hits by how near to Query.Near they are: channels by where they are, services by the nearest of
// their places. Those that could not come among the first, however near they were, count as far.
func (x *Index) approach(list []found, q Query, s *live.Snapshot) {
	if q.Near == nil {
		return
	}
	list = couldComeFirst(list, max(nameRanked, q.Page*q.PageSize))
	where, links := x.places.where(s), x.links.Of(s)
	for i := range list {
		f := &list[i]
		f.distance = -1
		switch f.kind {
		case rankChannel:
			f.distance = where.at(f.ord).distance(q.Near)
		case rankService:
			for _, place := range links.Channels(f.ord) {
				if d := where.at(place).distance(q.Near); d >= 0 && (f.distance < 0 || d < f.distance) {
					f.distance = d
				}
			}
		}
		f.near = nearness(f.distance)
		f.score *= f.near
	}
}

// spot is where a channel is, in metres of EPSG:3067.
type spot struct{ northing, easting float64 }

// nowhere is the spot of what is not a place, or does not tell where it is.
var nowhere = spot{-1, -1}

func spotOf(e *live.Entry) spot {
	if e == nil || e.Point == nil {
		return nowhere
	}
	return spot{e.Point.Northing, e.Point.Easting}
}

// distance is in metres; negative when there is no place, or none on earth.
func (a spot) distance(from *live.Point) float64 {
	if a == nowhere {
		return -1
	}
	north, east := from.Northing-a.northing, from.Easting-a.easting
	d := math.Sqrt(north*north + east*east) // math.Hypot takes care of distances beyond the stars, and time
	if math.IsNaN(d) || math.IsInf(d, 0) {
		return -1
	}
	return d
}

// spots are those of a table of channels, side by side: the entries themselves lie all over the memory.
type spots struct {
	table *live.Table
	list  []spot // by Ord; nil for those who have to ask the table
}

// where are the spots of a snapshot's channels.
func (p *places) where(s *live.Snapshot) *spots {
	table := s.Table(catalog.KindServiceChannel)
	if known := p.spots.Load(); known != nil && known.table == table {
		return known
	}
	return &spots{table: table}
}

func (s *spots) at(ord uint32) spot {
	if s.list == nil {
		return spotOf(s.table.At(ord))
	}
	return s.list[ord]
}

// couldComeFirst are those of a list of which the first n come when it is known where they are: the others would be
// behind those n even if they were right here. They are taken for far ones, and put at the end.
func couldComeFirst(list []found, n int) []found {
	if len(list) <= n {
		return list
	}
	order.First(list, n, better)
	least := math.Inf(1)
	for i := range list[:n] {
		least = min(least, list[i].score*shareOfFar)
	}
	for i := n; i < len(list); {
		if list[i].score >= least {
			i++
			continue
		}
		last := len(list) - 1
		list[i], list[last] = list[last], list[i]
		far := &list[last]
		far.near, far.distance = shareOfFar, -1
		far.score *= shareOfFar
		list = list[:last]
	}
	return list
}

// nearness is the factor of a distance.
func nearness(metres float64) float64 {
	if metres < 0 {
		return shareOfFar
	}
	return shareOfFar + (1-shareOfFar)*halfway/(halfway+metres)
}
