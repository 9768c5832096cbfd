package cpsv

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/export/record"
)

// TestEveryShapeThatADocumentMeetsCanBeBroken breaks each demand of the official shapes at one node of a document that
// keeps them all.
func TestEveryShapeThatADocumentMeetsCanBeBroken(t *testing.T) {
	p, err := official()
	if err != nil {
		t.Fatal(err)
	}
	whole := worldDocument(t)
	if problems := Check(whole); problems != nil {
		t.Fatal(problems)
	}
	prefixes := prefixesOf(t, whole)
	broken := 0
	for class, shapes := range p.shapes {
		for _, s := range shapes {
			for what, spoil := range map[string]func([]any) []any{
				"none":          func([]any) []any { return nil },
				"two":           func([]any) []any { return []any{text("fi", "a"), text("sv", "b")} },
				"another class": func([]any) []any { return []any{map[string]any{"@id": "urn:x:1", "@type": "skos:Collection"}} },
				"no class":      func([]any) []any { return []any{map[string]any{"@id": "urn:x:2"}} },
				"a bare text":   func([]any) []any { return []any{"bare"} },
			} {
				must := what == "none" && s.least > 0 || what == "two" && s.most == 1 || what == "another class" && s.value != "" ||
					what == "no class" && s.value != "" || what == "a bare text" && s.value != ""
				if !must {
					continue
				}
				document, found := spoilt(t, whole, prefixes, class, s.path, spoil)
				if !found {
					continue
				}
				broken++
				problems := strings.Join(Check(document), "\n")
				if !strings.Contains(problems, short(class)) || !strings.Contains(problems, short(s.path)) {
					t.Errorf("nobody sees that %s has %s for %s: %s", short(class), what, short(s.path), problems)
				}
			}
		}
	}
	if broken < 80 {
		t.Errorf("only %d demands were broken", broken)
	}
}

func text(lang, value string) any { return map[string]any{"@language": lang, "@value": value} }

func worldDocument(t *testing.T) []byte {
	t.Helper()
	r := record.Reader{Snapshot: exporttest.Catalogue(exporttest.World()...).Snapshot(), Lang: "fi", Base: "https://example.org"}
	table := r.Table(catalog.KindService)
	var out bytes.Buffer
	if err := Write(&out, r, "Palvelut", table.Each(table.Published())); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func prefixesOf(t *testing.T, document []byte) map[string]string {
	t.Helper()
	var d struct {
		Context map[string]string `json:"@context"`
	}
	if err := json.Unmarshal(document, &d); err != nil {
		t.Fatal(err)
	}
	return d.Context
}

// spoilt is the document with one property of the first node of a class altered, found false when it has none of the class.
func spoilt(t *testing.T, document []byte, prefixes map[string]string, class, path string, spoil func([]any) []any) (out []byte, found bool) {
	t.Helper()
	var d map[string]any
	if err := json.Unmarshal(document, &d); err != nil {
		t.Fatal(err)
	}
	name := path
	for prefix, full := range prefixes {
		if rest, ok := strings.CutPrefix(path, full); ok {
			name = prefix + ":" + rest
		}
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			for _, c := range list(v["@type"]) {
				if full, _ := expand(prefixes, c.(string)); full == class && !found {
					found = true
					if spoiltValue := spoil(list(v[name])); spoiltValue == nil {
						delete(v, name)
					} else {
						v[name] = spoiltValue
					}
					return
				}
			}
			for _, key := range slices.Sorted(maps.Keys(v)) {
				walk(v[key])
			}
		}
	}
	walk(d["@graph"])
	out, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return out, found
}

// TestTheTableHasTheOfficialShapes reads the shapes as SEMIC publishes them. They are no part of this repository: they are
// read where reference material lies.
func TestTheTableHasTheOfficialShapes(t *testing.T) {
	shared := os.Getenv("VARANTO_SHARED")
	if shared == "" {
		shared = "../../../../../shared"
	}
	b, err := os.ReadFile(filepath.Join(shared, "standards", "cpsv-ap", Version, "cpsv-ap-SHACL.jsonld"))
	if err != nil {
		t.Skip("CPSV-AP's shapes are not here (VARANTO_SHARED/standards/cpsv-ap)")
	}
	var d struct {
		Shapes []struct {
			Target   string `json:"sh:targetClass"`
			Property []struct {
				Path     string `json:"sh:path"`
				Least    int    `json:"sh:minCount,string"`
				Most     int    `json:"sh:maxCount,string"`
				Class    string `json:"sh:class"`
				Datatype string `json:"sh:datatype"`
			} `json:"sh:property"`
		} `json:"shapes"`
	}
	if err := json.Unmarshal(b, &d); err != nil {
		t.Fatal(err)
	}
	type key struct{ class, path string }
	want := map[key]shape{}
	for _, s := range d.Shapes {
		for _, p := range s.Property {
			k := key{s.Target, p.Path}
			w := want[k]
			w.path, w.least, w.most, w.value = p.Path, max(w.least, p.Least), max(w.most, p.Most), w.value+p.Class+p.Datatype
			want[k] = w
		}
	}
	p, err := official()
	if err != nil {
		t.Fatal(err)
	}
	got := map[key]shape{}
	for class, list := range p.shapes {
		for _, s := range list {
			got[key{class, s.path}] = s
		}
	}
	if !maps.Equal(got, want) || len(want) < 100 {
		t.Errorf("%d demands, of %d official ones", len(got), len(want))
		for k, w := range want {
			if got[k] != w {
				t.Errorf("%v: %+v, officially %+v", k, got[k], w)
			}
		}
	}
}
