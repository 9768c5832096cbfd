package search

import "sync"

// decoded is the list of a word in one segment: documents as the segment numbers them, ascending, deleted ones too,
// and what the word is worth in each.
type decoded struct {
	documents []uint32
	worth     []uint16 // in steps
}

// listKey names a list.
type listKey struct {
	segment uint64
	lookup
}

// lists keeps the lists that were read lately, because people ask for the same words, and decoding takes most of the
// time of a search. Segments never change, so that what is kept stays right.
type lists struct {
	mu         sync.Mutex
	young, old map[listKey]decoded
	size       int // postings in young
}

// maxPostings bounds the postings in each of two generations; each takes 6 bytes.
const maxPostings = 4_000_000

func (l *lists) get(k listKey) (decoded, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if d, ok := l.young[k]; ok {
		return d, true
	}
	d, ok := l.old[k]
	if ok {
		l.keep(k, d)
	}
	return d, ok
}

func (l *lists) put(k listKey, d decoded) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.keep(k, d)
}

func (l *lists) keep(k listKey, d decoded) {
	if l.young == nil || l.size > maxPostings {
		l.young, l.old, l.size = map[listKey]decoded{}, l.young, 0
	}
	l.young[k] = d
	l.size += len(d.documents) + 8
}

// forget empties it.
func (l *lists) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.young, l.old, l.size = nil, nil, 0
}
