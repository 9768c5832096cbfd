package open

import (
	"sync"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/record"
)

// maxMemo is how many bytes of records a memo keeps.
const maxMemo = 32 << 20

// memo keeps the records of one snapshot that were asked for: a record shows names of neighbours, so that one of an
// older snapshot might be out of date.
type memo struct {
	mu      sync.RWMutex
	seq     int64
	records map[memoKey][]byte
	size    int
}

// memoKey names an entity: ids are unique only within a kind.
type memoKey struct {
	kind catalog.Kind
	id   catalog.ID
}

// record is the encoded record of an entry of s. It must not be changed.
func (m *memo) record(s *live.Snapshot, e *live.Entry) ([]byte, error) {
	key := memoKey{e.Kind, e.ID}
	m.mu.RLock()
	b, ok := m.records[key]
	ok = ok && m.seq == s.Seq
	m.mu.RUnlock()
	if ok {
		return b, nil
	}
	b, err := record.Encode(s, e)
	if err != nil {
		return nil, err
	}
	m.keep(s.Seq, key, b)
	return b, nil
}

func (m *memo) keep(seq int64, key memoKey, b []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if seq < m.seq {
		return // of a snapshot that has been left behind
	}
	if seq > m.seq || m.records == nil {
		m.seq, m.records, m.size = seq, map[memoKey][]byte{}, 0
	}
	if m.size+len(b) > maxMemo {
		return // who reads everything would throw out what was kept again and again
	}
	if _, ok := m.records[key]; !ok {
		m.records[key] = b
		m.size += len(b)
	}
}
