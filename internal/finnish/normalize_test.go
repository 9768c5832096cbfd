package finnish

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The short way for letters of western languages gives what the way for all of them does.
func TestWesternWordsAreNormalisedAsAllOthers(t *testing.T) {
	letters := []rune("aBzZ09-'äÖåÅéÉßÞþÿ×÷ŠšœŒ\u0301\u0308\u00ad\u200b\u2010\u2019ЖкΩK ")
	western := 0
	rapid.Check(t, func(t *rapid.T) {
		word := string(rapid.SliceOfN(rapid.SampledFrom(letters), 0, 12).Draw(t, "word"))
		if rapid.Bool().Draw(t, "broken") {
			word += string([]byte{0xC3}) + strings.Repeat("x", rapid.IntRange(0, 1).Draw(t, "tail"))
		}
		lower, ok := westernLower(word)
		if ok {
			western++
		}
		if want := normalized(word); ok && lower != want {
			t.Fatalf("%q became %q, want %q", word, lower, want)
		}
	})
	for r := rune(0); r < 0x250; r++ {
		for _, word := range []string{string(r), "a" + string(r) + "b", string(r) + "\u0308"} {
			if got, want := Normalize(word), normalized(word); got != want {
				t.Errorf("%q became %q, want %q", word, got, want)
			}
		}
	}
	if western == 0 {
		t.Error("no word went the short way")
	}
}
