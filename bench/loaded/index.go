package loaded

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search"
)

// Index is a search index that follows its catalogue.
type Index struct {
	*search.Index
	catalogue *Catalogue
	stop      context.CancelFunc
	running   sync.WaitGroup
}

// OpenIndex opens an index in a folder, before the catalogue is loaded.
func (c *Catalogue) OpenIndex(dir string, a *finnish.Analyzer) (*Index, error) {
	x, err := search.Open(dir, a, c.Live, slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, err
	}
	return &Index{Index: x, catalogue: c, stop: func() {}}, nil
}

const readyPause = 5 * time.Millisecond

// Start lets the index follow the loaded catalogue, and returns when it has all of it.
func (x *Index) Start(ctx context.Context) error {
	work, stop := context.WithCancel(ctx)
	x.stop = stop
	x.running.Go(func() { x.Run(work, x.catalogue.Log.Feed) })
	for !x.Ready() {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(readyPause):
		}
	}
	return nil
}

// Close ends following and closes the index.
func (x *Index) Close() error {
	x.stop()
	x.running.Wait()
	return x.Index.Close()
}
