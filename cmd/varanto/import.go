package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// importCommand imports files of PTV v11 entities.
type importCommand struct {
	Data     string   `help:"The data folder; it is made when it is missing." default:"data" type:"path"`
	Actor    string   `help:"Who signs the revisions." default:"import"`
	Warnings bool     `help:"Tell which rules of publishing the taken records break." default:"true" negatable:""`
	Paths    []string `arg:"" name:"path" help:"JSONL files, or folders of them." type:"path"`
}

// Run imports, prints every rejected record, the final table and the warnings, and fails when anything was rejected.
func (c *importCommand) Run(ctx context.Context, stdout, stderr io.Writer) (err error) {
	in, err := v11.OpenInput(c.Paths)
	if err != nil {
		return err
	}
	defer in.Close()
	log, err := sqlite.Open(ctx, c.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, log.Close()) }()
	bar := newProgressBar(stderr)
	report, err := editorial.Import(ctx, log, in, editorial.ImportOptions{
		Actor:    c.Actor,
		Progress: bar.importing,
		Rejected: func(r editorial.Rejection) { bar.print(r.String()) },
		Warnings: c.Warnings,
	})
	bar.end()
	if err != nil {
		return err
	}
	return printReport(stdout, stderr, report)
}

// printReport prints the final table and the warnings; the error says that something was rejected.
func printReport(stdout, stderr io.Writer, report *editorial.ImportReport) error {
	if err := report.WriteTable(stdout); err != nil {
		return err
	}
	if err := report.WriteWarnings(stdout); err != nil {
		return err
	}
	if n := report.Rejected(); n > 0 {
		fmt.Fprintf(stderr, "varanto: %d of %d records were rejected; the reasons stand above.\n", n, report.Read())
		return errReported
	}
	return nil
}
