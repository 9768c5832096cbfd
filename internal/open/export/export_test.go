package export_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
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

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export"
	"github.com/varanto/varanto/internal/open/export/cpsv"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/export/geojson"
	"github.com/varanto/varanto/internal/open/export/hsds"
	"github.com/varanto/varanto/internal/open/export/ical"
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
type lister struct{ catalogue *live.Catalogue }

func (l lister) List(_ context.Context, rawQuery string) ([]*live.Entry, *live.Snapshot, error) {
	if strings.Contains(rawQuery, "wrong") || strings.Contains(rawQuery, "separator") {
		return nil, nil, refusal{}
	}
	s := l.catalogue.Snapshot()
	var out []*live.Entry
	for e := range export.Services(s) {
		if len(out) < 3 {
			out = append(out, e)
		}
	}
	return out, s, nil
}

type refusal struct{}

func (refusal) Error() string { return "refused" }
func (refusal) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusBadRequest)
}

func mounted(t testing.TB) http.Handler {
	t.Helper()
	return export.NewHandler(options(t))
}

func options(t testing.TB) export.Options {
	t.Helper()
	return export.Options{
		Catalogue: loaded(t), Lister: lister{loaded(t)}, BaseURL: "https://example.org", Version: "1", Now: func() time.Time { return now },
		Log: slog.New(slog.DiscardHandler),
	}
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

func TestMistakesAreProblemsThatSayWhat(t *testing.T) {
	mux := mounted(t)
	place, _ := someWithHours(t)
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/open/v1/export/places.geojson?lang=xx": {400, "query.lang"}, "/open/v1/export/services.csv?separator=x": {400, "query.separator"},
		"/open/v1/export/places.geojson?bbox=1":                            {400, "query.bbox: There is no such parameter. Use one of: lang."},
		"/open/v1/export/places.geojson?lang=fi&lang=sv":                   {400, "query.lang: The parameter takes one value"},
		"/open/v1/export/hsds.zip?page=2":                                  {400, "query.page"},
		"/open/v1/export/catalogue.jsonl?lang=fi":                          {400, "takes none"},
		"/open/v1/places/" + place + "/hours.ics?x=1":                      {400, "query.x"},
		"/open/v1/places/x/hours.ics":                                      {404, "id"},
		"/open/v1/services/00000000-0000-0000-0000-000000000000/hours.ics": {404, "id"},
		"/open/v1/hsds/nothing":                                            {404, ""}, "/open/v1/hsds/services?minimal=banana": {400, "query.minimal"},
		"/open/v1/ogc/nothing": {404, ""}, "/open/v1/export/nothing": {404, "nothing at this address"}, "/open/v1/export": {404, ""},
		"/open/v1/x/y/hours.ics": {404, ""}, "/open/v1/selftest": {404, ""},
	} {
		w := ask(t, mux, path)
		var problem struct {
			Status int
			Detail string
		}
		if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil || w.Code != want.status || problem.Status != want.status || !strings.Contains(problem.Detail, want.says) {
			t.Errorf("%s answers %d %s, want %+v", path, w.Code, w.Body, want)
		}
		if w.Header().Get("Content-Type") != "application/problem+json" || w.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: headers %v", path, w.Header())
		}
	}
	for path, want := range map[string]int{
		"services.csv?wrong=1": 400, "services.xlsx?separator=comma": 400, "results.xlsx?q=x&separator=comma": 400, "results.csv?q=x&separator=semicolon": 200,
	} {
		if got := ask(t, mux, "/open/v1/export/"+path).Code; got != want {
			t.Errorf("%s, of which the search knows a part, is answered %d, want %d", path, got, want)
		}
	}
}

func TestValuesAreTakenInAnyCase(t *testing.T) {
	mux := mounted(t)
	for path, want := range map[string]string{
		"services.csv?separator=Semicolon": "services.csv?separator=semicolon", "services.csv?separator=COMMA": "services.csv", "services.csv?lang=SV": "services.csv?lang=sv",
	} {
		if got, want := ask(t, mux, "/open/v1/export/"+path).Body.String(), ask(t, mux, "/open/v1/export/"+want).Body.String(); got != want {
			t.Errorf("%s is not %s", path, want)
		}
	}
	if ask(t, mux, "/open/v1/export/services.csv?separator=semicolon").Body.String() == ask(t, mux, "/open/v1/export/services.csv").Body.String() {
		t.Error("the separator does nothing")
	}
}

