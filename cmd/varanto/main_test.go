package main

import (
	"bytes"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestExitCodesAndWhatIsSaid(t *testing.T) {
	dir := t.TempDir()
	data, empty := filepath.Join(dir, "data"), filepath.Join(dir, "empty")
	bad, none := filepath.Join(dir, "bad.jsonl"), filepath.Join(dir, "none.jsonl")
	for path, content := range map[string]string{bad: "{\n", none: ""} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(empty, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"no such command", []string{"frobnicate"}, exitUsage, "frobnicate"},
		{"nothing to import", []string{"import", "--data", data}, exitUsage, "<path>"},
		{"a missing file", []string{"import", "--data", data, filepath.Join(dir, "missing")}, exitFailed, "missing"},
		{"a folder without files", []string{"import", "--data", data, empty}, exitFailed, "no .jsonl"},
		{"an empty file", []string{"import", "--data", data, none}, 0, "Nothing changed"},
		{"a rejected record", []string{"import", "--data", data, bad}, exitFailed, "1 of 1 records were rejected"},
		{"a sound folder", []string{"check", "--data", data}, 0, "sound"},
		{"a mistyped folder", []string{"check", "--data", filepath.Join(dir, "dtaa")}, exitFailed, "dtaa"},
		{"a folder without a log", []string{"check", "--data", empty}, exitFailed, "is no data folder"},
		{"receivers of a folder without a log", []string{"webhook", "list", "--data", empty}, exitFailed, "is no data folder"},
		{"an export of a folder without a log", []string{"export", "--data", empty, "--format", "geojson", "-"}, exitFailed, "is no data folder"},
		{"no address to mirror", []string{"mirror", "--data", data, "--from", "nonsense"}, exitFailed, "nonsense"},
		{"the version", []string{"--version"}, 0, ""},
	} {
		var out, errs bytes.Buffer
		code := run(c.args, &out, &errs)
		if said := out.String() + errs.String(); code != c.code || !strings.Contains(said, c.says) {
			t.Errorf("%s: exit code %d, want %d; said: %s", c.name, code, c.code, said)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "dtaa")); err == nil {
		t.Error("check made the folder that it was to check")
	}
	if made, err := os.ReadDir(empty); err != nil || len(made) > 0 {
		t.Errorf("a folder without a log got %v (%v)", made, err)
	}
}

func TestServeTellsAtOnceThatTheAddressIsTaken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	data := filepath.Join(t.TempDir(), "data")
	var out, errs bytes.Buffer
	code := run([]string{"serve", "--demo", "--data", data, "--addr", taken.Addr().String()}, &out, &errs)
	if code != exitFailed || !strings.Contains(errs.String(), "address already in use") {
		t.Errorf("exit code %d, want %d; said: %s", code, exitFailed, errs.String())
	}
	if _, err := os.Stat(data); err == nil {
		t.Error("the data folder was made before the address was found to be taken")
	}
}

func TestJSONLogsNameTheUnitsOfTimes(t *testing.T) {
	var out bytes.Buffer
	newLogger(&out, "json").Info("request", "took", 1500*time.Microsecond)
	if !strings.Contains(out.String(), `"took":"1.5ms"`) {
		t.Error(out.String())
	}
}
