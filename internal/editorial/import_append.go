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
// such a one has: a service's connections are its own content, though the log keeps them apart. The others expect their
// service to be as it was looked at here, so that who edits it before they are appended makes them look again. A service
// with a draft of its own in the batch is left to that, which conflicts by itself.
func withoutConnections(
	ctx context.Context, log store.Log, given []store.Draft, yields func(actor string) bool,
) ([]store.Draft, error) {
	if yields == nil {
		return given, nil
	}
	l, err := leaningOf(given)
	if err != nil || len(l.services) == 0 {
		return given, err
	}
	kept, newest := map[catalog.ID]bool{}, map[catalog.ID]int{}
	note := func(rev store.Revision) error {
		newest[rev.ID] = rev.Number
		if yields(rev.Actor) {
			kept[rev.ID] = true
		}
		return nil
	}
	if err := log.NewestOf(ctx, catalog.KindService, l.others, note); err != nil {
		return nil, err
	}
	if err := log.NewestOf(ctx, catalog.KindConnection, l.former, note); err != nil {
		return nil, err
	}
	var batch []store.Draft
	expected := map[catalog.ID]bool{}
	for _, d := range given {
		d.Expects = nil
		if d.Kind == catalog.KindConnection {
			service := l.services[d.ID]
			if kept[d.ID] || kept[service] {
				continue
			}
			if !l.settled[service] && !expected[service] {
				expected[service] = true // once a batch
				d.Expects = []store.Expected{{Kind: catalog.KindService, ID: service, Number: newest[service]}}
			}
		}
		batch = append(batch, d)
	}
	return batch, nil
}

// leaning is what the connections of a batch lean on.
type leaning struct {
	// services are those of the connections; settled are those that have a draft of their own, others the rest.
	services map[catalog.ID]catalog.ID
	settled  map[catalog.ID]bool
	others   []catalog.ID
	// former are the connections that were there before.
	former []catalog.ID
}

func leaningOf(batch []store.Draft) (leaning, error) {
	l := leaning{services: map[catalog.ID]catalog.ID{}, settled: map[catalog.ID]bool{}}
	for _, d := range batch {
		if d.Kind == catalog.KindService {
			l.settled[d.ID] = true
		}
	}
	looked := map[catalog.ID]bool{}
	for _, d := range batch {
		if d.Kind != catalog.KindConnection {
			continue
		}
		c, err := catalog.Decode[catalog.Connection](d.Document)
		if err != nil {
			return l, err
		}
		if l.services[d.ID] = c.ServiceID; d.Base > 0 {
			l.former = append(l.former, d.ID)
		}
		if !l.settled[c.ServiceID] && !looked[c.ServiceID] {
			looked[c.ServiceID] = true
			l.others = append(l.others, c.ServiceID)
		}
	}
	return l, nil
}
