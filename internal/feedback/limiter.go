package feedback

import (
	"hash/maphash"
	"sync"
	"time"
)

// Limits of how often messages are taken.
const (
	// Window is the time over which messages are counted.
	Window = 10 * time.Minute
	// PerSender is the most of one sender in a window, PerSite of all together.
	PerSender = 5
	PerSite   = 300
)

// Limiter counts messages without knowing who sends them: senders are kept for one window as numbers that are made with a
// secret of this process, and cannot be turned back.
type Limiter struct {
	mu      sync.Mutex
	seed    maphash.Seed
	began   time.Time
	senders map[uint64]int
	all     int
}

// NewLimiter makes a limiter.
func NewLimiter() *Limiter { return &Limiter{seed: maphash.MakeSeed(), senders: map[uint64]int{}} }

// Allow counts one message of a sender and tells whether it may be taken.
func (l *Limiter) Allow(sender string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.Sub(l.began) >= Window {
		l.began, l.all = now, 0
		l.seed = maphash.MakeSeed()
		clear(l.senders)
	}
	key := maphash.String(l.seed, sender)
	if l.all >= PerSite || l.senders[key] >= PerSender {
		return false
	}
	l.all++
	l.senders[key]++
	return true
}
