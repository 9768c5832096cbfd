package open

import (
	"context"
	"log/slog"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/recent"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/filter"
	"github.com/varanto/varanto/internal/search/link"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/subject"
)

// Finder answers searches: *search.Index, and in tests something smaller.
type Finder interface {
	Search(ctx context.Context, q search.Query) (search.Results, error)
	// Serving tells who serves a municipality; its sets must not be changed.
	Serving(s *live.Snapshot, k catalog.Kind, municipality string) search.Served
}

// Suggester answers suggestions: *suggest.Suggester, and in tests something smaller.
type Suggester interface {
	Suggest(ctx context.Context, q suggest.Question) (suggest.Answer, error)
}

// Options are what a Handler answers from. Catalogue and Finder must be there; operations whose source is nil are not
// offered.
type Options struct {
	Catalogue *live.Catalogue
	Finder    Finder
	// Suggester answers suggestions while typing.
	Suggester Suggester
	// Filter narrows lists; nil is one of the handler's own, which works the facts out when it is asked.
	Filter *filter.Filter
	// Opening tells whether a hit is open now; nil leaves that out of the answers.
	Opening Opener
	// Subjects gives the model that suggests subjects, nil while there is none yet.
	Subjects func() *subject.Model
	// Observe is told of every answer: the operation's id, the status and the time it took. It may be nil.
	Observe func(operation string, status int, took time.Duration)
	// Now is the clock for openAt=now and for what is open now; nil is time.Now.
	Now func() time.Time
	// BaseURL is scheme and host as the public sees them; empty when it is not known.
	BaseURL string
	// Log is told of failures that nobody foresaw; nil is slog's default.
	Log *slog.Logger
	// Describe add to the description what others answer below the same path; it may be nil.
	Describe []func(*huma.OpenAPI)
}

// Handler answers everything below /open/v1/. It is safe for use by many goroutines.
type Handler struct {
	options    Options
	mux        *http.ServeMux
	api        huma.API
	briefs     *briefs
	memo       memo
	changed    changedSets
	texts      turns
	operations map[string]string // pattern of the mux to operation id
	index      *live.Wire        // what the root answers
}

// New makes a handler.
func New(o Options) *Handler {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Filter == nil {
		o.Filter = filter.New(&link.Keeper{})
	}
	h := &Handler{options: o, mux: http.NewServeMux(), operations: map[string]string{}, briefs: recent.New[*live.Entry, *brief](keptBriefs), texts: make(turns, maxSubjects)}
	h.api = newAPI(h.mux, o)
	h.addOperations()
	for _, describe := range o.Describe {
		describe(h.api.OpenAPI())
	}
	h.addDocs()
	return h
}

// Root is the path below which a Handler answers.
const Root = "/open/v1"

// Serves tells whether a path belongs to a Handler.
func Serves(path string) bool {
	rest, ok := strings.CutPrefix(path, Root)
	return ok && (rest == "" || rest[0] == '/')
}

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	operation, status := h.serve(w, r)
	if h.options.Observe != nil {
		h.options.Observe(operation, status, time.Since(start))
	}
}

func (h *Handler) serve(w http.ResponseWriter, r *http.Request) (operation string, status int) {
	openToAll(w.Header())
	if r.URL.Path == Root+"/" {
		r = atRoot(r)
	}
	if r.Method == http.MethodOptions {
		return "open_preflight", h.preflight(w, r)
	}
	pattern := h.match(r, r.Method)
	switch {
	case pattern == "":
		return "open_unknown", h.noOperation(w, r)
	case pattern == http.MethodGet+" "+Root:
		w.Header().Add("Vary", "Accept")
		if prefersPage(r) {
			return h.operations[pattern], deliver(w, r, http.HandlerFunc(toDocs))
		}
	}
	return h.operations[pattern], deliver(w, r, h.mux)
}

// atRoot is a request for the root with a slash behind it, which is the same place.
func atRoot(r *http.Request) *http.Request {
	at, u := *r, *r.URL
	u.Path, u.RawPath = Root, ""
	at.URL = &u
	return &at
}

// match is the pattern of the operation that answers a path, empty when there is none. A path that the mux would tidy up
// first is none of ours.
func (h *Handler) match(r *http.Request, method string) string {
	p := r.URL.EscapedPath() // a code in a path may be a uri with escaped slashes
	if p != path.Clean(p) || climbs(r.URL.Path) {
		return ""
	}
	asked := *r
	asked.Method = method
	_, pattern := h.mux.Handler(&asked)
	return pattern
}

// climbs tells that a path has a part that stands for another one.
func climbs(p string) bool {
	for part := range strings.SplitSeq(p, "/") {
		if part == "." || part == ".." {
			return true
		}
	}
	return false
}

// noOperation tells a wrong method from a wrong path.
func (h *Handler) noOperation(w http.ResponseWriter, r *http.Request) int {
	p := newProblem(http.StatusNotFound, "There is nothing at this address. The interface is described at "+Root+"/docs.")
	if allowed := h.allowed(r); allowed != "" {
		w.Header().Set("Allow", allowed)
		p = newProblem(http.StatusMethodNotAllowed, "This address answers "+allowed+" only.")
	}
	return deliver(w, r, p)
}

// allowed lists the methods of a path, empty when there is nothing at it.
func (h *Handler) allowed(r *http.Request) string {
	var methods []string
	for _, m := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		if h.match(r, m) != "" {
			methods = append(methods, m)
		}
	}
	if methods == nil {
		return ""
	}
	return strings.Join(append(methods, http.MethodOptions), ", ")
}

// ServeHTTP answers with the problem.
func (p *Problem) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	for name, values := range p.header {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Type", problemType)
	w.WriteHeader(p.Status)
	writeJSON(w, p) //nolint:errcheck // the answer is held in memory
}

// openToAll lets pages of any origin read the answer: all of it is public, and nobody is known by a cookie here.
func openToAll(h http.Header) {
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "ETag, Content-Length, Link, Retry-After")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Robots-Tag", "noindex")
}

// preflight answers what a browser asks before it lets a page of another origin send a request.
func (h *Handler) preflight(w http.ResponseWriter, r *http.Request) int {
	allowed := h.allowed(r)
	if allowed == "" {
		return h.noOperation(w, r)
	}
	header := w.Header()
	header.Set("Allow", allowed)
	header.Set("Access-Control-Allow-Methods", allowed)
	header.Set("Access-Control-Allow-Headers", "Content-Type, If-None-Match")
	header.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
	return http.StatusNoContent
}
