package editorial

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// index is what an import remembers of its input between the two readings: enough to decide which records are sound,
// and where to find them again. It grows with the number of entities, not with their size.
type index struct {
	tables map[catalog.Kind]*table
	// teachers counts, for uris that neither the code lists nor the log know, the sound records that say what they are.
	teachers map[string]int
	// terms are the ontology terms that the records of services show: what a channel's record repeats of them is not
	// the channel's own.
	terms map[catalog.ID][]string
}

// table holds the entries of one kind in the input's order.
type table struct {
	entries []entry
	at      map[catalog.ID]int32
}

// entry is one record with an id of its own.
type entry struct {
	kind     catalog.Kind
	id       catalog.ID
	place    Place
	handle   int64
	status   catalog.Status
	refs     []reference
	bare     []bareCode
	teaches  []string
	rejected bool
	// connections tells that the record said which connections there are.
	connections bool
}

// bareCode is a reference by uri alone to an item that neither the code lists nor the log know.
type bareCode struct {
	field string
	uri   string
}

func newIndex() *index {
	return &index{tables: map[catalog.Kind]*table{}, teachers: map[string]int{}, terms: map[catalog.ID][]string{}}
}

// isRecordKind tells whether records of their own hold that kind.
func isRecordKind(k catalog.Kind) bool { return slices.Contains(catalog.RecordKinds(), k) }

func (x *index) table(k catalog.Kind) *table {
	t := x.tables[k]
	if t == nil {
		t = &table{at: map[catalog.ID]int32{}}
		x.tables[k] = t
	}
	return t
}

// find returns the entry with that id, nil when no record has it.
func (x *index) find(k catalog.Kind, id catalog.ID) *entry {
	t := x.tables[k]
	if t == nil {
		return nil
	}
	i, ok := t.at[id]
	if !ok {
		return nil
	}
	return &t.entries[i]
}

func (x *index) add(e entry) *entry {
	t := x.table(e.kind)
	t.at[e.id] = int32(len(t.entries))
	t.entries = append(t.entries, e)
	return &t.entries[len(t.entries)-1]
}

// sound counts the entries that are not rejected.
func (x *index) sound() int {
	n := 0
	for _, t := range x.tables {
		for i := range t.entries {
			if !t.entries[i].rejected {
				n++
			}
		}
	}
	return n
}

// ended tells that an entity of that status is nothing to refer to.
func ended(s catalog.Status) bool {
	return s == catalog.StatusDeleted || s == catalog.StatusRemoved
}

// inLog tells that the log has something to refer to. An ended referrer may refer to what is ended too.
func inLog(heads map[catalog.ID]store.Head, id catalog.ID, referrer catalog.Status) bool {
	h, ok := heads[id]
	return ok && (!ended(h.Status) || ended(referrer))
}
