package hsds_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/export/hsds"
	"github.com/varanto/varanto/internal/open/export/record"
)

const root = "/open/v1/hsds"

func reader() record.Reader {
	return record.Reader{Snapshot: exporttest.Catalogue(exporttest.World()...).Snapshot(), Lang: "fi", Base: "https://example.org"}
}

func handler() http.Handler {
	return hsds.Handler(exporttest.Catalogue(exporttest.World()...), root, "https://example.org", "Palvelut")
}

func get(t *testing.T, h http.Handler, path string) (int, map[string]any) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, root+path, nil))
	var m map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil {
		t.Fatalf("%s: %v: %s", path, err, w.Body)
	}
	return w.Code, m
}

// objects are the lists with the object that each holds.
var objects = map[string]string{
	"/services": "service", "/organizations": "organization", "/locations": "location", "/service_at_locations": "service_at_location",
	"/taxonomies": "taxonomy", "/taxonomy_terms": "taxonomy_term",
}

// schemas are HSDS's own. Their licence is CC BY-SA 4.0, so that they are no part of this repository: they are read where
// reference material lies.
func schemas(t *testing.T) string {
	t.Helper()
	shared := os.Getenv("VARANTO_SHARED")
	if shared == "" {
		shared = "../../../../../shared"
	}
	dir := filepath.Join(shared, "standards", "hsds-schema", "3.1-dev")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("HSDS's schemas are not here (VARANTO_SHARED)")
	}
	return dir
}

func TestAnswersKeepTheOfficialSchemas(t *testing.T) {
	dir := schemas(t)
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.AssertFormat()
	compiler.UseLoader(looseLoader{})
	h := handler()
	for path, object := range objects {
		schema, err := compiler.Compile("file://" + filepath.ToSlash(mustAbs(t, filepath.Join(dir, object+".json"))))
		if err != nil {
			t.Fatal(err)
		}
		for _, query := range []string{"?per_page=500&full=true", "?per_page=500&lang=en", "?minimal=true"} {
			_, page := get(t, h, path+query)
			list := page["contents"].([]any)
			if len(list) == 0 {
				t.Errorf("%s is empty", path)
			}
			for i, v := range list {
				if i%7 != 0 && len(list) > 100 {
					continue // of thousands of terms a part says enough
				}
				if err := schema.Validate(v); err != nil {
					t.Fatalf("%s%s: %v", path, query, err)
				}
			}
		}
	}
}

// looseLoader drops what the schemas carry for other tools and JSON Schema knows in another sense.
type looseLoader struct{}

func (looseLoader) Load(url string) (any, error) {
	b, err := os.ReadFile(strings.TrimPrefix(url, "file://"))
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(b))
}

