package live

import (
	"slices"
	"strings"
	"unique"

	"github.com/varanto/varanto/internal/catalog"
)

// slabSize is how much memory a slab takes at a time.
const slabSize = 256 << 10

// slab puts many byte strings side by side into large pieces of memory. The allocator rounds each string up by an eighth
// on average and leaves holes where others were; for hundreds of thousands that are made once and stay, that is a
// fourth of a catalogue's memory. A piece of memory stays as long as one of its strings does: so what a change makes
// anew has memory of its own, and never more than the loaded catalogue's is held in vain. A nil slab gives every string
// its own memory.
type slab struct {
	free    []byte
	texts   strings.Builder
	zips    []gzipped
	names   chunk[catalog.TypedText]
	keys    chunk[keyHandle]
	terms   chunk[string]
	moments chunk[catalog.Moment]
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

// text is keep for strings.
func (s *slab) text(b []byte) string {
	if s == nil || len(b) > slabSize/8 {
		return string(b)
	}
	s.room(len(b))
	from := s.texts.Len()
	s.texts.Write(b)
	return s.texts.String()[from:]
}

// string is text of a string that is already one.
func (s *slab) string(text string) string {
	if len(text) > slabSize/8 {
		return text
	}
	s.room(len(text))
	from := s.texts.Len()
	s.texts.WriteString(text)
	return s.texts.String()[from:]
}

func (s *slab) room(n int) {
	if n > s.texts.Cap()-s.texts.Len() {
		s.texts = strings.Builder{}
		s.texts.Grow(slabSize)
	}
}

// gather moves what an entry of a whole catalogue holds in small pieces into the slab: so the collector has a fifth fewer
// things to look at. The entry is not yet shared.
func (s *slab) gather(e *Entry) {
	e.Names = s.names.keep(e.Names)
	for i := range e.Names {
		n := &e.Names[i]
		n.Type, n.Language = unique.Make(n.Type).Value(), unique.Make(n.Language).Value()
		kept := s.string(n.Value)
		if e.Name == n.Value {
			e.Name = kept
		}
		n.Value = kept
	}
	e.Item = s.keep(e.Item)
	e.facts.keys = s.keys.keep(e.facts.keys)
	e.facts.terms = s.terms.keep(e.facts.terms)
	e.ConnectionTimes = s.moments.keep(e.ConnectionTimes)
}

// chunk puts many short lists side by side into large arrays.
type chunk[T any] struct{ free []T }

// chunkSize is how many elements an array takes.
const chunkSize = 1024

// keep returns a copy of the list; the list itself when it is empty or so long that it may lie for itself.
func (c *chunk[T]) keep(list []T) []T {
	if len(list) == 0 || len(list) > chunkSize/8 {
		return list
	}
	if len(list) > cap(c.free)-len(c.free) {
		c.free = make([]T, 0, chunkSize)
	}
	from := len(c.free)
	c.free = append(c.free, list...)
	return c.free[from:len(c.free):len(c.free)]
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
