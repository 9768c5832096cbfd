package feed

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/open/export/answer"
)

// Root is the path of the change log; the other forms lie beside and below it.
const Root = "/open/v1/changes"

const (
	streamPath = Root + "/stream"
	atomPath   = Root + ".atom"
	jsonPath   = Root + ".json"
)

// Serves tells whether a path belongs to a Handler.
func Serves(path string) bool {
	return path == Root || path == streamPath || path == atomPath || path == jsonPath
}

const (
	// maxWait is how long an answer may be waited for, in seconds.
	maxWait = 60
	// defaultReaders is how many streams and waiting requests there may be at a time.
	defaultReaders = 512
	// heartbeat is how often a stream says that it is there.
	heartbeat = 15 * time.Second
	// patience is how long a stream's reader may take for what it was sent.
	patience = 30 * time.Second
)

// Options are what a Handler answers from.
type Options struct {
	Changes *Changes
	// BaseURL is scheme and host as the public sees them; empty when it is not known: then it is what the client asked.
	BaseURL string
	// Name is what the site is called.
	Name string
	// Observe is told of every answer, of a stream when it begins; it may be nil.
	Observe func(operation string, status int, took time.Duration)
	// MaxReaders bounds the streams and waiting requests; 0 stands for a good number.
	MaxReaders int
	// Heartbeat is how often a stream says that it is there; 0 stands for a good time.
	Heartbeat time.Duration
	Log       *slog.Logger
}

// Handler answers for the change feed over HTTP. It is safe for use by many goroutines.
type Handler struct {
	o       Options
	readers chan struct{} // one for each stream and waiting request
	stopped chan struct{}
	stop    sync.Once
}

// NewHandler makes a handler.
func NewHandler(o Options) *Handler {
	if o.MaxReaders <= 0 {
		o.MaxReaders = defaultReaders
	}
	if o.Heartbeat <= 0 {
		o.Heartbeat = heartbeat
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Name == "" {
		o.Name = "Varanto"
	}
	return &Handler{o: o, readers: make(chan struct{}, o.MaxReaders), stopped: make(chan struct{})}
}

// Stop ends all streams and waiting requests, so that a server can shut down; give it to http.Server.RegisterOnShutdown.
func (h *Handler) Stop() { h.stop.Do(func() { close(h.stopped) }) }

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	answer.Open(w.Header())
	operation, serve := h.route(r)
	if p := h.admit(w, r, serve != nil); p != nil {
		h.observe(operation, h.fail(w, r, p), began)
		return
	}
	if r.Method == http.MethodOptions {
		preflight(w)
		h.observe("open_preflight", http.StatusNoContent, began)
		return
	}
	h.observe(operation, serve(w, r), began)
}

func (h *Handler) observe(operation string, status int, began time.Time) {
	if h.o.Observe != nil && status != 0 {
		h.o.Observe(operation, status, time.Since(began))
	}
}

// route finds what answers; nil for nothing. What it finds returns the status, 0 when it has told of itself.
func (h *Handler) route(r *http.Request) (operation string, serve func(http.ResponseWriter, *http.Request) int) {
	switch r.URL.Path {
	case Root:
		if wantsStream(r) {
			return "changes_stream", h.stream
		}
		return "changes", h.page
	case streamPath:
		return "changes_stream", h.stream
	case atomPath:
		return "changes_atom", h.atom
	case jsonPath:
		return "changes_jsonfeed", h.jsonFeed
	}
	return "open_unknown", nil
}

// wantsStream tells whether the client asks for Server-Sent Events by name, as EventSource does.
func wantsStream(r *http.Request) bool {
	return strings.Contains(strings.ToLower(r.Header.Get("Accept")), "text/event-stream")
}

func (h *Handler) admit(w http.ResponseWriter, r *http.Request, known bool) *problem {
	switch {
	case !known:
		return newProblem(http.StatusNotFound, "There is nothing at this address. The interface is described at /open/v1/docs.")
	case r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodOptions:
		w.Header().Set("Allow", allowed)
		return newProblem(http.StatusMethodNotAllowed, "This address answers "+allowed+" only.")
	}
	return nil
}

const allowed = "GET, HEAD, OPTIONS"

