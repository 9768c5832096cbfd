package site_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/htmlcheck"
	"github.com/varanto/varanto/internal/site/jsonld/vocabulary"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/sitetest"
)

const base = "https://p.example.fi"

func public(t testing.TB) *site.Site {
	return newSite(t, func(o *site.Options) { o.BaseURL, o.Name = base, "Palvelut" })
}

// morePaths are pages that are about nothing, gone, or found with everything that a search can show.
func morePaths() []string {
	return []string{
		"/fi/nowhere", "/fi/palvelu/jotain-1234567890", "/sv/service/" + sitetest.Gone.String(), "/en/service/" + sitetest.Failing.String(),
		"/sv/sok", "/fi/haku?q=tyhj%C3%A4+talo&kunta=491&free=true&type=Service", "/en/search?q=melkein&sivu=x",
		"/en/search?q=rakenuslupa+Mikkelissä&serviceClass=P6&organization=j&near=60.1,24.9&openAt=now",
	}
}

func TestPagesAreValidHTML(t *testing.T) {
	s := public(t)
	for _, path := range append(allPaths(), morePaths()...) {
		for _, wrong := range htmlcheck.Check(get(t, s, path).Body.Bytes()) {
			t.Errorf("%s: %s", path, wrong)
		}
	}
}

// data is what a page tells machines; empty when it tells nothing.
func data(t testing.TB, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data == "script" && isData(n) {
			return n.FirstChild.Data
		}
	}
	return ""
}

func TestPagesTellMachinesWhatTheyAreAbout(t *testing.T) {
	v, err := vocabulary.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []http.Handler{public(t), newSite(t, nil)} {
		for _, path := range allPaths() {
			document := data(t, get(t, s, path).Body.Bytes())
			if document == "" {
				if !strings.Contains(path, "sivu=") {
					t.Errorf("%s tells nothing", path)
				}
				continue
			}
			for _, wrong := range v.Check([]byte(document)) {
				t.Errorf("%s: %s", path, wrong)
			}
		}
	}
}

// TestOneThingIsToldOfInOneLanguage: pages without texts of their own tell of the page that has them, in its language.
func TestOneThingIsToldOfInOneLanguage(t *testing.T) {
	s := public(t)
	told := map[string]string{}
	of := regexp.MustCompile(`"@type":"[A-Za-z]*Page","@id":"([^"]*)"[^{}]*"inLanguage":"([^"]*)"`)
	for _, path := range allPaths() {
		document := data(t, get(t, s, path).Body.Bytes())
		if document == "" {
			continue
		}
		m := of.FindStringSubmatch(document)
		if m == nil {
			continue
		}
		if other, known := told[m[1]]; known && other != m[2] {
			t.Errorf("%s is told of in %s and in %s", m[1], other, m[2])
		}
		if told[m[1]] = m[2]; !strings.HasPrefix(m[1], base+"/"+m[2]+"/") || !strings.Contains(document, `"@id":"`+base+"/"+m[2]+"/#") {
			t.Errorf("%s: %s is told of in %s:\n%s", path, m[1], m[2], document)
		}
	}
	if len(told) < 8 {
		t.Errorf("only %d pages tell which they are", len(told))
	}
}

func TestTitlesFit(t *testing.T) {
	s := public(t)
	title, description := regexp.MustCompile(`<title>([^<]*)</title>`), regexp.MustCompile(`<meta name="description" content="([^"]*)"`)
	for _, path := range allPaths() {
		body := get(t, s, path).Body.String()
		m := title.FindStringSubmatch(body)
		if m == nil || m[1] == "" || len([]rune(html.UnescapeString(m[1]))) > 60 && !strings.Contains(m[1], "alert") {
			t.Errorf("%s: %v", path, m)
		}
		if d := description.FindStringSubmatch(body); d != nil && len([]rune(html.UnescapeString(d[1]))) > 160 {
			t.Errorf("%s: a description of %d characters", path, len([]rune(d[1])))
		}
	}
	body := get(t, s, "/fi/palvelu/"+sitetest.Plain).Body.String()
	if got := title.FindStringSubmatch(body)[1]; got != "Varhaiskasvatuspaikan hakeminen – Esimerkkilän kaupunki" {
		t.Errorf("title %q", got)
	}
}

