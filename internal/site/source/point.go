package source

import (
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

// point is where an entry is in degrees; nil when it has no point.
func point(p *live.Point) *view.Point {
	if p == nil {
		return nil
	}
	return &view.Point{Lat: p.Lat, Lon: p.Lon}
}
