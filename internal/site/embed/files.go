package embed

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"github.com/varanto/varanto/internal/negotiate"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

func newFile(content []byte, kind string) file {
	short := sha256.Sum256(content)
	long := sha512.Sum384(content)
	f := file{
		content: content, kind: kind, hash: hex.EncodeToString(short[:6]),
		integrity: "sha384-" + base64.StdEncoding.EncodeToString(long[:]),
	}
	f.zipped = zip(content)
	return f
}

// worthZipping is the size in bytes under which an answer fits one packet anyway.
const worthZipping = 1400

// zip compresses; nil when that saves nothing.
func zip(content []byte) []byte {
	if len(content) < worthZipping {
		return nil
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.DefaultCompression) // the level is valid
	z.Write(content)                                         //nolint:errcheck // a buffer takes everything
	z.Close()                                                //nolint:errcheck
	if b.Len() >= len(content) {
		return nil
	}
	return b.Bytes()
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
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("Cache-Control", caching)
	send(w, r, f.content, f.zipped, f.hash)
}

// send answers with content that has that tag, or with nothing when the reader has it.
func send(w http.ResponseWriter, r *http.Request, content, zipped []byte, tag string) {
	head := w.Header()
	tag = `W/"` + tag + `"`
	head.Set("ETag", tag)
	head.Add("Vary", "Accept-Encoding")
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if zipped != nil && takesGzip(r) {
		head.Set("Content-Encoding", "gzip")
		content = zipped
	}
	head.Set("Content-Length", strconv.Itoa(len(content)))
	if r.Method != http.MethodHead {
		w.Write(content) //nolint:errcheck // the reader has gone; nothing is left to do
	}
}

// takesGzip reads Accept-Encoding; "gzip;q=0" refuses.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, parameters, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			q, found := strings.CutPrefix(strings.ReplaceAll(parameters, " ", ""), "q=")
			value, err := strconv.ParseFloat(q, 64)
			return !found || err == nil && value > 0
		}
	}
	return false
}

// origin is scheme and host as the public sees them.
func (h *Handler) origin(r *http.Request) string { return negotiate.Origin(h.options.BaseURL, r) }
