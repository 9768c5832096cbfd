package sheet_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/export/record"
	"github.com/varanto/varanto/internal/open/export/sheet"
)

func all(s *live.Snapshot) iter.Seq[*live.Entry] {
	return func(yield func(*live.Entry) bool) {
		for _, k := range catalog.Kinds()[:] {
			t := s.Table(k)
			for e := range t.Each(t.Published()) {
				if !yield(e) {
					return
				}
			}
		}
	}
}

func reader(lang string) record.Reader {
	return record.Reader{Snapshot: exporttest.Catalogue(exporttest.World()...).Snapshot(), Lang: lang, Base: "https://example.org"}
}

// rows reads CSV; every row has a header's cells by name.
func rows(t *testing.T, lang string, comma rune) []map[string]string {
	t.Helper()
	var out bytes.Buffer
	r := reader(lang)
	if err := sheet.WriteCSV(&out, r, all(r.Snapshot), comma); err != nil {
		t.Fatal(err)
	}
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\uFEFF")))
	in.Comma = comma
	list, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var maps []map[string]string
	for _, row := range list[1:] {
		m := map[string]string{}
		for i, name := range list[0] {
			m[name] = row[i]
		}
		maps = append(maps, m)
	}
	return maps
}

func TestRowsSayWhatEntriesAre(t *testing.T) {
	list := rows(t, "en", ',')
	if len(list) != 12 {
		t.Fatalf("%d rows, want 12", len(list))
	}
	at := slices.IndexFunc(list, func(m map[string]string) bool { return m["Name"] == "Kirjasto" })
	if at < 0 {
		t.Fatal("the library has no row")
	}
	for name, want := range map[string]string{
		"Kind": "Service", "Summary": "Lainaa kirjoja.", "Organisation": "Esimerkkilä", "Charge": "Free of charge", "Area": "The whole of Finland",
		"Languages of service": "Finnish; Swedish", "Modified": "2026-11-01T08:00:00Z",
	} {
		if got := list[at][name]; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if fi := rows(t, "fi", ';'); fi[at]["Maksullisuus"] != "Maksuton" {
		t.Errorf("in Finnish: %v", fi[at])
	}
}

func TestAServicesContactsAreThoseOfItsConnectionsToo(t *testing.T) {
	s := exporttest.Catalogue(exporttest.Connected()...).Snapshot()
	e, _ := s.Published(catalog.KindService, exporttest.ID(40))
	row := fmt.Sprint(sheet.RowOf(record.Reader{Snapshot: s, Lang: "fi"}, e))
	for _, want := range []string{"+3584000000", "Phone@example.org", "channel@example.org", "https://example.org/EChannel"} {
		if !strings.Contains(row, want) {
			t.Errorf("%q is not in %s", want, row)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for _, row := range rows(t, "fi", ',') {
		for name, v := range row {
			if v != "" && strings.ContainsRune("=@|\t\r", rune(v[0])) {
				t.Errorf("%s is %q", name, v)
			}
		}
	}
	for _, c := range []struct{ in, want string }{
		{"=1+1", "'=1+1"}, {"+358401234567", "+358401234567"}, {"-5", "-5"}, {"-5+cmd", "'-5+cmd"}, {"+358 40; +358 41", "'+358 40; +358 41"}, {"@x", "'@x"}, {"  =x", "'  =x"},
		{"＝x", "'＝x"}, {"Kirjasto", "Kirjasto"}, {"", ""},
	} {
		if got := sheet.Harmless(c.in); got != c.want {
			t.Errorf("Harmless(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestAWorkbookHasTheSameCells(t *testing.T) {
	var out bytes.Buffer
	r := reader("fi")
	if err := sheet.WriteXLSX(&out, r, "Palvelut", all(r.Snapshot)); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	name := book.GetSheetName(0)
	list, err := book.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 13 || !slices.Equal(list[0], sheet.Header("fi")) {
		t.Fatalf("%d rows, header %v", len(list), list[0])
	}
	hostile := 0
	for i, row := range list[1:] {
		for c, v := range row {
			axis, err := excelize.CoordinatesToCellName(c+1, i+2)
			if err != nil {
				t.Fatal(err)
			}
			if formula, err := book.GetCellFormula(name, axis); err != nil || formula != "" {
				t.Errorf("%s is the formula %q (%v)", axis, formula, err)
			}
			if strings.HasPrefix(v, "=cmd") {
				hostile++
			}
		}
	}
	if hostile == 0 {
		t.Error("the hostile texts are not there as texts")
	}
}

func TestALongTextFitsItsCell(t *testing.T) {
	long := strings.Repeat("ä𝒳", 20_000)
	c := exporttest.Catalogue(&catalog.Service{ID: exporttest.ID(1), ServiceNames: exporttest.Named("P"),
		ServiceDescriptions: catalog.TypedTexts{{Type: catalog.TypeSummary, Language: "fi", Value: long}}})
	var out bytes.Buffer
	r := record.Reader{Snapshot: c.Snapshot(), Lang: "fi"}
	if err := sheet.WriteXLSX(&out, r, "Palvelut", all(r.Snapshot)); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	list, err := book.GetRows(book.GetSheetName(0))
	if err != nil || len(list) != 2 || !strings.HasPrefix(long, list[1][5]) || len(list[1][5]) < 32_767 {
		t.Errorf("%d rows: %v", len(list), err)
	}
}

func FuzzHarmless(f *testing.F) {
	f.Add(exporttest.Hostile)
	f.Fuzz(func(t *testing.T, s string) {
		got := sheet.Harmless(s)
		if got != "" && strings.ContainsRune("=@\t\r|%", rune(got[0])) {
			t.Errorf("Harmless(%q) = %q", s, got)
		}
	})
}
