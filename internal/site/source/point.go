package source

import (
	"github.com/wroge/wgs84"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

// toDegrees turns EPSG:3067 (ETRS-TM35FIN, which is UTM zone 35 on ETRS89) into longitude and latitude. ETRS89 and
// WGS 84 differ by less than a metre.
var toDegrees = wgs84.ETRS89UTM(35).To(wgs84.LonLat())

// point is where an entry is in degrees; nil when it has no point.
func point(p *live.Point) *view.Point {
	if p == nil {
		return nil
	}
	lon, lat, _ := toDegrees(p.Easting, p.Northing, 0)
	return &view.Point{Lat: lat, Lon: lon}
}
