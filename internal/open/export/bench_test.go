package export_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export"
	"github.com/varanto/varanto/internal/open/export/exporttest"
)

// forms are the files that are measured.
var forms = []string{
	"catalogue.jsonl", "catalogue.jsonl.gz", "places.geojson", "services.cpsv.jsonld", "services.csv", "services.xlsx", "hsds.zip",
}

// BenchmarkForms measures over a socket how fast each form of the corpus, where that is, else of the demo catalogue comes to
// a client: bytes as they are sent, plain but for the packed forms. Every file but the whole catalogue is made anew each time.
func BenchmarkForms(b *testing.B) {
	c := loaded(b)
	if real, err := corpus(b); err == nil {
		c = real
	}
	measure(b, c, forms...)
}

// BenchmarkWholeCountry measures the whole catalogue of as many services as the country has, over a socket: cold is the first
// download after a change, whose lengths are found first, warm any other.
func BenchmarkWholeCountry(b *testing.B) {
	const services = 30_000
	c := repeated(b, services)
	measure(b, c, "catalogue.jsonl", "catalogue.jsonl.gz")
	for _, file := range []string{"catalogue.jsonl", "catalogue.jsonl.gz"} {
		b.Run("cold/"+file, func(b *testing.B) {
			n := int64(0)
			for b.Loop() {
				server := httptest.NewServer(export.NewHandler(export.Options{Catalogue: c, BaseURL: "https://example.org"}))
				n = download(b, server.URL+"/open/v1/export/"+file)
				server.Close()
			}
			b.SetBytes(n)
		})
	}
}

func measure(b *testing.B, c *live.Catalogue, files ...string) {
	server := httptest.NewServer(export.NewHandler(export.Options{Catalogue: c, BaseURL: "https://example.org"}))
	defer server.Close()
	for _, file := range files {
		b.Run(file, func(b *testing.B) {
			address := server.URL + "/open/v1/export/" + file
			b.SetBytes(download(b, address))
			b.ReportAllocs()
			for b.Loop() {
				download(b, address)
			}
		})
	}
}

// download reads a file as it is sent and returns its length.
func download(b *testing.B, address string) int64 {
	b.Helper()
	r, err := http.NewRequest(http.MethodGet, address, http.NoBody)
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	n, err := io.Copy(io.Discard, answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK || n == 0 {
		b.Fatalf("%s answers %d with %d bytes: %v", address, answer.StatusCode, n, err)
	}
	return n
}

// repeated is a catalogue with the services of the demo catalogue over and over, under other ids.
func repeated(b *testing.B, services int) *live.Catalogue {
	b.Helper()
	s := loaded(b).Snapshot()
	var entities []catalog.Entity
	for n := 0; n < services; {
		for e := range export.Services(s) {
			v, err := catalog.Decode[catalog.Service](e.Document())
			if err != nil {
				b.Fatal(err)
			}
			v.ID = exporttest.ID(n)
			v.ServiceNames = append(catalog.TypedTexts(nil), v.ServiceNames...)
			for i := range v.ServiceNames {
				v.ServiceNames[i].Value += fmt.Sprint(" ", n)
			}
			entities = append(entities, v)
			n++
		}
	}
	return exporttest.Catalogue(entities...)
}
