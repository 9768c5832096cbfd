package live

import (
	"crypto/sha256"
	"hash/crc32"
)

// Page is an answer glued from ready-made pieces and the few bytes between them. The zero Page is empty and ready.
// Its Gzip is one valid single-member gzip stream of which only the bytes between the pieces are made anew.
type Page struct {
	parts []part
}

type part struct {
	wire *Wire
	text string
}

// Text adds bytes of its own: brackets, commas, a page's head. s must not be empty.
func (p *Page) Text(s string) { p.parts = append(p.parts, part{text: s}) }

// Piece adds a ready-made answer.
func (p *Page) Piece(w *Wire) { p.parts = append(p.parts, part{wire: w}) }

// Grow makes room for n more parts.
func (p *Page) Grow(n int) {
	if cap(p.parts)-len(p.parts) < n {
		p.parts = append(make([]part, 0, len(p.parts)+n), p.parts...)
	}
}

// ETag returns the strong validator of the plain and of the gzipped form, without making either.
func (p *Page) ETag() (plain, zipped []string) {
	h := sha256.New()
	for i := range p.parts {
		if w := p.parts[i].wire; w != nil {
			h.Write(w.tag[:])
		} else {
			h.Write([]byte(p.parts[i].text))
		}
	}
	var sum [sha256.Size]byte
	h.Sum(sum[:0])
	form := func(f string) []string { return []string{string(appendETag(nil, sum[:tagSize], f))} }
	return form(plainForm), form(zippedForm)
}

// AppendBody appends the plain form.
func (p *Page) AppendBody(b []byte) []byte {
	for i := range p.parts {
		if w := p.parts[i].wire; w != nil {
			b = append(b, w.Body...)
		} else {
			b = append(b, p.parts[i].text...)
		}
	}
	return b
}

// AppendGzip appends the gzipped form.
func (p *Page) AppendGzip(b []byte) []byte {
	b = append(b, gzipHeader[:]...)
	var crc, length uint32
	for i := range p.parts {
		if w := p.parts[i].wire; w != nil {
			b = append(b, w.deflated()...)
			crc = crcJoin(crc, w.crc, w.shift)
			length += uint32(len(w.Body))
			continue
		}
		for text := p.parts[i].text; text != ""; {
			n := min(len(text), 0xffff)
			b = appendStored(b, text[:n])
			crc = crc32.Update(crc, crc32.IEEETable, []byte(text[:n]))
			length += uint32(n)
			text = text[n:]
		}
	}
	return appendGzipTrailer(b, crc, length)
}

// appendStored appends text as one stored deflate block (RFC 1951, 3.2.4); text holds at most 65 535 bytes.
func appendStored(b []byte, text string) []byte {
	n := uint16(len(text))
	b = append(b, 0, byte(n), byte(n>>8), byte(^n), byte(^n>>8))
	return append(b, text...)
}
