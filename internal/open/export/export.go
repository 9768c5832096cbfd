// Package export gives the catalogue in the forms that others have agreed on: GeoJSON and OGC API - Features, HSDS, CPSV-AP,
// spreadsheets, calendars, and the whole of it as one file. docs/exports.md lists them with their addresses.
//
// Each form is a package of its own: functions over a snapshot that write to an io.Writer. This one puts them on the web.
// All answers are streams or small, and read from one snapshot each.
package export

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/answer"
)

// root is the path below which the exports are.
const root = "/open/v1"

// Lister finds what a search finds, for spreadsheets of it.
type Lister interface {
	// List returns what the search of that query string finds, best first, all of it, and the snapshot that it is of. The
	// parameters are those of the search, without page, pageSize, facets and explain. An error that is an http.Handler
	// answers the request itself, such as a problem that names the wrong parameter.
	List(ctx context.Context, rawQuery string) ([]*live.Entry, *live.Snapshot, error)
}

// Options are what the exports answer from. Catalogue must be there.
type Options struct {
	Catalogue *live.Catalogue
	// Lister answers spreadsheets of searches; nil allows those of all services only.
	Lister Lister
	// BaseURL is scheme and host as the public sees them; empty when not known.
	BaseURL string
	// Name is what the site is called; empty stands for Varanto.
	Name string
	// Version is the program's: what another version has written may be other bytes, so that validators have it.
	Version string
	// Observe is told of every answer; it may be nil.
	Observe func(operation string, status int, took time.Duration)
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Log is told of what breaks off; nil is slog's default.
	Log *slog.Logger
	// Check gives the newest result of the self-test as JSON (see package selftest); nil when there is none.
	Check http.Handler
}

const (
	// atOnce is how many streams are made at a time, heavyAtOnce how many of the files that are held while they are made.
	atOnce      = 4
	heavyAtOnce = 1
)

// Handler answers for all exports. They send their own headers, and must not be held in memory as small answers may be.
// It is safe for use by many goroutines.
type Handler struct {
	Options
	mux *http.ServeMux
	// light and heavy are the turns in which files are made.
	light, heavy answer.Turns
}

// NewHandler makes a handler.
func NewHandler(o Options) *Handler {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Name == "" {
		o.Name = "Varanto"
	}
	h := &Handler{Options: o, mux: http.NewServeMux(), light: make(answer.Turns, atOnce), heavy: make(answer.Turns, heavyAtOnce)}
	for _, r := range routes() {
		serve := r.serve(h)
		if serve == nil {
			continue
		}
		h.mux.Handle(root+r.path, h.checked(r, serve))
		if r.below {
			h.mux.Handle(root+r.path+"/", h.checked(r, serve))
		}
	}
	return h
}

// Serves tells whether a path is one of a Handler's.
func Serves(path string) bool {
	rest, ok := strings.CutPrefix(path, root+"/")
	if !ok {
		return false
	}
	first, _, _ := strings.Cut(rest, "/")
	switch first {
	case "export", "ogc", "hsds", "selftest":
		return true
	}
	return strings.HasSuffix(rest, "/hours.ics")
}

const allowed = "GET, HEAD, OPTIONS"

// ServeHTTP answers one request. All that is not a success is a problem document.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	next, pattern := h.mux.Handler(r)
	switch {
	case pattern == "":
		h.observed("export_unknown", nothing).ServeHTTP(w, r)
	case r.Method == http.MethodOptions:
		preflight(w)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", allowed)
		answer.Problem(w, http.StatusMethodNotAllowed, "This address answers "+allowed+" only.")
	case next != nil:
		h.mux.ServeHTTP(w, r) // which also tells handlers the parts of the path
	}
}

func nothing(w http.ResponseWriter, _ *http.Request) {
	answer.Problem(w, http.StatusNotFound, "There is nothing at this address. The interface is described at "+root+"/docs.")
}

// preflight answers what a browser asks before it lets a page of another origin read a part of a file.
func preflight(w http.ResponseWriter) {
	header := w.Header()
	answer.Open(header)
	header.Set("Allow", allowed)
	header.Set("Access-Control-Allow-Methods", allowed)
	header.Set("Access-Control-Allow-Headers", "If-None-Match, If-Range, Range")
	header.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

// checked lets only requests through whose parameters the route knows, and observes the answers.
func (h *Handler) checked(r route, serve http.HandlerFunc) http.Handler {
	if !r.lenient() {
		inner := serve
		serve = func(w http.ResponseWriter, q *http.Request) {
			if wrong := r.refuse(q.URL.Query()); wrong != "" {
				answer.Problem(w, http.StatusBadRequest, wrong)
				return
			}
			inner(w, q)
		}
	}
	return h.observed("export_"+r.operation, serve)
}

func (h *Handler) observed(operation string, next http.HandlerFunc) http.Handler {
	if h.Observe == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		seen := answer.See(w)
		defer func() { h.Observe(operation, seen.Status, time.Since(began)) }() // also of what breaks off
		next(seen, r)
	})
}
