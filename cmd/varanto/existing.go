package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// openExisting opens the log of a data folder that has one: a mistyped name must neither make a log nor look like an
// empty one.
func openExisting(ctx context.Context, data string) (*sqlite.Log, error) {
	_, err := os.Stat(filepath.Join(data, sqlite.FileName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is no data folder: %w", data, err)
	}
	if err != nil {
		return nil, fmt.Errorf("open the data folder: %w", err)
	}
	return sqlite.Open(ctx, data)
}

// loadExisting loads the catalogue of a data folder that has one, as it is now.
func loadExisting(ctx context.Context, data string, logger *slog.Logger) (*live.Snapshot, error) {
	log, err := openExisting(ctx, data)
	if err != nil {
		return nil, err
	}
	s, err := load(ctx, log, logger)
	return s, errors.Join(err, log.Close())
}

// load loads the catalogue of a log.
func load(ctx context.Context, log *sqlite.Log, logger *slog.Logger) (*live.Snapshot, error) {
	catalogue := live.New(&v11.Renderer{}, logger)
	if err := catalogue.Load(ctx, log); err != nil {
		return nil, err
	}
	return catalogue.Snapshot(), nil
}
