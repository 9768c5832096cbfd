package suggest_test

import (
	"context"
	"fmt"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search/suggest"
)

func TestFollowingGivesWhatANewStartGives(t *testing.T) {
	classes, terms := codes.ServiceClasses().All()[:3], codes.Ontology().All()[:3]
	questions := []string{"k", "koulu", "kuraattori", "uimahali", "simh", "aidin", "kotihoito apu", "avustaja", "vesijumppa"}
	for _, c := range classes {
		questions = append(questions, c.Names.In("fi"))
	}
	for _, c := range terms {
		questions = append(questions, c.Names.In("fi"))
	}
	rapid.Check(t, func(rt *rapid.T) {
		names := []string{"Koulu", "Koulukuraattori", "Uimahalli", "Kotihoito", "Äidin apu", "Simhall"}
		some := func() catalog.Entity {
			number := rapid.IntRange(0, 5).Draw(rt, "key")
			key := fmt.Sprint(number)
			name := rapid.SampledFrom(names).Draw(rt, "name")
			if rapid.Bool().Draw(rt, "place") {
				return place("p"+key, name)
			}
			made := service("s"+key, named(name, rapid.SampledFrom(names).Draw(rt, "Swedish"), ""))
			// A keyword leads to three names at most of those that were there at the start, and as many of those that came: no more
			// than three services have one here.
			if rapid.Bool().Draw(rt, "keyword") {
				made.Keywords = catalog.Texts{{Language: "fi", Value: []string{"Avustaja", "Vesijumppa"}[number/3]}}
			}
			made.ServiceDescriptions = catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: rapid.SampledFrom(names).Draw(rt, "description")}}
			made.ServiceClasses = []catalog.CodeRef{{URI: rapid.SampledFrom(classes).Draw(rt, "class").URI}}
			made.OntologyTerms = []catalog.CodeRef{{URI: rapid.SampledFrom(terms).Draw(rt, "term").URI}}
			return made
		}
		followed := newWorld(t, suggest.Options{}, some(), some())
		defer followed.stop()
		for range rapid.IntRange(1, 6).Draw(rt, "changes") {
			followed.append(rapid.SampledFrom([]catalog.Status{catalog.StatusPublished, catalog.StatusPublished, catalog.StatusDeleted}).Draw(rt, "status"), some())
			followed.settle()
		}
		fresh := &world{t: t, catalogue: followed.catalogue, seq: followed.seq, Suggester: suggest.New(followed.catalogue, suggest.Options{})}
		fresh.follow()
		defer fresh.stop()
		for _, text := range questions {
			q := suggest.Question{Text: text}
			// How often something is used may be older after following, so scores and their order are not compared.
			if d := cmp.Diff(counts(fresh.ask(q)), counts(followed.ask(q))); d != "" {
				rt.Fatalf("%q: %s", text, d)
			}
		}
	})
}

// counts gives what an answer suggests, without order.
func counts(a suggest.Answer) map[string]int {
	all := map[string]int{}
	for _, g := range a.Groups {
		for _, it := range g.Items {
			all[string(it.Kind)+" "+it.Text+" "+it.ID] = it.Count
		}
	}
	return all
}

func FuzzSuggest(f *testing.F) {
	for _, s := range []string{"", "koulu", "rakenuslupa", "\xff\xfe", "ÄÄÄ̈", "a\u0000b", "😀", "' OR 1=1 --", "кириллица", "kou*lu?", "0040", "a b c d e f g h i"} {
		f.Add(s, "fi")
	}
	w := newWorld(f, suggest.Options{}, town()...)
	f.Fuzz(func(t *testing.T, text, language string) {
		q := suggest.Question{Text: text, Language: language}
		a, err := w.Suggest(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := w.Suggest(context.Background(), q)
		if d := cmp.Diff(a, again); d != "" {
			t.Fatal(d)
		}
		for _, g := range a.Groups {
			for _, it := range g.Items {
				shown := it.Text
				if it.Matched != "" {
					shown = it.Matched
				}
				last := 0
				for _, m := range it.Marks {
					if m[0] < last || m[1] <= m[0] || m[1] > len(shown) || !utf8.ValidString(shown[m[0]:m[1]]) {
						t.Fatalf("marks %v in %q", it.Marks, shown)
					}
					last = m[1]
				}
				if it.Text == "" || it.ID == "" {
					t.Fatalf("an item without text or id: %+v", it)
				}
			}
		}
	})
}
