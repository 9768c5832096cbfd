package feed

import (
	"bufio"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/record"
)

func ask(t *testing.T, h http.Handler, target string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPagesOverHTTPHaveTheNativeShape(t *testing.T) {
	w := demo(t)
	w.changes.encode = record.Encode
	w.publish(t, exporttest.World()...)
	h := NewHandler(Options{Changes: w.changes})
	seen := map[string]int{}
	since := int64(0)
	for range 100 {
		got := ask(t, h, fmt.Sprintf("/open/v1/changes?limit=3&since=%d", since))
		if got.Code != http.StatusOK || got.Header().Get("Access-Control-Allow-Origin") != "*" || got.Header().Get("ETag") == "" {
			t.Fatalf("status %d, %v: %s", got.Code, got.Header(), got.Body)
		}
		var page struct {
			Items []struct {
				Sequence         int64
				Kind, ID, Change string
				Document         struct{ ID, Kind string }
			}
			Next, Head int64
		}
		if err := json.Unmarshal(got.Body.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		for _, i := range page.Items {
			seen[i.Kind]++
			if i.Document.ID != i.ID {
				t.Errorf("%+v", i)
			}
		}
		if since = page.Next; since == page.Head {
			break
		}
	}
	if seen["Service"] != 3 || seen["ServiceChannel"] != 6 || seen["Organization"] != 2 || seen["ServiceCollection"] != 1 {
		t.Errorf("%v", seen)
	}
}

func TestWrongQuestionsAreProblems(t *testing.T) {
	w := demo(t)
	w.publish(t, service(1, "a"))
	h := NewHandler(Options{Changes: w.changes})
	for target, want := range map[string]int{
		"/open/v1/changes?since=-1": 400, "/open/v1/changes?since=x": 400, "/open/v1/changes?limit=0": 400, "/open/v1/changes?limit=1001": 400,
		"/open/v1/changes?kinds=Cat": 400, "/open/v1/changes?documents=perhaps": 400, "/open/v1/changes?wait=61": 400,
		"/open/v1/changes?sinse=1": 400, "/open/v1/changes?since=1&since=2": 400, "/open/v1/changes?organization=1": 400,
		"/open/v1/changes?since=99": 410, "/open/v1/changes.atom?lang=xx": 400, "/open/v1/changes.json?municipality=Nowhere": 400,
		"/open/v1/changes.json?serviceClass=P99": 400, "/open/v1/changes/stream?wait=1": 400, "/open/v1/changes/other": 404,
		"/open/v1/changes?since=9223372036854775807": 410, "/open/v1/changes?kinds=service&documents=false": 200,
	} {
		got := ask(t, h, target)
		if got.Code != want {
			t.Errorf("%s: status %d, want %d: %s", target, got.Code, want, got.Body)
		}
		if kind := got.Header().Get("Content-Type"); want >= 400 && kind != "application/problem+json" {
			t.Errorf("%s: %s", target, kind)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/open/v1/changes", nil)
	got := httptest.NewRecorder()
	if h.ServeHTTP(got, r); got.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", got.Code)
	}
}

func TestALongPollAnswersWhenSomethingChanges(t *testing.T) {
	w := demo(t)
	w.publish(t, service(1, "a"))
	server := serve(t, NewHandler(Options{Changes: w.changes}))
	answers := make(chan string)
	go func() {
		res, err := http.Get(server + "/open/v1/changes?since=1&wait=30&kinds=Service")
		if err != nil {
			answers <- err.Error()
			return
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		answers <- string(b)
	}()
	time.Sleep(50 * time.Millisecond) // mostly it waits then; either way the answer must be the same
	w.publish(t, &catalog.Organization{ID: exporttest.ID(9), OrganizationNames: exporttest.Named("not asked for")})
	w.publish(t, service(2, "b"))
	if got := <-answers; !strings.Contains(got, `"sequence":3`) || strings.Contains(got, `"sequence":2`) {
		t.Error(got)
	}
	nothing := ask(t, NewHandler(Options{Changes: w.changes}), "/open/v1/changes?since=3&wait=1")
	if nothing.Code != http.StatusOK || !strings.Contains(nothing.Body.String(), `"items":[],"next":3,"head":3`) {
		t.Errorf("%d: %s", nothing.Code, nothing.Body)
	}
}

// deadline is as long as a busy machine may take to read a question.
const deadline = 2 * time.Second

// serve is a server with the deadlines of a real one, made short.
func serve(t *testing.T, h *Handler) string {
	t.Helper()
	server := httptest.NewUnstartedServer(h)
	server.Config.ReadTimeout, server.Config.WriteTimeout = deadline, deadline
	server.Config.RegisterOnShutdown(h.Stop)
	server.Start()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
		defer cancel()
		if err := server.Config.Shutdown(ctx); err != nil {
			t.Errorf("streams keep the server from shutting down: %v", err)
		}
		server.Close()
	})
	return server.URL
}

// event is one of a stream.
type event struct{ id, name, data string }

// listen reads events until the stream ends.
func listen(t *testing.T, url string, header ...string) <-chan event {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/event-stream") {
		t.Fatalf("status %d, %s", res.StatusCode, res.Header.Get("Content-Type"))
	}
	events := make(chan event, 100)
	go func() {
		defer close(events)
		defer res.Body.Close()
		var e event
		lines := bufio.NewScanner(res.Body)
		for lines.Scan() {
			field, value, _ := strings.Cut(lines.Text(), ": ")
			switch field {
			case "id":
				e.id = value
			case "event":
				e.name = value
			case "data":
				e.data = value
			case "":
				if value != "" || e.data == "" {
					continue // a comment, or an event without data
				}
				events <- e
				e = event{}
			}
		}
	}()
	return events
}

func TestAStreamOutlivesDeadlinesAndGoesOnWhereItWas(t *testing.T) {
	w := demo(t)
	w.publish(t, service(1, "a"), service(2, "b"))
	h := NewHandler(Options{Changes: w.changes, Heartbeat: 50 * time.Millisecond})
	server := serve(t, h)
	events := listen(t, server+"/open/v1/changes?since=1", "Accept", "text/event-stream")
	if e := <-events; e.id != "2" || e.name != "change" || !strings.Contains(e.data, `"sequence":2`) {
		t.Errorf("%+v", e)
	}
	time.Sleep(deadline * 3 / 2)
	w.publish(t, service(3, "c"))
	last := <-events
	if last.id != "3" || last.name != "change" {
		t.Errorf("%+v", last)
	}
	w.publish(t, &catalog.CodeItem{URI: "http://example.org/x"})
	if e := <-events; e.name != "cursor" || e.id != "4" || e.data != `{"next":4}` {
		t.Errorf("%+v", e)
	}
	w.publish(t, service(4, "d"))
	again := listen(t, server+"/open/v1/changes/stream?since=0", "Last-Event-ID", last.id)
	if e := <-again; e.id != "5" {
		t.Errorf("%+v", e)
	}
}

func TestStreamsAreBoundedAndEndWithTheServer(t *testing.T) {
	w := demo(t)
	w.publish(t, service(1, "a"))
	h := NewHandler(Options{Changes: w.changes, MaxReaders: 1})
	server := serve(t, h)
	events := listen(t, server+"/open/v1/changes/stream?since=0")
	<-events
	res, err := http.Get(server + "/open/v1/changes/stream")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusServiceUnavailable || res.Header.Get("Retry-After") == "" {
		t.Errorf("status %d", res.StatusCode)
	}
	h.Stop()
	for range events { // ends when the stream does
	}
}

func TestAtomIsWellFormedAndHasWhatTheStandardAsksFor(t *testing.T) {
	w := demo(t)
	w.publish(t, exporttest.World()...)
	w.append(t, catalog.StatusDeleted, service(12, "gone"))
	w.follow(t)
	h := NewHandler(Options{Changes: w.changes, BaseURL: "https://example.org"})
	got := ask(t, h, "/open/v1/changes.atom?lang=en&limit=50")
	if got.Code != http.StatusOK || !strings.HasPrefix(got.Header().Get("Content-Type"), "application/atom+xml") {
		t.Fatalf("%d: %s", got.Code, got.Body)
	}
	var feed struct {
		XMLName            xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID, Title, Updated string
		Author             []struct {
			Name string `xml:"name"`
		} `xml:"author"`
		Link    []link `xml:"link"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Link    []link `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(got.Body.Bytes(), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Link) != 2 || feed.Link[0].Rel != "self" || feed.Link[0].Href != "https://example.org/open/v1/changes.atom?lang=en&limit=50" {
		t.Errorf("%+v", feed.Link)
	}
	if len(feed.Author) == 0 || len(feed.Entries) < 12 {
		t.Errorf("%d entries", len(feed.Entries))
	}
	ids := map[string]bool{}
	for _, e := range feed.Entries {
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || e.Title == "" || len(e.Link) == 0 {
			t.Errorf("%+v: %v", e, err)
		}
		if _, err := uuid.Parse(e.ID); err != nil || ids[e.ID] {
			t.Errorf("id %s: %v", e.ID, err)
		}
		ids[e.ID] = true
	}
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

func TestJSONFeedHasWhatTheVersionAsksFor(t *testing.T) {
	w := demo(t)
	local := service(40, "Helsingin palvelu")
	local.AreaType = catalog.LimitedType
	local.Areas = []catalog.Area{{Type: catalog.AreaOfMunicipalities, Municipalities: []catalog.Municipality{{Code: "091"}}}}
	w.publish(t, append(exporttest.World(), local)...)
	h := NewHandler(Options{Changes: w.changes, BaseURL: "https://example.org"})
	for target, want := range map[string]int{
		"?": 13, "?serviceClass=P6": 7, "?serviceClass=P1": 0, "?limit=2": 2,
		"?organization=" + exporttest.ID(2).String(): 4, "?municipality=091": 1, "?municipality=Helsingfors": 1, "?municipality=710": 0,
	} {
		got := ask(t, h, "/open/v1/changes.json"+target)
		var feed struct {
			Version, Title, Language string
			HomePageURL              string `json:"home_page_url"`
			FeedURL                  string `json:"feed_url"`
			Items                    []struct {
				ID, URL, Title string
				ContentText    string `json:"content_text"`
				DateModified   string `json:"date_modified"`
			}
		}
		if err := json.Unmarshal(got.Body.Bytes(), &feed); err != nil {
			t.Fatalf("%s: %v: %s", target, err, got.Body)
		}
		if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Title == "" || !strings.HasPrefix(feed.FeedURL, "https://example.org/open/v1/changes.json") {
			t.Errorf("%s: %+v", target, feed)
		}
		if len(feed.Items) != want {
			t.Errorf("%s: %d items, want %d", target, len(feed.Items), want)
		}
		for _, i := range feed.Items {
			if _, err := time.Parse(time.RFC3339, i.DateModified); err != nil || i.ID == "" || i.ContentText == "" || !strings.HasPrefix(i.URL, "https://example.org/fi/") {
				t.Errorf("%+v: %v", i, err)
			}
		}
	}
}
