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

func appendAll(ctx context.Context, log store.Log, batches <-chan []store.Draft, yields func(actor string) bool) error {
	for batch := range batches {
		if _, err := appendBatch(ctx, log, batch, yields); err != nil {
			return err
		}
	}
	return nil
}

// appendBatch appends drafts on top of whatever is newest by now: an import states what is, so it wins over those who
// wrote since it began, but for those to whom it yields (nil: to nobody). It returns how many it appended.
func appendBatch(ctx context.Context, log store.Log, batch []store.Draft, yields func(actor string) bool) (int, error) {
	for tries := 0; len(batch) > 0; tries++ {
		_, err := log.Append(ctx, batch...)
		if !errors.Is(err, store.ErrConflict) || tries == maxConflicts {
			return len(batch), err
		}
		if batch, err = rebase(ctx, log, batch, yields); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

// rebase numbers the drafts anew on the newest revisions of the log, and leaves out those of entities that somebody has
// written to whom they yield, with the connections of such services.
func rebase(ctx context.Context, log store.Log, batch []store.Draft, yields func(actor string) bool) ([]store.Draft, error) {
	newest := make(map[Ref]int, len(batch))
	kept := map[catalog.ID]bool{}
	var out []store.Draft
	for _, d := range batch {
		ref := Ref{d.Kind, d.ID}
		n, ok := newest[ref]
		if !ok {
			rev, err := log.Newest(ctx, d.Kind, d.ID)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return nil, err
			}
			n = rev.Number
			if yields != nil && n > 0 && yields(rev.Actor) {
				kept[d.ID] = true
			}
		}
		if kept[d.ID] {
			continue
		}
		d.Base = n
		newest[ref] = n + 1
		out = append(out, d)
	}
	return withoutConnections(out, kept)
}

// withoutConnections leaves out drafts of connections of those services.
func withoutConnections(batch []store.Draft, services map[catalog.ID]bool) ([]store.Draft, error) {
	if len(services) == 0 {
		return batch, nil
	}
	out := batch[:0]
	for _, d := range batch {
		if d.Kind == catalog.KindConnection {
			c, err := catalog.Decode[catalog.Connection](d.Document)
			if err != nil {
				return nil, err
			}
			if services[c.ServiceID] {
				continue
			}
		}
		out = append(out, d)
	}
	return out, nil
}
