package site_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/varanto/varanto/internal/site/sitetest"
	"github.com/varanto/varanto/internal/site/words"
)

func TestPutTogetherForOtherSites(t *testing.T) {
	s := newSite(t, nil)
	place := sitetest.Place.String()
	for _, c := range []struct {
		name, path string
		status     int
		says       string
	}{
		{"nothing chosen yet", "/fi/jaa", http.StatusOK, "Esikatselu näkyy tässä"},
		{"in Swedish", "/sv/dela", http.StatusOK, "Dela tjänster på din egen webbplats"},
		{"by another language's word", "/en/jaa?kunta=491", http.StatusPermanentRedirect, ""},
		{"a list", "/fi/jaa?kunta=491&kind=places&limit=3", http.StatusOK, `<varanto-services lang="fi" municipality="491" kind="places" limit="3">`},
		{"with a preview", "/fi/jaa?kunta=491", http.StatusOK, `src="/fi/upotus/palvelut?municipality=491"`},
		{"named after what it shows", "/fi/jaa?kunta=491&serviceClass=P6", http.StatusOK, ">Palvelut, Koulutus, Mikkeli</a>"},
		{"places of a topic", "/fi/jaa?kunta=491&kind=places&serviceClass=P6", http.StatusOK, `<varanto-services lang="fi" municipality="491" kind="places" service-class="P6">`},
		{"places of a topic lead to the same search", "/fi/jaa?kunta=491&kind=places&serviceClass=P6", http.StatusOK, "http://example.com/fi/haku?kunta=491&serviceClass=P6&type=ServiceLocation"},
		{"the topic of places is there to choose", "/fi/jaa?kind=places&kunta=491&serviceClass=P6", http.StatusOK, `<option value="P6" selected>`},
		{"in another language than the page", "/fi/jaa?kunta=491&in=en", http.StatusOK, "http://example.com/en/search?kunta=491"},
		{"a search field", "/en/share?what=search&results=site", http.StatusOK, `<varanto-search lang="en" results="site">`},
		{"a place to be found", "/fi/jaa?what=place", http.StatusOK, "Etsi paikka kohdassa 2"},
		{"places by name", "/fi/jaa?what=place&find=piste", http.StatusOK, `<input type="radio" id="place-` + place + `" name="place" value="` + place + `">`},
		{"no place by that name", "/fi/jaa?what=place&find=tyhjä", http.StatusOK, "Nimellä ei löytynyt paikkoja"},
		{"a chosen place", "/fi/jaa?what=place&place=" + place, http.StatusOK, `<varanto-place lang="fi" place="` + place + `">`},
		{"a pasted address", "/fi/jaa?what=place&find=" + url.QueryEscape("https://x.example/sv/servicestalle/"+place), http.StatusOK, "<varanto-place"},
		{"a place that is gone", "/fi/jaa?what=place&place=" + sitetest.Gone.String(), http.StatusOK, "Etsi paikka kohdassa 2"},
		{"an organisation to be found", "/fi/jaa?what=organization", http.StatusOK, "Etsi organisaatio kohdassa 2"},
		{"a chosen organisation", "/sv/dela?what=organization&kind=all&organization=" + sitetest.Organization.String(), http.StatusOK,
			`<varanto-services lang="sv" kind="all" organization="` + sitetest.Organization.String() + `">`},
		{"a pasted organisation", "/fi/jaa?what=organization&find=/fi/organisaatio/" + sitetest.Organization.String(), http.StatusOK, ">Esimerkkilän kaupunki</a>"},
		{"a chosen collection", "/en/share?what=collection&limit=5&collection=" + sitetest.Collection.String() + "&serviceClass=P6", http.StatusOK,
			`<varanto-services lang="en" kind="all" collection="` + sitetest.Collection.String() + `" limit="5">`},
		{"no collection by that name", "/fi/jaa?what=collection&find=tyhjä", http.StatusOK, "Nimellä ei löytynyt palvelukokonaisuuksia"},
		{"a colour that is too light", "/fi/jaa?kunta=491&accent=%23ffee00", http.StatusOK, "Väri on liian vaalea tekstille"},
		{"an unknown municipality", "/fi/jaa?kunta=999&q=x", http.StatusOK, "jätettiin pois: municipality=999"},
		{"an unknown number", "/fi/jaa?q=x&limit=0", http.StatusOK, `name="limit" value="10"`},
		{"hostile words", "/fi/jaa?q=" + url.QueryEscape(sitetest.Attack), http.StatusOK, ""},
		{"a failing search", "/fi/jaa?what=place&find=virhe", http.StatusInternalServerError, "Vika on meillä"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := get(t, s, c.path)
			body := w.Body.String()
			if w.Code != c.status || !strings.Contains(html.UnescapeString(html.UnescapeString(body)), c.says) {
				t.Errorf("%s: status %d, want %d with %q", c.path, w.Code, c.status, c.says)
			}
			if strings.Contains(body, "<script>alert") {
				t.Error("markup got through")
			}
		})
	}
}

func TestOnlyEmbeddedPagesMayBeFramed(t *testing.T) {
	s := newSite(t, nil)
	for _, lang := range words.Codes() {
		for _, path := range append(paths(lang), "/"+lang+"/jaa", "/"+lang+"/nowhere") {
			head := get(t, s, path).Header()
			if !strings.Contains(head.Get("Content-Security-Policy"), "frame-ancestors 'none'") || head.Get("X-Frame-Options") != "DENY" {
				t.Errorf("%s may be framed", path)
			}
		}
		head := get(t, s, "/"+lang+"/upotus/haku").Header()
		if !strings.Contains(head.Get("Content-Security-Policy"), "frame-ancestors *") || head.Get("X-Frame-Options") != "" {
			t.Errorf("the frame may not be framed: %v", head)
		}
	}
}

func TestPagesTellWhereOEmbedDescribesThem(t *testing.T) {
	s := newSite(t, nil)
	for _, path := range paths("fi") {
		doc, err := html.Parse(get(t, s, path).Body)
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if n.Data != "link" {
				continue
			}
			a := map[string]string{}
			for _, at := range n.Attr {
				a[at.Key] = at.Val
			}
			if strings.HasSuffix(a["type"], "+oembed") {
				if w := get(t, s, a["href"]); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "iframe") {
					t.Errorf("%s: %s answers %d: %s", path, a["href"], w.Code, w.Body)
				}
			}
		}
	}
	for path, want := range map[string]int{
		"/fi/palvelupaikka/" + sitetest.Place.String(): 2, "/fi/haku?q=x": 2, "/fi/": 0, "/fi/organisaatio/" + sitetest.Organization.String(): 2, "/fi/kokonaisuus/" + sitetest.Collection.String(): 2,
	} {
		if got := strings.Count(get(t, s, path).Body.String(), "+oembed"); got != want {
			t.Errorf("%s: %d links to oEmbed, want %d", path, got, want)
		}
	}
}
