package hsds_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/open/export/hsds"
)

// TestTheCheckOfTheTablesFindsWhatIsBroken changes one text of the package at a time.
func TestTheCheckOfTheTablesFindsWhatIsBroken(t *testing.T) {
	var whole bytes.Buffer
	if err := hsds.WriteZip(&whole, reader()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, file, from, to, says string }{
		{"a table is missing", "services.csv", "", "", "services.csv is not there"},
		{"a column has another name", "services.csv", "id,organization_id", "id,organisation_id", "services.csv has the columns"},
		{"a value is none of the list", "services.csv", ",active,", ",open,", "status is \"open\""},
		{"a day is none", "schedules.csv", "2026-12-06", "2026-13-06", "valid_from is \"2026-13-06\""},
		{"a clock is none", "schedules.csv", "08:00", "8 am", "opens_at is \"8 am\""},
		{"a row that is referred to is missing", "organizations.csv", "", "id,name,alternate_name,description,email,website,uri,parent_organization_id\n", "is not in organization"},
		{"the description is broken", "datapackage.json", "{", "[", "datapackage.json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			problems, _ := hsds.CheckZip(changed(t, whole.Bytes(), c.file, c.from, c.to))
			if !strings.Contains(strings.Join(problems, "\n"), c.says) {
				t.Errorf("it says %q, want %q", problems, c.says)
			}
		})
	}
	if problems, _ := hsds.CheckZip([]byte("no zip")); len(problems) == 0 {
		t.Error("what is no zip file has no problems")
	}
}

// changed replaces a text of a file of the package, all of the file when from is empty; a file that becomes empty is left
// out.
func changed(t *testing.T, b []byte, file, from, to string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == file && from == "" {
			content = []byte(to)
		} else if f.Name == file {
			if !bytes.Contains(content, []byte(from)) {
				t.Fatalf("%s has no %q", file, from)
			}
			content = bytes.ReplaceAll(content, []byte(from), []byte(to))
		}
		if len(content) == 0 {
			continue
		}
		w, err := z.Create(f.Name)
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
