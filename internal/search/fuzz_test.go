package search_test

import (
	"context"
	"math"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
)

// FuzzSearch asks anything of anything: what comes must be an answer, and hold what Results promise.
func FuzzSearch(f *testing.F) {
	w := newWorld(f)
	x := w.index(f.TempDir(), openAnalyzer(f, true))
	towns(w)
	w.publish(&catalog.ServiceChannel{
		ID: id(21), Type: catalog.ServiceLocation, ServiceChannelNames: named("Kirjasto, sivutoimipiste"), AreaType: catalog.Nationwide,
		Addresses:    []catalog.Address{{Type: "Location", StreetAddress: &catalog.StreetAddress{Latitude: "6671000", Longitude: "386000"}}},
		ServiceHours: []catalog.ServiceHour{{ServiceHourType: "DaysOfTheWeek", IsAlwaysOpen: true}},
	})
	x.settled()
	for i, q := range hostile() {
		f.Add(q, "fi", "091", "Service", uint8(i), 6_671_000.0, 386_000.0, int64(i)*7200, i, i*3)
	}
	f.Add("kirjasto 2 terveysasema", "sv", "", "fi", uint8(255), math.NaN(), math.Inf(1), int64(math.MinInt64), math.MaxInt, math.MinInt)
	f.Fuzz(func(t *testing.T, text, language, municipality, value string, flags uint8, northing, easting float64, openAt int64, page, size int) {
		flag := func(n int) bool { return flags&(1<<n) != 0 }
		q := search.Query{
			Text: text, Language: language, Municipality: municipality, Facets: flag(0), Explain: flag(1), Verbatim: flag(2), All: flag(3),
			Page: page, PageSize: size,
		}
		if flag(4) {
			q.Near = &live.Point{Northing: northing, Easting: easting}
		}
		if flag(5) {
			q.OpenAt = time.Unix(openAt, 0)
		}
		if flag(6) {
			q.Filters = search.Filters{Types: []string{value}, ServiceClasses: []string{value, ""}, Areas: []string{value}, Languages: []string{value}, Free: flag(7)}
		} else if flag(7) {
			q.Filters.Free = true
		}
		results, err := x.Search(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		checkResults(t, results)
	})
}

func checkResults(t *testing.T, results search.Results) {
	t.Helper()
	if results.Snapshot == nil || results.Total < len(results.Hits) {
		t.Errorf("%d hits of %d", len(results.Hits), results.Total)
	}
	for _, h := range results.Hits {
		if h.Entry == nil || h.Entry.Visibility != live.Published {
			t.Fatalf("a hit is %+v", h)
		}
		if finite := h.Score - h.Score + h.Distance - h.Distance; finite != 0 {
			t.Errorf("%s has the score %v at %v m", h.ID, h.Score, h.Distance)
		}
		for _, p := range h.Parts {
			if p.Value-p.Value != 0 {
				t.Errorf("the part %+v of a score", p)
			}
		}
		for _, shown := range h.Highlights {
			checkMarks(t, shown)
		}
	}
	for _, facet := range results.Facets {
		for _, v := range facet.Values {
			if v.Count < 0 || facet.Name == "" {
				t.Errorf("facet %q counts %+v", facet.Name, v)
			}
		}
	}
}

// checkMarks holds marks to be within the text, ascending, and of whole letters.
func checkMarks(t *testing.T, shown search.Highlight) {
	t.Helper()
	if len(shown.Marks) == 0 {
		t.Errorf("%q is shown without a mark", shown.Text)
	}
	at := 0
	for _, m := range shown.Marks {
		if m[0] < at || m[1] <= m[0] || m[1] > len(shown.Text) {
			t.Fatalf("mark %v of %v in %q", m, shown.Marks, shown.Text)
		}
		if marked := shown.Text[m[0]:m[1]]; utf8.ValidString(shown.Text) && !utf8.ValidString(marked) {
			t.Errorf("mark %v cuts a letter of %q", m, shown.Text)
		}
		at = m[1]
	}
}
