package record_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// kinds are those that have records.
var kinds = []catalog.Kind{
	catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization, catalog.KindServiceCollection,
	catalog.KindGeneralDescription,
}

// worlds runs a test on the demo catalogue and on the corpus, where there is one: VARANTO_SHARED, else ../shared beside
// the repository.
func worlds(t *testing.T, test func(t *testing.T, s *live.Snapshot)) {
	t.Run("demo", func(t *testing.T) {
		in, err := v11.OpenEmbedded(demo.FS)
		if err != nil {
			t.Fatal(err)
		}
		test(t, load(t, in))
	})
	t.Run("corpus", func(t *testing.T) {
		folder := os.Getenv("VARANTO_SHARED")
		if folder == "" {
			folder = filepath.Join("..", "..", "..", "..", "shared")
		}
		folder = filepath.Join(folder, "data", "corpus")
		if _, err := os.Stat(folder); err != nil || testing.Short() {
			t.Skip("needs a corpus: set VARANTO_SHARED to a folder that has data/corpus")
		}
		in, err := v11.OpenInput([]string{folder})
		if err != nil {
			t.Fatal(err)
		}
		test(t, load(t, in))
	})
}

func load(t testing.TB, in editorial.Input) *live.Snapshot {
	t.Helper()
	ctx := context.Background()
	log, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	if _, err := editorial.Import(ctx, log, in, editorial.ImportOptions{Actor: "test"}); err != nil {
		t.Fatal(err)
	}
	c := live.New(&v11.Renderer{}, slog.New(slog.DiscardHandler))
	if err := c.Load(ctx, log); err != nil {
		t.Fatal(err)
	}
	return c.Snapshot()
}
