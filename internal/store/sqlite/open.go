package sqlite

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

	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

const (
	// FileName is the name of the log's file in the data folder.
	FileName = "varanto.db"
	lockName = FileName + "-opening"

	// maxReaders bounds reads at the same time; more only wait for the same disk and processors.
	maxReaders = 8
)

// Open opens the log in the data folder, making the folder and the log when they do not exist and bringing an
// older log up to date. It takes over what a killed process left. It waits, as long as the context allows,
// while another process opens the same log.
func Open(ctx context.Context, dataDir string) (*Log, error) {
	l, err := open(ctx, dataDir)
	if err != nil {
		return nil, fmt.Errorf("open the log in %s: %w", dataDir, err)
	}
	return l, nil
}

func open(ctx context.Context, dataDir string) (*Log, error) {
	dir, err := filepath.Abs(dataDir)
	if err != nil {
		return nil, err
	}
	// The log holds unpublished content, so it is its owner's only.
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, FileName)
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
	watcher, err := connect(path, watcherOptions)
	if err != nil {
		return nil, errors.Join(err, readers.Close(), writer.Close())
	}
	watcher.SetMaxOpenConns(1) // the version is told a connection
	appending, err := prepareAppend(ctx, writer)
	if err != nil {
		return nil, errors.Join(err, watcher.Close(), readers.Close(), writer.Close())
	}
	return &Log{
		path: path, writer: writer, readers: readers, watcher: watcher, appending: appending,
		turn: make(chan struct{}, 1), closed: make(chan struct{}),
	}, nil
}

// prepare brings the file to WAL mode and its newest schema. Only one process does so at a time: neither
// waits for others by itself.
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
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("the file must be readable and writable: %w", err)
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// The busy timeout of writing is short because the driver's waiting does not end with the context;
// beginWhenFree goes on where it ends.
var (
	prepareOptions = url.Values{
		"_pragma": {"busy_timeout(10000)", "page_size(8192)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"},
		"_txlock": {"immediate"},
	}
	writerOptions = url.Values{
		"_pragma": {"busy_timeout(50)", "synchronous(FULL)", "foreign_keys(1)", "wal_autocheckpoint(4000)", "journal_size_limit(67108864)", "cache_size(-32768)"},
		"_txlock": {"immediate"},
	}
	readerOptions = url.Values{
		"_pragma": {"busy_timeout(10000)", "query_only(1)", "cache_size(-8192)"},
	}
	watcherOptions = url.Values{
		"_pragma": {"busy_timeout(50)", "query_only(1)", "cache_size(-64)"},
	}
)

func connect(path string, options url.Values) (*sql.DB, error) {
	// As a URI, so that the path may hold any character.
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: options.Encode()}
	if filepath.VolumeName(path) != "" {
		u.Path = "/" + u.Path
	}
	return sql.Open("sqlite", u.String())
}

// beginWhenFree begins a writing transaction, however long other processes keep the file locked, until the
// context ends. The transaction itself does not end with the context.
func beginWhenFree(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
		if err == nil || !isBusy(err) {
			return tx, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(2 * time.Millisecond):
		}
	}
}
