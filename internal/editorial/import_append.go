package editorial

import (
	"context"
	"errors"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// batchSize is how many revisions an import appends in one transaction, as soon as an entity is complete.
const batchSize = 500

// maxConflicts is how often a batch is tried again when others write to the same entities at the same time.
const maxConflicts = 10

// appendAll appends batches as they come and returns the drafts that yielded.
func appendAll(
	ctx context.Context, log store.Log, batches <-chan []store.Draft, yields func(actor string) bool,
) (yielded []store.Draft, err error) {
	for batch := range batches {
		some, err := appendBatch(ctx, log, batch, yields)
		yielded = append(yielded, some...)
		if err != nil {
			return yielded, err
		}
	}
	return yielded, nil
}

// appendBatch appends drafts on top of whatever is newest by now: an import states what is, so it wins over those who
// wrote since it began, but for those to whom it yields (nil: to nobody). It returns the drafts that yielded, as they were
// given.
func appendBatch(
	ctx context.Context, log store.Log, given []store.Draft, yields func(actor string) bool,
) (yielded []store.Draft, err error) {
	batch, err := withoutConnections(ctx, log, given, yields)
	if err != nil {
		return nil, err
	}
	for tries := 0; len(batch) > 0; tries++ {
		_, err := log.Append(ctx, batch...)
		if err == nil {
			break
		}
		if !errors.Is(err, store.ErrConflict) || tries == maxConflicts {
			return nil, err
		}
		if batch, err = rebase(ctx, log, batch, yields); err != nil {
			return nil, err
		}
		if batch, err = withoutConnections(ctx, log, batch, yields); err != nil {
			return nil, err
		}
	}
	return leftOut(given, batch), nil
}

// leftOut are the drafts whose entities nothing was appended of.
func leftOut(given, appended []store.Draft) []store.Draft {
	if len(given) == len(appended) {
		return nil
	}
	there := make(map[Ref]bool, len(appended))
	for _, d := range appended {
		there[Ref{d.Kind, d.ID}] = true
	}
	var out []store.Draft
	for _, d := range given {
		if !there[Ref{d.Kind, d.ID}] {
			out = append(out, d)
		}
	}
	return out
}

// rebase numbers the drafts anew on the newest revisions of the log, and leaves out those of entities that somebody has
// written to whom they yield.
func rebase(ctx context.Context, log store.Log, batch []store.Draft, yields func(actor string) bool) ([]store.Draft, error) {
	newest := make(map[Ref]int, len(batch))
	kept := map[Ref]bool{}
	var out []store.Draft
	for _, d := range batch {
		ref := Ref{d.Kind, d.ID}
		n, ok := newest[ref]
		if !ok && !kept[ref] {
			rev, err := log.Newest(ctx, d.Kind, d.ID)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return nil, err
			}
			n = rev.Number
			kept[ref] = yields != nil && n > 0 && yields(rev.Actor)
		}
		if kept[ref] {
			continue
		}
		d.Base = n
		newest[ref] = n + 1
		out = append(out, d)
	}
	return out, nil
}

// withoutConnections leaves out connections that somebody has written to whom they yield, and those of services that
// such a one has: a service's connections are its own content, though the log keeps them apart, so that appending them
// conflicts with nothing. A service with a draft of its own in the batch is left to that. What is written between this
// look and the appending is missed.
func withoutConnections(
	ctx context.Context, log store.Log, batch []store.Draft, yields func(actor string) bool,
) ([]store.Draft, error) {
	if yields == nil {
		return batch, nil
	}
	settled, services := map[catalog.ID]bool{}, map[catalog.ID]catalog.ID{}
	var former []catalog.ID
	for _, d := range batch {
		settled[d.ID] = settled[d.ID] || d.Kind == catalog.KindService
	}
	for _, d := range batch {
		if d.Kind != catalog.KindConnection {
			continue
		}
		c, err := catalog.Decode[catalog.Connection](d.Document)
		if err != nil {
			return nil, err
		}
		if services[d.ID] = c.ServiceID; d.Base > 0 {
			former = append(former, d.ID)
		}
	}
	if len(services) == 0 {
		return batch, nil
	}
	var others []catalog.ID
	for _, id := range services {
		if !settled[id] {
			settled[id] = true // once
			others = append(others, id)
		}
	}
	kept := map[catalog.ID]bool{}
	note := func(rev store.Revision) error {
		if yields(rev.Actor) {
			kept[rev.ID] = true
		}
		return nil
	}
	if err := log.NewestOf(ctx, catalog.KindService, others, note); err != nil {
		return nil, err
	}
	if err := log.NewestOf(ctx, catalog.KindConnection, former, note); err != nil {
		return nil, err
	}
	if len(kept) == 0 {
		return batch, nil
	}
	return slices.DeleteFunc(slices.Clone(batch), func(d store.Draft) bool {
		return d.Kind == catalog.KindConnection && (kept[d.ID] || kept[services[d.ID]])
	}), nil
}
