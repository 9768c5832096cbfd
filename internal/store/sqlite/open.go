package sqlite

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"net/url"

	"github.com/varanto/varanto/internal/store/sqlitefile"
)

const (
	// FileName is the name of the log's file in the data folder.
	FileName = "varanto.db"

	// maxReaders bounds reads at the same time; more only wait for the same disk and processors.
	maxReaders = 8
)

//go:embed migrations/*.sql
var migrations embed.FS

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
	// The log holds unpublished content, so it is its owner's only.
	path, err := sqlitefile.Open(ctx, dataDir, FileName, prepareOptions, migrations)
	if err != nil {
		return nil, err
	}
	writer, readers, err := sqlitefile.Pair(path, writerOptions, readerOptions, maxReaders)
	if err != nil {
		return nil, err
	}
	watcher, err := sqlitefile.Connect(path, watcherOptions, 1) // the version is told a connection
	if err != nil {
		return nil, errors.Join(err, readers.Close(), writer.Close())
	}
	keeping, err := sqlitefile.Connect(path, keeperOptions, 1)
	if err != nil {
		return nil, errors.Join(err, watcher.Close(), readers.Close(), writer.Close())
	}
	appending, err := prepareAppend(ctx, writer)
	if err != nil {
		return nil, errors.Join(err, keeping.Close(), watcher.Close(), readers.Close(), writer.Close())
	}
	reading, err := prepareReading(ctx, readers)
	if err != nil {
		return nil, errors.Join(err, appending.close(), keeping.Close(), watcher.Close(), readers.Close(), writer.Close())
	}
	return &Log{
		path: path, writer: writer, readers: readers, watcher: watcher, appending: appending, reading: reading, keeper: newKeeper(keeping),
		turn: make(chan struct{}, 1), closed: make(chan struct{}),
	}, nil
}

// The busy timeout of writing is short because the driver's waiting does not end with the context;
// sqlitefile.Begin goes on where it ends. The writer's own checkpoint is for a write-ahead log that the keeper could not take
// into the file.
var (
	prepareOptions = url.Values{
		"_pragma": {"busy_timeout(10000)", "page_size(8192)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"},
		"_txlock": {"immediate"},
	}
	writerOptions = url.Values{
		"_pragma": {"busy_timeout(50)", "synchronous(FULL)", "foreign_keys(1)", "wal_autocheckpoint(16000)", "journal_size_limit(67108864)", "cache_size(-32768)"},
		"_txlock": {"immediate"},
	}
	readerOptions = url.Values{
		"_pragma": {"busy_timeout(10000)", "query_only(1)", "cache_size(-8192)"},
	}
	keeperOptions = url.Values{
		"_pragma": {"busy_timeout(50)", "synchronous(FULL)", "wal_autocheckpoint(0)", "cache_size(-64)"},
	}
	watcherOptions = url.Values{
		"_pragma": {"busy_timeout(50)", "query_only(1)", "cache_size(-64)"},
	}
)
