package live

import (
	"bytes"
	"encoding/binary"
	"iter"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

// bucketSize is how many ids a bucket has on average at most: few enough to lie in two or three lines of the processor's
// cache.
const bucketSize = 8

// ids finds the place of an entity by its id. Ids are random (RFC 9562), so that their first bits spread them evenly over
// buckets; where they are not (ids that begin with a time, or numbers), some buckets are long, and as each is sorted, a
// look-up then takes as long as in a tree. It holds no pointers to entries: a change of an entity that is there already
// leaves it alone, and the collector has nothing to follow.
type ids struct {
	buckets [][]idPlace
	shift   uint // of an id's first 64 bits to the number of its bucket
	n       int
}

type idPlace struct {
	id  catalog.ID
	ord uint32
}

func (p idPlace) compare(id catalog.ID) int { return bytes.Compare(p.id[:], id[:]) }

func newIDs() ids { return ids{buckets: make([][]idPlace, 1), shift: 64} }

func (s ids) bucket(id catalog.ID) uint64 { return binary.BigEndian.Uint64(id[:8]) >> s.shift }

func (s ids) find(id catalog.ID) (ord uint32, ok bool) {
	b := s.buckets[s.bucket(id)]
	i, ok := slices.BinarySearchFunc(b, id, idPlace.compare)
	if !ok {
		return 0, false
	}
	return b[i].ord, true
}

// from yields the places of that id and of all later ones in order.
func (s ids) from(id catalog.ID) iter.Seq2[catalog.ID, uint32] {
	return func(yield func(catalog.ID, uint32) bool) {
		first := s.bucket(id)
		for i, b := range s.buckets[first:] {
			skip := 0
			if i == 0 {
				skip, _ = slices.BinarySearchFunc(b, id, idPlace.compare)
			}
			for _, p := range b[skip:] {
				if !yield(p.id, p.ord) {
					return
				}
			}
		}
	}
}

// idsEdit adds to ids; those that it started from stay as they were.
type idsEdit struct {
	ids
	own bool
	// long are the long buckets that this edit has made itself and may add to in place.
	long map[uint64]bool
}

// longBucket is where copying a bucket for each id that comes begins to cost: only ids that are not random lead there.
const longBucket = 16 * bucketSize

// add puts an id that is not there yet.
func (s *idsEdit) add(id catalog.ID, ord uint32) {
	if s.n == bucketSize*len(s.buckets) {
		s.split()
	}
	if !s.own {
		s.buckets, s.own = slices.Clone(s.buckets), true
	}
	s.n++
	i := s.bucket(id)
	old := s.buckets[i]
	at, _ := slices.BinarySearchFunc(old, id, idPlace.compare)
	if len(old) >= longBucket {
		if !s.long[i] {
			if s.long == nil {
				s.long = map[uint64]bool{}
			}
			old, s.long[i] = slices.Clone(old), true
		}
		s.buckets[i] = slices.Insert(old, at, idPlace{id, ord})
		return
	}
	b := make([]idPlace, len(old)+1)
	copy(b, old[:at])
	b[at] = idPlace{id, ord}
	copy(b[at+1:], old[at:])
	s.buckets[i] = b
}

// split makes four buckets of each.
func (s *idsEdit) split() {
	finer := ids{buckets: make([][]idPlace, 4*len(s.buckets)), shift: s.shift - 2, n: s.n}
	for _, b := range s.buckets {
		for len(b) > 0 {
			i := finer.bucket(b[0].id)
			n := 1
			for n < len(b) && finer.bucket(b[n].id) == i {
				n++
			}
			finer.buckets[i], b = b[:n:n], b[n:]
		}
	}
	s.ids, s.own = finer, true
	clear(s.long) // the finer buckets share the memory of the coarser
}
