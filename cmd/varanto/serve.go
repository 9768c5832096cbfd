package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/open/export"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/open/mcp"
	"github.com/varanto/varanto/internal/open/selftest"
	"github.com/varanto/varanto/internal/open/webhook"
	"github.com/varanto/varanto/internal/ops"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/proof"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/web"
)

// serveCommand serves a data folder until it is told to stop.
type serveCommand struct {
	Addr              string `help:"Where to listen." default:"127.0.0.1:8080"`
	Data              string `help:"The data folder; it is made when it is missing." default:"data" type:"path"`
	Demo              bool   `help:"Load the demo catalogue first, where it is not loaded yet."`
	BaseURL           string `help:"Scheme and host as the public sees them, such as https://palvelut.example."`
	Name              string `help:"What the site is called." default:"Varanto"`
	MapTiles          string `help:"Map tiles as a URL template with {z}, {x} and {y}; without it the map shows outlines only."`
	MapAttribution    string `help:"Whom the map tiles are from."`
	MapRoute          string `help:"A route planner as a URL template with {lat}, {lon} and perhaps {name}; OpenStreetMap without it."`
	MapRouteName      string `help:"What the route planner is called."`
	Theme             string `help:"The site's own colours and font: a style sheet that sets documented properties (docs/theming.md)." type:"existingfile"`
	Logo              string `help:"The site's own mark, an SVG picture." type:"existingfile"`
	Operator          string `help:"Who runs the site: the authority or company that the accessibility statement and the privacy page name."`
	OperatorEmail     string `help:"Where readers reach who runs the site."`
	Accessibility     string `help:"How accessible the operator has found the site to be, for its statement (act 306/2019)." enum:"full,partial,none,unassessed" default:"unassessed"`
	AccessibilityDate string `help:"When the accessibility statement was made or reviewed, as 2026-11-30."`
	LogRequests       bool   `help:"Log every request: operation, status and time, nothing of who asked."`
	LogFormat         string `help:"How to write the log." enum:"text,json" default:"text"`
	studioFlags
	jobFlags
}

// Run serves until ctx ends, then lets running requests finish.
func (c *serveCommand) Run(ctx context.Context, _, stderr io.Writer) (err error) {
	logger := newLogger(stderr, c.LogFormat)
	// First of all: that the address is taken must not be told after a long start only. Who connects meanwhile waits.
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return err
	}
	defer listener.Close() // the server has closed it; this is for a start that fails
	c.address = listener.Addr().String()
	log, err := sqlite.Open(ctx, c.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, log.Close()) }()
	if c.Demo {
		if err := loadDemo(ctx, log, logger); err != nil {
			return err
		}
	}
	analyser, err := finnish.Open(ctx, finnish.Options{})
	if err != nil {
		return err
	}
	defer analyser.Close()
	logger.Info("words are analysed", "by", analyser.Version())
	if missing := analyser.Missing(); missing != nil {
		logger.Warn("Voikko is not at work; search is coarser", "reason", missing)
	}
	s, err := c.assemble(ctx, log, analyser, logger)
	if err != nil {
		return err
	}
	return s.run(ctx, listener)
}

