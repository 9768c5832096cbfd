package ops

import (
	"sync"
	"time"
)

// Spell tells when something that comes in bursts begins, and when it is over: begin is called at the first Touch, end when
// none came for rest. The two are never called at once.
type Spell struct {
	begin, end func()
	rest       time.Duration

	mu   sync.Mutex
	over *time.Timer // nil until the first Touch
	on   bool
}

// NewSpell returns a spell that has not begun.
func NewSpell(rest time.Duration, begin, end func()) *Spell {
	return &Spell{begin: begin, end: end, rest: rest}
}

// Touch tells that it happens now.
func (s *Spell) Touch() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.on {
		s.on = true
		s.begin()
	}
	if s.over == nil {
		s.over = time.AfterFunc(s.rest, s.finish)
		return
	}
	s.over.Reset(s.rest)
}

func (s *Spell) finish() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.on {
		s.on = false
		s.end()
	}
}
