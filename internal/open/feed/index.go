package feed

import (
	"bytes"
	"cmp"
	"time"

	"github.com/tidwall/btree"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// row is the last public change of one entity.
type row struct {
	seq    int64
	micros int64 // of the change, since 1970
	spread uint32
	key
	change uint8
}

type key struct {
	id   catalog.ID
	kind uint8
}

func (k key) compare(o key) int {
	return cmp.Or(cmp.Compare(k.kind, o.kind), bytes.Compare(k.id[:], o.id[:]))
}

// compare is the order of the log, and of one place the order of the cursor.
func (r row) compare(o row) int {
	return cmp.Or(cmp.Compare(r.seq, o.seq), cmp.Compare(r.spread, o.spread), r.key.compare(o.key))
}

func (r row) at() time.Time { return time.UnixMicro(r.micros).UTC() }

// view holds one row an entity that was ever public, as it was at one moment. It may be used by many goroutines.
type view struct {
	seq  int64              // up to which the log is taken in
	rows *btree.BTreeG[row] // in the order of the log
	last *btree.BTreeG[row] // the same by key
}

// index is a view that goes on. It is not for use by many goroutines.
type index struct{ view }

// now is the view at this moment; the two share what does not change afterwards.
func (v *view) now() *view { return &view{v.seq, v.rows.Copy(), v.last.Copy()} }

func newIndex() *index { return &index{newView()} }

func newView() view {
	by := func(compare func(a, b row) int) *btree.BTreeG[row] {
		return btree.NewBTreeGOptions(func(a, b row) bool { return compare(a, b) < 0 }, btree.Options{NoLocks: true})
	}
	return view{rows: by(row.compare), last: by(func(a, b row) int { return a.key.compare(b.key) })}
}

// take takes in the next revision of the log. One that cannot be read changes nothing that is public.
func (x *index) take(r store.Revision) {
	x.seq = r.Seq
	if r.Kind == catalog.KindConnection {
		x.takeConnection(r)
		return
	}
	n, ok := kindNumber(r.Kind)
	if !ok {
		return
	}
	k := key{r.ID, n}
	switch {
	case r.Status == catalog.StatusPublished:
		x.put(k, r.Seq, r.Time, Published)
	case store.EndsPublic(r.Status):
		if _, known := x.last.Get(row{key: k}); known {
			x.put(k, r.Seq, r.Time, ending(r.Status))
		}
	}
}

func (x *index) takeConnection(r store.Revision) {
	c, err := catalog.Decode[catalog.Connection](r.Document)
	if err != nil {
		return
	}
	x.connect(c.ServiceID, c.ChannelID, r.Seq, connectionTime(r, c))
}

// connect brings both ends of a connection forward, as far as they are public.
func (x *index) connect(service, channel catalog.ID, seq int64, at time.Time) {
	for _, end := range []struct {
		kind catalog.Kind
		id   catalog.ID
	}{{catalog.KindService, service}, {catalog.KindServiceChannel, channel}} {
		n, _ := kindNumber(end.kind)
		k := key{end.id, n}
		if old, ok := x.last.Get(row{key: k}); ok && !changes[old.change].Gone() && old.seq < seq {
			x.put(k, seq, at, Connected)
		}
	}
}

func (v *view) put(k key, seq int64, at time.Time, c Change) {
	r := row{seq, at.UnixMicro(), spread(k), k, c.number()}
	if old, ok := v.last.Set(r); ok {
		v.rows.Delete(old)
	}
	v.rows.Set(r)
}

// after yields the rows after a place, in order.
func (v *view) after(p place, yield func(row) bool) { v.rows.Ascend(p.pivot(), yield) }

// before yields the rows up to that sequence, the last first.
func (v *view) before(seq int64, yield func(row) bool) {
	pivot := row{seq: seq + 1}
	v.rows.Descend(pivot, func(r row) bool {
		if r.seq > seq {
			return true
		}
		return yield(r)
	})
}

// of is the row of one entity, if there is one up to that sequence.
func (v *view) of(k key, seq int64) (row, bool) {
	r, ok := v.last.Get(row{key: k})
	return r, ok && r.seq <= seq
}
