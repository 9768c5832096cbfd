package live

import (
	"strconv"

	"github.com/wroge/wgs84"

	"github.com/varanto/varanto/internal/catalog"
)

// Point is a place on the map, in both systems that Finland uses.
type Point struct {
	// Northing and Easting are EPSG:3067 (ETRS-TM35FIN) metres.
	Northing, Easting float64
	// Lat and Lon are WGS 84 degrees.
	Lat, Lon float64
}

// toDegrees turns EPSG:3067, which is UTM zone 35 on ETRS89, into degrees. ETRS89 and WGS 84 differ by less than a metre.
var toDegrees = wgs84.ETRS89UTM(35).To(wgs84.LonLat())

// Bounds of EPSG:3067's area of use, widely taken: outside them a coordinate is a mistake.
const (
	minNorthing, maxNorthing = 6_500_000, 7_900_000
	minEasting, maxEasting   = 0, 800_000
)

// NewPoint reads PTV's decimal strings (latitude is the northing); nil when they are not a point in Finland.
func NewPoint(latitude, longitude string) *Point {
	n, err1 := strconv.ParseFloat(latitude, 64)
	e, err2 := strconv.ParseFloat(longitude, 64)
	if err1 != nil || err2 != nil || !(n > minNorthing && n < maxNorthing && e > minEasting && e < maxEasting) {
		return nil
	}
	lon, lat, _ := toDegrees(e, n, 0)
	return &Point{Northing: n, Easting: e, Lat: lat, Lon: lon}
}

// pointOf finds the first visiting point of a service location.
func pointOf(c *catalog.ServiceChannel) *Point {
	for _, a := range c.Addresses {
		if a.Type != "Location" {
			continue
		}
		if s := a.StreetAddress; s != nil {
			if p := NewPoint(s.Latitude, s.Longitude); p != nil {
				return p
			}
		}
		if o := a.OtherAddress; o != nil {
			if p := NewPoint(o.Latitude, o.Longitude); p != nil {
				return p
			}
		}
	}
	return nil
}
