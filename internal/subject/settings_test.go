package subject_test

import (
	"context"
	"os"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/subject"
	"github.com/varanto/varanto/internal/subject/evaluate"
)

// gain measures texts in Finnish with a model that others trained.
func gain(t *testing.T, a *finnish.Analyzer, train, test []subject.Example, s subject.Settings) (evaluate.Measures, int) {
	t.Helper()
	r, err := evaluate.Holdout(context.Background(), a, train, test, evaluate.Options{Train: subject.TrainWith(s)})
	if err != nil {
		t.Fatal(err)
	}
	return r.Model, r.Texts
}

// split divides examples in two by their group: those of fold f of n and the others.
func split(examples []subject.Example, f, n, salt int) (in, out []subject.Example) {
	for i, g := range subject.Groups(examples) {
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
	examples, tried := subject.SharedTexts(t), subject.TriedSettings()
	a := subject.OpenAnalyzer(t)
	const outer, inner = 5, 3
	var ndcg, recall, texts float64
	for f := range outer {
		test, train := split(examples, f, outer, 13)
		best, most := 0, -1.0
		for i, s := range tried {
			sum := 0.0
			for g := range inner {
				ask, learn := split(train, g, inner, 29)
				m, n := gain(t, a, learn, ask, s)
				sum += (m.NDCG + m.Recall) * float64(n)
			}
			if sum > most+1e-9 {
				best, most = i, sum
			}
			t.Logf("fold %d: settings %d: %.2f", f, i, sum)
		}
		m, n := gain(t, a, train, test, tried[best])
		t.Logf("fold %d: chose %+v: NDCG@5 %.3f recall@5 %.3f", f, tried[best], m.NDCG, m.Recall)
		ndcg, recall, texts = ndcg+m.NDCG*float64(n), recall+m.Recall*float64(n), texts+float64(n)
	}
	t.Logf("nested: NDCG@5 %.4f recall@5 %.4f of %v texts", ndcg/texts, recall/texts, texts)
	if ndcg/texts < 0.5 || recall/texts < 0.58 {
		t.Error("below the bar")
	}
}
