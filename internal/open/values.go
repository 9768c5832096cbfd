package open

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/wroge/wgs84"

	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/live"
)

// flag reads true or false, otherwise when it is not given.
func (a *arguments) flag(name string, otherwise bool) bool {
	switch v := a.one(name); {
	case v == "":
		return otherwise
	case strings.EqualFold(v, "true"), v == "1":
		return true
	case strings.EqualFold(v, "false"), v == "0":
		return false
	default:
		a.reject(name, "The value must be true or false.", v)
		return otherwise
	}
}

// whole reads a whole number from least to most; a larger one than most is a fault unless capped, which then gives most.
func (a *arguments) whole(name string, least, most, otherwise int, capped bool) int {
	v := a.one(name)
	if v == "" {
		return otherwise
	}
	n, err := strconv.Atoi(v)
	huge := err != nil && isDigits(v)
	switch {
	case capped && (huge || err == nil && n > most):
		return most
	case err != nil || n < least || n > most:
		rule := "The value must be a whole number from " + strconv.Itoa(least)
		if !capped {
			rule += " to " + strconv.Itoa(most)
		}
		a.reject(name, rule+".", v)
		return otherwise
	}
	return n
}

func isDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

// oneOf reads a word of a list, in any mixture of cases, and gives the list's spelling.
func (a *arguments) oneOf(name, otherwise string, words ...string) string {
	v := a.one(name)
	if v == "" {
		return otherwise
	}
	for _, w := range words {
		if strings.EqualFold(v, w) {
			return w
		}
	}
	a.reject(name, "The value is not known. Use one of: "+strings.Join(words, ", ")+".", v)
	return otherwise
}

// toMetres turns degrees into EPSG:3067, which is UTM zone 35 on ETRS89; that and WGS 84 differ by less than a metre.
var toMetres = wgs84.LonLat().To(wgs84.ETRS89UTM(35))

// Bounds of a point that can be near something in Finland, in degrees: wide enough for the seas and the neighbours.
const (
	minLat, maxLat = 58.5, 70.5
	minLon, maxLon = 18.0, 33.0
)

// point reads lat,lon in WGS 84 degrees; nil when it is not given.
func (a *arguments) point(name string) *live.Point {
	v := a.one(name)
	if v == "" {
		return nil
	}
	latitude, longitude, _ := strings.Cut(v, ",")
	lat, err1 := strconv.ParseFloat(strings.TrimSpace(latitude), 64)
	lon, err2 := strconv.ParseFloat(strings.TrimSpace(longitude), 64)
	if err1 != nil || err2 != nil || !(lat >= minLat && lat <= maxLat && lon >= minLon && lon <= maxLon) {
		a.reject(name, "The value must be a point in Finland as latitude,longitude in WGS 84 degrees, such as 60.1699,24.9384.", v)
		return nil
	}
	east, north, _ := toMetres(lon, lat, 0)
	if math.IsNaN(east) || math.IsNaN(north) {
		a.reject(name, "The point has no place on the map of Finland.", v)
		return nil
	}
	return &live.Point{Northing: north, Easting: east, Lat: lat, Lon: lon}
}

// localTimes are the forms of a time without a zone, which is Finland's.
var localTimes = []string{"2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02 15:04", "2006-01-02 15:04:05"}

// moment reads now, a time, or a day and a time of day in words; zero when it is not given.
func (a *arguments) moment(name string, now func() time.Time) time.Time {
	v := a.one(name)
	switch {
	case v == "":
		return time.Time{}
	case strings.EqualFold(v, "now"):
		return now()
	}
	// The plus sign of a zone reads as a blank when the caller did not escape it.
	if t, err := time.Parse(time.RFC3339, strings.Replace(v, " ", "+", 1)); err == nil {
		return t
	}
	for _, form := range localTimes {
		if t, err := time.ParseInLocation(form, v, hours.Finland()); err == nil {
			return t
		}
	}
	if t, ok := spoken(v, now()); ok {
		return t
	}
	a.reject(name, "The value must be now or a time: 2026-11-28T18:00 (Finnish time), with a zone, 2026-11-28T18:00:00+02:00, or a "+
		"day and a time of day in Finnish, Swedish or English: 'Saturday 18.00', 'lauantai 18', 'la 18:00', 'lördag 18.00', "+
		"'tomorrow 9', 'huomenna 9.00', 'i morgon 9'.", v)
	return time.Time{}
}
