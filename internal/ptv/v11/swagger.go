package v11

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/varanto/varanto/internal/live"
)

// apiDocs are the interface's description and the pages that show it, ready-made.
type apiDocs struct {
	document, page, style *live.Wire
	contract              *contractView
}

var (
	headerCSS = []string{"text/css; charset=utf-8"}
	// headerPolicy: the page has no script, and nothing of it comes from elsewhere.
	headerPolicy = []string{"default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"}
)

// serveDocs answers below /swagger; rest is the path after that word.
func (h *Handler) serveDocs(c request, rest string) int {
	path := strings.ToLower(strings.TrimSuffix(rest, "/"))
	if c.r.Method != http.MethodGet && c.r.Method != http.MethodHead {
		c.w.Header()["Allow"] = []string{"GET, HEAD, OPTIONS"}
		return c.text(http.StatusMethodNotAllowed, "Read this address with GET.\n")
	}
	switch path {
	case "/v11/swagger.json":
		return c.sendWire(h.docs.document, headerLasting, headerJSON)
	case "", "/ui", "/ui/index", "/ui/index.html", "/index.html":
		c.w.Header()["Content-Security-Policy"] = headerPolicy
		return c.sendWire(h.docs.page, headerLasting, headerHTML)
	case "/ui/style.css":
		return c.sendWire(h.docs.style, headerLasting, headerCSS)
	case "/ui/try":
		return h.tryOut(c)
	}
	return c.text(http.StatusNotFound, "There is nothing at this address. The interface is described at /swagger/ui.\n")
}

// tryOut sends the browser from a filled form to the address that the form describes: a form alone cannot put a value
// into a path.
func (h *Handler) tryOut(c request) int {
	given := c.r.URL.Query()
	op := h.docs.contract.operation(given.Get("operation"))
	if op == nil || op.Method != http.MethodGet {
		return c.text(http.StatusNotFound, "There is no such operation to try.\n")
	}
	location := tryAddress(op, given)
	headers := c.w.Header()
	headers["Location"] = []string{location}
	headers["Cache-Control"] = headerNoStore
	headers["Content-Length"] = headerZero
	c.w.WriteHeader(http.StatusSeeOther)
	return http.StatusSeeOther
}

// tryAddress fills the operation's path and query. It always stays below the interface's own path.
func tryAddress(op *operationView, given url.Values) string {
	path, query := op.Path, url.Values{}
	for _, p := range op.Parameters {
		value := strings.TrimSpace(given.Get(p.Name))
		switch {
		case p.In == "path":
			if value == "" || value == "." || value == ".." {
				value = "-"
			}
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(value))
		case value != "":
			query.Set(p.Name, value)
		}
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path
}
