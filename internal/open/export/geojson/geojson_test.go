package geojson_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/export/geojson"
	"github.com/varanto/varanto/internal/open/export/record"
)

const root = "/open/v1/ogc"

func write(t *testing.T, c *live.Catalogue) []byte {
	t.Helper()
	var out bytes.Buffer
	s := c.Snapshot()
	if err := geojson.Write(&out, record.Reader{Snapshot: s, Lang: "fi", Base: "https://example.org"}, geojson.Places(s)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPlacesAreValidAndThoseWithoutAPointAreLeftOut(t *testing.T) {
	out := write(t, exporttest.Catalogue(exporttest.World()...))
	if problems := geojson.Check(out); problems != nil {
		t.Errorf("%v\n%s", problems, out)
	}
	var d struct {
		Features []struct {
			ID         string
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(out, &d); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, f := range d.Features {
		ids = append(ids, f.ID)
	}
	if want := []string{exporttest.ID(20).String(), exporttest.ID(22).String()}; !slices.Equal(ids, want) {
		t.Errorf("places %v, want %v", ids, want)
	}
	p := d.Features[0].Properties
	for name, want := range map[string]any{
		"name": "Keskusta", "organization": "Esimerkkilä", "postalCode": "00100", "postOffice": "Helsinki", "municipality": "Helsinki",
		"phone": "+358401234567", "url": "https://example.org/fi/palvelupaikka/" + exporttest.ID(20).String(), "modified": "2026-11-01T08:00:00Z",
	} {
		if p[name] != want {
			t.Errorf("%s is %v, want %v", name, p[name], want)
		}
	}
}

func TestNoTextBreaksOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		c := exporttest.Catalogue(exporttest.Place(1, exporttest.ID(2), name, "6672000", "385500"))
		var out bytes.Buffer
		s := c.Snapshot()
		if err := geojson.Write(&out, record.Reader{Snapshot: s, Lang: "fi"}, geojson.Places(s)); err != nil {
			t.Fatal(err)
		}
		if bytes.ContainsAny(out.Bytes(), "<>\u2028") {
			t.Error("the file can end a script")
		}
		if problems := geojson.Check(out.Bytes()); problems != nil {
			t.Error(problems)
		}
	})
}

// get asks the interface; the answer is read into a map.
func get(t *testing.T, h http.Handler, path string) (int, map[string]any, http.Header) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	var m map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return w.Code, m, w.Header()
}

func handler(entities ...catalog.Entity) http.Handler {
	return geojson.Handler(exporttest.Catalogue(entities...), root, "https://example.org", "Palvelut", time.Now, nil)
}

func rels(m map[string]any) map[string]string {
	out := map[string]string{}
	list, _ := m["links"].([]any)
	for _, l := range list {
		link := l.(map[string]any)
		out[link["rel"].(string)] = link["href"].(string)
	}
	return out
}

// TestTheAbstractTestsOfCore follows annex A of OGC 17-069r4, conformance class core.
func TestTheAbstractTestsOfCore(t *testing.T) {
	h := handler(exporttest.World()...)
	status, landing, _ := get(t, h, root)
	links := rels(landing)
	for _, rel := range []string{"self", "service-desc", "conformance", "data"} {
		if status != http.StatusOK || !strings.HasPrefix(links[rel], "https://example.org"+root) {
			t.Errorf("landing page: %d, %s leads to %q", status, rel, links[rel])
		}
	}
	for _, rel := range []string{"service-desc", "conformance", "data"} {
		if status, _, _ := get(t, h, strings.TrimPrefix(links[rel], "https://example.org")); status != http.StatusOK {
			t.Errorf("%s answers %d", rel, status)
		}
	}
	_, c, _ := get(t, h, root+"/conformance")
	if list, _ := c["conformsTo"].([]any); !slices.Contains(list, any("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core")) {
		t.Errorf("conformance: %v", c)
	}
	_, collection, _ := get(t, h, root+"/collections/places")
	if collection["id"] != "places" || collection["itemType"] != "feature" || rels(collection)["items"] == "" || collection["extent"] == nil {
		t.Errorf("collection: %v", collection)
	}
	if status, _, _ := get(t, h, root+"/collections/other"); status != http.StatusNotFound {
		t.Errorf("an unknown collection answers %d", status)
	}
	status, item, _ := get(t, h, root+"/collections/places/items/"+exporttest.ID(20).String())
	if status != http.StatusOK || item["type"] != "Feature" || rels(item)["collection"] == "" || rels(item)["self"] == "" {
		t.Errorf("item: %d %v", status, item)
	}
	for _, id := range []string{"x", exporttest.ID(21).String(), exporttest.ID(10).String()} {
		if status, _, _ := get(t, h, root+"/collections/places/items/"+id); status != http.StatusNotFound {
			t.Errorf("item %s answers %d", id, status)
		}
	}
}

