package export_test

import (
	"net/http"
	"testing"

	"github.com/varanto/varanto/internal/open/export"
)

// sink counts what it is sent.
type sink struct {
	header http.Header
	n      int64
}

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) WriteHeader(int)             {}
func (s *sink) Write(b []byte) (int, error) { s.n += int64(len(b)); return len(b), nil }

// BenchmarkForms measures how fast each form is made of the corpus where that is, else of the demo catalogue.
func BenchmarkForms(b *testing.B) {
	c := loaded(b)
	if real, err := corpus(b); err == nil {
		c = real
	}
	mux := export.NewHandler(export.Options{Catalogue: c, BaseURL: "https://example.org"})
	for _, path := range []string{"catalogue.jsonl", "catalogue.jsonl.gz", "places.geojson", "services.cpsv.jsonld", "services.csv", "services.xlsx", "hsds.zip"} {
		b.Run(path, func(b *testing.B) {
			r, err := http.NewRequest(http.MethodGet, "/open/v1/export/"+path, nil)
			if err != nil {
				b.Fatal(err)
			}
			once := &sink{header: http.Header{}}
			mux.ServeHTTP(once, r)
			b.SetBytes(once.n)
			b.ReportAllocs()
			for b.Loop() {
				mux.ServeHTTP(&sink{header: http.Header{}}, r)
			}
		})
	}
}
