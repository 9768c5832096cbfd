package selftest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/cpsv"
	"github.com/varanto/varanto/internal/open/export/geojson"
	"github.com/varanto/varanto/internal/open/export/hsds"
	"github.com/varanto/varanto/internal/open/export/ical"
	"github.com/varanto/varanto/internal/open/export/record"
)

const (
	// sampled is how many entities of a form are checked at a time; another sample with every sequence.
	sampled = 60
	// asked is how many are asked for one by one.
	asked = 15
	// seldom is how often what can only be made as a whole, and takes long, is made for a check.
	seldom = 6 * time.Hour
	// maxPackage is how many services a catalogue may have for its package to be read whole.
	maxPackage = 3000

	jsonType    = "application/json"
	openAPIType = "application/vnd.oai.openapi+json"
	xlsxType    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	ogcRoot     = "/open/v1/ogc"
	hsdsAt      = "https://docs.openreferral.org/en/" + hsds.Version + "/"
)

// finding is what a check found: problems, and how many entities were looked at of how many.
type finding struct {
	problems    []string
	checked, of int
	// path is where an example of a form is that there is for each entity.
	path string
}

func failed(err error) finding { return finding{problems: []string{err.Error()}} }

// check is one form with how it is checked.
type check struct {
	form Form
	run  func(*asker) finding
	// every is how often it is run; 0 is whenever there is something new.
	every time.Duration
}

// checks ask the interfaces themselves. Of files that can only be had whole (places.geojson, services.cpsv.jsonld,
// catalogue.jsonl) the address is asked whether it answers, and a sample is made by the form's own writer.
var checks = []check{
	{form: Form{Name: "PTV Open API", Standard: "PTV Open API v11", Specification: "https://api.palvelutietovaranto.suomi.fi/swagger/ui", Path: "/api/v11/Service"}, run: checkPTV},
	{form: Form{Name: "Native records", Standard: "OpenAPI 3.1", Specification: "https://spec.openapis.org/oas/v3.1.0", Path: "/open/v1/services"}, run: checkNative},
	{form: Form{Name: "Change log", Standard: "OpenAPI 3.1", Specification: "https://spec.openapis.org/oas/v3.1.0", Path: "/open/v1/changes"}, run: checkChanges},
	{form: Form{Name: "Stream of changes", Standard: "Server-sent events", Specification: "https://html.spec.whatwg.org/multipage/server-sent-events.html"}, run: checkStream},
	{form: Form{Name: "Tools for assistants", Standard: "Model Context Protocol", Specification: "https://modelcontextprotocol.io"}, run: checkAssistants},
	{form: Form{Name: "Description of the open interface", Standard: "OpenAPI 3.1", Specification: "https://spec.openapis.org/oas/v3.1.0", Path: "/open/v1/openapi.json"}, run: checkDescription},
	{form: Form{Name: "GeoJSON", Standard: "RFC 7946", Specification: "https://www.rfc-editor.org/rfc/rfc7946", Path: "/open/v1/export/places.geojson"}, run: checkGeoJSON},
	{form: Form{Name: "OGC API - Features", Standard: "OGC 17-069r4", Specification: "https://docs.ogc.org/is/17-069r4/17-069r4.html", Path: "/open/v1/ogc"}, run: checkFeatures},
	{form: Form{Name: "HSDS services", Standard: "HSDS " + hsds.Version, Specification: hsdsAt, Path: "/open/v1/hsds/services"}, run: checkObjects("services", "service")},
	{form: Form{Name: "HSDS organizations", Standard: "HSDS " + hsds.Version, Specification: hsdsAt, Path: "/open/v1/hsds/organizations"}, run: checkObjects("organizations", "organization")},
	{form: Form{Name: "HSDS locations", Standard: "HSDS " + hsds.Version, Specification: hsdsAt, Path: "/open/v1/hsds/locations"}, run: checkObjects("locations", "location")},
	{form: Form{Name: "HSDS services at locations", Standard: "HSDS " + hsds.Version, Specification: hsdsAt, Path: "/open/v1/hsds/service_at_locations"}, run: checkObjects("service_at_locations", "service_at_location")},
	{form: Form{Name: "HSDS taxonomies", Standard: "HSDS " + hsds.Version, Specification: hsdsAt, Path: "/open/v1/hsds/taxonomies"}, run: checkObjects("taxonomies", "taxonomy")},
	{form: Form{Name: "HSDS taxonomy terms", Standard: "HSDS " + hsds.Version, Specification: hsdsAt, Path: "/open/v1/hsds/taxonomy_terms"}, run: checkObjects("taxonomy_terms", "taxonomy_term")},
	{form: Form{Name: "HSDS tables", Standard: "HSDS " + hsds.Version + ", data package", Specification: "https://specs.frictionlessdata.io/tabular-data-package/", Path: "/open/v1/export/hsds.zip"}, run: checkTables, every: seldom},
	{form: Form{Name: "Linked data", Standard: "CPSV-AP " + cpsv.Version, Specification: "https://semiceu.github.io/CPSV-AP/releases/" + cpsv.Version + "/", Path: "/open/v1/export/services.cpsv.jsonld"}, run: checkLinked},
	{form: Form{Name: "iCalendar", Standard: "RFC 5545", Specification: "https://www.rfc-editor.org/rfc/rfc5545"}, run: checkCalendars},
	{form: Form{Name: "CSV", Standard: "RFC 4180", Specification: "https://www.rfc-editor.org/rfc/rfc4180", Path: "/open/v1/export/services.csv"}, run: checkCSV},
	{form: Form{Name: "XLSX", Standard: "ECMA-376", Specification: "https://ecma-international.org/publications-and-standards/standards/ecma-376/", Path: "/open/v1/export/services.xlsx"}, run: checkXLSX},
	{form: Form{Name: "Whole catalogue", Standard: "JSON Lines", Specification: "https://jsonlines.org/", Path: "/open/v1/export/catalogue.jsonl"}, run: checkWhole},
	{form: Form{Name: "Atom", Standard: "RFC 4287", Specification: "https://www.rfc-editor.org/rfc/rfc4287", Path: "/open/v1/changes.atom"}, run: checkAtom},
	{form: Form{Name: "JSON Feed", Standard: "JSON Feed 1.1", Specification: "https://www.jsonfeed.org/version/1.1/", Path: "/open/v1/changes.json"}, run: checkJSONFeed},
	{form: Form{Name: "oEmbed", Standard: "oEmbed 1.0", Specification: "https://oembed.com/"}, run: checkOEmbed},
}

