package site_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/sitetest"
	"github.com/varanto/varanto/internal/site/view"
)

func TestPointsAreColumnsOfOneLength(t *testing.T) {
	w := get(t, newSite(t, nil), route.PointsOf("sv", view.Query{Text: "koulu", Municipality: "491"}))
	var got struct {
		Total            int
		Base             string
		Lat, Lon         []int
		Name, Ref, Where []string
		Far              []string
		Lang, WhereLang  map[int]string
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatalf("%d %v", w.Code, err)
	}
	if got.Total != 3 || got.Lat[0] != 6168857 || got.Lon[0] != 2727227 || got.Base+got.Ref[0] != route.Channel("sv", "ServiceLocation", sitetest.Place.String()) || got.Lang[0] != "fi" || got.WhereLang[0] != "fi" {
		t.Errorf("got %+v", got)
	}
	if len(got.Far) != 2 || got.Far[0] != "1,2 kilometer bort" || got.Far[1] != "" {
		t.Errorf("how far they are: %q", got.Far)
	}
	for name, n := range map[string]int{"lon": len(got.Lon), "name": len(got.Name), "ref": len(got.Ref), "where": len(got.Where)} {
		if n != len(got.Lat) {
			t.Errorf("%d of %s for %d of lat", n, name, len(got.Lat))
		}
	}
	if strings.Contains(w.Body.String(), "<script") || w.Header().Get("X-Robots-Tag") != "noindex" {
		t.Errorf("hostile names are not escaped, or the answer is listed: %v", w.Header())
	}
	if w := get(t, newSite(t, nil), route.PointsOf("fi", view.Query{Text: "virhe"})); w.Code != http.StatusInternalServerError {
		t.Errorf("a failure answers %d", w.Code)
	}
}

// TestTheListOfTheScriptTellsWhatTheOtherTells: how things stand, as the page's own list has it.
func TestTheListOfTheScriptTellsWhatTheOtherTells(t *testing.T) {
	s := newSite(t, nil)
	question := url.Values{route.PlaceParameter: {sitetest.Place.String(), sitetest.Phone.String(), "nothing", "jotain-1234567890", "<script>"}}
	w := get(t, s, route.Openings("sv")+"?"+question.Encode(), "Cookie", remembers)
	body := w.Body.String()
	if w.Code != http.StatusOK || strings.Count(body, "data-place=") != 1 || w.Header().Get("Cache-Control") != "public, max-age=60" {
		t.Fatalf("%d %v %s", w.Code, w.Header(), body)
	}
	said := regexp.MustCompile(`<p class="state.*?</p>`).FindString(body)
	if page := get(t, s, route.Channel("sv", "ServiceLocation", sitetest.Place.String())).Body.String(); said == "" || !strings.Contains(page, said) {
		t.Errorf("the place's page does not say %q", said)
	}
	question = url.Values{route.PlaceParameter: {sitetest.Failing.String()}}
	if w := get(t, s, route.Openings("fi")+"?"+question.Encode()); w.Code != http.StatusInternalServerError {
		t.Errorf("a failure answers %d", w.Code)
	}
	if w := get(t, s, route.Openings("fi")+"?"+strings.Repeat("paikka="+sitetest.Place.String()+"&", 500)); strings.Count(w.Body.String(), "data-place=") != 50 {
		t.Error("as many as are asked for are told of")
	}
}

func TestTheListOfTheMapIsWholeWithoutIt(t *testing.T) {
	s := newSite(t, nil)
	for _, lang := range []string{"fi", "sv", "en"} {
		body := get(t, s, route.Map(lang, view.Query{Text: "koulu", Municipality: "491", Filters: []view.Filter{{Facet: view.FacetServiceClass, Value: "P6"}}})).Body.String()
		for _, want := range []string{`class="spot"`, "<noscript>", `rel="next"`, "data-atlas", route.Points(lang), `name="serviceClass" value="P6"`} {
			if !strings.Contains(body, want) {
				t.Errorf("%s: no %s", lang, want)
			}
		}
	}
	if body := get(t, s, route.MapBase("fi")+"?q=tyhjä").Body.String(); strings.Contains(body, "data-atlas") {
		t.Error("a map of nothing")
	}
}

func TestTheMapsScriptLoadsOnlyOnPagesWithAMap(t *testing.T) {
	s := newSite(t, nil)
	withMap := map[string]bool{}
	for _, path := range append(allPaths(), route.MapBase("fi")) {
		if body := get(t, s, path).Body.String(); strings.Contains(body, "map.mjs") {
			withMap[path] = strings.Contains(body, "data-map") || strings.Contains(body, "data-atlas")
			if !withMap[path] {
				t.Errorf("%s loads the script for nothing", path)
			}
		}
	}
	if len(withMap) != 4 { // a place in three languages, and the map
		t.Errorf("pages with a map: %v", withMap)
	}
}

func TestRoutesLeadToTheConfiguredPlanner(t *testing.T) {
	path := route.Channel("fi", "ServiceLocation", sitetest.Place.String())
	if body := get(t, newSite(t, nil), path).Body.String(); !strings.Contains(body, "https://www.openstreetmap.org/directions?to=6") || !strings.Contains(body, `href="geo:6`) {
		t.Error("no route")
	}
	s := newSite(t, func(o *site.Options) {
		o.Map = page.Map{Route: "https://reitti.example.fi/reitti/-/{name}::{lat},{lon}", RouteName: "Reittiopas"}
	})
	if body := get(t, s, path).Body.String(); !strings.Contains(body, `href="https://reitti.example.fi/reitti/-/`) || strings.Contains(body, "{lat}") && !strings.Contains(body, "data-route") {
		t.Error("the planner is not heeded")
	}
}

// TestTheMapsScriptReadsWhatThePageTellsIt: what nobody reads is not sent.
func TestTheMapsScriptReadsWhatThePageTellsIt(t *testing.T) {
	scripts := ""
	files, err := filepath.Glob("../../web/src/map/*.ts")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		scripts += string(content)
	}
	root, err := html.Parse(get(t, newSite(t, nil), route.Map("fi", view.Query{Text: "koulu"})).Body)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for n := range root.Descendants() {
		if attribute(n, "data-atlas") == "" {
			continue
		}
		for _, a := range n.Attr {
			name, ok := strings.CutPrefix(a.Key, "data-")
			if !ok {
				continue
			}
			told++
			parts := strings.Split(name, "-")
			for i := range parts[1:] {
				parts[i+1] = strings.ToUpper(parts[i+1][:1]) + parts[i+1][1:]
			}
			if key := strings.Join(parts, ""); !regexp.MustCompile(`(d|dataset)\.` + key + `\b`).MatchString(scripts) {
				t.Errorf("no script reads %s", a.Key)
			}
		}
	}
	if told < 10 {
		t.Errorf("only %d words for the map's script", told)
	}
}
