package search

import (
	"context"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
)

func TestTheLanguageOfAQueryIsGuessed(t *testing.T) {
	for _, forced := range []bool{false, true} {
		a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: forced})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = a.Close() }()
		x := asker{analyzer: a, places: newGazetteer()}
		for _, c := range []struct {
			text       string
			page, want field
		}{
			{"school nurse", inFinnish, inEnglish},
			{"residence permit", inFinnish, inEnglish},
			{"school nurse Tampere", inFinnish, inEnglish},
			{"bygglov", inFinnish, inSwedish},
			{"ansökan om bygglov i Vasa", inFinnish, inSwedish},
			{"kirjasto", inFinnish, inFinnish},
			{"kirjaston aukioloajat", inSwedish, inFinnish},
			{"äidille apua kotiin", inEnglish, inFinnish},
			{"hammaslääkäri Helsingfors", inSwedish, inFinnish},
			{"taxi", inSwedish, inSwedish},
			{"Vasa", inSwedish, inSwedish},
			{"123", inEnglish, inEnglish},
			{"12", inOther, inFinnish},
		} {
			if forced && c.page != inFinnish && c.want == inFinnish {
				continue // needs the dictionary
			}
			if got := x.ask(c.text, c.page, true).language; got != c.want {
				t.Errorf("%q on a page in %s is taken for %s, want %s (4-grams: %v)", c.text, c.page.name(), got.name(), c.want.name(), forced)
			}
		}
	}
}
