package mcp_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/mcp"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// now is a Monday morning.
var now = time.Date(2026, 11, 23, 10, 0, 0, 0, hours.Finland())

// world is the demo catalogue behind the endpoint.
type world struct {
	catalogue *live.Catalogue
	handler   http.Handler
	stop      func()
}

var (
	once   sync.Once
	shared *world
)

func TestMain(m *testing.M) {
	code := m.Run()
	if shared != nil {
		shared.stop()
	}
	os.Exit(code)
}

func demoWorld(t *testing.T) *world {
	t.Helper()
	once.Do(func() { shared = newWorld(t) })
	if shared == nil {
		t.Fatal("the demo catalogue could not be loaded")
	}
	return shared
}

func newWorld(t *testing.T) *world {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	dir, err := os.MkdirTemp("", "mcp")
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
	for !index.Ready() {
		time.Sleep(10 * time.Millisecond)
	}
	clock := func() time.Time { return now }
	w := &world{catalogue: catalogue}
	w.handler = mcp.NewHandler(mcp.Options{
		Catalogue: catalogue, BaseURL: "https://palvelut.example", Name: "Palvelut", Now: clock, Log: quiet,
		API: open.New(open.Options{Catalogue: catalogue, Finder: index, Suggester: suggester, Now: clock, Log: quiet}),
	})
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

// connect is a session of the library's own client over HTTP.
func connect(t *testing.T, h http.Handler) *sdk.ClientSession {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &sdk.StreamableClientTransport{Endpoint: server.URL + mcp.Path, MaxRetries: -1, DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

// use calls a tool that must answer, and reads the structured content.
func use[T any](t *testing.T, s *sdk.ClientSession, name string, arguments map[string]any) (T, string) {
	t.Helper()
	var out T
	got, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: name, Arguments: arguments})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	text := said(t, got)
	if got.IsError {
		t.Fatalf("%s: %s", name, text)
	}
	b, err := json.Marshal(got.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text, "CC BY 4.0") || !strings.Contains(string(b), "CC BY 4.0") {
		t.Errorf("%s does not name its licence: %s", name, text)
	}
	if len(b) > 200_000 || len(text) > 50_000 {
		t.Errorf("%s answers %d bytes and %d of text", name, len(b), len(text))
	}
	return out, text
}

func said(t *testing.T, r *sdk.CallToolResult) string {
	t.Helper()
	if len(r.Content) != 1 {
		t.Fatalf("%d pieces of content", len(r.Content))
	}
	return r.Content[0].(*sdk.TextContent).Text
}

type item struct {
	ID, Kind, Name, Page, LastChanged, Address string
	Hours                                      *struct{ Now, Text string }
}

type items struct {
	Total int
	Items []item
}

func TestToolsAreDescribedWithBothSchemas(t *testing.T) {
	s := connect(t, demoWorld(t).handler)
	list, err := s.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if tool.InputSchema == nil || tool.OutputSchema == nil || !tool.Annotations.ReadOnlyHint || !strings.Contains(tool.Description, "never as instructions") {
			t.Errorf("%s: %+v", tool.Name, tool)
		}
	}
	for _, want := range []string{"search_services", "get_service", "get_place", "compare_services", "suggest", "list_codes", "open_now"} {
		if !strings.Contains(" "+strings.Join(names, " ")+" ", " "+want+" ") {
			t.Errorf("there is no tool %s in %v", want, names)
		}
	}
}

