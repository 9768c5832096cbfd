package cpsv_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/cpsv"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/export/record"
)

func write(t *testing.T) []byte {
	t.Helper()
	r := record.Reader{Snapshot: exporttest.Catalogue(exporttest.World()...).Snapshot(), Lang: "fi", Base: "https://example.org"}
	table := r.Table(catalog.KindService)
	var out bytes.Buffer
	if err := cpsv.Write(&out, r, "Palvelut", table.Each(table.Published())); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestADocumentKeepsTheProfile(t *testing.T) {
	out := write(t)
	if problems := cpsv.Check(out); problems != nil {
		t.Errorf("%v\n%s", problems, out)
	}
	if bytes.ContainsAny(out, "<>\u2028\u202E") {
		t.Error("the document can end a script or turn the direction of text")
	}
	if strings.Contains(string(out), "javascript:") {
		t.Error("an address that is none of the web is in the document")
	}
}

func TestServicesSayWhatTheyAre(t *testing.T) {
	var d struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(write(t), &d); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]map[string]any{}
	var services []string
	for _, n := range d.Graph {
		id := n["@id"].(string)
		nodes[id] = n
		if n["@type"] == "cpsv:PublicService" {
			services = append(services, strings.TrimPrefix(id, "urn:uuid:"))
		}
	}
	if want := []string{exporttest.ID(10).String(), exporttest.ID(11).String()}; !slices.Equal(services, want) {
		t.Errorf("services %v, want %v: one without a name is none", services, want)
	}
	s := nodes["urn:uuid:"+exporttest.ID(10).String()]
	if channels := s["cv:hasChannel"].([]any); len(channels) != 6 {
		t.Errorf("%d channels", len(channels))
	}
	description := s["dct:description"].([]any)
	if len(description) != 2 {
		t.Errorf("descriptions: %v, want the Swedish text and the Finnish summary", description)
	}
	cost := s["cv:hasCost"].([]any)[0].(map[string]any)["cv:hasValue"].(map[string]any)
	if cost["@value"] != "0" {
		t.Errorf("a free service costs %v", cost)
	}
	const language = "http://publications.europa.eu/resource/authority/language/"
	if got := jsonOf(s["dct:language"]); got != `[{"@id":"`+language+`FIN","@type":"dct:LinguisticSystem"},{"@id":"`+language+`SWE","@type":"dct:LinguisticSystem"}]` {
		t.Errorf("languages %s", got)
	}
	if channels := jsonOf(s["cv:hasChannel"]); !strings.Contains(channels, "ma 8.00–16.00") || !strings.Contains(channels, "2026-12-06 suljettu") {
		t.Errorf("the hours are not in %s", channels)
	}
}

func jsonOf(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

func TestTheCheckFindsWhatIsWrong(t *testing.T) {
	const context = `{"@context":{"dct":"x","cpsv":"y","cv":"z"},"@graph":[`
	for _, c := range []struct{ name, document string }{
		{"no JSON", "{"},
		{"no title", context + `{"@id":"a","@type":"cpsv:PublicService"}]}`},
		{"an unknown class", context + `{"@id":"a","@type":"cv:Thing"}]}`},
		{"an unknown prefix", context + `{"@id":"a","@type":"cv:Channel","dct:identifier":"1","ex:b":"c"}]}`},
		{"two of one id", context + `{"@id":"a","@type":"cv:Channel","dct:identifier":"1"},{"@id":"a","@type":"cv:Channel","dct:identifier":"1"}]}`},
		{"a text without a language", context + `{"@id":"a","@type":"cv:Channel","dct:identifier":"1","dct:title":{"@value":"x"}}]}`},
	} {
		if cpsv.Check([]byte(c.document)) == nil {
			t.Errorf("%s is not found", c.name)
		}
	}
}
