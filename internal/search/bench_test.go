package search_test

import (
	"context"
	"io/fs"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search"
)

// analyzers runs a benchmark with each analysis that is installed.
func analyzers(b *testing.B, run func(*testing.B, *finnish.Analyzer)) {
	for name, forced := range map[string]bool{"voikko": false, "4-grams": true} {
		b.Run(name, func(b *testing.B) { run(b, openAnalyzer(b, forced)) })
	}
}

// BenchmarkBuild builds the index of a corpus (VARANTO_BENCH_CORPUS, else the shared one).
func BenchmarkBuild(b *testing.B) {
	log, _ := corpus(b)
	analyzers(b, func(b *testing.B, a *finnish.Analyzer) {
		var took time.Duration
		var documents, bytes int64
		for b.Loop() {
			catalogue := newCatalogue()
			dir := b.TempDir()
			x, err := search.Open(dir, a, catalogue, slog.New(slog.DiscardHandler))
			if err != nil {
				b.Fatal(err)
			}
			if err := catalogue.Load(context.Background(), log); err != nil {
				b.Fatal(err)
			}
			start := time.Now()
			ctx, cancel := context.WithCancel(context.Background())
			done := make(chan struct{})
			go func() { defer close(done); x.Run(ctx, log.Feed) }()
			running{x, b, nil}.settled()
			took += time.Since(start)
			cancel()
			<-done
			if err := x.Close(); err != nil {
				b.Fatal(err)
			}
			documents, bytes = 0, size(b, dir)
			for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization, catalog.KindServiceCollection} {
				documents += int64(catalogue.Snapshot().Table(k).Published().GetCardinality())
			}
		}
		b.ReportMetric(float64(took.Microseconds())/float64(b.N)/float64(documents), "µs/entity")
		b.ReportMetric(float64(bytes)/float64(documents), "B/entity")
	})
}

func size(b *testing.B, dir string) (total int64) {
	b.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return total
}

func BenchmarkQuery(b *testing.B) {
	log, _ := corpus(b)
	analyzers(b, func(b *testing.B, a *finnish.Analyzer) {
		x := indexed(b, a, log, newCatalogue())
		for _, c := range []struct{ name, text, municipality string }{
			{"one word", "terveysasemalla", ""},
			{"broad word", "palvelu", ""},
			{"three words", "päiväkotiin hakeminen oulussa", ""},
			{"with a municipality", "kirjasto", oulu},
			{"sentence", "miten haen lapselle päivähoitopaikkaa kun muutan toiselle paikkakunnalle töiden takia", ""},
			{"typing error", "hamaslääkri", ""},
			{"list of a municipality", "", oulu},
		} {
			b.Run(c.name, func(b *testing.B) {
				for b.Loop() {
					x.ask(search.Query{Text: c.text, Municipality: c.municipality})
				}
			})
		}
	})
}

// BenchmarkJudged asks the judged queries one after another.
func BenchmarkJudged(b *testing.B) {
	queries := readJudged(b, filepath.Join(shared(b), "data", "queries", "public.tsv"))
	log, _ := corpus(b)
	analyzers(b, func(b *testing.B, a *finnish.Analyzer) {
		x := indexed(b, a, log, newCatalogue())
		for _, j := range queries {
			x.ask(search.Query{Text: j.Text, Language: j.Language})
		}
		n := 0
		for b.Loop() {
			j := queries[n%len(queries)]
			n++
			x.ask(search.Query{Text: j.Text, Language: j.Language})
		}
	})
}
