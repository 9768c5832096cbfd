// Package sharecard draws the picture that other services show beside a shared link: the site's mark on its ground. There
// are no words in it; the link's title says them, in the reader's language.
package sharecard

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"

	"github.com/varanto/varanto/internal/site/colour"
)

// Width and Height are in pixels, the shape that Open Graph's and Twitter's large cards show whole.
const (
	Width, Height = 1200, 630
)

// The mark as in favicon.svg, in a square of 32.
const (
	side             = 32.0
	stroke           = 2.0 // half of the width
	dotX, dotY, dotR = 16.0, 9.0, 2.6
)

var sign = [][2]float64{{7, 9}, {16, 24}, {25, 9}}

// scale is how large the mark is drawn: it stands in the middle with room round it.
const scale = 13.0

// Look is what the card is drawn with.
type Look struct {
	Ground, Sign, Dot colour.RGB
	// Bare leaves the mark out, for a site that has another one.
	Bare bool
}

// Own is Varanto's look.
var Own = Look{Ground: colour.RGB{0x0b, 0x4f, 0x58}, Sign: colour.RGB{0xff, 0xff, 0xff}, Dot: colour.RGB{0xff, 0xcf, 0x70}}

func paint(c colour.RGB) color.Color { return color.RGBA{c[0], c[1], c[2], 0xff} }

// colours is how many the card has, without the edges between them.
const colours = 3

// levels is how many steps an edge has between two colours.
const levels = 6

// PNG draws the card.
func PNG(look Look) ([]byte, error) {
	palette := color.Palette{paint(look.Ground), paint(look.Sign), paint(look.Dot)}
	shades := palette
	for _, over := range palette[1:] {
		for n := 1; n < levels; n++ {
			shades = append(shades, mix(palette[0], over, float64(n)/levels))
		}
	}
	m := image.NewPaletted(image.Rect(0, 0, Width, Height), shades)
	for y := range Height {
		for x := 0; x < Width && !look.Bare; x++ {
			m.Pix[y*m.Stride+x] = shade((float64(x)+0.5-Width/2)/scale+side/2, (float64(y)+0.5-Height/2)/scale+side/2)
		}
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, m); err != nil {
		return nil, fmt.Errorf("drawing the card: %w", err)
	}
	return b.Bytes(), nil
}

// shade is the palette's index of a point of the mark's square.
func shade(x, y float64) uint8 {
	if n := cover(math.Hypot(x-dotX, y-dotY) - dotR); n > 0 {
		return index(2, n)
	}
	far := math.Inf(1)
	for i := range sign[1:] {
		far = math.Min(far, distance(x, y, sign[i], sign[i+1]))
	}
	return index(1, cover(far-stroke))
}

// cover is how much of a pixel lies inside an edge that is so far away, from 0 to levels.
func cover(outside float64) int {
	return int(math.Round(max(0, min(1, 0.5-outside*scale)) * levels))
}

func index(over, cover int) uint8 {
	switch cover {
	case 0:
		return 0
	case levels:
		return uint8(over)
	}
	return uint8(colours + (over-1)*(levels-1) + cover - 1)
}

// distance is from a point to a stretch.
func distance(x, y float64, a, b [2]float64) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	along := max(0, min(1, ((x-a[0])*dx+(y-a[1])*dy)/(dx*dx+dy*dy)))
	return math.Hypot(x-a[0]-along*dx, y-a[1]-along*dy)
}

func mix(a, b color.Color, share float64) color.Color {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	part := func(x, y uint32) uint8 { return uint8((float64(x)*(1-share) + float64(y)*share) / 257) }
	return color.RGBA{part(ar, br), part(ag, bg), part(ab, bb), 0xff}
}
