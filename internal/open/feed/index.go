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

// compareTime is the order of the times of changes, and of one time that of the log.
func (r row) compareTime(o row) int { return cmp.Or(cmp.Compare(r.micros, o.micros), r.compare(o)) }

func (r row) at() time.Time { return time.UnixMicro(r.micros).UTC() }

// view holds one row an entity that was ever public, as it was at one moment. It may be used by many goroutines.
type view struct {
	seq  int64              // up to which the log is taken in
	rows *btree.BTreeG[row] // in the order of the log
	last *btree.BTreeG[row] // the same by key
	told *btree.BTreeG[row] // the same by time, as news are told; nil where nobody asks for them
}

// index is a view that goes on. It is not for use by many goroutines.
type index struct{ view }

// now is the view at this moment; the two share what does not change afterwards.
func (v *view) now() *view {
	now := &view{seq: v.seq, rows: v.rows.Copy(), last: v.last.Copy()}
	if v.told != nil {
		now.told = v.told.Copy()
	}
	return now
}

func newIndex() *index {
	x := &index{newView()}
	x.told = ordered(row.compareTime)
	return x
}

func newView() view {
	return view{rows: ordered(row.compare), last: ordered(func(a, b row) int { return a.key.compare(b.key) })}
}

func ordered(compare func(a, b row) int) *btree.BTreeG[row] {
	return btree.NewBTreeGOptions(func(a, b row) bool { return compare(a, b) < 0 }, btree.Options{NoLocks: true})
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
		x.put(k, r.Seq, publishedTime(modifiedIn(r.Document), r.Time), Published)
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
	old, ok := v.last.Set(r)
	if ok {
		v.rows.Delete(old)
	}
	v.rows.Set(r)
	if v.told == nil {
		return
	}
	if ok {
		v.told.Delete(old)
	}
	v.told.Set(r)
}

// after yields the rows after a place, in order.
func (v *view) after(p place, yield func(row) bool) { v.rows.Ascend(p.pivot(), yield) }

// latest yields the rows up to a sequence, the last time first.
func (v *view) latest(seq int64, yield func(row) bool) {
	v.told.Reverse(func(r row) bool { return r.seq > seq || yield(r) })
}

// of is the row of one entity, if there is one up to that sequence.
func (v *view) of(k key, seq int64) (row, bool) {
	r, ok := v.last.Get(row{key: k})
	return r, ok && r.seq <= seq
}
