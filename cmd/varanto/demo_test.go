package main

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

func TestTheDemoCataloguePassesTheCommonValidation(t *testing.T) {
	ctx := context.Background()
	log, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	in, err := v11.OpenEmbedded(demo.FS)
	if err != nil {
		t.Fatal(err)
	}
	report, err := editorial.Import(ctx, log, in, editorial.ImportOptions{Actor: "demo"})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range report.Rejections {
		t.Error(r)
	}
	if report.Read() == 0 || report.Appended() < report.Read() {
		t.Errorf("%d revisions of %d records", report.Appended(), report.Read())
	}
	problems, err := editorial.CheckReferences(ctx, log)
	if err != nil || len(problems) > 0 {
		t.Errorf("references: %v, %v", problems, err)
	}
	var said bytes.Buffer
	if err := loadDemo(ctx, log, slog.New(slog.NewTextHandler(&said, nil))); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(said.String(), "revisions=0") {
		t.Errorf("a second time changes something: %s", said.String())
	}
}
