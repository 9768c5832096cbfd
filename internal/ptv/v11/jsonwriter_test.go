package v11

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
)

func TestStringsComeBackFromJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		var back string
		if err := json.Unmarshal(appendString(nil, s), &back); err != nil || back != s {
			t.Fatalf("%q came back as %q: %v", s, back, err)
		}
	})
}

func TestStringsKeepUTF8AsItIs(t *testing.T) {
	for s, want := range map[string]string{
		"Jätehuolto – 5 €":     `"Jätehuolto – 5 €"`,
		"a\"b\\c/d":            `"a\"b\\c/d"`,
		"1\n2\r3\t4\b5\f6\x01": `"1\n2\r3\t4\b5\f6\u0001"`,
		"<b>&amp;'":            `"<b>&amp;'"`,
	} {
		if got := string(appendString(nil, s)); got != want || !utf8.ValidString(got) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestHeadingMarksAreDroppedOrKept(t *testing.T) {
	text := "### Alku\nteksti ### ei otsikko\n### Toinen\nloppu"
	for keep, want := range map[bool]string{
		true:  `{"value":"### Alku\nteksti ### ei otsikko\n### Toinen\nloppu"}`,
		false: `{"value":"Alku\nteksti ### ei otsikko\nToinen\nloppu"}`,
	} {
		w := jsonWriter{b: []byte("{"), keepHeadings: keep}
		w.longText("value", text)
		if got := string(w.b) + "}"; got != want || w.dropped == keep {
			t.Errorf("keep %v: got %s, dropped %v", keep, got, w.dropped)
		}
	}
}

func TestRequirementsAreJoinedLanguageByLanguage(t *testing.T) {
	got := joinedRequirements(
		catalog.Texts{{Language: "fi", Value: "yleinen"}, {Language: "sv", Value: "allmän"}, {Language: "en"}},
		catalog.Texts{{Language: "fi", Value: "oma"}, {Language: "en", Value: "own"}, {Language: "se", Value: "iežas"}})
	want := catalog.Texts{
		{Language: "fi", Value: "yleinen\n\noma"}, {Language: "sv", Value: "allmän"}, {Language: "en", Value: "own"}, {Language: "se", Value: "iežas"},
	}
	if !got.SameAs(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
