package source

import (
	"weak"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/recent"
)

// memory keeps what was read out of documents of entries, where lists of thousands would read them for every page. A
// changed entry is another one and takes the place of the older, so that a change costs what it touches and no older ones
// pile up.
type memory = recent.Map[memoryKey, any]

const (
	// rememberedEntries is how many values each generation of a server's memory holds: of a third of the entries of a
	// national catalogue one. Most values take some 500 bytes.
	rememberedEntries = 1 << 15
	// memoryParts keep readers from waiting for each other.
	memoryParts = 16
)

func newMemory(values int) *memory {
	return recent.Spread[memoryKey, any](values, memoryParts, func(key memoryKey) uint64 { return uint64(key.id[len(key.id)-1]) })
}

// aspect is what is kept of an entry.
type aspect uint8

const (
	wantedAspect  aspect = iota // the types of name that it wants shown
	typeAspect                  // an organisation's type
	pointAspect                 // what the map shows of it, in a language
	addressAspect               // the codes of the municipalities of a place's visiting addresses
	cardAspect                  // what lists show of it, in a language
	linkAspect                  // its address and name, in a language
)

type memoryKey struct {
	kind   catalog.Kind
	id     catalog.ID
	aspect aspect
	lang   [4]byte // a language's code fits
}

// remembered is what was read of an entry, which it holds weakly: an entry holds the snapshot of which it was.
type remembered[T any] struct {
	of    weak.Pointer[live.Entry]
	value T
}

// remember gives what is kept of an entry, or works it out. The value is shared and must not be changed.
func remember[T any](m *memory, e *live.Entry, a aspect, lang string, work func() T) T {
	key := memoryKey{kind: e.Kind, id: e.ID, aspect: a}
	copy(key.lang[:], lang)
	found, _ := m.Get(key)
	known, ok := found.(*remembered[T])
	if !ok || known.of.Value() != e {
		known = &remembered[T]{weak.Make(e), work()}
		m.Put(key, known)
	}
	return known.value
}