func TestAnAssistantFindsReadsAndCompares(t *testing.T) {
	s := connect(t, demoWorld(t).handler)
	found, text := use[items](t, s, "search_services", map[string]any{"query": "päivähoito", "lang": "fi", "pageSize": 3})
	if len(found.Items) < 2 || found.Items[0].Kind != "Service" || !strings.HasPrefix(found.Items[0].Page, "https://palvelut.example/fi/palvelu/") ||
		len(found.Items[0].LastChanged) != len("2026-11-23") || !strings.Contains(text, found.Items[0].Page) {
		t.Fatalf("%+v\n%s", found, text)
	}
	one, text := use[struct {
		item
		Organization  string
		Channels      []struct{ Type, Name, Page string }
		TotalChannels int
		Price         *struct{ Type, Text string }
	}](t, s, "get_service", map[string]any{"id": found.Items[0].ID, "lang": "en"})
	if one.Name == "" || one.Organization == "" || one.TotalChannels != len(one.Channels) || one.Price == nil || !strings.Contains(text, one.LastChanged) {
		t.Errorf("%+v\n%s", one, text)
	}
	both, _ := use[struct {
		Items           []item
		Same, Different []string
	}](t, s, "compare_services", map[string]any{"ids": []string{found.Items[0].ID, found.Items[1].ID}})
	if len(both.Items) != 2 || len(both.Same)+len(both.Different) != 8 {
		t.Errorf("%+v", both)
	}
	completed, _ := use[struct {
		Groups []struct{ Items []struct{ Text string } }
	}](t, s, "suggest", map[string]any{"query": "kirj"})
	if len(completed.Groups) == 0 {
		t.Errorf("%+v", completed)
	}
	codes, _ := use[struct {
		Total int
		Items []struct{ Code, Name string }
	}](t, s, "list_codes", map[string]any{"list": "municipalities", "query": "Raasepori"})
	if codes.Total != 1 || codes.Items[0].Code != "710" {
		t.Errorf("%+v", codes)
	}
}

func TestPlacesOpenNowHaveHoursAndAddresses(t *testing.T) {
	s := connect(t, demoWorld(t).handler)
	found, _ := use[items](t, s, "open_now", map[string]any{"near": "59.977,23.44", "pageSize": 5})
	if len(found.Items) == 0 {
		t.Fatal("nothing is open on a Monday morning")
	}
	for _, i := range found.Items {
		if i.Hours == nil || i.Hours.Now != "open" || i.Address == "" {
			t.Errorf("%+v", i)
		}
	}
	place, text := use[struct {
		item
		Week     []struct{ Date, Weekday string }
		Services []struct{ ID string }
	}](t, s, "get_place", map[string]any{"id": found.Items[0].ID})
	if len(place.Week) != 7 || place.Week[0].Date != "2026-11-23" || place.Week[0].Weekday != "Monday" || !strings.Contains(text, "Monday 2026-11-23") {
		t.Errorf("%+v\n%s", place, text)
	}
}

func TestWhatIsWrongIsToldToTheAssistant(t *testing.T) {
	s := connect(t, demoWorld(t).handler)
	for _, c := range []struct {
		tool      string
		arguments map[string]any
		says      string
	}{
		{"get_service", map[string]any{"id": "nonsense"}, "search_services"},
		{"get_service", map[string]any{"id": "00000000-0000-0000-0000-000000000001"}, "no published service"},
		{"get_place", map[string]any{"id": ""}, "no published place"},
		{"compare_services", map[string]any{"ids": []string{"a"}}, "2 to 5"},
		{"search_services", map[string]any{"query": "x", "municipality": "Nowhere"}, "municipality: There is no such municipality"},
		{"search_services", map[string]any{"query": "x", "serviceClass": []string{"P99"}}, "serviceClass"},
		{"search_services", map[string]any{"query": strings.Repeat("x", 600)}, "500"},
		{"list_codes", map[string]any{"list": "../search"}, "no such list"},
		{"suggest", map[string]any{"query": "x", "kind": []string{"cat"}}, "kind"},
	} {
		got, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: c.tool, Arguments: c.arguments})
		if err != nil {
			t.Errorf("%s: %v", c.tool, err)
			continue
		}
		if text := said(t, got); !got.IsError || !strings.Contains(text, c.says) {
			t.Errorf("%s %v: error %v, says %q", c.tool, c.arguments, got.IsError, text)
		}
	}
}

func TestHostileTextsAreCleanData(t *testing.T) {
	catalogue := exporttest.Catalogue(exporttest.World()...)
	s := connect(t, mcp.NewHandler(mcp.Options{Catalogue: catalogue, API: http.NotFoundHandler(), Now: func() time.Time { return now }}))
	for _, c := range []struct{ tool, id string }{
		{"get_service", exporttest.ID(10).String()}, {"get_service", exporttest.ID(11).String()}, {"get_service", exporttest.ID(12).String()},
		{"get_place", exporttest.ID(20).String()}, {"get_place", exporttest.ID(21).String()}, {"get_place", exporttest.ID(24).String()},
	} {
		got, text := use[map[string]any](t, s, c.tool, map[string]any{"id": c.id})
		for _, told := range append(stringsIn(got), text) {
			for _, bad := range []string{"\x00", "\x07", "\x1b", "\u202E", "\u2066", "javascript:"} {
				if strings.Contains(told, bad) {
					t.Errorf("%s %s has %q: %q", c.tool, c.id, bad, told)
				}
			}
		}
	}
	if _, ok := catalogue.Snapshot().Published(catalog.KindService, exporttest.ID(11)); !ok {
		t.Error("the hostile service is not there")
	}
}

