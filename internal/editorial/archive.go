package editorial

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// Archive archives entities as they are: each gets a revision of status Deleted with its newest document. Those that
// are archived already, or are not in the log, are passed over, and so are those whose newest revision is by somebody to
// whom the archiving yields (nil: nobody), also when it comes in between. It returns how many it archived. It knows no
// rights and no side effects; a mirror uses it to follow its source.
func Archive(
	ctx context.Context, log store.Log, kind catalog.Kind, ids []catalog.ID, actor string, at time.Time,
	yields func(actor string) bool,
) (int, error) {
	archived := 0
	var batch []store.Draft
	flush := func() error {
		yielded, err := appendBatch(ctx, log, batch, yields)
		if err != nil {
			return fmt.Errorf("archive: %w", err)
		}
		archived += len(batch) - len(yielded)
		batch = batch[:0]
		return nil
	}
	for _, id := range ids {
		rev, err := log.Newest(ctx, kind, id)
		if errors.Is(err, store.ErrNotFound) || err == nil && ended(rev.Status) {
			continue
		}
		if err != nil {
			return archived, fmt.Errorf("archive: %w", err)
		}
		if yields != nil && yields(rev.Actor) {
			continue
		}
		batch = append(batch, store.Draft{
			Kind: kind, ID: id, Base: rev.Number, Status: catalog.StatusDeleted, Actor: actor,
			Organization: rev.Organization, Time: at, Document: rev.Document,
		})
		if len(batch) == batchSize {
			if err := flush(); err != nil {
				return archived, err
			}
		}
	}
	return archived, flush()
}