func (c *serveCommand) assemble(ctx context.Context, log store.Log, a *finnish.Analyzer, logger *slog.Logger) (*server, error) {
	operator, err := c.operator()
	if err != nil {
		return nil, err
	}
	catalogue := live.New(&v11.Renderer{}, logger)
	index, err := search.Open(filepath.Join(c.Data, "search"), a, catalogue, logger)
	if err != nil {
		return nil, err
	}
	suggester := suggest.New(catalogue, suggest.Options{Analyzer: a, Synonyms: synonyms(), Log: logger})
	subjects := &subjects{data: c.Data, catalogue: catalogue, analyzer: a, logger: logger}
	feeds := newFeeds(catalogue, log, index.Serving, logger)
	began := time.Now()
	memory := tuneForStart()
	catalogue.OnChange(memory.changed)
	if err := catalogue.Load(ctx, log); err != nil {
		return nil, errors.Join(err, index.Close())
	}
	snapshot := catalogue.Snapshot()
	logger.Info("the catalogue is loaded", "sequence", snapshot.Seq, "took", time.Since(began).Round(time.Millisecond))
	if snapshot.Seq == 0 {
		logger.Warn("the data folder is empty: 'varanto serve --demo' loads the demo catalogue, 'varanto import' your own")
	}
	metrics := ops.NewMetrics(catalogue, log.Head, logger)
	metrics.Gauge("varanto_search_lag_revisions", "Revisions of the catalogue that the search index does not take in yet.",
		func() float64 { return float64(index.Lag()) })
	health := ops.NewHealth(catalogue, a.Version())
	observe := metrics.Observe
	if c.LogRequests {
		logged := ops.LogRequests(logger)
		observe = func(operation string, status int, took time.Duration) {
			metrics.Observe(operation, status, took)
			logged(operation, status, took)
		}
	}
	look, logo, err := c.look(logger)
	if err != nil {
		return nil, errors.Join(err, index.Close())
	}
	said, err := openFeedback(ctx, c.Data, logger)
	if err != nil {
		return nil, errors.Join(err, index.Close())
	}
	tester := selftest.New(catalogue, nil, logger, proof.Forms()...)
	pages, err := site.New(site.Options{
		Source: source.New(catalogue, index, source.WithSuggester(suggester), source.WithNews(feeds)), Assets: web.Dist(), Name: c.Name, BaseURL: c.BaseURL,
		Map: page.Map{Tiles: c.MapTiles, Attribution: c.MapAttribution, Route: c.MapRoute, RouteName: c.MapRouteName}, Log: logger,
		Theme: look, Logo: logo,
		Operator: operator, Feedback: said, SelfTest: tested(tester),
		LogIn: func(lang string) string { return frame.Root + lang + "/login" },
	})
	if err != nil {
		return nil, errors.Join(err, index.Close(), said.Close())
	}
	accounts, err := c.accounts(logger)
	if err != nil {
		return nil, errors.Join(err, index.Close(), said.Close())
	}
	writing, err := newWriting(ctx, c.Data, accounts, editorial.Options{Ageing: c.ageing()}, log, &v11.Renderer{}, logger)
	if err != nil {
		return nil, errors.Join(err, index.Close(), said.Close())
	}
	editors, err := c.studio(writing, pages, writing.inbox(said), subjects.model.Load, logger)
	if err != nil {
		return nil, errors.Join(err, index.Close(), said.Close(), writing.accounts.Close())
	}
	api := v11.NewHandler(catalogue, v11.WithObserver(observe), v11.WithLogger(logger), v11.WithRestricted(writing.api))
	native := open.New(open.Options{
		Catalogue: catalogue, Finder: index, Filter: index.Filter(), Opening: index.Opening, Suggester: suggester, Subjects: subjects.model.Load, Observe: observe,
		BaseURL: c.BaseURL, Log: logger, Describe: []func(*huma.OpenAPI){feed.Describe, webhook.Describe, export.Describe, selftest.Describe, mcp.Describe},
	})
	feeds.assemble(feedOptions{
		data: c.Data, baseURL: c.BaseURL, name: c.Name, catalogue: catalogue, log: log, native: native, observe: observe, logger: logger,
	})
	warnOfLinks(c.Addr, c.BaseURL, logger)
	exports := newExports(tester, export.Options{
		Catalogue: catalogue, Lister: native, BaseURL: c.BaseURL, Name: c.Name, Version: ops.Version(), Observe: observe, Log: logger,
	})
	all := routes(api, feeds.before(exports.before(native)), ops.Observed("site", pages, observe), ops.Observed("studio", editors, observe), health, metrics)
	tester.Ask(all)
	return &server{
		feeds: feeds, exports: exports, log: log, catalogue: catalogue, index: index, suggester: suggester, subjects: subjects, health: health, logger: logger,
		writing: writing, said: said,
		started: memory.started,
		// These bound what they read themselves: IN for its bodies, the studio for its forms.
		handler: ops.Guard(all, logger, func(r *http.Request) bool {
			return v11.Serves(r.URL.Path) || strings.HasPrefix(r.URL.Path, frame.Root)
		}),
	}, nil
}

// operator is who runs the site.
func (c *serveCommand) operator() (page.Operator, error) {
	o := page.Operator{Name: c.Operator, Email: c.OperatorEmail, Accessibility: c.Accessibility}
	if c.AccessibilityDate == "" {
		return o, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, c.AccessibilityDate, hours.Finland())
	if err != nil {
		return o, fmt.Errorf("%q is no date of an accessibility statement: %w", c.AccessibilityDate, err)
	}
	o.Assessed = day
	return o, nil
}

// routes sends a request to one of the interfaces, to operations or to the pages.
func routes(api, native, pages, editors http.Handler, health *ops.Health, metrics *ops.Metrics) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", health.Live)
	mux.HandleFunc("GET /readyz", health.Ready)
	mux.Handle("GET /metrics", metrics.Handler())
	mux.Handle("/", pages)
	mux.Handle(frame.Root, editors)
	mux.Handle("GET "+strings.TrimSuffix(frame.Root, "/"), editors)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch { // before the mux, which would redirect paths that it finds untidy
		case v11.Serves(r.URL.Path):
			api.ServeHTTP(w, r)
		case open.Serves(r.URL.Path), r.URL.Path == mcp.Path:
			native.ServeHTTP(w, r)
		default:
			mux.ServeHTTP(w, r)
		}
	})
}
