package source

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
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
