package embed

import (
	"encoding/json"
	"net/http"

	"github.com/varanto/varanto/internal/site/reply"
)

// serveJSON answers with what is made, or with a problem document (RFC 9457).
func (h *Handler) serveJSON(answer func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		share(w.Header())
		body, err := answer(r)
		status, kind := http.StatusOK, "application/json"
		if err != nil {
			refused := h.refusalOf(r, err)
			status, kind = refused.status, "application/problem+json"
			body = map[string]any{
				"title": http.StatusText(status), "status": status, "detail": refused.detail, "errors": refused.errors,
			}
		}
		b := reply.Borrow()
		defer reply.GiveBack(b)
		if err := json.NewEncoder(b).Encode(body); err != nil {
			h.options.Log.Error("an embedded part cannot be written", "error", err)
			http.Error(w, "{}", http.StatusInternalServerError)
			return
		}
		if status != http.StatusOK {
			w.Header().Set("Cache-Control", "no-cache")
			reply.AsIs(w, r, status, kind, b.Bytes())
			return
		}
		// A minute, since opening hours are told for this moment.
		w.Header().Set("Cache-Control", "public, max-age=60, stale-while-revalidate=600")
		if !reply.Known(w, r, reply.TagOf(b.Bytes())) {
			reply.Send(w, r, http.StatusOK, kind, b.Bytes())
		}
	}
}
