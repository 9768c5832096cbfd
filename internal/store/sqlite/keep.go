package sqlite

import (
	"context"
	"database/sql"
	"sync/atomic"
	"time"
)

// Taking the write-ahead log into the file copies thousands of pages and syncs them, which SQLite's writer does by itself
// in the midst of some commit: whoever waits for that commit waits for all of it. A keeper does it beside the writer.

const (
	// checkpointEvery is after how many bytes of appended documents the write-ahead log is taken into the file. It holds
	// several times as much: pages of indexes, and pages that were only partly changed.
	checkpointEvery = 1 << 20
	// A checkpoint that took shortPass leaves so little that writers can wait for the next one, which is the last. maxPasses
	// is how often that is hoped for.
	shortPass = 10 * time.Millisecond
	maxPasses = 4
	// revisionBytes is what a revision counts for beside its document.
	revisionBytes = 1 << 10
)

// keeper takes the write-ahead log into the file, on a connection of its own.
type keeper struct {
	db *sql.DB
	// written is what was appended since the last time, in bytes.
	written atomic.Int64
	// due holds a token when it is time.
	due chan struct{}
}

func newKeeper(db *sql.DB) *keeper {
	return &keeper{db: db, due: make(chan struct{}, 1)}
}

// wrote tells the keeper of an append.
func (k *keeper) wrote(bytes int64) {
	if k.written.Add(bytes) < checkpointEvery {
		return
	}
	select {
	case k.due <- struct{}{}:
	default:
	}
}

// keep takes the write-ahead log into the file whenever it is time, until the log is closed.
func (l *Log) keep() {
	for {
		select {
		case <-l.keeper.due:
			l.keeper.written.Store(0)
			l.checkpoint()
		case <-l.closed:
			return
		}
	}
}

// checkpoint copies what others have committed while they go on, until little comes meanwhile, and then that in its turn:
// only a write-ahead log that the file holds all of is written anew from its beginning. What fails or is in use is left to
// the next time, and to the writer's own checkpoint of a log that has grown.
func (l *Log) checkpoint() {
	for range maxPasses {
		began := time.Now()
		if l.pass() != nil {
			return
		}
		if time.Since(began) < shortPass {
			break
		}
	}
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-l.closed:
		return
	}
	_ = l.pass() // as said above
}

// pass copies what is committed now and nobody reads an older state of.
func (l *Log) pass() error {
	_, err := l.keeper.db.ExecContext(context.Background(), `PRAGMA wal_checkpoint(PASSIVE)`)
	return err
}
