package embed_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"github.com/varanto/varanto/internal/site/embed"
	"github.com/varanto/varanto/internal/site/htmlcheck"
	"github.com/varanto/varanto/internal/site/sitetest"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

var assets = fstest.MapFS{
	"embed.js":  {Data: []byte(strings.Repeat("customElements.define;", 100))},
	"frame.css": {Data: []byte("body{margin:0}")},
}

const base = "https://palvelut.example"

func newHandler(t testing.TB) *embed.Handler {
	t.Helper()
	h, err := embed.New(embed.Options{
		Source: sitetest.Source{}, Assets: assets, Name: "Varanto", BaseURL: base,
		RouteTo: func(p view.Point, name string) string {
			return fmt.Sprintf("https://reitti.example/%.2f/%.2f/%s", p.Lat, p.Lon, name)
		},
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: func() time.Time { return sitetest.Now },
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get(t testing.TB, h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	w.Header().Set("X-Frame-Options", "DENY") // what the site sets before
	h.ServeHTTP(w, r)
	return w
}

func TestAnswersThatHelp(t *testing.T) {
	h := newHandler(t)
	place, service := sitetest.Place.String(), sitetest.Service.String()
	long := strings.Repeat("a", 201)
	page := func(path string) string { return url.QueryEscape(base + path) }
	for _, c := range []struct {
		name, path string
		status     int
		says       string
	}{
		{"a list", "/embed/v1/list?municipality=491", http.StatusOK, "\"count\":\"1\u00a0234 hakutulosta\""},
		{"in Swedish", "/embed/v1/list?municipality=491&lang=sv", http.StatusOK, `"href":"/sv/`},
		{"by the name of the municipality", "/embed/v1/list?municipality=S:t+Michel", http.StatusOK, "kunta=491"},
		{"of a collection", "/embed/v1/list?collection=" + sitetest.Collection.String(), http.StatusOK, "Lapsiperheen palvelut"},
		{"of nothing", "/embed/v1/list", http.StatusBadRequest, "Say what to list"},
		{"nothing found", "/embed/v1/list?q=tyhjä", http.StatusOK, `"empty":"Tähän ei juuri nyt löytynyt mitään."`},
		{"one value is known", "/embed/v1/list?serviceClass=P6,P99", http.StatusOK, `"leftOut":["serviceClass=P99"]`},
		{"no value is known", "/embed/v1/list?serviceClass=P99", http.StatusBadRequest, "query.serviceClass"},
		{"an unknown municipality", "/embed/v1/list?municipality=Atlantis", http.StatusBadRequest, "municipality's code"},
		{"an unknown parameter", "/embed/v1/list?q=x&serviceclass=P6", http.StatusBadRequest, "There is no such parameter"},
		{"an unknown language", "/embed/v1/list?q=x&lang=de", http.StatusBadRequest, "fi, sv or en"},
		{"no such kind", "/embed/v1/list?q=x&kind=cats", http.StatusBadRequest, "services, places or all"},
		{"places of a class", "/embed/v1/list?kind=places&serviceClass=P6&targetGroup=KR1&lifeEvent=KE1", http.StatusOK, `"title":"Palvelupaikat"`},
		{"places of an unknown class", "/embed/v1/list?kind=places&serviceClass=P99", http.StatusBadRequest, "query.serviceClass"},
		{"a frame with places of a class", "/sv/upotus/palvelut?kind=places&serviceClass=P6", http.StatusOK, "Serviceställen"},
		{"a frame with places of an unknown class", "/fi/upotus/palvelut?kind=places&serviceClass=P99", http.StatusBadRequest, "serviceClass"},
		{"too many", "/embed/v1/list?q=x&limit=51", http.StatusBadRequest, "from 1 to 50"},
		{"too few", "/embed/v1/list?q=x&limit=0", http.StatusBadRequest, "from 1 to 50"},
		{"too long", "/embed/v1/list?q=" + long, http.StatusBadRequest, "at most 200 characters"},
		{"no text", "/embed/v1/list?q=%ff%00", http.StatusBadRequest, "must be text"},
		{"a collection and words", "/embed/v1/list?q=x&collection=" + sitetest.Collection.String(), http.StatusBadRequest, "shown whole"},
		{"no collection", "/embed/v1/list?collection=x", http.StatusBadRequest, "id of a service collection"},
		{"all that is wrong at once", "/embed/v1/list?limit=0&lang=de", http.StatusBadRequest, `"query.lang"`},
		{"a failing search", "/embed/v1/list?q=virhe", http.StatusInternalServerError, "Try again soon"},
		{"a place", "/embed/v1/place?place=" + place, http.StatusOK, `"state":"Avoinna nyt, sulkeutuu klo 16.15"`},
		{"the way there, by the site's own planner", "/embed/v1/place?place=" + place, http.StatusOK, `"href":"https://reitti.example/61.69/27.27/Rantakadun palvelupiste"`},
		{"a place by its page", "/embed/v1/place?lang=en&place=" + page("/fi/palvelupaikka/rantakadun-palvelupiste-"+place+"/"), http.StatusBadRequest, "address of its page"},
		{"a place by its page's address", "/embed/v1/place?lang=en&place=" + page("/en/place/"+place+"?kunta=491"), http.StatusOK, `"label":"Today"`},
		{"no place", "/embed/v1/place", http.StatusBadRequest, "The value must be the id of a place"},
		{"an unknown place", "/embed/v1/place?place=00000000-0000-4000-8000-000000000000", http.StatusNotFound, "no such published entry"},
		{"a place that is gone", "/embed/v1/place?place=" + sitetest.Gone.String(), http.StatusGone, "archived or withdrawn"},
		{"suggestions", "/embed/v1/suggest?q=koulu&municipality=491", http.StatusOK, "kunta=491"},
		{"suggestions say what was taken otherwise than typed", "/embed/v1/suggest?q=kuolu+xyz&lang=en", http.StatusOK, `{"name":"Suggestions without “xyz”: no name has all the words.","items":[]}`},
		{"nothing to suggest for", "/embed/v1/suggest", http.StatusOK, "[]"},
		{"failing suggestions are none", "/embed/v1/suggest?q=virhe", http.StatusOK, "[]"},
		{"the script's very version", "/embed/v1/script", http.StatusOK, `"integrity":"sha384-`},
		{"an unknown address", "/embed/v1/cats", http.StatusNotFound, "docs/widgets.md"},
		{"a colour", "/embed/v1/look.css?accent=fe0", http.StatusOK, "--given:#"},
		{"no colour", "/embed/v1/look.css?accent=red}body{display:none", http.StatusBadRequest, "must be a colour"},
		{"a frame with a list", "/fi/upotus/palvelut?municipality=491&accent=%230b4f58", http.StatusOK, `href="/embed/v1/look.css?accent=0b4f58"`},
		{"a frame with a place", "/sv/upotus/paikka/" + place, http.StatusOK, `<html lang="sv"`},
		{"a frame with a service", "/en/upotus/palvelu/" + service, http.StatusOK, `target="_top"`},
		{"a frame with a search field", "/fi/upotus/haku?municipality=491&theme=dark", http.StatusOK, `<input type="hidden" name="theme" value="dark">`},
		{"a frame with results", "/fi/upotus/haku?q=koulu", http.StatusOK, "hakutulosta"},
		{"a frame without results", "/en/upotus/haku?q=tyhjä", http.StatusOK, "Search all of Finland"},
		{"a frame that asks wrongly", "/fi/upotus/palvelut?limit=900", http.StatusBadRequest, "virhe kohdassa limit"},
		{"a frame that asks for nothing", "/sv/upotus/palvelut", http.StatusBadRequest, "har inte valt vad som visas"},
		{"a frame with more parameters", "/fi/upotus/palvelut?q=x&utm_source=y", http.StatusOK, "Tiedot: Varanto"},
		{"a frame of no place", "/fi/upotus/paikka/minne", http.StatusNotFound, "Sivua ei löytynyt"},
		{"a frame of what is gone", "/en/upotus/palvelu/" + sitetest.Gone.String(), http.StatusGone, "This page has been removed"},
		{"a frame that fails", "/en/upotus/palvelu/" + sitetest.Failing.String(), http.StatusInternalServerError, "The fault is ours"},
		{"an unknown frame", "/en/upotus/cats", http.StatusNotFound, "Page not found"},
		{"a bad look is the usual one", "/fi/upotus/haku?accent=red&theme=pink", http.StatusOK, `data-theme="light"`},
		{"oembed of a service", "/oembed?url=" + page("/fi/palvelu/"+service), http.StatusOK, `"type":"rich"`},
		{"oembed of a place", "/oembed?url=" + page("/sv/servicestalle/"+place), http.StatusOK, "/sv/upotus/paikka/"},
		{"oembed of a search", "/oembed?url=" + page("/en/search?q=koulu&kunta=491"), http.StatusOK, "municipality=491"},
		{"oembed of a search without words is the list", "/oembed?url=" + page("/fi/haku?kunta=491&serviceClass=P6"), http.StatusOK, "/fi/upotus/palvelut?kind=all\u0026amp;municipality=491\u0026amp;serviceClass=P6\\\" title=\\\"Palvelut ja palvelupaikat"},
		{"oembed of a search for places", "/oembed?url=" + page("/fi/haku?q=koulu&type=ServiceLocation"), http.StatusOK, "/fi/upotus/haku?kind=places\u0026amp;q=koulu"},
		{"oembed of a search for places of a class", "/oembed?url=" + page("/fi/haku?type=ServiceLocation&serviceClass=P6"), http.StatusOK, "/fi/upotus/palvelut?kind=places\u0026amp;serviceClass=P6\\\""},
		{"oembed of a search for nothing is a field", "/oembed?url=" + page("/fi/haku"), http.StatusOK, "/fi/upotus/haku"},
		{"oembed of an organisation", "/oembed?url=" + page("/en/organisation/"+sitetest.Organization.String()+"?kunta=491"), http.StatusOK,
			"/en/upotus/palvelut?municipality=491\u0026amp;organization=" + sitetest.Organization.String()},
		{"oembed of a collection", "/oembed?url=" + page("/sv/servicehelhet/"+sitetest.Collection.String()), http.StatusOK, "/sv/upotus/palvelut?collection=" + sitetest.Collection.String()},
		{"oembed of an unknown organisation", "/oembed?url=" + page("/fi/organisaatio/00000000-0000-4000-8000-000000000000"), http.StatusNotFound, "no such published entry"},
		{"oembed without a page", "/oembed", http.StatusBadRequest, "query.url"},
		{"oembed of another site", "/oembed?url=https%3A%2F%2Fother.example%2Ffi%2Fhaku", http.StatusNotFound, "of this site"},
		{"oembed of another page", "/oembed?url=" + page("/fi/"), http.StatusNotFound, "of this site"},
		{"oembed of no address", "/oembed?url=%25zz", http.StatusNotFound, "of this site"},
		{"oembed of what is gone", "/oembed?url=" + page("/fi/palvelu/"+sitetest.Gone.String()), http.StatusGone, "/fi/palvelu/" + sitetest.Gone.String()},
		{"oembed in no width", "/oembed?maxwidth=wide&url=" + page("/fi/haku"), http.StatusBadRequest, "number of pixels"},
		{"oembed in another format", "/oembed?format=yaml&url=" + page("/fi/haku"), http.StatusNotImplemented, "json or xml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := get(t, h, c.path)
			body := strings.ReplaceAll(html.UnescapeString(w.Body.String()), `\u0026`, "&")
			if w.Code != c.status || !strings.Contains(body, c.says) {
				t.Errorf("%s: status %d, want %d with %q:\n%s", c.path, w.Code, c.status, c.says, body)
			}
			if w.Header().Get("Set-Cookie") != "" {
				t.Error("a cookie is set")
			}
		})
	}
}

func TestWhoMayReadAndFrame(t *testing.T) {
	h := newHandler(t)
	for path, framed := range map[string]bool{
		"/embed/v1/list?q=x": false, "/embed/v1.js": false, "/oembed?url=%2Ffi%2Fhaku": false, "/embed/v1/list": false,
		"/fi/upotus/haku": true, "/en/upotus/palvelut?q=x": true, "/fi/upotus/paikka/x": true,
	} {
		head := get(t, h, path).Header()
		policy := head.Get("Content-Security-Policy")
		if got := strings.Contains(policy, "frame-ancestors *") && head.Get("X-Frame-Options") == ""; got != framed {
			t.Errorf("%s: may be framed: %v (%s)", path, got, policy)
		}
		if got := head.Get("Access-Control-Allow-Origin") == "*"; got == framed {
			t.Errorf("%s: may be read by scripts of others: %v", path, got)
		}
		if head.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s: credentials are allowed", path)
		}
	}
}

func TestTheScriptsAddresses(t *testing.T) {
	h := newHandler(t)
	stable := get(t, h, embed.Script, "Accept-Encoding", "gzip")
	if stable.Code != http.StatusOK || stable.Header().Get("Content-Encoding") != "gzip" ||
		!strings.HasPrefix(stable.Header().Get("Cache-Control"), "public, max-age=3600") {
		t.Errorf("status %d, %v", stable.Code, stable.Header())
	}
	if w := get(t, h, embed.Script, "If-None-Match", stable.Header().Get("ETag")); w.Code != http.StatusNotModified {
		t.Errorf("unchanged: status %d", w.Code)
	}
	address, integrity := h.HashedScript()
	hashed := get(t, h, address)
	if hashed.Code != http.StatusOK || !strings.Contains(hashed.Header().Get("Cache-Control"), "immutable") || !strings.HasPrefix(integrity, "sha384-") {
		t.Errorf("%s: status %d, %v", address, hashed.Code, hashed.Header())
	}
	if w := get(t, h, "/embed/v1.0123456789ab.js"); w.Code != http.StatusFound || w.Header().Get("Location") != embed.Script {
		t.Errorf("an older script: status %d, %s", w.Code, w.Header().Get("Location"))
	}
	if w := get(t, h, "/embed/secrets.txt"); w.Code != http.StatusNotFound {
		t.Errorf("another file: status %d", w.Code)
	}
}

// TestHeadersAreReadAsEverywhere: weights, lines and tags count as for the site's own pages.
func TestHeadersAreReadAsEverywhere(t *testing.T) {
	h := newHandler(t)
	for _, path := range []string{embed.Script, "/embed/v1/list?municipality=491", "/fi/upotus/palvelu/" + sitetest.Service.String()} {
		for encoding, packed := range map[string]bool{"*": true, "br, gzip;q=0.5": true, "gzip;q=0.5, identity": false, "gzip;q=0, *": false} {
			if got := get(t, h, path, "Accept-Encoding", encoding).Header().Get("Content-Encoding") == "gzip"; got != packed {
				t.Errorf("%s, %q: packed is %t", path, encoding, got)
			}
		}
		tag := get(t, h, path).Header().Get("ETag")
		for known, status := range map[string]int{`"x", ` + tag: http.StatusNotModified, "*": http.StatusNotModified, `"x,` + strings.Trim(tag, `W/"`) + `"`: http.StatusOK} {
			if w := get(t, h, path, "If-None-Match", known); w.Code != status {
				t.Errorf("%s, who has %s is answered %d", path, known, w.Code)
			}
		}
	}
}

func TestHostileTextsStayTexts(t *testing.T) {
	h := newHandler(t)
	w := get(t, h, "/fi/upotus/palvelu/"+sitetest.Hostile.String()+"?accent=%22%3E%3Cscript%3E&theme=%22%3E%3Cscript%3E")
	doc, err := html.Parse(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && strings.Contains(n.Data, sitetest.Attack) {
			seen++
		}
		if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "img") {
			t.Errorf("a text became <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.Contains(strings.ToLower(a.Val), "javascript:") && a.Key == "href" {
				t.Errorf("%s=%q", a.Key, a.Val)
			}
		}
	}
	if seen < 2 {
		t.Errorf("the hostile text is shown %d times", seen)
	}
	w = get(t, h, "/oembed?url="+url.QueryEscape(base+"/fi/palvelu/"+sitetest.Hostile.String()))
	var o struct{ HTML, Title string }
	if err := json.Unmarshal(w.Body.Bytes(), &o); err != nil || strings.Contains(o.HTML, "<script") || strings.Contains(o.HTML, "<img") || o.Title != sitetest.Attack {
		t.Errorf("%v: %s", err, o.HTML)
	}
}

