package source

import (
	"sync"
	"weak"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// memory keeps what was read out of documents of entries, where lists of thousands would read them for every page. A
// changed entry is another one and takes the place of the older, so that a change costs what it touches and no older ones
// pile up. It is bounded: two generations of at most size values each in every part, the older of which is forgotten when
// the younger is full.
type memory struct {
	size  int
	parts [memoryParts]memoryPart
}

// memoryParts keep readers from waiting for each other.
const memoryParts = 16

// rememberedEntries is how many values each generation of a server's memory holds: of most entries of a national catalogue
// one. Most values take some 200 bytes.
const rememberedEntries = 1 << 16

func newMemory(values int) *memory { return &memory{size: max(1, values/memoryParts)} }

type memoryPart struct {
	mu         sync.RWMutex
	young, old map[memoryKey]any
}

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
	p := &m.parts[e.ID[len(e.ID)-1]%memoryParts]
	found, young := p.get(key)
	known, ok := found.(*remembered[T])
	switch {
	case !ok || known.of.Value() != e:
		known = &remembered[T]{weak.Make(e), work()}
	case young:
		return known.value
	}
	p.keep(key, known, m.size)
	return known.value
}

// get is nil for what is not kept; young tells that it need not be kept anew.
func (p *memoryPart) get(key memoryKey) (value any, young bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if value, young = p.young[key]; young {
		return value, true
	}
	return p.old[key], false
}

func (p *memoryPart) keep(key memoryKey, value any, size int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, there := p.young[key]; p.young == nil || !there && len(p.young) >= size {
		p.young, p.old = map[memoryKey]any{}, p.young
	}
	p.young[key] = value
}
