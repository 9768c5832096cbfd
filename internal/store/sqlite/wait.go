package sqlite

import (
	"context"
	"os"
	"sync"
	"time"
)

const (
	// pollInterval is how often the log looks, from the first Wait on, whether other processes have written to SQLite's
	// write-ahead log: its file's size and time tell, at the cost of one system call.
	pollInterval = 10 * time.Millisecond
	// askEvery is after how many such looks SQLite itself is asked in any case: two writes in one tick of the file system's
	// clock may look like one.
	askEvery = 10
	// askAfter is for how many looks after one that found the file changed SQLite is asked each time: what is written counts
	// only when the disk has it, which the file does not tell.
	askAfter = 25
)

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
	known, seen := int64(-1), look{} // no version
	for {
		if seen.asks(l.written()) {
			version, err := l.dataVersion()
			if err != nil || version != known {
				known = version
				l.bell.ring()
			}
		}
		select {
		case <-poll.C:
		case <-l.closed:
			return
		}
	}
}

// look tells when to ask SQLite whether something was written.
type look struct {
	file written
	// idle counts the looks since the file was found changed.
	idle int
}

// asks takes in what a look has found. The first look asks.
func (l *look) asks(now written) bool {
	if l.idle++; now != l.file {
		l.file, l.idle = now, 0
	}
	return l.idle <= askAfter || l.idle%askEvery == 0
}

// written is what the file system tells of the write-ahead log, nothing when there is none.
type written struct {
	size, time int64
}

func (l *Log) written() written {
	info, err := os.Stat(l.path + "-wal")
	if err != nil {
		return written{}
	}
	return written{info.Size(), info.ModTime().UnixNano()}
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
