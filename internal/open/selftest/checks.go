package selftest

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/cpsv"
	"github.com/varanto/varanto/internal/open/export/geojson"
	"github.com/varanto/varanto/internal/open/export/hsds"
	"github.com/varanto/varanto/internal/open/export/ical"
	"github.com/varanto/varanto/internal/open/export/record"
	"github.com/varanto/varanto/internal/open/export/sheet"
)

// sampled is how many entities of a form are checked at a time; another sample with every sequence.
const sampled = 60

// check is one form with how it is checked: problems, and how many entities there were of how many.
type check struct {
	form Form
	run  func(r record.Reader, now time.Time) (problems []string, checked, of int)
}

var checks = []check{
	{Form{Name: "GeoJSON", Standard: "RFC 7946", Specification: "https://www.rfc-editor.org/rfc/rfc7946", Path: "/open/v1/export/places.geojson"}, checkGeoJSON},
	{Form{Name: "HSDS services", Standard: "HSDS " + hsds.Version, Specification: "https://docs.openreferral.org/en/" + hsds.Version + "/", Path: "/open/v1/hsds/services"}, checkServices},
	{Form{Name: "HSDS organizations", Standard: "HSDS " + hsds.Version, Specification: "https://docs.openreferral.org/en/" + hsds.Version + "/", Path: "/open/v1/hsds/organizations"}, checkOrganizations},
	{Form{Name: "HSDS locations", Standard: "HSDS " + hsds.Version, Specification: "https://docs.openreferral.org/en/" + hsds.Version + "/", Path: "/open/v1/hsds/locations"}, checkLocations},
	{Form{Name: "Linked data", Standard: "CPSV-AP " + cpsv.Version, Specification: "https://semiceu.github.io/CPSV-AP/releases/" + cpsv.Version + "/", Path: "/open/v1/export/services.cpsv.jsonld"}, checkLinked},
	{Form{Name: "iCalendar", Standard: "RFC 5545", Specification: "https://www.rfc-editor.org/rfc/rfc5545", Path: "/open/v1/places/{id}/hours.ics"}, checkCalendars},
	{Form{Name: "CSV", Standard: "RFC 4180", Specification: "https://www.rfc-editor.org/rfc/rfc4180", Path: "/open/v1/export/services.csv"}, checkCSV},
	{Form{Name: "XLSX", Standard: "ECMA-376", Specification: "https://ecma-international.org/publications-and-standards/standards/ecma-376/", Path: "/open/v1/export/services.xlsx"}, checkXLSX},
	{Form{Name: "Whole catalogue", Standard: "JSON Lines", Specification: "https://jsonlines.org/", Path: "/open/v1/export/catalogue.jsonl"}, checkWhole},
}