func preflight(w http.ResponseWriter) {
	header := w.Header()
	header.Set("Allow", allowed)
	header.Set("Access-Control-Allow-Methods", allowed)
	header.Set("Access-Control-Allow-Headers", "If-None-Match, Last-Event-ID")
	header.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

// fail answers with a problem and returns its status.
func (h *Handler) fail(w http.ResponseWriter, r *http.Request, p *problem) int {
	header := w.Header()
	header.Set("Content-Type", "application/problem+json")
	header.Set("Cache-Control", "no-store")
	if p.retry > 0 {
		header.Set("Retry-After", fmt.Sprint(p.retry))
	}
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		_ = json.MarshalWrite(w, p, jsontext.AllowInvalidUTF8(true)) // the client has gone when this fails
	}
	return p.Status
}

// failure makes a problem of any error; one that nobody foresaw is logged and not told.
func (h *Handler) failure(ctx context.Context, err error) *problem {
	switch {
	case errors.Is(err, ErrAhead):
		return newProblem(http.StatusGone, "The sequence lies beyond the end of this log, which was perhaps restored from a copy. Begin anew, with since=0.")
	case ctx.Err() != nil:
		p := newProblem(http.StatusServiceUnavailable, "The request took too long or was broken off.")
		p.retry = 2
		return p
	}
	h.o.Log.ErrorContext(ctx, "the change feed failed", "error", err)
	return newProblem(http.StatusInternalServerError, "Something went wrong here. It has been written down.")
}

// question reads what is asked for of the change log.
func (q *query) question() Question {
	return Question{
		Since: q.whole("since", 0, math.MaxInt64, 0), Limit: int(q.whole("limit", 1, MaxLimit, DefaultLimit)),
		Kinds: q.kinds("kinds"), Organizations: q.ids("organization"), Documents: q.flag("documents", true),
		Own: !q.flag("derived", true),
	}
}

// page answers with a page of changes, at once or when there are any.
func (h *Handler) page(w http.ResponseWriter, r *http.Request) int {
	q := readQuery(r, "since", "limit", "kinds", "organization", "documents", "derived", "wait")
	question := q.question()
	wait := time.Duration(q.whole("wait", 0, maxWait, 0)) * time.Second
	if p := q.problem(); p != nil {
		return h.fail(w, r, p)
	}
	page, err := h.o.Changes.After(r.Context(), question)
	if err == nil && len(page.Items) == 0 && wait > 0 && r.Method == http.MethodGet {
		if !h.enter() {
			return h.fail(w, r, crowded())
		}
		letRead(http.NewResponseController(w), time.Now().Add(wait+patience))
		page, err = h.await(r.Context(), question, page, wait)
		h.leave()
		w.Header().Set("Cache-Control", "no-store")
	}
	if err != nil {
		return h.fail(w, r, h.failure(r.Context(), err))
	}
	if w.Header().Get("Cache-Control") == "" {
		w.Header().Set("Cache-Control", "no-cache") // a reader must learn of changes at once; asking anew may be a 304
	}
	if page.Items == nil {
		page.Items = []Item{}
	}
	body, err := json.Marshal(page, jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return h.fail(w, r, h.failure(r.Context(), err))
	}
	return whole(w, r, "application/json", body)
}

// await asks again whenever the catalogue changes, until there is something, the time is over or the server stops.
func (h *Handler) await(ctx context.Context, q Question, page Page, wait time.Duration) (Page, error) {
	ctx, cancel := h.untilStop(ctx)
	defer cancel()
	waiting, end := context.WithTimeout(ctx, wait)
	defer end()
	for len(page.Items) == 0 {
		if h.o.Changes.Wait(waiting, page.Next) != nil {
			return page, nil
		}
		q.Since = page.Next
		var err error
		if page, err = h.o.Changes.After(waiting, q); err != nil {
			if waiting.Err() != nil {
				return Page{Next: q.Since, Head: q.Since}, nil
			}
			return page, err
		}
	}
	return page, nil
}

// untilStop is a context that ends with another one and with Stop.
func (h *Handler) untilStop(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		select {
		case <-h.stopped:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}

func (h *Handler) enter() bool {
	select {
	case h.readers <- struct{}{}:
		return true
	default:
		return false
	}
}

func (h *Handler) leave() { <-h.readers }

func crowded() *problem {
	p := newProblem(http.StatusServiceUnavailable, "Too many readers are waiting for changes. Try again soon, or ask without waiting.")
	p.retry = 10
	return p
}

// whole answers with bytes, and tells the status.
func whole(w http.ResponseWriter, r *http.Request, contentType string, body []byte) int {
	seen := answer.See(w)
	answer.Whole(seen, r, contentType, body)
	return seen.Status
}
