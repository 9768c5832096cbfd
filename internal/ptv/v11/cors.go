package v11

import "net/http"

var (
	headerMethods = []string{"GET, HEAD, POST, PUT, OPTIONS"}
	headerDay     = []string{"86400"}
	headerAsked   = []string{"Access-Control-Request-Method, Access-Control-Request-Headers"}
)

// setCORS lets pages of any origin read the answer (PTV: any origin, method and header).
func setCORS(h http.Header) {
	h["Access-Control-Allow-Origin"] = headerAny
	h["Access-Control-Expose-Headers"] = headerExposed
	h["X-Content-Type-Options"] = headerNosniff
}

// preflight answers OPTIONS: what a browser asks before it lets a page of another origin send a request, and the
// methods of an address. The asked method and headers are granted by name, since * does not stand for Authorization.
func (h *Handler) preflight(c request, path string, below bool) int {
	headers := c.w.Header()
	headers["Access-Control-Allow-Methods"] = headerMethods
	if asked := c.r.Header["Access-Control-Request-Method"]; len(asked) > 0 {
		headers["Access-Control-Allow-Methods"] = asked
	}
	headers["Access-Control-Allow-Headers"] = headerAny
	if asked := c.r.Header["Access-Control-Request-Headers"]; len(asked) > 0 {
		headers["Access-Control-Allow-Headers"] = asked
	}
	headers["Access-Control-Max-Age"] = headerDay
	headers["Vary"] = headerAsked
	if allowed := h.routes.allowed(path); below && allowed != "" {
		headers["Allow"] = []string{allowed}
	}
	c.w.WriteHeader(http.StatusNoContent)
	return http.StatusNoContent
}
