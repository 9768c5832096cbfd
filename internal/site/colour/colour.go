// Package colour reads colours as style sheets write them, and tells by WCAG's rules what can be read on what.
package colour

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// RGB is red, green and blue from 0 to 255.
type RGB [3]uint8

var white = RGB{255, 255, 255}

var hexadecimal = regexp.MustCompile(`^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$`)

// Parse reads "#0b4f58", "0b4f58" and "#abc".
func Parse(s string) (RGB, bool) {
	m := hexadecimal.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return RGB{}, false
	}
	digits := m[1]
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, _ := strconv.ParseUint(digits, 16, 32) // the expression allows nothing else
	return RGB{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// String is "#0b4f58".
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// luminance is WCAG's relative luminance.
func (c RGB) luminance() float64 {
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
func Contrast(a, b RGB) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// Enough is the contrast that WCAG 2.2 asks of text (1.4.3).
const Enough = 4.5

// Fit moves a colour away from the ground until text in it can be read there.
func (c RGB) Fit(ground RGB) RGB {
	to := RGB{}
	if ground.luminance() < 0.18 {
		to = white
	}
	out := c
	for step := 1; Contrast(out, ground) < Enough && step <= 20; step++ {
		for i := range out {
			out[i] = uint8(math.Round(float64(c[i]) + (float64(to[i])-float64(c[i]))*float64(step)/20))
		}
	}
	return out
}

// On is what can be read on the colour: white or the darkest ink.
func (c RGB) On() RGB {
	ink := RGB{0x06, 0x1c, 0x1f}
	if Contrast(white, c) >= Contrast(ink, c) {
		return white
	}
	return ink
}
