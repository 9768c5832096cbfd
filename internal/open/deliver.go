package open

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strconv"
	"sync"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/negotiate"
	"github.com/varanto/varanto/internal/open/export/answer"
)

const (
	// fresh lets caches spare the node for a minute; after that they must ask, which mostly costs a 304. It is what the
	// other interfaces promise: nobody is told of a closed service a minute after it was taken back.
	fresh = "public, max-age=60, must-revalidate"
	// lasting is for what changes only with the program.
	lasting = "public, max-age=3600, must-revalidate"
	noStore = "no-store"
	// minZipped is the size below which gzip gains nothing.
	minZipped = 512
	// maxKept is the size above which a buffer is left to the garbage collector.
	maxKept = 1 << 20
)

// held keeps an answer until it is whole, so that it can be given its validator and its length.
type held struct {
	header http.Header
	body   bytes.Buffer
	status int
	// fixed is a body that lies ready with its validators, instead of the bytes written; nil for most answers.
	fixed *live.Wire
}

// sendFixed answers with a body that lies ready, so that it is not hashed and zipped anew for everybody.
func sendFixed(w http.ResponseWriter, body *live.Wire) {
	if h, ok := w.(*held); ok {
		h.WriteHeader(http.StatusOK)
		h.fixed = body
		return
	}
	w.Write(body.Body) //nolint:errcheck // the client has gone; nobody is left to tell
}

func (h *held) Header() http.Header { return h.header }

func (h *held) WriteHeader(status int) {
	if h.status == 0 {
		h.status = status
	}
}

func (h *held) Write(b []byte) (int, error) {
	h.WriteHeader(http.StatusOK)
	return h.body.Write(b)
}

var holders = sync.Pool{New: func() any { return new(held) }}

// deliver has next answer, and sends that with a validator, compressed when the client would rather have that, or as a
// 304 when the client has it already. It returns the status.
func deliver(w http.ResponseWriter, r *http.Request, next http.Handler) int {
	h := holders.Get().(*held)
	defer h.release()
	h.header, h.status, h.fixed = w.Header(), 0, nil
	h.body.Reset()
	next.ServeHTTP(h, r)
	h.WriteHeader(http.StatusOK)
	return h.send(w, r)
}

func (h *held) release() {
	h.header, h.fixed = nil, nil
	if h.body.Cap() <= maxKept {
		holders.Put(h)
	}
}

func (h *held) send(w http.ResponseWriter, r *http.Request) int {
	header, body := w.Header(), h.body.Bytes()
	if h.fixed != nil {
		body = h.fixed.Body
	}
	if header.Get("Cache-Control") == "" {
		header.Set("Cache-Control", cacheFor(r.Method, h.status))
	}
	zipped := len(body) >= minZipped && negotiate.AcceptsGzip(r.Header["Accept-Encoding"])
	header.Add("Vary", "Accept-Encoding")
	if h.status == http.StatusOK && isRead(r.Method) {
		tag := h.validator(body, zipped)
		header.Set("ETag", tag)
		if negotiate.Matches(r.Header["If-None-Match"], tag) {
			header.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return http.StatusNotModified
		}
	}
	switch {
	case zipped && h.fixed != nil:
		body, _ = h.fixed.Gzip()
		header.Set("Content-Encoding", "gzip")
	case zipped:
		buf := new(bytes.Buffer)
		// A bytes.Buffer takes everything.
		_ = answer.Zip(buf, func(z io.Writer) error { _, err := z.Write(body); return err })
		body = buf.Bytes()
		header.Set("Content-Encoding", "gzip")
	}
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(h.status)
	if r.Method != http.MethodHead {
		w.Write(body) //nolint:errcheck // the client has gone; nobody is left to tell
	}
	return h.status
}

// cacheFor is how long an answer holds that does not say so itself.
func cacheFor(method string, status int) string {
	if status == http.StatusOK && isRead(method) {
		return fresh
	}
	return noStore
}

func isRead(method string) bool { return method == http.MethodGet || method == http.MethodHead }

// validator is a strong validator of the bytes in one of their two forms (RFC 9110: forms that differ in bytes differ in
// tag).
func (h *held) validator(body []byte, zipped bool) string {
	switch {
	case h.fixed != nil && zipped:
		return h.fixed.GzipETag()[0]
	case h.fixed != nil:
		return h.fixed.ETag()[0]
	}
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:12])
	if zipped {
		tag += "-gz"
	}
	return tag + `"`
}
