package live

import "iter"

const rowChunk = 256

// rows is a growing array of entries in chunks, so that a changed copy shares all chunks but those changed.
type rows struct {
	chunks []*[rowChunk]*Entry
	n      int
}

func (r *rows) at(ord uint32) *Entry { return r.chunks[ord/rowChunk][ord%rowChunk] }

// rowsEdit changes rows; the rows that it started from stay as they were.
type rowsEdit struct {
	rows
	fresh map[uint32]bool
}

func (r rows) edit() *rowsEdit {
	e := &rowsEdit{rows: r, fresh: map[uint32]bool{}}
	e.chunks = append(make([]*[rowChunk]*Entry, 0, len(r.chunks)+1), r.chunks...)
	return e
}

// set puts e at ord, which is at most the number of rows.
func (r *rowsEdit) set(ord uint32, e *Entry) {
	c := ord / rowChunk
	switch {
	case int(c) == len(r.chunks):
		r.chunks = append(r.chunks, new([rowChunk]*Entry))
		r.fresh[c] = true
	case !r.fresh[c]:
		copied := *r.chunks[c]
		r.chunks[c] = &copied
		r.fresh[c] = true
	}
	r.chunks[c][ord%rowChunk] = e
	r.n = max(r.n, int(ord)+1)
}

// changes yields where rows differ from earlier ones: chunks that both share are not looked into.
func (r *rows) changes(before *rows) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for c, now := range r.chunks {
			var old *[rowChunk]*Entry
			if c < len(before.chunks) {
				if old = before.chunks[c]; old == now {
					continue
				}
			}
			first := c * rowChunk
			for i := range min(rowChunk, r.n-first) {
				if (old == nil || old[i] != now[i]) && !yield(uint32(first+i)) {
					return
				}
			}
		}
	}
}
