package colour_test

import (
	"math"
	"testing"

	"github.com/varanto/varanto/internal/site/colour"
)

func TestColoursAsWritten(t *testing.T) {
	for in, want := range map[string]string{"#0B4F58": "#0b4f58", "abc": "#aabbcc", " #fff ": "#ffffff"} {
		if c, ok := colour.Parse(in); !ok || c.String() != want {
			t.Errorf("%q is %v", in, c)
		}
	}
	for _, in := range []string{"", "red", "#12345", "#0b4f58;", "rgb(0,0,0)"} {
		if c, ok := colour.Parse(in); ok {
			t.Errorf("%q is %v", in, c)
		}
	}
}

// TestContrastIsThatOfTheStandard holds examples of WCAG's own.
func TestContrastIsThatOfTheStandard(t *testing.T) {
	for pair, want := range map[[2]string]float64{{"#000", "#fff"}: 21, {"#777777", "#ffffff"}: 4.48, {"#fff", "#fff"}: 1} {
		a, _ := colour.Parse(pair[0])
		b, _ := colour.Parse(pair[1])
		if got := colour.Contrast(a, b); math.Abs(got-want) > 0.005 || got != colour.Contrast(b, a) {
			t.Errorf("%v: %.3f, want %.2f", pair, got, want)
		}
	}
}
