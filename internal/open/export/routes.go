package export

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/export/cpsv"
	"github.com/varanto/varanto/internal/open/export/geojson"
	"github.com/varanto/varanto/internal/open/export/hsds"
	"github.com/varanto/varanto/internal/open/export/whole"
)

// The media types that have no package of their own here.
const (
	csvType  = "text/csv; charset=utf-8; header=present"
	xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	zipType  = "application/zip"
	jsonType = "application/json"
	icalType = "text/calendar"
)

// route is one address: what answers there and how it is described.
type route struct {
	// operation is the id in the description; path lies below root.
	operation, path string
	// media is the type of what comes.
	media                string
	summary, description string
	// parameters are known beside those in the path; a searched route also takes those of a search.
	parameters []parameter
	searched   bool
	// below tells that everything below the path is answered, too, by an interface with a description of its own at
	// described: parameters are its own affair.
	below     bool
	described string
	// ranges tells that a part can be asked for.
	ranges bool
	// serve makes what answers; nil when the options have nothing for it.
	serve func(*Handler) http.HandlerFunc
}

// parameter is one of a route's parameters.
type parameter struct {
	name, doc string
	values    []string // none for free values
	inPath    bool
}

var (
	lang      = parameter{name: "lang", doc: "The language of names and texts; what is missing in it comes in another.", values: []string{"fi", "sv", "en"}}
	separator = parameter{name: "separator", doc: "What stands between the cells.", values: []string{"comma", "semicolon"}}
	entityID  = parameter{name: "id", doc: "The entity's id.", inPath: true}
)