// run makes a problem of a panic: a broken form must not take the server down.
func run(c check, a *asker) (f finding) {
	defer func() {
		if p := recover(); p != nil {
			f.problems = append(f.problems, fmt.Sprintf("making the form failed: %v", p))
		}
	}()
	f = c.run(a)
	f.problems = f.problems[:min(len(f.problems), 20)]
	return f
}

// sample takes evenly spread entries; which ones depends on the sequence.
func sample(all iter.Seq[*live.Entry], seq int64) (picked []*live.Entry, of int) {
	for range all {
		of++
	}
	step := max(1, of/sampled)
	first, i := int(seq%int64(step)), 0
	for e := range all {
		if i%step == first && len(picked) < sampled {
			picked = append(picked, e)
		}
		i++
	}
	return picked, of
}

func published(r record.Reader, k catalog.Kind) iter.Seq[*live.Entry] {
	t := r.Table(k)
	return t.Each(t.Published())
}

// written asks whether an address answers, and checks a sample as the form's writer writes it.
func written(a *asker, path, media string, all iter.Seq[*live.Entry], write func(*bytes.Buffer, iter.Seq[*live.Entry]) error, check func([]byte) []string) finding {
	list, of := sample(all, a.reader.Seq)
	var out bytes.Buffer
	err := a.head(a.with(path), media)
	if err == nil {
		err = write(&out, slices.Values(list))
	}
	if err != nil {
		return finding{problems: []string{err.Error()}, checked: len(list), of: of}
	}
	return finding{problems: check(out.Bytes()), checked: len(list), of: of}
}

