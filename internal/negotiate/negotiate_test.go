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

// FuzzHeaders: neither reader fails on anything, and a tag is found wherever a list has it.
func FuzzHeaders(f *testing.F) {
	f.Add("gzip;q=0.5, *;q=0")
	f.Add(`W/"a", "b,c"`)
	f.Fuzz(func(t *testing.T, header string) {
		negotiate.AcceptsGzip([]string{header})
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
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