func mustAbs(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

func TestAnswersKeepTheRules(t *testing.T) {
	h := handler()
	for path, object := range objects {
		for _, query := range []string{"?per_page=500&full=true&lang=sv", "?per_page=3", "?minimal=true"} {
			status, page := get(t, h, path+query)
			list, _ := page["contents"].([]any)
			if status != http.StatusOK || float64(len(list)) != page["size"] {
				t.Fatalf("%s%s: %d, %d of %v", path, query, status, len(list), page["size"])
			}
			for _, v := range list {
				if problems := hsds.Check(object, v.(map[string]any)); problems != nil {
					t.Errorf("%s%s: %v", path, query, problems)
				}
			}
		}
	}
}

func TestEveryIDOfAListIsASingleObject(t *testing.T) {
	h := handler()
	for path := range objects {
		_, page := get(t, h, path+"?per_page=5")
		for _, v := range page["contents"].([]any) {
			id := v.(map[string]any)["id"].(string)
			if status, one := get(t, h, path+"/"+id); status != http.StatusOK || one["id"] != id {
				t.Errorf("%s/%s answers %d %v", path, id, status, one["id"])
			}
		}
		for _, id := range []string{"x", exporttest.ID(999).String()} {
			if status, _ := get(t, h, path+"/"+id); status != http.StatusNotFound {
				t.Errorf("%s/%s answers %d", path, id, status)
			}
		}
	}
	if status, _ := get(t, h, "/services/"+exporttest.ID(1).String()); status != http.StatusNotFound {
		t.Error("an organisation is a service")
	}
}

func TestPagesAddUp(t *testing.T) {
	h := handler()
	for path := range objects {
		_, first := get(t, h, path+"?per_page=2")
		total, pages := int(first["total_items"].(float64)), int(first["total_pages"].(float64))
		if first["first_page"] != true || pages > 1 && first["last_page"] != false {
			t.Errorf("%s: %v", path, first)
		}
		if pages > 20 {
			continue // many pages of terms are no better proof
		}
		n := 0
		for p := 1; p <= pages; p++ {
			_, page := get(t, h, path+"?per_page=2&page="+string(rune('0'+p)))
			n += int(page["size"].(float64))
		}
		if n != total {
			t.Errorf("%s: pages have %d of %d", path, n, total)
		}
	}
	if _, beyond := get(t, h, "/services?page=99"); beyond["empty"] != true || beyond["last_page"] != true {
		t.Errorf("a page beyond the end: %v", beyond)
	}
}

func TestListsAreFiltered(t *testing.T) {
	h := handler()
	term := catalog.CodeItemID("http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.2")
	for _, c := range []struct {
		path         string
		status, want int
	}{
		{"/services", 200, 3}, {"/services?organization_id=" + exporttest.ID(1).String(), 200, 1}, {"/services?search=kirja", 200, 1},
		{"/services?modified_after=2026-10-01", 200, 1}, {"/services?modified_after=x", 400, 0}, {"/services?page=0", 400, 0},
		{"/services?taxonomy_term_id=" + exporttest.ID(5).String(), 200, 0}, {"/services?taxonomy_id=1", 400, 0}, {"/services?nonsense=1", 400, 0},
		{"/services?lang=xx", 400, 0}, {"/services?format=xml", 400, 0}, {"/locations", 200, 4}, {"/service_at_locations", 200, 5},
		{"/services?taxonomy_id=" + hsds.Taxonomies()[0].ID, 200, -1}, {"/services?taxonomy_term_id=" + term.String(), 200, -1},
	} {
		status, page := get(t, h, c.path)
		if total, _ := page["total_items"].(float64); status != c.status || status == 200 && c.want >= 0 && int(total) != c.want {
			t.Errorf("%s: %d, %v items, want %d, %d", c.path, status, total, c.status, c.want)
		}
	}
}

func TestTheTermsOfAServiceFindIt(t *testing.T) {
	h := handler()
	_, service := get(t, h, "/services/"+exporttest.ID(10).String())
	found := 0
	for _, a := range service["attributes"].([]any) {
		id, ok := a.(map[string]any)["taxonomy_term_id"].(string)
		if !ok {
			continue
		}
		found++
		taxonomy := a.(map[string]any)["taxonomy_term"].(map[string]any)["taxonomy_id"].(string)
		for _, path := range []string{"/services?taxonomy_term_id=" + id, "/services?taxonomy_id=" + taxonomy} {
			if _, page := get(t, h, path); page["total_items"] != 1.0 {
				t.Errorf("%s finds %v, want the one service", path, page["total_items"])
			}
		}
		if status, _ := get(t, h, "/taxonomy_terms/"+id); status != http.StatusOK {
			t.Errorf("the term %s answers %d", id, status)
		}
		if _, page := get(t, h, "/service_at_locations?taxonomy_term_id="+id); page["total_items"] != 4.0 {
			t.Errorf("%v connections have the term, want 4", page["total_items"])
		}
	}
	if found == 0 {
		t.Error("the service has no term")
	}
}

func TestHoursBecomeSchedules(t *testing.T) {
	r := reader()
	e, _ := r.Published(catalog.KindServiceChannel, exporttest.ID(20))
	l, err := hsds.LocationOf(r, e)
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Schedules) != 2 {
		t.Fatalf("schedules: %+v", l.Schedules)
	}
	week, closed := l.Schedules[0], l.Schedules[1]
	if week.ByDay != "MO" || week.OpensAt != "08:00" || week.ClosesAt != "16:00" || week.Freq != "WEEKLY" {
		t.Errorf("week: %+v", week)
	}
	if closed.ValidFrom != "2026-12-06" || closed.ValidTo != "2026-12-06" || !strings.HasPrefix(closed.Description, "suljettu") || closed.OpensAt != "" {
		t.Errorf("exception: %+v", closed)
	}
	if l.Latitude == nil || *l.Latitude < 60 || *l.Latitude > 61 {
		t.Errorf("latitude %v", l.Latitude)
	}
}

