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

	"github.com/google/uuid"

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
	log, err := sqlite.Open(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() })
	if _, err := editorial.Import(context.Background(), log, input, editorial.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	return log, newCatalogue()
}

// indexed builds the index of a corpus.
func indexed(t testing.TB, a *finnish.Analyzer, log *sqlite.Log, catalogue *live.Catalogue) running {
	t.Helper()
	x, err := search.Open(t.TempDir(), a, catalogue, slog.New(slog.DiscardHandler))
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
		return []catalog.Kind{catalog.KindService}
	case "channel":
		return []catalog.Kind{catalog.KindServiceChannel}
	}
	return []catalog.Kind{catalog.KindService, catalog.KindServiceChannel}
}

// reachable tells whether any of the answers is searched: general descriptions on which no service leans are not.
func (j judged) reachable(s *live.Snapshot) bool {
	for _, answer := range j.answers {
		id, err := uuid.Parse(answer)
		if err != nil {
			continue
		}
		for _, k := range j.kinds() {
			if _, ok := s.Published(k, id); ok {
				return true
			}
		}
		if !s.Table(catalog.KindService).Index(live.FacetGeneralDescription, answer).IsEmpty() {
			return true
		}
	}
	return false
}

// answeredBy tells whether a hit is among the judged answers; a general description's id stands for the services that
// lean on it, which hold its texts.
func (j judged) answeredBy(h search.Hit) bool {
	if slices.Contains(j.answers, h.ID.String()) {
		return true
	}
	if h.Kind != catalog.KindService {
		return false
	}
	s, err := catalog.Decode[catalog.Service](h.Entry.Document)
	return err == nil && s.GeneralDescriptionID != catalog.ID{} && slices.Contains(j.answers, s.GeneralDescriptionID.String())
}

func TestJudgedQueries(t *testing.T) {
	queries := readJudged(t, filepath.Join(shared(t), "data", "queries", "public.tsv"))
	log, _ := corpus(t)
	for name, forced := range map[string]bool{"voikko": false, "4-grams": true} {
		t.Run(name, func(t *testing.T) {
			a := openAnalyzer(t, forced)
			start := time.Now()
			x := indexed(t, a, log, newCatalogue())
			t.Logf("built in %v", time.Since(start))
			type tally struct{ n, first, five, ten int }
			tallies := map[string]*tally{}
			var took time.Duration
			for _, j := range queries {
				results := x.ask(search.Query{Text: j.query, Language: j.language, Kinds: j.kinds(), PageSize: 10})
				took += results.Took
				at := slices.IndexFunc(results.Hits, j.answeredBy)
				kinds := []string{j.kind, "all"}
				reachable := j.reachable(results.Snapshot)
				if reachable {
					kinds = append(kinds, "all reachable")
				}
				for _, kind := range kinds {
					if tallies[kind] == nil {
						tallies[kind] = &tally{}
					}
					k := tallies[kind]
					k.n++
					if at == 0 {
						k.first++
					}
					if at >= 0 && at < 5 {
						k.five++
					}
					if at >= 0 {
						k.ten++
					}
				}
				if reachable && (at < 0 || at >= 5) {
					t.Logf("missed (%s): %q finds %d %q", j.kind, j.query, results.Total, names(results)[:min(4, len(results.Hits))])
				}
			}
			var lines []string
			for kind, k := range tallies {
				share := func(n int) float64 { return float64(n) / float64(k.n) }
				lines = append(lines, fmt.Sprintf("%-13s n %3d  success@1 %.2f  @5 %.2f  @10 %.2f", kind, k.n, share(k.first), share(k.five), share(k.ten)))
			}
			slices.Sort(lines)
			t.Logf("%s\nmean time of a query %v", strings.Join(lines, "\n"), took/time.Duration(len(queries)))
		})
	}
}
