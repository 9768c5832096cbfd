package search

import (
	"slices"
	"sync"

	"github.com/varanto/varanto/internal/recent"
)

// decoded is the list of a word in one segment: documents as the segment numbers them, ascending, deleted ones too,
// and what the word is worth in each.
type decoded struct {
	documents []uint32
	worth     []uint16 // in steps
}

// segments are the ids of the segments that a state of the index has, in its order. States with the same ones share it.
type segments []uint64

// wordList is where a word is in the segments of a state. It never changes.
type wordList struct {
	segments *segments
	// in are the segments that have it, in their order.
	in []inSegment
	// documents counts those of all segments.
	documents int
}

// inSegment is the list of a word in the segment at a place.
type inSegment struct {
	decoded
	at int
}

// of is the list in a segment, empty where that has not the word; ok is false when nothing is known of the segment.
func (w *wordList) of(segment uint64) (d decoded, ok bool) {
	if w == nil {
		return d, false
	}
	at := slices.Index(*w.segments, segment)
	if at < 0 {
		return d, false
	}
	for _, in := range w.in {
		if in.at == at {
			return in.decoded, true
		}
	}
	return d, true
}

// Bytes that a list takes beside its documents: of a word its key, its place in the map and the list itself, and of each
// segment two slices with what the allocator adds to them.
const (
	sizeOfList    = 160
	sizeOfSegment = 96
	sizeOfPosting = 6 // a number and a worth
)

// size is what it takes in memory, in bytes and about: a list of nothing takes something, too.
func (w *wordList) size() int {
	return sizeOfList + sizeOfSegment*cap(w.in) + sizeOfPosting*w.documents
}

// lists keeps the lists that were read lately, because people ask for the same words, and decoding takes most of the
// time of a search. Segments never change, so that what is kept stays right. One list is kept for a word, of the
// segments of the state that was asked last: looking it up in each of them would take as long as scoring.
type lists struct {
	*recent.Map[lookup, *wordList]
	mu      sync.Mutex
	current *segments
}

// maxListed bounds the size of each of two generations, in bytes.
const maxListed = 24 << 20

func newLists() *lists {
	return &lists{Map: recent.Weighed[lookup](maxListed, (*wordList).size)}
}

// segments are these; the same as before where they are the same.
func (l *lists) segments(ids []uint64) *segments {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.current == nil || !slices.Equal(*l.current, ids) {
		made := segments(slices.Clone(ids))
		l.current = &made
	}
	return l.current
}
