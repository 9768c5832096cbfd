package search_test

import (
	"math"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
)

func TestThePartsOfAScoreMakeIt(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		leaning := in(service(1, "Kirjaston lainat"), oulu)
		leaning.GeneralDescriptionID = id(90)
		w.publish(leaning, service(2, "Kirjasto ja lainat"), in(service(3, "Kirjasto"), oulu, helsinki), service(4, "Kirjasto"),
			within(service(5, "Kirjastoauto"), catalog.Area{Type: "Region", Code: "17"}), service(6, "Lainat"),
			&catalog.GeneralDescription{ID: id(90), Names: named("Kirjasto lainat")})
		x.settled()
		for _, q := range []search.Query{
			{Text: "kirjasto"}, {Text: "kirjasto lainat"}, {Text: "kirjasto lainat Oulussa"}, {Text: "lainat", Municipality: oulu},
			{Text: "kirjastp laina"}, {Text: "kirjasto", Near: &live.Point{Northing: 7200000, Easting: 428000}},
		} {
			q.Explain = true
			results := x.ask(q)
			if len(results.Hits) < 2 {
				t.Errorf("%q finds only %q", q.Text, names(results))
			}
			for _, h := range results.Hits {
				sum, product, words := 0.0, 1.0, 0.0
				for _, p := range h.Parts {
					switch {
					case strings.HasPrefix(p.Name, "word "):
						sum += p.Value
					default:
						if p.Name == "words" {
							words = p.Value
						}
						product *= p.Value
					}
				}
				if math.Abs(sum-words) > 1e-5*words || math.Abs(product-h.Score) > 1e-9*h.Score {
					t.Errorf("%q, %s: words %v of %v, score %v of %v: %+v", q.Text, h.Entry.Name, words, sum, h.Score, product, h.Parts)
				}
			}
		}
	})
}

func TestWhatAWordAddsIsToldOfEachHit(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	other := service(2, "Neuvonta")
	other.ServiceDescriptions = catalog.TypedTexts{text(catalog.TypeDescription, "fi", "Kirjasto neuvoo.")}
	w.publish(service(1, "Kirjasto"), other)
	x.settled()
	added := map[float64]bool{}
	for _, h := range x.ask(search.Query{Text: "kirjasto", Explain: true}).Hits {
		added[h.Parts[0].Value] = true
	}
	if len(added) != 2 {
		t.Errorf("a name and a description add %v", added)
	}
}

func TestPiecesOfWordsAreNoPartsOfACompound(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		w.publish(service(1, "Bygglov"), service(2, "Terveysasema"))
		x.settled()
		for _, c := range []struct {
			text, language string
			parts          bool
		}{
			{"bygglov", "sv", false}, {"terveysasema", "fi", a.Name() == finnish.NameVoikko}, {"kirjasto", "fi", false},
		} {
			got := x.ask(search.Query{Text: c.text, Language: c.language, Explain: true}).Analysis.Words[0].Parts
			if (len(got) > 0) != c.parts {
				t.Errorf("%s has the parts %q", c.text, got)
			}
		}
	})
}
