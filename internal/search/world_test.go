package search_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/store"
)

// plainRenderer writes nothing that matters here.
type plainRenderer struct{}

func (plainRenderer) Render(_ *live.Snapshot, e *live.Entry) (live.Rendered, error) {
	return live.Rendered{Body: []byte(e.Name)}, nil
}

func (plainRenderer) Item(e *live.Entry) []byte { return []byte(e.Name) }

// world is a log in memory with the catalogue that follows it.
type world struct {
	t         testing.TB
	catalogue *live.Catalogue
	mu        sync.Mutex
	log       []store.Revision
	numbers   map[catalog.ID]int
}

func newWorld(t testing.TB) *world {
	return &world{t: t, catalogue: newCatalogue(), numbers: map[catalog.ID]int{}}
}

func newCatalogue() *live.Catalogue {
	return live.New(plainRenderer{}, slog.New(slog.DiscardHandler))
}

// publish appends published revisions and brings them to the catalogue.
func (w *world) publish(entities ...catalog.Entity) { w.append(catalog.StatusPublished, entities...) }

func (w *world) append(status catalog.Status, entities ...catalog.Entity) {
	w.t.Helper()
	w.catalogue.Apply(w.write(status, entities...))
}

// write appends revisions without telling the catalogue.
func (w *world) write(status catalog.Status, entities ...catalog.Entity) []store.Revision {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	from := len(w.log)
	for _, e := range entities {
		document, err := catalog.Marshal(e)
		if err != nil {
			w.t.Fatal(err)
		}
		w.numbers[e.EntityID()]++
		w.log = append(w.log, store.Revision{
			Seq: int64(len(w.log) + 1), Kind: e.EntityKind(), ID: e.EntityID(), Number: w.numbers[e.EntityID()],
			Status: status, Time: time.Date(2026, 1, 1, 0, 0, len(w.log), 0, time.UTC), Document: document,
		})
	}
	return w.log[from:len(w.log):len(w.log)]
}

// restart gives a new catalogue of the same log, as another process would have it.
func (w *world) restart() {
	w.catalogue = newCatalogue()
}

func (w *world) reload() {
	w.t.Helper()
	w.catalogue.Apply(w.log)
}

func (w *world) feed(_ context.Context, after int64, limit int) ([]store.Revision, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	rest := w.log[min(int(after), len(w.log)):]
	return rest[:min(limit, len(rest))], nil
}

// running is an index that follows its world until stop.
type running struct {
	*search.Index
	t    testing.TB
	stop func()
}

// index opens an index in the folder and lets it follow the world.
func (w *world) index(dir string, a *finnish.Analyzer) running {
	w.t.Helper()
	x, err := search.Open(dir, a, w.catalogue, slog.New(slog.DiscardHandler))
	if err != nil {
		w.t.Fatal(err)
	}
	return w.run(x)
}

func (w *world) run(x *search.Index) running {
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() { x.Run(ctx, w.feed) })
	stop := sync.OnceFunc(func() {
		cancel()
		wg.Wait()
		if err := x.Close(); err != nil {
			w.t.Error(err)
		}
	})
	w.t.Cleanup(stop)
	return running{x, w.t, stop}
}

// settled waits until the index has all of the catalogue.
func (r running) settled() running {
	r.t.Helper()
	for deadline := time.Now().Add(5 * time.Minute); !r.Ready() || r.Lag() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			r.t.Fatalf("the index is still %d revisions behind", r.Lag())
		}
	}
	return r
}

func (r running) ask(q search.Query) search.Results {
	r.t.Helper()
	results, err := r.Search(context.Background(), q)
	if err != nil {
		r.t.Fatalf("search %q: %v", q.Text, err)
	}
	return results
}

// names gives the names of the hits in order.
func names(results search.Results) []string {
	list := []string{}
	for _, h := range results.Hits {
		list = append(list, h.Entry.Name)
	}
	return list
}

func openAnalyzer(t testing.TB, forceGrams bool) *finnish.Analyzer {
	t.Helper()
	a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: forceGrams})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	if !forceGrams && a.Name() != finnish.NameVoikko {
		t.Skipf("needs libvoikko and a Finnish dictionary (Debian: libvoikko1 voikko-fi): %v", a.Missing())
	}
	return a
}

// withBoth runs a test with Voikko, where it is installed, and with 4-grams.
func withBoth(t *testing.T, test func(*testing.T, *finnish.Analyzer)) {
	for name, forced := range map[string]bool{"voikko": false, "4-grams": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, openAnalyzer(t, forced))
		})
	}
}

func id(n byte) catalog.ID { return catalog.ID{15: n, 0: 1} }

func text(typ, language, value string) catalog.TypedText {
	return catalog.TypedText{Type: typ, Language: language, Value: value}
}

func named(value string) catalog.TypedTexts {
	return catalog.TypedTexts{text(catalog.TypeName, "fi", value)}
}

func service(n byte, name string) *catalog.Service {
	return &catalog.Service{ID: id(n), ServiceNames: named(name), AreaType: catalog.Nationwide}
}

// in limits a service to municipalities.
func in(s *catalog.Service, codes ...string) *catalog.Service {
	area := catalog.Area{Type: catalog.AreaOfMunicipalities}
	for _, code := range codes {
		area.Municipalities = append(area.Municipalities, catalog.Municipality{Code: code})
	}
	return within(s, area)
}

func within(s *catalog.Service, areas ...catalog.Area) *catalog.Service {
	s.AreaType, s.Areas = catalog.LimitedType, areas
	return s
}

// entry is the entry of a service of today's snapshot.
func (w *world) entry(n byte) *live.Entry {
	w.t.Helper()
	e, ok := w.catalogue.Snapshot().Table(catalog.KindService).Get(id(n))
	if !ok {
		w.t.Fatalf("there is no service %d", n)
	}
	return e
}