// tabular reads the package: columns and rows by path.
func tabular(t *testing.T, b []byte) (map[string][][]string, map[string]any) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	files, description := map[string][][]string{}, map[string]any{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "datapackage.json" {
			if err := json.Unmarshal(content, &description); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if files[f.Name], err = csv.NewReader(bytes.NewReader(content)).ReadAll(); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
	return files, description
}

func TestTheTabularPackageKeepsItsDescription(t *testing.T) {
	var out bytes.Buffer
	if err := hsds.WriteZip(&out, reader()); err != nil {
		t.Fatal(err)
	}
	if problems, rows := hsds.CheckZip(out.Bytes()); problems != nil || rows == 0 {
		t.Errorf("of %d rows: %v", rows, problems)
	}
	files, description := tabular(t, out.Bytes())
	ids := map[string]map[string]bool{}
	resources := description["resources"].([]any)
	for _, r := range resources {
		name, path := r.(map[string]any)["name"].(string), r.(map[string]any)["path"].(string)
		ids[name] = map[string]bool{}
		for _, row := range files[path][1:] {
			if ids[name][row[0]] {
				t.Errorf("%s: the id %s comes twice", path, row[0])
			}
			ids[name][row[0]] = true
		}
	}
	for _, r := range resources {
		resource := r.(map[string]any)
		rows := files[resource["path"].(string)]
		schema := resource["schema"].(map[string]any)
		var names []string
		for i, f := range schema["fields"].([]any) {
			field := f.(map[string]any)
			names = append(names, field["name"].(string))
			constraints, _ := field["constraints"].(map[string]any)
			for _, row := range rows[1:] {
				if constraints["required"] == true && row[i] == "" {
					t.Errorf("%s has a row without %s", resource["path"], field["name"])
				}
			}
		}
		if !slices.Equal(names, rows[0]) {
			t.Errorf("%s has the columns %v, described are %v", resource["path"], rows[0], names)
		}
		keys, _ := schema["foreignKeys"].([]any)
		for _, k := range keys {
			key := k.(map[string]any)
			to := key["reference"].(map[string]any)["resource"].(string)
			if to == "" {
				to = resource["name"].(string)
			}
			i := slices.Index(names, key["fields"].(string))
			for _, row := range rows[1:] {
				if row[i] != "" && !ids[to][row[i]] {
					t.Errorf("%s: %s %s is not in %s", resource["path"], key["fields"], row[i], to)
				}
			}
		}
	}
	if cells := formless(t, resources, files); len(cells) > 0 {
		t.Errorf("cells without the form of their field: %v", cells)
	}
	if len(files["services.csv"]) != 4 || len(files["locations.csv"]) != 5 {
		t.Errorf("%d rows of services, %d of locations", len(files["services.csv"]), len(files["locations.csv"]))
	}
}

// formless are the cells that have not the form that their field says (Frictionless, table schema: types and formats).
func formless(t *testing.T, resources []any, files map[string][][]string) (wrong []string) {
	t.Helper()
	forms := map[string]func(string) error{
		"string":   func(string) error { return nil },
		"number":   func(s string) error { _, err := strconv.ParseFloat(s, 64); return err },
		"date":     func(s string) error { _, err := time.Parse(time.DateOnly, s); return err },
		"datetime": func(s string) error { _, err := time.Parse("2006-01-02T15:04:05Z", s); return err },
		"time":     func(s string) error { _, err := time.Parse("15:04", s); return err },
	}
	some := map[string]int{}
	for _, r := range resources {
		resource := r.(map[string]any)
		rows := files[resource["path"].(string)]
		for i, f := range resource["schema"].(map[string]any)["fields"].([]any) {
			field := f.(map[string]any)
			typ := field["type"].(string)
			if (typ == "time") != (field["format"] == "%H:%M") {
				t.Errorf("%s.%s: a %s of the format %v", resource["name"], field["name"], typ, field["format"])
			}
			for _, row := range rows[1:] {
				if row[i] == "" {
					continue
				}
				some[typ]++
				if err := forms[typ](row[i]); err != nil {
					wrong = append(wrong, fmt.Sprintf("%s.%s %q", resource["name"], field["name"], row[i]))
				}
			}
		}
	}
	for typ := range forms {
		if some[typ] == 0 {
			t.Errorf("no cell of the type %s was looked at", typ)
		}
	}
	return wrong
}

func TestThePackageTellsItsTime(t *testing.T) {
	at := time.Date(2026, 11, 23, 8, 30, 0, 0, time.UTC)
	first := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name     string
		at, file time.Time
		created  any
	}{
		{"of the snapshot", at, at, "2026-11-23T08:30:00Z"},
		{"none when the snapshot has none, and files of the first day that a zip knows", time.Time{}, first, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := reader()
			s := *r.Snapshot
			s.At, r.Snapshot = c.at, &s
			var out bytes.Buffer
			if err := hsds.WriteZip(&out, r); err != nil {
				t.Fatal(err)
			}
			z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range z.File {
				if !f.Modified.Equal(c.file) || f.ModifiedDate == 0 { //nolint:staticcheck // old unpackers read the MS-DOS date
					t.Errorf("%s is of %v, MS-DOS date %d", f.Name, f.Modified, f.ModifiedDate) //nolint:staticcheck // likewise
				}
			}
			if _, description := tabular(t, out.Bytes()); description["created"] != c.created {
				t.Errorf("created is %v, want %v", description["created"], c.created)
			}
		})
	}
}

