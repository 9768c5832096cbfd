package search

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
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
	segments  *segments
	last      int // the segment of the document that was asked for last
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
	all := state.Segments()
	p := &postings{lists: lists, parts: make([]part, 0, len(all))}
	ids := make([]uint64, 0, len(all))
	for _, s := range all {
		count := int(s.Segment().Count())
		names := known.of(s.Id(), count)
		p.parts = append(p.parts, part{snapshot: s, first: p.documents, names: names, dead: names.without(s.Deleted())})
		p.documents += count
		ids = append(ids, s.Id())
	}
	known.keep(p.parts)
	p.segments = lists.segments(ids)
	return p, nil
}

// A lookup is a word in a field.
type lookup struct {
	field field
	word  string
}

// listOf is the list of a word in all segments.
func (p *postings) listOf(l lookup) (*wordList, error) {
	known, _ := p.lists.Get(l)
	if known != nil && known.segments == p.segments {
		return known, nil
	}
	made := &wordList{segments: p.segments}
	for i := range p.parts {
		d, ok := known.of((*p.segments)[i])
		if !ok {
			var err error
			if d, err = p.read(&p.parts[i], l); err != nil {
				return nil, fmt.Errorf("read the list of a word: %w", err)
			}
		}
		if len(d.documents) > 0 {
			made.in = append(made.in, inSegment{d, i})
			made.documents += len(d.documents)
		}
	}
	p.lists.Put(l, made)
	return made, nil
}

// read decodes the list of a word in a segment.
func (p *postings) read(part *part, l lookup) (d decoded, err error) {
	list, err := p.open(part, l)
	if err != nil || list == nil {
		return d, err
	}
	return p.decode(list)
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
	list, err := p.listOf(l)
	if err != nil {
		return 0, err
	}
	return list.documents, nil
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
	// Documents are mostly asked for in runs of one segment.
	if p.parts[p.last].first > document {
		p.last = 0
	}
	for p.last+1 < len(p.parts) && p.parts[p.last+1].first <= document {
		p.last++
	}
	part := &p.parts[p.last]
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
type names struct {
	list []atomic.Uint64
	// gone are the deleted documents that were asked for last.
	gone atomic.Pointer[gone]
}

// gone are deleted documents of a segment: a set that never changes, and the same to be asked for every posting.
type gone struct {
	set  *roaring.Bitmap
	dead dead
}

// without are the deleted documents.
func (n *names) without(deleted *roaring.Bitmap) dead {
	if deleted == nil || deleted.IsEmpty() {
		return nil
	}
	if known := n.gone.Load(); known != nil && known.set == deleted {
		return known.dead
	}
	made := &gone{deleted, deleted.ToDense()}
	n.gone.Store(made)
	return made.dead
}

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
		n = &names{list: make([]atomic.Uint64, documents)}
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
