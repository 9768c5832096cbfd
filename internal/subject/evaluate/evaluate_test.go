package evaluate_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/subject"
	"github.com/varanto/varanto/internal/subject/evaluate"
)

// labelledTexts reads the shared training set; the test is skipped where there is none.
func labelledTexts(t *testing.T) []subject.Example {
	t.Helper()
	shared := os.Getenv("VARANTO_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	file, err := os.Open(filepath.Join(shared, "data", "keywords", "train.jsonl"))
	if err != nil {
		t.Skipf("the labelled texts are not here: %v", err)
	}
	defer file.Close()
	out, err := subject.ReadLabelled(file)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestUnseenTextsGetTheirSubjectsAmongTheFirstFive(t *testing.T) {
	if testing.Short() {
		t.Skip("trains ten models")
	}
	examples := labelledTexts(t)
	for _, grams := range []bool{false, true} {
		a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: grams})
		if err != nil {
			t.Fatal(err)
		}
		defer a.Close()
		for _, language := range []string{"fi", "sv", "en"} {
			if language != "fi" && (grams || os.Getenv("VARANTO_SUBJECTS") == "") {
				continue
			}
			r, err := evaluate.CrossValidate(context.Background(), a, examples, evaluate.Options{Language: language})
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%s: %v; most %v; folds %.3f", language, r, r.SuggestMost, r.ModelFolds)
			// Half of the terms have no label in Swedish and English, and half of the texts no version: no bar there.
			if language == "fi" && (r.Model.NDCG < 0.5 || r.Model.Recall < 0.58) {
				t.Errorf("%s: NDCG@5 %.3f, recall@5 %.3f; want 0.50 and 0.58", language, r.Model.NDCG, r.Model.Recall)
			}
			if r.Model.NDCG <= r.Baseline.NDCG || r.Model.Recall <= r.Baseline.Recall {
				t.Errorf("%s: the model %+v is no better than TF-IDF %+v", language, r.Model, r.Baseline)
			}
		}
	}
}

func TestMeasuresAreThoseOfTheDefinition(t *testing.T) {
	// Perfect order of the known subjects is worth 1; what is learnt is asked for here on purpose.
	a, err := finnish.Open(context.Background(), finnish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	const shelters, halls = "http://www.yso.fi/onto/koko/p4502", "http://www.yso.fi/onto/koko/p11070"
	one := func(title string, terms ...string) subject.Example {
		return subject.Example{Texts: []subject.Text{{Language: "fi", Title: title}}, Terms: terms}
	}
	r, err := evaluate.Holdout(context.Background(), a, nil,
		[]subject.Example{one("Turvakodit", shelters), one("Uimahallit", halls), one("Turvakodit", halls), one("Turvakodit", shelters, "urn:none")},
		evaluate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// Found at once, found at once, not found, one of two: 1/(1+1/log2(3)) = 0.6131.
	if got, want := r.Model.NDCG, (1+1+0+0.6131)/4; got < want-1e-4 || got > want+1e-4 {
		t.Errorf("NDCG %.4f, want %.4f", got, want)
	}
	if got, want := r.Model.Recall, (1+1+0+0.5)/4; got != want {
		t.Errorf("recall %.4f, want %.4f", got, want)
	}
	if r.Baseline.NDCG != 0 || r.Texts != 4 || r.Groups != 2 {
		t.Errorf("%+v", r)
	}
}
