// Package sqlitefile opens SQLite files of the data folder: makes them the owner's only, brings their schema up to
// date one process at a time, and begins writing transactions that wait for other processes as long as a context
// allows. What stands in a file is the business of whoever opens it.
package sqlitefile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite" // also registers the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/varanto/varanto/internal/pause"
)

// Open makes the folder and the file in it when they do not exist, brings the file's schema up to date with the
// migrations (a folder "migrations" of numbered .sql files) and returns the file's path. options are the
// connection's while it migrates; they have to ask for WAL mode. It takes over what a killed process left and waits,
// as long as the context allows, while another process opens the same file. It refuses a file that a newer program
// has migrated.
func Open(ctx context.Context, dataDir, name string, options url.Values, migrations fs.FS) (path string, err error) {
	dir, err := filepath.Abs(dataDir)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path = filepath.Join(dir, name)
	// SQLite gives the files beside it the same mode: what is not public is the owner's only.
	if err := touch(path); err != nil {
		return "", err
	}
	// Neither WAL mode nor migrating waits for other processes by itself.
	unlock, err := lock(ctx, path+"-opening")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	db, err := Connect(path, options, 1)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return path, migrate(ctx, db, migrations)
}

// Pair returns one connection for writing to the file and at most so many for reading, which stay open.
func Pair(path string, writing, reading url.Values, most int) (writer, readers *sql.DB, err error) {
	if writer, err = Connect(path, writing, 1); err != nil {
		return nil, nil, err
	}
	if readers, err = Connect(path, reading, most); err != nil {
		return nil, nil, errors.Join(err, writer.Close())
	}
	return writer, readers, nil
}

// Connect returns connections to the file, at most so many, which stay open. The options are the driver's: _pragma and
// _txlock.
func Connect(path string, options url.Values, most int) (*sql.DB, error) {
	// As a URI, so that the path may hold any character.
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: options.Encode()}
	if filepath.VolumeName(path) != "" {
		u.Path = "/" + u.Path
	}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	return db, nil
}

// Begin begins a transaction, however long other processes keep the file locked, until the context ends. The
// transaction itself does not end with the context. The connections' busy timeout should be short: the driver's
// waiting does not end with the context, and Begin goes on where it ends.
func Begin(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
		if err == nil || !isBusy(err) {
			return tx, err
		}
		if err := pause.For(ctx, 2*time.Millisecond); err != nil {
			return nil, err
		}
	}
}

// flushTime is how long Flush waits for those who are in the way.
const flushTime = 5 * time.Second

// Flush takes the file's write-ahead log into the file and empties it, so that nothing of what was deleted is left in it. A
// reader who looks at what was there before is waited for, and so is another process that writes, though not for ever: then
// the next checkpoint does it, which is no failure.
func Flush(ctx context.Context, writer *sql.DB) error {
	for end := time.Now().Add(flushTime); ; {
		var busy, frames, taken int
		err := writer.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &taken)
		if err != nil && !isBusy(err) {
			return err
		}
		if err == nil && busy == 0 || time.Now().After(end) {
			return nil
		}
		if err := pause.For(ctx, 5*time.Millisecond); err != nil { // whoever waits to write has a turn meanwhile
			return err
		}
	}
}

// lock holds SQLite's own lock on an empty file of its own. The operating system releases it with the process.
func lock(ctx context.Context, path string) (unlock func() error, err error) {
	if err := touch(path); err != nil {
		return nil, err
	}
	db, err := Connect(path, url.Values{"_txlock": {"exclusive"}}, 1)
	if err != nil {
		return nil, err
	}
	tx, err := Begin(ctx, db)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return func() error { return errors.Join(tx.Rollback(), db.Close()) }, nil
}

func touch(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("the file must be readable and writable: %w", err)
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// isBusy reports whether another process holds the lock that was needed.
func isBusy(err error) bool {
	code := Code(err)
	return code == sqlite3.SQLITE_BUSY || code == sqlite3.SQLITE_LOCKED
}

// Code returns SQLite's primary result code (without its extension), 0 for other errors and nil.
func Code(err error) int {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return 0
	}
	return failure.Code() & 0xff
}