func TestItemsAreFiltered(t *testing.T) {
	h := handler(exporttest.World()...)
	for _, c := range []struct {
		query           string
		status, matched int
	}{
		{"", 200, 2}, {"bbox=24,60,26,61", 200, 1}, {"bbox=24,60,0,26,61,100", 200, 1}, {"bbox=-10,0,10,10", 200, 0},
		{"bbox=26,60,20,70", 200, 1}, // over the 180th meridian: all but 20 to 26 degrees
		{"bbox=380000,6670000,390000,6680000&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3067", 200, 1},
		{"bbox=24,60,26", 400, 0}, {"bbox=24,61,26,60", 400, 0}, {"bbox=1,2,3,NaN", 400, 0}, {"bbox=0,0,400,50", 400, 0}, {"bbox=", 400, 0},
		{"limit=1", 200, 2}, {"limit=0", 400, 0}, {"limit=-1", 400, 0}, {"limit=x", 400, 0}, {"limit=999999999", 200, 2},
		{"offset=1", 200, 2}, {"offset=5", 200, 2}, {"offset=-1", 400, 0},
		{"datetime=2026-11-01T08:00:00Z", 200, 2}, {"datetime=../2020-01-01T00:00:00Z", 200, 0}, {"datetime=2026-01-01T00:00:00Z/..", 200, 2},
		{"datetime=yesterday", 400, 0}, {"datetime=2026-01-02T00:00:00Z/2026-01-01T00:00:00Z", 400, 0},
		{"service=" + exporttest.ID(10).String(), 200, 2}, {"service=" + exporttest.ID(99).String(), 200, 0}, {"service=1", 400, 0},
		{"organization=" + exporttest.ID(1).String(), 200, 2}, {"crs=EPSG:4326", 400, 0}, {"unknown=1", 400, 0}, {"limit=1&limit=2", 400, 0},
		{"lang=sv", 200, 2}, {"lang=xx", 400, 0},
	} {
		status, m, _ := get(t, h, root+"/collections/places/items?"+c.query)
		if status != c.status {
			t.Errorf("%s answers %d, want %d: %v", c.query, status, c.status, m["detail"])
			continue
		}
		if matched, _ := m["numberMatched"].(float64); status == 200 && int(matched) != c.matched {
			t.Errorf("%s matches %v, want %d", c.query, matched, c.matched)
		}
	}
}

func TestPagesLeadThroughAllPlaces(t *testing.T) {
	var entities []catalog.Entity
	for i := range 23 {
		entities = append(entities, exporttest.Place(100+i, exporttest.ID(1), "P", "6672000", "385500"))
	}
	h := handler(entities...)
	seen := map[string]bool{}
	pages := 0
	for next := "https://example.org" + root + "/collections/places/items?limit=5"; next != ""; pages++ {
		_, m, _ := get(t, h, strings.TrimPrefix(next, "https://example.org"))
		list, _ := m["features"].([]any)
		if int(m["numberReturned"].(float64)) != len(list) {
			t.Errorf("numberReturned is %v of %d", m["numberReturned"], len(list))
		}
		for _, f := range list {
			seen[f.(map[string]any)["id"].(string)] = true
		}
		next = rels(m)["next"]
	}
	if len(seen) != 23 || pages != 5 {
		t.Errorf("%d places on %d pages, want 23 on 5", len(seen), pages)
	}
}

