package open

import (
	"encoding/base64"
	"encoding/binary"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// cursor is a place in a list by creation order: behind an entity. The entity's id finds the place even when the catalogue
// was loaded anew; its order is used when the entity is not there any more.
type cursor struct {
	kind  catalog.Kind
	after catalog.ID
	ord   uint32
}

// cursorLength is a byte for the version and the kind, the id and the order.
const cursorLength = 1 + 16 + 4

// cursorVersion is the first byte of cursors of services; the other kinds follow. A new form would start further on.
const cursorVersion = 0x10

// String is the cursor as clients send it back. They must not look into it.
func (c cursor) String() string {
	var b [cursorLength]byte
	for i, k := range searchedKinds {
		if k == c.kind {
			b[0] = cursorVersion + byte(i)
		}
	}
	copy(b[1:], c.after[:])
	binary.BigEndian.PutUint32(b[17:], c.ord)
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// parseCursor reads what String wrote; ok is false for anything else.
func parseCursor(s string) (c cursor, ok bool) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(s)
	if err != nil || len(b) != cursorLength || b[0] < cursorVersion || int(b[0]-cursorVersion) >= len(searchedKinds) {
		return cursor{}, false
	}
	c = cursor{kind: searchedKinds[b[0]-cursorVersion], ord: binary.BigEndian.Uint32(b[17:])}
	copy(c.after[:], b[1:17])
	return c, true
}

// start is the first place behind the cursor in a table.
func (c cursor) start(t *live.Table) uint32 {
	if c.kind == "" {
		return 0
	}
	if e, ok := t.Get(c.after); ok {
		return e.Ord + 1
	}
	return c.ord + 1
}

// cursor reads the cursor of a list of that kind; the zero cursor when none is given.
func (a *arguments) cursor(name string, k catalog.Kind) cursor {
	v := a.one(name)
	if v == "" {
		return cursor{}
	}
	c, ok := parseCursor(v)
	if !ok || c.kind != k {
		a.reject(name, "The value must be a cursor that an answer of this list gave.", v)
		return cursor{}
	}
	return c
}
