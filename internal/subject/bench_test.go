package subject

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
)

// sharedTexts reads the shared training set; the test is skipped where there is none.
func sharedTexts(t testing.TB) []Example {
	t.Helper()
	shared := os.Getenv("VARANTO_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	file, err := os.Open(filepath.Join(shared, "data", "keywords", "train.jsonl"))
	if err != nil {
		t.Skipf("the labelled texts are not here: %v", err)
	}
	defer file.Close()
	out, err := ReadLabelled(file)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func openAnalyzer(t testing.TB) *finnish.Analyzer {
	t.Helper()
	a, err := finnish.Open(context.Background(), finnish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func BenchmarkSuggest(b *testing.B) {
	examples := sharedTexts(b)
	a := openAnalyzer(b)
	m, err := Train(context.Background(), a, examples, TrainOptions{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		m.Suggest(examples[i%len(examples)].Texts[0], Options{})
		i++
	}
}

func BenchmarkTrain(b *testing.B) {
	examples := sharedTexts(b)
	a := openAnalyzer(b)
	for b.Loop() {
		if _, err := Train(context.Background(), a, examples, TrainOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
