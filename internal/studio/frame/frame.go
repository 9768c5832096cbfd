// Package frame is the base of the studio's pages: routes in three languages below /studio/, the session, who calls, the guard
// against requests that other sites make, headers, the layout, messages for the next page and error pages.
package frame

import (
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/negotiate"
	"github.com/varanto/varanto/internal/studio/words"
)

// Root is where the studio's pages are.
const Root = "/studio/"

// Options are what a Frame needs. Sessions are compulsory.
type Options struct {
	Sessions *account.Sessions
	// Name is what the site is called.
	Name string
	// BaseURL is scheme and host as the public sees them; empty when not configured.
	BaseURL string
	// Asset gives the address of a built file; nil is for tests.
	Asset func(name string) string
	// Theme and Logo are the addresses of the site's own look, empty for Varanto's; Mark is that of its icon.
	Theme, Logo, Mark string
	Logger            *slog.Logger
}

// Frame is the handler of everything below Root. Pages are added before the first request.
type Frame struct {
	Options
	mux     *http.ServeMux
	words   map[string]*words.Words
	items   []Item
	routes  []Route
	handler http.Handler
	policy  string
}

// New makes a frame without pages.
func New(o Options) *Frame {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Asset == nil {
		o.Asset = func(name string) string { return "/static/" + name }
	}
	f := &Frame{Options: o, mux: http.NewServeMux(), words: map[string]*words.Words{}, policy: contentPolicy(o.BaseURL)}
	for _, lang := range words.Codes() {
		f.words[lang], _ = words.For(lang)
	}
	f.mux.HandleFunc(Root, f.wrap("", Anybody, unknown))
	f.mux.HandleFunc("GET "+Root+"{$}", f.front)
	f.mux.HandleFunc("GET "+strings.TrimSuffix(Root, "/"), f.front)
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(f.wrap("", Anybody, otherSite))
	f.handler = o.Sessions.Middleware(guard.Handler(f.mux))
	return f
}

// ServeHTTP answers with the headers that every page here has.
func (f *Frame) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.secure(w.Header())
	f.handler.ServeHTTP(w, r)
}

// Handler answers a request; an error becomes an error page.
type Handler func(w http.ResponseWriter, r *Request) error

// Get adds a page in all languages: path is what follows /studio/fi, "/people/{id}", or "/" for the front page.
func (f *Frame) Get(path string, need Need, h Handler) { f.add(http.MethodGet, path, need, h) }

// Post adds what a form is sent to.
func (f *Frame) Post(path string, need Need, h Handler) { f.add(http.MethodPost, path, need, h) }

// Route is an address of the studio.
type Route struct {
	Method string
	// Path is what follows /studio/fi, or /studio for one without a language.
	Path string
	Need Need
}

// Routes are all addresses that were added, in that order.
func (f *Frame) Routes() []Route { return slices.Clone(f.routes) }

func (f *Frame) add(method, path string, need Need, h Handler) {
	f.routes = append(f.routes, Route{method, path, need})
	if path == "/" {
		path = "/{$}"
	}
	for _, lang := range words.Codes() {
		f.mux.HandleFunc(method+" "+Root+lang+path, f.wrap(lang, need, h))
	}
}

// Bare adds an address without a language, such as those in letters: the page is in the reader's.
func (f *Frame) Bare(method, path string, h Handler) {
	f.routes = append(f.routes, Route{method, "/" + strings.TrimPrefix(path, "/"), Anybody})
	f.mux.HandleFunc(method+" "+Root+strings.TrimPrefix(path, "/"), f.wrap("", Anybody, h))
}

// front sends to the front page in a language of the reader's.
func (f *Frame) front(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, Root+f.language(r)+"/", http.StatusSeeOther)
}

// language is the one of the address, or else the person's own, or the browser's.
func (f *Frame) language(r *http.Request) string {
	rest := strings.TrimPrefix(r.URL.Path, Root)
	if lang, _, _ := strings.Cut(rest, "/"); f.words[lang] != nil {
		return lang
	}
	if a, ok := f.Sessions.Person(r.Context()); ok && f.words[a.Language] != nil {
		return a.Language
	}
	return negotiate.Language(r.Header.Get("Accept-Language"), words.Codes())
}
