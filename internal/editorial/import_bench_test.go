package editorial_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// BenchmarkImport imports a folder of v11 records into an empty log, then once more into the full one. The folder is
// VARANTO_BENCH_CORPUS, else the small corpus.
func BenchmarkImport(b *testing.B) {
	folder := os.Getenv("VARANTO_BENCH_CORPUS")
	if folder == "" {
		folder = filepath.Join(shared(b), "data", "corpus")
	}
	for b.Loop() {
		log, err := sqlite.Open(b.Context(), b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		first := importFolder(b, log, folder)
		second := importFolder(b, log, folder)
		if err := log.Close(); err != nil {
			b.Fatal(err)
		}
		if second.Appended() != 0 {
			b.Fatalf("the second import appended %d revisions", second.Appended())
		}
		b.ReportMetric(float64(first.Read())/first.Took.Seconds(), "entities/s")
		b.ReportMetric(float64(second.Read())/second.Took.Seconds(), "unchanged/s")
		b.ReportMetric(first.Took.Seconds(), "s/import")
		if testing.Verbose() {
			first.WriteTable(os.Stdout)
		}
	}
}

func importFolder(tb testing.TB, log *sqlite.Log, folder string) *editorial.ImportReport {
	tb.Helper()
	in, err := v11.OpenInput([]string{folder})
	if err != nil {
		tb.Fatal(err)
	}
	defer in.Close()
	report, err := editorial.Import(tb.Context(), log, in, editorial.ImportOptions{
		Now: func() time.Time { return time.Now() },
	})
	if err != nil {
		tb.Fatal(err)
	}
	for i, r := range report.Rejections {
		if i < 20 {
			tb.Log(r)
		}
	}
	return report
}

// shared is the folder of reference material, which is not part of the repository.
func shared(tb testing.TB) string {
	tb.Helper()
	folder := os.Getenv("VARANTO_SHARED")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(folder); err != nil {
		tb.Skip("no reference material: set VARANTO_SHARED")
	}
	return folder
}
