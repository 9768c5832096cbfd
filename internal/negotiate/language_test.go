package negotiate_test

import (
	"testing"

	"github.com/varanto/varanto/internal/negotiate"
)

func TestThePagesLanguageIsTheReadersOrElseTheFirst(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]string{
		"": "fi", "sv": "sv", "sv-FI,sv;q=0.9,en;q=0.5": "sv", "en-GB": "en", "de,en;q=0.4": "en", "ja": "fi", "ru": "fi",
		"fi;q=0.1,en;q=0.9": "en", "*": "fi", ";;;": "fi",
	} {
		if got := negotiate.Language(header, []string{"fi", "sv", "en"}); got != want {
			t.Errorf("%q gives %s, want %s", header, got, want)
		}
	}
}
