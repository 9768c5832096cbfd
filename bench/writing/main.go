// Command writing measures the speed of writing at national size: how long the interface for writing takes to say that a
// change is on disk, with eight writers at once and with one, how soon everybody sees a change, how long a mass action
// takes, and what it all costs in memory. docs/benchmarks.md holds the figures of one run.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/running"
)

func main() {
	loaded.Command[options]{Name: "writing", Parse: parseOptions, Measure: measure}.Main()
}

// options say what to measure and how much of it.
type options struct {
	shared, data, binary, write                      string
	size                                             loaded.Size
	writers, rate, reads, single, changes, dry, mass int
	duration                                         time.Duration
	// arguments are the command line, for the report.
	arguments []string
}

func parseOptions(args []string, stderr io.Writer) (*options, error) {
	o := &options{arguments: args}
	f := flag.NewFlagSet("writing", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&o.shared, "shared", "", "folder with data/tools/scale.py (default $VARANTO_SHARED, then ../shared)")
	f.StringVar(&o.data, "data", "", "a filled data folder to measure on a copy of, instead of a corpus that is made and imported; nobody may write to it meanwhile")
	f.StringVar(&o.binary, "binary", "bin/varanto", "the program to measure")
	f.StringVar(&o.write, "write", "", "also put the tables between the marks of this Markdown file")
	f.IntVar(&o.size.Services, "services", 30_000, "services of the corpus")
	f.IntVar(&o.size.Channels, "channels", 60_000, "channels of the corpus")
	f.IntVar(&o.size.Organizations, "organizations", 2_500, "organisations of the corpus")
	f.IntVar(&o.writers, "writers", 8, "how many write at once")
	f.DurationVar(&o.duration, "for", 20*time.Second, "how long they write")
	f.IntVar(&o.rate, "rate", rateBar, "writes a second that they begin together when they are paced")
	f.IntVar(&o.reads, "reads", 300, "reads a second beside the writers")
	f.IntVar(&o.single, "single", 500, "writes one after the other")
	f.IntVar(&o.changes, "changes", 30, "changes to wait for")
	f.IntVar(&o.dry, "dry", 200, "dry runs")
	f.IntVar(&o.mass, "mass", 5_000, "entities of a mass action")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if f.NArg() > 0 {
		return nil, fmt.Errorf("what is %q? writing takes flags only", f.Args())
	}
	counts := min(o.size.Services, o.size.Channels, o.size.Organizations, o.writers, o.rate, o.reads, o.single, o.changes, o.dry, o.mass)
	if counts < 1 || o.duration <= 0 {
		return nil, errors.New("every count and time must be at least 1")
	}
	return o, nil
}

// bench is one run. The watcher is known when services are chosen, and is no longer among the writers then.
type bench struct {
	*options
	data     string
	server   *server
	writers  []*writer
	watcher  *writer
	progress func(format string, args ...any)
	report   *markdown.Report
}

func measure(ctx context.Context, o *options, stdout, stderr io.Writer) error {
	b := &bench{options: o, progress: loaded.Progress(stderr), report: markdown.NewReport(stdout)}
	data, clear, err := dataFolder(ctx, o, b.progress)
	if err != nil {
		return err
	}
	defer clear()
	b.data = data
	b.report.Say("%s %s", loaded.Origin(ctx, strings.Join(append([]string{"go run ./bench/writing"}, o.arguments...), " ")), running.Machine())
	if err := b.run(ctx); err != nil {
		return err
	}
	if o.write == "" {
		return nil
	}
	return markdown.Insert(o.write, "writing", b.report.String())
}

// run measures everything on one server.
func (b *bench) run(ctx context.Context) (err error) {
	b.progress("users")
	if err := b.makeWriters(ctx); err != nil {
		return err
	}
	b.progress("start")
	if b.server, err = serve(ctx, b.binary, b.data); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.server.Close()) }()
	memory := &memoryTable{server: b.server}
	first, later, err := b.logIn(ctx)
	if err != nil {
		return err
	}
	b.progress("the work after the start")
	if _, err := b.server.Settle(ctx); err != nil {
		return err
	}
	if err := b.chooseServices(ctx); err != nil {
		return err
	}
	if err := memory.add("before"); err != nil {
		return err
	}
	if err := b.measureSingle(ctx, first, later); err != nil {
		return err
	}
	if err := b.measureWriters(ctx); err != nil {
		return err
	}
	if err := memory.add("after %d writers", len(b.writers)); err != nil {
		return err
	}
	if err := b.measureSeen(ctx); err != nil {
		return err
	}
	if err := b.measureMass(ctx); err != nil {
		return err
	}
	if err := memory.add("after mass actions"); err != nil {
		return err
	}
	b.progress("the work after all")
	if _, err := b.server.Settle(ctx); err != nil {
		return err
	}
	time.Sleep(restAfterWriting) // until then the server keeps memory for further changes
	if _, err := b.server.Settle(ctx); err != nil {
		return err
	}
	if err := memory.add("at rest again"); err != nil {
		return err
	}
	memory.tell(b.report)
	return nil
}