func TestSharedLinksShowWhatTheyLeadTo(t *testing.T) {
	s := public(t)
	body := get(t, s, "/fi/palvelu/"+sitetest.Plain+"?kunta=491").Body.String()
	for _, want := range []string{
		`<meta property="og:title" content="Varhaiskasvatuspaikan hakeminen">`, `<meta property="og:site_name" content="Palvelut">`,
		`<meta property="og:url" content="` + base + `/fi/palvelu/` + sitetest.Plain + `">`, `<meta property="og:locale" content="fi_FI">`,
		`<meta property="og:description" content="Hae lapsellesi paikkaa`, `<meta property="og:image" content="` + base + `/share.png">`,
		`<meta name="twitter:card" content="summary_large_image">`, `<link rel="alternate" hreflang="x-default" href="` + base + `/fi/palvelu/` + sitetest.Plain + `">`,
		`<link rel="search" type="application/opensearchdescription+xml" href="/fi/opensearch.xml" title="Palvelut">`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("lacks %s", want)
		}
	}
	w := get(t, s, "/share.png")
	if _, err := png.Decode(w.Body); err != nil || w.Header().Get("Content-Type") != "image/png" || w.Header().Get("Cross-Origin-Resource-Policy") != "cross-origin" {
		t.Errorf("%v %v", err, w.Header())
	}
}

func TestRobots(t *testing.T) {
	w := get(t, public(t), "/robots.txt")
	for _, want := range []string{"User-agent: *\n", "Disallow: /sv/ehdotukset\n", "Disallow: /*?*near=\n", "\nSitemap: " + base + "/sitemap.xml\n"} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("lacks %q", want)
		}
	}
	if body := get(t, newSite(t, nil), "/robots.txt").Body.String(); !strings.Contains(body, "\nSitemap: http://example.com/sitemap.xml\n") {
		t.Errorf("a site that is not told its address says %q", body)
	}
}

