package site

import (
	"net/http"
	"strings"

	"github.com/varanto/varanto/internal/site/reply"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// keepForAnHour is for what machines ask for again and again.
const keepForAnHour = "public, max-age=3600"

// robots tells crawlers where the list of pages is, and to leave out what has no end: suggestions, and results by moment
// or by distance. Other results say themselves that they are not to be listed.
func (s *Site) robots(w http.ResponseWriter, r *http.Request) {
	var b strings.Builder
	b.WriteString("User-agent: *\n")
	for _, lang := range words.Codes() {
		b.WriteString("Disallow: " + route.Suggest(lang) + "\n")
		b.WriteString("Disallow: " + route.OpenSearchSuggest(lang) + "\n")
	}
	for _, endless := range []string{view.FacetNear, view.FacetOpen, route.OpenDayParameter} {
		b.WriteString("Disallow: /*?*" + endless + "=\n")
	}
	b.WriteString("\nSitemap: " + s.base(r) + route.SitemapAll + "\n")
	s.plain(w, r, "text/plain; charset=utf-8", []byte(b.String()))
}

// plain answers with bytes that anybody may keep for a while.
func (s *Site) plain(w http.ResponseWriter, r *http.Request, contentType string, body []byte) {
	w.Header().Set("Cache-Control", keepForAnHour)
	reply.AsIs(w, r, http.StatusOK, contentType, body)
}

// shareCard is the picture beside shared links. Other sites show it, so that they may load it.
func (s *Site) shareCard(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	s.plain(w, r, "image/png", s.card)
}
