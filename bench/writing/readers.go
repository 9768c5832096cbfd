package main

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/varanto/varanto/bench/markdown"
)

// readers read what is written, at a steady pace.
type readers struct {
	cancel  context.CancelFunc
	running sync.WaitGroup

	mu   sync.Mutex
	took times
	err  error
}

// atOnce is how many reads may wait for their answers; more are not begun, and the table then shows fewer a second.
const atOnce = 64

// startReaders reads the services of the writers through OUT.
func (b *bench) startReaders(ctx context.Context) *readers {
	var paths []string
	for _, w := range b.writers {
		for _, s := range w.services {
			paths = append(paths, s.path())
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	r := &readers{cancel: cancel}
	r.running.Go(func() {
		free := make(chan struct{}, atOnce)
		for tick, n := time.Tick(time.Second/time.Duration(b.reads)), 0; ; n++ {
			select {
			case <-ctx.Done():
				return
			case <-tick:
			}
			free <- struct{}{}
			r.running.Go(func() {
				r.read(ctx, b.server.client, paths[n%len(paths)])
				<-free
			})
		}
	})
	return r
}

func (r *readers) read(ctx context.Context, c client, path string) {
	a, err := c.must(ctx, http.MethodGet, path, "", nil)
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case err == nil:
		r.took = append(r.took, a.took)
	case ctx.Err() == nil:
		r.err = errors.Join(r.err, err)
	}
}

// stop ends the reading; nothing for nobody.
func (r *readers) stop() error {
	if r == nil {
		return nil
	}
	r.cancel()
	r.running.Wait()
	return r.err
}

// addTo adds a row of reads to a table of writes, after stop.
func (r *readers) addTo(t *markdown.Table, took time.Duration) {
	if r == nil {
		return
	}
	t.Add(slices.Concat([]string{"GET Service at the same time", markdown.Count(len(r.took)),
		markdown.Fixed(float64(len(r.took))/took.Seconds(), 0)}, r.took.cells())...)
}
