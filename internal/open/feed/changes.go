package feed

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
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

	turn chan struct{}        // held by the one who brings the index forward
	x    *index               // in turn only; nil until it is built
	seen atomic.Pointer[view] // what readers go by, so that none of them holds up the index; nil until it is built

	near keptNear

	bellMu sync.Mutex
	rung   chan struct{} // closed when the catalogue changes; nil while nobody listens
}

// Serving tells who serves a municipality, as search.Index does.
type Serving func(s *live.Snapshot, kind catalog.Kind, municipality string) search.Served

// New makes the feed of a catalogue, which must not have been loaded yet, and of the log that it follows. Nothing is read
// before Run or the first question. serving may be nil where nobody asks for the changes of a municipality.
func New(c *live.Catalogue, log store.Log, serving Serving, logger *slog.Logger) *Changes {
	f := &Changes{catalogue: c, log: log, serving: serving, logger: logger, encode: record.Encode, turn: make(chan struct{}, 1)}
	c.OnChange(func(*live.Snapshot, []live.Changed) { f.ring() })
	return f
}

// EncodeWith takes the documents of changes from what keeps them for others, too. What it gives must be what record.Encode
// gives, and is not changed. It must be called before the feed is asked.
func (f *Changes) EncodeWith(encode func(*live.Snapshot, *live.Entry) ([]byte, error)) {
	f.encode = encode
}

const (
	// step is how many revisions are taken in at a time.
	step       = 1000
	retryDelay = time.Second
)

// Run keeps the feed up to date with the catalogue, which must have been loaded, until the context ends. Without it,
// questions do that, and the first one after a large import waits for it.
func (f *Changes) Run(ctx context.Context) {
	for ctx.Err() == nil {
		rung := f.listen() // first listen, then look
		if err := f.Prepare(ctx); err != nil && ctx.Err() == nil {
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

// Prepare brings the feed to the catalogue's current state.
func (f *Changes) Prepare(ctx context.Context) error { return f.upTo(ctx, f.catalogue.Snapshot()) }

// upTo makes the index take in at least what a snapshot does.
func (f *Changes) upTo(ctx context.Context, s *live.Snapshot) error {
	if f.reached(s.Seq) {
		return nil
	}
	select {
	case f.turn <- struct{}{}:
		defer func() { <-f.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if f.reached(s.Seq) {
		return nil
	}
	if f.x == nil {
		x, err := build(ctx, f.log, s)
		if err != nil {
			return fmt.Errorf("build the change feed: %w", err)
		}
		f.x = x
		f.seen.Store(x.now())
		return nil
	}
	for f.x.seq < s.Seq {
		revisions, err := f.log.Feed(ctx, f.x.seq, step)
		if err != nil {
			return err
		}
		if len(revisions) == 0 {
			return errors.New("the log ends before the catalogue")
		}
		for _, r := range revisions {
			f.x.take(r)
		}
		f.seen.Store(f.x.now())
	}
	return nil
}

// Built tells whether the feed has been built, so that a question need not wait for that.
func (f *Changes) Built() bool { return f.reached(0) }

func (f *Changes) reached(seq int64) bool {
	v := f.seen.Load()
	return v != nil && v.seq >= seq
}

// Head is the sequence up to which the feed tells now.
func (f *Changes) Head() int64 { return f.catalogue.Snapshot().Seq }

// Wait returns nil when there is something after a sequence, which need not be a public change, and the context's error
// when that ends first.
func (f *Changes) Wait(ctx context.Context, after int64) error {
	for {
		rung := f.listen()
		if f.Head() > after {
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