func checkGeoJSON(a *asker) finding {
	return written(a, "/open/v1/export/places.geojson", geojson.MediaType, geojson.Places(a.reader.Snapshot),
		func(out *bytes.Buffer, list iter.Seq[*live.Entry]) error { return geojson.Write(out, a.reader, list) }, geojson.Check)
}

func checkLinked(a *asker) finding {
	return written(a, "/open/v1/export/services.cpsv.jsonld", cpsv.MediaType, published(a.reader, catalog.KindService),
		func(out *bytes.Buffer, list iter.Seq[*live.Entry]) error {
			return cpsv.Write(out, a.reader, "Varanto", list)
		}, cpsv.Check)
}

// checkFeatures goes from the landing page to a page of places.
func checkFeatures(a *asker) finding {
	var landing struct{ Links []struct{ Rel, Href string } }
	if err := a.object(ogcRoot, jsonType, &landing); err != nil {
		return failed(err)
	}
	var f finding
	for _, rel := range []string{"self", "service-desc", "conformance", "data"} {
		if !slices.ContainsFunc(landing.Links, func(l struct{ Rel, Href string }) bool { return l.Rel == rel && l.Href != "" }) {
			f.problems = append(f.problems, "the landing page has no link "+rel)
		}
	}
	d, err := a.describe(ogcRoot+"/api", "application/vnd.oai.openapi+json", false)
	if err != nil {
		return failed(err)
	}
	f.hold(a, ogcRoot, d, d.answerOf("/"))
	places := "/collections/" + geojson.Collection
	for _, path := range []string{"/conformance", "/collections", places} {
		f.hold(a, ogcRoot+path, d, d.answerOf(path))
	}
	_, of := sample(geojson.Places(a.reader.Snapshot), a.reader.Seq)
	offset := a.reader.Seq % int64(max(1, of-sampled+1))
	path := a.with(fmt.Sprintf("%s%s/items?limit=%d&offset=%d", ogcRoot, places, sampled, offset))
	b := f.holdAs(a, path, geojson.MediaType, d, d.answerOf(places+"/items"))
	var page struct {
		NumberMatched, NumberReturned int
		Features                      []struct{ ID string }
	}
	if json.Unmarshal(b, &page) != nil {
		return f // hold has told why
	}
	f.problems = append(f.problems, geojson.Check(b)...)
	if page.NumberReturned != len(page.Features) {
		f.problems = append(f.problems, fmt.Sprintf("%s: numberReturned is %d of %d places", path, page.NumberReturned, len(page.Features)))
	}
	if len(page.Features) > 0 {
		f.holdAs(a, ogcRoot+places+"/items/"+page.Features[0].ID, geojson.MediaType, d, d.answerOf(places+"/items/{featureId}"))
	}
	f.checked, f.of = page.NumberReturned, page.NumberMatched
	return f
}

// checkObjects checks a page of a list of HSDS's.
func checkObjects(list, object string) func(*asker) finding {
	return func(a *asker) finding {
		var page struct {
			Total    int              `json:"total_items"`
			Pages    int              `json:"total_pages"`
			Contents []map[string]any `json:"contents"`
		}
		path := a.with(fmt.Sprintf("/open/v1/hsds/%s?full=true&per_page=%d", list, sampled))
		if err := a.object(path, jsonType, &page); err != nil {
			return failed(err)
		}
		if n := a.reader.Seq%int64(max(1, page.Pages)) + 1; n > 1 {
			if err := a.object(fmt.Sprintf("%s&page=%d", path, n), jsonType, &page); err != nil {
				return failed(err)
			}
		}
		f := finding{checked: len(page.Contents), of: page.Total}
		for _, v := range page.Contents {
			for _, p := range hsds.Check(object, v) {
				f.problems = append(f.problems, fmt.Sprintf("%v: %s", v["id"], p))
			}
		}
		return f
	}
}

// checkTables reads a package row by row. A large catalogue's takes hundreds of megabytes and minutes of all readers'
// processors: of that it asks only whether it is there, and says that it looked at nothing.
func checkTables(a *asker) finding {
	if n := int(a.reader.Table(catalog.KindService).Published().GetCardinality()); n > maxPackage {
		if err := a.head("/open/v1/export/hsds.zip", "application/zip"); err != nil {
			return failed(err)
		}
		return finding{of: n}
	}
	b, err := a.get(a.with("/open/v1/export/hsds.zip"), "application/zip")
	if err != nil {
		return failed(err)
	}
	problems, rows := hsds.CheckZip(b)
	return finding{problems: problems, checked: rows, of: rows}
}

