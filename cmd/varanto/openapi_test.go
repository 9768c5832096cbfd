package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// served is the whole program over the demo catalogue, as 'varanto serve' runs it.
type served struct {
	*server
	address string
	data    string // its data folder
}

func serveDemo(t *testing.T) *served {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	c := serveCommand{Addr: "127.0.0.1:0", Data: demoData(t), Name: "Varanto", Accessibility: "unassessed"}
	ctx, cancel := context.WithCancel(t.Context())
	log, err := sqlite.Open(ctx, c.Data)
	must(err)
	analyser, err := finnish.Open(ctx, finnish.Options{})
	must(err)
	listener, err := net.Listen("tcp", c.Addr)
	must(err)
	s, err := c.assemble(ctx, log, analyser, slog.New(slog.DiscardHandler))
	must(err)
	ended := make(chan error, 1)
	go func() { ended <- s.run(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		analyser.Close()
		log.Close()
	})
	all := &served{server: s, address: "http://" + listener.Addr().String(), data: c.Data}
	for _, path := range []string{"/readyz", "/open/v1/selftest", "/open/v1/search?q=kirjasto"} { // what takes longest after a start
		for all.get(t, path).status != http.StatusOK {
			time.Sleep(20 * time.Millisecond)
		}
	}
	return all
}

// got is an answer. The body of a stream is its beginning.
type got struct {
	status int
	header http.Header
	body   []byte
}

func (s *served) get(t *testing.T, path string) got {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+path, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	defer answer.Body.Close()
	from := io.Reader(answer.Body)
	if strings.HasPrefix(answer.Header.Get("Content-Type"), "text/event-stream") {
		from = io.LimitReader(from, 10) // it has no end
	}
	body, err := io.ReadAll(from)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return got{answer.StatusCode, answer.Header, body}
}

// description loads an OpenAPI document of the server, and holds it against the rules of OpenAPI.
func (s *served) description(t *testing.T, path string) *openapi3.T {
	t.Helper()
	a := s.get(t, path)
	if a.status != http.StatusOK {
		t.Fatalf("%s: status %d", path, a.status)
	}
	d, err := openapi3.NewLoader().LoadFromData(a.body)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if err := d.Validate(t.Context(), openapi3.AllowExtraSiblingFields("description")); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	return d
}

// example fills the parts in braces of a path with something that there is.
func (s *served) example(t *testing.T, path string) string {
	t.Helper()
	snapshot := s.catalogue.Snapshot()
	first := func(k catalog.Kind, typ string) string {
		table := snapshot.Table(k)
		set := table.Published()
		if typ != "" {
			set = table.Index(live.FacetType, typ)
		}
		for e := range table.Each(set) {
			return e.ID.String()
		}
		t.Fatalf("the demo catalogue has no %s %s", k, typ)
		return ""
	}
	_, below, _ := strings.Cut(path, "/open/v1/")
	kind, _, _ := strings.Cut(below, "/")
	id := map[string]func() string{
		"services":            func() string { return first(catalog.KindService, "") },
		"channels":            func() string { return first(catalog.KindServiceChannel, "") },
		"places":              func() string { return first(catalog.KindServiceChannel, string(catalog.ServiceLocation)) },
		"organizations":       func() string { return first(catalog.KindOrganization, "") },
		"collections":         func() string { return first(catalog.KindServiceCollection, "") },
		"generalDescriptions": func() string { return first(catalog.KindGeneralDescription, "") },
	}[kind]
	if id != nil {
		path = strings.ReplaceAll(path, "{id}", id())
	}
	path = strings.NewReplacer("{list}", "municipalities", "{code}", "710").Replace(path)
	if strings.Contains(path, "{") {
		t.Fatalf("%s: nothing fills it", path)
	}
	return path
}

