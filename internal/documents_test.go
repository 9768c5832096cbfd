package internal_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var quoted = regexp.MustCompile("`([^`]+)`")

func quotedIn(s string) []string {
	var out []string
	for _, m := range quoted.FindAllStringSubmatch(s, -1) {
		out = append(out, m[1])
	}
	return out
}

// rooms reads the table of rooms in ARCHITECTURE.md: the floor of each, and the row that tells of it.
func rooms(t *testing.T) (on map[string]int, rows map[string]string) {
	t.Helper()
	on, rows = map[string]int{}, map[string]string{}
	row := regexp.MustCompile(`(?m)^\| (\d) \| ([^|]+) \| (.+) \|$`)
	for _, m := range row.FindAllStringSubmatch(read(t, "../ARCHITECTURE.md"), -1) {
		floor, err := strconv.Atoi(m[1])
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range quotedIn(m[2]) {
			on[name], rows[name] = floor, m[3]
		}
	}
	return on, rows
}

func TestTheArchitectureTellsOfEveryRoom(t *testing.T) {
	on, rows := rooms(t)
	if diff := cmp.Diff(floors, on); diff != "" {
		t.Errorf("floors of the test and of ARCHITECTURE.md (-test +page):\n%s", diff)
	}
	folders, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range folders {
		if info, err := os.Stat(name); err != nil || info.IsDir() && rows["internal/"+name] == "" {
			t.Errorf("internal/%s is in no row of the table (%v)", name, err)
		}
	}
	for _, room := range slices.Sorted(maps.Keys(rows)) {
		named := quotedIn(rows[room])
		for _, part := range parts(t, room) {
			if !slices.Contains(named, part) {
				t.Errorf("the row of %s does not tell of its part %s", room, part)
			}
		}
	}
}

// parts are the folders in a room that hold Go code.
func parts(t *testing.T, room string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", room, "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		out = append(out, filepath.Base(filepath.Dir(f)))
	}
	return slices.Compact(out)
}

func TestEveryDirectDependencyHasItsReason(t *testing.T) {
	var reasons []string
	for _, name := range quotedIn(read(t, "../docs/decisions/0001-dependencies.md")) {
		if strings.Contains(name, "/") {
			reasons = append(reasons, name)
		}
	}
	direct := regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(read(t, "../go.mod"), -1)
	if len(direct) == 0 {
		t.Fatal("go.mod has no direct dependency: the check did not see it")
	}
	for _, m := range direct {
		if !slices.ContainsFunc(reasons, func(name string) bool { return strings.HasSuffix(m[1], name) }) {
			t.Errorf("decision 1 does not say why there is %s", m[1])
		}
	}
}

// TestLinksBetweenPagesLeadSomewhere follows the relative links and pictures of README, the pages beside it and docs.
func TestLinksBetweenPagesLeadSomewhere(t *testing.T) {
	var pages []string
	for _, pattern := range []string{"../*.md", "../docs/*.md", "../docs/decisions/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	link := regexp.MustCompile(`\]\(([^)#\s]+)[^)]*\)`)
	followed := 0
	for _, page := range pages {
		for _, m := range link.FindAllStringSubmatch(read(t, page), -1) {
			if strings.Contains(m[1], ":") {
				continue
			}
			followed++
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s leads to %s, which is not there", page, m[1])
			}
		}
	}
	if followed == 0 {
		t.Error("no link was found: the check did not see the pages")
	}
}
