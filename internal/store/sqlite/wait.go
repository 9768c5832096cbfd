package sqlite

import (
	"context"
	"sync"
	"time"
)

// pollInterval is how often the log looks, from the first Wait on, whether other processes have changed the file.
// SQLite tells that from its shared memory, without reading the file.
const pollInterval = 5 * time.Millisecond

// Wait implements store.Log. Appends of this process end it at once, those of others within pollInterval.
func (l *Log) Wait(ctx context.Context, after int64) error {
	l.watching.Do(func() { l.watchers.Go(l.watch) })
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
		case <-l.closed: // Head says so
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// watch rings the bell whenever another connection has changed the file, until the log is closed. It also rings when
// it begins, for what was changed before it knew the file's version, and when it cannot look: Head will say why.
func (l *Log) watch() {
	poll := time.NewTicker(pollInterval)
	defer poll.Stop()
	known := int64(-1) // no version
	for {
		version, err := l.dataVersion()
		if err != nil || version != known {
			known = version
			l.bell.ring()
		}
		select {
		case <-poll.C:
		case <-l.closed:
			return
		}
	}
}

// dataVersion changes when another connection has changed the file. It says so of one connection only, which the
// watcher therefore has for itself.
func (l *Log) dataVersion() (version int64, err error) {
	// Of a context that cannot end: the driver watches others, which costs more than the question.
	err = l.watcher.QueryRowContext(context.Background(), `PRAGMA data_version`).Scan(&version)
	return version, err
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
