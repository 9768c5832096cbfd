package source

import (
	"math"
	"testing"

	"github.com/varanto/varanto/internal/live"
)

func TestPointsBecomeDegrees(t *testing.T) {
	for _, c := range []struct {
		name              string
		northing, easting float64
		lat, lon          float64
	}{
		// On the zone's central meridian the northing is the length of the meridian's arc times 0.9996.
		{"60 degrees north on the central meridian", 6651411.190, 500000, 60, 27},
		{"central Helsinki", 6672000, 385000, 60.16862, 24.92746},
	} {
		p := point(&live.Point{Northing: c.northing, Easting: c.easting})
		if math.Abs(p.Lat-c.lat) > 1e-5 || math.Abs(p.Lon-c.lon) > 1e-5 {
			t.Errorf("%s: %v %v, want %v %v", c.name, p.Lat, p.Lon, c.lat, c.lon)
		}
	}
	if point(nil) != nil {
		t.Error("a point out of nothing")
	}
}
