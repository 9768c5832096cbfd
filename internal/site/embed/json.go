package embed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
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
		var b bytes.Buffer
		if err := json.NewEncoder(&b).Encode(body); err != nil {
			h.options.Log.Error("an embedded part cannot be written", "error", err)
			http.Error(w, "{}", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", kind)
		if status != http.StatusOK {
			w.Header().Set("Cache-Control", "no-cache")
			w.WriteHeader(status)
			w.Write(b.Bytes()) //nolint:errcheck // the reader has gone; nothing is left to do
			return
		}
		// A minute, since opening hours are told for this moment.
		w.Header().Set("Cache-Control", "public, max-age=60, stale-while-revalidate=600")
		sum := sha256.Sum256(b.Bytes())
		send(w, r, b.Bytes(), zip(b.Bytes()), hex.EncodeToString(sum[:12]))
	}
}