// run makes a problem of a panic: a broken form must not take the server down.
func run(c check, r record.Reader, now time.Time) (problems []string, checked, of int) {
	defer func() {
		if p := recover(); p != nil {
			problems = append(problems, fmt.Sprintf("making the form failed: %v", p))
		}
	}()
	return c.run(r, now)
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

func checkGeoJSON(r record.Reader, _ time.Time) ([]string, int, int) {
	list, of := sample(geojson.Places(r.Snapshot), r.Seq)
	var out bytes.Buffer
	if err := geojson.Write(&out, r, slices.Values(list)); err != nil {
		return []string{err.Error()}, len(list), of
	}
	return geojson.Check(out.Bytes()), len(list), of
}

// checkObjects checks what build makes of entries.
func checkObjects(r record.Reader, all iter.Seq[*live.Entry], object string, build func(*live.Entry) (any, error)) (problems []string, checked, of int) {
	list, of := sample(all, r.Seq)
	for _, e := range list {
		v, err := build(e)
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		var m map[string]any
		b, err := json.Marshal(v)
		if err == nil {
			err = json.Unmarshal(b, &m)
		}
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		for _, p := range hsds.Check(object, m) {
			problems = append(problems, e.ID.String()+": "+p)
		}
	}
	return problems[:min(len(problems), 20)], len(list), of
}

func checkServices(r record.Reader, _ time.Time) ([]string, int, int) {
	return checkObjects(r, published(r, catalog.KindService), "service", func(e *live.Entry) (any, error) { return hsds.ServiceOf(r, e, true) })
}

func checkOrganizations(r record.Reader, _ time.Time) ([]string, int, int) {
	return checkObjects(r, published(r, catalog.KindOrganization), "organization", func(e *live.Entry) (any, error) { return hsds.OrganizationOf(r, e) })
}

func checkLocations(r record.Reader, _ time.Time) ([]string, int, int) {
	return checkObjects(r, hsds.Locations(r), "location", func(e *live.Entry) (any, error) { return hsds.LocationOf(r, e) })
}

func checkLinked(r record.Reader, _ time.Time) ([]string, int, int) {
	list, of := sample(published(r, catalog.KindService), r.Seq)
	var out bytes.Buffer
	if err := cpsv.Write(&out, r, slices.Values(list)); err != nil {
		return []string{err.Error()}, len(list), of
	}
	return cpsv.Check(out.Bytes()), len(list), of
}

func checkCalendars(r record.Reader, now time.Time) (problems []string, checked, of int) {
	list, of := sample(published(r, catalog.KindService), r.Seq)
	for _, e := range list {
		var out bytes.Buffer
		if err := ical.Write(&out, ical.OfService(r, e, now), now); err != nil {
			problems = append(problems, err.Error())
		}
		for _, p := range ical.Check(out.Bytes()) {
			problems = append(problems, e.ID.String()+": "+p)
		}
	}
	return problems[:min(len(problems), 20)], len(list), of
}

func checkCSV(r record.Reader, _ time.Time) ([]string, int, int) {
	list, of := sample(published(r, catalog.KindService), r.Seq)
	var out bytes.Buffer
	if err := sheet.WriteCSV(&out, r, slices.Values(list), ','); err != nil {
		return []string{err.Error()}, len(list), of
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\uFEFF"))).ReadAll()
	switch {
	case err != nil:
		return []string{err.Error()}, len(list), of
	case len(rows) != len(list)+1:
		return []string{fmt.Sprintf("%d rows for %d entries", len(rows), len(list))}, len(list), of
	}
	return nil, len(list), of
}

func checkXLSX(r record.Reader, _ time.Time) ([]string, int, int) {
	list, of := sample(published(r, catalog.KindService), r.Seq)
	var out bytes.Buffer
	if err := sheet.WriteXLSX(&out, r, slices.Values(list)); err != nil {
		return []string{err.Error()}, len(list), of
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		return []string{err.Error()}, len(list), of
	}
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetName(0))
	switch {
	case err != nil:
		return []string{err.Error()}, len(list), of
	case len(rows) != len(list)+1:
		return []string{fmt.Sprintf("%d rows for %d entries", len(rows), len(list))}, len(list), of
	}
	return nil, len(list), of
}

// checkWhole checks the lines' bodies without making the whole file.
func checkWhole(r record.Reader, _ time.Time) (problems []string, checked, of int) {
	for _, k := range []catalog.Kind{catalog.KindOrganization, catalog.KindGeneralDescription, catalog.KindServiceChannel, catalog.KindService, catalog.KindServiceCollection} {
		list, n := sample(published(r, k), r.Seq)
		of += n
		for _, e := range list {
			var v map[string]any
			body := e.Wire().Body
			err := json.Unmarshal(body, &v)
			switch {
			case err != nil:
				problems = append(problems, e.ID.String()+": "+err.Error())
			case v["id"] != e.ID.String():
				problems = append(problems, fmt.Sprintf("%s: the line is of %v", e.ID, v["id"]))
			case bytes.IndexByte(body, '\n') >= 0:
				problems = append(problems, e.ID.String()+": the line is broken")
			}
			checked++
		}
	}
	return problems[:min(len(problems), 20)], checked, of
}
