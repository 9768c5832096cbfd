package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/running"
)

const (
	seenBar   = time.Second
	seenLimit = time.Minute
	// rest spreads the changes over the rhythm of whoever follows.
	rest = 137 * time.Millisecond
)

// measureSeen changes services and looks for the changes where everybody reads, first alone and then while others write.
func (b *bench) measureSeen(ctx context.Context) error {
	t := markdown.NewTable("a change is seen", "changes", "p50", "p99", "longest", "bar", "")
	b.progress("%d changes", b.changes)
	if err := b.addSeen(ctx, t, "", "a"); err != nil {
		return err
	}
	b.progress("%d changes while others write", b.changes)
	var busy atomic.Bool
	busy.Store(true)
	var done writes
	var took time.Duration
	var wrong error
	var writing sync.WaitGroup
	writing.Go(func() { done, took, wrong = b.together(ctx, 0, busy.Load) })
	err := b.addSeen(ctx, t, ", others write", "b")
	busy.Store(false)
	writing.Wait()
	if err := errors.Join(err, wrong); err != nil {
		return err
	}
	b.report.Table(fmt.Sprintf("From the answer to a PUT until everybody sees what it says; OUT and page are asked in turn, again and again.\nThe others are %d, who made %s writes a second.",
		len(b.writers), markdown.Fixed(float64(len(done.all()))/took.Seconds(), 0)), t)
	return nil
}

// addSeen changes services one after the other and adds rows of how soon that is seen; mark sets its texts apart.
func (b *bench) addSeen(ctx context.Context, t *markdown.Table, when, mark string) error {
	var out, pages times
	for n := range b.changes {
		inOut, onPage, err := b.seen(ctx, b.watcher, b.watcher.services[n%len(b.watcher.services)], fmt.Sprintf("zxqv%d%sk", n, mark))
		if err != nil {
			return err
		}
		out, pages = append(out, inOut), append(pages, onPage)
		time.Sleep(rest)
	}
	for _, row := range []struct {
		name string
		took times
	}{{"in OUT" + when, out}, {"on the public page" + when, pages}} {
		t.Add(slices.Concat([]string{row.name, markdown.Count(len(row.took))}, row.took.cells(), []string{
			"all <= " + markdown.Milliseconds(seenBar), markdown.Verdict(row.took.quantile(1) <= seenBar),
		})...)
	}
	return nil
}

// seen changes a service, and tells how long after the answer OUT and its page show the mark.
func (b *bench) seen(ctx context.Context, w *writer, s *service, mark string) (inOut, onPage time.Duration, err error) {
	page, err := b.pageOf(ctx, s)
	if err != nil {
		return 0, 0, err
	}
	if _, err := b.server.must(ctx, http.MethodPut, s.path(), w.token, s.changed(mark)); err != nil {
		return 0, 0, err
	}
	began := time.Now()
	shows := func(path string, took *time.Duration) error {
		if *took > 0 {
			return nil
		}
		a, err := b.server.must(ctx, http.MethodGet, path, "", nil)
		if err == nil && bytes.Contains(a.body, []byte(mark)) {
			*took = time.Since(began)
		}
		return err
	}
	err = running.Until(ctx, "showing a change", shortPause, seenLimit, func() (bool, error) {
		if err := shows(s.path(), &inOut); err != nil {
			return false, err
		}
		err := shows(page, &onPage)
		return inOut > 0 && onPage > 0, err
	})
	if err != nil {
		return 0, 0, fmt.Errorf("look for a change of %s: %w", s.ID, err)
	}
	return inOut, onPage, nil
}

// pageOf is the address of the page with its name, to which the one without leads.
func (b *bench) pageOf(ctx context.Context, s *service) (string, error) {
	a, err := b.server.ask(ctx, http.MethodGet, s.page(), "", nil)
	if err != nil {
		return "", err
	}
	if to := a.header.Get("Location"); a.status == http.StatusMovedPermanently && to != "" {
		return to, nil
	}
	return s.page(), nil
}
