package feed

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/record"
	"github.com/varanto/varanto/internal/pause"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/store"
)

// Changes is the feed of one catalogue. It may be used by many goroutines.
type Changes struct {
	catalogue *live.Catalogue
	log       store.Log
	logger    *slog.Logger
	encode    func(*live.Snapshot, *live.Entry) ([]byte, error)
	serving   Serving

	own     follower // of the entities' own changes
	derived follower // of what others made of their records

	near keptNear

	bellMu sync.Mutex
	rung   chan struct{} // closed when the catalogue changes; nil while nobody listens
}

// Serving tells who serves a municipality, as search.Index does.
type Serving func(s *live.Snapshot, kind catalog.Kind, municipality string) search.Served

// New makes the feed of a catalogue, which must not have been loaded yet, and of the log that it follows. Nothing is read
// before Run or the first question. serving may be nil where nobody asks for the changes of a municipality.
func New(c *live.Catalogue, log store.Log, serving Serving, logger *slog.Logger) *Changes {
	f := &Changes{catalogue: c, log: log, serving: serving, logger: logger, encode: record.Encode}
	f.own = newFollower(func(ctx context.Context, s *live.Snapshot) (fold, error) { return build(ctx, log, s) })
	f.derived = newFollower(func(context.Context, *live.Snapshot) (fold, error) { return newGraph(), nil })
	c.OnChange(func(*live.Snapshot, []live.Changed) { f.ring() })
	return f
}

// EncodeWith takes the documents of changes from what keeps them for others, too. What it gives must be what record.Encode
// gives, and is not changed. It must be called before the feed is asked.
func (f *Changes) EncodeWith(encode func(*live.Snapshot, *live.Entry) ([]byte, error)) {
	f.encode = encode
}

const retryDelay = time.Second

// Run keeps the feed up to date with the catalogue, which must have been loaded, until the context ends. Without it,
// questions do that, and the first one after a large import waits for it.
func (f *Changes) Run(ctx context.Context) {
	for ctx.Err() == nil {
		rung := f.listen() // first listen, then look
		if _, err := f.views(ctx, f.catalogue.Snapshot(), false); err != nil && ctx.Err() == nil {
			f.logger.Error("the change feed cannot be brought up to date; trying again", "error", err)
			_ = pause.For(ctx, retryDelay) // the loop looks
			continue
		}
		select {
		case <-rung:
		case <-ctx.Done():
		}
	}
}

// Prepare brings what the latest changes need to the catalogue's current state. What is derived, for which the whole log is
// read, is left to Run and to who asks for it.
func (f *Changes) Prepare(ctx context.Context) error {
	_, err := f.views(ctx, f.catalogue.Snapshot(), true)
	return err
}

// views are what the feed knows up to a snapshot at least: of the entities' own changes and, unless only those are wanted, of
// what is derived.
func (f *Changes) views(ctx context.Context, s *live.Snapshot, own bool) ([]*view, error) {
	v, err := f.own.upTo(ctx, f.log, s)
	if err != nil {
		return nil, err
	}
	if own {
		return []*view{v}, nil
	}
	d, err := f.derived.upTo(ctx, f.log, s)
	if err != nil {
		return nil, err
	}
	return []*view{v, d}, nil
}

// Built tells whether a question for the latest changes need not wait until the feed is built.
func (f *Changes) Built() bool { return f.own.seen.Load() != nil }

// Head is the sequence up to which the feed tells now.
func (f *Changes) Head() int64 { return f.catalogue.Snapshot().Seq }

// Wait returns nil when there is something after a cursor, which need not be a public change, and the context's error
// when that ends first.
func (f *Changes) Wait(ctx context.Context, after int64) error {
	for {
		rung := f.listen()
		if placeOf(after).before(f.Head()) {
			return nil
		}
		select {
		case <-rung:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (f *Changes) listen() <-chan struct{} {
	f.bellMu.Lock()
	defer f.bellMu.Unlock()
	if f.rung == nil {
		f.rung = make(chan struct{})
	}
	return f.rung
}

func (f *Changes) ring() {
	f.bellMu.Lock()
	defer f.bellMu.Unlock()
	if f.rung != nil {
		close(f.rung)
		f.rung = nil
	}
}
