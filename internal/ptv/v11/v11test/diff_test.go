package v11test

import (
	"strings"
	"testing"
)

func TestDiffTakesForEqualWhatSaysTheSame(t *testing.T) {
	for _, pair := range [][2]string{
		{`{"a":null,"b":[],"c":"","d":{},"e":false}`, `{}`},
		{`{"names":[{"value":"a","language":"fi"},{"value":"b","language":"sv"}]}`, `{"names":[{"language":"sv","value":"b"},{"language":"fi","value":"a"}]}`},
		{`{"modified":"2024-01-02T03:04:05.120000"}`, `{"modified":"2024-01-02T03:04:05.12"}`},
		{`{"x":[{"value":null,"language":"fi"}]}`, `{"x":[{"language":"fi"}]}`},
	} {
		if d := Diff([]byte(pair[0]), []byte(pair[1])); d != nil {
			t.Errorf("%s and %s: %q", pair[0], pair[1], d)
		}
	}
}

func TestDiffTellsEveryDifference(t *testing.T) {
	for _, test := range []struct{ want, got, line string }{
		{`{"a":"x"}`, `{"a":"y"}`, `a: want "x", got "y"`},
		{`{"a":"x"}`, `{}`, `a: want "x", got nothing`},
		{`{}`, `{"a":[1]}`, `a: want nothing, got [1]`},
		{`{"a":[1,2,2]}`, `{"a":[2,1]}`, `a: want 2`},
		{`{"a":[{"id":"1","n":1}]}`, `{"a":[{"id":"1","n":2}]}`, `a[1].n: want 1, got 2`},
		{`{"webPages":[{"url":"a"},{"url":"b"}]}`, `{"webPages":[{"url":"b"},{"url":"a"}]}`, `webPages[0].url: want "a", got "b"`},
		{`{`, `{}`, `the wanted entity is no JSON`},
	} {
		lines := Diff([]byte(test.want), []byte(test.got))
		if len(lines) == 0 || !strings.HasPrefix(lines[0], test.line) {
			t.Errorf("%s and %s: %q", test.want, test.got, lines)
		}
	}
	if d := Diff([]byte(`{"a":{"b":1}}`), []byte(`{"a":{"b":2}}`), "b"); d != nil {
		t.Errorf("a member that was to be left out: %q", d)
	}
}
