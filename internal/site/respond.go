package site

import (
	"net/http"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/site/reply"
)

// respond renders a page whole before the first byte leaves, so that a failure can still become an error page.
func (s *Site) respond(w http.ResponseWriter, r *http.Request, status int, c templ.Component) error {
	b := reply.Borrow()
	defer reply.GiveBack(b)
	if err := c.Render(r.Context(), b); err != nil {
		return err
	}
	h := w.Header()
	switch {
	case status == http.StatusOK:
		if h.Get("Cache-Control") == "" {
			keepFor(h, r)
		}
		if reply.Known(w, r, reply.TagOf(b.Bytes())) {
			return nil
		}
	case h.Get("Cache-Control") == "":
		h.Set("Cache-Control", "no-cache")
	}
	reply.Send(w, r, status, "text/html; charset=utf-8", b.Bytes())
	return nil
}
