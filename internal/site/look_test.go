package site_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/site"
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

func TestALogoThatDoesMoreThanDrawIsRefused(t *testing.T) {
	if _, err := site.New(site.Options{Source: sitetest.Source{}, Logo: []byte("<svg><script/></svg>")}); err == nil {
		t.Error("the logo is taken")
	}
}
