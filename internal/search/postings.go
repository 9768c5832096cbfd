package search

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/varanto/varanto/internal/live"
)

// postings reads the lists of words of one state of the index. It is for one goroutine. Documents are numbered over
// all segments. The lists are read from the segments themselves, for Bleve's own searchers spend most of their time
// between the segments and the score.
type postings struct {
	parts []part
	// documents counts all documents, those deleted but not yet merged away included.
	documents int
	lists     *lists
	found     []stretch
	list      segment.PostingsList
	walk      segment.PostingsIterator
}

// part is one segment.
type part struct {
	snapshot *scorch.SegmentSnapshot
	first    int // number of its first document
	words    [fields]segment.TermDictionary
	names    *names
	dead     dead
}

// dead are the documents that count no more, as the segment numbers them, a bit each; nil for none.
type dead []uint64

func (d dead) has(document uint32) bool {
	return int(document/64) < len(d) && d[document/64]&(1<<(document%64)) != 0
}

func newPostings(reader index.IndexReader, known *nameTables, lists *lists) (*postings, error) {
	state, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("%T has no segments", reader)
	}
	p := &postings{lists: lists}
	for _, s := range state.Segments() {
		count := int(s.Segment().Count())
		made := part{snapshot: s, first: p.documents, names: known.of(s.Id(), count)}
		if deleted := s.Deleted(); deleted != nil && !deleted.IsEmpty() {
			made.dead = deleted.ToDense() // asked for every posting
		}
		p.parts = append(p.parts, made)
		p.documents += count
	}
	known.keep(p.parts)
	return p, nil
}

// A lookup is a word in a field.
type lookup struct {
	field field
	word  string
}

// A stretch is the list of a word in one segment.
type stretch struct {
	decoded
	first int // number of the segment's first document
	dead  dead
}

// stretches are the list of a word. They are good until the next call.
func (p *postings) stretches(l lookup) ([]stretch, error) {
	p.found = p.found[:0]
	for i := range p.parts {
		part := &p.parts[i]
		list, err := p.read(part, l)
		if err != nil {
			return nil, fmt.Errorf("read the list of a word: %w", err)
		}
		if len(list.documents) > 0 {
			p.found = append(p.found, stretch{list, part.first, part.dead})
		}
	}
	return p.found, nil
}

// read gives the list of a word in a segment.
func (p *postings) read(part *part, l lookup) (decoded, error) {
	key := listKey{part.snapshot.Id(), l}
	if d, ok := p.lists.get(key); ok {
		return d, nil
	}
	var d decoded
	list, err := p.open(part, l)
	if err != nil {
		return d, err
	}
	if list != nil {
		if d, err = p.decode(list); err != nil {
			return d, err
		}
	}
	p.lists.put(key, d)
	return d, nil
}

func (p *postings) decode(list segment.PostingsList) (decoded, error) {
	n := int(list.Count())
	d := decoded{make([]uint32, 0, n), make([]uint16, 0, n)}
	p.walk = list.Iterator(true, false, false, p.walk)
	for {
		posting, err := p.walk.Next()
		if err != nil || posting == nil {
			return d, err
		}
		d.documents = append(d.documents, uint32(posting.Number()))
		d.worth = append(d.worth, uint16(min(posting.Frequency(), maxWorth*steps)))
	}
}

// count tells how many documents have the word, deleted ones included.
func (p *postings) count(l lookup) (int, error) {
	n := 0
	for i := range p.parts {
		list, err := p.read(&p.parts[i], l)
		if err != nil {
			return 0, fmt.Errorf("count a word: %w", err)
		}
		n += len(list.documents)
	}
	return n, nil
}

// vocabulary gives each word of a field with the number of documents that have it.
func (p *postings) vocabulary(f field, give func(word string, documents int)) error {
	for i := range p.parts {
		words, err := p.parts[i].snapshot.Segment().Dictionary(f.name())
		if err != nil {
			return fmt.Errorf("read the vocabulary: %w", err)
		}
		walk := words.AutomatonIterator(nil, nil, nil)
		for {
			entry, err := walk.Next()
			if err != nil {
				return fmt.Errorf("read the vocabulary: %w", err)
			}
			if entry == nil {
				break
			}
			give(entry.Term, int(entry.Count))
		}
	}
	return nil
}

func (p *postings) open(part *part, l lookup) (segment.PostingsList, error) {
	words := part.words[l.field]
	if words == nil {
		var err error
		if words, err = part.snapshot.Segment().Dictionary(l.field.name()); err != nil {
			return nil, err
		}
		if words == nil {
			return nil, errors.New("a segment has no dictionary")
		}
		part.words[l.field] = words
	}
	list, err := words.PostingsList([]byte(l.word), nil, p.list)
	if err != nil {
		return nil, err
	}
	p.list = list
	if list.Count() == 0 {
		return nil, nil // Bleve cannot walk over some lists of nothing
	}
	return list, nil
}

// place finds the entity of a document: the place of its kind in indexedKinds, and its Ord; ok is false when the
// catalogue has none.
func (p *postings) place(document int, s *live.Snapshot) (kind int, ord uint32, ok bool, err error) {
	at := len(p.parts) - 1
	for p.parts[at].first > document {
		at--
	}
	part := &p.parts[at]
	local := document - part.first
	if known := part.names.list[local].Load(); known != 0 {
		return int(known>>32) - 1, uint32(known), true, nil
	}
	name, err := part.snapshot.DocID(uint64(local))
	if err != nil {
		return 0, 0, false, fmt.Errorf("name document %d: %w", document, err)
	}
	k, id, ok := parseDocumentID(string(name))
	if !ok {
		return 0, 0, false, nil
	}
	e, ok := s.Table(k).Get(id)
	if !ok {
		return 0, 0, false, nil
	}
	kind = rankOf(k)
	part.names.list[local].Store(uint64(kind+1)<<32 | uint64(e.Ord))
	return kind, e.Ord, true, nil
}

// names are the entities of a segment's documents, found out when they are first hit: the place of the kind plus one
// in the upper half, the Ord in the lower one, zero while not known. Segments never change, and entities keep their
// Ord as long as the process lives.
type names struct{ list []atomic.Uint64 }

// nameTables keeps the names of the segments in use.
type nameTables struct {
	mu     sync.Mutex
	tables map[uint64]*names
}

func (t *nameTables) of(segment uint64, documents int) *names {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := t.tables[segment]
	if n == nil || len(n.list) != documents {
		n = &names{make([]atomic.Uint64, documents)}
		if t.tables == nil {
			t.tables = map[uint64]*names{}
		}
		t.tables[segment] = n
	}
	return n
}

// spare is how many tables of segments that were merged away may stay.
const spare = 30

// keep forgets the names of other segments than these, when there are many.
func (t *nameTables) keep(parts []part) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.tables) <= len(parts)+spare {
		return
	}
	kept := make(map[uint64]*names, len(parts))
	for _, p := range parts {
		kept[p.snapshot.Id()] = p.names
	}
	t.tables = kept
}

// forget forgets everything, because another index begins.
func (t *nameTables) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.tables = nil
}
