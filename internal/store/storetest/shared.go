package storetest

import (
	"errors"
	"sync"
	"testing"

	"github.com/varanto/varanto/internal/store"
)

func sharedReads(t *testing.T, one, other store.Log) {
	want := mustAppend(t, one, DraftOf(1, 0), DraftOf(2, 0))
	got, err := feedAll(t.Context(), other, 10)
	if err != nil {
		t.Fatal(err)
	}
	wantEqual(t, "the other's feed", got, want)
	_, err = other.Append(t.Context(), DraftOf(1, 0))
	wantError(t, err, store.ErrConflict)
	mustAppend(t, other, DraftOf(1, 1))
	mustHead(t, one, 3)
}

func sharedAppends(t *testing.T, one, other store.Log) {
	const batches, size = 40, 5
	ctx := soon(t)
	var wg sync.WaitGroup
	errs := make([]error, 4)
	for w := range errs {
		log := []store.Log{one, other}[w%2]
		wg.Go(func() {
			for b := range batches {
				var drafts []store.Draft
				for i := range size {
					drafts = append(drafts, DraftOf(w*1000+i, b))
				}
				_, err := log.Append(ctx, drafts...)
				errs[w] = errors.Join(errs[w], err)
			}
		})
	}
	followed, err := follow(ctx, one, len(errs)*batches*size)
	wg.Wait()
	if err := errors.Join(append(errs, err)...); err != nil {
		t.Fatal(err)
	}
	again, err := feedAll(ctx, other, 1000)
	if err != nil {
		t.Fatal(err)
	}
	wantEqual(t, "the other's feed", again, followed)
	mustBeClean(t, one)
}

func sharedWait(t *testing.T, one, other store.Log) {
	woke := make(chan error, 1)
	ctx := soon(t)
	go func() { woke <- other.Wait(ctx, 0) }()
	mustAppend(t, one, DraftOf(1, 0))
	if err := <-woke; err != nil {
		t.Fatal(err)
	}
}

func sharedClose(t *testing.T, one, other store.Log) {
	mustAppend(t, one, DraftOf(1, 0))
	mustAppend(t, other, DraftOf(1, 1))
	mustClose(t, other)
	mustAppend(t, one, DraftOf(1, 2))
	mustHead(t, one, 3)
	mustBeClean(t, one)
}
