package why_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/search/why"
)

func TestASentenceSaysWhyAHitMatched(t *testing.T) {
	dentist := []why.Reason{
		{Word: "hammashoito", Field: "name", How: "exact"},
		{Word: "hammaslääkäri", Met: "suun terveydenhuolto", Field: "term", How: "synonym"},
	}
	for _, c := range []struct {
		name, language string
		reasons        []why.Reason
		want           string
	}{
		{"no reasons", "fi", nil, ""},
		{"Finnish", "fi", dentist, "Nimessä: ”hammashoito”. Asiasanoissa: ”suun terveydenhuolto”, joka tarkoittaa suunnilleen samaa kuin ”hammaslääkäri”."},
		{"Swedish", "sv", dentist, "I namnet: ”hammashoito”. Bland ämnesorden: ”suun terveydenhuolto”, som betyder ungefär detsamma som ”hammaslääkäri”."},
		{"English", "en", dentist, "In the name: “hammashoito”. In the subject terms: “suun terveydenhuolto”, which means about the same as “hammaslääkäri”."},
		{"another language is Finnish", "se", dentist[:1], "Nimessä: ”hammashoito”."},
		{"words of one field together, each once", "fi", []why.Reason{
			{Word: "koira", Field: "name", How: "form"}, {Word: "Koira", Field: "name", How: "exact"}, {Word: "vero", Met: "koiravero", Field: "name", How: "form"},
		}, "Nimessä: ”koira”, ”koiravero”."},
		{"correction", "fi", []why.Reason{{Word: "rakenuslupa", Met: "rakennuslupa", Field: "name", How: "correction"}}, "Nimessä: ”rakennuslupa” (kirjoitit ”rakenuslupa”)."},
		{"translation", "en", []why.Reason{{Word: "school", Met: "koulu", Field: "keyword", How: "translation"}}, "In the keywords: “koulu”, a translation of “school”."},
		{"pieces", "fi", []why.Reason{{Word: "kouluterkka", Field: "pieces", How: "pieces"}}, "Tiedoissa samankaltainen sana kuin ”kouluterkka”."},
		{"a similar word", "fi", []why.Reason{{Word: "kouluterkka", Met: "kouluterveys", Field: "name", How: "pieces"}}, "Nimessä samankaltainen sana: ”kouluterveys”."},
		{"part of a word", "fi", []why.Reason{{Word: "uimahalli", Met: "uima", Field: "name", How: "part"}}, "Nimessä osa sanasta: ”uima”."},
		{"part of a word in Swedish", "sv", []why.Reason{{Word: "simhall", Met: "sim", Field: "keyword", How: "part"}}, "Bland nyckelorden en del av ett ord: ”sim”."},
		{"part of a word in English", "en", []why.Reason{{Word: "uimahalli", Met: "uima", Field: "summary", How: "part"}}, "In the summary part of a word: “uima”."},
		{"place", "sv", []why.Reason{{Word: "Vasa", Met: "Vaasa", Field: "place", How: "form"}}, "Plats: ”Vaasa”."},
		{"unknown field", "fi", []why.Reason{{Word: "x", Field: "new", How: "exact"}}, "Tiedoissa: ”x”."},
		{"the weightiest three", "fi", []why.Reason{
			{Word: "a", Field: "name"}, {Word: "a", Field: "keyword"}, {Word: "a", Field: "term"}, {Word: "a", Field: "summary"}, {Word: "b", Field: "name"},
		}, "Nimessä: ”a”, ”b”. Avainsanoissa: ”a”. Asiasanoissa: ”a”."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := why.Sentence(c.language, c.reasons); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestASentenceIsOneShortLineWhateverTheWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reason := rapid.Custom(func(t *rapid.T) why.Reason {
			return why.Reason{
				Word: rapid.String().Draw(t, "word"), Met: rapid.OneOf(rapid.Just(""), rapid.String(), rapid.Just(strings.Repeat("ä", 300)), rapid.Just("\xff\n")).Draw(t, "met"),
				Field: rapid.SampledFrom([]string{"name", "pieces", "", "term"}).Draw(t, "field"),
				How:   rapid.SampledFrom([]string{"exact", "synonym", "correction", "translation", "pieces", "?"}).Draw(t, "how"),
			}
		})
		got := why.Sentence(rapid.SampledFrom([]string{"fi", "sv", "en", ""}).Draw(t, "language"), rapid.SliceOfN(reason, 0, 20).Draw(t, "reasons"))
		if !utf8.ValidString(got) || utf8.RuneCountInString(got) > 1300 {
			t.Fatalf("a bad sentence: %q", got)
		}
		if strings.ContainsFunc(got, unicode.IsControl) {
			t.Fatalf("control characters: %q", got)
		}
	})
}
