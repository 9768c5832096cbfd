package geojson

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/go-json-experiment/json"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/export/record"
)

// Collection is the one collection's id.
const Collection = "places"

const jsonType = "application/json"

// features answers the paths of OGC API - Features.
type features struct {
	catalogue *live.Catalogue
	base      string
	name      string
	now       func() time.Time
	list      List
}

// List finds what a search finds, by its query string; see export.Lister.
type List func(ctx context.Context, rawQuery string) ([]*live.Entry, *live.Snapshot, error)

// Handler answers OGC API - Features below root, such as /open/v1/ogc. base is scheme and host of the site, empty when
// not known, name what the site is called. list answers the parameters of the search that items take; nil refuses those.
func Handler(c *live.Catalogue, root, base, name string, now func() time.Time, list List) http.Handler {
	f := &features{catalogue: c, base: base, name: record.Line(name), now: now, list: list}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+root, f.plain(root, f.landing))
	mux.HandleFunc("GET "+root+"/{$}", f.plain(root, f.landing))
	mux.HandleFunc("GET "+root+"/conformance", f.plain(root, f.conformance))
	mux.HandleFunc("GET "+root+"/api", f.describe(root))
	mux.HandleFunc("GET "+root+"/collections", f.plain(root, f.collections))
	mux.HandleFunc("GET "+root+"/collections/{collection}", f.plain(root, f.collection))
	mux.HandleFunc("GET "+root+"/collections/{collection}/items", f.items(root))
	mux.HandleFunc("GET "+root+"/collections/{collection}/items/{id}", f.item(root))
	mux.HandleFunc(root+"/", func(w http.ResponseWriter, _ *http.Request) {
		answer.Problem(w, http.StatusNotFound, "There is nothing at this address.")
	})
	return mux
}

// plain answers with what make makes of the address of the root; a nil is a collection that does not exist. The only
// parameter is f.
func (f *features) plain(root string, make func(at string) any) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for name, values := range r.URL.Query() {
			if name != "f" || len(values) != 1 || values[0] != "json" {
				answer.Problem(w, http.StatusBadRequest, "query: There is no such parameter, or no such value of it.")
				return
			}
		}
		if c := r.PathValue("collection"); c != "" && c != Collection {
			answer.Problem(w, http.StatusNotFound, "There is no such collection. There is one: "+Collection+".")
			return
		}
		answer.JSON(w, r, jsonType, make(answer.Base(r, f.base)+root))
	}
}

func (f *features) landing(at string) any {
	return map[string]any{
		"title":       f.name + ": places of public services",
		"description": "Places where public services are given in Finland. Content: " + record.Licence + ".",
		"links": []Link{
			{at, "self", jsonType, "This document"},
			{at + "/api", "service-desc", openAPIType, "The definition of this interface"},
			{at[:len(at)-len("/ogc")] + "/docs", "service-doc", "text/html", "Documentation"},
			{at + "/conformance", "conformance", jsonType, "What this interface conforms to"},
			{at + "/collections", "data", jsonType, "The collections"},
			{record.LicenceURL, "license", "text/html", record.Licence},
		},
	}
}

func (f *features) conformance(string) any {
	return map[string]any{"conformsTo": []string{
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
		"http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
	}}
}

func (f *features) collections(at string) any {
	return map[string]any{
		"links":       []Link{{at + "/collections", "self", jsonType, "This document"}},
		"collections": []any{f.collection(at)},
		"crs":         []string{crs84, epsg3067},
	}
}

// collection describes the places; extent is that of the places there are now.
func (f *features) collection(at string) any {
	here := at + "/collections/" + Collection
	c := map[string]any{
		"id": Collection, "title": "Places of public services",
		"description": "Service locations with their organisation, address, contacts and services.",
		"itemType":    "feature", "crs": []string{crs84, epsg3067}, "storageCrs": epsg3067,
		"links": []Link{
			{here, "self", jsonType, "This document"},
			{here + "/items", "items", MediaType, "The places"},
			{at[:len(at)-len("/ogc")] + "/export/places.geojson", "enclosure", MediaType, "All places in one file"},
			{record.LicenceURL, "license", "text/html", record.Licence},
		},
	}
	if b, ok := extent(f.catalogue.Snapshot()); ok {
		c["extent"] = map[string]any{"spatial": map[string]any{"bbox": [][4]float64{b}, "crs": crs84}}
	}
	return c
}

// extent is the box around all places; ok is false when there is none.
func extent(s *live.Snapshot) (b [4]float64, ok bool) {
	b = [4]float64{180, 90, -180, -90}
	for e := range Places(s) {
		ok = true
		b = [4]float64{min(b[0], e.Point.Lon), min(b[1], e.Point.Lat), max(b[2], e.Point.Lon), max(b[3], e.Point.Lat)}
	}
	return [4]float64{record.Degrees(b[0]), record.Degrees(b[1]), record.Degrees(b[2]), record.Degrees(b[3])}, ok
}

