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
		for id, ord := range t.ids.from(from) {
			if !bytes.HasPrefix(id[:], prefix) || !yield(t.At(ord)) {
				return
			}
		}
	}
}
