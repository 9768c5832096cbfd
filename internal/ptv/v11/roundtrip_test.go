package v11

import (
	"bytes"
	"io/fs"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11/v11test"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// sharedData finds reference data that lies beside the repository or where VARANTO_SHARED says.
func sharedData(t testing.TB, path string) string {
	t.Helper()
	root := os.Getenv("VARANTO_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "..", "shared")
	}
	path = filepath.Join(root, filepath.FromSlash(path))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no reference data: %v", err)
	}
	return path
}

// roundTripped makes a catalogue of files the way the product does: import into a log, load, render.
func roundTripped(t testing.TB, paths ...string) (*live.Snapshot, *editorial.ImportReport) {
	t.Helper()
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() })
	in, err := OpenInput(paths)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close() })
	report, err := editorial.Import(t.Context(), log, in, editorial.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c := live.New(&Renderer{}, slog.New(slog.DiscardHandler))
	if err := c.Load(t.Context(), log); err != nil {
		t.Fatal(err)
	}
	return c.Snapshot(), report
}

// checkRoundTrip holds every answer against the record that it came from; leaveOut names members by file.
func checkRoundTrip(t *testing.T, folder string, leaveOut map[string][]string) {
	snapshot, report := roundTripped(t, folder)
	for _, r := range report.Rejections {
		t.Errorf("rejected: %s", r)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		lines, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n, bad := 0, 0
		for line := range bytes.Lines(lines) {
			n++
			if d := roundTrip(snapshot, line, leaveOut[filepath.Base(path)]...); d != nil {
				bad++
				if bad <= 5 {
					t.Errorf("%s:%d %q", filepath.Base(path), n, d)
				}
			}
		}
		t.Logf("%s: %d of %d entities come out as they went in", filepath.Base(path), n-bad, n)
	}
}

func roundTrip(s *live.Snapshot, line []byte, leaveOut ...string) []string {
	r := record(editorial.Place{}, 0, line)
	entry, ok := s.Published(r.Kind, r.ID)
	if !ok {
		return []string{"is not published"}
	}
	return v11test.Diff(line, entry.WithHeaders().Body, leaveOut...)
}

// The corpus was made from other sources: its channels' terms are not those of their services, which PTV's rule wants.
func TestCorpusComesOutAsItWentIn(t *testing.T) {
	checkRoundTrip(t, sharedData(t, "data/corpus"), map[string][]string{"channels.jsonl": {"ontologyTerms"}})
}

// testdata/full.jsonl has every member of the contract filled, which no real content has.
func TestEveryMemberComesOutAsItWentIn(t *testing.T) {
	checkRoundTrip(t, "testdata", nil)
}

func TestScaledCorpusComesOutAsItWentIn(t *testing.T) {
	folder := os.Getenv("VARANTO_SCALED_CORPUS")
	if folder == "" {
		t.Skip("VARANTO_SCALED_CORPUS names no folder")
	}
	// Made-up collections show their members without descriptions.
	checkRoundTrip(t, folder, map[string][]string{
		"channels.jsonl": {"ontologyTerms"}, "service-collections.jsonl": {"description"},
	})
}

// The demo catalogue leaves out what the lists and the other entities say. What comes out of it must, taken in again,
// come out the same.
func TestWhatComesOutCanBeTakenInAgain(t *testing.T) {
	first, report := roundTripped(t, copyOf(t, demo.FS))
	for _, r := range report.Rejections {
		t.Errorf("rejected: %s", r)
	}
	var out bytes.Buffer
	for entry := range everyEntry(first) {
		out.Write(entry.WithHeaders().Body)
		out.WriteByte('\n')
	}
	second, report := roundTripped(t, write(t, filepath.Join(t.TempDir(), "all.jsonl"), out.String()))
	for _, r := range report.Rejections {
		t.Errorf("rejected: %s", r)
	}
	n := 0
	for entry := range everyEntry(first) {
		n++
		again, ok := second.Published(entry.Kind, entry.ID)
		if !ok {
			t.Errorf("%s %s is not published", entry.Kind, entry.ID)
			continue
		}
		if d := v11test.Diff(entry.WithHeaders().Body, again.WithHeaders().Body); d != nil {
			t.Errorf("%s %s %s: %q", entry.Kind, entry.ID, entry.Name, d)
		}
	}
	if n == 0 {
		t.Error("the demo catalogue is empty")
	}
}

func copyOf(t *testing.T, files fs.FS) string {
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// everyEntry yields all published entries.
func everyEntry(s *live.Snapshot) iter.Seq[*live.Entry] {
	return func(yield func(*live.Entry) bool) {
		for _, k := range catalog.Kinds() {
			t := s.Table(k)
			for e := range t.Each(t.Published()) {
				if !yield(e) {
					return
				}
			}
		}
	}
}
