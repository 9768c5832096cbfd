package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/running"
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

// pace spreads the writes of all writers evenly over time. A nil one does not: every write begins when the one before it
// is answered.
type pace struct {
	began time.Time
	// first is when the writer's first write is due after the beginning, each how long it is from one to the next.
	first, each time.Duration
	n           int
}

// next waits until the next write is due. Its time counts from then on, even when it begins later.
func (p *pace) next() time.Time {
	if p == nil {
		return time.Now()
	}
	due := p.began.Add(p.first + time.Duration(p.n)*p.each)
	p.n++
	time.Sleep(time.Until(due))
	return due
}

// round changes a service of the writer, makes a place and connects the two. Every write must be acknowledged.
func (b *bench) round(ctx context.Context, w *writer, p *pace, n int, into writes) error {
	s := w.services[n%len(w.services)]
	write := func(kind, method, path string, body any) (*answer, error) {
		due := p.next()
		a, err := b.server.must(ctx, method, path, w.token, body)
		if err != nil {
			return nil, err
		}
		if p == nil {
			into[kind] = append(into[kind], a.took)
		} else {
			into[kind] = append(into[kind], time.Since(due))
		}
		return a, nil
	}
	if _, err := write(putService, http.MethodPut, s.path(), s.changed(fmt.Sprintf("%s %d", w.name, w.places))); err != nil {
		return err
	}
	a, err := write(postPlace, http.MethodPost, "/api/v11/ServiceChannel/ServiceLocation", w.place())
	if err != nil {
		return err
	}
	var place struct {
		ID string `json:"id"`
	}
	if err := a.read(&place); err != nil {
		return err
	}
	if a, err = write(postConnection, http.MethodPost, "/api/v11/Connection", connection(s, place.ID)); err != nil {
		return err
	}
	if bytes.Contains(a.body, []byte("Ignored")) {
		return fmt.Errorf("a connection is not made: %.300s", a.body)
	}
	return nil
}

// forAWhile is true as long as the writers shall write.
func (b *bench) forAWhile() func() bool {
	began := time.Now()
	return func() bool { return time.Since(began) < b.duration }
}

// together lets all writers write at once while more is true: so many writes a second, or for 0 as many as they can, each
// one after the other.
func (b *bench) together(ctx context.Context, rate int, more func() bool) (writes, time.Duration, error) {
	all, mu := writes{}, sync.Mutex{}
	errs := make([]error, len(b.writers))
	began := time.Now()
	var running sync.WaitGroup
	for i, w := range b.writers {
		running.Go(func() {
			mine := writes{}
			var p *pace
			if rate > 0 {
				slot := time.Second / time.Duration(rate)
				p = &pace{began: began, first: time.Duration(i) * slot, each: time.Duration(len(b.writers)) * slot}
			}
			for n := 0; more() && errs[i] == nil; n++ {
				errs[i] = b.round(ctx, w, p, n, mine)
			}
			mu.Lock()
			defer mu.Unlock()
			all.add(mine)
		})
	}
	running.Wait()
	return all, time.Since(began), errors.Join(errs...)
}

// measureWriters lets all write at once, first alone, then at a steady pace, and then beside readers.
func (b *bench) measureWriters(ctx context.Context) error {
	b.progress("%d writers, %s", len(b.writers), b.duration)
	if err := b.reportTogether(ctx, 0, "nobody reads", nil); err != nil {
		return err
	}
	b.progress("%d writers at a pace of %d/s, %s", len(b.writers), b.rate, b.duration)
	if err := b.reportTogether(ctx, b.rate, "nobody reads", nil); err != nil {
		return err
	}
	b.progress("%d writers beside %d reads/s, %s", len(b.writers), b.reads, b.duration)
	readers := b.startReaders(ctx)
	return b.reportTogether(ctx, 0, fmt.Sprintf("%s reads/s are asked for at the same time", markdown.Count(b.reads)), readers)
}

// reportTogether adds a table of all writing at once: at a rate, or for 0 each as fast as it is answered.
func (b *bench) reportTogether(ctx context.Context, rate int, title string, readers *readers) error {
	before, err := running.ProcessorTime(b.server.Pid())
	if err != nil {
		return errors.Join(err, readers.stop())
	}
	done, took, err := b.together(ctx, rate, b.forAWhile())
	if err := errors.Join(err, readers.stop()); err != nil {
		return err
	}
	after, err := running.ProcessorTime(b.server.Pid())
	if err != nil {
		return err
	}
	name, told := fmt.Sprintf("%d writers at once", len(b.writers)), "each writes again as soon as it is answered"
	if rate > 0 {
		name += fmt.Sprintf(", paced at %d/s", rate)
		told = fmt.Sprintf("together they begin %d writes a second, and a write's time counts from when it is due", rate)
	}
	t := markdown.NewTable(name, "number", "a second", "p50", "p99", "longest", "bar", "")
	all := done.all()
	reached := math.Round(float64(len(all)) / took.Seconds())
	t.Add(slices.Concat([]string{"all writes", markdown.Count(len(all)), markdown.Fixed(reached, 0)}, all.cells(), []string{
		fmt.Sprintf("p99 <= %s, >= %d/s", markdown.Milliseconds(writeBar), rateBar),
		markdown.Verdict(all.quantile(0.99) <= writeBar && reached >= rateBar),
	})...)
	for _, kind := range writeKinds {
		t.Add(slices.Concat([]string{kind, markdown.Count(len(done[kind])), markdown.Fixed(float64(len(done[kind]))/took.Seconds(), 0)},
			done[kind].cells(), []string{"p99 <= " + markdown.Milliseconds(writeBar), markdown.Verdict(done[kind].quantile(0.99) <= writeBar)})...)
	}
	readers.addTo(t, took)
	b.report.Table(fmt.Sprintf("For %s, %s, %s;\nthe server took %s of a processor in each second.", markdown.Seconds(took), told, title,
		markdown.Seconds(time.Duration(float64(after-before)/took.Seconds()))), t)
	return nil
}

// measureSingle writes one after the other, as one writer does.
func (b *bench) measureSingle(ctx context.Context, firstLogin time.Duration, laterLogins times) error {
	b.progress("%d writes one after the other", b.single)
	done := writes{}
	for n := range (b.single + len(writeKinds) - 1) / len(writeKinds) {
		if err := b.round(ctx, b.writers[n%len(b.writers)], nil, n/len(b.writers), done); err != nil {
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