// TestNamesDoNotTurnTheHostsWords: where names stand beside words of others, nothing in them turns direction.
func TestNamesDoNotTurnTheHostsWords(t *testing.T) {
	h := newHandler(t)
	const override = "\u202e"
	part := embed.Part{What: view.SharePlace, Ask: embed.Ask{Lang: "fi"}, Page: "/fi/x", Title: "Kirjasto" + override}
	if s := part.Snippets(base); strings.Contains(s.Link+s.Frame+s.Script, override) {
		t.Errorf("the code to copy turns: %+v", s)
	}
	service := sitetest.Turned.String()
	var o struct{ HTML, Title string }
	w := get(t, h, "/oembed?url="+url.QueryEscape(base+"/fi/palvelu/"+service))
	if err := json.Unmarshal(w.Body.Bytes(), &o); err != nil || o.Title == "" || strings.Contains(o.HTML+o.Title, override) {
		t.Errorf("%v: %q", err, o)
	}
	doc, err := html.Parse(get(t, h, "/fi/upotus/palvelu/"+service).Body)
	if err != nil {
		t.Fatal(err)
	}
	kept := 0
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && strings.Contains(n.Data, override) {
			if kept++; n.Parent.Data != "bdi" {
				t.Errorf("%q in <%s>", n.Data, n.Parent.Data)
			}
		}
		for _, a := range n.Attr {
			if strings.Contains(a.Val, override) {
				t.Errorf("%s=%q", a.Key, a.Val)
			}
		}
	}
	if kept == 0 {
		t.Error("the name is not shown")
	}
}