// routes are all addresses of the exports.
func routes() []route {
	return []route{
		{operation: "placesGeoJSON", path: "/export/places.geojson", media: geojson.MediaType, parameters: []parameter{lang},
			summary: "All places as GeoJSON", description: "Every published service location with a point (RFC 7946).",
			serve: func(h *Handler) http.HandlerFunc { return h.places }},
		{operation: "ogcFeatures", path: "/ogc", media: jsonType, below: true, described: root + "/ogc/api",
			summary: "Places by OGC API - Features", description: "The landing page of OGC API - Features 1.0, parts 1 and 2, whose own description stands at " + root + "/ogc/api.",
			serve: func(h *Handler) http.HandlerFunc {
				return geojson.Handler(h.Catalogue, root+"/ogc", h.BaseURL, h.Name, h.Now, h.list()).ServeHTTP
			}},
		{operation: "hsds", path: "/hsds", media: jsonType, below: true, described: root + "/hsds/openapi.json",
			summary: "Services, organisations and locations by HSDS", description: "Version and profile of Open Referral's HSDS " + hsds.Version + ", whose own description stands at " + root + "/hsds/openapi.json.",
			serve: func(h *Handler) http.HandlerFunc {
				return hsds.Handler(h.Catalogue, root+"/hsds", h.BaseURL, h.Name).ServeHTTP
			}},
		{operation: "hsdsPackage", path: "/export/hsds.zip", media: zipType, parameters: []parameter{lang},
			summary: "The tabular package of HSDS", description: "Tables and their description, datapackage.json (Frictionless).",
			serve: func(h *Handler) http.HandlerFunc { return h.tabular }},
		{operation: "servicesLinkedData", path: "/export/services.cpsv.jsonld", media: cpsv.MediaType, parameters: []parameter{lang},
			summary: "All services as linked data", description: "CPSV-AP " + cpsv.Version + " as JSON-LD 1.1 with its context in it. Texts come in all their languages; lang is that of addresses and pages.",
			serve: func(h *Handler) http.HandlerFunc { return h.linked }},
		{operation: "servicesCSV", path: "/export/services.csv", media: csvType, parameters: []parameter{lang, separator}, searched: true,
			summary: "Services as CSV", description: "All services, or with parameters of the search those that it finds.",
			serve: func(h *Handler) http.HandlerFunc { return h.csv("services") }},
		{operation: "servicesXLSX", path: "/export/services.xlsx", media: xlsxType, parameters: []parameter{lang}, searched: true,
			summary: "Services as a workbook", description: "All services, or with parameters of the search those that it finds.",
			serve: func(h *Handler) http.HandlerFunc { return h.xlsx("services") }},
		{operation: "resultsCSV", path: "/export/results.csv", media: csvType, parameters: []parameter{lang, separator}, searched: true,
			summary: "What a search finds as CSV", description: "All pages of it, best first.",
			serve: func(h *Handler) http.HandlerFunc { return h.csv("results") }},
		{operation: "resultsXLSX", path: "/export/results.xlsx", media: xlsxType, parameters: []parameter{lang}, searched: true,
			summary: "What a search finds as a workbook", description: "All pages of it, best first.",
			serve: func(h *Handler) http.HandlerFunc { return h.xlsx("results") }},
		{operation: "wholeCatalogue", path: "/export/catalogue.jsonl", media: whole.MediaType, ranges: true,
			summary: "The whole catalogue", description: "A line an entity, in the shape of PTV's Open API v11. A download can be resumed with Range and If-Range.",
			serve: func(h *Handler) http.HandlerFunc {
				return whole.NewHandler(h.Catalogue, false, h.Version, h.Now).ServeHTTP
			}},
		{operation: "wholeCatalogueGzip", path: "/export/catalogue.jsonl.gz", media: whole.GzipType, ranges: true,
			summary: "The whole catalogue, compressed", description: "The same as gzip. A download can be resumed with Range and If-Range.",
			serve: func(h *Handler) http.HandlerFunc {
				return whole.NewHandler(h.Catalogue, true, h.Version, h.Now).ServeHTTP
			}},
		{operation: "placeHours", path: "/places/{id}/hours.ics", media: icalType, parameters: []parameter{entityID, lang},
			summary: "A place's exceptional hours as a calendar", description: "iCalendar (RFC 5545) of a place or another channel, to subscribe to.",
			serve: func(h *Handler) http.HandlerFunc { return h.placeHours }},
		{operation: "serviceHours", path: "/services/{id}/hours.ics", media: icalType, parameters: []parameter{entityID, lang},
			summary: "A service's exceptional hours as a calendar", description: "iCalendar (RFC 5545) of all the service's channels, to subscribe to.",
			serve: func(h *Handler) http.HandlerFunc { return h.serviceHours }},
		{operation: "selfTest", path: "/selftest", media: jsonType,
			summary: "How the forms keep their standards", description: "The newest result of the self-test, which asks for a sample of every form while the server runs.",
			serve: func(h *Handler) http.HandlerFunc {
				if h.Check == nil {
					return nil
				}
				return h.Check.ServeHTTP
			}},
	}
}

// lenient routes leave parameters that are not their own to another, who tells what is wrong.
func (r route) lenient() bool { return r.below }

// refuse says what is wrong with a request's parameters; "" when nothing is. Of a searched route those that it does not know
// are the search's.
func (r route) refuse(given map[string][]string) string {
	var names []string
	for _, p := range r.parameters {
		if !p.inPath {
			names = append(names, p.name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		i := slices.IndexFunc(r.parameters, func(p parameter) bool { return !p.inPath && p.name == name })
		switch {
		case i < 0 && r.searched:
		case i < 0 && names == nil:
			return "query." + answer.Shorten(name) + ": There is no such parameter. This address takes none."
		case i < 0:
			return "query." + answer.Shorten(name) + ": There is no such parameter. Use one of: " + strings.Join(names, ", ") + "."
		case len(given[name]) > 1:
			return "query." + name + ": The parameter takes one value and is given twice."
		case given[name][0] != "" && !slices.Contains(r.parameters[i].values, strings.ToLower(given[name][0])):
			return "query." + name + ": The value is not known. Use one of: " + strings.Join(r.parameters[i].values, ", ") + "."
		}
	}
	return ""
}
