package site_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/jsonld/vocabulary"
	"github.com/varanto/varanto/internal/site/page"
)

// TestOpenDataIsToldToSearchEnginesOfData: in each language, by addresses that the page links to.
func TestOpenDataIsToldToSearchEnginesOfData(t *testing.T) {
	v, err := vocabulary.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, func(o *site.Options) { o.BaseURL, o.Operator = "https://example.fi", page.Operator{Name: "Kaupunki"} })
	for _, path := range []string{"/fi/avoin-data", "/sv/oppna-data", "/en/open-data"} {
		body := get(t, s, path).Body.String()
		_, data, _ := strings.Cut(body, `<script type="application/ld+json">`)
		data, _, _ = strings.Cut(data, "</script>")
		for _, wrong := range v.Check([]byte(data)) {
			t.Errorf("%s: %s", path, wrong)
		}
		var doc struct {
			Graph []struct {
				Type         string `json:"@type"`
				Name         string
				License      string
				Creator      struct{ Name string }
				Distribution []struct{ ContentURL, EncodingFormat string }
				URL          string
			} `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(data), &doc); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		n := map[string]int{}
		for _, node := range doc.Graph {
			n[node.Type]++
			if node.Type == "Dataset" && (node.License == "" || node.Creator.Name != "Kaupunki" || len(node.Distribution) != 9) {
				t.Errorf("%s: %+v", path, node)
			}
			for _, d := range node.Distribution {
				if to := strings.TrimPrefix(d.ContentURL, "https://example.fi"); !strings.Contains(body, `href="`+to+`"`) || d.EncodingFormat == "" {
					t.Errorf("%s: people do not see %+v", path, d)
				}
			}
			if strings.Contains(body, `href="`+node.License) != true {
				t.Errorf("%s: people do not see the licence", path)
			}
		}
		if n["DataCatalog"] != 1 || n["Dataset"] != 1 || n["WebAPI"] != 6 || n["BreadcrumbList"] != 1 {
			t.Errorf("%s tells of %v", path, n)
		}
	}
}
