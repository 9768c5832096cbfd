package subject

import (
	"context"
	"math"
	"os"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
)

// tried are the settings that nested cross-validation chooses from.
var tried = []settings{
	chosenSettings,
	{lambda: 0.5, trees: 240, leaves: 16, minLeaf: 40, rate: 0.04},
	{lambda: 2, trees: 240, leaves: 16, minLeaf: 40, rate: 0.04},
	{lambda: 1, trees: 120, leaves: 16, minLeaf: 20, rate: 0.07},
}

// gain returns the sums of NDCG@5 and recall@5 over the test texts in a language, and their number.
func gain(t *testing.T, a *finnish.Analyzer, train, test []Example, s settings, language string) (ndcg, recall, n float64) {
	m, err := Train(context.Background(), a, train, TrainOptions{settings: &s})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range test {
		text, ok := e.in(language)
		if !ok {
			continue
		}
		gold := m.termTargets(e.Terms)
		dcg, ideal, hits := 0.0, 0.0, 0.0
		for i, s := range m.Suggest(text, Options{Limit: 5}).Terms {
			for _, g := range gold {
				if m.ontology.terms[g].URI == s.URI {
					dcg += 1 / math.Log2(float64(i+2))
					hits++
				}
			}
		}
		for i := range min(5, len(gold)) {
			ideal += 1 / math.Log2(float64(i+2))
		}
		ndcg += dcg / ideal
		recall += hits / float64(len(gold))
		n++
	}
	return ndcg, recall, n
}

// split divides examples in two by their group: those of fold f of n and the others.
func split(examples []Example, f, n, salt int) (in, out []Example) {
	for i, g := range Groups(examples) {
		if (g*7919+salt)%1009%n == f {
			in = append(in, examples[i])
		} else {
			out = append(out, examples[i])
		}
	}
	return in, out
}

// TestNestedCrossValidation chooses the settings of each outer fold by the texts outside it alone, so that what it
// measures on the fold owes nothing to choosing. It takes minutes: VARANTO_SUBJECTS=nested.
func TestNestedCrossValidation(t *testing.T) {
	if os.Getenv("VARANTO_SUBJECTS") != "nested" {
		t.Skip("set VARANTO_SUBJECTS=nested")
	}
	examples := sharedTexts(t)
	a := openAnalyzer(t)
	const outer, inner = 5, 3
	var ndcg, recall, n float64
	for f := range outer {
		test, train := split(examples, f, outer, 13)
		best, most := 0, -1.0
		for i, s := range tried {
			sum := 0.0
			for g := range inner {
				ask, learn := split(train, g, inner, 29)
				d, r, _ := gain(t, a, learn, ask, s, "fi")
				sum += d + r
			}
			if sum > most+1e-9 {
				best, most = i, sum
			}
			t.Logf("fold %d: settings %d: %.2f", f, i, sum)
		}
		d, r, k := gain(t, a, train, test, tried[best], "fi")
		t.Logf("fold %d: chose %+v: NDCG@5 %.3f recall@5 %.3f", f, tried[best], d/k, r/k)
		ndcg, recall, n = ndcg+d, recall+r, n+k
	}
	t.Logf("nested: NDCG@5 %.4f recall@5 %.4f of %v texts", ndcg/n, recall/n, n)
	if ndcg/n < 0.5 || recall/n < 0.58 {
		t.Error("below the bar")
	}
}
