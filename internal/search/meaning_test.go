package search

import (
	"testing"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/recent"
	"github.com/varanto/varanto/internal/search/thesaurus"
)

// A token of which nothing may be meant has no form that is meant, in any chain.
func TestNothingThatIsMeantIsPassedOver(t *testing.T) {
	for _, forced := range []bool{false, true} {
		a, err := finnish.Open(t.Context(), finnish.Options{ForceGrams: forced})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { a.Close() })
		ask := asker{analyzer: a, thesaurus: thesaurus.New(a), places: newGazetteer()}
		texts := []string{
			"Kouluterveydenhuolto Kelan Oulu ja äidin oma TE-toimisto", "Äitiysneuvola, kotihoidon-tuki sekä Kela",
			"Barnskyddet i Åbo, tandvård", "Child care and the library's services", "Uimahalli on auki 306/2019",
		}
		met, passed := 0, 0
		for _, text := range texts {
			for _, query := range texts {
				q := ask.ask(query, inFinnish, true)
				x := &Index{analyzer: a, readings: recent.New[textKey, []uint32](10)}
				for _, f := range languages() {
					some := false
					for _, token := range a.AnalyzeIn(f.language(), text) {
						any := false
						for _, form := range formsOf(f, token, a) {
							_, ok := q.meant[lookup{f, form.word}]
							any = any || ok
						}
						some = some || any
						switch may := q.mayMeanToken(f, &token); {
						case any && !may:
							t.Errorf("%q in %q is passed over for %q", token.Surface, text, query)
						case any:
							met++
						case !may:
							passed++
						}
					}
					if some && !q.mayMean(x.forms(textKey{f, text})) {
						t.Errorf("%q is passed over for %q", text, query)
					}
				}
			}
		}
		if met == 0 || passed == 0 {
			t.Errorf("%d met, %d passed over", met, passed)
		}
	}
}
