package source

import (
	"github.com/wroge/wgs84"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

// toMetres turns degrees into EPSG:3067, which is UTM zone 35 on ETRS89.
var toMetres = wgs84.LonLat().To(wgs84.ETRS89UTM(35))

// point is where an entry is in degrees; nil when it has no point.
func point(p *live.Point) *view.Point {
	if p == nil {
		return nil
	}
	return &view.Point{Lat: p.Lat, Lon: p.Lon}
}

// pointAt is a point in both systems.
func pointAt(lat, lon float64) *live.Point {
	easting, northing, _ := toMetres(lon, lat, 0)
	return &live.Point{Northing: northing, Easting: easting, Lat: lat, Lon: lon}
}

// inOrNearFinland tells whether degrees are within a box around the country: what lies elsewhere is a mistake or would
// make the map of all useless.
func inOrNearFinland(lat, lon float64) bool { return lat > 58 && lat < 71.5 && lon > 17 && lon < 33 }
