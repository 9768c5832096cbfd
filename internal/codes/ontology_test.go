package codes

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTermKnowsItsLabelsAndNeighbours(t *testing.T) {
	term, ok := Ontology().Lookup("https://www.yso.fi/onto/koko/p1275")
	if !ok {
		t.Fatal("basic education is missing")
	}
	if term.Vocabulary != "JUPO" || term.FI != "perusopetus" || term.EN != "basic education" {
		t.Errorf("term is %+v", term)
	}
	if diff := cmp.Diff([]string{"peruskoulutus"}, term.Alternative.In("fi")); diff != "" {
		t.Error(diff)
	}
	// One value of the source is two uris joined by ";".
	want := []string{"http://www.yso.fi/onto/koko/p33827", "http://www.yso.fi/onto/koko/p36950"}
	if diff := cmp.Diff(want, term.Broader); diff != "" {
		t.Error(diff)
	}
	if got := term.ParentURIs(); got != strings.Join(want, ";") {
		t.Errorf("parent uris %q", got)
	}
}

func TestTermIsFoundByTheSameConceptOfAnotherVocabulary(t *testing.T) {
	term, ok := Ontology().LookupMatch("http://www.yso.fi/onto/yso/p3280")
	if !ok || term.URI != "http://www.yso.fi/onto/koko/p125" {
		t.Errorf("found %v, %v", term, ok)
	}
	if term, ok := Ontology().Lookup("http://www.yso.fi/onto/yso/p3280"); ok {
		t.Errorf("Lookup finds %s by a uri that is not its own", term.URI)
	}
}

func TestEveryTermIsWhole(t *testing.T) {
	all := Ontology().All()
	if len(all) != 4976 {
		t.Errorf("%d terms", len(all))
	}
	for _, term := range all {
		if got, ok := Ontology().Lookup(term.URI); !ok || got != term {
			t.Errorf("%s is not found by its uri", term.URI)
		}
		if term.FI == "" {
			t.Errorf("%s has no Finnish name", term.URI)
		}
		for _, uris := range [][]string{term.Broader, term.Narrower, term.Related, term.ExactMatches} {
			for _, uri := range uris {
				if !strings.Contains(uri, "://") || strings.Contains(uri, ";") {
					t.Errorf("%s refers to %q", term.URI, uri)
				}
			}
		}
	}
}
