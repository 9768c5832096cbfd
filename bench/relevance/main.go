// Command relevance measures how well people's queries are answered, beside other open engines over the same texts,
// what each component of the search contributes, and how well subjects are suggested. docs/relevance.md holds the
// tables of one run and says what they mean. It needs the folder of reference data, which is not part of the sources.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
)

func main() {
	// SIGPIPE, too: a reader that has seen enough must not leave a database server behind.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGPIPE)
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
		fmt.Fprintln(stderr, "relevance:", err)
		return exitUsage
	}
	if err := measure(ctx, o, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "relevance:", err)
		return exitFailed
	}
	return 0
}

// bench is one run.
type bench struct {
	options *options
	// shared is the folder of reference data, work one that is removed at the end.
	shared, work string
	out, log     io.Writer
	began        time.Time
	made         *stage // nil before a step needs it
}

// A step measures one thing and writes its tables, which go between the marks of its name in docs/relevance.md.
type step struct {
	name string
	take func(*bench, context.Context, *section) error
}

func steps() []step {
	return []step{
		{"queries", (*bench).measureQueries},
		{"components", (*bench).measureComponents},
		{"subjects", (*bench).measureSubjects},
	}
}

func measure(ctx context.Context, o *options, stdout, stderr io.Writer) error {
	shared, err := loaded.Shared(o.shared)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "varanto-relevance-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }() // best effort
	b := &bench{options: o, shared: shared, work: work, out: stdout, log: stderr, began: time.Now()}
	err = b.all(ctx)
	if b.made != nil {
		err = errors.Join(err, b.made.close())
	}
	return err
}

// all takes the steps that are wanted.
func (b *bench) all(ctx context.Context) error {
	for _, s := range steps() {
		if !b.options.wants(s.name) {
			continue
		}
		text := &section{out: b.out}
		text.say("%s\n", loaded.Origin(ctx, "go run ./bench/relevance -only "+s.name))
		if err := s.take(b, ctx, text); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if b.options.write == "" {
			continue
		}
		if err := markdown.Insert(b.options.write, s.name, text.text.String()); err != nil {
			return err
		}
	}
	return nil
}

// progress tells on the side what is going on.
func (b *bench) progress(format string, args ...any) {
	fmt.Fprintf(b.log, "%6.1f s  %s\n", time.Since(b.began).Seconds(), fmt.Sprintf(format, args...))
}

// section is what a step says; it is written out as it is made.
type section struct {
	out  io.Writer
	text strings.Builder
}

func (s *section) say(format string, args ...any) { s.print(fmt.Sprintf(format, args...) + "\n") }

// table writes a table below a line that says what it shows.
func (s *section) table(title string, t *markdown.Table) { s.print("\n" + title + "\n\n" + t.String()) }

func (s *section) print(text string) {
	s.text.WriteString(text)
	_, _ = io.WriteString(s.out, text) // nobody is left to tell
}