func TestFramesMayDoWhatTheyNeed(t *testing.T) {
	tag := embed.IFrame(base+"/x", "Nimi", "100%", 300)
	for _, want := range []string{` loading="lazy"`, ` referrerpolicy="strict-origin-when-cross-origin"`, "allow-top-navigation-by-user-activation", "allow-forms"} {
		if !strings.Contains(tag, want) {
			t.Errorf("%s lacks %s", tag, want)
		}
	}
	if problems := htmlcheck.Check([]byte("<!DOCTYPE html><html lang=\"fi\"><head><title>x</title></head><body>" + tag + "</body></html>")); strings.Contains(tag, "allow-scripts") || len(problems) > 0 {
		t.Errorf("%s: %v", tag, problems)
	}
}

func TestOEmbedKeepsTheStandard(t *testing.T) {
	h := newHandler(t)
	at := "/oembed?url=" + url.QueryEscape(base+"/fi/palvelupaikka/"+sitetest.Place.String()) + "&maxwidth=320&maxheight=200"
	w := get(t, h, at)
	var j map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &j); err != nil || w.Header().Get("Content-Type") != "application/json" {
		t.Fatalf("%v, %s", err, w.Header().Get("Content-Type"))
	}
	for name, want := range map[string]any{"version": "1.0", "type": "rich", "width": 320.0, "height": 200.0, "title": "Rantakadun palvelupiste",
		"provider_name": "Varanto", "provider_url": base + "/fi/", "author_name": "Esimerkkilän kaupunki"} {
		if j[name] != want {
			t.Errorf("%s is %v, want %v", name, j[name], want)
		}
	}
	var x struct {
		XMLName xml.Name `xml:"oembed"`
		HTML    string   `xml:"html"`
		Width   int      `xml:"width"`
	}
	w = get(t, h, at+"&format=xml")
	if err := xml.Unmarshal(w.Body.Bytes(), &x); err != nil || x.HTML != j["html"] || x.Width != 320 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/xml") {
		t.Errorf("%v: %+v", err, x)
	}
}

func TestEveryFrameHasOneHeadingAndNoScript(t *testing.T) {
	h := newHandler(t)
	for _, lang := range words.Codes() {
		for _, part := range []string{"palvelut?q=x", "haku?q=x", "haku", "paikka/" + sitetest.Place.String(), "palvelu/" + sitetest.Service.String(), "paikka/x"} {
			path := "/" + lang + "/upotus/" + part
			body := get(t, h, path).Body.String()
			if n := strings.Count(body, "<h1"); n != 1 || strings.Contains(body, "<script") || strings.Contains(body, " style=") {
				t.Errorf("%s: %d headings", path, n)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("https://palvelut.example/fi/palvelu/x-1111111111?kunta=1")
	f.Add("//")
	f.Add("%zz")
	f.Fuzz(func(t *testing.T, given string) {
		h := newHandler(t)
		w := get(t, h, "/oembed?url="+url.QueryEscape(given))
		if w.Code >= 500 {
			t.Errorf("%q: status %d", given, w.Code)
		}
	})
}
