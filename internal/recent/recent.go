// Package recent remembers what was asked for lately and forgets the rest, for the price of a look-up in a map: of two
// generations the younger takes what is put or asked for, and when it is full, the older is forgotten and it becomes the
// older one itself.
package recent

import (
	"iter"
	"maps"
	"sync"
)

// Map keeps values that were put or asked for lately. Many may use it at a time.
type Map[K comparable, V any] struct {
	parts []part[K, V]
	hash  func(K) uint64 // nil where there is one part
	weigh func(V) int    // nil where each value weighs 1
}

// part is a share of the keys with a lock of its own.
type part[K comparable, V any] struct {
	mu         sync.RWMutex
	young, old map[K]kept[K, V] // no key is in both
	most       int              // what a generation weighs, if it is of more than one value
	weight     int              // of young
}

// kept is a value with the key that it was put by: another one that is equal may be a part of a long text, which a map would
// keep in memory.
type kept[K comparable, V any] struct {
	key   K
	value V
}

// New makes a map of two generations with at most the given number of values each, and at least one.
func New[K comparable, V any](most int) *Map[K, V] { return Spread[K, V](most, 1, nil) }

// Weighed makes a map of two generations that weigh at most as much as given each, in the unit of weigh; a value that is
// heavier is a generation by itself. weigh must always say the same of a value.
func Weighed[K comparable, V any](most int, weigh func(V) int) *Map[K, V] {
	m := New[K, V](most)
	m.weigh = weigh
	return m
}

// Spread is New for what many ask at once: keys are spread by their hash over parts that do not wait for each other, and
// each of which has its share of the bound.
func Spread[K comparable, V any](most, parts int, hash func(K) uint64) *Map[K, V] {
	m := &Map[K, V]{parts: make([]part[K, V], parts), hash: hash}
	for i := range m.parts {
		m.parts[i].most = most / parts
	}
	return m
}

// Get gives the value of a key; ok is false when it is not kept (any more).
func (m *Map[K, V]) Get(key K) (v V, ok bool) {
	p := m.part(key)
	p.mu.RLock()
	known, ok := p.young[key]
	if ok {
		p.mu.RUnlock()
		return known.value, true
	}
	known, ok = p.old[key]
	p.mu.RUnlock()
	if !ok {
		return v, false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if now, there := p.young[key]; there { // put meanwhile
		return now.value, true
	}
	m.keep(p, known.key, known.value)
	return known.value, true
}

// Put keeps a value, in place of the one that its key had.
func (m *Map[K, V]) Put(key K, v V) {
	p := m.part(key)
	p.mu.Lock()
	defer p.mu.Unlock()
	m.keep(p, key, v)
}

// Of gives the value of a key, which is made when it is not kept. It is made once, since others wait meanwhile: make has
// to be quick and must not use the map.
func (m *Map[K, V]) Of(key K, make func() V) V {
	p := m.part(key)
	p.mu.Lock()
	defer p.mu.Unlock()
	known, ok := p.young[key]
	if ok {
		return known.value
	}
	if known, ok = p.old[key]; !ok {
		known = kept[K, V]{key, make()}
	}
	m.keep(p, known.key, known.value)
	return known.value
}

// All yields what is kept, what was not asked for the longest first: put again in that order it is kept as it is. The map
// may be used meanwhile; whether what is put then is yielded is open.
func (m *Map[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for i := range m.parts {
			p := &m.parts[i]
			p.mu.RLock()
			generations := [...]map[K]kept[K, V]{maps.Clone(p.old), maps.Clone(p.young)}
			p.mu.RUnlock()
			for _, g := range generations {
				for k, known := range g {
					if !yield(k, known.value) {
						return
					}
				}
			}
		}
	}
}

// Len is how many values are kept.
func (m *Map[K, V]) Len() int {
	n := 0
	for i := range m.parts {
		p := &m.parts[i]
		p.mu.RLock()
		n += len(p.young) + len(p.old)
		p.mu.RUnlock()
	}
	return n
}

func (m *Map[K, V]) part(key K) *part[K, V] {
	if m.hash == nil {
		return &m.parts[0]
	}
	return &m.parts[m.hash(key)%uint64(len(m.parts))]
}

func (m *Map[K, V]) weightOf(v V) int {
	if m.weigh == nil {
		return 1
	}
	return m.weigh(v)
}

// keep puts a value into the younger generation of a part, whose lock is held.
func (m *Map[K, V]) keep(p *part[K, V], key K, v V) {
	if before, there := p.young[key]; there {
		p.weight -= m.weightOf(before.value)
		delete(p.young, key)
	}
	weight := m.weightOf(v)
	if p.young == nil || p.weight > 0 && p.weight+weight > p.most {
		p.young, p.old, p.weight = map[K]kept[K, V]{}, p.young, 0
	}
	delete(p.old, key)
	p.young[key] = kept[K, V]{key, v}
	p.weight += weight
}
