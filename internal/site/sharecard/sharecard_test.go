package sharecard_test

import (
	"bytes"
	"image/color"
	"image/png"
	"os"
	"testing"

	"github.com/varanto/varanto/internal/site/sharecard"
)

func TestTheCardShowsTheMark(t *testing.T) {
	content, err := sharecard.PNG(sharecard.Own)
	if err != nil {
		t.Fatal(err)
	}
	if path := os.Getenv("VARANTO_SHARECARD"); path != "" { // to look at it
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds().Dx() != sharecard.Width || m.Bounds().Dy() != sharecard.Height || len(content) > 20_000 {
		t.Errorf("%v in %d bytes", m.Bounds(), len(content))
	}
	for _, c := range []struct {
		name string
		x, y int
		want color.Color
	}{
		{"ground", 5, 5, color.RGBA{0x0b, 0x4f, 0x58, 0xff}},
		{"dot", 600, 224, color.RGBA{0xff, 0xcf, 0x70, 0xff}},
		{"sign", 600, 419, color.RGBA{0xff, 0xff, 0xff, 0xff}},
	} {
		if got := color.RGBAModel.Convert(m.At(c.x, c.y)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