func checkCalendars(a *asker) finding {
	list, of := sample(published(a.reader, catalog.KindService), a.reader.Seq)
	list = list[:min(len(list), asked)]
	f := finding{checked: len(list), of: of}
	for _, e := range list {
		path := "/open/v1/services/" + e.ID.String() + "/hours.ics"
		f.path = cmp.Or(f.path, path)
		b, err := a.get(a.with(path), "text/calendar")
		if err != nil {
			f.problems = append(f.problems, err.Error())
			continue
		}
		for _, p := range ical.Check(b) {
			f.problems = append(f.problems, e.ID.String()+": "+p)
		}
	}
	return f
}

// checkWhole checks the lines' bodies without making the whole file.
func checkWhole(a *asker) finding {
	var f finding
	if err := a.head("/open/v1/export/catalogue.jsonl", "application/jsonl"); err != nil {
		return failed(err)
	}
	for _, k := range []catalog.Kind{catalog.KindOrganization, catalog.KindGeneralDescription, catalog.KindServiceChannel, catalog.KindService, catalog.KindServiceCollection} {
		list, n := sample(published(a.reader, k), a.reader.Seq)
		f.of += n
		for _, e := range list {
			var v map[string]any
			body := e.Wire().Body
			err := json.Unmarshal(body, &v)
			switch {
			case err != nil:
				f.problems = append(f.problems, e.ID.String()+": "+err.Error())
			case v["id"] != e.ID.String():
				f.problems = append(f.problems, fmt.Sprintf("%s: the line is of %v", e.ID, v["id"]))
			case bytes.IndexByte(body, '\n') >= 0:
				f.problems = append(f.problems, e.ID.String()+": the line is broken")
			}
			f.checked++
		}
	}
	return f
}

// checkNative reads a page of services, and some alone, which it holds against their description.
func checkNative(a *asker) finding {
	var page struct {
		Items []struct{ ID string }
	}
	if err := a.object("/open/v1/services", jsonType, &page); err != nil {
		return failed(err)
	}
	d, err := a.describe("/open/v1/openapi.json", openAPIType, false)
	if err != nil {
		return failed(err)
	}
	list, of := sample(published(a.reader, catalog.KindService), a.reader.Seq)
	list = list[:min(len(list), asked)]
	f := finding{checked: len(list), of: of}
	if len(page.Items) == 0 && of > 0 {
		f.problems = append(f.problems, "the list is empty")
	}
	for _, e := range list {
		var v struct{ ID string }
		if b := f.hold(a, "/open/v1/services/"+e.ID.String(), d, d.answerOf("/open/v1/services/{id}")); json.Unmarshal(b, &v) == nil && v.ID != e.ID.String() {
			f.problems = append(f.problems, fmt.Sprintf("%s: the record is of %q", e.ID, v.ID))
		}
	}
	return f
}

// checkDescription looks for references that lead nowhere.
func checkDescription(a *asker) finding {
	var d struct {
		OpenAPI    string
		Paths      map[string]any
		Components struct{ Schemas map[string]any }
	}
	b, err := a.get("/open/v1/openapi.json", openAPIType)
	if err == nil {
		err = json.Unmarshal(b, &d)
	}
	if err != nil {
		return failed(err)
	}
	f := finding{checked: len(d.Paths), of: len(d.Paths)}
	if !strings.HasPrefix(d.OpenAPI, "3.1") || len(d.Paths) == 0 {
		f.problems = append(f.problems, "the description is of no 3.1, or without paths")
	}
	for rest := string(b); ; {
		_, after, found := strings.Cut(rest, `"#/components/schemas/`)
		if !found {
			return f
		}
		name, _, _ := strings.Cut(after, `"`)
		if d.Components.Schemas[name] == nil {
			f.problems = append(f.problems, "there is no schema "+name)
		}
		rest = after
	}
}
