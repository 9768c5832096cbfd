package vocabulary_test

import (
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/site/jsonld/vocabulary"
)

func TestWhatIsWrongIsFound(t *testing.T) {
	v, err := vocabulary.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, node, says string }{
		{"right", `{"@type":"Library","name":"Kirjasto","@id":"/a#place","openingHoursSpecification":[{"@type":"OpeningHoursSpecification","dayOfWeek":["Monday"],"opens":"08:00","closes":"16:00"}]}`, ""},
		{"right link", `{"@type":"WebPage","about":{"@id":"/a"},"name":"x"}`, ""},
		{"unknown type", `{"@type":"Kirjasto"}`, "no known type"},
		{"no type", `{"name":"x"}`, "no known type"},
		{"unknown property", `{"@type":"Library","nimi":"x"}`, "unknown property nimi"},
		{"property of another type", `{"@type":"Organization","openingHoursSpecification":{"@type":"OpeningHoursSpecification"}}`, "cannot have"},
		{"value of another type", `{"@type":"Library","geo":{"@type":"PostalAddress"}}`, "must not be a PostalAddress"},
		{"text for a thing", `{"@type":"Library","geo":"here"}`, "none of"},
		{"blank", `{"@type":"Library","name":" "}`, "none of"},
		{"no clock", `{"@type":"OpeningHoursSpecification","opens":"8"}`, "none of"},
		{"no date", `{"@type":"OpeningHoursSpecification","validFrom":"1.1.2026"}`, "none of"},
		{"no day", `{"@type":"OpeningHoursSpecification","dayOfWeek":"maanantai"}`, "none of"},
		{"no address", `{"@type":"Library","url":"javascript:alert(1)"}`, "none of"},
		{"empty list", `{"@type":"Library","sameAs":[]}`, "empty list"},
		{"no whole number", `{"@type":"ItemList","numberOfItems":1.5}`, "none of"},
		{"link to another type", `{"@type":"GovernmentService","@id":"/s","serviceOperator":{"@id":"/s"}}`, "links to a GovernmentService"},
		{"no JSON", `{`, "invalid character"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := strings.Join(v.Check([]byte(`{"@context":"https://schema.org","@graph":[`+c.node+`]}`)), "; ")
			if c.says == "" && found != "" || !strings.Contains(found, c.says) {
				t.Errorf("found %q", found)
			}
		})
	}
}