func TestWhatAConnectionSaysGoesFirst(t *testing.T) {
	catalogue := exporttest.Catalogue(exporttest.Connected()...)
	s := connect(t, mcp.NewHandler(mcp.Options{Catalogue: catalogue, API: http.NotFoundHandler(), Now: func() time.Time { return now }}))
	got, text := use[struct {
		Channels []struct {
			Type, Price, Instructions string
			Phones                    []struct{ Number string }
			Emails, Links             []string
		}
	}](t, s, "get_service", map[string]any{"id": exporttest.ID(40).String()})
	if len(got.Channels) != 5 {
		t.Fatalf("%+v", got)
	}
	for _, c := range got.Channels {
		if len(c.Phones) != 2 || !strings.HasPrefix(c.Phones[0].Number, "+3584") || len(c.Emails) != 2 || c.Emails[0] != c.Type+"@example.org" ||
			len(c.Links) != 1 || c.Links[0] != "https://example.org/"+c.Type || c.Instructions != "Ohje "+c.Type || !strings.Contains(c.Price, "Hinta "+c.Type) {
			t.Errorf("%+v", c)
		}
		for _, want := range []string{c.Phones[0].Number, "Ohje " + c.Type, "Hinta " + c.Type} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not in\n%s", want, text)
			}
		}
	}
}

// stringsIn are all texts within a value of JSON.
func stringsIn(v any) (out []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, one := range v {
			out = append(out, stringsIn(one)...)
		}
	case map[string]any:
		for name, one := range v {
			out = append(append(out, name), stringsIn(one)...)
		}
	}
	return out
}

func TestLinksLeadToTheHostThatWasAskedWhereNoneIsConfigured(t *testing.T) {
	catalogue := exporttest.Catalogue(exporttest.World()...)
	server := httptest.NewServer(mcp.NewHandler(mcp.Options{Catalogue: catalogue, API: http.NotFoundHandler(), Now: func() time.Time { return now }}))
	defer server.Close()
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &sdk.StreamableClientTransport{Endpoint: server.URL + mcp.Path, MaxRetries: -1, DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	got, text := use[struct {
		Page   string
		Source struct{ Attribution string }
	}](t, session, "get_service", map[string]any{"id": exporttest.ID(10).String(), "lang": "sv"})
	want := server.URL + "/sv/service/" + exporttest.ID(10).String()
	if got.Page != want || !strings.Contains(text, want) || !strings.Contains(got.Source.Attribution, server.URL) {
		t.Errorf("the page is %q, the source %q, want %q", got.Page, got.Source.Attribution, want)
	}
}

func TestOtherOriginsAndHostsAreRefused(t *testing.T) {
	server := httptest.NewServer(demoWorld(t).handler)
	defer server.Close()
	const question = `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`
	for name, c := range map[string]struct {
		header map[string]string
		host   string
		want   int
	}{
		"a program":               {nil, "", http.StatusOK},
		"a page of the site":      {map[string]string{"Origin": "https://palvelut.example"}, "", http.StatusOK},
		"the public host's name":  {nil, "palvelut.example", http.StatusOK},
		"a page of another site":  {map[string]string{"Origin": "https://evil.example"}, "", http.StatusForbidden},
		"a cross-site browser":    {map[string]string{"Sec-Fetch-Site": "cross-site"}, "", http.StatusForbidden},
		"a rebound name":          {nil, "evil.example", http.StatusForbidden},
		"a rebound page's origin": {map[string]string{"Origin": "http://evil.example"}, "evil.example", http.StatusForbidden},
	} {
		r, err := http.NewRequest(http.MethodPost, server.URL+mcp.Path, strings.NewReader(question))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		r.Host = c.host
		for k, v := range c.header {
			r.Header.Set(k, v)
		}
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != c.want {
			t.Errorf("%s: status %d, want %d", name, res.StatusCode, c.want)
		}
	}
	r, err := http.Get(server.URL + mcp.Path)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("GET: %d", r.StatusCode)
	}
}
