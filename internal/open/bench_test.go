package open_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/search"
)

// fixedFinder always finds the same.
type fixedFinder struct {
	*search.Index
	found search.Results
}

func (f fixedFinder) Search(context.Context, search.Query) (search.Results, error) {
	return f.found, nil
}

// BenchmarkAnswer measures what an answer costs beside the search itself: 20 hits of the demo catalogue.
func BenchmarkAnswer(b *testing.B) {
	w := newWorld(b)
	defer w.stop()
	snapshot := w.catalogue.Snapshot()
	found := search.Results{Snapshot: snapshot, Total: 20}
	for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel} {
		table := snapshot.Table(k)
		n := 0
		for e := range table.Each(table.Published()) {
			if n++; n > 10 {
				break
			}
			found.Hits = append(found.Hits, search.Hit{Kind: k, ID: e.ID, Entry: e, Distance: -1})
		}
	}
	h := open.New(open.Options{Catalogue: w.catalogue, Finder: fixedFinder{new(search.Index), found}})
	b.ReportAllocs()
	for b.Loop() {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/open/v1/search?q=x", nil))
	}
}

// BenchmarkRecords measures whole answers of the demo catalogue: one record, and pages of records that are kept or, with a
// handler of its own each time, made anew.
func BenchmarkRecords(b *testing.B) {
	w := newWorld(b)
	defer w.stop()
	ask := func(b *testing.B, h http.Handler, target string) {
		answer := httptest.NewRecorder()
		h.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, target, nil))
		if answer.Code != http.StatusOK {
			b.Fatal(answer.Body)
		}
		b.SetBytes(int64(answer.Body.Len()))
	}
	for name, target := range map[string]string{
		"one": "/open/v1/services/7a6207e8-922b-50f6-a6ea-0aedff81e3ee", "page": "/open/v1/services?limit=97",
		"fields": "/open/v1/services?limit=97&fields=name.fi,connections.channel.id",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ask(b, w.handler, target)
			}
		})
	}
	b.Run("page made anew", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			h := open.New(open.Options{Catalogue: w.catalogue})
			b.StartTimer()
			ask(b, h, "/open/v1/services?limit=97")
		}
	})
}
