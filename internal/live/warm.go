package live

import (
	"context"
	"runtime"
	"sync"
)

// Warm makes the answers of a loaded catalogue that nobody has asked for yet, so that no reader waits for one. It ends
// with the context. Answers that later changes render are made right after the change is shown, their gzipped forms when
// somebody asks.
func (c *Catalogue) Warm(ctx context.Context) {
	for _, t := range c.Snapshot().tables {
		ords := t.Published().ToArray()
		inParallelWith(len(ords), func() *slab { return new(slab) }, func(n int, s *slab) {
			if ctx.Err() == nil {
				t.At(ords[n]).warm(s)
				runtime.Gosched() // readers and changes first: a loop is interrupted after 10 ms only
			}
		})
	}
}

// unmade are entries whose answers are made beside the follower, one after the other, so that they do not hold up the
// next change or the readers.
type unmade struct {
	mu      sync.Mutex
	entries []*Entry
	making  bool
}

// maxUnmade is how many entries may wait. Beyond, as in an import, the next change waits until its answers are made.
const maxUnmade = 10_000

// make has the answers that an edit brought made.
func (u *unmade) make(c *Catalogue, e *edit) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if len(u.entries)+len(e.late) > maxUnmade {
		e.warm()
		return
	}
	u.entries = append(u.entries, e.late...)
	if len(u.entries) > 0 && !u.making {
		u.making = true
		go u.work(c)
	}
}

// work makes them until none is left. What a later change has replaced is nobody's any more.
func (u *unmade) work(c *Catalogue) {
	for x := u.next(); x != nil; x = u.next() {
		if now, _ := c.Snapshot().Table(x.Kind).Get(x.ID); now == x {
			c.turn.Do(func() { x.Wire() })
			runtime.Gosched() // readers and changes first, as above
		}
	}
}

func (u *unmade) next() *Entry {
	u.mu.Lock()
	defer u.mu.Unlock()
	if len(u.entries) == 0 {
		u.entries, u.making = nil, false
		return nil
	}
	x := u.entries[0]
	u.entries[0], u.entries = nil, u.entries[1:]
	return x
}
