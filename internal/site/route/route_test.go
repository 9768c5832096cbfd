package route_test

import (
	"slices"
	"testing"

	"github.com/varanto/varanto/internal/site/route"
)

func TestEveryWordLeadsToOneKind(t *testing.T) {
	seen := map[string]route.Kind{route.SuggestName: -1}
	for _, a := range route.Arounds() {
		for _, word := range a.Words() {
			if _, ok := seen[word]; ok {
				t.Errorf("%q leads to two pages", word)
			}
			seen[word] = -1
		}
	}
	for _, k := range route.Kinds() {
		for _, word := range k.Words() {
			if other, ok := seen[word]; ok {
				t.Errorf("%q leads to %d and %d", word, other, k)
			}
			seen[word] = k
		}
		for _, lang := range []string{"fi", "sv", "en"} {
			if !slices.Contains(k.Words(), k.Word(lang)) {
				t.Errorf("%q does not lead to %d", k.Word(lang), k)
			}
		}
	}
}

func TestAddressesOfPages(t *testing.T) {
	for got, want := range map[string]string{
		route.Service("fi", "a-1"):                   "/fi/palvelu/a-1",
		route.Service("sv", "a-1"):                   "/sv/service/a-1",
		route.Channel("en", "ServiceLocation", "1"):  "/en/place/1",
		route.Channel("sv", "Phone", "1"):            "/sv/servicekanal/1",
		route.Organization("en", "1"):                "/en/organisation/1",
		route.Topics.In("sv"):                        "/sv/amnen",
		route.LifeEvents.Below("en", "a-ke1"):        "/en/life-situations/a-ke1",
		route.FeedbackOn("en", route.PlacePage, "1"): "/en/feedback?aihe=palvelupaikka&id=1",
		route.With("/fi/a?x=1", "y", "2", "z", ""):   "/fi/a?x=1&y=2",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
