package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/varanto/varanto/bench/markdown"
)

// What is asked of writing with eight at once.
const (
	writeBar = 25 * time.Millisecond
	rateBar  = 200
)

// Kinds of writes, in the order of the tables.
const (
	putService     = "PUT Service"
	postPlace      = "POST ServiceLocation"
	postConnection = "POST Connection"
)

var writeKinds = []string{putService, postPlace, postConnection}

// writes are times by the kind of what was written.
type writes map[string]times

func (w writes) all() (all times) {
	for _, kind := range writeKinds {
		all = append(all, w[kind]...)
	}
	return all
}

func (w writes) add(other writes) {
	for kind, took := range other {
		w[kind] = append(w[kind], took...)
	}
}

// round changes a service of the writer, makes a place and connects the two. Every write must be acknowledged.
func (b *bench) round(ctx context.Context, w *writer, n int, into writes) error {
	s := w.services[n%len(w.services)]
	a, err := b.server.must(ctx, http.MethodPut, s.path(), w.token, s.changed(fmt.Sprintf("%s %d", w.name, w.places)))
	if err != nil {
		return err
	}
	into[putService] = append(into[putService], a.took)
	if a, err = b.server.must(ctx, http.MethodPost, "/api/v11/ServiceChannel/ServiceLocation", w.token, w.place()); err != nil {
		return err
	}
	into[postPlace] = append(into[postPlace], a.took)
	var place struct {
		ID string `json:"id"`
	}
	if err := a.read(&place); err != nil {
		return err
	}
	if a, err = b.server.must(ctx, http.MethodPost, "/api/v11/Connection", w.token, connection(s, place.ID)); err != nil {
		return err
	}
	if bytes.Contains(a.body, []byte("Ignored")) {
		return fmt.Errorf("a connection is not made: %.300s", a.body)
	}
	into[postConnection] = append(into[postConnection], a.took)
	return nil
}

// forAWhile is true as long as the writers shall write.
func (b *bench) forAWhile() func() bool {
	began := time.Now()
	return func() bool { return time.Since(began) < b.duration }
}

// together lets all writers write at once while more is true.
func (b *bench) together(ctx context.Context, more func() bool) (writes, time.Duration, error) {
	all, mu := writes{}, sync.Mutex{}
	errs := make([]error, len(b.writers))
	began := time.Now()
	var running sync.WaitGroup
	for i, w := range b.writers {
		running.Go(func() {
			mine := writes{}
			for n := 0; more() && errs[i] == nil; n++ {
				errs[i] = b.round(ctx, w, n, mine)
			}
			mu.Lock()
			defer mu.Unlock()
			all.add(mine)
		})
	}
	running.Wait()
	return all, time.Since(began), errors.Join(errs...)
}

// measureWriters lets all write at once, first alone and then beside readers.
func (b *bench) measureWriters(ctx context.Context) error {
	b.progress("%d writers, %s", len(b.writers), b.duration)
	if err := b.reportTogether(ctx, "nobody reads", nil); err != nil {
		return err
	}
	b.progress("%d writers beside %d reads/s, %s", len(b.writers), b.reads, b.duration)
	readers := b.startReaders(ctx)
	return b.reportTogether(ctx, fmt.Sprintf("%s reads/s are asked for at the same time", markdown.Count(b.reads)), readers)
}

func (b *bench) reportTogether(ctx context.Context, title string, readers *readers) error {
	before, err := b.server.processor()
	if err != nil {
		return errors.Join(err, readers.stop())
	}
	done, took, err := b.together(ctx, b.forAWhile())
	if err := errors.Join(err, readers.stop()); err != nil {
		return err
	}
	after, err := b.server.processor()
	if err != nil {
		return err
	}
	t := markdown.NewTable(fmt.Sprintf("%d writers at once", len(b.writers)), "number", "a second", "p50", "p99", "longest", "bar", "")
	all := done.all()
	rate := float64(len(all)) / took.Seconds()
	t.Add(slices.Concat([]string{"all writes", markdown.Count(len(all)), markdown.Fixed(rate, 0)}, all.cells(), []string{
		fmt.Sprintf("p99 <= %s, >= %d/s", markdown.Milliseconds(writeBar), rateBar),
		markdown.Verdict(all.quantile(0.99) <= writeBar && rate >= rateBar),
	})...)
	for _, kind := range writeKinds {
		t.Add(slices.Concat([]string{kind, markdown.Count(len(done[kind])), markdown.Fixed(float64(len(done[kind]))/took.Seconds(), 0)},
			done[kind].cells(), []string{"p99 <= " + markdown.Milliseconds(writeBar), markdown.Verdict(done[kind].quantile(0.99) <= writeBar)})...)
	}
	readers.addTo(t, took)
	b.report.Table(fmt.Sprintf("For %s, %s; the server took %s of a processor in each second.", markdown.Seconds(took), title,
		markdown.Seconds(time.Duration(float64(after-before)/took.Seconds()))), t)
	return nil
}

// measureSingle writes one after the other, as one writer does.
func (b *bench) measureSingle(ctx context.Context, firstLogin time.Duration, laterLogins times) error {
	b.progress("%d writes one after the other", b.single)
	done := writes{}
	for n := range (b.single + len(writeKinds) - 1) / len(writeKinds) {
		if err := b.round(ctx, b.writers[n%len(b.writers)], n/len(b.writers), done); err != nil {
			return err
		}
	}
	b.progress("%d dry runs", b.dry)
	var rehearsed times
	for n := range b.dry {
		w := b.writers[n%len(b.writers)]
		s := w.services[n/len(b.writers)%len(w.services)]
		a, err := b.server.must(ctx, http.MethodPut, s.path()+dryRun, w.token, s.changed(fmt.Sprintf("kokeeksi %d", n)))
		if err != nil {
			return err
		}
		rehearsed = append(rehearsed, a.took)
	}
	t := markdown.NewTable("one after the other", "number", "p50", "p99", "longest", "bar", "")
	row := func(name string, took times, cells ...string) {
		t.Add(slices.Concat([]string{name, markdown.Count(len(took))}, took.cells(), cells)...)
	}
	for _, kind := range writeKinds {
		row(kind, done[kind], "p99 <= "+markdown.Milliseconds(writeBar), markdown.Verdict(done[kind].quantile(0.99) <= writeBar))
	}
	row("PUT Service, dry run", rehearsed)
	row("log-in right after the start", times{firstLogin})
	row("other log-ins", laterLogins)
	b.report.Table("From the sending of a request until all of its answer is there; what was written is on disk then. The first\nlog-in comes at the moment when the server says that it is ready.", t)
	return nil
}
