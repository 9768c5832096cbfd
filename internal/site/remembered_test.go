package site_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/sitetest"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// saysMunicipality tells whether an address says which municipality it is for, or that it is for none. What is no page of
// the site needs not.
func saysMunicipality(t *testing.T, address string) bool {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	isPage := slices.ContainsFunc(words.Codes(), func(lang string) bool { return strings.HasPrefix(address, route.Home(lang)) })
	return !isPage || strings.HasSuffix(u.Path, ".xml") || u.Query().Has(route.MunicipalityParameter)
}

// TestARememberedMunicipalityStaysAway follows nobody back into it who asked for none: all links and forms of a page say so.
func TestARememberedMunicipalityStaysAway(t *testing.T) {
	s, _, _ := listening(t)
	asked := allPaths()
	for _, lang := range words.Codes() {
		asked = append(asked, aroundPaths(lang)...)
		asked = append(asked, route.Map(lang, view.Query{Text: "koulu"}), route.Search(lang, view.Query{Text: "koulu"}), route.Search(lang, view.Query{Text: "tyhjä"}),
			"/"+lang+"/nowhere", route.Service(lang, sitetest.Gone.String()))
	}
	for _, path := range asked {
		path = route.WithNone(path)
		body := get(t, s, path, "Cookie", remembers).Body
		root, err := html.Parse(body)
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			switch {
			case n.Data == "a" && !saysMunicipality(t, attribute(n, "href")):
				t.Errorf("%s leads to %s", path, attribute(n, "href"))
			case n.Data == "form" && attribute(n, "method") == "get" && !hasField(n, route.MunicipalityParameter):
				t.Errorf("%s has a form to %s without a municipality", path, attribute(n, "action"))
			case attribute(n, "data-atlas") != "" && attribute(n, "data-also") != "?kunta=":
				t.Errorf("%s: the map's links have %q", path, attribute(n, "data-also"))
			}
		}
	}
}

func hasField(form *html.Node, name string) bool {
	for n := range form.Descendants() {
		if attribute(n, "name") == name {
			return true
		}
	}
	return false
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestTheWholeCountryIsOneStepFromARememberedMunicipality(t *testing.T) {
	s := newSite(t, nil)
	for path, want := range map[string]string{
		route.Topics.Below("fi", sitetest.Empty): `<a href="` + route.WithNone(route.Topics.Below("fi", sitetest.Empty)) + `">`,
		route.Changes.In("sv"):                   `<a href="` + route.WithNone(route.Changes.In("sv")) + `">`,
		"/fi/haku?q=tyhj%C3%A4":                  `<a href="/fi/haku?q=tyhj%C3%A4&amp;kunta=">`,
	} {
		if body := get(t, s, path, "Cookie", remembers).Body.String(); !strings.Contains(body, want) {
			t.Errorf("%s has no %s", path, want)
		}
	}
}

func TestSuggestionsSayWhatTheyAreFor(t *testing.T) {
	s := newSite(t, nil)
	for query, want := range map[string][]string{
		"?q=koulu&kunta=853": {"?kunta=853", "?kunta=491"}, "?q=koulu&kunta=": {"?kunta=", "?kunta=491"}, "?q=koulu": {"?kunta=491", "?kunta=491"},
	} {
		w := get(t, s, route.Suggest("fi")+query, "Cookie", remembers)
		var groups []struct{ Items []struct{ Href string } }
		if err := json.Unmarshal(w.Body.Bytes(), &groups); err != nil || len(groups) != len(want) {
			t.Fatalf("%s: %v %s", query, err, w.Body)
		}
		for i, g := range groups {
			if _, question, _ := strings.Cut(g.Items[0].Href, "?"); "?"+question != want[i] {
				t.Errorf("%s leads to %s, want %s", query, g.Items[0].Href, want[i])
			}
		}
	}
}

// TestNobodyIsShownAKeptPageOfAnotherChoice: what an answer holds depends on the cookie, whatever the address says.
func TestNobodyIsShownAKeptPageOfAnotherChoice(t *testing.T) {
	s := newSite(t, nil)
	for _, path := range []string{"/fi/", "/fi/haku?q=koulu&kunta=853", "/fi/haku?q=koulu&kunta=", route.Suggest("fi") + "?q=koulu&kunta=", route.OpenSearchSuggest("fi") + "?q=koulu"} {
		for _, headers := range [][]string{nil, {"Cookie", remembers}} {
			if vary := get(t, s, path, headers...).Header().Values("Vary"); !strings.Contains(strings.Join(vary, ","), "Cookie") {
				t.Errorf("%s with %v varies by %v", path, headers, vary)
			}
		}
	}
	if vary := get(t, s, route.WithNone(route.PointsOf("fi", view.Query{}))).Header().Values("Vary"); slices.Contains(vary, "Cookie") {
		t.Error("the map's places are the same for all who name a municipality")
	}
}

func TestWhoHasSentFeedbackStaysWhereTheyWere(t *testing.T) {
	s, _, c := listening(t)
	form := url.Values{"text": {"Hyvä sivu."}, "ticket": {ticketIn(t, get(t, s, route.Feedback.In("fi")))}}
	c.now = c.now.Add(time.Minute)
	w := post(t, s, route.WithNone(route.Feedback.In("fi")), form, "Cookie", remembers)
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || !saysMunicipality(t, to) {
		t.Errorf("%d to %s", w.Code, to)
	}
}