type urlset struct {
	URLs []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
		Links   []struct {
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"url"`
}

// listed reads the index and all its files.
func listed(t testing.TB, s http.Handler) urlset {
	t.Helper()
	var index struct {
		Files []struct {
			Loc string `xml:"loc"`
		} `xml:"sitemap"`
	}
	read(t, getFrom(t, s, "/sitemap.xml"), &index)
	var all urlset
	for _, f := range index.Files {
		packed := getFrom(t, s, strings.TrimPrefix(f.Loc, base))
		if kept := getFrom(t, s, strings.TrimPrefix(f.Loc, base)); !bytes.Equal(kept, packed) {
			t.Errorf("%s: what was kept is not what was written", f.Loc)
		}
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatalf("%s: %v", f.Loc, err)
		}
		content, err := io.ReadAll(z)
		if err != nil {
			t.Fatalf("%s: %v", f.Loc, err)
		}
		var one urlset
		read(t, content, &one)
		all.URLs = append(all.URLs, one.URLs...)
	}
	return all
}

func getFrom(t testing.TB, s http.Handler, path string) []byte {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d", path, w.Code)
	}
	return w.Body.Bytes()
}

func read(t testing.TB, document []byte, into any) {
	t.Helper()
	if err := xml.Unmarshal(document, into); err != nil {
		t.Fatal(err)
	}
}

func TestTheSitemapListsPagesInTheirLanguages(t *testing.T) {
	var got []string
	for _, u := range listed(t, public(t)).URLs {
		line := strings.TrimPrefix(u.Loc, base)
		for _, l := range u.Links {
			line += " " + l.Lang + "=" + strings.TrimPrefix(l.Href, base)
		}
		got = append(got, line)
	}
	service := "/fi/palvelu/" + sitetest.Plain
	got = slices.DeleteFunc(got, func(line string) bool { // those of the pages round the content
		return slices.ContainsFunc(route.Arounds(), func(a route.Around) bool { return strings.Contains(line, " fi="+a.In("fi")+" ") })
	})
	want := []string{
		"/fi/ fi=/fi/ sv=/sv/ en=/en/ x-default=/fi/", "/sv/ fi=/fi/ sv=/sv/ en=/en/ x-default=/fi/", "/en/ fi=/fi/ sv=/sv/ en=/en/ x-default=/fi/",
		"/fi/jaa fi=/fi/jaa sv=/sv/dela en=/en/share x-default=/fi/jaa", "/sv/dela fi=/fi/jaa sv=/sv/dela en=/en/share x-default=/fi/jaa",
		"/en/share fi=/fi/jaa sv=/sv/dela en=/en/share x-default=/fi/jaa",
		service + " fi=" + service + " x-default=" + service, // in Finnish only
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSitemapsAreRevalidatedAndOthersUnknown(t *testing.T) {
	s := public(t)
	tag := get(t, s, "/sitemap/services-1.xml.gz").Header().Get("ETag")
	if w := get(t, s, "/sitemap/services-1.xml.gz", "If-None-Match", tag); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("status %d", w.Code)
	}
	for _, path := range []string{"/sitemap/services-2.xml.gz", "/sitemap/services-1.xml", "/sitemap/.xml.gz", "/sitemap/"} {
		if w := get(t, s, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
	if body := get(t, newSite(t, nil), "/sitemap.xml").Body.String(); !strings.Contains(body, "<loc>http://example.com/sitemap/services-1.xml.gz</loc>") {
		t.Errorf("a site that is not told its address lists %q", body)
	}
}

func TestBrowsersAreToldHowToSearch(t *testing.T) {
	s := public(t)
	w := get(t, s, "/sv/opensearch.xml")
	var got struct {
		URLs []struct {
			Type     string `xml:"type,attr"`
			Template string `xml:"template,attr"`
		} `xml:"Url"`
	}
	read(t, w.Body.Bytes(), &got)
	if len(got.URLs) != 3 || got.URLs[0].Template != base+"/sv/sok?q={searchTerms}" || got.URLs[1].Template != base+"/sv/opensearch.json?q={searchTerms}" {
		t.Errorf("got %+v", got)
	}
	var suggested []any
	if err := json.Unmarshal(get(t, s, "/fi/opensearch.json?q=koulu").Body.Bytes(), &suggested); err != nil || len(suggested) != 4 || suggested[0] != "koulu" {
		t.Fatalf("%v, %v", suggested, err)
	}
	if first := suggested[3].([]any)[0]; first != base+"/fi/palvelu/"+sitetest.Plain {
		t.Errorf("leads to %v", first)
	}
	if body := get(t, s, "/fi/opensearch.json?q=virhe").Body.String(); body != `["virhe",[],[],[]]`+"\n" {
		t.Errorf("failing suggestions: %q", body)
	}
}

func TestWhatIsGoneLeadsOn(t *testing.T) {
	w := get(t, public(t), "/fi/palvelu/entinen-9999999999")
	if w.Code != http.StatusGone {
		t.Fatalf("status %d", w.Code)
	}
	for _, want := range []string{
		"Tämä sivu on poistettu", "Päivähoidon entinen palvelu", "Ehkä etsit näitä", "/fi/palvelu/" + sitetest.Plain,
		"Voit kysyä asiasta täältä:", `<meta name="robots" content="noindex,follow">`, `value="Päivähoidon entinen palvelu"`,
	} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("lacks %q", want)
		}
	}
	if body := get(t, public(t), "/fi/palvelu/perheen-tuki-1234567890").Body.String(); !strings.Contains(body, `value="perheen tuki"`) {
		t.Error("the words of an unknown address are not ready to be searched")
	}
	for _, path := range []string{"/fi/palvelu/1234567890", "/fi/palvelu/00000000-0000-4000-8000-000000000000"} {
		if body := get(t, public(t), path).Body.String(); !strings.Contains(body, `name="q" value=""`) {
			t.Errorf("%s is taken for words", path)
		}
	}
}

func TestWhatIsShownCanBeTakenAlong(t *testing.T) {
	s := public(t)
	for path, want := range map[string]string{
		"/fi/haku?q=koulu&kunta=491&serviceClass=P6": `href="/open/v1/export/results.csv?lang=fi&amp;municipality=491&amp;q=koulu&amp;serviceClass=P6"`,
		"/sv/":                    `<link rel="alternate" type="application/feed+json" href="/open/v1/changes.json?lang=sv"`,
		"/fi/muutokset?kunta=491": `<link rel="alternate" type="application/atom+xml" href="/open/v1/changes.atom?lang=fi&amp;municipality=491"`,
		"/en/":                    "services and service points</title>",
	} {
		if !strings.Contains(get(t, s, path).Body.String(), want) {
			t.Errorf("%s lacks %s", path, want)
		}
	}
}

func TestOtherWaysToWriteAnAddressLeadToTheRightOne(t *testing.T) {
	s := public(t)
	for path, want := range map[string]string{
		"/fi/haku/?q=koulu":                                     "/fi/haku?q=koulu",
		"/sv/andringar//":                                       "/sv/andringar",
		"/fi/palvelu/" + sitetest.Plain + "/":                   "/fi/palvelu/" + sitetest.Plain,
		"/fi/palvelu/vanhat-sanat-" + sitetest.Service.String(): "/fi/palvelu/" + sitetest.Plain,
		"/fi/organisaatio/" + sitetest.Plain + "?kunta=491":     "/fi/palvelu/" + sitetest.Plain + "?kunta=491",
		"/en/place/" + sitetest.Plain:                           "/en/service/" + sitetest.Plain,
	} {
		w := get(t, s, path)
		if got := w.Header().Get("Location"); w.Code != http.StatusMovedPermanently || got != want {
			t.Errorf("%s: %d to %q, want %q", path, w.Code, got, want)
		}
	}
	if w := get(t, s, "/favicon.ico"); w.Code != http.StatusFound || !strings.HasPrefix(w.Header().Get("Location"), "/static/favicon.") {
		t.Errorf("the icon: %d to %q", w.Code, w.Header().Get("Location"))
	}
}
