// Command bench measures the speed and size of Varanto on this machine and prints tables: the import, start and memory,
// reads beside nginx, how soon a change shows, and what ten times the data cost. It works on the built program from
// outside, over loopback. docs/benchmarks.md holds the figures of one run.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/varanto/varanto/bench/markdown"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// Exit codes: 1 something could not be measured, 2 the command line is wrong. A missed bar is no error.
const (
	exitFailed = 1
	exitUsage  = 2
)

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parseOptions(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return exitUsage
	}
	if err := measure(ctx, o, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return exitFailed
	}
	return 0
}

// bench is one run.
type bench struct {
	options *options
	report  *report
	log     io.Writer
	began   time.Time
	// cache keeps generated corpora from run to run; work is removed at the end.
	cache, work string
}

// progress tells on the side what is going on.
func (b *bench) progress(format string, args ...any) {
	fmt.Fprintf(b.log, "%6.1f s  %s\n", time.Since(b.began).Seconds(), fmt.Sprintf(format, args...))
}

func measure(ctx context.Context, o *options, stdout, stderr io.Writer) error {
	var err error
	if o.binary, err = filepath.Abs(o.binary); err != nil {
		return err
	}
	if _, err := os.Stat(o.binary); err != nil {
		return fmt.Errorf("the program to measure is missing; 'make build' makes it: %w", err)
	}
	caches, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	b := &bench{
		options: o, report: &report{out: stdout}, log: stderr, began: time.Now(),
		cache: filepath.Join(caches, "varanto-bench"),
	}
	if err := os.MkdirAll(b.cache, 0o755); err != nil {
		return err
	}
	// Beside the corpora rather than in the folder for temporary files, which may be in memory: then writing the log
	// would cost nothing.
	if b.work, err = os.MkdirTemp(b.cache, "work-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.work)
	if err := b.all(ctx); err != nil {
		return err
	}
	if o.write == "" {
		return nil
	}
	return markdown.Insert(o.write, "bench", b.report.text.String())
}

// all takes the steps that are wanted.
func (b *bench) all(ctx context.Context) error {
	b.report.table(describeMachine(ctx, b.options))
	c, err := b.makeCatalogue(ctx, b.options.full)
	if err != nil {
		return err
	}
	b.reportImport(c)
	s, err := b.measureStart(ctx, c)
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // the last step closes it and tells
	if b.options.wants(stepReads) {
		if err := b.measureReads(ctx, s); err != nil {
			return err
		}
	}
	if b.options.wants(stepChanges) || b.options.wants(stepTenfold) {
		if err := b.measureBothSizes(ctx, c, s); err != nil {
			return err
		}
	}
	b.summary()
	return s.Close()
}

// measureReads measures the reads beside nginx, and the memory after them.
func (b *bench) measureReads(ctx context.Context, s *server) error {
	if err := installed(); err != nil {
		return err
	}
	all, workers, err := b.compareReads(ctx, s)
	if err != nil {
		return err
	}
	b.reportReads(all, workers)
	return b.reportMemory(s)
}

func (b *bench) summary() {
	if b.report.missed == 0 {
		b.report.say("\nEvery bar is met.")
		return
	}
	b.report.say("\nBars missed: %d.", b.report.missed)
}
