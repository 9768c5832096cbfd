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
			if r.Model.NDCG < 0.5 || r.Model.Recall < 0.58 {
				t.Errorf("%s: NDCG@5 %.3f, recall@5 %.3f; want 0.50 and 0.58", language, r.Model.NDCG, r.Model.Recall)
			}
			if r.Model.NDCG <= r.Baseline.NDCG || r.Model.Recall <= r.Baseline.Recall {
				t.Errorf("%s: the model %+v is no better than TF-IDF %+v", language, r.Model, r.Baseline)
			}
		}
	}
}
