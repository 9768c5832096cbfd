package live

import (
	"slices"
	"strings"
)

// slabSize is how much memory a slab takes at a time.
const slabSize = 256 << 10

// slab puts many byte strings side by side into large pieces of memory. The allocator rounds each string up by an eighth
// on average and leaves holes where others were; for hundreds of thousands that are made once and stay, that is a
// fourth of a catalogue's memory. A piece of memory stays as long as one of its strings does: so what a change makes
// anew has memory of its own, and never more than the loaded catalogue's is held in vain. A nil slab gives every string
// its own memory.
type slab struct {
	free  []byte
	texts strings.Builder
	zips  []gzipped
}

// keep returns a copy of b in the slab.
func (s *slab) keep(b []byte) []byte {
	if s == nil || len(b) > slabSize/8 {
		return slices.Clip(append([]byte(nil), b...))
	}
	if len(b) > cap(s.free)-len(s.free) {
		s.free = make([]byte, 0, slabSize)
	}
	from := len(s.free)
	s.free = append(s.free, b...)
	return s.free[from:len(s.free):len(s.free)]
}

// text is keep for header values.
func (s *slab) text(b []byte) string {
	if s == nil || len(b) > slabSize/8 {
		return string(b)
	}
	if len(b) > s.texts.Cap()-s.texts.Len() {
		s.texts = strings.Builder{}
		s.texts.Grow(slabSize)
	}
	from := s.texts.Len()
	s.texts.Write(b)
	return s.texts.String()[from:]
}

// zip returns an empty gzipped form.
func (s *slab) zip() *gzipped {
	if s == nil {
		return new(gzipped)
	}
	if len(s.zips) == 0 {
		s.zips = make([]gzipped, 256)
	}
	z := &s.zips[0]
	s.zips = s.zips[1:]
	return z
}
