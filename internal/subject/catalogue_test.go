package subject

import (
	"context"
	"log/slog"
	"slices"
	"testing"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

func demoSnapshot(t *testing.T) *live.Snapshot {
	t.Helper()
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
	if _, err := editorial.Import(ctx, log, in, editorial.ImportOptions{Actor: "test"}); err != nil {
		t.Fatal(err)
	}
	c := live.New(&v11.Renderer{}, slog.New(slog.DiscardHandler))
	if err := c.Load(ctx, log); err != nil {
		t.Fatal(err)
	}
	return c.Snapshot()
}

func TestThePublishedCatalogueTeaches(t *testing.T) {
	snapshot := demoSnapshot(t)
	all, err := FromCatalogue(context.Background(), snapshot, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("%d examples", len(all))
	}
	leaning, bodies := 0, 0
	titles := map[string]bool{}
	for _, e := range all {
		if e.ID == "" || len(e.Texts) == 0 || len(e.Terms)+len(e.Classes) == 0 {
			t.Errorf("%+v teaches nothing", e)
		}
		if e.Twin != "" {
			leaning++
		}
		for _, text := range e.Texts {
			if !slices.Contains(languages, text.Language) || text.Title == "" {
				t.Errorf("text %+v", text)
			}
			if text.Body != "" {
				bodies++
			}
		}
		key := e.Texts[0].Title + "\n" + e.Texts[0].Summary
		if titles[key] {
			t.Errorf("%q comes twice", key)
		}
		titles[key] = true
	}
	if leaning == 0 || bodies == 0 {
		t.Errorf("%d lean on a general description, %d have a long text", leaning, bodies)
	}
	terms, classes := Labels(all)
	if terms == 0 || classes == 0 {
		t.Errorf("%d terms and %d classes of the code lists", terms, classes)
	}
	few, err := FromCatalogue(context.Background(), snapshot, 5)
	if err != nil || len(few) != 5 {
		t.Errorf("%d examples with a limit of 5: %v", len(few), err)
	}
}
