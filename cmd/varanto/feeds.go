package main

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/open/mcp"
	"github.com/varanto/varanto/internal/open/webhook"
	"github.com/varanto/varanto/internal/ops"
	"github.com/varanto/varanto/internal/store"
)

// feeds are what tells programs of changes, and the endpoint for assistants.
type feeds struct {
	changes    *feed.Changes
	handler    *feed.Handler
	deliveries *webhook.Worker
	assistants http.Handler
	logger     *slog.Logger
}

// newFeeds makes the feed of a catalogue that has not been loaded yet.
func newFeeds(c *live.Catalogue, log store.Log, serving feed.Serving, logger *slog.Logger) *feeds {
	return &feeds{changes: feed.New(c, log, serving, logger), logger: logger}
}

// feedOptions are what the feeds answer with.
type feedOptions struct {
	data, baseURL, name string
	catalogue           *live.Catalogue
	log                 store.Log
	native              *open.Handler
	observe             func(string, int, time.Duration)
	logger              *slog.Logger
}

// assemble makes the handlers.
func (f *feeds) assemble(o feedOptions) {
	f.changes.EncodeWith(o.native.Record)
	f.handler = feed.NewHandler(feed.Options{Changes: f.changes, BaseURL: o.baseURL, Name: o.name, Observe: o.observe, Log: o.logger})
	f.deliveries = webhook.NewWorker(webhook.Options{
		Folder: o.data, Log: o.log, Changes: f.changes, UserAgent: "varanto/" + ops.Version(), Logger: o.logger,
	})
	f.assistants = mcp.NewHandler(mcp.Options{
		Catalogue: o.catalogue, API: o.native, BaseURL: o.baseURL, Name: o.name, Version: ops.Version(), Observe: o.observe, Log: o.logger,
	})
}

// before answers what is the feeds', and leaves all else to next.
func (f *feeds) before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case feed.Serves(r.URL.Path):
			f.handler.ServeHTTP(w, r)
		case r.URL.Path == mcp.Path:
			f.assistants.ServeHTTP(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// Latest tells the pages of changes, of none while the feed is being built: a page does not wait for that.
func (f *feeds) Latest(ctx context.Context, sel feed.Selection) (news []feed.News, head int64, at time.Time, err error) {
	if !f.changes.Built() {
		return nil, 0, time.Time{}, nil
	}
	return f.changes.Latest(ctx, sel)
}

// prepare builds the feed, as one of the steps of a start that come one after the other; whoever asks earlier waits for it
// then. What fails is tried again by run.
func (f *feeds) prepare(ctx context.Context) {
	if err := f.changes.Prepare(ctx); err != nil && ctx.Err() == nil {
		f.logger.Error("the change feed cannot be built; it is tried again", "error", err)
	}
}

// run keeps the feed up to date and delivers to subscriptions until the context ends. It comes after prepare.
func (f *feeds) run(ctx context.Context) {
	var both sync.WaitGroup
	both.Go(func() { f.changes.Run(ctx) })
	both.Go(func() { f.deliveries.Run(ctx) })
	both.Wait()
}
