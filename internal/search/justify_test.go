package search_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/search"
)

func TestAReasonQuotesWhatStandsInTheText(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, false))
	w.publish(service(1, "Talous- ja uimavesi"), service(2, "Oleskelulupa"), service(3, "Koiravero"), service(4, "Kouluterveydenhuolto"),
		service(5, "Jäähalli"), service(6, "Urheiluhalli"))
	x.settled()
	for _, c := range []struct {
		why, query, language string
		hit                  byte
		want                 []search.Reason
	}{
		{"a part of the word asked for", "uimahalli", "fi", 1, []search.Reason{{Word: "uimahalli", Met: "uima", Field: "name", How: "part"}}},
		{"a compound of the word", "vero", "fi", 3, []search.Reason{{Word: "vero", Met: "koiravero", Field: "name", How: "form"}}},
		{"another form", "oleskeluluvat", "fi", 2, []search.Reason{{Word: "oleskeluluvat", Met: "oleskelulupa", Field: "name", How: "form"}}},
		{"an expression as a whole", "residence permit", "en", 2, []search.Reason{{Word: "residence permit", Met: "oleskelulupa", Field: "name", How: "translation"}}},
		{"a similar word", "kouluterveydenhoultx", "fi", 4, []search.Reason{{Word: "kouluterveydenhoultx", Met: "kouluterveydenhuolto", Field: "name", How: "pieces"}}},
	} {
		for _, h := range x.ask(search.Query{Text: c.query, Language: c.language, Verbatim: true}).Hits {
			if h.ID != id(c.hit) {
				continue
			}
			if diff := cmp.Diff(c.want, h.Reasons); diff != "" {
				t.Errorf("%s: %q (-want +got):\n%s", c.why, c.query, diff)
			}
			c.hit = 0
			break
		}
		if c.hit != 0 {
			t.Errorf("%s: %q does not find it", c.why, c.query)
		}
	}
}
