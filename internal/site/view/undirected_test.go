package view_test

import (
	"testing"

	"github.com/varanto/varanto/internal/site/view"
)

func TestUndirectedTexts(t *testing.T) {
	for text, want := range map[string]string{
		"Kirjasto": "Kirjasto", "\u202eotsajriK\u202c": "otsajriK", "a\u2066b\u2069\u200f": "ab", "a\x00b\x1bc": "a b c", "rivi\nrivi": "rivi\nrivi",
		"huono\xff": "huono ", "مكتبة": "مكتبة",
	} {
		if got := (view.Text{Value: text}).Undirected(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
