package geojson_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/varanto/varanto/internal/open/export/exporttest"
)

// official are OGC's own schemas, one file. They are no part of this repository: they are read where reference material
// lies.
func official(t *testing.T) *openapi3.Components {
	t.Helper()
	shared := os.Getenv("VARANTO_SHARED")
	if shared == "" {
		shared = "../../../../../shared"
	}
	file := filepath.Join(shared, "standards", "ogcapi-features", "ogcapi-features-1.yaml")
	if _, err := os.Stat(file); err != nil {
		t.Skip("the schemas of OGC API - Features are not here (VARANTO_SHARED/standards/ogcapi-features)")
	}
	d, err := openapi3.NewLoader().LoadFromFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return d.Components
}

// ask asks the interface.
func ask(t *testing.T, h http.Handler, path string) []byte {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%s answers %d", path, w.Code)
	}
	return w.Body.Bytes()
}

func definition(t *testing.T, h http.Handler) *openapi3.T {
	t.Helper()
	d, err := openapi3.NewLoader().LoadFromData(ask(t, h, root+"/api"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// answered are addresses with the schema of their answers.
var answered = map[string]string{
	"": "landingPage", "/conformance": "confClasses", "/collections": "collections", "/collections/places": "collection",
	"/collections/places/items": "featureCollectionGeoJSON",
	"/collections/places/items?limit=1&offset=1&lang=sv&crs=" + epsg3067:   "featureCollectionGeoJSON",
	"/collections/places/items?bbox=0,0,1,1":                               "featureCollectionGeoJSON",
	"/collections/places/items/" + exporttest.ID(20).String():              "featureGeoJSON",
	"/collections/places/items/" + exporttest.ID(22).String() + "?lang=en": "featureGeoJSON",
}

const epsg3067 = "http://www.opengis.net/def/crs/EPSG/0/3067"

func TestAnswersKeepTheOfficialSchemas(t *testing.T) {
	keepsSchemas(t, official(t).Schemas)
}

func TestAnswersKeepTheSchemasOfTheDefinition(t *testing.T) {
	keepsSchemas(t, definition(t, handler(exporttest.World()...)).Components.Schemas)
}

func keepsSchemas(t *testing.T, schemas openapi3.Schemas) {
	t.Helper()
	h := handler(exporttest.World()...)
	for path, name := range answered {
		var v map[string]any
		if err := json.Unmarshal(ask(t, h, root+path), &v); err != nil {
			t.Fatal(err)
		}
		schema := schemas[name].Value
		if err := schema.VisitJSON(v, openapi3.MultiErrors()); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		for _, member := range schema.Required {
			less := maps.Clone(v)
			delete(less, member)
			if schema.VisitJSON(less) == nil {
				t.Errorf("%s without %s is fine", path, member)
			}
		}
	}
}

// TestTheDefinitionHasTheOfficialSchemas holds what the definition says of answers and parameters against OGC's own file.
func TestTheDefinitionHasTheOfficialSchemas(t *testing.T) {
	theirs, ours := official(t), definition(t, handler())
	if n := len(ours.Components.Schemas); n < 9 {
		t.Errorf("the definition has %d schemas", n)
	}
	for name, schema := range ours.Components.Schemas {
		if name != "problem" && theirs.Schemas[name] == nil {
			t.Errorf("there is no official schema %s", name)
			continue
		}
		if name == "problem" {
			continue
		}
		want := theirs.Schemas[name].Value
		if !slices.Equal(sorted(schema.Value.Required), sorted(want.Required)) {
			t.Errorf("%s demands %v, officially %v", name, schema.Value.Required, want.Required)
		}
		for member, p := range want.Properties {
			got := schema.Value.Properties[member]
			if name == "extent" && member == "temporal" || name == "featureGeoJSON" && (member == "geometry" || member == "id") {
				continue // no times, and of geometries and ids one sort each
			}
			switch {
			case got == nil:
				t.Errorf("%s has no %s", name, member)
			case !slices.Equal(got.Value.Type.Slice(), p.Value.Type.Slice()) || !slices.Equal(got.Value.Enum, p.Value.Enum):
				t.Errorf("%s.%s is %v %v, officially %v %v", name, member, got.Value.Type, got.Value.Enum, p.Value.Type, p.Value.Enum)
			}
		}
	}
	for _, name := range []string{"bbox", "datetime", "limit"} {
		got := ours.Paths.Find("/collections/places/items").Get.Parameters.GetByInAndName("query", name)
		want := theirs.Parameters[name].Value
		if got == nil || got.Style != want.Style || got.Explode == nil || *got.Explode != *want.Explode || got.Required != want.Required ||
			!slices.Equal(got.Schema.Value.Type.Slice(), want.Schema.Value.Type.Slice()) || len(got.Schema.Value.OneOf) != len(want.Schema.Value.OneOf) {
			t.Errorf("the parameter %s is %+v, officially %+v", name, got, want)
		}
	}
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }
