package feed

import (
	"context"
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

// build makes the index of the log up to a snapshot. It reads the heads of all entities, and documents only of those whose
// newest revision does not tell when they were last changed in public. What it makes is what taking in the revisions one
// by one would have made.
func build(ctx context.Context, log store.Log, s *live.Snapshot) (*index, error) {
	x := newIndex()
	for n, kind := range kinds {
		heads, err := log.NewestNumbers(ctx, kind)
		if err != nil {
			return nil, err
		}
		table := s.Table(kind)
		for id, head := range heads {
			k := key{id, uint8(n)}
			e, known := table.Get(id)
			switch {
			case head.Seq <= s.Seq && head.Status == catalog.StatusPublished && known:
				x.put(k, head.Seq, publishedTime(e.Modified, e.Revised), Published)
			case head.Number == 1 && head.Status != catalog.StatusPublished:
				// It was never public.
			default:
				if err := x.recall(ctx, log, kind, k, s.Seq); err != nil {
					return nil, err
				}
			}
		}
	}
	if err := x.buildConnections(ctx, log, s); err != nil {
		return nil, err
	}
	x.seq = s.Seq
	return x, nil
}

// recall finds an entity's last public change in its history, up to a sequence.
func (x *index) recall(ctx context.Context, log store.Log, kind catalog.Kind, k key, upTo int64) error {
	history, err := log.History(ctx, kind, k.id)
	if err != nil {
		return fmt.Errorf("read the history of %s %s: %w", kind, k.id, err)
	}
	for _, r := range history {
		if r.Seq <= upTo {
			x.take(r)
		}
	}
	return nil
}

func (x *index) buildConnections(ctx context.Context, log store.Log, s *live.Snapshot) error {
	heads, err := log.NewestNumbers(ctx, catalog.KindConnection)
	if err != nil {
		return err
	}
	services := s.Table(catalog.KindService)
	for e := range services.Each(services.Published()) {
		for _, c := range s.ServiceConnections(e.ID) {
			head, ok := heads[c.ID()]
			if !ok || head.Seq > s.Seq {
				continue
			}
			at, _ := s.ConnectionChanged(c.ServiceID, c.ChannelID)
			x.connect(c.ServiceID, c.ChannelID, head.Seq, at.Time)
			delete(heads, c.ID())
		}
	}
	// What is left was removed, has an end that is not public, or has changed since.
	for id, head := range heads {
		if err := x.recallConnection(ctx, log, id, head, s.Seq); err != nil {
			return err
		}
	}
	return nil
}

func (x *index) recallConnection(ctx context.Context, log store.Log, id catalog.ID, head store.Head, upTo int64) error {
	if head.Seq <= upTo {
		r, err := log.Newest(ctx, catalog.KindConnection, id)
		if err != nil {
			return fmt.Errorf("read connection %s: %w", id, err)
		}
		if r.Seq <= upTo {
			x.takeConnection(r)
			return nil
		}
	}
	history, err := log.History(ctx, catalog.KindConnection, id)
	if err != nil {
		return fmt.Errorf("read the history of connection %s: %w", id, err)
	}
	for _, r := range history {
		if r.Seq <= upTo {
			x.takeConnection(r)
		}
	}
	return nil
}
