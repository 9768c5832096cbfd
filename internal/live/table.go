package live

import (
	"iter"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/tidwall/btree"

	"github.com/varanto/varanto/internal/catalog"
)

// Table holds the entries of one kind. Its bitmaps are of Ord values and must not be changed by readers.
type Table struct {
	ids   ids
	rows  rows
	sets  [Withdrawn + 1]*roaring.Bitmap
	index *btree.BTreeG[posting]
	// changed says for each facet at which revision its index was last changed.
	changed [facets]int64

	derived derived
}

var empty = roaring.New()

func newTable() *Table {
	t := &Table{
		ids:   newIDs(),
		index: btree.NewBTreeGOptions(func(a, b posting) bool { return a.key.less(b.key) }, btree.Options{NoLocks: true}),
	}
	for i := range t.sets {
		t.sets[i] = roaring.New()
	}
	return t
}

// Get returns the entry of that id, whatever its visibility.
func (t *Table) Get(id catalog.ID) (*Entry, bool) {
	ord, ok := t.ids.find(id)
	if !ok {
		return nil, false
	}
	return t.At(ord), true
}

// At returns the entry at that place; ord must come from one of the table's bitmaps.
func (t *Table) At(ord uint32) *Entry { return t.rows.at(ord) }

// Len counts all entries, hidden ones too.
func (t *Table) Len() int { return t.rows.n }

// Changes yields the places, ascending, whose entries are others than in an earlier table of the same kind and catalogue,
// those that are new included; nil stands for an empty table. It costs in proportion to what has changed. A catalogue that
// was loaded anew has other entries in all places, and may have fewer of them.
func (t *Table) Changes(before *Table) iter.Seq[uint32] {
	if before == nil {
		before = newTable()
	}
	return t.rows.changes(&before.rows)
}

// Published, Archived and Withdrawn are the entries of that visibility. Tables of one catalogue share a set as long as it
// is the same.
func (t *Table) Published() *roaring.Bitmap { return t.sets[Published] }

// Archived: see Published.
func (t *Table) Archived() *roaring.Bitmap { return t.sets[Archived] }

// Withdrawn: see Published.
func (t *Table) Withdrawn() *roaring.Bitmap { return t.sets[Withdrawn] }

// Index returns the published entries that have that value of the facet, an empty set when there are none.
func (t *Table) Index(f Facet, value string) *roaring.Bitmap {
	if p, ok := t.index.Get(posting{key: key{f, value}}); ok {
		return p.bitmap()
	}
	return empty
}

// Changed returns the revision that last changed the index of the facet: tables of one catalogue that return the same
// have the same index.
func (t *Table) Changed(f Facet) int64 { return t.changed[f] }

// Values yields every value that published entries have of the facet, sorted, with those entries.
func (t *Table) Values(f Facet) iter.Seq2[string, *roaring.Bitmap] {
	return func(yield func(string, *roaring.Bitmap) bool) {
		t.index.Ascend(posting{key: key{facet: f}}, func(p posting) bool {
			if p.key.facet != f {
				return false
			}
			return yield(p.key.value, p.bitmap())
		})
	}
}

// Each yields the entries of a set of places in order.
func (t *Table) Each(set *roaring.Bitmap) iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for it := set.Iterator(); it.HasNext(); {
			if !yield(t.At(it.Next())) {
				return
			}
		}
	}
}
