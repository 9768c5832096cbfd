package live

import (
	"bytes"
	"iter"

	"github.com/varanto/varanto/internal/catalog"
)

// WithPrefix yields the entries whose id begins with those bytes, whatever their visibility, in order of their ids.
func (t *Table) WithPrefix(prefix []byte) iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		if len(prefix) > len(catalog.ID{}) {
			return
		}
		var from catalog.ID
		copy(from[:], prefix)
		t.byID.Ascend(idEntry{id: from}, func(r idEntry) bool {
			return bytes.HasPrefix(r.id[:], prefix) && yield(r.e)
		})
	}
}
