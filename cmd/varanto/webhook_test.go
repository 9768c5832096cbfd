package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/store/sqlite"
)

func TestReceiversAreKeptFromTheCommandLine(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	say := func(want int, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(append([]string{"webhook"}, args...), &out, &errs); code != want {
			t.Fatalf("%v: exit code %d, want %d: %s%s", args, code, want, out.String(), errs.String())
		}
		return out.String() + errs.String()
	}
	say(exitFailed, "list", "--data", dir)
	log, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	for _, bad := range [][]string{
		{"--url", "http://example.org/"}, {"--url", "https://127.0.0.1/"}, {"--url", "https://example.org/", "--kind", "Cat"},
		{"--url", "https://example.org/", "--organization", "x"},
	} {
		say(exitFailed, append([]string{"add", "--data", dir}, bad...)...)
	}
	added := say(0, "add", "--data", dir, "--url", "https://example.org/hook", "--kind", "service")
	id := strings.Fields(added)[1]
	if !strings.Contains(added, "whsec_") {
		t.Errorf("no secret: %s", added)
	}
	if listed := say(0, "list", "--data", dir); !strings.Contains(listed, id) || strings.Contains(listed, "whsec_") {
		t.Errorf("listed: %s", listed)
	}
	say(0, "resume", "--data", dir, id)
	say(0, "remove", "--data", dir, id)
	say(exitFailed, "remove", "--data", dir, id)
	if listed := say(0, "list", "--data", dir); !strings.Contains(listed, "no receivers") {
		t.Errorf("listed: %s", listed)
	}
}
