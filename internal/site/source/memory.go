package source

import (
	"sync"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// memory keeps what was read out of documents of entries, where lists of thousands would read them for every page. A
// changed entry is another one and takes the place of the older, so that a change costs what it touches.
type memory struct{ kept sync.Map }

// aspect is what is kept of an entry.
type aspect uint8

const (
	wantedAspect  aspect = iota // the types of name that it wants shown
	typeAspect                  // an organisation's type
	orderAspect                 // by what it is sorted, in a language
	pointAspect                 // what the map shows of it, in a language
	addressAspect               // the codes of the municipalities of a place's visiting addresses
)

type memoryKey struct {
	kind   catalog.Kind
	id     catalog.ID
	aspect aspect
	lang   string
}

type remembered[T any] struct {
	of    *live.Entry
	value T
}

// remember gives what is kept of an entry, or works it out. The value is shared and must not be changed.
func remember[T any](m *memory, e *live.Entry, a aspect, lang string, work func() T) T {
	key := memoryKey{e.Kind, e.ID, a, lang}
	if known, ok := m.kept.Load(key); ok {
		if r := known.(*remembered[T]); r.of == e {
			return r.value
		}
	}
	value := work()
	m.kept.Store(key, &remembered[T]{e, value})
	return value
}
