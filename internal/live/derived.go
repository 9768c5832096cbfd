package live

import (
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
)

// maxDerived bounds what a table remembers.
const maxDerived = 1024

// derived is what was worked out of a table. It lives as long as the table, which never changes.
type derived struct {
	made  sync.Map // of any comparable key to what was made
	count atomic.Int32
}

// Derived returns the set that work makes of the table's indexes; it is made once for each key while the table is the
// same, as long as there are not too many. Keys need a type of their own. The set is shared and must not be changed.
func (t *Table) Derived(key any, work func() *roaring.Bitmap) *roaring.Bitmap {
	return derive(t, key, work)
}

// DerivedWire is Derived for an answer made of the table's entries alone.
func (t *Table) DerivedWire(key any, work func() *Wire) *Wire { return derive(t, key, work) }

func derive[T any](t *Table, key any, work func() T) T {
	if found, ok := t.derived.made.Load(key); ok {
		return found.(T)
	}
	made := work()
	if t.derived.count.Add(1) <= maxDerived {
		t.derived.made.Store(key, made)
	}
	return made
}
