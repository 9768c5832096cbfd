package search_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search"
)

func TestAMendedTextIsTheTypedOneWithOtherWords(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, false))
	w.publish(in(service(1, "Rakennuslupa"), "704"), service(2, "Sosiaalinen luototus"), service(3, "Kirjasto"), service(4, "Perhetyö ja kotipalvelu"),
		service(5, "Perhetyö, varhainen"), in(service(6, "Uimahalli Rusko"), "704"))
	x.settled()
	for _, c := range []struct {
		typed, searched, place string
		corrections            []search.Correction
	}{
		{"rakenuslupa Rusko", "rakennuslupa Rusko", "704", []search.Correction{{From: "rakenuslupa", To: "rakennuslupa"}}},
		{"  Rakenuslupa,  Rusko? ", "  Rakennuslupa,  Rusko? ", "704", []search.Correction{{From: "rakenuslupa", To: "rakennuslupa"}}},
		{"rakenus lupaa: Rusko", "rakennuslupa: Rusko", "704", []search.Correction{{From: "rakenus lupaa", To: "rakennuslupa"}}},
		{"KIRJASTP", "Kirjasto", "", []search.Correction{{From: "kirjastp", To: "kirjasto"}}},
		{"kirjasto Rusko", "", "704", nil},
	} {
		results := x.ask(search.Query{Text: c.typed})
		place := ""
		if results.Place != nil {
			place = results.Place.Code
		}
		if results.Searched != c.searched || place != c.place {
			t.Errorf("%q is searched as %q in %q, want %q in %q", c.typed, results.Searched, place, c.searched, c.place)
		}
		if diff := cmp.Diff(c.corrections, results.Corrections); diff != "" {
			t.Errorf("%q: corrections (-want +got):\n%s", c.typed, diff)
		}
	}
}

func TestADividedWordIsExplainedByWhatWasTyped(t *testing.T) {
	withBoth(t, func(t *testing.T, a *finnish.Analyzer) {
		w := newWorld(t)
		x := w.index(t.TempDir(), a)
		w.publish(service(1, "Library card"), service(2, "Uimahalli"))
		x.settled()
		results := x.ask(search.Query{Text: "librarycard", Language: "en", Explain: true})
		if diff := cmp.Diff([]search.Correction{{From: "librarycard", To: "library card"}}, results.Corrections); diff != "" {
			t.Fatalf("corrections (-want +got):\n%s", diff)
		}
		var words []string
		for _, word := range results.Analysis.Words {
			words = append(words, word.Surface+" as "+word.Corrected)
		}
		if diff := cmp.Diff([]string{"librarycard as library", "librarycard as card"}, words); diff != "" {
			t.Errorf("analysis (-want +got):\n%s", diff)
		}
		for _, r := range results.Hits[0].Reasons {
			if r.Word != "librarycard" || r.How != "correction" {
				t.Errorf("a reason says %+v", r)
			}
		}
	})
}
