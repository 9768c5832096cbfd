package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/pressly/goose/v3"
	sqlite "modernc.org/sqlite" // also registers the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	// FileName is the name of the accounts' file in the data folder.
	FileName = "accounts.db"
	lockName = FileName + "-opening"

	// maxReaders bounds reads at the same time; more only wait for the same disk and processors.
	maxReaders = 4
)

//go:embed migrations/*.sql
var migrations embed.FS

// DB is the open file. Its methods may be called by many goroutines at once.
type DB struct {
	writer, readers *sql.DB
	turn            chan struct{}
}

// Open opens accounts.db in the data folder, making both when they do not exist and bringing an older file up to date. It
// waits, as long as the context allows, while another process does the same.
func Open(ctx context.Context, dataDir string) (*DB, error) {
	db, err := open(ctx, dataDir)
	if err != nil {
		return nil, fmt.Errorf("open the accounts in %s: %w", dataDir, err)
	}
	return db, nil
}

func open(ctx context.Context, dataDir string) (*DB, error) {
	dir, err := filepath.Abs(dataDir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, FileName)
	// SQLite gives the files beside it the same mode: what is known of people is the owner's only.
	if err := touch(path); err != nil {
		return nil, err
	}
	if err := prepare(ctx, dir, path); err != nil {
		return nil, err
	}
	writer, err := connect(path, writerOptions)
	if err != nil {
		return nil, err
	}
	writer.SetMaxOpenConns(1)
	readers, err := connect(path, readerOptions)
	if err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	readers.SetMaxOpenConns(maxReaders)
	readers.SetMaxIdleConns(maxReaders)
	return &DB{writer: writer, readers: readers, turn: make(chan struct{}, 1)}, nil
}

// Close closes the file; nothing may be under way.
func (db *DB) Close() error { return errors.Join(db.readers.Close(), db.writer.Close()) }

// Reader is for queries outside of Write.
func (db *DB) Reader() *sql.DB { return db.readers }

// Write runs do in a transaction that is on the disk when Write returns nil, one at a time. do must not call Write.
func (db *DB) Write(ctx context.Context, do func(*sql.Tx) error) error {
	select {
	case db.turn <- struct{}{}:
		defer func() { <-db.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	tx, err := beginWhenFree(ctx, db.writer)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// prepare brings the file to WAL mode and its newest schema, one process at a time.
func prepare(ctx context.Context, dir, path string) (err error) {
	unlock, err := lock(ctx, filepath.Join(dir, lockName))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	db, err := connect(path, prepareOptions)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	return migrate(ctx, db)
}

func migrate(ctx context.Context, db *sql.DB) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, steps,
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	current, newest, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	if current > newest {
		return fmt.Errorf("its schema has version %d, this program knows up to %d: use a newer program", current, newest)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate the schema: %w", err)
	}
	return nil
}

// lock holds SQLite's own lock on an empty file of its own. The operating system releases it with the process.
func lock(ctx context.Context, path string) (unlock func() error, err error) {
	if err := touch(path); err != nil {
		return nil, err
	}
	db, err := connect(path, url.Values{"_txlock": {"exclusive"}})
	if err != nil {
		return nil, err
	}
	tx, err := beginWhenFree(ctx, db)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return func() error { return errors.Join(tx.Rollback(), db.Close()) }, nil
}

func touch(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// secure_delete overwrites what is deleted: a person who is forgotten must not be left in free pages.
var (
	prepareOptions = url.Values{
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "secure_delete(1)"},
		"_txlock": {"immediate"},
	}
	writerOptions = url.Values{
		"_pragma": {"busy_timeout(50)", "synchronous(FULL)", "foreign_keys(1)", "secure_delete(1)", "journal_size_limit(16777216)"},
		"_txlock": {"immediate"},
	}
	readerOptions = url.Values{"_pragma": {"busy_timeout(10000)", "query_only(1)"}}
)

func connect(path string, options url.Values) (*sql.DB, error) {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: options.Encode()}
	if filepath.VolumeName(path) != "" {
		u.Path = "/" + u.Path
	}
	return sql.Open("sqlite", u.String())
}

// beginWhenFree begins a writing transaction, however long another process keeps the file locked, until the context ends.
func beginWhenFree(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
		var failure *sqlite.Error
		busy := errors.As(err, &failure) && failure.Code()&0xff == sqlite3.SQLITE_BUSY
		if err == nil || !busy {
			return tx, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(2 * time.Millisecond):
		}
	}
}

// Flush takes the write-ahead log into the file and empties it, so that nothing deleted is left in it.
func (db *DB) Flush(ctx context.Context) error {
	select {
	case db.turn <- struct{}{}:
		defer func() { <-db.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	// When a reader is in the way, the next checkpoint does it: that is no failure.
	_, err := db.writer.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}