// FeatureCollection is a page of places.
type FeatureCollection struct {
	Type           string    `json:"type"`
	TimeStamp      string    `json:"timeStamp"`
	NumberMatched  int       `json:"numberMatched"`
	NumberReturned int       `json:"numberReturned"`
	Features       []Feature `json:"features"`
	Links          []Link    `json:"links"`
}

func (f *features) items(root string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("collection") != Collection {
			answer.Problem(w, http.StatusNotFound, "There is no such collection. There is one: "+Collection+".")
			return
		}
		q, err := readItems(r.URL.RawQuery)
		if err != nil {
			answer.Problem(w, http.StatusBadRequest, err.Error()+".")
			return
		}
		s, among := f.catalogue.Snapshot(), (*roaring.Bitmap)(nil)
		if len(q.facts) > 0 {
			if among, s, err = f.found(r.Context(), q); err != nil {
				refuse(w, r, err)
				return
			}
		}
		page, matched := q.find(s, among)
		base := answer.Base(r, f.base)
		reader := record.Reader{Snapshot: s, Lang: q.lang, Base: base}
		// The time is that of the snapshot, so that equal answers are equal in bytes.
		out := FeatureCollection{Type: "FeatureCollection", TimeStamp: stamp(catalog.At(s.At)), NumberMatched: matched, Features: []Feature{}}
		if out.TimeStamp == "" || s.At.IsZero() {
			out.TimeStamp = f.now().UTC().Format("2006-01-02T15:04:05Z")
		}
		for _, e := range page {
			if feature, err := FeatureOf(reader, e, q.metres); err == nil {
				out.Features = append(out.Features, feature)
			}
		}
		out.NumberReturned = len(out.Features)
		here := base + root + "/collections/" + Collection + "/items"
		out.Links = pageLinks(here, r.URL.Query(), q, matched)
		f.send(w, r, out, q.metres)
	}
}

var errNoSearch = errors.New("searches are not answered here")

func (f *features) found(ctx context.Context, q itemsQuery) (*roaring.Bitmap, *live.Snapshot, error) {
	if f.list == nil {
		return nil, nil, errNoSearch
	}
	return q.found(ctx, f.list)
}

// refuse answers with an error of the search, which may be an answer itself, such as a problem that names the wrong
// parameter.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	if p, ok := err.(http.Handler); ok {
		answer.Open(w.Header())
		p.ServeHTTP(w, r)
		return
	}
	answer.Problem(w, http.StatusServiceUnavailable, "The search cannot answer now. Try again soon.")
}

// pageLinks lead to this page, the ones beside it and the collection.
func pageLinks(here string, query url.Values, q itemsQuery, matched int) []Link {
	at := func(offset int) string {
		query.Set("offset", strconv.Itoa(offset))
		query.Set("limit", strconv.Itoa(q.limit))
		return here + "?" + query.Encode()
	}
	links := []Link{{at(q.offset), "self", MediaType, "This page"}}
	if next := q.offset + q.limit; next > 0 && next < matched {
		links = append(links, Link{at(next), "next", MediaType, "The next page"})
	}
	if q.offset > 0 {
		links = append(links, Link{at(max(0, min(q.offset-q.limit, matched))), "prev", MediaType, "The page before"})
	}
	return append(links, Link{here[:len(here)-len("/items")], "collection", jsonType, "The collection"})
}

func (f *features) item(root string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s := f.catalogue.Snapshot()
		id, err := uuid.Parse(r.PathValue("id"))
		e, ok := s.Published(catalog.KindServiceChannel, id)
		if r.PathValue("collection") != Collection || err != nil || !ok || !isPlace(e) {
			answer.Problem(w, http.StatusNotFound, "There is no such place, or it has no point on the map.")
			return
		}
		q, err := readItems(r.URL.RawQuery)
		if err != nil {
			answer.Problem(w, http.StatusBadRequest, err.Error()+".")
			return
		}
		base := answer.Base(r, f.base)
		feature, err := FeatureOf(record.Reader{Snapshot: s, Lang: q.lang, Base: base}, e, q.metres)
		if err != nil {
			answer.Problem(w, http.StatusInternalServerError, "The place cannot be read.")
			return
		}
		collection := base + root + "/collections/" + Collection
		feature.Links = []Link{
			{collection + "/items/" + e.ID.String(), "self", MediaType, "This place"},
			{collection, "collection", jsonType, "The collection"},
			{feature.Properties.URL, "alternate", "text/html", "The place's page"},
		}
		f.send(w, r, feature, q.metres)
	}
}

func (f *features) send(w http.ResponseWriter, r *http.Request, v any, metres bool) {
	body, err := json.Marshal(v, options)
	if err != nil {
		answer.Problem(w, http.StatusInternalServerError, "The answer cannot be written.")
		return
	}
	crs := crs84
	if metres {
		crs = epsg3067
	}
	w.Header().Set("Content-Crs", "<"+crs+">")
	answer.Whole(w, r, MediaType, body)
}
