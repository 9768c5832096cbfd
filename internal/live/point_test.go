package live

import (
	"math"
	"testing"
)

func TestPointInBothSystems(t *testing.T) {
	for name, c := range map[string]struct {
		northing, easting string
		lat, lon          float64
	}{
		// On the central meridian of zone 35 the easting is 500 000 exactly.
		"central meridian": {"6651411.190", "500000", 60, 27},
		"Helsinki":         {"6672000", "385800", 60.1699, 24.9430},
	} {
		p := NewPoint(c.northing, c.easting)
		if p == nil {
			t.Errorf("%s: no point", name)
			continue
		}
		if math.Abs(p.Lat-c.lat) > 0.005 || math.Abs(p.Lon-c.lon) > 0.005 {
			t.Errorf("%s: %f, %f, want %f, %f", name, p.Lat, p.Lon, c.lat, c.lon)
		}
	}
}

func TestNoPointOutsideFinland(t *testing.T) {
	for _, c := range [][2]string{{"", ""}, {"abc", "500000"}, {"60.1", "24.9"}, {"6651411", "NaN"}, {"Inf", "500000"}, {"6651411", "-1"}} {
		if p := NewPoint(c[0], c[1]); p != nil {
			t.Errorf("%v is a point: %v", c, *p)
		}
	}
}
