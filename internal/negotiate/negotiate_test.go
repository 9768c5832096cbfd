package negotiate_test

import (
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/negotiate"
)

func TestAcceptEncodingIsReadWithItsWeights(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]bool{
		"gzip": true, "gzip, deflate, br": true, "br;q=1.0, gzip;q=0.8, *;q=0.1": true, "x-gzip": true, "*": true, "GZIP": true,
		"gzip;q=0": false, "gzip;q=0.000": false, "*;q=0": false, "br": false, "": false, "identity": false,
		"gzip;q=0, *": false, "identity, gzip;q=0.5": false, "identity;q=0.5, gzip;q=1": true, "gzip; q=0.001": true,
		"gzip;q=nonsense": false, "gzip;q=2": false, "gzip;q=1.001": false, "gzip;q=1.000": true, "gzipped": false,
		"identity;q=0, gzip": true, "gzip ; Q=1": true, ",,gzip": true, "gzip;level=1;q=0": false,
	} {
		if got := negotiate.AcceptsGzip([]string{header}); got != want {
			t.Errorf("%q: %t", header, got)
		}
	}
	if !negotiate.AcceptsGzip([]string{"br", "gzip"}) {
		t.Error("a header of two lines is not read whole")
	}
	if negotiate.AcceptsGzip(nil) {
		t.Error("who says nothing is sent gzip")
	}
}

func TestIfNoneMatchComparesWeakly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		header string
		tag    string
		want   bool
	}{
		{`"a"`, `"a"`, true},
		{`W/"a"`, `"a"`, true},
		{`"a"`, `W/"a"`, true},
		{`W/"a"`, `W/"a"`, true},
		{`"b", "a"`, `"a"`, true},
		{`"b",W/"a" `, `"a"`, true},
		{`"b,"a"`, `"a"`, false},
		{`"x,y", "a"`, `"a"`, true},
		{`"x,y"`, `"x,y"`, true},
		{`*`, `"a"`, true},
		{` * `, `"a"`, true},
		{`"*"`, `"a"`, false},
		{`"ab"`, `"a"`, false},
		{`a`, `"a"`, false},
		{``, `"a"`, false},
		{`,`, `"a"`, false},
	} {
		if got := negotiate.Matches([]string{c.header}, c.tag); got != c.want {
			t.Errorf("%s asks for %s: %t", c.header, c.tag, got)
		}
	}
	if !negotiate.Matches([]string{`"b"`, `"a"`}, `"a"`) {
		t.Error("a header of two lines is not read whole")
	}
	if negotiate.Matches(nil, `"a"`) {
		t.Error("who has nothing has the tag")
	}
}

func TestTheClosestRangeOfAcceptCounts(t *testing.T) {
	t.Parallel()
	browser := []string{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
	for _, c := range []struct {
		header []string
		media  string
		want   int
	}{
		{nil, "text/html", 1000},
		{browser, "text/html", 1000},
		{browser, "application/json", 800},
		{browser, "application/xml", 900},
		{[]string{"*/*"}, "application/json", 1000},
		{[]string{"application/json"}, "text/html", 0},
		{[]string{"text/*;q=0.5, */*;q=0.1"}, "text/html", 500},
		{[]string{"*/*, TEXT/HTML;q=0"}, "text/html", 0},
		{[]string{"text/plain", "application/json;q=0.25"}, "application/json", 250},
		{[]string{"text/html;level=1;q=0.3"}, "text/html", 300},
		{[]string{""}, "text/html", 0},
		{[]string{"texts/*"}, "text/html", 0},
	} {
		if got := negotiate.Weight(c.header, c.media); got != c.want {
			t.Errorf("%q takes %s by %d, want %d", c.header, c.media, got, c.want)
		}
	}
}

// FuzzHeaders: no reader fails on anything, and a tag is found wherever a list has it.
func FuzzHeaders(f *testing.F) {
	f.Add("gzip;q=0.5, *;q=0")
	f.Add(`W/"a", "b,c"`)
	f.Fuzz(func(t *testing.T, header string) {
		negotiate.AcceptsGzip([]string{header})
		if w := negotiate.Weight([]string{header}, "text/html"); w < 0 || w > 1000 {
			t.Errorf("%q: weight %d", header, w)
		}
		if strings.Count(header, `"`)%2 == 0 && !negotiate.Matches([]string{header + `, W/"tag"`}, `"tag"`) {
			t.Errorf("%q hides the tag after it", header)
		}
	})
}

func TestReadingHeadersTakesNoMemory(t *testing.T) {
	encodings, tags := []string{"br;q=1.0, gzip;q=0.8, *;q=0.1"}, []string{`W/"other", "b,c", "tag"`}
	if n := testing.AllocsPerRun(100, func() {
		negotiate.AcceptsGzip(encodings)
		negotiate.Matches(tags, `"tag"`)
		negotiate.Weight(encodings, "text/html")
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
