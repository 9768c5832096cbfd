package storetest

import (
	"errors"
	"sync"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// expecting is what a draft expects of entity n: that its newest revision is that one.
func expecting(n, number int) store.Expected {
	return store.Expected{Kind: catalog.KindService, ID: EntityID(n), Number: number}
}

// leaning is a draft for revision base+1 of entity n that expects something of others.
func leaning(n, base int, expects ...store.Expected) store.Draft {
	d := DraftOf(n, base)
	d.Expects = expects
	return d
}

func appendExpects(t *testing.T, log store.Log) {
	mustAppend(t, log, DraftOf(1, 0), DraftOf(1, 1))
	for _, c := range []struct {
		name         string
		expects      []store.Expected
		base, newest int
		of           int
	}{
		{"an older revision", []store.Expected{expecting(1, 1)}, 1, 2, 1},
		{"a revision of the future", []store.Expected{expecting(1, 3)}, 3, 2, 1},
		{"not to be there", []store.Expected{expecting(1, 0)}, 0, 2, 1},
		{"to be there", []store.Expected{expecting(3, 1)}, 1, 0, 3},
		{"the second of two", []store.Expected{expecting(1, 2), expecting(3, 2)}, 2, 0, 3},
	} {
		_, err := log.Append(t.Context(), DraftOf(4, 0), leaning(2, 0, c.expects...))
		wantError(t, err, store.ErrConflict)
		var conflict *store.ConflictError
		if !errors.As(err, &conflict) {
			t.Fatalf("%s: %v is not a *ConflictError", c.name, err)
		}
		wantEqual(t, c.name, *conflict, store.ConflictError{
			Kind: catalog.KindService, ID: EntityID(c.of), Base: c.base, Newest: c.newest,
		})
	}
	mustHead(t, log, 2)
	_, err := log.Newest(t.Context(), catalog.KindService, EntityID(4))
	wantError(t, err, store.ErrNotFound)
	mustAppend(t, log, leaning(2, 0, expecting(1, 2), expecting(3, 0)))
	// The same id of another kind is another entity.
	mustAppend(t, log, leaning(2, 1, store.Expected{Kind: catalog.KindServiceChannel, ID: EntityID(1)}))
	mustBeClean(t, log)
}

func appendExpectsBefore(t *testing.T, log store.Log) {
	mustAppend(t, log, DraftOf(1, 0))
	// What the call itself appends to the entity, before or after the draft, is not what others did.
	mustAppend(t, log, DraftOf(1, 1), leaning(2, 0, expecting(1, 1), expecting(3, 0)), DraftOf(3, 0))
	_, err := log.Append(t.Context(), DraftOf(1, 2), leaning(2, 1, expecting(1, 3)))
	wantError(t, err, store.ErrConflict)
	mustHead(t, log, 4)
	mustBeClean(t, log)
}

// Of many who write to one entity and many who expect it unchanged, each write makes the others look again.
func appendExpectsRace(t *testing.T, log store.Log) {
	mustAppend(t, log, DraftOf(1, 0))
	const writers = 8
	var wait sync.WaitGroup
	won := make([]error, writers)
	for i := range writers {
		wait.Go(func() { _, won[i] = log.Append(t.Context(), DraftOf(1, 1), leaning(i+2, 0, expecting(1, 1))) })
	}
	wait.Wait()
	winners := 0
	for _, err := range won {
		if err == nil {
			winners++
			continue
		}
		wantError(t, err, store.ErrConflict)
	}
	wantEqual(t, "winners", winners, 1)
	mustHead(t, log, 3)
	mustBeClean(t, log)
}

func sharedExpects(t *testing.T, one, other store.Log) {
	mustAppend(t, one, DraftOf(1, 0))
	mustAppend(t, other, DraftOf(1, 1))
	_, err := one.Append(t.Context(), leaning(2, 0, expecting(1, 1)))
	wantError(t, err, store.ErrConflict)
	mustAppend(t, one, leaning(2, 0, expecting(1, 2)))
	mustHead(t, other, 3)
}
