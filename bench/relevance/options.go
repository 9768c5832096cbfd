package main

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
)

// options say what to measure.
type options struct {
	// shared is the folder of reference data; empty means to look for it.
	shared string
	// queries is the file of judged queries; empty means the public ones in shared.
	queries string
	// write names a Markdown file in which the tables go between marks, besides standard output.
	write string
	only  []string
	// missed lists the queries that Varanto does not answer among the first five.
	missed bool
}

func (o *options) wants(step string) bool { return len(o.only) == 0 || slices.Contains(o.only, step) }

func parseOptions(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	var names []string
	for _, s := range steps() {
		names = append(names, s.name)
	}
	f := flag.NewFlagSet("relevance", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&o.shared, "shared", "", "folder with data/corpus and data/queries (default $VARANTO_SHARED, then ../shared)")
	f.StringVar(&o.queries, "queries", "", "judged queries (default data/queries/public.tsv of the shared folder)")
	f.StringVar(&o.write, "write", "", "also put the tables between the marks of this Markdown file")
	f.BoolVar(&o.missed, "missed", false, "list the queries that are not answered among the first five")
	f.Func("only", "steps to take, with commas: "+strings.Join(names, ", ")+" (default all)", func(list string) error {
		o.only = strings.Split(list, ",")
		for _, name := range o.only {
			if !slices.Contains(names, name) {
				return fmt.Errorf("there is no step %q", name)
			}
		}
		return nil
	})
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if f.NArg() > 0 {
		return nil, fmt.Errorf("what is %q? relevance takes flags only", f.Args())
	}
	return o, nil
}