// TestTheColumnsAreHSDSs holds tables and columns against the official description of the tabular package.
func TestTheColumnsAreHSDSs(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(schemas(t), "datapackage.json"))
	if err != nil {
		t.Fatal(err)
	}
	type pack struct {
		Resources []struct {
			Name, Path string
			Schema     struct{ Fields []struct{ Name, Type string } }
		}
	}
	var official, own pack
	if err := json.Unmarshal(b, &official); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := hsds.WriteZip(&out, reader()); err != nil {
		t.Fatal(err)
	}
	_, description := tabular(t, out.Bytes())
	again, _ := json.Marshal(description)
	if err := json.Unmarshal(again, &own); err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	for _, r := range official.Resources {
		known[r.Name] = r.Path
		for _, f := range r.Schema.Fields {
			known[r.Name+"."+f.Name] = f.Type
		}
	}
	for _, r := range own.Resources {
		if known[r.Name] != r.Path {
			t.Errorf("the table %s is %s, HSDS has %q", r.Name, r.Path, known[r.Name])
		}
		for _, f := range r.Schema.Fields {
			if known[r.Name+"."+f.Name] != f.Type {
				t.Errorf("%s.%s is %s, HSDS has %q", r.Name, f.Name, f.Type, known[r.Name+"."+f.Name])
			}
		}
	}
}

// TestTheDescriptionIsValidOpenAPI reads the interface's own description as programs do, and asks every path that it names.
func TestTheDescriptionIsValidOpenAPI(t *testing.T) {
	h := handler()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, root+"/openapi.json", nil))
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
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, root+single(t, h, path), nil))
		if w.Code != http.StatusOK {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}

// single puts the id of the list's first object into a path.
func single(t *testing.T, h http.Handler, path string) string {
	t.Helper()
	list, isOne := strings.CutSuffix(path, "/{id}")
	if !isOne {
		return path
	}
	_, page := get(t, h, list)
	return list + "/" + page["contents"].([]any)[0].(map[string]any)["id"].(string)
}
