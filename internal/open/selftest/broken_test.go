package selftest_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/open/export/exporttest"
)

// altered answers with other bytes than the handler wrote.
type altered struct {
	http.ResponseWriter
	old, new string
}

func (a altered) Write(b []byte) (int, error) {
	_, err := a.ResponseWriter.Write(bytes.ReplaceAll(b, []byte(a.old), []byte(a.new)))
	return len(b), err
}

func (a altered) Flush() { a.ResponseWriter.(http.Flusher).Flush() }

// TestAnswersThatBreakTheirDescriptionAreFound alters what is served, a little and at one address.
func TestAnswersThatBreakTheirDescriptionAreFound(t *testing.T) {
	c, h := served(t, exporttest.World()...)
	for _, broken := range []struct{ path, old, new, form string }{
		{"/api/v11/Organization/", `"organizationType":`, `"kindOfOrganization":`, "PTV Open API"},
		{"/api/v11/ServiceChannel", `"itemList":[`, `"itemList":[{}],"more":[`, "PTV Open API"},
		{"/open/v1/services/", `"kind":"Service"`, `"kind":7`, "Native records"},
		{"/open/v1/changes", `"sequence":`, `"place":`, "Change log"},
		{"/open/v1/changes", `"document":`, `"documents":`, "Change log"},
		{"/open/v1/changes/stream", "data: {", "dada: {", "Stream of changes"},
		{"/mcp", `"organization":"`, `"organization":5,"organisation":"`, "Tools for assistants"},
		{"/mcp", `"structuredContent"`, `"structured"`, "Tools for assistants"},
		{"/open/v1/ogc/conformance", `"conformsTo"`, `"conforms"`, "OGC API - Features"},
		{"/open/v1/ogc/collections", `"rel":"self"`, `"rels":"self"`, "OGC API - Features"},
		{"/open/v1/ogc/collections/places", `"bbox":[[`, `"bbox":[[1,`, "OGC API - Features"},
		{"/open/v1/ogc/collections/places/items", `"numberMatched":`, `"numberMatched":-`, "OGC API - Features"},
		{"/open/v1/ogc/collections/places/items/", `"geometry":`, `"geometries":`, "OGC API - Features"},
		{"/open/v1/export/services.csv", exporttest.ID(11).String(), exporttest.ID(12).String(), "CSV"},
	} {
		result := testerOf(c, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, broken.path) {
				w = altered{w, broken.old, broken.new}
			}
			h.ServeHTTP(w, r)
		})).Check(t.Context(), c.Snapshot())
		for _, f := range result.Forms {
			if f.Name == broken.form && f.OK {
				t.Errorf("nobody sees %s at %s", broken.new, broken.path)
			}
		}
	}
}
