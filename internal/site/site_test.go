package site_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/sitetest"
	"github.com/varanto/varanto/internal/site/words"
)

var assets = fstest.MapFS{
	"site.css":      {Data: []byte(strings.Repeat("body{color:red}", 200))},
	"site.mjs":      {Data: []byte("export {}")},
	"secrets.txt":   {Data: []byte("not for anybody")},
	"manifest.json": {Data: []byte("{}")},
}

func newSite(t testing.TB, change func(*site.Options)) *site.Site {
	t.Helper()
	o := site.Options{
		Source: sitetest.Source{}, Assets: assets, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Now: func() time.Time { return sitetest.Now },
	}
	if change != nil {
		change(&o)
	}
	s, err := site.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func get(t *testing.T, s http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func paths(lang string) []string {
	return []string{
		"/" + lang + "/", "/" + lang + "/" + map[string]string{"fi": "haku", "sv": "sok", "en": "search"}[lang] + "?q=koulu&kunta=491&sivu=2",
		route.Service(lang, sitetest.Plain), route.Service(lang, sitetest.Bare.String()), route.Service(lang, sitetest.Hostile.String()),
		route.Channel(lang, "ServiceLocation", sitetest.Place.String()) + "?kunta=491", route.Channel(lang, "Phone", sitetest.Phone.String()),
		route.Channel(lang, "EChannel", sitetest.Online.String()), route.Channel(lang, "PrintableForm", sitetest.Form.String()),
		route.Organization(lang, sitetest.Organization.String()) + "?sivu=2", route.General(lang, sitetest.General.String()) + "?kunta=491",
		route.Collection(lang, sitetest.Collection.String()),
	}
}

func allPaths() []string {
	var out []string
	for _, lang := range words.Codes() {
		out = append(out, paths(lang)...)
	}
	return out
}

func TestEveryPageAnswersInItsLanguage(t *testing.T) {
	s := newSite(t, nil)
	for _, path := range allPaths() {
		w := get(t, s, path)
		lang := path[1:3]
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `<html lang="`+lang+`">`) {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
}

func TestAnswers(t *testing.T) {
	s := newSite(t, nil)
	service, place := sitetest.Plain, sitetest.Place.String()
	for _, c := range []struct {
		name, path     string
		status         int
		location, says string
	}{
		{"the front goes to a language", "/", http.StatusFound, "/fi/", ""},
		{"a language without its slash", "/sv", http.StatusPermanentRedirect, "/sv/", ""},
		{"the search page by another language's name", "/en/haku?q=x&kunta=091", http.StatusPermanentRedirect, "/en/search?q=x&kunta=091", ""},
		{"a place by the channels' name", "/fi/asiointikanava/" + place, http.StatusMovedPermanently, "/fi/palvelupaikka/" + place, ""},
		{"a whole id", "/fi/palvelu/" + sitetest.Service.String(), http.StatusMovedPermanently, "/fi/palvelu/" + service, ""},
		{"other words with the right short id", "/fi/palvelu/vanha-nimi-" + sitetest.Short + "?kunta=491", http.StatusMovedPermanently, "/fi/palvelu/" + service + "?kunta=491", ""},
		{"a short id alone", "/en/service/" + sitetest.Short, http.StatusMovedPermanently, "/en/service/" + service, ""},
		{"another language's word", "/sv/palvelu/" + service, http.StatusMovedPermanently, "/sv/service/" + service, ""},
		{"an older word", "/sv/tjanst/" + service, http.StatusMovedPermanently, "/sv/service/" + service, ""},
		{"an unknown short id", "/fi/palvelu/jotain-1234567890", http.StatusNotFound, "", "Sivua ei löytynyt"},
		{"a short id of another kind", "/fi/organisaatio/" + service, http.StatusMovedPermanently, "/fi/palvelu/varhaiskasvatuspaikan-hakeminen-1111111111", ""},
		{"a whole id of another kind", "/fi/palvelu/" + sitetest.Organization.String() + "?kunta=491", http.StatusMovedPermanently, "/fi/organisaatio/" + sitetest.Organization.String() + "?kunta=491", ""},
		{"the short id of something archived", "/fi/palvelu/entinen-9999999999", http.StatusGone, "", ""},
		{"a redirect keeps the municipality", "/fi/asiointi/" + place + "?kunta=491", http.StatusMovedPermanently, "/fi/palvelupaikka/" + place + "?kunta=491", ""},
		{"an id in capitals", "/fi/palvelu/" + strings.ToUpper("1111111a-1111-4111-8111-111111111111"), http.StatusNotFound, "", "Sivua ei löytynyt"},
		{"no id", "/fi/palvelu/minne", http.StatusNotFound, "", "Sivua ei löytynyt"},
		{"an unknown page", "/en/nowhere/at/all", http.StatusNotFound, "", "Page not found"},
		{"an unknown page outside the languages", "/index.php", http.StatusNotFound, "", "Sivua ei löytynyt"},
		{"an unknown service", "/sv/service/00000000-0000-4000-8000-000000000000", http.StatusNotFound, "", "Sidan hittades inte"},
		{"an archived service", "/en/service/" + sitetest.Gone.String(), http.StatusGone, "", "This page has been removed"},
		{"a failure of our own", "/en/service/" + sitetest.Failing.String(), http.StatusInternalServerError, "", "The fault is ours"},
		{"a failing search", "/fi/haku?q=virhe", http.StatusInternalServerError, "", "Vika on meillä"},
		{"an unknown municipality keeps the words", "/fi/haku?q=x&kunta=999", http.StatusOK, "", `value="x"`},
		{"and is named", "/fi/haku?q=x&kunta=999", http.StatusOK, "", "jätettiin pois: Kunta: 999."},
		{"a municipality by name", "/fi/haku?q=x&kunta=mikkeli", http.StatusOK, "", "Kunta: Mikkeli"},
		{"page zero", "/sv/sok?q=x&sivu=0", http.StatusOK, "", "Resultatsidor: 0"},
		{"page words", "/en/search?q=x&sivu=yksi", http.StatusOK, "", "Result pages: yksi"},
		{"a malformed query", "/fi/haku?q=%zz", http.StatusOK, "", "Kirjoita hakusana"},
		{"a query that is malformed in part", "/fi/haku?q=koulu&x=%zz", http.StatusOK, "", `value="koulu"`},
		{"words that are no text", "/fi/haku?q=a%ff%feb", http.StatusOK, "", "ei ollut tekstiä"},
		{"too many words", "/fi/haku?q=" + strings.Repeat("a", 201), http.StatusOK, "", "Niistä luettiin alku"},
		{"a bad municipality on any page", "/fi/palvelu/" + service + "?kunta=x", http.StatusOK, "", ""},
		{"an unknown filter", "/fi/haku?q=x&serviceClass=P99&serviceClass=P6", http.StatusOK, "", "jätettiin pois: Aihe: P99."},
		{"beside one that is known", "/fi/haku?q=x&serviceClass=P99&serviceClass=P6", http.StatusOK, "", `value="P6" form="ask" checked`},
		{"a filter too long", "/en/search?q=x&type=" + strings.Repeat("a", 300), http.StatusOK, "", "left out: What you are looking for."},
		{"a filter to take away", "/fi/haku?q=x&serviceClass=P6&free=true", http.StatusOK, "", `href="/fi/haku?free=true&amp;q=x"`},
		{"all filters to take away", "/fi/haku?q=x&serviceClass=P6&free=true", http.StatusOK, "", "Poista kaikki rajaukset"},
		{"a day and a time of the form", "/fi/haku?q=x&openDay=2026-11-28&openTime=18:00", http.StatusOK, "", "Avoinna lauantaina klo 18.00"},
		{"a day alone is noon", "/en/search?q=x&openDay=2026-12-24", http.StatusOK, "", "Open 24 December 2026 at 12:00"},
		{"a day beside a tick that was there before", "/fi/haku?q=x&openAt=now&openDay=2026-11-28&openTime=18:00", http.StatusOK, "", "Avoinna lauantaina klo 18.00"},
		{"a tick beside the day that was there before", "/fi/haku?q=x&openAt=now&openDay=2026-11-28&openTime=18:00&openWas=2026-11-28T18:00", http.StatusOK, "", `value="now" form="ask" checked`},
		{"the form knows the moment that it shows", "/fi/haku?q=x&openAt=2026-11-28T18:00", http.StatusOK, "", `<input type="hidden" name="openWas" value="2026-11-28T18:00" form="ask">`},
		{"a moment stays in the form", "/fi/haku?q=x&openAt=2027-03-05T18:30", http.StatusOK, "", `<option value="2027-03-05" selected>`},
		{"how far it is", "/sv/sok?q=x&near=61.688,27.272", http.StatusOK, "", "1,2 kilometer bort"},
		{"a place among the words", "/fi/haku?q=uimahalli+Mikkelissä", http.StatusOK, "", "Haettiin paikasta Mikkeli."},
		{"with one step to undo it", "/fi/haku?q=uimahalli+Mikkelissä", http.StatusOK, "", `<a href="/fi/haku?q=uimahalli">Hae koko maasta</a>`},
		{"the place goes along to what was found", "/fi/haku?q=uimahalli+Mikkelissä", http.StatusOK, "", service + `?kunta=491"`},
		{"other words were searched", "/fi/haku?q=rakenuslupa&kunta=491", http.StatusOK, "", "Haettiin sanoilla ”rakennuslupa”."},
		{"with one step to search as typed", "/fi/haku?q=rakenuslupa&kunta=491", http.StatusOK, "", `href="/fi/haku?kunta=491&amp;q=rakenuslupa&amp;verbatim=1"`},
		{"as typed", "/fi/haku?q=rakenuslupa&verbatim=1", http.StatusOK, "", "hakutulosta"},
		{"words that were found are marked", "/fi/haku?q=koulu", http.StatusOK, "", "<mark>Varhaiskasvatuspaikan</mark>"},
		{"why it was found", "/en/search?q=koulu", http.StatusOK, "", "joka tarkoittaa suunnilleen samaa kuin ”koulu”"},
		{"general information among the results", "/fi/haku?q=koulu", http.StatusOK, "", "Yleiskuvaus"},
		{"a general description", "/sv/allman-beskrivning/" + sitetest.General.String(), http.StatusOK, "", "Det här är en allmän beskrivning"},
		{"its services here", "/fi/yleiskuvaus/" + sitetest.General.String() + "?kunta=491", http.StatusOK, "", "Näistä 1 palvelee kunnan asukkaita."},
		{"a collection", "/en/collection/" + sitetest.Collection.String(), http.StatusOK, "", "Service collection"},
		{"no such collection", "/en/collection/nothing-1234567890", http.StatusNotFound, "", ""},
		{"related services say why", "/fi/palvelu/" + service, http.StatusOK, "", "Sama aihe: Varhaiskasvatus, sama kohderyhmä"},
		{"themes to begin with", "/en/search", http.StatusOK, "", `href="/en/search?serviceClass=P7"`},
		{"nothing found, but without a filter", "/fi/haku?q=tyhj%C3%A4&free=true&type=Service", http.StatusOK, "", `href="/fi/haku?free=true&amp;q=tyhj%C3%A4"`},
		{"nothing found, but with a word", "/fi/haku?q=tyhj%C3%A4+talo", http.StatusOK, "", `href="/fi/haku?q=talo"`},
		{"nothing found here", "/fi/haku?q=tyhj%C3%A4&kunta=491", http.StatusOK, "", "Kysy kunnasta:"},
		{"suggestions", "/fi/ehdotukset?q=koulu&kunta=853", http.StatusOK, "", `{"name":"Palvelut","items":[{"text":"Koulu","note":"oppilaitos","href":"/fi/palvelu/` + service + `?kunta=853"}]}`},
		{"a suggested municipality goes before the chosen one", "/sv/ehdotukset?q=koulu&kunta=853", http.StatusOK, "", `"href":"/sv/sok?kunta=491"`},
		{"a suggestion says its language", "/sv/ehdotukset?q=koulu", http.StatusOK, "", `{"text":"Koulu","lang":"fi",`},
		{"the button of a channel says its language", route.Channel("sv", "EChannel", sitetest.Online.String()), http.StatusOK, "", `<span class="hear">: <span lang="fi">Sähköinen hakemus</span> `},
		{"the button of a form, too", route.Channel("sv", "PrintableForm", sitetest.Form.String()), http.StatusOK, "", `<span class="hear">: <span lang="fi">Hakemuslomake</span></span>`},
		{"no suggestions", "/en/ehdotukset?q=x", http.StatusOK, "", "[]"},
		{"suggestions say what was taken otherwise than typed", "/en/ehdotukset?q=kuolu+xyz", http.StatusOK, "",
			`[{"name":"Suggestions for “koulu” instead of “kuolu”.","items":[]},{"name":"Suggestions without “xyz”: no name has all the words.","items":[]},{"name":"Services"`},
		{"suggestions for nothing", "/en/ehdotukset", http.StatusOK, "", "[]"},
		{"failing suggestions", "/fi/ehdotukset?q=virhe", http.StatusOK, "", "[]"},
		{"nothing asked", "/en/search", http.StatusOK, "", "Write a search word"},
		{"nothing found", "/fi/haku?q=tyhj%C3%A4&kunta=491", http.StatusOK, "", "Hae koko Suomesta"},
		{"only like the words", "/en/search?q=melkein", http.StatusOK, "", "No exact match"},
		{"only some of the words", "/sv/sok?q=osa+sanoista", http.StatusOK, "", "bara har en del av dem"},
		{"a result near by", "/fi/haku?q=koulu&kunta=491", http.StatusOK, "", "Palvelee kunnassa: Mikkeli"},
		{"a result of a wider area", "/sv/sok?q=koulu&kunta=491", http.StatusOK, "", "Betjänar ett större område"},
		{"a result for all", "/en/search?q=koulu&kunta=491", http.StatusOK, "", "Serves all of Finland"},
		{"a result's price", "/en/search?q=koulu", http.StatusOK, "", "Subject to a charge"},
		{"a result's address", "/en/search?q=koulu", http.StatusOK, "", "Rantakatu 12, 50100 Mikkeli"},
		{"a result's hours", "/en/search?q=koulu", http.StatusOK, "", "Open now, closes at 16:15"},
		{"a result to call", "/en/search?q=koulu", http.StatusOK, "", `href="tel:+358447942000"`},
		{"today among the days", "/en/place/" + place, http.StatusOK, "", `<span class="hours__mark">Today</span>`},
		{"ways to jump to", "/fi/palvelu/" + service, http.StatusOK, "", `href="#by-ServiceLocation"`},
		{"the form before all else", "/fi/asiointikanava/" + sitetest.Form.String(), http.StatusOK, "", "Avaa lomake"},
		{"results", "/fi/haku?q=koulu", http.StatusOK, "", "1\u00a0234 hakutulosta"},
		{"opening hours now", "/fi/palvelupaikka/" + place, http.StatusOK, "", "Avoinna nyt, sulkeutuu klo 16.15"},
		{"a coming exception", "/sv/servicestalle/" + place, http.StatusOK, "", "24.12.2026 – 26.12.2026"},
		{"the whole week", "/en/place/" + place, http.StatusOK, "", "Monday–Thursday"},
		{"a number to call", "/fi/palvelu/" + service, http.StatusOK, "", `href="tel:+358447942000"`},
		{"content in another language says so", "/en/service/" + service, http.StatusOK, "", "only available in Finnish"},
		{"and is marked", "/en/service/" + service, http.StatusOK, "", `<span lang="fi">Varhaiskasvatuspaikan hakeminen</span>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := get(t, s, c.path)
			if w.Code != c.status || w.Header().Get("Location") != c.location {
				t.Errorf("status %d to %q, want %d to %q", w.Code, w.Header().Get("Location"), c.status, c.location)
			}
			if !strings.Contains(w.Body.String(), c.says) {
				t.Errorf("does not say %q", c.says)
			}
		})
	}
}

func TestTheFrontReadsTheLanguagesWanted(t *testing.T) {
	w := get(t, newSite(t, nil), "/", "Accept-Language", "sv-FI,sv;q=0.9")
	if w.Header().Get("Location") != "/sv/" || w.Header().Get("Vary") != "Accept-Language" {
		t.Errorf("got %v", w.Header())
	}
}

func TestTheLanguageSwitchKeepsThePage(t *testing.T) {
	s := newSite(t, nil)
	for path, want := range map[string]string{
		"/fi/haku?q=koulu&kunta=491&sivu=3":                              `href="/sv/sok?kunta=491&amp;q=koulu&amp;sivu=3"`,
		"/fi/haku?q=koulu&serviceClass=P6&serviceClass=P7&verbatim=1":    `href="/sv/sok?q=koulu&amp;serviceClass=P6&amp;serviceClass=P7&amp;verbatim=1"`,
		"/fi/palvelu/" + sitetest.Plain + "?kunta=491":                   `href="/sv/service/` + sitetest.Plain + `?kunta=491"`,
		"/fi/organisaatio/" + sitetest.Organization.String() + "?sivu=2": `href="/sv/organisation/` + sitetest.Organization.String() + `?sivu=2"`,
		"/fi/palvelupaikka/" + sitetest.Place.String():                   `href="/sv/servicestalle/` + sitetest.Place.String() + `"`,
	} {
		if !strings.Contains(get(t, s, path).Body.String(), want) {
			t.Errorf("%s has no %s", path, want)
		}
	}
}

func TestEveryLinkKeepsTheMunicipality(t *testing.T) {
	body := get(t, newSite(t, nil), "/fi/palvelu/"+sitetest.Plain+"?kunta=491").Body.String()
	inside := regexp.MustCompile(`href="(/fi/[^"]*)"`).FindAllStringSubmatch(body[strings.Index(body, "<body"):], -1)
	if len(inside) < 5 {
		t.Fatalf("only %d links", len(inside))
	}
	for _, m := range inside {
		if !strings.Contains(m[1], "kunta=491") && m[1] != "/fi/palvelu/"+sitetest.Plain { // the one that removes it
			t.Errorf("%s forgets the municipality", m[1])
		}
	}
}

func TestHeaders(t *testing.T) {
	s := newSite(t, func(o *site.Options) {
		o.BaseURL = "https://palvelut.example.fi"
		o.Map = page.Map{Tiles: "https://{s}.tiles.example.fi/{z}/{x}/{y}.png"}
	})
	for _, path := range append(allPaths(), "/", "/nowhere", "/static/none.css", "/fi/haku?sivu=x") {
		h := get(t, s, path).Header()
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin", "X-Frame-Options": "DENY",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
			"Strict-Transport-Security": "max-age=31536000; includeSubDomains",
			"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https://*.tiles.example.fi; " +
				"font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; " +
				"upgrade-insecure-requests",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
	}
}

func TestATileTemplateCannotWidenThePolicy(t *testing.T) {
	s := newSite(t, func(o *site.Options) { o.Map = page.Map{Tiles: "https://x.fi; script-src *//{z}"} })
	if got := get(t, s, "/fi/").Header().Get("Content-Security-Policy"); strings.Contains(got, "script-src *") {
		t.Error(got)
	}
}

func TestAssetsKeepForEverUnderTheirHash(t *testing.T) {
	s := newSite(t, nil)
	address := regexp.MustCompile(`/static/site\.[0-9a-f]{12}\.css`).FindString(get(t, s, "/fi/").Body.String())
	if address == "" {
		t.Fatal("the page has no hashed style sheet")
	}
	w := get(t, s, address, "Accept-Encoding", "br, gzip")
	if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" || w.Header().Get("Content-Encoding") != "gzip" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if plain := get(t, s, address, "Accept-Encoding", "gzip;q=0"); !bytes.Equal(plain.Body.Bytes(), assets["site.css"].Data) {
		t.Error("the plain file differs")
	}
	for _, hidden := range []string{"/static/site.css", "/static/secrets.txt", "/static/manifest.json", "/static/", "/static/../site.go"} {
		if code := get(t, s, hidden).Code; code == http.StatusOK {
			t.Errorf("%s is served", hidden)
		}
	}
}

func TestPagesAreZippedAndRevalidated(t *testing.T) {
	s := newSite(t, nil)
	path := "/fi/palvelu/" + sitetest.Plain
	plain, zipped := get(t, s, path), get(t, s, path, "Accept-Encoding", "gzip")
	z, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(z); err != nil || !bytes.Equal(body, plain.Body.Bytes()) {
		t.Errorf("the zipped page differs: %v", err)
	}
	tag := plain.Header().Get("ETag")
	if again := get(t, s, path, "If-None-Match", `"other", `+tag); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("status %d with %d bytes", again.Code, again.Body.Len())
	}
	if later := get(t, s, "/sv/service/"+sitetest.Plain, "If-None-Match", tag); later.Code != http.StatusOK {
		t.Errorf("another page has the same tag: %d", later.Code)
	}
}

func TestSearchEnginesAreToldTheRightAddresses(t *testing.T) {
	s := newSite(t, func(o *site.Options) { o.BaseURL = "https://p.example.fi" })
	service := "/" + sitetest.Plain
	// The service is written in Finnish only: the Swedish page points there, and no page claims a Swedish version.
	for path, want := range map[string][]string{
		"/fi/palvelu" + service + "?kunta=491": {`<link rel="canonical" href="https://p.example.fi/fi/palvelu` + service + `">`, `hreflang="fi" href="https://p.example.fi/fi/palvelu` + service + `"`},
		"/sv/service" + service:                {`<link rel="canonical" href="https://p.example.fi/fi/palvelu` + service + `">`},
		"/fi/":                                 {`<link rel="canonical" href="https://p.example.fi/fi/">`, `<link rel="alternate" hreflang="sv" href="https://p.example.fi/sv/">`},
		"/fi/haku?q=x":                         {`<meta name="robots" content="noindex,follow">`},
	} {
		body := get(t, s, path).Body.String()
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("%s lacks %s", path, w)
			}
		}
	}
	if body := get(t, s, "/sv/service"+service).Body.String(); strings.Contains(body, `rel="alternate" hreflang`) {
		t.Error("a page without texts of its language names alternates")
	}
}

