package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/feedback"
	"github.com/varanto/varanto/internal/front"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ops"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/store"
)

// server is everything that serves one data folder.
type server struct {
	log       store.Log
	catalogue *live.Catalogue
	index     *search.Index
	suggester *suggest.Suggester
	subjects  *subjects
	feeds     *feeds
	exports   *exports
	writing   *writing
	said      *feedback.Store
	health    *ops.Health
	handler   http.Handler
	started   func() // to be called when all answers are made, the search index is ready and the first self-test is over
	logger    *slog.Logger
}

// drainTime is how long running requests may take after the order to stop.
const drainTime = 20 * time.Second

// run answers those who connect to the listener, follows the log and keeps the search index, until ctx ends.
func (s *server) run(ctx context.Context, listener net.Listener) error {
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	var background sync.WaitGroup
	background.Go(func() {
		// One after the other: building a national index, learning subjects and holding all
		// answers would be much memory at once.
		s.awaitIndex(work)
		s.subjects.prepare(work)
		s.catalogue.Warm(work)
		s.feeds.prepare(work)
		s.exports.prepare(work, s.catalogue.Snapshot())
		s.started()
		background.Go(func() { s.feeds.run(work) })
		s.exports.run(work)
	})
	background.Go(func() { s.writing.runJobs(work, s.writing.inbox(s.said), s.logger) })
	background.Go(func() { s.catalogue.Follow(work, s.log) })
	background.Go(func() { s.index.Run(work, s.log.Feed) })
	background.Go(func() { s.suggester.Run(work) })

	web := ops.NewServer(s.handler, s.logger)
	web.RegisterOnShutdown(s.feeds.handler.Stop)
	plain := front.New(listener, web, "/api/v11/")
	failed := make(chan error, 1)
	go func() { failed <- web.Serve(plain) }()
	s.health.SetReady(true)
	s.logger.Info("ready", "address", fmt.Sprintf("http://%s", listener.Addr()))

	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
		s.logger.Info("stopping: letting running requests finish")
		s.health.SetReady(false)
	}
	err = errors.Join(err, drain(context.WithoutCancel(ctx), web.Shutdown, plain.Shutdown))
	stop()
	background.Wait()
	return errors.Join(err, s.index.Close(), s.said.Close(), s.writing.accounts.Close())
}

// drain calls all shutdowns at once, within drainTime.
func drain(ctx context.Context, shutdowns ...func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, drainTime)
	defer cancel()
	errs := make([]error, len(shutdowns))
	var all sync.WaitGroup
	for i, shutdown := range shutdowns {
		all.Go(func() { errs[i] = shutdown(ctx) })
	}
	all.Wait()
	return errors.Join(errs...)
}

// awaitIndex returns when the search index has caught up for the first time, or when the context ends.
func (s *server) awaitIndex(ctx context.Context) {
	for tick := time.Tick(time.Second); !s.index.Ready(); {
		select {
		case <-tick:
		case <-ctx.Done():
			return
		}
	}
}
