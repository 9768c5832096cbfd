package source

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
)

// serving are the services for people of the chosen municipality, nearby or nationwide; nil when none was chosen. The
// set must not be changed.
func (d desk) serving() *roaring.Bitmap {
	if d.Municipality == "" {
		return nil
	}
	return d.served().All
}

// served are the services that serve the chosen municipality, by how near they are.
func (d desk) served() search.Served {
	return d.finder.Serving(d.Snapshot, catalog.KindService, d.Municipality)
}

// nearestFirst puts entries of a kind in the order of their reach to the chosen municipality, and leaves it as it is among
// those of one reach. reach tells each one's, ReachUnasked of those that do not serve it; nil when none was chosen.
func (d desk) nearestFirst(list []*live.Entry, k catalog.Kind) (sorted []*live.Entry, reach []search.Reach) {
	if d.Municipality == "" {
		return list, nil
	}
	served := d.finder.Serving(d.Snapshot, k, d.Municipality)
	sorted, reach = make([]*live.Entry, 0, len(list)), make([]search.Reach, 0, len(list))
	take := func(r search.Reach, belongs func(ord uint32) bool) {
		for _, e := range list {
			if belongs(e.Ord) {
				sorted, reach = append(sorted, e), append(reach, r)
			}
		}
	}
	take(search.ReachLocal, served.Local.Contains)
	take(search.ReachRegional, served.Regional.Contains)
	take(search.ReachNationwide, served.Nationwide.Contains)
	take(search.ReachUnasked, func(ord uint32) bool { return !served.All.Contains(ord) })
	return sorted, reach
}
