package loaded

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// Import imports a folder of JSONL files into a data folder. Rejected records are counted, not an error.
func Import(ctx context.Context, corpus, data string) (rejected int, err error) {
	input, err := v11.OpenInput([]string{corpus})
	if err != nil {
		return 0, err
	}
	defer func() { _ = input.Close() }() // read only
	log, err := sqlite.Open(ctx, data)
	if err != nil {
		return 0, err
	}
	report, err := editorial.Import(ctx, log, input, editorial.ImportOptions{Actor: "bench"})
	if err := errors.Join(err, log.Close()); err != nil {
		return 0, fmt.Errorf("import %s: %w", corpus, err)
	}
	return report.Rejected(), nil
}

// Catalogue is an imported data folder, with the indexes that follow it.
type Catalogue struct {
	// Log and Live are never nil. Live is empty before Load.
	Log  *sqlite.Log
	Live *live.Catalogue
}

// Open opens a data folder without loading it: indexes must be opened before.
func Open(ctx context.Context, data string) (*Catalogue, error) {
	log, err := sqlite.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	return &Catalogue{Log: log, Live: live.New(&v11.Renderer{}, slog.New(slog.DiscardHandler))}, nil
}

// Load loads the catalogue.
func (c *Catalogue) Load(ctx context.Context) error { return c.Live.Load(ctx, c.Log) }

// Close closes the log; indexes must be closed before.
func (c *Catalogue) Close() error { return c.Log.Close() }
