package answer_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/open/export/answer"
)

func TestWhatIsRepeatedIsShortAndValid(t *testing.T) {
	for value, want := range map[string]string{
		"":                            "",
		"Espoo":                       "Espoo",
		"a\xffb":                      "a\uFFFDb",
		strings.Repeat("a", 121):      strings.Repeat("a", 120) + "...",
		"a" + strings.Repeat("ä", 60): "a" + strings.Repeat("ä", 59) + "...",
	} {
		if got := answer.Shorten(value); got != want {
			t.Errorf("Shorten(%q) = %q, want %q", value, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "value"))
		if got := answer.Shorten(s); !utf8.ValidString(got) || len(got) > 3*120+len("...") {
			t.Errorf("Shorten(%q) = %q", s, got)
		}
	})
}
