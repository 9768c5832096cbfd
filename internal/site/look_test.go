package site_test

import (
	"image"
	"image/png"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/sitetest"
	"github.com/varanto/varanto/internal/site/theme"
)

func TestASiteMayHaveItsOwnLook(t *testing.T) {
	look, err := theme.Parse([]byte(":root { --brand: #1f3a6d; }"))
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, func(o *site.Options) { o.Theme, o.Logo = &look, []byte("<svg xmlns='http://www.w3.org/2000/svg'/>") })
	w := get(t, s, "/fi/")
	for pattern, want := range map[string]string{
		`href="(/static/theme\.[0-9a-f]{12}\.css)"`: ":root{--brand:#1f3a6d;}", `src="(/static/logo\.[0-9a-f]{12}\.svg)"`: "<svg",
	} {
		m := regexp.MustCompile(pattern).FindStringSubmatch(w.Body.String())
		if m == nil {
			t.Errorf("no %s on the page", pattern)
			continue
		}
		if file := get(t, s, m[1]); file.Code != http.StatusOK || !strings.Contains(file.Body.String(), want) {
			t.Errorf("%s answers %d %q", m[1], file.Code, file.Body)
		}
	}
	if plain := newSite(t, nil); get(t, plain, "/fi/").Header().Get("Content-Security-Policy") != w.Header().Get("Content-Security-Policy") {
		t.Error("a look changes the policy")
	}
	if strings.Contains(get(t, newSite(t, nil), "/fi/").Body.String(), "theme.") {
		t.Error("a look without one")
	}
}

// TestALookReachesOtherSites: frames, snippets, the picture beside shared links and the icon have it too.
func TestALookReachesOtherSites(t *testing.T) {
	look, err := theme.Parse([]byte(":root{--brand:#1f3a6d;--accent:#1f3a6d}"))
	if err != nil {
		t.Fatal(err)
	}
	own := newSite(t, func(o *site.Options) { o.Theme, o.Logo = &look, []byte("<svg xmlns='http://www.w3.org/2000/svg'/>") })
	plain := newSite(t, nil)
	for path, want := range map[string]string{
		"/fi/upotus/palvelut?q=koulu":               "accent=1f3a6d",
		"/fi/upotus/palvelut?q=koulu&accent=aa0000": "accent=aa0000",
		route.Share("fi") + "?what=search":          `accent=&#34;#1f3a6d&#34;`,
		route.Share("fi") + "?what=search&in=sv":    `value="#1f3a6d"`,
		"/fi/":                                      `<link rel="icon" type="image/svg+xml" href="/static/logo.`,
	} {
		if body := get(t, own, path).Body.String(); !strings.Contains(body, want) {
			t.Errorf("%s has no %s", path, want)
		}
		if body := get(t, plain, path).Body.String(); strings.Contains(body, "1f3a6d") || strings.Contains(body, "/static/logo.") {
			t.Errorf("%s has another site's look", path)
		}
	}
	if to := get(t, own, "/favicon.ico").Header().Get("Location"); !strings.HasPrefix(to, "/static/logo.") {
		t.Errorf("the icon is %s", to)
	}
	card, err := png.Decode(get(t, own, route.ShareCard).Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []image.Point{{}, {X: 600, Y: 315}, {X: 600, Y: 224}} {
		if r, g, b, _ := card.At(at.X, at.Y).RGBA(); r>>8 != 0x1f || g>>8 != 0x3a || b>>8 != 0x6d {
			t.Errorf("the card is %x %x %x at %v", r>>8, g>>8, b>>8, at)
		}
	}
}

func TestALogoThatDoesMoreThanDrawIsRefused(t *testing.T) {
	if _, err := site.New(site.Options{Source: sitetest.Source{}, Logo: []byte("<svg><script/></svg>")}); err == nil {
		t.Error("the logo is taken")
	}
}
