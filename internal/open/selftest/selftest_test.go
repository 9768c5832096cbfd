package selftest_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/selftest"
)

var quiet = slog.New(slog.DiscardHandler)

func TestHostileContentKeepsEveryStandard(t *testing.T) {
	c := exporttest.Catalogue(exporttest.World()...)
	result := selftest.New(c, nil, quiet).Check(t.Context(), c.Snapshot())
	if len(result.Forms) < 9 {
		t.Errorf("%d forms are checked", len(result.Forms))
	}
	for _, f := range result.Forms {
		if !f.OK || f.Checked == 0 || f.Of < f.Checked {
			t.Errorf("%s: %d of %d checked, %v", f.Name, f.Checked, f.Of, f.Problems)
		}
	}
}

func TestAnEmptyCatalogueIsFine(t *testing.T) {
	c := exporttest.Catalogue()
	if result := selftest.New(c, nil, quiet).Check(t.Context(), c.Snapshot()); !result.OK {
		t.Errorf("%+v", result)
	}
}

func TestSamplesAreBounded(t *testing.T) {
	var entities []catalog.Entity
	for i := range 500 {
		entities = append(entities, &catalog.Service{ID: exporttest.ID(i), ServiceNames: exporttest.Named("P")})
	}
	c := exporttest.Catalogue(entities...)
	for _, f := range selftest.New(c, nil, quiet).Check(t.Context(), c.Snapshot()).Forms {
		if f.Checked > 100 {
			t.Errorf("%s checks %d", f.Name, f.Checked)
		}
	}
}

func TestItRunsAtOnceAndEndsWithItsContext(t *testing.T) {
	tester := selftest.New(exporttest.Catalogue(exporttest.World()...), nil, quiet)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { tester.Run(ctx); close(ended) }()
	for tester.Result() == nil {
		time.Sleep(time.Millisecond)
	}
	cancel()
	<-ended
}
