// Package background lets heavy work that nobody waits for take turns. Go's scheduler knows no priorities: each piece of
// such work that is ready has a processor for up to 10 ms while the answer to a request waits. One at a time leaves all
// processors but one to those who wait.
package background

import "sync"

// Turn is what one piece of work has at a time. The zero value is ready; a nil Turn is always free.
type Turn struct{ mu sync.Mutex }

// Do calls fn when it is its turn. What fn does should be short, and must not call Do: longer work asks for a turn a step.
func (t *Turn) Do(fn func()) {
	if t != nil {
		t.mu.Lock()
		defer t.mu.Unlock()
	}
	fn()
}
