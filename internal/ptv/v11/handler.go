package v11

import (
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11/contract"
)

// Handler answers PTV's Open API v11, its read side: everything below /api/ and /swagger/.
// Below /api/ it also answers for the interface's retired versions, and 404 for what belongs to nobody.
// It is safe for use by many goroutines.
type Handler struct {
	live     *live.Catalogue
	renderer *Renderer // for the few forms that do not lie ready
	routes   *node
	codes    *codeLists
	docs     *apiDocs
	now      func() time.Time
	observe  func(operation string, status int, took time.Duration)
	logger   *slog.Logger
	// restricted is nil where nobody can log in.
	restricted Restricted
}

// Option changes how a Handler works.
type Option func(*Handler)

// WithObserver has observe told of every request that was answered: the contract's operation id (such as
// get_Service_id; "preflight", "swagger", "unknown" and "retired" for the rest), the status and the time it took.
func WithObserver(observe func(operation string, status int, took time.Duration)) Option {
	return func(h *Handler) { h.observe = observe }
}

// WithLogger has logger told why a request was answered with 500; without it slog's default is.
func WithLogger(logger *slog.Logger) Option { return func(h *Handler) { h.logger = logger } }

// WithClock replaces the clock by which newGdList knows what is new.
func WithClock(now func() time.Time) Option { return func(h *Handler) { h.now = now } }

// NewHandler returns a handler that reads c.
func NewHandler(c *live.Catalogue, options ...Option) *Handler {
	docs, err := newAPIDocs(contract.Document())
	if err != nil {
		panic(err) // the contract and its page are part of the program
	}
	h := &Handler{
		live: c, renderer: &Renderer{}, routes: newRoutes(operations()), codes: newCodeLists(), docs: docs, now: time.Now,
		logger: slog.Default(),
	}
	for _, o := range options {
		o(h)
	}
	return h
}

// request is one request on its way to an answer. It goes by value, so that it stays off the heap.
type request struct {
	w    http.ResponseWriter
	r    *http.Request
	snap *live.Snapshot
	args [argCount]string
	// reader is the API user who reads, "" for the public.
	reader string
	// logger is told what the client is not.
	logger *slog.Logger
}

func (c request) query() query { return query(c.r.URL.RawQuery) }

const (
	apiRoot     = "/api/"
	v11Root     = "/api/v11/"
	swaggerRoot = "/swagger"
)

// Serves tells whether a path belongs to this handler, in whatever mixture of cases: http.ServeMux knows exact case
// only, PTV's paths match in any.
func Serves(path string) bool {
	if _, ok := cutPrefixFold(path, apiRoot); ok {
		return true
	}
	rest, ok := cutPrefixFold(path, swaggerRoot)
	return ok && (rest == "" || rest[0] == '/')
}

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h.observe == nil {
		h.serve(w, r)
		return
	}
	start := time.Now()
	operation, status := h.serve(w, r)
	h.observe(operation, status, time.Since(start))
}

// serve answers and tells the operation and the status.
func (h *Handler) serve(w http.ResponseWriter, r *http.Request) (string, int) {
	setCORS(w.Header())
	c := request{w: w, r: r, logger: h.logger}
	path, below := cutPrefixFold(r.URL.Path, v11Root)
	switch {
	case r.Method == http.MethodOptions:
		return "preflight", h.preflight(c, path, below)
	case !below:
		return h.serveOutside(c)
	}
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	m, ok := h.routes.route(method, path)
	if !ok {
		return "unknown", h.noOperation(c, path)
	}
	if m.operation.serve == nil {
		return m.operation.name, h.serveRestricted(c, m)
	}
	if !tokenReadable(r.Header["Authorization"]) {
		return m.operation.name, c.refuseKey("Authorization",
			"The bearer token is not a JSON Web Token: three parts of letters, digits, '-' and '_' with dots between. "+
				"This operation needs no token: leave the header out.")
	}
	c.args = m.args
	c.snap = h.live.Snapshot()
	if h.restricted != nil && len(r.Header["Authorization"]) > 0 {
		c.reader = h.restricted.Reader(r)
	}
	return m.operation.name, m.operation.serve(h, c)
}

// serveRestricted hands an operation to those who know who may use it.
func (h *Handler) serveRestricted(c request, m match) int {
	if h.restricted == nil {
		return c.unauthorized()
	}
	c.args = m.args
	c.snap = h.live.Snapshot()
	return h.restricted.Serve(Call{request: c, Operation: m.operation.name})
}

// logIn answers where clients of PTV log in.
func (h *Handler) logIn(c request) int {
	if c.r.Method != http.MethodPost {
		c.w.Header()["Allow"] = []string{"POST, OPTIONS"}
		return c.fail(http.StatusMethodNotAllowed, errorMessage("This address does not answer "+quote(c.r.Method)+". It answers POST."))
	}
	return h.restricted.Serve(Call{request: c, Operation: LogIn})
}

// noOperation tells a wrong method from a wrong path.
func (h *Handler) noOperation(c request, path string) int {
	allowed := h.routes.allowed(path)
	if allowed == "" {
		return c.missing("There is nothing at this address. The interface is described at /swagger/ui.")
	}
	c.w.Header()["Allow"] = []string{allowed}
	return c.fail(http.StatusMethodNotAllowed,
		errorMessage("This address does not answer "+quote(c.r.Method)+". It answers "+allowed+"."))
}

// serveOutside answers what does not lie below /api/v11/: the description, and the interface's older versions.
func (h *Handler) serveOutside(c request) (string, int) {
	if rest, ok := cutPrefixFold(c.r.URL.Path, swaggerRoot); ok {
		return "swagger", h.serveDocs(c, rest)
	}
	if h.restricted != nil && strings.EqualFold(c.r.URL.Path, logInPath) {
		return LogIn, h.logIn(c)
	}
	rest, _ := cutPrefixFold(c.r.URL.Path, apiRoot)
	version, _, _ := strings.Cut(rest, "/")
	switch strings.ToLower(version) {
	case "v8", "v9", "v10":
		return "retired", c.text(http.StatusGone,
			"This version of the interface is retired. Use v11: see /swagger/ui.\n")
	case "v1", "v2", "v3", "v4", "v5", "v6", "v7":
		return "retired", c.text(http.StatusNotFound,
			"This version of the interface is not here. Use v11: see /swagger/ui.\n")
	case "v11":
		return "unknown", h.noOperation(c, "")
	}
	return "unknown", c.text(http.StatusNotFound,
		"There is nothing at this address. The interface is described at /swagger/ui.\n")
}

// tokenReadable tells whether an Authorization header is none, of another scheme or a well-formed JSON Web Token.
// PTV answers 500 to a malformed one, even where no token is needed; one that is well-formed but expired passes.
func tokenReadable(header []string) bool {
	if len(header) == 0 {
		return true
	}
	token, bearer := cutPrefixFold(header[0], "Bearer")
	if !bearer || token != "" && token[0] != ' ' {
		return true
	}
	token = strings.TrimSpace(token)
	if token == "" {
		return true // the scheme alone is no token: clients send it when they have not logged in
	}
	parts := 1
	for i := 0; i < len(token); i++ {
		switch b := token[i]; {
		case b == '.':
			if i == 0 || token[i-1] == '.' {
				return false
			}
			parts++
		case b >= '0' && b <= '9', b >= 'A' && b <= 'Z', b >= 'a' && b <= 'z', b == '-', b == '_':
		default:
			return false
		}
	}
	return parts == 3 && token[len(token)-1] != '.'
}