func TestOnlyReadingIsAnswered(t *testing.T) {
	mux := mounted(t)
	for path := range map[string]bool{"/open/v1/export/places.geojson": true, "/open/v1/ogc/collections": true, "/open/v1/hsds": true, "/open/v1/export/catalogue.jsonl": true} {
		for method, want := range map[string]int{http.MethodPost: 405, http.MethodDelete: 405, http.MethodOptions: 204, http.MethodHead: 200} {
			w := httptest.NewRecorder()
			mux.ServeHTTP(w, httptest.NewRequest(method, path, nil))
			if w.Code != want || want != 200 && w.Header().Get("Allow") != "GET, HEAD, OPTIONS" || w.Header().Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s %s answers %d %v", method, path, w.Code, w.Header())
			}
		}
	}
}

// TestAnotherVersionHasOtherValidators holds that what another version of the program wrote is not taken for still right.
func TestAnotherVersionHasOtherValidators(t *testing.T) {
	newer := options(t)
	newer.Version = "2"
	before, after := mounted(t), export.NewHandler(newer)
	for _, path := range []string{"places.geojson", "services.cpsv.jsonld", "hsds.zip", "services.csv", "services.xlsx", "catalogue.jsonl", "catalogue.jsonl.gz"} {
		path = "/open/v1/export/" + path
		head := func(h http.Handler) string {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(http.MethodHead, path, nil))
			return w.Header().Get("ETag")
		}
		if tag := head(before); tag == "" || tag == head(after) || tag != head(mounted(t)) {
			t.Errorf("%s: the tag is %q before and %q after an update", path, tag, head(after))
		}
	}
}

func TestAnswersAreObserved(t *testing.T) {
	var mu sync.Mutex
	got := map[string]int{}
	o := options(t)
	o.Observe = func(operation string, status int, _ time.Duration) {
		mu.Lock()
		defer mu.Unlock()
		got[operation] = status
	}
	h := export.NewHandler(o)
	for _, path := range []string{"/open/v1/export/places.geojson", "/open/v1/ogc/nothing", "/open/v1/export/nothing", "/open/v1/export/hsds.zip?x=1"} {
		ask(t, h, path)
	}
	want := map[string]int{"export_placesGeoJSON": 200, "export_ogcFeatures": 404, "export_unknown": 404, "export_hsdsPackage": 400}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestASlowReaderGetsTheWhole reads for longer than the server's deadlines.
func TestASlowReaderGetsTheWhole(t *testing.T) {
	var entities []catalog.Entity
	for n := range 6000 {
		entities = append(entities, &catalog.Service{ID: exporttest.ID(n), ServiceNames: exporttest.Named(fmt.Sprint("Palvelu ", n)),
			Organizations:       []catalog.ServiceOrganization{{OrganizationID: exporttest.ID(-1), RoleType: catalog.RoleResponsible}},
			ServiceDescriptions: catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: strings.Repeat(fmt.Sprint("Kuvaus ", n, ". "), 250)}}})
	}
	entities = append(entities, &catalog.Organization{ID: exporttest.ID(-1), OrganizationNames: exporttest.Named("O")})
	o := options(t)
	o.Catalogue = exporttest.Catalogue(entities...)
	server := httptest.NewUnstartedServer(export.NewHandler(o))
	const deadline = 2 * time.Second // so long may a busy machine take to read a question
	server.Config.WriteTimeout, server.Config.ReadTimeout = deadline, deadline
	server.Start()
	t.Cleanup(server.Close)
	for _, file := range []string{"catalogue.jsonl", "services.cpsv.jsonld", "hsds.zip"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			r, err := http.NewRequest(http.MethodGet, server.URL+"/open/v1/export/"+file, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Accept-Encoding", "identity")
			w, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer w.Body.Close()
			time.Sleep(deadline * 3 / 2) // more is under way than the buffers between the two take
			if n, err := io.Copy(io.Discard, w.Body); err != nil || n == 0 {
				t.Errorf("it broke off after %d bytes: %v", n, err)
			}
		})
	}
}

func TestSpreadsheetsOfSearchesHaveWhatWasFound(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(ask(t, mounted(t), "/open/v1/export/results.csv?q=x&lang=en").Body.Bytes(), []byte("\uFEFF")))).ReadAll()
	if err != nil || len(rows) != 4 || rows[0][3] != "Name" || rows[1][0] != "Service" {
		t.Errorf("%d rows, %v", len(rows), err)
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
	mux := export.NewHandler(export.Options{Catalogue: c, BaseURL: "https://example.org", Now: func() time.Time { return now }})
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
