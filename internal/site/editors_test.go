package site_test

import (
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/site"
)

func TestTheFootLeadsEditorsToTheirLogIn(t *testing.T) {
	with := newSite(t, func(o *site.Options) { o.LogIn = func(lang string) string { return "/studio/" + lang + "/login" } })
	without := newSite(t, nil)
	for lang, text := range map[string]string{"fi": "Ylläpitäjille", "sv": "För redaktörer", "en": "For editors"} {
		for _, path := range append(paths(lang), "/"+lang+"/nowhere") {
			_, foot, _ := strings.Cut(get(t, with, path).Body.String(), "<footer")
			if !strings.Contains(foot, `<a href="/studio/`+lang+`/login" rel="nofollow">`+text+`</a>`) {
				t.Errorf("%s does not lead there", path)
			}
			if strings.Contains(get(t, without, path).Body.String(), "/studio/") {
				t.Errorf("%s leads to a log-in that is not served", path)
			}
		}
	}
}
