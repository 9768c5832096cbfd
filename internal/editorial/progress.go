package editorial

import "time"

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

// meter calls progress at most ten times a second.
type meter struct {
	progress func(Progress)
	phase    string
	total    int
	done     int
	began    time.Time
	told     time.Time
}

func (m *meter) begin(phase string, total int) {
	m.phase, m.total, m.done = phase, total, 0
	m.began = time.Now()
	m.told = m.began
}

func (m *meter) step() {
	m.done++
	if m.progress == nil || m.done%64 != 0 || time.Since(m.told) < 100*time.Millisecond {
		return
	}
	m.tell()
}

// tell reports at once; the end of a phase calls it.
func (m *meter) tell() {
	if m.progress == nil {
		return
	}
	m.told = time.Now()
	p := Progress{Phase: m.phase, Done: m.done, Total: m.total}
	if s := m.told.Sub(m.began).Seconds(); s > 0 {
		p.Rate = float64(m.done) / s
	}
	m.progress(p)
}
