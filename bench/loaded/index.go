package loaded

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/pause"
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

// Start lets the index follow the loaded catalogue, and returns when it has all of it and knows its words and facts.
func (x *Index) Start(ctx context.Context) error {
	x.Follow(ctx)
	return x.await(ctx, x.Ready)
}

// Follow lets the index follow the loaded catalogue.
func (x *Index) Follow(ctx context.Context) {
	work, stop := context.WithCancel(ctx)
	x.stop = stop
	x.running.Go(func() { x.Run(work, x.catalogue.Log.Feed) })
}

// CaughtUp returns when the index has all of the catalogue; searches find all of it then.
func (x *Index) CaughtUp(ctx context.Context) error {
	return x.await(ctx, func() bool { return x.Lag() == 0 })
}

// Prepared returns when it also knows its words and facts, so that nothing waits for them.
func (x *Index) Prepared(ctx context.Context) error { return x.await(ctx, x.Ready) }

func (x *Index) await(ctx context.Context, done func() bool) error {
	for !done() {
		if err := pause.For(ctx, readyPause); err != nil {
			return err
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
