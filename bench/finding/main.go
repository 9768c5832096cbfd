// Command finding measures the speed of search at national size: how long an answer takes, alone and beside
// PostgreSQL's full text on the same queries, how long suggestions take, how long the index takes to be built and to
// catch up, how soon a change is found, and what it all costs in memory. docs/relevance.md holds the figures of one run.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/internal/ops"
)

func main() {
	loaded.Command[options]{Name: "finding", Parse: parseOptions, Measure: measure}.Main()
}

// options say what to measure and how much of it.
type options struct {
	shared, write              string
	size                       loaded.Size
	searches, changes, missing int
	// arguments are the command line, for the report.
	arguments []string
}

func parseOptions(args []string, stderr io.Writer) (*options, error) {
	o := &options{arguments: args}
	f := flag.NewFlagSet("finding", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&o.shared, "shared", "", "folder with data/tools/scale.py and data/queries (default $VARANTO_SHARED, then ../shared)")
	f.StringVar(&o.write, "write", "", "also put the tables between the marks of this Markdown file")
	f.IntVar(&o.size.Services, "services", 30_000, "services of the corpus")
	f.IntVar(&o.size.Channels, "channels", 60_000, "channels of the corpus")
	f.IntVar(&o.size.Organizations, "organizations", 2_500, "organisations of the corpus")
	f.IntVar(&o.searches, "searches", 3_000, "searches to time")
	f.IntVar(&o.changes, "changes", 30, "changes to look for")
	f.IntVar(&o.missing, "missing", 1_000, "changes that a restart has to catch up with")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if f.NArg() > 0 {
		return nil, fmt.Errorf("what is %q? finding takes flags only", f.Args())
	}
	if min(o.size.Services, o.size.Channels, o.size.Organizations, o.searches, o.changes, o.missing) < 1 {
		return nil, errors.New("every count must be at least 1")
	}
	return o, nil
}

// bench is one run.
type bench struct {
	options *options
	// shared is the folder of reference data, work one that is removed at the end.
	shared, work, cache string
	report              *markdown.Report
	progress            func(format string, args ...any)
}

func measure(ctx context.Context, o *options, stdout, stderr io.Writer) error {
	b := &bench{options: o, report: markdown.NewReport(stdout), progress: loaded.Progress(stderr)}
	var err error
	if b.shared, err = loaded.Shared(o.shared); err != nil {
		return err
	}
	caches, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	b.cache = filepath.Join(caches, "varanto-bench")
	if err := os.MkdirAll(b.cache, 0o755); err != nil {
		return err
	}
	// Beside the corpora rather than in the folder for temporary files, which may be in memory.
	if b.work, err = os.MkdirTemp(b.cache, "finding-"); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(b.work) }() // best effort
	if err := b.all(ctx); err != nil {
		return err
	}
	if o.write == "" {
		return nil
	}
	return markdown.Insert(o.write, "speed", b.report.String())
}

// all takes the steps one after another on one catalogue.
func (b *bench) all(ctx context.Context) error {
	b.report.Say("%s\n", loaded.Origin(ctx, strings.Join(append([]string{"go run ./bench/finding"}, b.options.arguments...), " ")))
	b.progress("corpus")
	corpus, err := loaded.Scaled(ctx, b.cache, b.shared, b.options.size)
	if err != nil {
		return err
	}
	b.progress("import")
	if _, err := loaded.Import(ctx, corpus, b.data()); err != nil {
		return err
	}
	s, err := b.start(ctx)
	if err != nil {
		return err
	}
	ops.KeepHeadroom(ops.ServeHeadroom)
	err = b.served(ctx, s)
	if err := errors.Join(err, s.close()); err != nil {
		return err
	}
	if err := b.measureRival(ctx); err != nil {
		return err
	}
	return b.measureRestart(ctx)
}

// served measures what a server that runs does.
func (b *bench) served(ctx context.Context, s *server) error {
	asks, err := b.asks(s.Live.Snapshot())
	if err != nil {
		return err
	}
	if err := b.measureSearches(ctx, s, asks); err != nil {
		return err
	}
	if err := b.measureSuggestions(ctx, s); err != nil {
		return err
	}
	return b.measureChanges(ctx, s)
}

// data is the data folder.
func (b *bench) data() string { return filepath.Join(b.work, "data") }
