package site

import (
	"bytes"
	"net/http"
	"strconv"
	"sync"

	"github.com/klauspost/compress/gzip"

	"github.com/varanto/varanto/internal/negotiate"
)

// worthZipping is the size in bytes under which a page fits one packet anyway.
const worthZipping = 1400

// send answers with a whole body of that type, packed where that helps and the reader takes it. What else the headers
// say is set before, Cache-Control too.
func send(w http.ResponseWriter, r *http.Request, status int, kind string, body []byte) {
	w.Header().Add("Vary", "Accept-Encoding")
	if len(body) > worthZipping && takesGzip(r) {
		packed := borrow()
		defer giveBack(packed)
		zip(packed, body)
		w.Header().Set("Content-Encoding", "gzip")
		body = packed.Bytes()
	}
	sendAsIs(w, r, status, kind, body)
}

// sendAsIs answers with a body that is not packed any more.
func sendAsIs(w http.ResponseWriter, r *http.Request, status int, kind string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body) //nolint:errcheck // the reader has gone; nothing is left to do
	}
}

func takesGzip(r *http.Request) bool { return negotiate.AcceptsGzip(r.Header["Accept-Encoding"]) }

// hasAlready tells that the reader asks only for what is not of that tag.
func hasAlready(r *http.Request, tag string) bool {
	return negotiate.Matches(r.Header["If-None-Match"], tag)
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

func borrow() *bytes.Buffer { return buffers.Get().(*bytes.Buffer) }

// giveBack takes a buffer that nobody reads any more.
func giveBack(b *bytes.Buffer) {
	if b.Cap() <= maxKept {
		b.Reset()
		buffers.Put(b)
	}
}

// zip adds a body to a buffer, packed.
func zip(into *bytes.Buffer, body []byte) {
	z := packers.Get().(*gzip.Writer)
	z.Reset(into)
	z.Write(body) //nolint:errcheck // a buffer takes everything
	z.Close()     //nolint:errcheck
	packers.Put(z)
}
