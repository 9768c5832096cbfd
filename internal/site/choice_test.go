package site_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/sitetest"
)

const remembers = "varanto-kunta=491"

func choose(t *testing.T, s http.Handler, form url.Values, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, route.Choice("fi"), strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestNothingIsRememberedUnlessItIsAsked(t *testing.T) {
	s := newSite(t, nil)
	for _, path := range append(allPaths(), route.Choice("fi")) {
		if got := get(t, s, path).Header().Get("Set-Cookie"); got != "" {
			t.Errorf("%s sets %s", path, got)
		}
	}
	w := choose(t, s, url.Values{"kunta": {"491"}, "takaisin": {"/fi/haku?q=koulu"}})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/fi/haku?kunta=491&q=koulu" || w.Header().Get("Set-Cookie") != "" {
		t.Errorf("got %d %v", w.Code, w.Header())
	}
}

func TestTheAskedForChoiceIsRemembered(t *testing.T) {
	s := newSite(t, nil)
	w := choose(t, s, url.Values{"kunta": {"Mikkeli"}, "muista": {"1"}, "takaisin": {"/fi/"}})
	cookie := w.Header().Get("Set-Cookie")
	for _, want := range []string{remembers, "Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("%q lacks %s", cookie, want)
		}
	}
	w = get(t, s, route.Service("fi", sitetest.Plain), "Cookie", remembers)
	if body := w.Body.String(); !strings.Contains(body, "<strong>Mikkeli</strong>") {
		t.Error("the page does not show the remembered municipality")
	}
	if h := w.Header(); !strings.HasPrefix(h.Get("Cache-Control"), "private") || !strings.Contains(strings.Join(h.Values("Vary"), ","), "Cookie") {
		t.Errorf("others may see the reader's page: %v", h)
	}
	if got := get(t, s, "/fi/?kunta=", "Cookie", remembers).Body.String(); strings.Contains(got, "<strong>Mikkeli") || !strings.Contains(got, "/fi/haku?kunta=") {
		t.Error("no municipality in the address is not heeded")
	}
}

func TestOneStepForgetsTheMunicipality(t *testing.T) {
	w := choose(t, newSite(t, nil), url.Values{"takaisin": {"/fi/haku?q=koulu"}}, "Cookie", remembers)
	if cookie := w.Header().Get("Set-Cookie"); !strings.Contains(cookie, "Max-Age=0") || w.Header().Get("Location") != "/fi/haku?q=koulu" {
		t.Errorf("got %v", w.Header())
	}
}

func TestAFalseRememberedMunicipalityIsNone(t *testing.T) {
	s := newSite(t, nil)
	for _, value := range []string{"999", "\x00\x01\x02", "49", "491491", `"><script>`} {
		if got := get(t, s, "/fi/", "Cookie", "varanto-kunta="+value).Body.String(); strings.Contains(got, "<strong>") {
			t.Errorf("%q chooses something", value)
		}
	}
}

func TestChoosingLeadsNowhereElse(t *testing.T) {
	s := newSite(t, nil)
	for _, back := range []string{"https://evil.example/", "//evil.example/", `/\evil.example`, "javascript:alert(1)", "fi/", "", "/%0d%0aX: y"} {
		w := choose(t, s, url.Values{"kunta": {"491"}, "takaisin": {back}})
		to, err := url.Parse(w.Header().Get("Location"))
		if err != nil || to.Host != "" || to.Scheme != "" || !strings.HasPrefix(to.Path, "/") {
			t.Errorf("%q leads to %s", back, w.Header().Get("Location"))
		}
	}
	if w := choose(t, s, url.Values{"kunta": {"491"}, "muista": {"1"}}, "Sec-Fetch-Site", "cross-site"); w.Header().Get("Set-Cookie") != "" {
		t.Error("another site chooses for the reader")
	}
	if w := choose(t, s, url.Values{"kunta": {"Atlantis"}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "role=\"alert\"") {
		t.Errorf("an unknown municipality answers %d", w.Code)
	}
}

func TestResultsAreGroupedByReach(t *testing.T) {
	body := get(t, newSite(t, nil), "/fi/haku?q=koulu&kunta=491").Body.String()
	last := -1
	for _, heading := range []string{"Paikalliset palvelut: Mikkeli", "Alueen palvelut", "Koko Suomen palvelut"} {
		at := strings.Index(body, heading)
		if at <= last {
			t.Errorf("%q stands at %d, after %d", heading, at, last)
		}
		last = at
	}
}
