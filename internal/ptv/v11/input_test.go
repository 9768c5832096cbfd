package v11

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
)

func write(t *testing.T, path string, parts ...string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Join(parts, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// told writes down every record as file:line kind or rule, and rereads it.
func told(t *testing.T, in *Input) []string {
	t.Helper()
	var out []string
	for r, err := range in.Records(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		at := fmt.Sprintf("%s:%d ", filepath.Base(r.Place.File), r.Place.Line)
		if r.Given == nil {
			out = append(out, at+r.Problems[0].Rule)
			continue
		}
		out = append(out, at+string(r.Kind))
		again, err := in.Reread(r.Handle)
		if err != nil {
			t.Fatal(err)
		}
		one, _ := catalog.Marshal(r.Given.Entity)
		other, _ := catalog.Marshal(again.Entity)
		if !bytes.Equal(one, other) {
			t.Errorf("reread %s\n%s\n%s", at, one, other)
		}
	}
	return out
}

func openInput(t *testing.T, paths ...string) *Input {
	t.Helper()
	in, err := OpenInput(paths)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close() })
	return in
}

func TestInputReadsLinesOfAnySortOfEnd(t *testing.T) {
	dir := t.TempDir()
	path := write(t, filepath.Join(dir, "a.jsonl"),
		"\ufeff"+aService+"}\r\n", "\r\n", "  \n", aChannel+"}\n", "{\n", "\t"+anOrg+"} \n", aCollection+"}")
	got := told(t, openInput(t, path))
	want := []string{"a.jsonl:1 Service", "a.jsonl:4 ServiceChannel", "a.jsonl:5 syntax", "a.jsonl:6 Organization", "a.jsonl:7 ServiceCollection"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestInputReadsFoldersInOrderOfNames(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "b.jsonl"), aService, "}")
	write(t, filepath.Join(dir, "a", "z.jsonl"), anOrg, "}")
	write(t, filepath.Join(dir, "a", "readme.txt"), "not for us")
	write(t, filepath.Join(dir, "c.json"), "{\"itemList\":[\n", aService, "},\n\n", aChannel, "}]}")
	write(t, filepath.Join(dir, "d.json"), "[", aGeneral, "}\n,", aService, ",\"modified\":\"x\"}]")
	write(t, filepath.Join(dir, "e.json"), "\ufeff\n", anOrg, "\n}\n")
	write(t, filepath.Join(dir, "manifest.json"), `{"counts":{"services":3}}`)
	write(t, filepath.Join(dir, "n.json"), "[", aService, "}, {]")
	got := told(t, openInput(t, dir))
	want := []string{"z.jsonl:1 Organization", "b.jsonl:1 Service", "c.json:2 Service", "c.json:4 ServiceChannel",
		"d.json:1 GeneralDescription", "d.json:2 pattern", "e.json:1 Organization", "n.json:1 Service", "n.json:1 syntax"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestInputTellsWhatFollowsTheOneTextOfAFile(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"lines named .json":      {aService + "}\n" + anOrg + "}\n", []string{"x.json:1 Service", "x.json:2 syntax"}},
		"a word after an entity": {aService + "} x", []string{"x.json:1 Service", "x.json:1 syntax"}},
		"a brace too many":       {aService + "}}", []string{"x.json:1 Service", "x.json:1 syntax"}},
		"a word after a list":    {"[" + aService + "}]\n\nx", []string{"x.json:1 Service", "x.json:1 syntax"}},
		"a second list":          {"[" + aService + "}]\n[" + anOrg + "}]", []string{"x.json:1 Service", "x.json:2 syntax"}},
		"a second page":          {`{"itemList":[` + aService + "}]}\n{}", []string{"x.json:1 Service", "x.json:2 syntax"}},
		"a page without end":     {`{"itemList":[` + aService + `}],"pageCount":1`, []string{"x.json:1 Service", "x.json:1 syntax"}},
		"a page with its counts": {`{"itemList":[` + aService + `}],"pageCount":1}` + "\n \n", []string{"x.json:1 Service"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "x.json"), c.text)
			if d := cmp.Diff(c.want, told(t, openInput(t, dir))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestInputTellsWhoseABrokenRecordIs(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.jsonl"), aService, `,"fundingType":"x"}`)
	for r, err := range openInput(t, path).Records(t.Context()) {
		if err != nil || r.Given != nil || r.Kind != catalog.KindService || r.ID.String() != strings.Trim(anID, `"`) {
			t.Errorf("%+v %v", r, err)
		}
	}
}

func TestInputPassesOverLinesThatAreTooLong(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.jsonl"), aService, "}\n",
		strings.Repeat("x", MaxRecordSize+1), "\n", strings.Repeat(" ", MaxRecordSize-2), "{}\n", anOrg, "}\n")
	got := told(t, openInput(t, path))
	want := []string{"a.jsonl:1 Service", "a.jsonl:2 size", "a.jsonl:3 kind", "a.jsonl:4 Organization"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// endless gives line after line of letters without end of line.
type endless struct{ left int64 }

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), e.left)
	for i := range p[:n] {
		p[i] = 'x'
	}
	e.left -= n
	return int(n), nil
}

func TestLineMemoryStaysBounded(t *testing.T) {
	l := newLines(&endless{left: 200 << 20})
	if _, err := l.read(); !errors.Is(err, errTooLong) {
		t.Fatal(err)
	}
	if got := cap(l.long); got > 3*MaxRecordSize {
		t.Errorf("a buffer of %d bytes is kept", got)
	}
}

func TestInputWantsPathsThatExist(t *testing.T) {
	if _, err := OpenInput([]string{filepath.Join(t.TempDir(), "none")}); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	if _, err := OpenInput([]string{t.TempDir()}); err == nil {
		t.Error("a folder without files was taken")
	}
}

func TestRereadNoticesThatTheFileChanged(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "a.jsonl"), aService, "}\n")
	in := openInput(t, path)
	if _, err := in.Reread(0); err != nil {
		t.Fatal(err)
	}
	write(t, path, "\n", aService, "}\n")
	if _, err := in.Reread(0); !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
	if _, err := in.Reread(-1); err == nil {
		t.Error("a handle of nothing was taken")
	}
}

func TestInputRefusesWhatCannotBeReadTwice(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.jsonl")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skipf("no named pipes here: %v", err)
	}
	if _, err := OpenInput([]string{pipe}); err == nil || !strings.Contains(err.Error(), "no regular file") {
		t.Errorf("a pipe is opened with %v", err)
	}
}
