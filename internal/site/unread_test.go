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

// TestEveryPageSaysWhatOfItsAddressItLeftOut: once, with the parameter's name and the value.
func TestEveryPageSaysWhatOfItsAddressItLeftOut(t *testing.T) {
	s := newSite(t, nil)
	pages := []string{"/fi/", "/fi/haku", "/fi/haku?q=kirjasto", "/fi/kartta", "/fi/kunta", "/fi/aiheet", "/fi/muutokset", "/fi/avoin-data", "/fi/saavutettavuus",
		"/fi/palvelu/" + sitetest.Service.String(), "/fi/palvelupaikka/" + sitetest.Place.String(), "/fi/organisaatio/" + sitetest.Organization.String()}
	for _, path := range pages {
		for parameter, says := range map[string]string{route.MunicipalityParameter: "Kunta: zz", route.PageParameter: "abc"} {
			value := says[len(says)-len(strings.TrimPrefix(says, "Kunta: ")):]
			address := route.With(path, parameter, value)
			w := get(t, s, address)
			if to := w.Header().Get("Location"); to != "" {
				w = get(t, s, to)
			}
			body := w.Body.String()
			if n := strings.Count(body, "Tätä ei tunnistettu"); w.Code != http.StatusOK || n != 1 || !strings.Contains(body, says) {
				t.Errorf("%s: status %d, told %d times", address, w.Code, n)
			}
			wellFormed(t, address, strings.NewReader(body))
		}
		if body := get(t, s, route.With(path, route.MunicipalityParameter, "491", "utm_source", "kirje")).Body.String(); strings.Contains(body, "Tätä ei tunnistettu") {
			t.Errorf("%s: what is right, or nobody's business, is told to be wrong", path)
		}
	}
	if body := get(t, s, "/fi/?kunta=%3Cscript%3E").Body.String(); strings.Contains(body, "<script>") || !strings.Contains(body, "Kunta: &lt;script&gt;") {
		t.Error("hostile values are not shown harmlessly")
	}
}

// TestWhatWasLeftOutTurnsNothingRound: characters that nobody sees are not shown.
func TestWhatWasLeftOutTurnsNothingRound(t *testing.T) {
	s := newSite(t, nil)
	for _, path := range []string{"/fi/", "/fi/kunta", "/fi/haku", "/fi/palvelu/x"} {
		if body := get(t, s, path+"?kunta=%00%1B%E2%80%AEzz").Body.String(); strings.ContainsAny(body, "\x00\x1b\u202e") || !strings.Contains(body, "Kunta: zz") {
			t.Errorf("%s shows what cannot be seen", path)
		}
	}
}

// TestWordsOfAnAddressAreNoSearchWords: they fill the field of a page that is not there, and nobody has typed them.
func TestWordsOfAnAddressAreNoSearchWords(t *testing.T) {
	s := newSite(t, nil)
	for _, ref := range []string{strings.Repeat("sana-", 60) + "zz", "%EF%BF%BDx"} {
		body := get(t, s, "/fi/palvelu/"+ref).Body.String()
		if strings.Contains(body, "Hakusanat olivat pitkät") || strings.Contains(body, "Osa hakusanoista") {
			t.Errorf("%s: words are found fault with that were not typed", ref)
		}
	}
	if body := get(t, s, "/fi/palvelu/zz?q=%FFsana").Body.String(); !strings.Contains(body, "Osa hakusanoista") {
		t.Error("typed words that are no text are not told of")
	}
}

// TestOneStepToTheRightAddress: under another kind's words, too.
func TestOneStepToTheRightAddress(t *testing.T) {
	s := newSite(t, nil)
	for _, kind := range route.Kinds() {
		for _, id := range []string{sitetest.Service.String(), sitetest.Organization.String()} {
			for _, address := range []string{route.At(kind, "sv", "x-"+id), route.At(kind, "sv", id)} {
				w := httptest.NewRecorder()
				s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address+"?kunta=491", nil))
				if w.Code == http.StatusOK {
					continue // it is the right one
				}
				to, err := url.Parse(w.Header().Get("Location"))
				if w.Code != http.StatusMovedPermanently || err != nil || to.RawQuery != "kunta=491" {
					t.Errorf("%s: %d to %s", address, w.Code, to)
					continue
				}
				if after := get(t, s, to.String()); after.Code != http.StatusOK {
					t.Errorf("%s leads to %s, which answers %d, %s", address, to, after.Code, after.Header().Get("Location"))
				}
			}
		}
	}
}

// TestAServiceOutsideTheChosenMunicipalitySaysSo, and leads to what there is.
func TestAServiceOutsideTheChosenMunicipalitySaysSo(t *testing.T) {
	s := demoSite(t)
	m := listed(t, s)
	local, told := 0, 0
	for _, u := range m.URLs {
		address := strings.TrimPrefix(u.Loc, base)
		if !strings.HasPrefix(address, "/fi/palvelu/") {
			continue
		}
		local++
		if local > 40 {
			break
		}
		if body := get(t, s, address).Body.String(); strings.Contains(body, "ei kuulu kunta") {
			t.Errorf("%s speaks of a municipality that nobody chose", address)
		}
		body := get(t, s, address+"?kunta=890").Body.String() // Utsjoki: only what is offered in the whole country
		if !strings.Contains(body, "ei kuulu kunta Utsjoki") {
			continue
		}
		told++
		if !strings.Contains(body, "/fi/haku?kunta=890&amp;q=") {
			t.Errorf("%s does not lead to what Utsjoki has", address)
		}
		wellFormed(t, address, strings.NewReader(body))
	}
	if told == 0 || told == local {
		t.Errorf("of %d services, %d are said not to be offered in Utsjoki", local, told)
	}
}
