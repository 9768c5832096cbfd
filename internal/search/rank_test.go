package search

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestChooseBringsTheBestToTheFront(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scores := rapid.SliceOfN(rapid.IntRange(0, 9), 0, 60).Draw(t, "scores")
		n := rapid.IntRange(0, len(scores)).Draw(t, "n")
		var list []found
		for i, score := range scores {
			list = append(list, found{ord: uint32(i), score: float64(score)})
		}
		want := slices.Clone(list)
		slices.SortFunc(want, better)
		choose(list, n)
		got := slices.Clone(list[:n])
		slices.SortFunc(got, better)
		for i := range got {
			if got[i].ord != want[i].ord {
				t.Fatalf("place %d has %d, want %d", i, got[i].ord, want[i].ord)
			}
		}
	})
}

func TestPlacesAreReadInTheirForms(t *testing.T) {
	g := newGazetteer()
	for form, want := range map[string]string{
		"seinäjoella": "743", "helsingissä": "091", "helsinkiin": "091", "tampereella": "837", "tampereelta": "837",
		"turussa": "853", "turkuun": "853", "espoon": "049", "vantaalla": "092", "lahdessa": "398", "oulusta": "564",
		"mikkelin": "491", "raumalla": "684", "vasa": "905", "åbo": "853", "esbo": "049", "helsingfors": "091", "jyväskylässä": "179",
	} {
		n, ok := g.names[form]
		if !ok || n.municipality == nil || n.municipality.Code != want {
			t.Errorf("%s is not read as the municipality %s", form, want)
		}
	}
	for _, form := range []string{"varsinais-suomessa", "pohjois-savossa", "uudellamaalla", "lapissa", "kainuussa"} {
		if n, ok := g.names[form]; !ok || n.region == nil {
			t.Logf("%s needs a dictionary", form)
		}
	}
	if _, ok := g.names["kirjasto"]; ok {
		t.Error("a word is read as a place")
	}
}
