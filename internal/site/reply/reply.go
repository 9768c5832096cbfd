// Package reply sends whole answers, of pages and of what other sites show: packed where that helps and the reader takes it,
// or not at all where the reader has them.
package reply

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"sync"

	"github.com/klauspost/compress/gzip"

	"github.com/varanto/varanto/internal/negotiate"
)

// worthZipping is the size in bytes under which a page fits one packet anyway.
const worthZipping = 1400

// Send answers with a whole body of that type, packed where that helps and the reader takes it. What else the headers
// say is set before, Cache-Control too.
func Send(w http.ResponseWriter, r *http.Request, status int, kind string, body []byte) {
	w.Header().Add("Vary", "Accept-Encoding")
	if len(body) > worthZipping && negotiate.AcceptsGzip(r.Header["Accept-Encoding"]) {
		packed := Borrow()
		defer GiveBack(packed)
		Zip(packed, body)
		w.Header().Set("Content-Encoding", "gzip")
		body = packed.Bytes()
	}
	AsIs(w, r, status, kind, body)
}

// AsIs answers with a body that is not packed any more.
func AsIs(w http.ResponseWriter, r *http.Request, status int, kind string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body) //nolint:errcheck // the reader has gone; nothing is left to do
	}
}

// Ready answers with a body that was packed before; packed is nil where that saves nothing.
func Ready(w http.ResponseWriter, r *http.Request, kind string, plain, packed []byte) {
	if packed == nil {
		AsIs(w, r, http.StatusOK, kind, plain)
		return
	}
	w.Header().Add("Vary", "Accept-Encoding")
	if negotiate.AcceptsGzip(r.Header["Accept-Encoding"]) {
		w.Header().Set("Content-Encoding", "gzip")
		plain = packed
	}
	AsIs(w, r, http.StatusOK, kind, plain)
}

// Known sets the tag of an answer and tells whether the reader has it; then that is said, and nothing else is to be sent.
func Known(w http.ResponseWriter, r *http.Request, tag string) bool {
	w.Header().Set("ETag", tag)
	if !negotiate.Matches(r.Header["If-None-Match"], tag) {
		return false
	}
	w.Header().Add("Vary", "Accept-Encoding")
	w.WriteHeader(http.StatusNotModified)
	return true
}

// TagOf is a weak entity tag of a body: the same for what is packed and what is not.
func TagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`
}

// Packers hold most of a megabyte and pages are put together in buffers of a hundred thousand bytes: made anew for each
// page, they would be most of what there is to collect.
var (
	packers = sync.Pool{New: func() any {
		z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is valid
		return z
	}}
	buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
)

// maxKept is the largest buffer, in bytes, that is kept for the next page.
const maxKept = 1 << 20

// Borrow lends an empty buffer.
func Borrow() *bytes.Buffer { return buffers.Get().(*bytes.Buffer) }

// GiveBack takes a buffer that nobody reads any more.
func GiveBack(b *bytes.Buffer) {
	if b.Cap() <= maxKept {
		b.Reset()
		buffers.Put(b)
	}
}

// Zip adds a body to a buffer, packed.
func Zip(into *bytes.Buffer, body []byte) {
	z := packers.Get().(*gzip.Writer)
	z.Reset(into)
	z.Write(body) //nolint:errcheck // a buffer takes everything
	z.Close()     //nolint:errcheck
	packers.Put(z)
}

// Squeeze packs as well as can be what is sent again and again; nil when that saves nothing.
func Squeeze(content []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil
	}
	if _, err := w.Write(content); err != nil || w.Close() != nil || b.Len() >= len(content) {
		return nil
	}
	return b.Bytes()
}
