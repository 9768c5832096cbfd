package embed

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"regexp"

	"github.com/varanto/varanto/internal/negotiate"
	"github.com/varanto/varanto/internal/site/reply"
)

func newFile(content []byte, kind string) file {
	short := sha256.Sum256(content)
	long := sha512.Sum384(content)
	f := file{
		content: content, kind: kind, hash: hex.EncodeToString(short[:6]),
		integrity: "sha384-" + base64.StdEncoding.EncodeToString(long[:]),
	}
	f.zipped = reply.Squeeze(content)
	return f
}

// HashedScript is the address of this very version of the script and its integrity; both are empty when it was not
// built.
func (h *Handler) HashedScript() (address, integrity string) {
	if h.script.content == nil {
		return "", ""
	}
	return Root + "v1." + h.script.hash + ".js", h.script.integrity
}

// serveScript is for the address that stays: an hour old at most, and usable for a day more while a new one is fetched.
func (h *Handler) serveScript(w http.ResponseWriter, r *http.Request) {
	h.serve(w, r, h.script, "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800")
}

var hashedScript = regexp.MustCompile(`^v1\.[0-9a-f]{12}\.js$`)

// serveFile is for names with a hash: for ever. A script of an older version leads to the present one.
func (h *Handler) serveFile(w http.ResponseWriter, r *http.Request) {
	const forever = "public, max-age=31536000, immutable"
	switch name := r.PathValue("file"); {
	case name == "v1."+h.script.hash+".js":
		h.serve(w, r, h.script, forever)
	case name == "frame."+h.style.hash+".css":
		h.serve(w, r, h.style, forever)
	case hashedScript.MatchString(name):
		share(w.Header())
		w.Header().Set("Cache-Control", "public, max-age=300")
		http.Redirect(w, r, Script, http.StatusFound)
	default:
		h.serve(w, r, file{}, "")
	}
}

// share lets other sites read the answer; nothing of who asks is taken into account.
func share(h http.Header) {
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Del("Cross-Origin-Opener-Policy")
	h.Set("X-Robots-Tag", "noindex")
}

func (h *Handler) serve(w http.ResponseWriter, r *http.Request, f file, caching string) {
	share(w.Header())
	if f.content == nil {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	w.Header().Set("Cache-Control", caching)
	if !reply.Known(w, r, `"`+f.hash+`"`) {
		reply.Ready(w, r, f.kind, f.content, f.zipped)
	}
}

// origin is scheme and host as the public sees them.
func (h *Handler) origin(r *http.Request) string { return negotiate.Origin(h.options.BaseURL, r) }
