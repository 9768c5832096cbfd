package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/ops"
	"github.com/varanto/varanto/internal/ptv/mirror"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"

	"github.com/varanto/varanto/internal/editorial"
)

// mirrorCommand pulls another PTV-compatible OUT API.
type mirrorCommand struct {
	Data  string `help:"The data folder; it is made when it is missing." default:"data" type:"path"`
	From  string `help:"The source, such as https://api.palvelutietovaranto.suomi.fi." required:""`
	Whole bool   `help:"Pull everything, also when the last run would allow to ask for changes only."`

	Organization []catalog.ID `help:"Mirror these organisations with those below them; this catalogue is master of the rest. The choice is remembered." placeholder:"ID"`
	Everything   bool         `help:"Mirror the whole source again after a choice of organisations."`
	Release      bool         `help:"Mirror no longer: what the source brought is mastered here from now on."`
	Concurrency  int          `help:"How many questions to ask at the same time." default:"4"`
}

// Run mirrors, prints every rejected record and the final table, and fails when anything was rejected.
func (c *mirrorCommand) Run(ctx context.Context, stdout, stderr io.Writer) (err error) {
	log, err := sqlite.Open(ctx, c.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, log.Close()) }()
	if c.Release {
		if err := mirror.Release(ctx, log, c.From); err != nil {
			return err
		}
		fmt.Fprintln(stdout, "What this source brought is mastered here now.")
		return nil
	}
	bar := newProgressBar(stderr)
	report, err := mirror.Run(ctx, log, mirror.Options{
		From: c.From, Dir: c.Data, Whole: c.Whole, Concurrency: c.Concurrency,
		Organizations: c.Organization, Everything: c.Everything,
		UserAgent: "varanto/" + ops.Version(),
		Open:      func(paths []string) (mirror.Input, error) { return v11.OpenInput(paths) },
		Progress:  bar.importing,
		Rejected:  func(r editorial.Rejection) { bar.print(r.String()) },
	})
	bar.end()
	if err != nil {
		return err
	}
	return printMirror(stdout, stderr, report)
}

func printMirror(stdout, stderr io.Writer, report *mirror.Report) error {
	if report.Whole {
		fmt.Fprintln(stdout, "Pulled the whole catalogue.")
	} else {
		fmt.Fprintf(stdout, "Pulled what changed since %s.\n", report.Since.Format(time.RFC3339))
	}
	if report.Resumed {
		fmt.Fprintln(stdout, "Went on with what an earlier run, broken off, had fetched.")
	}
	for _, k := range catalog.RecordKinds() {
		if n := report.Fetched[k]; n > 0 {
			fmt.Fprintf(stdout, "%s: %d fetched.\n", k, n)
		}
		if n := report.Archived[k]; n > 0 {
			fmt.Fprintf(stdout, "%s: %d archived, the source no longer publishes them.\n", k, n)
		}
	}
	if report.Import == nil {
		fmt.Fprintln(stdout, "The source has nothing new.")
		return nil
	}
	if report.Pending > 0 {
		fmt.Fprintf(stdout, "The next run asks again for %d rejected entities.\n", report.Pending)
	}
	return printReport(stdout, stderr, report.Import)
}
