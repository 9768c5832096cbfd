package search_test

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

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

// judged is a query with the ids that answer it.
type judged struct {
	query, language, kind string
	answers               []string
	scope                 string
}

func readJudged(t testing.TB, path string) []judged {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("needs judged queries: %v", err)
	}
	defer func() { _ = f.Close() }()
	var list []judged
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		column := strings.Split(lines.Text(), "\t")
		if len(column) < 6 || column[0] == "query" {
			continue
		}
		answers := slices.Concat(strings.Split(column[3], ","), strings.Split(column[4], ","))
		list = append(list, judged{column[0], column[1], column[2], answers, column[5]})
	}
	if lines.Err() != nil {
		t.Fatal(lines.Err())
	}
	return list
}

func (j judged) kinds() []catalog.Kind {
	switch j.scope {
	case "service":
		return []catalog.Kind{catalog.KindService, catalog.KindGeneralDescription}
	case "channel":
		return []catalog.Kind{catalog.KindServiceChannel}
	}
	return []catalog.Kind{catalog.KindService, catalog.KindServiceChannel, catalog.KindGeneralDescription}
}

// place is where the first right answer of a query is, from 1; 0 when it is not on the first page.
func (j judged) place(results search.Results) int {
	return 1 + slices.IndexFunc(results.Hits, func(h search.Hit) bool { return slices.Contains(j.answers, h.ID.String()) })
}

// tally counts the places of right answers.
type tally struct {
	n, first, five, ten int
	reciprocal          float64
}

func (t *tally) add(place int) {
	t.n++
	if place == 0 {
		return
	}
	t.reciprocal += 1 / float64(place)
	if place == 1 {
		t.first++
	}
	if place <= 5 {
		t.five++
	}
	if place <= 10 {
		t.ten++
	}
}

func (t *tally) String() string {
	share := func(n int) float64 { return float64(n) / float64(t.n) }
	return fmt.Sprintf("n %3d  success@1 %.3f  @5 %.3f  @10 %.3f  MRR %.3f", t.n, share(t.first), share(t.five), share(t.ten),
		t.reciprocal/float64(t.n))
}

// pageOfPlaces is how far right answers are looked for.
const pageOfPlaces = 20

// measure asks all queries and tallies the places by kind.
func measure(t *testing.T, x running, queries []judged, missed bool) map[string]*tally {
	tallies := map[string]*tally{}
	for _, j := range queries {
		results := x.ask(search.Query{Text: j.query, Language: j.language, Kinds: j.kinds(), PageSize: pageOfPlaces})
		at := j.place(results)
		for _, kind := range []string{j.kind, "all"} {
			if tallies[kind] == nil {
				tallies[kind] = &tally{}
			}
			tallies[kind].add(at)
		}
		if missed && (at == 0 || at > 5) {
			t.Logf("missed (%s) at %d: %q finds %d %q", j.kind, at, j.query, results.Total, names(results)[:min(5, len(results.Hits))])
		}
	}
	return tallies
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
			tallies := measure(t, x, queries, testing.Verbose())
			took := time.Since(start)
			var lines []string
			for kind, k := range tallies {
				lines = append(lines, fmt.Sprintf("%-13s %v", kind, k))
			}
			slices.Sort(lines)
			t.Logf("%s\nmean time of a query %v", strings.Join(lines, "\n"), took/time.Duration(len(queries)))
			all := tallies["all"]
			if got := float64(all.five) / float64(all.n); got < c.fifth {
				t.Errorf("success@5 is %.3f, want %.2f", got, c.fifth)
			}
			if got := all.reciprocal / float64(all.n); got < c.reciprocal {
				t.Errorf("MRR is %.3f, want %.2f", got, c.reciprocal)
			}
			if os.Getenv("VARANTO_LEAVE_ONE_OUT") == "" {
				return
			}
			for _, component := range search.AllComponents() {
				x.Without(component)
				t.Logf("without %-16v %v", component, measure(t, x, queries, false)["all"])
			}
		})
	}
}
