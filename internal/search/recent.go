package search

import "sync"

// recent keeps what was worked out lately: two generations of at most size values each, the older of which is
// forgotten when the younger is full. Many may use it at a time.
type recent[K comparable, V any] struct {
	size       int
	mu         sync.Mutex
	young, old map[K]V
}

// of gives the value of a key, from what is kept or made. Others wait meanwhile, so that each is made once.
func (r *recent[K, V]) of(key K, make func() V) V {
	r.mu.Lock()
	defer r.mu.Unlock()
	v, ok := r.kept(key)
	if !ok {
		v = make()
		r.keep(key, v)
	}
	return v
}

func (r *recent[K, V]) get(key K) (v V, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.kept(key)
}

func (r *recent[K, V]) kept(key K) (v V, ok bool) {
	if v, ok = r.young[key]; ok {
		return v, true
	}
	if v, ok = r.old[key]; ok {
		r.keep(key, v)
	}
	return v, ok
}

func (r *recent[K, V]) put(key K, v V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keep(key, v)
}

func (r *recent[K, V]) keep(key K, v V) {
	if len(r.young) >= r.size || r.young == nil {
		r.young, r.old = map[K]V{}, r.young
	}
	r.young[key] = v
}

// forget empties it.
func (r *recent[K, V]) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.young, r.old = nil, nil
}
