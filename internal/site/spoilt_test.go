package site_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/jsonld/vocabulary"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/words"
	"github.com/varanto/varanto/internal/store"
)

// attacks are what texts say in a spoilt catalogue, in turn. Each has the word that its traces are known by.
var attacks = []string{
	`<script>alert("gotcha")</script>`, `"'><img src=x onerror=alert('gotcha')>`, "gotcha\u202e\u2066 <b>kova</b> \u202d",
	strings.Repeat("gotcha", 400), "# gotcha\n\n* [a](javascript:gotcha)\n* **b\n\n| c |\n<", "gotcha &amp; {{.}} ${1} %s ]]> --> \x00\ufeff",
	"gotcha</title></textarea></style></script><svg onload=gotcha>",
}

// addresses are what web addresses are.
var addresses = []string{
	"javascript:alert('gotcha')", "data:text/html,<script>gotcha</script>", `https://example.org/"onmouseover="gotcha`,
	"https://[gotcha", "//gotcha.example", "JaVaScRiPt\t:gotcha",
}

// codeMembers are members that are no texts: names, languages and numbers of things, and days.
var codeMembers = []string{
	"id", "serviceChannelType", "organizationId", "language", "type", "areaType", "code", "languages", "serviceHourType", "dayFrom", "dayTo",
	"from", "to", "validFrom", "validTo", "serviceChargeType", "postalCode", "latitude", "longitude", "coordinateState", "country", "subType",
	"publishingStatus", "modified", "accessibilityClassificationLevel", "wcagLevel", "uri", "generalDescriptionType", "organizationType",
	"parentOrganizationId", "generalDescriptionId", "fundingType", "roleType", "provisionType", "oid",
	"serviceId", "channelId", "displayNameType", "overrides", "sourceId", "sourceUser", "newUri", "channelType", "plan",
}

// spoiler goes through an entity and returns what it makes of it; keep is false for what it takes away.
type spoiler func(member string, v any) (spoilt any, keep bool)

// spoilt is the demo catalogue after a spoiler, which is made anew for each entity by its number. It is written past the
// rules of the import: what the log has is shown, whoever wrote it.
func spoilt(t *testing.T, of func(n int) spoiler) store.Log {
	t.Helper()
	log := demoLog(t)
	var drafts []store.Draft
	_, err := log.Latest(t.Context(), func(e store.Entry) error {
		if e.Kind == catalog.KindCodeItem {
			return nil
		}
		var v any
		if err := json.Unmarshal(e.Document, &v); err != nil {
			return err
		}
		made, _ := spoil("", v, of(len(drafts)))
		document, err := json.Marshal(made)
		if err != nil {
			return err
		}
		drafts = append(drafts, store.Draft{
			Kind: e.Kind, ID: e.ID, Base: e.Number, Status: e.Status, Organization: e.Organization, Time: e.Time, Document: document,
		})
		return nil
	})
	if err != nil || len(drafts) < 200 {
		t.Fatalf("%d entities are spoilt: %v", len(drafts), err)
	}
	if _, err := log.Append(t.Context(), drafts...); err != nil {
		t.Fatal(err)
	}
	return log
}

func spoil(member string, v any, with spoiler) (any, bool) {
	switch inner := v.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(inner)) {
			made, keep := spoil(name, inner[name], with)
			if inner[name] = made; !keep {
				delete(inner, name)
			}
		}
	case []any:
		var list []any
		for _, one := range inner {
			if made, keep := spoil(member, one, with); keep {
				list = append(list, made)
			}
		}
		v = list
	}
	return with(member, v)
}

// hostile puts an attack into every text.
func hostile(n int) spoiler {
	return func(member string, v any) (any, bool) {
		if _, isText := v.(string); !isText || slices.Contains(codeMembers, member) {
			return v, true
		}
		n++
		if member == "url" || member == "accessibilityStatementWebPage" {
			return addresses[n%len(addresses)], true
		}
		return attacks[n%len(attacks)], true
	}
}

