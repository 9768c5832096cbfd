package export_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export"
	"github.com/varanto/varanto/internal/open/export/cpsv"
	"github.com/varanto/varanto/internal/open/export/geojson"
	"github.com/varanto/varanto/internal/open/export/hsds"
	"github.com/varanto/varanto/internal/open/export/ical"
	"github.com/varanto/varanto/internal/open/selftest"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

var now = time.Date(2026, 11, 23, 10, 0, 0, 0, hours.Finland())

// demoCatalogue is one for all tests: loading it takes a second.
var demoCatalogue = sync.OnceValues(func() (*live.Catalogue, error) {
	in, err := v11.OpenEmbedded(demo.FS)
	if err != nil {
		return nil, err
	}
	return imported(in)
})

func imported(in editorial.Input) (c *live.Catalogue, err error) {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "export")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	log, err := sqlite.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	if _, err := editorial.Import(ctx, log, in, editorial.ImportOptions{Actor: "test"}); err != nil {
		return nil, err
	}
	c = live.New(&v11.Renderer{}, slog.New(slog.DiscardHandler))
	return c, c.Load(ctx, log)
}

func loaded(t testing.TB) *live.Catalogue {
	t.Helper()
	c, err := demoCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lister finds three services, and refuses what is wrong.
type lister struct{}

func (lister) List(_ context.Context, s *live.Snapshot, rawQuery string) ([]*live.Entry, error) {
	if strings.Contains(rawQuery, "wrong") {
		return nil, refusal{}
	}
	var out []*live.Entry
	for e := range export.Services(s) {
		if len(out) < 3 {
			out = append(out, e)
		}
	}
	return out, nil
}

type refusal struct{}

func (refusal) Error() string { return "refused" }
func (refusal) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusBadRequest)
}

func mounted(t testing.TB) *http.ServeMux {
	t.Helper()
	mux := http.NewServeMux()
	export.Mount(mux, export.Options{Catalogue: loaded(t), Lister: lister{}, BaseURL: "https://example.org", Now: func() time.Time { return now }})
	return mux
}

func ask(t testing.TB, h http.Handler, path string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// someWithHours finds a place and a service that have exceptional hours.
func someWithHours(t testing.TB) (place, service string) {
	t.Helper()
	s := loaded(t).Snapshot()
	for e := range geojson.Places(s) {
		c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
		if err != nil {
			t.Fatal(err)
		}
		if list := s.ChannelConnections(e.ID); len(list) > 0 && len(c.ServiceHours) > 0 {
			return e.ID.String(), list[0].ServiceID.String()
		}
	}
	t.Fatal("the demo catalogue has no place with hours")
	return "", ""
}

func TestEveryRouteAnswersWithItsType(t *testing.T) {
	mux := mounted(t)
	place, service := someWithHours(t)
	for path, want := range map[string]string{
		"/open/v1/export/places.geojson": geojson.MediaType, "/open/v1/ogc": "application/json", "/open/v1/ogc/collections/places/items": geojson.MediaType,
		"/open/v1/hsds": "application/json", "/open/v1/hsds/services": "application/json", "/open/v1/export/hsds.zip": "application/zip",
		"/open/v1/export/services.cpsv.jsonld": cpsv.MediaType, "/open/v1/export/services.csv": "text/csv; charset=utf-8; header=present",
		"/open/v1/export/services.csv?municipality=091": "text/csv; charset=utf-8; header=present",
		"/open/v1/export/services.xlsx":                 "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		"/open/v1/export/results.csv?q=x":               "text/csv; charset=utf-8; header=present",
		"/open/v1/export/catalogue.jsonl":               "application/jsonl", "/open/v1/export/catalogue.jsonl.gz": "application/gzip",
		"/open/v1/places/" + place + "/hours.ics": ical.MediaType, "/open/v1/services/" + service + "/hours.ics?lang=sv": ical.MediaType,
	} {
		if !export.Serves(strings.SplitN(path, "?", 2)[0]) {
			t.Errorf("Serves(%s) is false", path)
		}
		w := ask(t, mux, path)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != want || w.Body.Len() == 0 {
			t.Errorf("%s answers %d %s, %d bytes", path, w.Code, w.Header().Get("Content-Type"), w.Body.Len())
			continue
		}
		if w.Header().Get("Access-Control-Allow-Origin") != "*" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s lacks headers: %v", path, w.Header())
		}
		tag := w.Header().Get("ETag")
		if strings.Contains(path, "q=x") || strings.Contains(path, "municipality") {
			continue // searches have no validator
		}
		if again := ask(t, mux, path, "If-None-Match", tag); tag == "" || again.Code != http.StatusNotModified {
			t.Errorf("%s: with its tag %q it answers %d", path, tag, again.Code)
		}
	}
}

func TestMistakesAreTold(t *testing.T) {
	mux := mounted(t)
	for path, want := range map[string]int{
		"/open/v1/export/places.geojson?lang=xx": 400, "/open/v1/export/services.csv?separator=x": 400, "/open/v1/export/services.csv?wrong=1": 400,
		"/open/v1/places/x/hours.ics": 404, "/open/v1/services/00000000-0000-0000-0000-000000000000/hours.ics": 404,
		"/open/v1/hsds/nothing": 404, "/open/v1/ogc/nothing": 404,
	} {
		if got := ask(t, mux, path).Code; got != want {
			t.Errorf("%s answers %d, want %d", path, got, want)
		}
	}
}

