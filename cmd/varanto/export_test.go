package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// exported runs the command over the demo catalogue.
func exported(t *testing.T, data, format, out string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run([]string{"export", "--data", data, "--format", format, out}, &stdout, &stderr); code != 0 {
		t.Fatalf("%s: exit %d: %s", format, code, stderr.String())
	}
	return stdout.String()
}

func demoData(t *testing.T) string {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	var stdout, stderr bytes.Buffer
	if code := run([]string{"import", "--data", data, "../../demo"}, &stdout, &stderr); code != 0 {
		t.Fatalf("import: exit %d: %s", code, stderr.String())
	}
	return data
}

func TestExportWritesEveryFormat(t *testing.T) {
	data, dir := demoData(t), t.TempDir()
	for format, start := range map[string]string{
		"geojson": `{"type":"FeatureCollection"`, "hsds": "PK", "csv": "\uFEFFLaji,", "xlsx": "PK", "cpsv": `{"@context"`, "jsonl": `{"kind":`, "jsonl.gz": "\x1f\x8b",
	} {
		out := filepath.Join(dir, "x."+format)
		exported(t, data, format, out)
		b, err := os.ReadFile(out)
		if err != nil || !strings.HasPrefix(string(b), start) {
			t.Errorf("%s begins with %.20q (%v)", format, b, err)
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("files in between are left: %v", left)
	}
	if got := exported(t, data, "geojson", "-"); !json.Valid([]byte(got)) {
		t.Errorf("on the standard output: %.60q", got)
	}
}

func TestWhatExportWritesImportReads(t *testing.T) {
	data, dir := demoData(t), t.TempDir()
	first, second := filepath.Join(dir, "first"), filepath.Join(dir, "second")
	exported(t, data, "v11", first)
	again := filepath.Join(dir, "data")
	var stdout, stderr bytes.Buffer
	if code := run([]string{"import", "--data", again, first}, &stdout, &stderr); code != 0 {
		t.Fatalf("import of the export: exit %d: %s", code, stderr.String())
	}
	exported(t, again, "v11", second)
	for _, name := range folderFiles {
		a, err1 := os.ReadFile(filepath.Join(first, name))
		b, err2 := os.ReadFile(filepath.Join(second, name))
		if err1 != nil || err2 != nil || len(a) == 0 || !bytes.Equal(a, b) {
			t.Errorf("%s differs after a round trip: %d and %d bytes (%v, %v)", name, len(a), len(b), err1, err2)
		}
	}
}

func TestExportNeedsADataFolder(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := run([]string{"export", "--data", filepath.Join(t.TempDir(), "none"), "--format", "csv", "-"}, &stdout, &stderr); code == 0 {
		t.Error("a folder that is not there is exported")
	}
}
