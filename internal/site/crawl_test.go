package site_test

import (
	"bytes"
	"context"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/htmlcheck"
	"github.com/varanto/varanto/internal/site/jsonld/vocabulary"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/internal/site/words"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// everything finds all services, whatever is asked.
type everything struct{ catalogue *live.Catalogue }

func (everything) Serving(s *live.Snapshot, k catalog.Kind, municipality string) search.Served {
	return new(search.Index).Serving(s, k, municipality)
}

func (f everything) Search(_ context.Context, q search.Query) (search.Results, error) {
	r := search.Results{Snapshot: f.catalogue.Snapshot()}
	kind := catalog.KindService
	if len(q.Kinds) > 0 {
		kind = q.Kinds[0]
	}
	t := r.Snapshot.Table(kind)
	r.Total = int(t.Published().GetCardinality())
	n, from, size := 0, max(0, q.Page-1)*q.PageSize, max(1, q.PageSize)
	for e := range t.Each(t.Published()) {
		if n >= from && n < from+size {
			r.Hits = append(r.Hits, search.Hit{Kind: kind, ID: e.ID, Entry: e, Distance: -1})
		}
		n++
	}
	return r, nil
}

type wordlessRenderer struct{}

func (wordlessRenderer) Render(*live.Snapshot, *live.Entry) (live.Rendered, error) {
	return live.Rendered{Body: []byte("{}")}, nil
}

func (wordlessRenderer) Item(*live.Entry) []byte { return []byte("{}") }

// demoSite is the site over the demo catalogue.
func demoSite(t *testing.T) *site.Site { return siteOver(t, demoLog(t)) }

// demoLog has the demo catalogue.
func demoLog(t *testing.T) store.Log {
	t.Helper()
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	in, err := v11.OpenEmbedded(demo.FS)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := editorial.Import(t.Context(), log, in, editorial.ImportOptions{Actor: "test"}); err != nil {
		t.Fatal(err)
	}
	return log
}

// siteOver is the site over what a log has.
func siteOver(t *testing.T, log store.Log) *site.Site {
	t.Helper()
	c := live.New(wordlessRenderer{}, slog.New(slog.DiscardHandler))
	if err := c.Load(t.Context(), log); err != nil {
		t.Fatal(err)
	}
	return newSite(t, func(o *site.Options) { o.Source, o.BaseURL = source.New(c, everything{c}), base })
}

// crawled is what a page says of itself. Addresses are without the site's own.
type crawled struct {
	canonical  string
	alternates map[string]string
	noIndex    bool
	ids        map[string]bool
}

// crawler follows every link.
type crawler struct {
	t          *testing.T
	site       http.Handler
	vocabulary *vocabulary.Vocabulary
	pages      map[string]crawled
	queue      []string
	seen       map[string]bool
	from       map[string]string
	fragments  map[string]string // page#id to the page that links there
	asked      int
}

// maxAsked is how many questions are followed: each page of results leads to many others, without end.
const maxAsked = 60

func (c *crawler) follow(address, from string) {
	address, fragment, _ := strings.Cut(address, "#")
	if fragment != "" {
		c.fragments[address+"#"+fragment] = from
	}
	if c.seen[address] || otherHandlers(address) {
		return
	}
	if strings.Contains(address, "?") {
		if c.asked++; c.asked > maxAsked {
			return
		}
	}
	c.seen[address], c.from[address] = true, from
	c.queue = append(c.queue, address)
}

// otherHandlers tells that something else answers there than the site over a catalogue.
func otherHandlers(address string) bool {
	for _, prefix := range []string{"/static/", "/open/", "/swagger", "/favicon.ico"} {
		if strings.HasPrefix(address, prefix) {
			return true
		}
	}
	return false
}

func (c *crawler) run() {
	for len(c.queue) > 0 {
		address := c.queue[0]
		c.queue = c.queue[1:]
		w := httptest.NewRecorder()
		c.site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
		if w.Code != http.StatusOK {
			c.t.Errorf("%s, linked from %s: status %d", address, c.from[address], w.Code)
			continue
		}
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			c.read(address, w.Body.Bytes())
		}
	}
}

func (c *crawler) read(address string, body []byte) {
	for _, wrong := range htmlcheck.Check(body) {
		c.t.Errorf("%s: %s", address, wrong)
	}
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	p := crawled{alternates: map[string]string{}, ids: map[string]bool{}}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			c.element(address, n, &p)
		}
	}
	c.pages[address] = p
}

