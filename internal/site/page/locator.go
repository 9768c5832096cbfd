package page

import (
	"strconv"

	"github.com/varanto/varanto/internal/site/view"
)

// The locator picture's frame in degrees and its size; web/outline.mjs draws with the same numbers.
const (
	frameWest, frameEast   = 19.0, 32.0
	frameSouth, frameNorth = 59.4, 70.3
	frameWidth             = 260
	frameHeight            = 475
)

type mark struct{ x, y string }

// locate places a point on the locator picture; ok is false outside its frame.
func locate(p view.Point) (m mark, ok bool) {
	if !(p.Lon > frameWest && p.Lon < frameEast && p.Lat > frameSouth && p.Lat < frameNorth) {
		return mark{}, false
	}
	x := (p.Lon - frameWest) / (frameEast - frameWest) * frameWidth
	y := (frameNorth - p.Lat) / (frameNorth - frameSouth) * frameHeight
	return mark{strconv.FormatFloat(x, 'f', 1, 64), strconv.FormatFloat(y, 'f', 1, 64)}, true
}

func locatorBox() string    { return "0 0 " + locatorWidth() + " " + locatorHeight() }
func locatorWidth() string  { return strconv.Itoa(frameWidth) }
func locatorHeight() string { return strconv.Itoa(frameHeight) }

// degrees writes six decimals, about ten centimetres.
func degrees(d float64) string { return strconv.FormatFloat(d, 'f', 6, 64) }

// openStreetMap is where anybody can look at the point in detail; nothing is asked of it until the link is followed.
func openStreetMap(p view.Point) string {
	lat, lon := degrees(p.Lat), degrees(p.Lon)
	return "https://www.openstreetmap.org/?mlat=" + lat + "&mlon=" + lon + "#map=16/" + lat + "/" + lon
}

func (c *Context) servicesHeading(channelType string) string {
	if channelType == "ServiceLocation" {
		return c.W.Place.ServicesHere
	}
	return c.W.Channel.Services
}