// TestEverythingThatIsDescribedIsServed asks the running program for all that its description names: an address that it does
// not have, a form of another type and JSON of another shape are failures.
func TestEverythingThatIsDescribedIsServed(t *testing.T) {
	s := serveDemo(t)
	d := s.description(t, "/open/v1/openapi.json")
	d.Servers = nil
	router, err := legacy.NewRouter(d)
	if err != nil {
		t.Fatal(err)
	}
	for path, item := range d.Paths.Map() {
		if item.Get == nil {
			continue
		}
		t.Run(path, func(t *testing.T) {
			address := s.example(t, path)
			a := s.get(t, address)
			media, _, _ := strings.Cut(a.header.Get("Content-Type"), ";")
			described := item.Get.Responses.Status(http.StatusOK).Value.Content
			if a.status != http.StatusOK || described.Get(media) == nil {
				t.Fatalf("%s: status %d, %s", address, a.status, a.header.Get("Content-Type"))
			}
			if media == "application/json" {
				hold(t, router, s.address+address, a)
			}
		})
	}
	for _, path := range []string{"/open/v1/export/results.csv", "/open/v1/ogc", "/open/v1/hsds", "/open/v1/selftest", "/open/v1/changes", "/mcp"} {
		if d.Paths.Value(path) == nil {
			t.Errorf("the description does not name %s", path)
		}
	}
	if len(d.Webhooks) == 0 {
		t.Error("the description does not tell of messages to receivers")
	}
	t.Run("the interfaces of others describe themselves", func(t *testing.T) {
		s.description(t, "/open/v1/ogc/api")
		s.description(t, "/open/v1/hsds/openapi.json")
	})
	t.Run("the documents name everything", func(t *testing.T) { namesEverything(t, d) })
	t.Run("the examples of the documents work", func(t *testing.T) { examplesWork(t, s) })
}

// hold holds an answer against its description.
func hold(t *testing.T, router routers.Router, address string, a got) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	route, parameters, err := router.FindRoute(r)
	if err != nil {
		t.Fatal(err)
	}
	err = openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, PathParams: parameters, Route: route},
		Status:                 a.status, Header: a.header, Body: io.NopCloser(bytes.NewReader(a.body)),
	})
	if err != nil {
		t.Errorf("%s is not as described: %v", address, err)
	}
}

// documents are those of the open interface.
func documents(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, name := range []string{"open-api.md", "exports.md", "changes.md", "webhooks.md", "mcp.md"} {
		b, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		all.Write(b)
	}
	return all.String()
}

// namesEverything: every path, parameter and member that is described stands in a document.
func namesEverything(t *testing.T, d *openapi3.T) {
	docs := documents(t)
	names := map[string]string{}
	for path, item := range d.Paths.Map() {
		if !strings.Contains(docs, path) {
			t.Errorf("no document names %s", path)
		}
		for _, o := range item.Operations() {
			for _, p := range o.Parameters {
				names[p.Value.Name] = path
			}
		}
	}
	for name, s := range d.Components.Schemas {
		for member := range s.Value.Properties {
			names[member] = name
		}
	}
	quoted := regexp.MustCompile("`[^`\n]+`").FindAllString(docs, -1)
	blocks := strings.Join(regexp.MustCompile("(?s)```.*?```").FindAllString(docs, -1), "\n")
	for name, of := range names {
		in := func(text string) bool { return slices.Contains(strings.FieldsFunc(text, noLetter), name) }
		if !slices.ContainsFunc(quoted, in) && !in(blocks) {
			t.Errorf("no document names %s of %s", name, of)
		}
	}
}

func noLetter(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
}

// examplesWork asks for every address of this server that an example of the documents has.
func examplesWork(t *testing.T, s *served) {
	addresses := regexp.MustCompile(`(?m)^curl .*?'?http://localhost:8080(/[^'\s"]*)'?(.*)$`).FindAllStringSubmatch(documents(t), -1)
	if len(addresses) < 30 {
		t.Fatalf("only %d examples", len(addresses))
	}
	for _, e := range addresses {
		if strings.Contains(e[0], " -d ") || strings.Contains(e[0], " --data") || strings.Contains(e[1], "wait=") {
			continue // others' tests send bodies; nothing changes here that could be waited for
		}
		a := s.get(t, e[1])
		if a.status != http.StatusOK || strings.HasSuffix(strings.Split(a.header.Get("Content-Type"), ";")[0], "json") && !json.Valid(a.body) {
			t.Errorf("%s: status %d: %.300s", e[1], a.status, a.body)
		}
	}
}
