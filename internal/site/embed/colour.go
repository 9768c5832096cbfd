package embed

import (
	"fmt"
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// Colour is red, green and blue from 0 to 255.
type Colour [3]uint8

// Grounds that the parts are shown on; the script has the same.
var (
	lightGround = Colour{255, 255, 255}
	darkGround  = Colour{0x0f, 0x1c, 0x1f}
)

var hexColour = regexp.MustCompile(`^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$`)

// ParseColour reads "#0b4f58", "0b4f58" and "#abc".
func ParseColour(s string) (Colour, bool) {
	m := hexColour.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return Colour{}, false
	}
	digits := m[1]
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, _ := strconv.ParseUint(digits, 16, 32) // the expression allows nothing else
	return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// String is "#0b4f58".
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// luminance is WCAG's relative luminance.
func (c Colour) luminance() float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c[0]) + 0.7152*channel(c[1]) + 0.0722*channel(c[2])
}

// Contrast is WCAG's, from 1 to 21.
func Contrast(a, b Colour) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// enough is the contrast that WCAG 2.2 asks of text (1.4.3).
const enough = 4.5

// Fit moves a colour away from the ground until text in it can be read there.
func (c Colour) Fit(ground Colour) Colour {
	to := Colour{}
	if ground.luminance() < 0.18 {
		to = Colour{255, 255, 255}
	}
	out := c
	for step := 1; Contrast(out, ground) < enough && step <= 20; step++ {
		for i := range out {
			out[i] = uint8(math.Round(float64(c[i]) + (float64(to[i])-float64(c[i]))*float64(step)/20))
		}
	}
	return out
}

// On is what can be read on the colour: white or the darkest ink.
func (c Colour) On() Colour {
	ink := Colour{0x06, 0x1c, 0x1f}
	if Contrast(lightGround, c) >= Contrast(ink, c) {
		return lightGround
	}
	return ink
}

// serveLook is the style sheet of a colour, since pages have no styles of their own.
func (h *Handler) serveLook(w http.ResponseWriter, r *http.Request) {
	share(w.Header())
	c, ok := ParseColour(r.URL.Query().Get("accent"))
	if !ok {
		http.Error(w, "accent: The value must be a colour such as 0b4f58.", http.StatusBadRequest)
		return
	}
	light, dark := c.Fit(lightGround), c.Fit(darkGround)
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	fmt.Fprintf(w, ":root{--given:%s;--given-on:%s}\n", light, light.On())
	fmt.Fprintf(w, ":root[data-theme=dark]{--given:%s;--given-on:%s}\n", dark, dark.On())
	fmt.Fprintf(w, "@media (prefers-color-scheme:dark){:root[data-theme=auto]{--given:%s;--given-on:%s}}\n", dark, dark.On())
}
