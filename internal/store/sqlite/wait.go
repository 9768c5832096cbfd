package sqlite

import (
	"context"
	"sync"
	"time"
)

// pollInterval is how often waiting looks for what other processes appended.
const pollInterval = 20 * time.Millisecond

// Wait implements store.Log. Appends of this process end it at once, those of others within pollInterval.
func (l *Log) Wait(ctx context.Context, after int64) error {
	poll := time.NewTicker(pollInterval)
	defer poll.Stop()
	for {
		// Listen first, look then: what is appended in between rings.
		rung := l.bell.listen()
		head, err := l.Head(ctx)
		if err != nil {
			return err
		}
		if head > after {
			return nil
		}
		select {
		case <-rung:
		case <-poll.C:
		case <-l.closed: // Head says so
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// bell tells all who listen that something was appended. Its zero value is ready.
type bell struct {
	mu sync.Mutex
	// rung is closed by the next ring; nil while nobody listens.
	rung chan struct{}
}

func (b *bell) listen() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.rung == nil {
		b.rung = make(chan struct{})
	}
	return b.rung
}

func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.rung != nil {
		close(b.rung)
		b.rung = nil
	}
}
