package suggest_test

import (
	"cmp"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/search/thesaurus"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// TestEveryPrefixAtNationalSize tells how long suggestions take while the public queries are typed letter by letter, over
// the log in the folder VARANTO_NATIONAL: in the whole country and in a municipality.
func TestEveryPrefixAtNationalSize(t *testing.T) {
	folder, shared := os.Getenv("VARANTO_NATIONAL"), os.Getenv("VARANTO_SHARED")
	if folder == "" || shared == "" {
		t.Skip("needs a data folder of national size, and queries: set VARANTO_NATIONAL and VARANTO_SHARED")
	}
	lines, err := os.ReadFile(filepath.Join(shared, "data", "queries", "public.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	w, x := nationalWorld(t, folder), new(search.Index)
	s := w.catalogue.Snapshot()
	servesOf := func(code string) (serves, local map[catalog.Kind]*roaring.Bitmap) {
		serves, local = map[catalog.Kind]*roaring.Bitmap{}, map[catalog.Kind]*roaring.Bitmap{}
		for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization} {
			served := x.Serving(s, k, code)
			serves[k], local[k] = served.All, served.Local
		}
		return serves, local
	}
	type timed struct {
		text string
		took time.Duration
	}
	for _, municipality := range []string{"", "837"} {
		var all []timed
		for line := range strings.Lines(string(lines)) {
			columns := strings.Split(line, "\t")
			for at := range columns[0] {
				if at == 0 || len(columns) < 2 {
					continue
				}
				q := suggest.Question{Text: columns[0][:at], Language: columns[1], ServesOf: servesOf}
				began := time.Now()
				if municipality != "" {
					q.Serves, q.Local = servesOf(municipality)
				}
				w.ask(q)
				all = append(all, timed{q.Text, time.Since(began)})
			}
		}
		slices.SortFunc(all, func(a, b timed) int { return cmp.Compare(a.took, b.took) })
		t.Logf("municipality %q, %d prefixes: p50 %v, p90 %v, p99 %v", municipality, len(all), all[len(all)/2].took,
			all[len(all)*9/10].took, all[len(all)*99/100].took)
		for _, one := range all[max(0, len(all)-12):] {
			t.Logf("%q took %v", one.text, one.took)
		}
	}
}

func nationalWorld(t testing.TB, folder string) *world {
	t.Helper()
	ctx := context.Background()
	log, err := sqlite.Open(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() })
	a, err := finnish.Open(ctx, finnish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	var synonyms []suggest.Synonym
	for _, p := range thesaurus.Everyday() {
		synonyms = append(synonyms, suggest.Synonym(p))
	}
	w := &world{t: t, catalogue: live.New(plainRenderer{}, slog.New(slog.DiscardHandler))}
	w.Suggester = suggest.New(w.catalogue, suggest.Options{Analyzer: a, Synonyms: synonyms})
	if err := w.catalogue.Load(ctx, log); err != nil {
		t.Fatal(err)
	}
	w.seq = w.catalogue.Snapshot().Seq
	w.follow()
	return w
}
