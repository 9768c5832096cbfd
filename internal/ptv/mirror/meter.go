package mirror

import (
	"sync"
	"time"

	"github.com/varanto/varanto/internal/editorial"
)

// meter counts one phase of fetching and tells about it at most ten times a second.
type meter struct {
	mu    sync.Mutex
	phase string
	done  int
	total int
	began time.Time
	told  time.Time
}

func (m *meter) begin(phase string, total int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.phase, m.done, m.total, m.began = phase, 0, total, time.Now()
}

func (m *meter) add(progress func(editorial.Progress), n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.done += n
	if progress == nil || m.done != m.total && time.Since(m.told) < 100*time.Millisecond {
		return
	}
	m.told = time.Now()
	p := editorial.Progress{Phase: m.phase, Done: m.done, Total: m.total}
	if s := m.told.Sub(m.began).Seconds(); s > 0 {
		p.Rate = float64(m.done) / s
	}
	progress(p)
}
