package live

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/flate"
)

// Wire is a ready-made answer, plain and gzipped, with header values that go into an http.Header without allocating.
type Wire struct {
	// Body is the plain form.
	Body []byte

	gzip  atomic.Pointer[gzipped]
	crc   uint32 // of Body
	shift uint32 // operator that moves a CRC over len(Body) bytes
	tag   [tagSize]byte
	// values holds the header values, cut from one string: there are very many wires.
	values [3]string
}

// ETag is the strong validator of the plain form, as a header value.
func (w *Wire) ETag() []string { return w.values[0:1:1] }

// GzipETag is the strong validator of the gzipped form, whether or not that has been made.
func (w *Wire) GzipETag() []string { return w.values[1:2:2] }

// ContentLength is the plain form's length, as a header value.
func (w *Wire) ContentLength() []string { return w.values[2:3:3] }

// gzipped is the second form of a Wire.
type gzipped struct {
	bytes  []byte
	length [1]string
}

const (
	tagSize       = 12
	gzipHeaderLen = 10
	// gzipTrailerLen is an empty final deflate block, CRC and length.
	gzipTrailerLen = 2 + 8
	// pieceLevel is where klauspost's compressor gains no more for texts of this size and kind.
	pieceLevel = 5
)

// gzipHeader names the deflate method, no flags, no time, unknown system (RFC 1952).
var gzipHeader = [gzipHeaderLen]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff}

// finalBlock is an empty last deflate block with fixed codes (RFC 1951).
var finalBlock = [2]byte{0x03, 0x00}

// deflater is a compressor with its output.
type deflater struct {
	z   *flate.Writer
	buf bytes.Buffer
}

var deflaters = sync.Pool{New: func() any {
	z, err := flate.NewWriter(nil, pieceLevel)
	if err != nil {
		panic(err) // the level is a constant
	}
	return &deflater{z: z}
}}

// NewWire makes the plain form of body, which it keeps. The gzipped form is made at its first use, for a catalogue is
// loaded sooner without; see Catalogue.Warm.
func NewWire(body []byte) *Wire {
	w := new(Wire)
	w.fill(body, nil)
	return w
}

// fill makes the plain form, with its header values in a slab.
func (w *Wire) fill(body []byte, s *slab) {
	w.Body, w.crc, w.shift = body, crc32.ChecksumIEEE(body), crcShift(len(body))
	sum := sha256.Sum256(body)
	copy(w.tag[:], sum[:])

	var room [96]byte
	b := appendETag(room[:0], w.tag[:], plainForm)
	plain := len(b)
	b = appendETag(b, w.tag[:], zippedForm)
	both := len(b)
	all := s.text(strconv.AppendInt(b, int64(len(w.Body)), 10))
	w.values = [3]string{all[:plain], all[plain:both], all[both:]}
}

// Gzip returns the gzipped form and its length as a header value. Two that ask first at once may both make it, to the
// same bytes.
func (w *Wire) Gzip() (body []byte, contentLength []string) { return w.zip(nil) }

// zip is Gzip that puts what it makes into a slab.
func (w *Wire) zip(s *slab) (body []byte, contentLength []string) {
	g := w.gzip.Load()
	if g == nil {
		g = s.zip()
		g.bytes = gzipPiece(w.Body, w.crc, s)
		var room [8]byte
		g.length[0] = s.text(strconv.AppendInt(room[:0], int64(len(g.bytes)), 10))
		w.gzip.Store(g)
	}
	return g.bytes, g.length[:]
}

// What the tags of the two forms end with.
const (
	plainForm  = ""
	zippedForm = "-gz"
)

// appendETag appends a strong validator of one form (RFC 9110: forms that differ in bytes differ in tag).
func appendETag(b, tag []byte, form string) []byte {
	b = append(b, '"')
	b = hex.AppendEncode(b, tag)
	b = append(b, form...)
	return append(b, '"')
}

// gzipPiece compresses body so that its deflate blocks end on a byte and stand for themselves: then pieces can be
// put one after another in one gzip stream (see Page).
func gzipPiece(body []byte, crc uint32, s *slab) []byte {
	d := deflaters.Get().(*deflater)
	defer deflaters.Put(d)
	d.buf.Reset()
	d.buf.Write(gzipHeader[:])
	d.z.Reset(&d.buf)
	// Writes to a bytes.Buffer do not fail.
	_, _ = d.z.Write(body)
	_ = d.z.Flush()
	d.buf.Write(appendGzipTrailer(d.buf.AvailableBuffer(), crc, uint32(len(body))))
	return s.keep(d.buf.Bytes())
}

func appendGzipTrailer(b []byte, crc, length uint32) []byte {
	b = append(b, finalBlock[:]...)
	b = binary.LittleEndian.AppendUint32(b, crc)
	return binary.LittleEndian.AppendUint32(b, length)
}

// deflated is the gzipped form's blocks without gzip's header and trailer.
func (w *Wire) deflated() []byte {
	b, _ := w.Gzip()
	return b[gzipHeaderLen : len(b)-gzipTrailerLen]
}
