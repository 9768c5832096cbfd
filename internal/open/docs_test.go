package open_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

func readDocs(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../../docs/open-api.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var (
	command = regexp.MustCompile(`(?m)^curl (.*)$`)
	quoted  = regexp.MustCompile(`'([^']*)'`)
)

func TestTheExamplesOfTheDocumentWork(t *testing.T) {
	w := demoWorld(t)
	examples := command.FindAllStringSubmatch(readDocs(t), -1)
	if len(examples) < 9 {
		t.Fatalf("only %d examples", len(examples))
	}
	for _, e := range examples {
		words := quoted.FindAllStringSubmatch(e[1], -1)
		address, err := url.Parse(words[0][1])
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodGet, address.RequestURI(), nil)
		if len(words) > 2 {
			r = httptest.NewRequest(http.MethodPost, address.RequestURI(), strings.NewReader(words[2][1]))
			r.Header.Set("Content-Type", "application/json")
		}
		if got := w.do(t, r); got.Code != http.StatusOK || !json.Valid(got.Body.Bytes()) {
			t.Errorf("%s: status %d: %.300s", e[1], got.Code, got.Body)
		}
	}
}

// TestTheDocumentNamesEverything holds the document against the description: every path, parameter and member.
func TestTheDocumentNamesEverything(t *testing.T) {
	docs := readDocs(t)
	var d struct {
		Paths map[string]map[string]struct {
			Parameters []struct{ Name string }
		}
		Components struct {
			Schemas map[string]struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(demoWorld(t).ask(t, http.MethodGet, "/open/v1/openapi.json", "").Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	for path, methods := range d.Paths {
		if !strings.Contains(docs, path) {
			t.Errorf("the document does not name %s", path)
		}
		for _, o := range methods {
			for _, p := range o.Parameters {
				if !strings.Contains(docs, "`"+p.Name+"`") {
					t.Errorf("the document does not name the parameter %s of %s", p.Name, path)
				}
			}
		}
	}
	for name, s := range d.Components.Schemas {
		for member := range s.Properties {
			if !strings.Contains(docs, "`"+member+"`") {
				t.Errorf("the document does not name %s of %s", member, name)
			}
		}
	}
}