// brokenUp takes things away and breaks others: of four entities one loses its channels or services, one its hours, one all
// languages but Swedish, and one everything that need not be there. Coordinates are none.
func brokenUp(n int) spoiler {
	points, times := []string{"NaN", "1e999", "", "abc", "-6672000.5", "99999999"}, []string{"25:61:00", "", "08:00:00", "nyt"}
	of := n % 4
	return func(member string, v any) (any, bool) {
		n++
		inner, _ := v.(map[string]any)
		switch {
		case member == "latitude" || member == "longitude":
			return points[n%len(points)], true
		case (member == "from" || member == "to") && n%3 == 0:
			return times[n%len(times)], true
		case of == 0 && (member == "serviceChannels" || member == "services"), of == 1 && member == "serviceHours":
			return v, false
		case of == 2 && inner != nil && inner["language"] != nil && inner["language"] != "sv":
			return v, false
		case of == 3 && slices.Contains([]string{"addresses", "phoneNumbers", "emails", "webPages", "serviceClasses", "areas", "languages",
			"serviceChannelDescriptions", "serviceDescriptions", "organizationDescriptions", "generalDescriptionId", "ontologyTerms"}, member):
			return v, false
		}
		return v, true
	}
}

// TestEveryPageOfASpoiltCatalogueMakesSense follows every link of a catalogue whose texts are attacks, and of one in which
// much is broken or missing. Every page is there, is valid HTML, tells machines what their vocabulary knows, and has no
// element, handler or address that came from a text.
func TestEveryPageOfASpoiltCatalogueMakesSense(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through two whole catalogues")
	}
	for name, of := range map[string]func(int) spoiler{"hostile": hostile, "broken": brokenUp} {
		t.Run(name, func(t *testing.T) {
			s := siteOver(t, spoilt(t, of))
			v, err := vocabulary.Load()
			if err != nil {
				t.Fatal(err)
			}
			c := &crawler{
				t: t, site: harmless{t, s, name}, vocabulary: v, pages: map[string]crawled{}, seen: map[string]bool{}, from: map[string]string{},
				fragments: map[string]string{},
			}
			for _, lang := range words.Codes() {
				c.follow(route.Home(lang), "nowhere")
			}
			for _, u := range listed(t, s).URLs {
				c.follow(strings.TrimPrefix(u.Loc, base), "the sitemap")
			}
			c.run()
			if len(c.pages) < 300 {
				t.Errorf("only %d pages: is the catalogue loaded?", len(c.pages))
			}
		})
	}
}

// harmless looks at every page on its way, beside what the crawler looks at.
type harmless struct {
	t    *testing.T
	site http.Handler
	name string
}

func (h harmless) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	kept := httptest.NewRecorder()
	h.site.ServeHTTP(kept, r)
	maps.Copy(w.Header(), kept.Header())
	w.WriteHeader(kept.Code)
	w.Write(kept.Body.Bytes()) //nolint:errcheck // a recorder
	if !strings.HasPrefix(kept.Header().Get("Content-Type"), "text/html") || kept.Code != http.StatusOK {
		return
	}
	body := kept.Body.Bytes()
	for _, nonsense := range []string{"NaN", "+Inf", "<nil>", "%!"} {
		if bytes.Contains(body, []byte(nonsense)) {
			h.t.Errorf("%s says %s", r.URL, nonsense)
		}
	}
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		h.t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			h.element(r.URL.String(), n)
		}
	}
}

func (h harmless) element(page string, n *html.Node) {
	switch n.Data {
	case "img", "b", "iframe", "object", "embed", "style":
		h.t.Errorf("%s: <%s> from a text", page, n.Data)
	case "script":
		if n.FirstChild != nil && !isData(n) {
			h.t.Errorf("%s: a script: %.60s", page, n.FirstChild.Data)
		}
	case "a", "button", "h1", "h2", "h3", "h4", "dt", "summary":
		if strings.TrimSpace(said(n)) == "" {
			h.t.Errorf("%s: an empty <%s> in <%s>", page, n.Data, n.Parent.Data)
		}
	}
	for _, a := range n.Attr {
		value := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "style":
			h.t.Errorf("%s: <%s %s=%q>", page, n.Data, a.Key, a.Val)
		case a.Key == "href" || a.Key == "src" || a.Key == "action":
			for _, scheme := range []string{"javascript:", "data:", "//"} {
				if strings.HasPrefix(value, scheme) {
					h.t.Errorf("%s: <%s %s=%.60q>", page, n.Data, a.Key, a.Val)
				}
			}
		}
	}
}