func TestMetresAreGivenToWhoAsks(t *testing.T) {
	h := handler(exporttest.World()...)
	_, m, header := get(t, h, root+"/collections/places/items/"+exporttest.ID(20).String()+"?crs=http://www.opengis.net/def/crs/EPSG/0/3067")
	point := m["geometry"].(map[string]any)["coordinates"].([]any)
	if point[0] != 385500.0 || point[1] != 6672000.0 || header.Get("Content-Crs") != "<http://www.opengis.net/def/crs/EPSG/0/3067>" {
		t.Errorf("%v in %s", point, header.Get("Content-Crs"))
	}
}

func FuzzItems(f *testing.F) {
	h := handler(exporttest.World()...)
	f.Add("bbox=1,2,3,4&limit=5&datetime=../..")
	f.Add("%zz;=&crs=")
	f.Fuzz(func(t *testing.T, query string) {
		r := httptest.NewRequest(http.MethodGet, root+"/collections/places/items", nil)
		r.URL.RawQuery = query
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != http.StatusOK && w.Code != http.StatusBadRequest || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%q answers %d %s", query, w.Code, w.Body)
		}
	})
}

// TestTheDescriptionIsValidOpenAPI reads the interface's own description as programs do, and asks every path that it names.
func TestTheDescriptionIsValidOpenAPI(t *testing.T) {
	h := handler(exporttest.World()...)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, root+"/api", nil))
	d, err := openapi3.NewLoader().LoadFromData(w.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	if d.Paths.Len() < 5 {
		t.Errorf("%d paths are described", d.Paths.Len())
	}
	for path := range d.Paths.Map() {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, root+strings.ReplaceAll(path, "{featureId}", exporttest.ID(20).String()), nil))
		if w.Code != http.StatusOK {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}

// Items take parameters of the search, which tells what is wrong with them.
func TestPlacesAreFoundAsBySearch(t *testing.T) {
	c := exporttest.Catalogue(exporttest.World()...)
	var asked string
	list := func(_ context.Context, rawQuery string) ([]*live.Entry, *live.Snapshot, error) {
		asked = rawQuery
		if strings.Contains(rawQuery, "nowhere") {
			return nil, nil, wrong{}
		}
		s := c.Snapshot()
		north, _ := s.Published(catalog.KindServiceChannel, exporttest.ID(22))
		phone, _ := s.Published(catalog.KindServiceChannel, exporttest.ID(23)) // which is no place
		return []*live.Entry{phone, north}, s, nil
	}
	h := geojson.Handler(c, root, "https://example.org", "Palvelut", time.Now, list)
	get := func(query string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, root+"/collections/places/items?"+query, nil))
		return w
	}
	w := get("municipality=890&serviceClass=P6&q=kirjasto&openAt=now&lang=sv&limit=1")
	if body := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(body, `"numberMatched":1`) || !strings.Contains(body, exporttest.ID(22).String()) {
		t.Errorf("%d: %s", w.Code, body)
	}
	if want := "lang=sv&municipality=890&openAt=now&q=kirjasto&serviceClass=P6&type=ServiceLocation"; asked != want {
		t.Errorf("asked for %s, want %s", asked, want)
	}
	if w := get("municipality=nowhere"); w.Code != http.StatusBadRequest {
		t.Errorf("%d: %s", w.Code, w.Body)
	}
	if w := get("q="); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"numberMatched":2`) {
		t.Errorf("a blank value: %d: %s", w.Code, w.Body)
	}
}

type wrong struct{}

func (wrong) Error() string { return "wrong" }

func (wrong) ServeHTTP(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadRequest) }
