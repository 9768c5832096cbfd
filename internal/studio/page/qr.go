package page

import (
	"fmt"
	"image"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// maxQR bounds in bytes what is made into a code.
const maxQR = 1000

// QR is a QR code as an SVG path over a square of Size by Size.
type QR struct {
	Size int
	Path string
}

// quiet is how many modules stay empty round the code, as readers want it (ISO/IEC 18004).
const quiet = 4

// NewQR draws a text as a QR code.
func NewQR(text string) (QR, error) {
	if len(text) > maxQR {
		return QR{}, fmt.Errorf("%d bytes are too much for a QR code", len(text))
	}
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return QR{}, fmt.Errorf("draw a QR code: %w", err)
	}
	bounds := code.Bounds()
	var path strings.Builder
	for y := range bounds.Dy() {
		for x := 0; x < bounds.Dx(); x++ {
			n := 0
			for x+n < bounds.Dx() && dark(code, x+n, y) {
				n++
			}
			if n > 0 {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", x+quiet, y+quiet, n, n)
				x += n
			}
		}
	}
	return QR{Size: bounds.Dx() + 2*quiet, Path: path.String()}, nil
}

func dark(code image.Image, x, y int) bool {
	r, _, _, _ := code.At(x, y).RGBA()
	return r < 0x8000
}

func (q QR) box() string { return fmt.Sprintf("0 0 %d %d", q.Size, q.Size) }
