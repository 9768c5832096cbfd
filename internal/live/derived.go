package live

import (
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
)

// maxDerived bounds the sets that a table remembers.
const maxDerived = 1024

// derived are sets worked out of a table's indexes. They live as long as the table, which never changes.
type derived struct {
	sets  sync.Map // of any comparable key to *roaring.Bitmap
	count atomic.Int32
}

// Derived returns the set that work makes of the table's indexes; it is made once for each key while the table is the
// same, as long as there are not too many. Keys need a type of their own. The set is shared and must not be changed.
func (t *Table) Derived(key any, work func() *roaring.Bitmap) *roaring.Bitmap {
	if set, ok := t.derived.sets.Load(key); ok {
		return set.(*roaring.Bitmap)
	}
	set := work()
	if t.derived.count.Add(1) <= maxDerived {
		t.derived.sets.Store(key, set)
	}
	return set
}
