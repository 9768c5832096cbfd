package open_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/store/sqlite"
	"github.com/varanto/varanto/internal/subject"
)

// now is a Monday morning.
var now = time.Date(2026, 11, 23, 10, 0, 0, 0, hours.Finland())

// world is the demo catalogue with its index, behind the interface.
type world struct {
	catalogue *live.Catalogue
	handler   *open.Handler
	router    routers.Router
	now       atomic.Pointer[time.Time]
	stop      func()
}

var (
	once   sync.Once
	shared *world
)

func TestMain(m *testing.M) {
	code := m.Run()
	if shared != nil && shared.stop != nil {
		shared.stop()
	}
	os.Exit(code)
}

// demoWorld is one world for all tests: loading it takes a second.
func demoWorld(t *testing.T) *world {
	t.Helper()
	once.Do(func() { shared = newWorld(t) })
	if shared == nil {
		t.Fatal("the demo catalogue could not be loaded")
	}
	return shared
}

func newWorld(t testing.TB) *world {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	dir, err := os.MkdirTemp("", "open")
	must(err)
	log, err := sqlite.Open(ctx, dir)
	must(err)
	in, err := v11.OpenEmbedded(demo.FS)
	must(err)
	_, err = editorial.Import(ctx, log, in, editorial.ImportOptions{Actor: "test"})
	must(err)
	quiet := slog.New(slog.DiscardHandler)
	analyzer, err := finnish.Open(ctx, finnish.Options{})
	must(err)
	catalogue := live.New(&v11.Renderer{}, quiet)
	index, err := search.Open(dir+"/search", analyzer, catalogue, quiet)
	must(err)
	suggester := suggest.New(catalogue, suggest.Options{Analyzer: analyzer, Log: quiet})
	must(catalogue.Load(ctx, log))
	var running sync.WaitGroup
	running.Go(func() { index.Run(ctx, log.Feed) })
	running.Go(func() { suggester.Run(ctx) })
	for !index.Ready() || suggester.Seq() < catalogue.Snapshot().Seq {
		time.Sleep(10 * time.Millisecond)
	}
	examples, err := subject.FromCatalogue(ctx, catalogue.Snapshot(), 60)
	must(err)
	model, err := subject.Train(ctx, analyzer, examples, subject.TrainOptions{})
	must(err)
	w := &world{catalogue: catalogue}
	w.now.Store(&now)
	w.handler = open.New(open.Options{
		Catalogue: catalogue, Finder: index, Filter: index.Filter(), Opening: index.Opening, Suggester: suggester, Subjects: func() *subject.Model { return model },
		Now: func() time.Time { return *w.now.Load() },
	})
	w.router = strictRouter(t, w.handler)
	w.stop = func() {
		cancel()
		running.Wait()
		index.Close()
		analyzer.Close()
		log.Close()
		os.RemoveAll(dir)
	}
	return w
}

// strictRouter reads the served description and forbids members that it does not name.
func strictRouter(t testing.TB, h http.Handler) routers.Router {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/open/v1/openapi.json", nil))
	var document map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	for _, s := range document["components"].(map[string]any)["schemas"].(map[string]any) {
		if s := s.(map[string]any); s["properties"] != nil {
			s["additionalProperties"] = false
		}
	}
	delete(document, "servers")
	strict, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	d, err := openapi3.NewLoader().LoadFromData(strict)
	if err != nil {
		t.Fatal(err)
	}
	router, err := legacy.NewRouter(d)
	if err != nil {
		t.Fatal(err)
	}
	return router
}

// ask sends a request and holds the answer against the description.
func (w *world) ask(t *testing.T, method, target, body string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, "/", strings.NewReader(body))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	path, query, _ := strings.Cut(target, "?")
	plain, err := url.PathUnescape(path)
	if err != nil {
		t.Fatal(err)
	}
	r.URL = &url.URL{Scheme: "http", Host: "example.com", Path: plain, RawPath: path, RawQuery: query}
	r.RequestURI = target
	return w.do(t, r)
}

func (w *world) do(t *testing.T, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	answer := httptest.NewRecorder()
	w.handler.ServeHTTP(answer, r)
	if answer.Code >= 500 {
		t.Errorf("%s %s: status %d: %s", r.Method, r.URL, answer.Code, answer.Body)
	}
	if route, parameters, err := w.router.FindRoute(r); err == nil {
		hold(t, r, answer, route, parameters)
	}
	return answer
}

// hold checks status, headers and body against the description.
func hold(t *testing.T, r *http.Request, answer *httptest.ResponseRecorder, route *routers.Route, parameters map[string]string) {
	t.Helper()
	if answer.Code == http.StatusNotModified || r.Method == http.MethodHead {
		return
	}
	in := &openapi3filter.RequestValidationInput{Request: r, PathParams: parameters, Route: route}
	err := openapi3filter.ValidateResponse(r.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: in, Status: answer.Code, Header: answer.Header(),
		Body:    io.NopCloser(bytes.NewReader(answer.Body.Bytes())),
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	})
	if err != nil {
		t.Errorf("%s %s: the answer is not as described: %v", r.Method, r.URL, err)
	}
}

// get asks for something that there is, and reads the answer.
func get[T any](t *testing.T, w *world, target string) T {
	t.Helper()
	answer := w.ask(t, http.MethodGet, target, "")
	if answer.Code != http.StatusOK {
		t.Fatalf("%s: status %d: %s", target, answer.Code, answer.Body)
	}
	return read[T](t, answer)
}

func read[T any](t *testing.T, answer *httptest.ResponseRecorder) T {
	t.Helper()
	var out T
	if err := json.Unmarshal(answer.Body.Bytes(), &out); err != nil {
		t.Fatalf("%v: %s", err, answer.Body)
	}
	return out
}
