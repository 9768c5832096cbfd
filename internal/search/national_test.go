package search_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// TestNationalSize measures on a data folder of national size (VARANTO_NATIONAL, with a log; the index is made beside
// it and stays): the build or the catching up, the time of the judged queries, and how soon a change of a general
// description is found.
func TestNationalSize(t *testing.T) {
	folder := os.Getenv("VARANTO_NATIONAL")
	if folder == "" {
		t.Skip("needs a data folder of national size: set VARANTO_NATIONAL")
	}
	queries := readJudged(t, filepath.Join(shared(t), "data", "queries", "public.tsv"))
	ctx, cancel := context.WithCancel(context.Background())
	log, err := sqlite.Open(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = log.Close() }()
	catalogue := newCatalogue()
	x, err := search.Open(filepath.Join(folder, "search"), openAnalyzer(t, false), catalogue, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if err := catalogue.Load(ctx, log); err != nil {
		t.Fatal(err)
	}
	start, done := time.Now(), make(chan struct{})
	go func() { defer close(done); x.Run(ctx, log.Feed) }()
	defer func() { cancel(); <-done; _ = x.Close() }()
	for !x.Ready() {
		time.Sleep(10 * time.Millisecond)
	}
	t.Logf("ready after %v", time.Since(start))
	for _, pass := range []string{"cold", "warm", "warm with facets"} {
		var took []time.Duration
		for _, j := range queries {
			results, err := x.Search(ctx, search.Query{Text: j.Text, Language: j.Language, Facets: pass == "warm with facets",
				Kinds: []catalog.Kind{catalog.KindService, catalog.KindServiceChannel}})
			if err != nil {
				t.Fatal(err)
			}
			took = append(took, results.Took)
		}
		slices.Sort(took)
		t.Logf("%s: p50 %v, p90 %v, p99 %v, most %v", pass, took[len(took)/2], took[len(took)*9/10], took[len(took)*99/100], took[len(took)-1])
	}
	changeGeneral(t, x, log, catalogue)
}

// changeGeneral renames the general description on which most services lean, and waits until the new name is found.
func changeGeneral(t *testing.T, x *search.Index, log *sqlite.Log, catalogue *live.Catalogue) {
	s := catalogue.Snapshot()
	var most uint64
	var id catalog.ID
	for value, leaning := range s.Table(catalog.KindService).Values(live.FacetGeneralDescription) {
		if n := leaning.GetCardinality(); n > most {
			most, id = n, uuid.MustParse(value)
		}
	}
	general := *s.General(id)
	general.Names = append(slices.Clone(general.Names), catalog.TypedText{
		Type: catalog.TypeAlternativeName, Language: "fi", Value: "Kvartsikello" + time.Now().Format("150405"),
	})
	word := general.Names[len(general.Names)-1].Value
	document, err := catalog.Marshal(&general)
	if err != nil {
		t.Fatal(err)
	}
	newest, err := log.Newest(context.Background(), catalog.KindGeneralDescription, id)
	if err != nil {
		t.Fatal(err)
	}
	revisions, err := log.Append(context.Background(), store.Draft{
		Kind: catalog.KindGeneralDescription, ID: id, Base: newest.Number, Status: catalog.StatusPublished, Document: document,
	})
	if err != nil {
		t.Fatal(err)
	}
	catalogue.Apply(revisions)
	start := time.Now()
	first := time.Duration(0)
	for x.Lag() > 0 {
		results, err := x.Search(context.Background(), search.Query{Text: word, Verbatim: true})
		if err != nil {
			t.Fatal(err)
		}
		if first == 0 && results.Total > 0 && !results.Approximate {
			first = time.Since(start)
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Logf("a general description with %d services: found after %v, all after %v", most, first, time.Since(start))
}
