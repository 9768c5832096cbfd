package search_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// TestNationalSize measures on a data folder of national size (VARANTO_NATIONAL, with a log; the index is made beside
// it and stays): the build or the catching up, the time of the judged queries, and how soon a change of a general
// description is found.
func TestNationalSize(t *testing.T) {
	folder := os.Getenv("VARANTO_NATIONAL")
	if folder == "" {
		t.Skip("needs a data folder of national size: set VARANTO_NATIONAL")
	}
	queries := readJudged(t, filepath.Join(shared(t), "data", "queries", "public.tsv"))
	ctx, cancel := context.WithCancel(context.Background())
	log, err := sqlite.Open(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = log.Close() }()
	catalogue := newCatalogue()
	x, err := search.Open(filepath.Join(folder, "search"), openAnalyzer(t, false), catalogue, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if err := catalogue.Load(ctx, log); err != nil {
		t.Fatal(err)
	}
	start, done := time.Now(), make(chan struct{})
	go func() { defer close(done); x.Run(ctx, log.Feed) }()
	defer func() { cancel(); <-done; _ = x.Close() }()
	for !x.Ready() {
		time.Sleep(10 * time.Millisecond)
	}
	t.Logf("ready after %v", time.Since(start))
	for _, pass := range []string{"cold", "warm", "warm with facets"} {
		var took []time.Duration
		for _, j := range queries {
			results, err := x.Search(ctx, search.Query{Text: j.query, Language: j.language, Facets: pass == "warm with facets",
				Kinds: []catalog.Kind{catalog.KindService, catalog.KindServiceChannel}})
			if err != nil {
				t.Fatal(err)
			}
			took = append(took, results.Took)
		}
		slices.Sort(took)
		t.Logf("%s: p50 %v, p90 %v, p99 %v, most %v", pass, took[len(took)/2], took[len(took)*9/10], took[len(took)*99/100], took[len(took)-1])
	}
}
