package feed

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

// step is how many revisions are taken in at a time.
const step = 1000

// fold takes in the log revision by revision. It is not for use by many goroutines; the views that it gives are.
type fold interface {
	take(store.Revision)
	now() *view
}

// follower brings a fold forward with the log. It may be used by many goroutines.
type follower struct {
	build func(context.Context, *live.Snapshot) (fold, error)

	turn chan struct{}        // held by the one who brings the fold forward
	fold fold                 // in turn only; nil until it is built
	seen atomic.Pointer[view] // what readers go by, so that none of them holds up the fold; nil until it has come to a snapshot
}

func newFollower(build func(context.Context, *live.Snapshot) (fold, error)) follower {
	return follower{build: build, turn: make(chan struct{}, 1)}
}

// upTo gives a view that takes in at least what a snapshot does.
func (f *follower) upTo(ctx context.Context, log store.Log, s *live.Snapshot) (*view, error) {
	if v := f.reached(s.Seq); v != nil {
		return v, nil
	}
	select {
	case f.turn <- struct{}{}:
		defer func() { <-f.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if v := f.reached(s.Seq); v != nil {
		return v, nil
	}
	if f.fold == nil {
		made, err := f.build(ctx, s)
		if err != nil {
			return nil, fmt.Errorf("build the change feed: %w", err)
		}
		f.fold = made
	}
	for seq := f.fold.now().seq; seq < s.Seq; {
		revisions, err := log.Feed(ctx, seq, step)
		if err != nil {
			return nil, err
		}
		if len(revisions) == 0 {
			return nil, errors.New("the log ends before the catalogue")
		}
		for _, r := range revisions {
			f.fold.take(r)
		}
		seq = revisions[len(revisions)-1].Seq
	}
	v := f.fold.now()
	f.seen.Store(v)
	return v, nil
}

// reached is the view that readers go by, nil when it does not come to a sequence.
func (f *follower) reached(seq int64) *view {
	if v := f.seen.Load(); v != nil && v.seq >= seq {
		return v
	}
	return nil
}