func (c *crawler) element(address string, n *html.Node, p *crawled) {
	a := map[string]string{}
	for _, attribute := range n.Attr {
		a[attribute.Key] = attribute.Val
	}
	p.ids[a["id"]] = true
	switch {
	case n.Data == "script" && isData(n):
		for _, wrong := range c.vocabulary.Check([]byte(n.FirstChild.Data)) {
			c.t.Errorf("%s: %s", address, wrong)
		}
	case n.Data == "meta" && a["name"] == "robots":
		p.noIndex = true
	case n.Data == "link" && a["rel"] == "canonical":
		p.canonical = strings.TrimPrefix(a["href"], base)
	case n.Data == "link" && a["rel"] == "alternate" && a["hreflang"] != "":
		p.alternates[a["hreflang"]] = strings.TrimPrefix(a["href"], base)
	}
	for _, key := range []string{"href", "src", "action"} {
		if to := a[key]; strings.HasPrefix(strings.TrimPrefix(to, base), "/") {
			c.follow(strings.TrimPrefix(to, base), address)
		}
	}
}

// TestACrawlFindsEveryPage follows every link of every page of the demo catalogue in three languages.
func TestACrawlFindsEveryPage(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through the whole demo catalogue")
	}
	began := time.Now()
	s := demoSite(t)
	v, err := vocabulary.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := &crawler{
		t: t, site: s, vocabulary: v, pages: map[string]crawled{}, seen: map[string]bool{}, from: map[string]string{}, fragments: map[string]string{},
	}
	listed := listed(t, s).URLs
	for _, lang := range words.Codes() {
		c.follow(route.Home(lang), "nowhere")
	}
	for _, u := range listed {
		c.follow(strings.TrimPrefix(u.Loc, base), "the sitemap")
	}
	c.run()
	t.Logf("%d pages in %v", len(c.pages), time.Since(began).Round(time.Millisecond))
	if len(c.pages) < 500 {
		t.Errorf("only %d pages: is the catalogue loaded?", len(c.pages))
	}
	for to, from := range c.fragments {
		page, id, _ := strings.Cut(to, "#")
		if p, ok := c.pages[page]; ok && !p.ids[id] {
			t.Errorf("%s, linked from %s: no such place on the page", to, from)
		}
	}
	inSitemap := map[string]bool{}
	for _, u := range listed {
		address := strings.TrimPrefix(u.Loc, base)
		inSitemap[address] = true
		links := map[string]string{}
		for _, l := range u.Links {
			links[l.Lang] = strings.TrimPrefix(l.Href, base)
		}
		p := c.pages[address]
		if p.canonical != address || p.noIndex {
			t.Errorf("%s is listed, but not the right address: %q", address, p.canonical)
		}
		if diff := cmp.Diff(p.alternates, links); diff != "" {
			t.Errorf("%s: the page and the sitemap name other languages: %s", address, diff)
		}
	}
	for address, p := range c.pages {
		c.agrees(address, p)
		if p.canonical == address && aboutEntity(address) && !inSitemap[address] {
			t.Errorf("%s is in no sitemap", address)
		}
	}
}

// agrees holds that right addresses are right of themselves, and that languages of a page name each other.
func (c *crawler) agrees(address string, p crawled) {
	switch {
	case p.noIndex:
		return
	case p.canonical == "":
		c.t.Errorf("%s has no right address", address)
	case p.canonical != address:
		if right, ok := c.pages[p.canonical]; !ok || right.canonical != p.canonical || right.noIndex {
			c.t.Errorf("%s names the right address %s, which is not", address, p.canonical)
		}
		if len(p.alternates) > 0 && !strings.Contains(address, "?") {
			c.t.Errorf("%s is not the right address, but names alternates", address)
		}
		return
	}
	for lang, other := range p.alternates {
		if o, ok := c.pages[other]; !ok || !maps.Equal(o.alternates, p.alternates) {
			c.t.Errorf("%s names %s in %s, which does not agree", address, other, lang)
		}
	}
	if len(p.alternates) > 0 && !slices.Contains(slices.Collect(maps.Values(p.alternates)), address) {
		c.t.Errorf("%s does not name itself", address)
	}
}

// aboutEntity tells that it is a page of an entity.
func aboutEntity(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.RawQuery != "" || len(u.Path) < 4 {
		return false
	}
	word, ref, ok := strings.Cut(u.Path[4:], "/")
	return ok && ref != "" && slices.ContainsFunc(route.Kinds(), func(k route.Kind) bool { return slices.Contains(k.Words(), word) })
}
