package slug

import (
	"encoding/hex"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Of is the shortest short id of an entry that finds it in its table.
func Of(t *live.Table, e *live.Entry) string {
	lengths := Lengths()
	for _, digits := range lengths[:len(lengths)-1] {
		if first := first(t, e.ID[:digits/2]); first == nil || first.ID == e.ID {
			return Short(e.ID, digits)
		}
	}
	return Short(e.ID, lengths[len(lengths)-1])
}

// Find looks a short id up: of the entries that begin so, whatever their visibility, the one that came first.
func Find(t *live.Table, short string) (*live.Entry, bool) {
	prefix, err := hex.DecodeString(short)
	if err != nil || len(prefix) == 0 || len(prefix) > len(catalog.ID{}) {
		return nil, false
	}
	e := first(t, prefix)
	return e, e != nil
}

func first(t *live.Table, prefix []byte) *live.Entry {
	var found *live.Entry
	for e := range t.WithPrefix(prefix) {
		if found == nil || e.Ord < found.Ord {
			found = e
		}
	}
	return found
}
