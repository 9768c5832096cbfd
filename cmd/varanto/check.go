package main

import (
	"context"
	"fmt"
	"io"

	"github.com/varanto/varanto/internal/editorial"
)

// checkCommand verifies the log of a data folder, also one that a killed process left. The search index is not looked
// at: a server makes it again from the log whenever it does not fit.
type checkCommand struct {
	Data string `help:"The data folder." default:"data" type:"path"`
}

// Run prints what is wrong, and fails when anything is, also when the folder has no log.
func (c *checkCommand) Run(ctx context.Context, stdout, _ io.Writer) error {
	log, err := openExisting(ctx, c.Data)
	if err != nil {
		return err
	}
	defer log.Close() // nothing is written
	problems, err := log.Check(ctx)
	if err != nil {
		return err
	}
	dangling, err := editorial.CheckReferences(ctx, log)
	if err != nil {
		return err
	}
	problems = append(problems, dangling...)
	for _, p := range problems {
		fmt.Fprintln(stdout, p)
	}
	head, err := log.Head(ctx)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		fmt.Fprintf(stdout, "%d problems in %d revisions.\n", len(problems), head)
		return errReported
	}
	fmt.Fprintf(stdout, "The log and its references are sound: %d revisions.\n", head)
	return nil
}
