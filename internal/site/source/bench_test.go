package source_test

import (
	"context"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// benchSample is how many pages of a kind are asked for in turn.
const benchSample = 500

// listFinder finds the entries of a class without ranking them: the search has benchmarks of its own.
type listFinder struct {
	kept
	c *live.Catalogue
}

func (f listFinder) Search(_ context.Context, q search.Query) (search.Results, error) {
	s := f.c.Snapshot()
	t := s.Table(catalog.KindService)
	r := search.Results{Snapshot: s, Total: t.Len()}
	for e := range t.Each(t.Published()) {
		if r.Hits = append(r.Hits, search.Hit{Entry: e, Distance: -1}); len(r.Hits) == q.PageSize {
			break
		}
	}
	return r, nil
}

// BenchmarkPages measures the processor time that each kind of page takes, its tail too, over the demo catalogue or, at national
// size, over the data folder that VARANTO_BENCH_DATA names.
func BenchmarkPages(b *testing.B) {
	ctx := context.Background()
	log := benchLog(b, ctx)
	c := live.New(wordlessRenderer{}, slog.New(slog.NewTextHandler(io.Discard, nil)))
	changes := feed.New(c, log, nil, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err := c.Load(ctx, log); err != nil {
		b.Fatal(err)
	}
	if err := changes.Prepare(ctx); err != nil {
		b.Fatal(err)
	}
	s, err := site.New(site.Options{Source: source.New(c, listFinder{c: c}, source.WithNews(changes))})
	if err != nil {
		b.Fatal(err)
	}
	kinds := entityPages(c.Snapshot())
	for _, municipality := range []string{"", "?kunta=091"} {
		name := map[bool]string{true: "", false: "-in-a-municipality"}[municipality == ""]
		kinds["home"+name] = []string{route.Home("fi") + municipality}
		kinds["topics"+name] = []string{route.Topics.In("fi") + municipality}
		kinds["topic"+name] = []string{route.Topics.Below("fi", "x-p25") + municipality}
		kinds["changes"+name] = []string{route.Changes.In("fi") + municipality}
	}
	kinds["statement"] = []string{route.Statement.In("sv")}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		b.Run(kind, func(b *testing.B) { benchPages(b, s, kinds[kind]) })
	}
}

func benchLog(b *testing.B, ctx context.Context) *sqlite.Log {
	b.Helper()
	folder := os.Getenv("VARANTO_BENCH_DATA")
	filled := folder != ""
	if !filled {
		folder = filepath.Join(b.TempDir(), "data")
	}
	log, err := sqlite.Open(ctx, folder)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { log.Close() })
	if filled {
		return log
	}
	in, err := v11.OpenEmbedded(demo.FS)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := editorial.Import(ctx, log, in, editorial.ImportOptions{Actor: "bench"}); err != nil {
		b.Fatal(err)
	}
	return log
}

// entityPages are addresses of pages by kind, spread over each table.
func entityPages(s *live.Snapshot) map[string][]string {
	out := map[string][]string{}
	for _, kind := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization, catalog.KindGeneralDescription, catalog.KindServiceCollection} {
		t := s.Table(kind)
		step, i := max(1, t.Len()/benchSample), 0
		for e := range t.Each(t.Published()) {
			if i++; i%step != 0 {
				continue
			}
			name, at := string(kind), ""
			switch kind {
			case catalog.KindGeneralDescription:
				at = route.General("fi", e.ID.String())
			case catalog.KindServiceCollection:
				at = route.Collection("fi", e.ID.String())
			case catalog.KindServiceChannel:
				name, at = e.Type, address("fi", e)
			default:
				at = address("fi", e)
			}
			out[name] = append(out[name], at)
		}
	}
	return out
}

func benchPages(b *testing.B, s http.Handler, paths []string) {
	for i, path := range paths { // a whole id leads to the right address
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if right := w.Header().Get("Location"); right != "" {
			paths[i] = right
		}
	}
	runtime.LockOSThread() // so that the thread's own time is the page's, whatever else the machine does
	defer runtime.UnlockOSThread()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		r := httptest.NewRequest(http.MethodGet, paths[i%len(paths)], nil)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		began := threadTime(b)
		s.ServeHTTP(w, r)
		took = append(took, threadTime(b)-began)
		if w.Code != http.StatusOK {
			b.Fatalf("%s: status %d", paths[i%len(paths)], w.Code)
		}
	}
	slices.Sort(took)
	b.ReportMetric(0, "ns/op") // the wall's time says more about the neighbours
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[(len(took)-1)*99/100].Microseconds()), "p99-µs")
}

// threadTime is how long this thread has been at work.
func threadTime(b *testing.B) time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		b.Fatal(err)
	}
	return time.Duration(t.Nano())
}
