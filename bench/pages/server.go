package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/pause"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/web"
)

// server is what of the server takes part in pages, in this process: so that the time of the thread that answers can be
// told from that of what waits beside it.
type server struct {
	*loaded.Catalogue
	index    *loaded.Index
	analyzer *finnish.Analyzer
	pages    http.Handler
	searches *timed
	size     string
	stop     context.CancelFunc
	running  sync.WaitGroup
}

// open serves a data folder as the program does, and returns when searches and suggestions are ready.
func open(ctx context.Context, data string) (*server, error) {
	a, err := finnish.Open(ctx, finnish.Options{})
	if err != nil {
		return nil, err
	}
	c, err := loaded.Open(ctx, data)
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	x, err := c.OpenIndex(filepath.Join(data, "search"), a)
	if err != nil {
		return nil, errors.Join(err, c.Close(), a.Close())
	}
	work, stop := context.WithCancel(ctx)
	s := &server{Catalogue: c, index: x, analyzer: a, stop: stop}
	if err := s.start(ctx, work); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *server) start(ctx, work context.Context) error {
	suggester := suggest.New(s.Live, suggest.Options{Analyzer: s.analyzer})
	changes := feed.New(s.Live, s.Log, s.index.Serving, slog.New(slog.DiscardHandler))
	if err := s.Load(ctx); err != nil {
		return err
	}
	if err := changes.Prepare(ctx); err != nil {
		return err
	}
	if err := s.index.Start(ctx); err != nil {
		return err
	}
	s.running.Go(func() { suggester.Run(work) })
	for suggester.Seq() < s.Live.Snapshot().Seq {
		if err := pause.For(ctx, 5*time.Millisecond); err != nil {
			return err
		}
	}
	n := func(k catalog.Kind) string {
		return markdown.Count(int(s.Live.Snapshot().Table(k).Published().GetCardinality()))
	}
	s.size = fmt.Sprintf("%s services, %s channels, %s organisations", n(catalog.KindService), n(catalog.KindServiceChannel), n(catalog.KindOrganization))
	var err error
	s.searches = &timed{Finder: s.index}
	s.pages, err = site.New(site.Options{
		Source: source.New(s.Live, s.searches, source.WithSuggester(suggester), source.WithNews(changes)), Assets: web.Dist(),
		Log: slog.New(slog.DiscardHandler),
	})
	return err
}

// timed adds up the processor time of searches, which have a bar of their own; see the bench of finding. One thread asks.
type timed struct {
	source.Finder
	took time.Duration
}

// Search implements source.Finder.
func (t *timed) Search(ctx context.Context, q search.Query) (search.Results, error) {
	began, err := threadTime()
	if err != nil {
		return search.Results{}, err
	}
	found, err := t.Finder.Search(ctx, q)
	ended, timeErr := threadTime()
	t.took += ended - began
	return found, errors.Join(err, timeErr)
}

func (s *server) close() error {
	s.stop()
	err := s.index.Close()
	s.running.Wait()
	return errors.Join(err, s.Catalogue.Close(), s.analyzer.Close())
}
