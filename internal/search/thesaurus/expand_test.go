package thesaurus

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
)

func open(t testing.TB, opts finnish.Options) *finnish.Analyzer {
	t.Helper()
	a, err := finnish.Open(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

func openVoikko(t testing.TB) *finnish.Analyzer {
	t.Helper()
	a := open(t, finnish.Options{})
	if a.Name() != finnish.NameVoikko {
		t.Skipf("needs libvoikko and a Finnish dictionary: %v", a.Missing())
	}
	return a
}

func openGrams(t testing.TB) *finnish.Analyzer { return open(t, finnish.Options{ForceGrams: true}) }

func query(a *finnish.Analyzer, text string, language finnish.Language) Query {
	return Query{
		Finnish: a.AnalyzeIn(finnish.Finnish, text), Swedish: a.AnalyzeIn(finnish.Swedish, text),
		English: a.AnalyzeIn(finnish.English, text), Language: language,
	}
}

// expanded tells whether the query is expanded by the text, and by which match.
func expanded(matches []Match, text string) (Match, Expansion, bool) {
	for _, m := range matches {
		for _, e := range m.Expansions {
			if e.Text == text {
				return m, e, true
			}
		}
	}
	return Match{}, Expansion{}, false
}

func TestShow(t *testing.T) {
	a := openVoikko(t)
	th := New(a)
	for _, q := range []string{"päikkypaikka", "lasten päikkyyn", "school nurse", "suun terveydenhuollon", "äidille apua kotiin", "dagis", "päivä hoito"} {
		for _, m := range th.Expand(query(a, q, "fi")) {
			t.Logf("%q %v %s need=%t %v", q, m.Words, m.Language, m.Need, m.Expansions)
		}
	}
}

func TestManyGoroutines(t *testing.T) {
	a := openGrams(t)
	th := New(a)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if _, e, ok := expanded(th.Expand(query(a, "dagis", "sv")), "päiväkoti"); !ok || e.Weight != weightSame {
				t.Errorf("dagis: %+v", e)
			}
		})
	}
	group.Wait()
}

var _ = slices.Contains[[]int]
