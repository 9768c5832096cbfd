package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"net/url"

	"github.com/varanto/varanto/internal/store/sqlitefile"
)

const (
	// FileName is the name of the accounts' file in the data folder.
	FileName = "accounts.db"

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
	path, err := sqlitefile.Open(ctx, dataDir, FileName, prepareOptions, migrations)
	if err != nil {
		return nil, err
	}
	writer, readers, err := sqlitefile.Pair(path, writerOptions, readerOptions, maxReaders)
	if err != nil {
		return nil, err
	}
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
	tx, err := sqlitefile.Begin(ctx, db.writer)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
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

// Flush takes the write-ahead log into the file and empties it, so that nothing deleted is left in it; see sqlitefile.Flush.
func (db *DB) Flush(ctx context.Context) error { return sqlitefile.Flush(ctx, db.writer) }
