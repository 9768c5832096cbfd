// Package sqlite keeps the log in one SQLite file, for installations of one machine.
//
// The file is in WAL mode: readers never wait for the writer. Every append is synced to the disk before it is
// acknowledged. Several processes may have the file open; their appends wait for each other.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"github.com/varanto/varanto/internal/store"
)

// Log is a store.Log in a SQLite file.
type Log struct {
	// writer has one connection, which writing holds; readers have several and cannot write.
	path            string // of the database
	writer, readers *sql.DB
	appending       appendStatements
	reading         readStatements

	// watcher has one connection, on which a goroutine that the first Wait starts looks for what others change.
	watcher  *sql.DB
	watching sync.Once
	watchers sync.WaitGroup

	keeper  *keeper
	keeping sync.Once
	keepers sync.WaitGroup

	// turn holds one token; who takes it may use writer. A channel, so that waiting ends with the context.
	turn   chan struct{}
	bell   bell
	closed chan struct{}
	close  sync.Once
}

var _ store.Log = (*Log)(nil)

// Close implements store.Log. An append that has begun is completed first.
func (l *Log) Close() error {
	var err error
	l.close.Do(func() {
		close(l.closed)
		l.turn <- struct{}{}
		// The writer last: the last connection to close empties the WAL into the file, readers cannot.
		l.watching.Do(func() {}) // none begins any more
		l.watchers.Wait()
		l.keeping.Do(func() {})
		l.keepers.Wait()
		err = errors.Join(l.appending.close(), l.reading.close(), l.keeper.db.Close(), l.watcher.Close(), l.readers.Close(), l.writer.Close())
	})
	return err
}

func (l *Log) isClosed() bool {
	select {
	case <-l.closed:
		return true
	default:
		return false
	}
}

// fail says what was being done. An ended context or a closed log explains whatever the engine says about it.
func (l *Log) fail(ctx context.Context, doing string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		err = ctx.Err()
	case l.isClosed():
		err = store.ErrClosed
	}
	return fmt.Errorf("%s: %w", doing, err)
}
