package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// demoFolder is a data folder with the demo catalogue, and where its log ends.
func demoFolder(t *testing.T) (dir string, head int64) {
	t.Helper()
	dir = t.TempDir()
	log, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	input, err := v11.OpenEmbedded(demo.FS)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := editorial.Import(t.Context(), log, input, editorial.ImportOptions{Actor: "test"}); err != nil {
		t.Fatal(err)
	}
	if head, err = log.Head(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, head
}

func headOf(t *testing.T, dir string) int64 {
	t.Helper()
	log, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	head, err := log.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return head
}

func TestTheDemoCatalogueIsMeasured(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and starts the whole program")
	}
	binary := filepath.Join(t.TempDir(), "varanto")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", binary, "../../cmd/varanto").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	data, head := demoFolder(t)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	document := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(document, []byte("before\n<!-- begin writing -->\n<!-- end writing -->\nafter\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o, err := parseOptions([]string{
		"-data", data, "-binary", binary, "-write", document, "-writers", "3", "-for", "300ms", "-single", "6", "-changes", "2", "-dry", "3",
		"-mass", "30", "-reads", "50",
	}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	var report, progress bytes.Buffer
	if err := measure(t.Context(), o, &report, &progress); err != nil {
		t.Fatalf("%v\n%s", err, progress.Bytes())
	}
	page, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		putService, postPlace, postConnection, "PUT Service, dry run", "log-in right after the start", "3 writers at once", "3 writers at once, paced at 200/s",
		"GET Service at the same time", "in OUT", "on the public page, others write", "| archive", "| plan to archive", "| undo it", "at rest again",
	} {
		if !strings.Contains(report.String(), want) || !strings.Contains(string(page), want) {
			t.Errorf("the report or the page does not have %q", want)
		}
	}
	for line := range strings.Lines(report.String()) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 || strings.Contains(line, "---") {
			continue
		}
		if strings.TrimSpace(cells[2]) == "0" {
			t.Errorf("nothing was measured: %s", line)
		}
	}
	if strings.Contains(progress.String(), "archive: ") {
		t.Errorf("mass actions failed:\n%s", progress.Bytes())
	}
	if now := headOf(t, data); now != head {
		t.Errorf("the folder that was given has changed: %d after %d", now, head)
	}
	left, err := filepath.Glob(filepath.Join(os.Getenv("XDG_CACHE_HOME"), "varanto-bench", "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if t.Failed() {
		t.Logf("%s", report.Bytes())
	}
}

func TestQuantilesAreOfTheNearestRank(t *testing.T) {
	var all times
	for i := range 100 {
		all = append(all, time.Duration(100-i))
	}
	for q, want := range map[float64]time.Duration{0: 1, 0.5: 51, 0.99: 100, 1: 100} {
		if got := all.quantile(q); got != want {
			t.Errorf("quantile %v is %v instead of %v", q, got, want)
		}
	}
	if (times{}).quantile(0.5) != 0 {
		t.Error("no times have a quantile")
	}
}

func TestAChangeSaysItsMarkOnceAndLeavesTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &service{ID: "x", Descriptions: []text{
			{Type: catalog.TypeSummary, Language: lang, Value: "Lyhyesti"},
			{Type: catalog.TypeDescription, Language: lang, Value: rapid.StringN(1, 3_000, -1).Draw(t, "description")},
		}}
		before := s.Descriptions[1].Value
		for _, mark := range []string{"zxqv1k", "zxqv2k"} {
			texts := s.changed(mark).(map[string]any)["serviceDescriptions"].([]text)
			if got := texts[1].Value; !strings.HasSuffix(got, mark) || len([]rune(got)) > 2_500 || strings.Contains(got, "zxqv1k") != (mark == "zxqv1k") {
				t.Errorf("%q", got)
			}
			if texts[0].Value != "Lyhyesti" || s.Descriptions[1].Value != before {
				t.Error("something else has changed")
			}
		}
	})
}

func TestAWrongCommandLineIsRefused(t *testing.T) {
	for _, args := range [][]string{{"-services", "0"}, {"-writers", "0"}, {"-for", "0s"}, {"more"}, {"-no-such-flag"}} {
		if _, err := parseOptions(args, io.Discard); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
	if _, err := parseOptions([]string{"-services", "10", "-for", "1s"}, io.Discard); err != nil {
		t.Error(err)
	}
}
