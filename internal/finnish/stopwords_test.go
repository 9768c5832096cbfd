package finnish

import (
	"context"
	"slices"
	"strings"
	"testing"
)

func TestStopWordsAreSortedAndNormal(t *testing.T) {
	a, err := Open(context.Background(), Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []Language{Finnish, Swedish, English} {
		words := strings.Fields(stopWords(language))
		if len(words) < 50 || !slices.IsSorted(words) {
			t.Errorf("%s: %d words, sorted %t", language, len(words), slices.IsSorted(words))
		}
		for _, word := range words {
			if token := a.AnalyzeIn(language, word); len(token) != 1 || !token[0].Stop {
				t.Errorf("%s: %q is not a stop word", language, word)
			}
		}
	}
	if stopWords("se") != "" || isStopWord(Finnish, "tähä") || isStopWord(Finnish, "") {
		t.Error("a stop word where there is none")
	}
}
