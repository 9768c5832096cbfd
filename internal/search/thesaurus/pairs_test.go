package thesaurus_test

import (
	"slices"
	"testing"

	"github.com/varanto/varanto/internal/search/thesaurus"
)

func TestEverydayWordsLeadToOfficialOnes(t *testing.T) {
	pairs := thesaurus.Everyday()
	for _, want := range []thesaurus.Pair{
		{Language: "fi", Text: "hammaslääkäri", Means: "suun terveydenhuolto"},
		{Language: "en", Text: "dentist", Means: "suun terveydenhuolto"},
	} {
		if !slices.Contains(pairs, want) {
			t.Errorf("the lists do not lead from %q to %q", want.Text, want.Means)
		}
	}
	for _, p := range pairs {
		if p.Text == "" || p.Means == "" || p.Language == "" {
			t.Errorf("a pair that leads nowhere: %+v", p)
		}
	}
}
