package site

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	"github.com/a-h/templ"
)

// respond renders a page whole before the first byte leaves, so that a failure can still become an error page.
func (s *Site) respond(w http.ResponseWriter, r *http.Request, status int, c templ.Component) error {
	b := borrow()
	defer giveBack(b)
	if err := c.Render(r.Context(), b); err != nil {
		return err
	}
	h := w.Header()
	switch {
	case status == http.StatusOK:
		if h.Get("Cache-Control") == "" {
			keepFor(h, r)
		}
		tag := tagOf(b.Bytes())
		h.Set("ETag", tag)
		if hasAlready(r, tag) {
			h.Add("Vary", "Accept-Encoding")
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	case h.Get("Cache-Control") == "":
		h.Set("Cache-Control", "no-cache")
	}
	send(w, r, status, "text/html; charset=utf-8", b.Bytes())
	return nil
}

// tagOf is a weak entity tag of a body: the same for what is packed and what is not.
func tagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`
}
