package feed

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/live"
)

// near are what serves a municipality and not the whole country, by the number of the kind. A nil one holds all.
type near [len(kinds)]*roaring.Bitmap

func (f *Changes) nearby(s *live.Snapshot, municipality string) *near {
	if municipality == "" {
		return nil
	}
	n := &near{}
	for i, kind := range kinds {
		served := f.serving(s, kind, municipality)
		n[i] = roaring.Or(served.Local, served.Regional)
	}
	return n
}

func (n *near) has(kind uint8, e *live.Entry) bool { return n == nil || n[kind].Contains(e.Ord) }

func (n *near) size() (all uint64) {
	if n == nil {
		return 0
	}
	for _, set := range n {
		all += set.GetCardinality()
	}
	return all
}

func (n *near) each(s *live.Snapshot, do func(key)) {
	for i, set := range n {
		for e := range s.Table(kinds[i]).Each(set) {
			do(key{e.ID, uint8(i)})
		}
	}
}

// keptNear are the rows near municipalities, of one state of the catalogue.
type keptNear struct {
	mu   sync.Mutex
	seq  int64
	rows map[nearKey][]row
}

type nearKey struct {
	municipality string
	limit        int
}

// maxKeptNear is more than there are municipalities, for a page and a part of another.
const maxKeptNear = 1000

// of gives the rows of a state, from what is kept or found. They must not be changed.
func (k *keptNear) of(key nearKey, seq int64, find func() []row) []row {
	k.mu.Lock()
	if k.seq == seq {
		if rows, ok := k.rows[key]; ok {
			k.mu.Unlock()
			return rows
		}
	}
	k.mu.Unlock()
	rows := find()
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.seq < seq || k.rows == nil || len(k.rows) >= maxKeptNear {
		k.seq, k.rows = max(k.seq, seq), map[nearKey][]row{}
	}
	if k.seq == seq {
		k.rows[key] = rows
	}
	return rows
}
