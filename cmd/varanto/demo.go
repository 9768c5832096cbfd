package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
)

// loadDemo imports the embedded demo catalogue. A second time changes nothing.
func loadDemo(ctx context.Context, log store.Log, logger *slog.Logger) error {
	in, err := v11.OpenEmbedded(demo.FS)
	if err != nil {
		return err
	}
	report, err := editorial.Import(ctx, log, in, editorial.ImportOptions{Actor: "demo"})
	if err != nil {
		return fmt.Errorf("load the demo catalogue: %w", err)
	}
	for _, r := range report.Rejections {
		logger.Error("a record of the demo catalogue is rejected", "record", r.String())
	}
	logger.Info("the demo catalogue is loaded", "revisions", report.Appended())
	return nil
}
