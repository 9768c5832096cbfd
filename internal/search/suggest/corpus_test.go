package suggest_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// corpusWorld suggests from the corpus in VARANTO_SHARED, else ../shared beside the repository; without one it skips.
func corpusWorld(t testing.TB) *world {
	t.Helper()
	folder := os.Getenv("VARANTO_SHARED")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "..", "shared")
	}
	folder = filepath.Join(folder, "data", "corpus")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("needs a corpus: set VARANTO_SHARED to a folder that has data/corpus")
	}
	input, err := v11.OpenInput([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = input.Close() }()
	ctx := context.Background()
	log, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() })
	if _, err := editorial.Import(ctx, log, input, editorial.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	a, err := finnish.Open(ctx, finnish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	w := &world{t: t, catalogue: live.New(plainRenderer{}, slog.New(slog.DiscardHandler))}
	w.Suggester = suggest.New(w.catalogue, suggest.Options{
		Analyzer: a,
		Synonyms: []suggest.Synonym{{Language: "fi", Text: "hammaslääkäri", Means: "suun terveydenhuolto"}},
	})
	if err := w.catalogue.Load(ctx, log); err != nil {
		t.Fatal(err)
	}
	w.seq = w.catalogue.Snapshot().Seq
	w.follow()
	return w
}

func TestTheCorpusSuggestsWhatPeopleType(t *testing.T) {
	w := corpusWorld(t)
	for text, want := range map[string]suggest.Kind{
		"päivähoi": suggest.Services, "kuraattori": suggest.Services, "hammaslääkäri": suggest.Services,
		"rakenuslupa": suggest.Services, "kirjasto": suggest.Services, "tampere": suggest.Areas, "neuvola": suggest.Services,
		"seinäj": suggest.Areas,
	} {
		groups := w.ask(suggest.Question{Text: text}).Groups
		found := false
		for _, g := range groups {
			found = found || g.Kind == want
			for _, it := range g.Items {
				t.Logf("%s: %s %s [%s] x%d %.2f", text, g.Kind, it.Text, it.Matched, it.Count, it.Score)
			}
		}
		if !found {
			t.Errorf("%q suggests nothing of kind %s", text, want)
		}
	}
}

func BenchmarkSuggestOnTheCorpus(b *testing.B) {
	w := corpusWorld(b)
	texts := []string{"k", "koul", "kuraattori", "hammaslaakari", "rakenuslupa", "päivähoito", "kirjsto"}
	i := 0
	for b.Loop() {
		w.ask(suggest.Question{Text: texts[i%len(texts)]})
		i++
	}
}
