package completion_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/site/completion"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

func TestGroupsSayWhatWasTakenAndLeadIntoTheMunicipality(t *testing.T) {
	w, _ := words.For("en")
	found := view.Suggestions{
		Corrections: []view.SuggestedWord{{Typed: "kuolu", Taken: "koulu"}}, Dropped: []string{"xyz"},
		Groups: []view.SuggestionGroup{
			{Kind: "service", Items: []view.Suggestion{{Name: view.Text{Value: "Koulu", Lang: "fi"}, Matched: "oppilaitos", Href: "/en/service/a"}, {Name: view.Text{Value: "Koulu, Turku"}, Href: "/en/search?kunta=853&q=Koulu"}}},
			{Kind: "place"}, {Kind: "area", Items: []view.Suggestion{{Name: view.Text{Value: "Uusimaa"}, Href: "/en/search?area=x"}}},
		},
	}
	want := func(service, area string) []completion.Group {
		return []completion.Group{
			{Name: "Suggestions for “koulu” instead of “kuolu”.", Items: []completion.Item{}},
			{Name: "Suggestions without “xyz”: no name has all the words.", Items: []completion.Item{}},
			{Name: w.Suggest.Group["service"], Items: []completion.Item{{"Koulu", "fi", "oppilaitos", service}, {Text: "Koulu, Turku", Href: "/en/search?kunta=853&q=Koulu"}}},
			{Name: w.Suggest.Group["area"], Items: []completion.Item{{Text: "Uusimaa", Href: area}}},
		}
	}
	for _, c := range []struct {
		municipality  string
		remembered    bool
		service, area string
	}{
		{"", false, "/en/service/a", "/en/search?area=x"},
		{"491", false, "/en/service/a?kunta=491", "/en/search?area=x"},
		{"", true, "/en/service/a?kunta=", "/en/search?area=x&kunta="},
	} {
		if d := cmp.Diff(want(c.service, c.area), completion.Groups(found, w.Suggest, c.municipality, c.remembered)); d != "" {
			t.Errorf("%q, %t: %s", c.municipality, c.remembered, d)
		}
	}
	if got := completion.Groups(view.Suggestions{}, w.Suggest, "", false); got == nil || len(got) > 0 {
		t.Errorf("of nothing: %v", got)
	}
}