func TestTheDemoCatalogueKeepsEveryStandard(t *testing.T) {
	keepsEveryStandard(t, loaded(t))
}

func TestRealContentKeepsEveryStandard(t *testing.T) {
	c, err := corpus(t)
	if errors.Is(err, fs.ErrNotExist) || testing.Short() {
		t.Skip("the corpus is not here (VARANTO_SHARED), or the tests shall be short")
	}
	if err != nil {
		t.Fatal(err)
	}
	keepsEveryStandard(t, c)
}

// corpus is real content where there is some; else the error is fs.ErrNotExist.
func corpus(t testing.TB) (*live.Catalogue, error) {
	t.Helper()
	shared := os.Getenv("VARANTO_SHARED")
	if shared == "" {
		shared = "../../../../shared"
	}
	in, err := v11.OpenInput([]string{filepath.Join(shared, "data", "corpus")})
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return imported(in)
}

// keepsEveryStandard checks all entities in all forms.
func keepsEveryStandard(t *testing.T, c *live.Catalogue) {
	t.Helper()
	mux := http.NewServeMux()
	export.Mount(mux, export.Options{Catalogue: c, BaseURL: "https://example.org", Now: func() time.Time { return now }})
	if p := geojson.Check(ask(t, mux, "/open/v1/export/places.geojson").Body.Bytes()); p != nil {
		t.Errorf("GeoJSON: %v", p)
	}
	if p := cpsv.Check(ask(t, mux, "/open/v1/export/services.cpsv.jsonld?lang=en").Body.Bytes()); p != nil {
		t.Errorf("CPSV-AP: %v", p)
	}
	for e := range export.Services(c.Snapshot()) {
		if p := ical.Check(ask(t, mux, "/open/v1/services/"+e.ID.String()+"/hours.ics").Body.Bytes()); p != nil {
			t.Errorf("iCalendar of %s: %v", e.ID, p)
		}
	}
	for path, object := range map[string]string{"services": "service", "organizations": "organization", "locations": "location", "service_at_locations": "service_at_location"} {
		checked, total := 0, 1
		for number := 1; checked < total; number++ {
			var page struct {
				Total    int              `json:"total_items"`
				Contents []map[string]any `json:"contents"`
			}
			address := fmt.Sprintf("/open/v1/hsds/%s?full=true&per_page=500&page=%d", path, number)
			if err := json.Unmarshal(ask(t, mux, address).Body.Bytes(), &page); err != nil {
				t.Fatal(err)
			}
			if total = page.Total; len(page.Contents) == 0 {
				t.Fatalf("%s is empty: %d of %d are checked", address, checked, total)
			}
			checked += len(page.Contents)
			for _, v := range page.Contents {
				if p := hsds.Check(object, v); p != nil {
					t.Errorf("HSDS: %s %v: %v", object, v["id"], p)
				}
			}
		}
	}
}

func TestTheSelfTestFindsNothingWrongWithTheDemoCatalogue(t *testing.T) {
	c := loaded(t)
	tester := selftest.New(c, func() time.Time { return now }, slog.New(slog.DiscardHandler))
	if w := ask(t, tester, "/"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("before the first run it answers %d", w.Code)
	}
	result := tester.Check(t.Context(), c.Snapshot())
	for _, f := range result.Forms {
		if !f.OK || f.Checked == 0 {
			t.Errorf("%s: %d of %d checked, %v", f.Name, f.Checked, f.Of, f.Problems)
		}
	}
	var got selftest.Result
	if err := json.Unmarshal(ask(t, tester, "/").Body.Bytes(), &got); err != nil || !got.OK || got.Sequence != c.Snapshot().Seq {
		t.Errorf("%+v (%v)", got, err)
	}
}

func TestStreamsAreCompressedForWhoLikesThat(t *testing.T) {
	mux := mounted(t)
	plain := ask(t, mux, "/open/v1/export/places.geojson")
	packed := ask(t, mux, "/open/v1/export/places.geojson", "Accept-Encoding", "gzip")
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(b, plain.Body.Bytes()) {
		t.Errorf("the compressed form differs (%v)", err)
	}
	if refused := ask(t, mux, "/open/v1/export/places.geojson", "Accept-Encoding", "gzip;q=0"); refused.Header().Get("Content-Encoding") != "" {
		t.Error("gzip is sent to who refuses it")
	}
}

func TestTheWholeIsInTheShapesOfV11(t *testing.T) {
	kinds := map[string]int{}
	for line := range bytes.Lines(ask(t, mounted(t), "/open/v1/export/catalogue.jsonl").Body.Bytes()) {
		var l struct {
			Kind   string
			Entity map[string]any
		}
		if err := json.Unmarshal(line, &l); err != nil || l.Entity["id"] == nil || l.Entity["publishingStatus"] != "Published" && l.Kind != "ServiceCollection" {
			t.Fatalf("%v: %.100s", err, line)
		}
		kinds[l.Kind]++
	}
	if kinds["Service"] == 0 || kinds["Organization"] == 0 || kinds["ServiceChannel"] == 0 {
		t.Errorf("lines: %v", kinds)
	}
}
