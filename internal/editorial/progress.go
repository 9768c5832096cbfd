package editorial

import (
	"sync"
	"time"
)

// Phases of an import, in their order.
const (
	PhaseRead  = "reading"
	PhaseWrite = "writing"
)

// Progress tells how far an import has come. Done and Total are entities; Total is 0 while it is not yet known.
type Progress struct {
	Phase       string
	Done, Total int
	// Rate is entities a second since the phase began.
	Rate float64
}

// Meter counts what a phase of work has done and tells of it at most ten times a second. It is safe for use by many
// goroutines.
type Meter struct {
	// Progress is told; nil for nobody. It is not called by two goroutines at a time.
	Progress func(Progress)

	mu    sync.Mutex
	phase string
	total int
	done  int
	began time.Time
	told  time.Time
}

// Begin begins a phase; total is 0 while it is not known.
func (m *Meter) Begin(phase string, total int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.phase, m.total, m.done = phase, total, 0
	m.began = time.Now()
}

// Add counts n more, and tells when the phase is complete or nothing has been told for a while.
func (m *Meter) Add(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.done += n
	if m.done == m.total || time.Since(m.told) >= 100*time.Millisecond {
		m.tell()
	}
}

// End tells where a phase has come to whose total was not known.
func (m *Meter) End() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.tell()
}

func (m *Meter) tell() {
	if m.Progress == nil {
		return
	}
	m.told = time.Now()
	p := Progress{Phase: m.phase, Done: m.done, Total: m.total}
	if s := m.told.Sub(m.began).Seconds(); s > 0 {
		p.Rate = float64(m.done) / s
	}
	m.Progress(p)
}
