package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/blevesearch/bleve/v2"
)

// The index is made from the catalogue and can always be made anew, so trouble with it must never end the process:
// Bleve panics over files that are damaged or go away under it, and waits for ever for workers of its own that did.

const (
	// batchPatience is how long Bleve may take to write a batch; a sound index takes well under a second.
	batchPatience = time.Minute
	// closePatience is how long Bleve may take to come to an end.
	closePatience = 10 * time.Second
)

// errBroken says that the open index cannot be used any more.
var errBroken = errors.New("the index is broken")

// guarded makes an errBroken of a panic of fn.
func guarded(fn func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: panic: %v\n%s", errBroken, p, debug.Stack())
		}
	}()
	return fn()
}

// commit writes a batch. It fails with errBroken when Bleve panics or does not come to an end.
func (x *Index) commit(ctx context.Context, batch *bleve.Batch) error {
	disk, done := x.disk, make(chan error, 1)
	go func() { done <- guarded(func() error { return disk.Batch(batch) }) }()
	select {
	case err := <-done:
		return wrapWrite(err)
	case <-time.After(batchPatience):
		return fmt.Errorf("%w: it does not take a batch", errBroken)
	case <-ctx.Done():
	}
	select { // what is under way may end
	case err := <-done:
		return wrapWrite(err)
	case <-time.After(closePatience):
		return ctx.Err()
	}
}

func wrapWrite(err error) error {
	if err != nil {
		return fmt.Errorf("write to the index: %w", err)
	}
	return nil
}

// repair gives up the open index after an error where it is broken, so that the next try makes it anew. An index that
// is whole stays, for the reason lies elsewhere: the feed, or a full disk.
func (x *Index) repair(reason error) {
	if x.disk == nil {
		return
	}
	if !errors.Is(reason, errBroken) {
		if reason = guarded(x.inspect); reason == nil {
			return
		}
	}
	x.log.Warn("the search index is given up", "reason", reason)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.discard()
}

// inspect fails when files of the open index are missing or damaged.
func (x *Index) inspect() error {
	for _, name := range []string{"index_meta.json", filepath.Join("store", "root.bolt")} {
		if _, err := os.Stat(filepath.Join(x.path, name)); err != nil {
			return err
		}
	}
	return checkSegments(x.disk)
}

// discard closes what is open and forgets it; x.mu must be held.
func (x *Index) discard() {
	if x.disk == nil {
		return
	}
	x.releaseMerges()
	x.followed = nil
	if err := closeDisk(x.disk); err != nil {
		x.log.Warn("the old search index does not close", "error", err)
	}
	x.disk = nil
	x.seq.Store(0)
}

// closeDisk closes an index, also one that does not want to.
func closeDisk(disk bleve.Index) error {
	done := make(chan error, 1)
	go func() { done <- guarded(disk.Close) }()
	select {
	case err := <-done:
		return err
	case <-time.After(closePatience):
		return fmt.Errorf("%w: it does not come to an end", errBroken)
	}
}
