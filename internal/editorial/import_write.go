package editorial

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// write is the second reading: it turns the sound records into the catalogue's documents and appends those that differ
// from the newest ones of the log. Reading, deciding and appending run side by side.
func (r *importRun) write(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	w := &importWriter{importRun: r, batches: make(chan []store.Draft, 1)}
	var yielded []store.Draft
	group.Go(func() (err error) {
		yielded, err = appendAll(ctx, r.log, w.batches, r.opts.Yields)
		return err
	})
	group.Go(func() error {
		defer close(w.batches)
		return w.all(ctx)
	})
	err := group.Wait()
	r.report.yield(yielded)
	return err
}

// importWriter decides what is appended.
type importWriter struct {
	*importRun
	generals *generals
	// formerly lists, for the services of this import, the connections of the log that no record lists any more.
	formerly map[catalog.ID][]store.Revision
	// staged is what belongs to the record at hand.
	staged  []store.Draft
	batch   []store.Draft
	batches chan []store.Draft
}

func (w *importWriter) all(ctx context.Context) error {
	w.generals = &generals{log: w.log, known: map[catalog.ID]*general{}}
	var err error
	if w.formerly, err = w.formerConnections(ctx); err != nil {
		return err
	}
	w.meter.Begin(PhaseWrite, w.index.sound())
	for _, k := range catalog.RecordKinds() {
		if err := w.kind(ctx, k); err != nil {
			return err
		}
	}
	return w.flush(ctx)
}

func (w *importWriter) kind(ctx context.Context, k catalog.Kind) error {
	t := w.index.table(k)
	return reread(ctx, w.in, t.entries, func(e *entry, g *Given) error {
		if g.Entity.EntityKind() != e.kind || g.Entity.EntityID() != e.id {
			return fmt.Errorf("%s: the record has changed while it was imported", e.place)
		}
		if err := w.entity(ctx, e, g); err != nil {
			return fmt.Errorf("%s: %w", e.place, err)
		}
		w.meter.Add(1)
		if len(w.batch) >= batchSize {
			return w.flush(ctx)
		}
		return nil
	})
}

// entity stages all that belongs to one record and adds it to the batch as a whole.
func (w *importWriter) entity(ctx context.Context, e *entry, g *Given) error {
	for _, l := range codeLists(g) {
		for _, item := range w.codes.settle(l.list, *l.refs) {
			if err := w.stage(&item, catalog.StatusPublished, catalog.ID{}, w.now); err != nil {
				return err
			}
		}
	}
	if err := w.stageEntity(ctx, e, g); err != nil {
		return err
	}
	if w.warner != nil {
		w.warner.look(e, g)
	}
	return w.commit(ctx)
}

func (w *importWriter) stageEntity(ctx context.Context, e *entry, g *Given) error {
	switch x := g.Entity.(type) {
	case *catalog.Service:
		if err := w.unmerge(ctx, x); err != nil {
			return err
		}
	case *catalog.ServiceChannel:
		if err := w.dropServiceTerms(ctx, x, g.Connections); err != nil {
			return err
		}
	}
	if err := w.stage(g.Entity, e.status, owner(g.Entity), w.timeOf(e.status, g.Entity)); err != nil {
		return err
	}
	switch x := g.Entity.(type) {
	case *catalog.GeneralDescription:
		w.generals.put(x, e.status)
	case *catalog.Service:
		return w.serviceConnections(x, e, g)
	case *catalog.ServiceChannel:
		return w.channelConnections(ctx, x, g)
	}
	return nil
}

func (w *importWriter) unmerge(ctx context.Context, s *catalog.Service) error {
	if s.GeneralDescriptionID == (catalog.ID{}) {
		return nil
	}
	g, err := w.generals.find(ctx, s.GeneralDescriptionID)
	if err != nil || g == nil {
		return err
	}
	unmerge(s, g)
	return nil
}

// timeOf is when a revision was made: for an archived entity its last change, which PTV shows as the time of archiving.
func (w *importWriter) timeOf(status catalog.Status, e catalog.Entity) time.Time {
	if m := modified(e); ended(status) && m != nil && !m.IsZero() {
		return m.Time
	}
	return w.now
}

// stage makes a draft of an entity; commit decides whether the log needs it.
func (w *importWriter) stage(e catalog.Entity, status catalog.Status, organization catalog.ID, at time.Time) error {
	document, err := catalog.Marshal(e)
	if err != nil {
		return err
	}
	w.staged = append(w.staged, store.Draft{
		Kind: e.EntityKind(), ID: e.EntityID(), Status: status, Actor: w.opts.Actor,
		Organization: organization, Time: at, Document: document,
	})
	return nil
}

// commit adds to the batch what differs from the newest revisions of the log, and counts.
func (w *importWriter) commit(ctx context.Context) error {
	for _, d := range w.staged {
		head := w.heads[d.Kind][d.ID]
		hash := store.HashOf(d.Document)
		count := w.report.count(d.Kind)
		same := head.Number > 0 && head.Status == d.Status && head.Hash == hash
		if !same && head.Number > 0 && head.Status == d.Status {
			var err error
			if same, err = w.onlyChecked(ctx, d); err != nil {
				return err
			}
		}
		if same {
			count.Unchanged++
			continue
		}
		d.Base = head.Number
		*count.of(d)++
		// Kept, so that a later draft for the same entity builds on this one.
		w.heads[d.Kind][d.ID] = store.Head{Number: head.Number + 1, Status: d.Status, Hash: hash}
		w.batch = append(w.batch, d)
	}
	w.staged = w.staged[:0]
	return nil
}

// onlyChecked tells that the log's newest document differs from a draft only by when somebody here checked it, which no
// source tells: the check stays.
func (w *importWriter) onlyChecked(ctx context.Context, d store.Draft) (bool, error) {
	if d.Kind != catalog.KindService && d.Kind != catalog.KindServiceChannel {
		return false, nil
	}
	rev, err := w.log.Newest(ctx, d.Kind, d.ID)
	if err != nil || !bytes.Contains(rev.Document, []byte(`"checked":`)) {
		return false, err
	}
	e, err := catalog.Unmarshal(d.Kind, rev.Document)
	if err != nil {
		return false, fmt.Errorf("%s %s in the log: %w", d.Kind, d.ID, err)
	}
	setChecked(e, catalog.Moment{})
	document, err := catalog.Marshal(e)
	return rev.Status == d.Status && bytes.Equal(document, d.Document), err
}

func (w *importWriter) flush(ctx context.Context) error {
	if len(w.batch) == 0 {
		return nil
	}
	select {
	case w.batches <- w.batch:
		w.batch = nil
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// owner is the organisation on whose behalf an entity stands; zero when none is known.
func owner(e catalog.Entity) catalog.ID {
	switch x := e.(type) {
	case *catalog.Organization:
		return x.ID
	case *catalog.ServiceChannel:
		return x.OrganizationID
	case *catalog.Service:
		return x.Responsible()
	case *catalog.ServiceCollection:
		return x.OrganizationID
	}
	return catalog.ID{}
}