// TestHostileTextsStayTexts parses the page: texts make no elements, no event handlers, no foreign scripts.
func TestHostileTextsStayTexts(t *testing.T) {
	body := get(t, newSite(t, nil), "/fi/palvelu/"+sitetest.Hostile.String()).Body.String()
	if strings.Count(body, "alert(1)") < 10 {
		t.Fatal("the attack is not on the page: the test tests nothing")
	}
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style":
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			case (a.Key == "href" || a.Key == "src") && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
		if n.Data == "script" && n.FirstChild != nil && !isData(n) || n.Data == "img" {
			t.Errorf("<%s> from a text", n.Data)
		}
	}
}

// isData tells that a script element holds data, which is never run.
func isData(n *html.Node) bool {
	return slices.Contains(n.Attr, html.Attribute{Key: "type", Val: "application/ld+json"})
}

// TestPagesAreWellFormed holds what axe cannot see from outside a browser: unique ids, labels that exist, one h1.
func TestPagesAreWellFormed(t *testing.T) {
	s := newSite(t, nil)
	for _, path := range append(allPaths(), "/fi/nowhere", "/fi/haku?q=tyhj%C3%A4+talo&kunta=491&free=true&type=Service", "/sv/sok",
		"/en/search?q=rakenuslupa+Mikkelissä&serviceClass=P6&organization=j&near=60.1,24.9&openAt=now") {
		wellFormed(t, path, get(t, s, path).Body)
	}
}

