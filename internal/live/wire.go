package live

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"strconv"
	"sync"

	"crypto/sha256"

	"github.com/klauspost/compress/flate"
)

// Wire is a ready-made answer: the bytes as they are and gzipped, with the headers that go with each.
type Wire struct {
	Body, Gzip []byte
	// Plain and Zipped are ready header values for the two forms.
	Plain, Zipped WireHeaders

	crc   uint32 // of Body
	shift uint32 // operator that moves a CRC over len(Body) bytes
	tag   [tagSize]byte
}

// WireHeaders are header values ready to be put into an http.Header without allocating.
type WireHeaders struct {
	ETag, ContentLength []string
}

const (
	tagSize       = 12
	gzipHeaderLen = 10
	// gzipTrailerLen is an empty final deflate block, CRC and length.
	gzipTrailerLen = 2 + 8
	// pieceLevel trades size for start-up time: every entity is compressed when the catalogue is loaded.
	pieceLevel = 3
)

// gzipHeader names the deflate method, no flags, no time, unknown system (RFC 1952).
var gzipHeader = [gzipHeaderLen]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff}

// finalBlock is an empty last deflate block with fixed codes (RFC 1951).
var finalBlock = [2]byte{0x03, 0x00}

var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, pieceLevel)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// NewWire makes both forms of body, which it keeps.
func NewWire(body []byte) *Wire {
	w := &Wire{Body: body, crc: crc32.ChecksumIEEE(body), shift: crcShift(len(body))}
	sum := sha256.Sum256(body)
	copy(w.tag[:], sum[:])
	w.Gzip = gzipPiece(body, w.crc)
	w.Plain = WireHeaders{etag(w.tag[:], ""), []string{strconv.Itoa(len(w.Body))}}
	w.Zipped = WireHeaders{etag(w.tag[:], "-gz"), []string{strconv.Itoa(len(w.Gzip))}}
	return w
}

// etag is a strong validator of one form (RFC 9110: forms that differ in bytes differ in tag).
func etag(tag []byte, form string) []string {
	b := make([]byte, 0, 2+2*tagSize+len(form))
	b = append(b, '"')
	b = hex.AppendEncode(b, tag)
	b = append(b, form...)
	b = append(b, '"')
	return []string{string(b)}
}

// gzipPiece compresses body so that its deflate blocks end on a byte and stand for themselves: then pieces can be
// put one after another in one gzip stream (see Page).
func gzipPiece(body []byte, crc uint32) []byte {
	var buf bytes.Buffer
	buf.Grow(len(body)/3 + 64)
	buf.Write(gzipHeader[:])
	z := deflaters.Get().(*flate.Writer)
	z.Reset(&buf)
	// Writes to a bytes.Buffer do not fail.
	_, _ = z.Write(body)
	_ = z.Flush()
	deflaters.Put(z)
	out := appendGzipTrailer(buf.Bytes(), crc, uint32(len(body)))
	return bytes.Clone(out)
}

func appendGzipTrailer(b []byte, crc, length uint32) []byte {
	b = append(b, finalBlock[:]...)
	b = binary.LittleEndian.AppendUint32(b, crc)
	return binary.LittleEndian.AppendUint32(b, length)
}

// deflated is the piece's blocks without gzip's header and trailer.
func (w *Wire) deflated() []byte { return w.Gzip[gzipHeaderLen : len(w.Gzip)-gzipTrailerLen] }
