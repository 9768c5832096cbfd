// Command relevance measures how well people's queries are answered, beside other open engines over the same texts,
// what each component of the search contributes, and how well subjects are suggested. docs/relevance.md holds the
// tables of one run and says what they mean. It needs the folder of reference data, which is not part of the sources.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
)

func main() { command().Main() }

func command() loaded.Command[options] {
	return loaded.Command[options]{Name: "relevance", Parse: parseOptions, Measure: measure}
}

// bench is one run.
type bench struct {
	options *options
	// shared is the folder of reference data, work one that is removed at the end.
	shared, work string
	out          io.Writer
	progress     func(format string, args ...any)
	made         *stage // nil before a step needs it
}

// A step measures one thing and writes its tables, which go between the marks of its name in docs/relevance.md.
type step struct {
	name string
	take func(*bench, context.Context, *markdown.Report) error
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
	b := &bench{options: o, shared: shared, work: work, out: stdout, progress: loaded.Progress(stderr)}
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
		text := markdown.NewReport(b.out)
		text.Say("%s\n", loaded.Origin(ctx, "go run ./bench/relevance -only "+s.name))
		if err := s.take(b, ctx, text); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if b.options.write == "" {
			continue
		}
		if err := markdown.Insert(b.options.write, s.name, text.String()); err != nil {
			return err
		}
	}
	return nil
}
