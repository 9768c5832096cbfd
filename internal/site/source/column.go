package source

import (
	"sync"
	"sync/atomic"
	"weak"

	"github.com/varanto/varanto/internal/live"
)

// column keeps a value of each entry of a table by the entry's place in it: quicker than a memory where thousands are asked
// for at once, and as large as the table. A changed entry is another one and its value takes the place of the older's.
// The zero column is empty.
type column[T any] struct {
	growing sync.Mutex
	cells   atomic.Pointer[[]atomic.Pointer[remembered[T]]]
}

// get gives what is kept of an entry, or works it out. The value is shared and must not be changed.
func (c *column[T]) get(e *live.Entry, work func() T) T {
	cell := c.cell(e.Ord)
	known := cell.Load()
	if known == nil || known.of.Value() != e {
		known = &remembered[T]{weak.Make(e), work()}
		cell.Store(known)
	}
	return known.value
}

func (c *column[T]) cell(place uint32) *atomic.Pointer[remembered[T]] {
	cells := c.cells.Load()
	if cells == nil || int(place) >= len(*cells) {
		cells = c.grown(place)
	}
	return &(*cells)[place]
}

// grown has room for a place. What is stored in the older cells meanwhile may be lost: it is worked out again.
func (c *column[T]) grown(place uint32) *[]atomic.Pointer[remembered[T]] {
	c.growing.Lock()
	defer c.growing.Unlock()
	old := c.cells.Load()
	if old == nil {
		old = &[]atomic.Pointer[remembered[T]]{}
	}
	if int(place) < len(*old) {
		return old
	}
	cells := make([]atomic.Pointer[remembered[T]], max(int(place)+1, 2*len(*old)))
	for i := range *old {
		cells[i].Store((*old)[i].Load())
	}
	c.cells.Store(&cells)
	return &cells
}
