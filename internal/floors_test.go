package internal_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/varanto/varanto/"

// floors says on which floor each room stands. A room may import rooms of lower floors only, and its own parts.
var floors = map[string]int{
	"internal/background": 0, "internal/catalog": 0, "internal/codes": 0, "internal/recent": 0, "internal/pause": 0,
	"internal/store": 1, "internal/finnish": 1, "internal/negotiate": 1, "demo": 1, "web": 1,
	"internal/live": 2, "internal/editorial": 2,
	"internal/search": 3, "internal/ptv": 3, "internal/subject": 3, "internal/open": 3,
	"internal/feedback": 3, "internal/account": 3,
	"internal/site": 4, "internal/studio": 4, "internal/ops": 4, "internal/front": 4,
	"cmd/varanto": 5, "bench": 5,
}

// neighbours are the imports on one floor that are wanted all the same, importer first.
var neighbours = map[[2]string]bool{
	{"internal/catalog", "internal/codes"}: true, // rules ask whether a code is known
	{"internal/open", "internal/search"}:   true, // the interface answers what is searched, suggested and related
	{"internal/open", "internal/subject"}:  true, // and the subjects of a text
}

// generators are programs that make committed files; they may import anything and nothing imports them.
var generators = map[string]bool{"internal/codes/gen": true}

// room is the room that a package belongs to: the longest name in floors that starts its path.
func room(path string) (string, bool) {
	for p := strings.TrimPrefix(path, module); p != "."; {
		if _, ok := floors[p]; ok {
			return p, true
		}
		i := strings.LastIndexByte(p, '/')
		if i < 0 {
			return "", false
		}
		p = p[:i]
	}
	return "", false
}

func TestARoomImportsOnlyLowerFloors(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	packages := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		path := strings.TrimPrefix(p.ImportPath, module)
		if generators[path] || path == "internal" {
			continue
		}
		packages++
		from, ok := room(p.ImportPath)
		if !ok {
			t.Errorf("%s belongs to no room; give it a floor", path)
			continue
		}
		for _, i := range p.Imports {
			if !strings.HasPrefix(i, module) {
				continue
			}
			to, ok := room(i)
			switch {
			case !ok:
				t.Errorf("%s imports %s, which belongs to no room", path, i)
			case to == from, floors[to] < floors[from], neighbours[[2]string{from, to}]:
			default:
				t.Errorf("%s (floor %d) imports %s (floor %d)", path, floors[from], strings.TrimPrefix(i, module), floors[to])
			}
		}
	}
	if packages < len(floors) {
		t.Errorf("only %d packages for %d rooms: the check did not see the house", packages, len(floors))
	}
}
