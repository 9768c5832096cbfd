package v11

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"sync"

	"github.com/klauspost/compress/gzip"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/negotiate"
)

// sendWire answers with ready-made bytes. It allocates nothing.
func (c request) sendWire(w *live.Wire, cache, contentType []string) int {
	etag, zipped := w.ETag(), negotiate.AcceptsGzip(c.r.Header["Accept-Encoding"])
	if zipped {
		etag = w.GzipETag()
	}
	if c.unchanged(etag, cache) {
		return http.StatusNotModified
	}
	body, length := w.Body, w.ContentLength()
	if zipped {
		body, length = w.Gzip()
	}
	return c.send(contentType, length, zipped, body)
}

// sendPage answers with a page of ready-made pieces, and frees it. Whether the client has it already is known before it
// is made.
func (c request) sendPage(p *live.Page) int {
	defer p.Free()
	zipped := negotiate.AcceptsGzip(c.r.Header["Accept-Encoding"])
	if c.unchanged([]string{p.ETag(zipped)}, c.cache()) {
		return http.StatusNotModified
	}
	form := p.Plain
	if zipped {
		form = p.Gzip
	}
	pieces, length := form()
	c.head(headerJSON, []string{strconv.Itoa(length)}, zipped)
	if c.r.Method != http.MethodHead {
		writeAll(c.w, pieces)
	}
	return http.StatusOK
}

// writeAll sends pieces, with one system call where the writer can.
func writeAll(w http.ResponseWriter, pieces [][]byte) {
	if v, ok := w.(interface{ WriteAll([][]byte) (int, error) }); ok {
		v.WriteAll(pieces) //nolint:errcheck // the client has gone; nobody is left to tell
		return
	}
	for _, piece := range pieces {
		if _, err := w.Write(piece); err != nil {
			return // likewise
		}
	}
}

// minZipped is the size below which gzip gains nothing.
const minZipped = 512

// sendBody answers with bytes made for this request: lists of ids and names, hierarchies, archived lists.
func (c request) sendBody(body []byte) int {
	zipped := len(body) >= minZipped && negotiate.AcceptsGzip(c.r.Header["Accept-Encoding"])
	if c.unchanged(bodyETag(body, zipped), headerFresh) {
		return http.StatusNotModified
	}
	if !zipped {
		return c.send(headerJSON, []string{strconv.Itoa(len(body))}, false, body)
	}
	buf := buffers.take()
	defer buffers.give(buf)
	z := zippers.Get().(*gzip.Writer)
	defer zippers.Put(z)
	z.Reset(buf)
	z.Write(body) //nolint:errcheck // a bytes.Buffer does not fail
	z.Close()     //nolint:errcheck // likewise
	return c.send(headerJSON, []string{strconv.Itoa(buf.Len())}, true, buf.Bytes())
}

// bodyETag is a strong validator of the bytes in one of their two forms, as live's is.
func bodyETag(body []byte, zipped bool) []string {
	sum := sha256.Sum256(body)
	b := append(make([]byte, 0, 32), '"')
	b = hex.AppendEncode(b, sum[:12])
	if zipped {
		b = append(b, "-gz"...)
	}
	return []string{string(append(b, '"'))}
}

// unchanged sets the headers that a full answer and a 304 share, and sends the 304 when the client has these bytes.
func (c request) unchanged(etag, cache []string) bool {
	h := c.w.Header()
	h["Etag"] = etag
	h["Cache-Control"] = cache
	h["Vary"] = headerVary
	if asked := c.r.Header["If-None-Match"]; len(asked) == 0 || !negotiate.Matches(asked, etag[0]) {
		return false
	}
	c.w.WriteHeader(http.StatusNotModified)
	return true
}

// send writes a 200 whose validators are set already.
func (c request) send(contentType, length []string, zipped bool, body []byte) int {
	c.head(contentType, length, zipped)
	if c.r.Method != http.MethodHead {
		c.w.Write(body) //nolint:errcheck // the client has gone; nobody is left to tell
	}
	return http.StatusOK
}

// head sets what a 200 has beside its validators, and begins it.
func (c request) head(contentType, length []string, zipped bool) {
	h := c.w.Header()
	h["Content-Type"] = contentType
	h["Content-Length"] = length
	if zipped {
		h["Content-Encoding"] = headerGzip
	}
	c.w.WriteHeader(http.StatusOK)
}

// text answers in plain words.
func (c request) text(status int, words string) int {
	h := c.w.Header()
	h["Content-Type"] = headerText
	h["Cache-Control"] = headerNoStore
	h["Content-Length"] = []string{strconv.Itoa(len(words))}
	c.w.WriteHeader(status)
	if c.r.Method != http.MethodHead {
		c.w.Write([]byte(words)) //nolint:errcheck // the client has gone; nobody is left to tell
	}
	return status
}

// zipLevel is the fastest: lists are zipped anew for each client that has no copy yet.
const zipLevel = gzip.BestSpeed

var (
	buffers = make(bufferPool, keptBuffers)
	zippers = sync.Pool{New: func() any {
		z, err := gzip.NewWriterLevel(nil, zipLevel)
		if err != nil {
			panic(err) // the level is a constant
		}
		return z
	}}
)

const (
	// maxKept is the size above which a buffer is left to the garbage collector.
	maxKept = 1 << 20
	// keptBuffers is how many buffers are kept at most.
	keptBuffers = 32
)

// bufferPool keeps buffers for pages. Unlike a sync.Pool it keeps them through a collection, of which a server with a
// large heap and a modest collector sees many, and it is bounded.
type bufferPool chan *bytes.Buffer

func (p bufferPool) take() *bytes.Buffer {
	select {
	case b := <-p:
		b.Reset()
		return b
	default:
		return new(bytes.Buffer)
	}
}

func (p bufferPool) give(b *bytes.Buffer) {
	if b.Cap() > maxKept {
		return
	}
	select {
	case p <- b:
	default:
	}
}
