package search_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/bench/judged"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// shared finds the folder with the corpus and the judged queries: VARANTO_SHARED, else ../shared beside the
// repository. It skips the test when there is none.
func shared(t testing.TB) string {
	t.Helper()
	folder := os.Getenv("VARANTO_SHARED")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(folder, "data", "corpus")); err != nil {
		t.Skip("needs a corpus: set VARANTO_SHARED to a folder that has data/corpus")
	}
	return folder
}

// kept is a folder in which the imported corpus and its indexes stay from run to run, for work on the ranking
// (VARANTO_SEARCH_KEEP); empty mostly. Empty it after changes of what is indexed.
func kept(t testing.TB, name string) string {
	t.Helper()
	folder := os.Getenv("VARANTO_SEARCH_KEEP")
	if folder == "" {
		return t.TempDir()
	}
	folder = filepath.Join(folder, name)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

// corpus imports the corpus (VARANTO_BENCH_CORPUS, else the shared one) and loads it into a catalogue that has not
// been loaded yet.
func corpus(t testing.TB) (*sqlite.Log, *live.Catalogue) {
	t.Helper()
	folder := os.Getenv("VARANTO_BENCH_CORPUS")
	if folder == "" {
		folder = filepath.Join(shared(t), "data", "corpus")
	}
	input, err := v11.OpenInput([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = input.Close() }()
	log, err := sqlite.Open(context.Background(), kept(t, "log"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() })
	if seq, err := log.Head(context.Background()); err == nil && seq > 0 {
		return log, newCatalogue()
	}
	if _, err := editorial.Import(context.Background(), log, input, editorial.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	return log, newCatalogue()
}

// indexed builds the index of a corpus.
func indexed(t testing.TB, a *finnish.Analyzer, log *sqlite.Log, catalogue *live.Catalogue) running {
	t.Helper()
	x, err := search.Open(kept(t, a.Name()), a, catalogue, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if err := catalogue.Load(context.Background(), log); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		x.Run(ctx, log.Feed)
	}()
	t.Cleanup(func() {
		cancel()
		<-done
		_ = x.Close()
	})
	return running{x, t, nil}.settled()
}

func readJudged(t testing.TB, path string) []judged.Query {
	t.Helper()
	queries, err := judged.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("needs judged queries: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return queries
}

// measure asks all queries and gives the ranks of right answers by kind, and of all.
func measure(t *testing.T, x running, queries []judged.Query, missed bool) map[string][]judged.Rank {
	ranks := map[string][]judged.Rank{}
	for i := range queries {
		q := &queries[i]
		results := x.ask(search.Query{Text: q.Text, Language: q.Language, Kinds: q.Kinds, PageSize: judged.Depth})
		ids := make([]catalog.ID, len(results.Hits))
		for i, h := range results.Hits {
			ids[i] = h.ID
		}
		rank := q.RankOf(ids)
		for _, kind := range []string{q.Kind, "all"} {
			ranks[kind] = append(ranks[kind], rank)
		}
		if missed && (rank == 0 || rank > 5) {
			t.Logf("missed (%s) at %d: %q finds %d %q", q.Kind, rank, q.Text, results.Total, names(results)[:min(5, len(results.Hits))])
		}
	}
	return ranks
}

func scored(ranks []judged.Rank) string {
	s := judged.ScoreOf(ranks)
	return fmt.Sprintf("n %3d  success@1 %.3f  @5 %.3f  @10 %.3f  MRR %.3f", s.Queries, s.First, s.Five, s.Ten, s.MRR)
}

func TestJudgedQueries(t *testing.T) {
	queries := readJudged(t, filepath.Join(shared(t), "data", "queries", "public.tsv"))
	log, _ := corpus(t)
	for _, c := range []struct {
		name              string
		forced            bool
		fifth, reciprocal float64 // floors
	}{{"voikko", false, 0.93, 0.83}, {"4-grams", true, 0.86, 0.74}} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			x := indexed(t, openAnalyzer(t, c.forced), log, newCatalogue())
			t.Logf("built in %v", time.Since(start))
			x.ask(search.Query{Text: "kirjasto"})
			start = time.Now()
			ranks := measure(t, x, queries, testing.Verbose())
			took := time.Since(start)
			var lines []string
			for kind, list := range ranks {
				lines = append(lines, fmt.Sprintf("%-13s %s", kind, scored(list)))
			}
			slices.Sort(lines)
			t.Logf("%s\nmean time of a query %v", strings.Join(lines, "\n"), took/time.Duration(len(queries)))
			all := judged.ScoreOf(ranks["all"])
			if all.Five < c.fifth {
				t.Errorf("success@5 is %.3f, want %.2f", all.Five, c.fifth)
			}
			if all.MRR < c.reciprocal {
				t.Errorf("MRR is %.3f, want %.2f", all.MRR, c.reciprocal)
			}
			if os.Getenv("VARANTO_LEAVE_ONE_OUT") == "" {
				return
			}
			for _, component := range search.AllComponents() {
				x.Without(component)
				t.Logf("without %-16v %s", component, scored(measure(t, x, queries, false)["all"]))
			}
		})
	}
}
