package exporttest

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
)

// Serving tells who serves a municipality by the municipalities that entries list, and nothing else; see
// search.Index.Serving.
func Serving(s *live.Snapshot, k catalog.Kind, municipality string) search.Served {
	local := s.Table(k).Index(live.FacetArea, live.AreaKey(catalog.AreaOfMunicipalities, municipality))
	return search.Served{All: local, Local: local, Regional: roaring.New(), Nationwide: roaring.New()}
}