func wellFormed(t *testing.T, path string, body io.Reader) {
	t.Helper()
	root, err := html.Parse(body)
	if err != nil {
		t.Fatal(err)
	}
	ids, wanted, h1 := map[string]int{}, map[string]string{}, 0
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "h1" {
			h1++
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				ids[a.Val]++
			case "for", "aria-labelledby", "aria-describedby":
				wanted[a.Val] = a.Key
			}
		}
	}
	for id, count := range ids {
		if count > 1 {
			t.Errorf("%s: id %s %d times", path, id, count)
		}
	}
	for id, by := range wanted {
		if ids[id] == 0 {
			t.Errorf("%s: %s names the missing id %s", path, by, id)
		}
	}
	if h1 != 1 {
		t.Errorf("%s: %d h1", path, h1)
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/fi/haku", nil)
	w := httptest.NewRecorder()
	newSite(t, nil).ServeHTTP(w, r)
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("status %d", w.Code)
	}
}

func TestWithoutBuiltAssetsPagesWork(t *testing.T) {
	s := newSite(t, func(o *site.Options) { o.Assets = nil })
	if code := get(t, s, "/fi/").Code; code != http.StatusOK {
		t.Errorf("status %d", code)
	}
}

func TestASiteNeedsASource(t *testing.T) {
	if _, err := site.New(site.Options{}); err == nil {
		t.Error("no error")
	}
}
