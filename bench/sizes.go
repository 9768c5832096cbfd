package main

import (
	"context"
	"fmt"
	"time"

	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/internal/pause"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// sized is a running catalogue of one size, and what is measured in it.
type sized struct {
	*server
	data     string
	name     string
	services []string
	reads    []measured
	bytes    int
}

// measureBothSizes compares the catalogue with one of a tenth of its size.
func (b *bench) measureBothSizes(ctx context.Context, full *catalogue, s *server) error {
	small, err := b.makeCatalogue(ctx, b.options.small)
	if err != nil {
		return err
	}
	tenth, err := serve(ctx, b.options.binary, small.data)
	if err != nil {
		return err
	}
	defer tenth.Close() //nolint:errcheck // the end of the function closes it and tells
	if _, err := tenth.Settle(ctx); err != nil {
		return err
	}
	both := []*sized{{server: tenth, data: small.data}, {server: s, data: full.data}}
	for _, one := range both {
		if one.services, err = serviceIDs(ctx, one.client); err != nil {
			return err
		}
		one.name = markdown.Count(len(one.services)) + " services"
	}
	if b.options.wants(stepTenfold) {
		if err := b.measureTenfold(ctx, both[0], both[1]); err != nil {
			return err
		}
	}
	if b.options.wants(stepChanges) {
		if err := b.measureChanges(ctx, both); err != nil {
			return err
		}
	}
	return tenth.Close()
}

const tenfoldBar = 1.2

// measureTenfold reads every service in turn, of one catalogue and of the other in turns.
func (b *bench) measureTenfold(ctx context.Context, small, full *sized) error {
	b.progress("reads of all services, tenfold data")
	var slower []float64
	for round := range b.options.rounds + 1 {
		for _, one := range []*sized{small, full} {
			l := load{paths: servicePaths(one.services), duration: b.options.duration}
			if round == 0 {
				l.duration = time.Second // to warm up
			}
			m, err := wrk(ctx, b.work, one.base, one.Pid(), l)
			if err != nil {
				return err
			}
			if round > 0 {
				one.reads = append(one.reads, m)
			}
		}
		if round > 0 {
			slower = append(slower, small.reads[round-1].rate/full.reads[round-1].rate)
		}
	}
	for _, one := range []*sized{small, full} {
		var err error
		if one.bytes, err = meanSize(ctx, one.client, one.services[:min(len(one.services), spreadSize)]); err != nil {
			return err
		}
	}
	b.report.heading("Ten times the data")
	b.report.say("Service/{id}, identity, every service of the catalogue in turn in shuffled order, %d rounds; medians.\n", b.options.rounds)
	t := markdown.NewTable("catalogue", "bytes", "answers/s", "p50", "p99", "processor", "slower", "bar", "")
	for _, one := range []*sized{small, full} {
		cells := []string{one.name, markdown.Count(one.bytes), markdown.Count(int(rateOf(one.reads))), span(p50Of(one.reads)),
			span(p99Of(one.reads)), span(processorOf(one.reads))}
		if one == full {
			ratio := median(slower)
			cells = append(cells, markdown.Fixed(ratio, 2)+" times", "<= "+markdown.Fixed(tenfoldBar, 1), b.report.atMost(ratio, tenfoldBar))
		}
		t.Add(cells...)
	}
	b.report.table(t)
	return nil
}

func meanSize(ctx context.Context, c client, ids []string) (int, error) {
	total := 0
	for _, id := range ids {
		body, err := c.get(ctx, servicePath(id), false)
		if err != nil {
			return 0, err
		}
		total += len(body)
	}
	return total / len(ids), nil
}

const (
	changeBar    = 100 * time.Millisecond
	heavyChanges = 5
)

// measureChanges times published changes in each catalogue.
func (b *bench) measureChanges(ctx context.Context, all []*sized) error {
	t := markdown.NewTable("changed", "shown by", "catalogue", "changes", "on disk, p50", "visible, p50", "p95", "max", "bar", "")
	for _, one := range all {
		if err := b.changesOf(ctx, t, one); err != nil {
			return err
		}
	}
	b.report.heading("From publishing to OUT")
	b.report.say("Another process appends one published revision with a new name to the same data folder; OUT is asked every %s",
		span(changePause))
	b.report.say("until the new name shows. Times are from the start of appending; the first part of them is the log on disk. The bar")
	b.report.say("holds for the slowest change. Each begins %s after the one before it has shown. \"Shown by\" is how many services",
		span(restTime))
	b.report.say("lean on what is changed.\n")
	b.report.table(t)
	return nil
}

func (b *bench) changesOf(ctx context.Context, t *markdown.Table, one *sized) error {
	log, err := sqlite.Open(ctx, one.data)
	if err != nil {
		return err
	}
	defer log.Close() //nolint:errcheck // nothing of it is needed any more
	found, err := findTargets(ctx, log, one.services, b.options.changes)
	if err != nil {
		return err
	}
	b.progress("changes, %s", one.name)
	var changes []change
	for i, service := range found.services {
		if changes, err = appendChange(ctx, changes, log, one, service, i); err != nil {
			return err
		}
	}
	b.addChanges(t, "services at random", "", one.name, changes)
	for _, heavy := range found.heavy {
		changes = nil
		for i := range heavyChanges {
			if changes, err = appendChange(ctx, changes, log, one, heavy.target, i); err != nil {
				return err
			}
		}
		b.addChanges(t, heavy.name, markdown.Count(heavy.neighbours), one.name, changes)
	}
	return nil
}

func appendChange(ctx context.Context, to []change, log *sqlite.Log, one *sized, t target, i int) ([]change, error) {
	c, err := timeChange(ctx, log, one.client, t, fmt.Sprintf("%s%d-%d", markStart, i, time.Now().UnixNano()))
	if err != nil {
		return nil, fmt.Errorf("change of %s %s: %w", t.kind, t.id, err)
	}
	return append(to, c), pause.For(ctx, restTime)
}

func (b *bench) addChanges(t *markdown.Table, name, neighbours, catalogue string, changes []change) {
	var appended, visible []time.Duration
	for _, c := range changes {
		appended = append(appended, c.appended)
		visible = append(visible, c.visible)
	}
	slowest := quantile(visible, 1)
	t.Add(name, neighbours, catalogue, markdown.Count(len(changes)), span(median(appended)), span(median(visible)),
		span(quantile(visible, 0.95)), span(slowest), "<= "+span(changeBar), b.report.atMost(slowest.Seconds(), changeBar.Seconds()))
}
