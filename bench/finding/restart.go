package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
)

const catchUpBar = 2 * time.Second

// measureRestart opens everything again: once as it was left, once when the log has moved on meanwhile.
func (b *bench) measureRestart(ctx context.Context) error {
	t := markdown.NewTable("restart", "catalogue and index opened", "index caught up", "processor", "bar", "", "words and facts known")
	for _, missing := range []int{0, max(1, b.options.missing/10), b.options.missing} {
		name := "nothing changed"
		if missing > 0 {
			name = fmt.Sprintf("after %s changes", markdown.Count(missing))
			b.progress("%d changes while nothing runs", missing)
			if err := b.changeUnseen(ctx, missing); err != nil {
				return err
			}
		}
		b.progress("restart: %s", name)
		w := newWatch()
		s, err := b.open(ctx)
		if err != nil {
			return err
		}
		opened := w.lap()
		w = newWatch()
		s.index.Follow(ctx)
		err = s.index.CaughtUp(ctx)
		caught := w.lap()
		err = errors.Join(err, s.index.Prepared(ctx))
		prepared := w.lap()
		if err := errors.Join(err, s.close()); err != nil {
			return err
		}
		t.Add(name, markdown.Seconds(opened.time), markdown.Seconds(caught.time),
			markdown.Seconds(caught.processor), "<= "+markdown.Seconds(catchUpBar), markdown.Verdict(caught.time <= catchUpBar), markdown.Seconds(prepared.time))
	}
	b.report.Table("Opening includes loading the whole catalogue; catching up is from then until searches find all of it. They also\nwork before their words (for corrections) and facts (for filters) are known, but then wait for those they need.", t)
	return nil
}

// changeUnseen renames services while no index follows.
func (b *bench) changeUnseen(ctx context.Context, n int) error {
	c, err := loaded.Open(ctx, b.data())
	if err != nil {
		return err
	}
	if err := c.Load(ctx); err != nil {
		return errors.Join(err, c.Close())
	}
	services := someServices(c.Live.Snapshot(), n)
	for i := range n {
		if err := rename(ctx, c.Log, services[i%len(services)], mark(i)); err != nil {
			return errors.Join(err, c.Close())
		}
	}
	return c.Close()
}
