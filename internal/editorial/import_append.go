package editorial

import (
	"context"
	"errors"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// batchSize is how many revisions an import appends in one transaction, as soon as an entity is complete.
const batchSize = 500

// maxConflicts is how often a batch is tried again when others write to the same entities at the same time.
const maxConflicts = 10

func appendAll(ctx context.Context, log store.Log, batches <-chan []store.Draft) error {
	for batch := range batches {
		if err := appendBatch(ctx, log, batch); err != nil {
			return err
		}
	}
	return nil
}

// appendBatch appends drafts on top of whatever is newest by now: an import states what is, so it wins over those who
// wrote since it began.
func appendBatch(ctx context.Context, log store.Log, batch []store.Draft) error {
	for tries := 0; ; tries++ {
		_, err := log.Append(ctx, batch...)
		if !errors.Is(err, store.ErrConflict) || tries == maxConflicts {
			return err
		}
		if err := rebase(ctx, log, batch); err != nil {
			return err
		}
	}
}

// rebase numbers the drafts anew on the newest revisions of the log.
func rebase(ctx context.Context, log store.Log, batch []store.Draft) error {
	type key struct {
		kind catalog.Kind
		id   catalog.ID
	}
	newest := make(map[key]int, len(batch))
	for i := range batch {
		k := key{batch[i].Kind, batch[i].ID}
		n, ok := newest[k]
		if !ok {
			rev, err := log.Newest(ctx, k.kind, k.id)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return err
			}
			n = rev.Number
		}
		batch[i].Base = n
		newest[k] = n + 1
	}
	return nil
}
