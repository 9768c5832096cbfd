package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// checkCommand verifies a data folder, also one that a killed process left.
type checkCommand struct {
	Data string `help:"The data folder." default:"data" type:"path"`
}

// Run prints what is wrong, and fails when anything is, also when there is no data folder: a mistyped name must not
// look sound.
func (c *checkCommand) Run(ctx context.Context, stdout, _ io.Writer) error {
	if _, err := os.Stat(c.Data); err != nil {
		return fmt.Errorf("open the data folder: %w", err)
	}
	log, err := sqlite.Open(ctx, c.Data)
	if err != nil {
		return err
	}
	defer log.Close()
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
