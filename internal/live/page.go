package live

import (
	"crypto/sha256"
	"hash/crc32"
	"math"
	"sync"
)

// Page is an answer of ready-made pieces and the few bytes between them. The zero Page is empty and ready. Its forms are
// lists of pieces that lie ready, to be sent one after the other without being copied together.
type Page struct {
	parts []part
	// made holds what a form needs beside the ready-made pieces, pieces the last form that was asked for.
	made   []byte
	pieces [][]byte
}

type part struct {
	wire *Wire
	text string
}

// maxKeptParts is the size above which a page's memory is not used again.
const maxKeptParts = 4096

var pages = sync.Pool{New: func() any { return new(Page) }}

// NewPage returns an empty page, perhaps with the memory of a freed one.
func NewPage() *Page { return pages.Get().(*Page) }

// Free gives the page's memory to later ones. Neither it nor a form of it may be used afterwards.
func (p *Page) Free() {
	if cap(p.parts) > maxKeptParts {
		return
	}
	clear(p.parts) // so that it keeps no answer alive that nobody shows any more
	clear(p.pieces)
	p.parts, p.pieces, p.made = p.parts[:0], p.pieces[:0], p.made[:0]
	pages.Put(p)
}

// Text adds bytes of its own: brackets, commas, a page's head. s must not be empty.
func (p *Page) Text(s string) { p.parts = append(p.parts, part{text: s}) }

// Piece adds a ready-made answer.
func (p *Page) Piece(w *Wire) { p.parts = append(p.parts, part{wire: w}) }

// ETag returns the strong validator of the plain or of the gzipped form, without making either.
func (p *Page) ETag(zipped bool) string {
	p.made = p.made[:0]
	for i := range p.parts {
		if w := p.parts[i].wire; w != nil {
			p.made = append(p.made, w.tag[:]...)
		} else {
			p.made = append(p.made, p.parts[i].text...)
		}
	}
	sum := sha256.Sum256(p.made)
	form := plainForm
	if zipped {
		form = zippedForm
	}
	var tag [2*tagSize + 8]byte
	return string(appendETag(tag[:0], sum[:tagSize], form))
}

// Plain returns the plain form and its length. The pieces are shared and valid until the page is asked for anything
// else.
func (p *Page) Plain() (pieces [][]byte, length int) {
	p.reserve(0)
	for i := range p.parts {
		if w := p.parts[i].wire; w != nil {
			p.add(w.Body)
			length += len(w.Body)
			continue
		}
		from := len(p.made)
		p.made = append(p.made, p.parts[i].text...)
		p.add(p.made[from:])
		length += len(p.parts[i].text)
	}
	return p.pieces, length
}

// maxStored is how long a stored deflate block can be.
const maxStored = math.MaxUint16

// storedHeadLen is what a stored block has before its bytes.
const storedHeadLen = 5

// Gzip returns the gzipped form and its length: one valid gzip stream of a single member, of which only the bytes
// between the pieces are made anew. The pieces are shared and valid until the page is asked for anything else.
func (p *Page) Gzip() (pieces [][]byte, length int) {
	p.reserve(gzipHeaderLen + gzipTrailerLen)
	p.made = append(p.made, gzipHeader[:]...)
	from := 0 // where the bytes made since the last piece begin
	var crc, size uint32
	for i := range p.parts {
		if w := p.parts[i].wire; w != nil {
			deflated := w.deflated()
			length += len(p.made) - from + len(deflated)
			p.add(p.made[from:])
			p.add(deflated)
			from = len(p.made)
			crc = crcJoin(crc, w.crc, w.shift)
			size += uint32(len(w.Body))
			continue
		}
		for text := p.parts[i].text; text != ""; {
			n := min(len(text), maxStored)
			p.made = appendStored(p.made, text[:n])
			crc = crc32.Update(crc, crc32.IEEETable, p.made[len(p.made)-n:])
			size += uint32(n)
			text = text[n:]
		}
	}
	p.made = appendGzipTrailer(p.made, crc, size)
	p.add(p.made[from:])
	return p.pieces, length + len(p.made) - from
}

// reserve makes room for all that a form makes, so that the pieces of it do not move while it grows.
func (p *Page) reserve(extra int) {
	for i := range p.parts {
		n := len(p.parts[i].text)
		extra += n + storedHeadLen*(1+n/maxStored)
	}
	if cap(p.made) < extra {
		p.made = make([]byte, 0, extra)
	}
	p.made, p.pieces = p.made[:0], p.pieces[:0]
}

func (p *Page) add(piece []byte) {
	if len(piece) > 0 {
		p.pieces = append(p.pieces, piece)
	}
}

// appendStored appends text as one stored deflate block (RFC 1951, 3.2.4); text holds at most maxStored bytes.
func appendStored(b []byte, text string) []byte {
	n := uint16(len(text))
	b = append(b, 0, byte(n), byte(n>>8), byte(^n), byte(^n>>8))
	return append(b, text...)
}
