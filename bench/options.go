package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
)

// options say what to measure and how long.
type options struct {
	binary string
	// shared is the folder of reference data with data/tools/scale.py; empty means to look for it.
	shared string
	// write names a Markdown file in which the tables go between two marks, besides standard output.
	write string
	only  []string
	full  loaded.Size
	small loaded.Size
	// duration and rounds are of each comparison: both servers are measured for duration, rounds times, in turns.
	duration time.Duration
	rounds   int
	// changes is how many changes of services are timed in each catalogue.
	changes int
}

// tenth is the corpus that tenfold data are compared with.
func tenth(s loaded.Size) loaded.Size {
	return loaded.Size{Services: max(1, s.Services/10), Channels: max(1, s.Channels/10), Organizations: max(1, s.Organizations/10)}
}

func sizeText(s loaded.Size) string {
	return fmt.Sprintf("%s services, %s channels, %s organisations",
		markdown.Count(s.Services), markdown.Count(s.Channels), markdown.Count(s.Organizations))
}

// The steps that -only can name. An import comes before every other step in any case.
const (
	stepReads   = "reads"
	stepChanges = "changes"
	stepTenfold = "tenfold"
)

func steps() []string { return []string{stepReads, stepChanges, stepTenfold} }

func (o *options) wants(step string) bool { return len(o.only) == 0 || slices.Contains(o.only, step) }

// quick are the flags that make every step short: for trying the program, not for figures. Flags that are given
// themselves go before.
var quick = map[string]string{
	"services": "3000", "channels": "6000", "organizations": "250", "duration": "1s", "rounds": "1", "changes": "10",
}

func shorten(f *flag.FlagSet) error {
	given := map[string]bool{}
	f.Visit(func(g *flag.Flag) { given[g.Name] = true })
	for name, value := range quick {
		if given[name] {
			continue
		}
		if err := f.Set(name, value); err != nil {
			return err
		}
	}
	return nil
}

func parseOptions(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	var only string
	var short bool
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&o.binary, "binary", "bin/varanto", "the program to measure")
	f.StringVar(&o.shared, "shared", "",
		"folder of reference data, with data/corpus and data/tools/scale.py (default $VARANTO_SHARED, then ../shared; else the demo catalogue is multiplied)")
	f.StringVar(&o.write, "write", "", "also put the tables between the marks of this Markdown file")
	f.StringVar(&only, "only", "", "steps to take, with commas: "+strings.Join(steps(), ", ")+" (default all)")
	f.IntVar(&o.full.Services, "services", 30_000, "services of the corpus")
	f.IntVar(&o.full.Channels, "channels", 60_000, "channels of the corpus")
	f.IntVar(&o.full.Organizations, "organizations", 2_500, "organisations of the corpus")
	f.DurationVar(&o.duration, "duration", 8*time.Second, "how long each server is read from, each round")
	f.IntVar(&o.rounds, "rounds", 3, "how often the servers take turns")
	f.IntVar(&o.changes, "changes", 50, "changes of services to time")
	f.BoolVar(&short, "quick", false, "a tenth of the corpus and one short round: to try the program")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if short {
		if err := shorten(f); err != nil {
			return nil, err
		}
	}
	o.small = tenth(o.full)
	if only != "" {
		o.only = strings.Split(only, ",")
	}
	return o, o.check(f.Args())
}

func (o *options) check(rest []string) error {
	if len(rest) > 0 {
		return fmt.Errorf("what is %q? bench takes flags only", rest[0])
	}
	for _, step := range o.only {
		if !slices.Contains(steps(), step) {
			return fmt.Errorf("there is no step %q; the steps are %s", step, strings.Join(steps(), ", "))
		}
	}
	if min(o.full.Services, o.full.Channels, o.full.Organizations, o.rounds, o.changes) < 1 {
		return errors.New("every count must be at least 1")
	}
	if o.duration < time.Second {
		return errors.New("-duration must be at least 1s: wrk counts in seconds")
	}
	return nil
}
