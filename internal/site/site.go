package site

import (
	"errors"
	"net/http"
	"strings"
	"sync"

	"github.com/varanto/varanto/internal/negotiate"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/sharecard"
	"github.com/varanto/varanto/internal/site/sitemap"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// Site is the handler of the public pages. It answers every path: those that it does not know with a page that helps.
type Site struct {
	options        Options
	assets         *assets
	mux            *http.ServeMux
	words          map[string]*words.Words
	municipalities map[string][]view.Municipality
	policy         string
	crossOrigin    *http.CrossOriginProtection
	card           []byte // the picture beside shared links
	sitemaps       *sitemap.Shelf
	desk           *feedbackDesk
	countries      sync.Map // language to *country
}

// New makes the site. It returns an error when there is no source or the assets cannot be read.
func New(o Options) (*Site, error) {
	if o.Source == nil {
		return nil, errors.New("site without a source of content")
	}
	o.fill()
	a, err := newAssets(o.Assets)
	if err != nil {
		return nil, err
	}
	if err := addLook(a, o); err != nil {
		return nil, err
	}
	s := &Site{
		options: o, assets: a, mux: http.NewServeMux(), policy: contentPolicy(o), desk: newFeedbackDesk(),
		crossOrigin: http.NewCrossOriginProtection(), words: map[string]*words.Words{}, municipalities: map[string][]view.Municipality{}, sitemaps: sitemap.NewShelf(keptSitemaps),
	}
	if s.card, err = sharecard.PNG(o.card()); err != nil {
		return nil, err
	}
	for _, lang := range words.Codes() {
		s.words[lang], _ = words.For(lang)
		s.municipalities[lang] = o.Source.Municipalities(lang)
	}
	s.routes()
	if err := s.embedded(); err != nil {
		return nil, err
	}
	return s, nil
}

// ServeHTTP answers with the site's security headers on everything.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.secure(w.Header())
	if to, untidy := withoutSlash(r); untidy {
		http.Redirect(w, r, withParameters(to, r), http.StatusMovedPermanently)
		return
	}
	s.mux.ServeHTTP(w, r)
}

// withoutSlash is the path of a page that was asked for with a slash at its end; front pages have theirs.
func withoutSlash(r *http.Request) (to string, untidy bool) {
	p := r.URL.EscapedPath()
	if r.Method != http.MethodGet && r.Method != http.MethodHead || !strings.HasSuffix(p, "/") || strings.HasPrefix(p, staticPrefix) {
		return "", false
	}
	for _, lang := range words.Codes() {
		home := route.Home(lang)
		if rest, ok := strings.CutPrefix(p, home); ok && strings.Trim(rest, "/") != "" {
			return home + strings.Trim(rest, "/"), true
		}
	}
	return "", false
}

func (s *Site) routes() {
	s.mux.HandleFunc("GET /{$}", s.front)
	s.mux.Handle("GET "+staticPrefix, s.assets)
	s.mux.HandleFunc("GET "+route.Robots, s.robots)
	s.mux.HandleFunc("GET /favicon.ico", s.icon)
	s.mux.HandleFunc("GET "+route.ShareCard, s.shareCard)
	s.mux.HandleFunc("GET "+route.SitemapAll, s.sitemapIndex)
	s.mux.HandleFunc("GET "+route.SitemapPattern, s.sitemapFile)
	for _, lang := range words.Codes() {
		at := "GET /" + lang
		s.mux.HandleFunc(at, s.moved(route.Home(lang)))
		s.mux.HandleFunc(at+"/{$}", s.page(lang, s.home))
		for _, kind := range route.Kinds() {
			for _, word := range kind.Words() {
				s.mux.HandleFunc(at+"/"+word+"/{ref}", s.page(lang, s.entity(kind)))
			}
		}
		s.mux.HandleFunc(at+"/"+route.SuggestName, s.suggest(lang))
		s.mux.HandleFunc(at+"/"+route.PointsName, s.points(lang))
		s.mux.HandleFunc(at+"/"+route.OpeningsName, s.openings(lang))
		s.mux.HandleFunc("POST "+route.Choice(lang), s.page(lang, s.chosen))
		s.mux.HandleFunc("GET "+route.OpenSearch(lang), s.describeSearch(lang))
		s.mux.HandleFunc("GET "+route.OpenSearchSuggest(lang), s.suggestToBrowser(lang))
		s.routesAround(lang)
		s.mux.HandleFunc(at+"/", s.page(lang, s.unknown))
	}
	s.mux.HandleFunc("GET /", s.unknownAnywhere)
}

// icon sends what asks for the icon where it has always been to the one that the pages name.
func (s *Site) icon(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "public, max-age=86400")
	http.Redirect(w, r, s.mark(), http.StatusFound)
}

// front sends visitors to the front page in a language that they read.
func (s *Site) front(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Vary", "Accept-Language")
	w.Header().Set("Cache-Control", "no-cache")
	http.Redirect(w, r, route.Home(negotiate.Language(r.Header.Get("Accept-Language"), words.Codes())), http.StatusFound)
}

// moved sends to another path and keeps the parameters.
func (s *Site) moved(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, withParameters(to, r), http.StatusPermanentRedirect)
	}
}

// unknownAnywhere helps outside the languages' own paths, in the reader's language.
func (s *Site) unknownAnywhere(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Vary", "Accept-Language")
	s.page(negotiate.Language(r.Header.Get("Accept-Language"), words.Codes()), s.unknown)(w, r)
}
