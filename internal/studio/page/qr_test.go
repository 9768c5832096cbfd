package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

// TestTheDrawnCodeIsTheEncodedOne fills a square from the path again.
func TestTheDrawnCodeIsTheEncodedOne(t *testing.T) {
	text := "otpauth://totp/Varanto:aino@example.fi?issuer=Varanto&secret=325ECHSG32GNOXOFQAFLN23GY7UVRH4S"
	drawn, err := NewQR(text)
	if err != nil {
		t.Fatal(err)
	}
	want, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		t.Fatal(err)
	}
	black := map[[2]int]bool{}
	for _, part := range strings.Split(strings.TrimPrefix(drawn.Path, "M"), "M") {
		var x, y, n int
		if _, err := fmt.Sscanf(part, "%d %dh%dv1", &x, &y, &n); err != nil {
			t.Fatal(part, err)
		}
		for i := range n {
			black[[2]int{x + i - quiet, y - quiet}] = true
		}
	}
	size := want.Bounds().Dx()
	if drawn.Size != size+2*quiet {
		t.Errorf("%d modules, want %d with the quiet zone", drawn.Size, size)
	}
	for y := range size {
		for x := range size {
			if dark(want, x, y) != black[[2]int{x, y}] {
				t.Fatalf("module %d,%d is wrong", x, y)
			}
		}
	}
	if _, err := NewQR(strings.Repeat("x", maxQR+1)); err == nil {
		t.Error("too much is drawn")
	}
}
