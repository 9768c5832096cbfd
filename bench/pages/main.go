// Command pages measures what the pages of the public site cost at national size: the processor time that the server
// takes for each kind of page, and how large the largest is on its way. docs/benchmarks.md holds the figures of one run.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/internal/ops"
)

func main() {
	loaded.Command[options]{Name: "pages", Parse: parseOptions, Measure: measure}.Main()
}

// options say what to measure and how much of it.
type options struct {
	shared, data, write, only, profile, allocations string
	size                                            loaded.Size
	samples, slowest                                int
	// arguments are the command line, for the report.
	arguments []string
}

func parseOptions(args []string, stderr io.Writer) (*options, error) {
	o := &options{arguments: args}
	f := flag.NewFlagSet("pages", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&o.shared, "shared", "", "folder with data/tools/scale.py (default $VARANTO_SHARED, then ../shared)")
	f.StringVar(&o.data, "data", "", "a filled data folder to measure on, instead of a corpus that is made and imported")
	f.StringVar(&o.write, "write", "", "also put the table between the marks of this Markdown file")
	f.StringVar(&o.only, "only", "", "measure only the kinds of pages with these letters in their names; several are parted by commas")
	f.StringVar(&o.profile, "profile", "", "also write where the processor's time goes into this file (go tool pprof)")
	f.StringVar(&o.allocations, "allocations", "", "also write what allocates, and how much, into this file (go tool pprof); slows down")
	f.IntVar(&o.slowest, "slowest", 0, "also tell which pages of each kind took longest, so many")
	f.IntVar(&o.size.Services, "services", 30_000, "services of the corpus")
	f.IntVar(&o.size.Channels, "channels", 60_000, "channels of the corpus")
	f.IntVar(&o.size.Organizations, "organizations", 2_500, "organisations of the corpus")
	f.IntVar(&o.samples, "samples", 1_000, "pages of each kind")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if f.NArg() > 0 {
		return nil, fmt.Errorf("what is %q? pages takes flags only", f.Args())
	}
	if min(o.size.Services, o.size.Channels, o.size.Organizations, o.samples) < 1 {
		return nil, errors.New("every count must be at least 1")
	}
	return o, nil
}

// wants tells whether a kind of pages is to be measured.
func (o *options) wants(kind string) bool {
	return slices.ContainsFunc(strings.Split(o.only, ","), func(part string) bool { return strings.Contains(kind, part) })
}

func measure(ctx context.Context, o *options, stdout, stderr io.Writer) error {
	progress := loaded.Progress(stderr)
	data, clear, err := dataFolder(ctx, o, progress)
	if err != nil {
		return err
	}
	defer clear()
	progress("load")
	s, err := open(ctx, data)
	if err != nil {
		return err
	}
	ops.KeepHeadroom(ops.ServeHeadroom)
	progress("pages")
	stop, err := profiled(o)
	if err != nil {
		return errors.Join(err, s.close())
	}
	t, err := s.table(o, progress)
	if err := errors.Join(err, stop(), s.close()); err != nil {
		return err
	}
	origin := loaded.Origin(ctx, strings.Join(append([]string{"go run ./bench/pages"}, o.arguments...), " "))
	text := fmt.Sprintf("%s %s.\n\nProcessor time of the thread that answers, the rendering, packing and the collector's share in it; sizes as they are sent, packed. The bar is for all but searching, which has bars of its own (docs/relevance.md).\n\n%s",
		origin, s.size, t)
	fmt.Fprint(stdout, text)
	if o.write == "" {
		return nil
	}
	return markdown.Insert(o.write, "pages", text)
}

// dataFolder is the one given, else one that is made now and removed by clear.
func dataFolder(ctx context.Context, o *options, progress func(format string, args ...any)) (data string, clear func(), err error) {
	if o.data != "" {
		return o.data, func() {}, nil
	}
	shared, err := loaded.Shared(o.shared)
	if err != nil {
		return "", nil, err
	}
	caches, err := os.UserCacheDir()
	if err != nil {
		return "", nil, err
	}
	cache := filepath.Join(caches, "varanto-bench")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", nil, err
	}
	progress("corpus")
	corpus, err := loaded.Scaled(ctx, cache, shared, o.size)
	if err != nil {
		return "", nil, err
	}
	if data, err = os.MkdirTemp(cache, "pages-"); err != nil {
		return "", nil, err
	}
	clear = func() { _ = os.RemoveAll(data) } // best effort
	progress("import")
	if _, err := loaded.Import(ctx, corpus, data); err != nil {
		clear()
		return "", nil, err
	}
	return data, clear, nil
}
