package v11

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// BenchmarkDecode reads the corpus's records of each kind; MB/s and allocations are of one record.
func BenchmarkDecode(b *testing.B) {
	folder := sharedData(b, "data/corpus")
	for _, name := range []string{"services", "channels", "organizations", "general-descriptions", "service-collections"} {
		text, err := os.ReadFile(filepath.Join(folder, name+".jsonl"))
		if err != nil {
			b.Fatal(err)
		}
		lines := bytes.Split(bytes.TrimSpace(text), []byte("\n"))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text) / len(lines)))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if g, problems := Decode(lines[i%len(lines)]); g == nil {
					b.Fatal(problems)
				}
			}
		})
	}
}

// BenchmarkRender writes the corpus's entities of each kind; MB/s and allocations are of one entity.
func BenchmarkRender(b *testing.B) {
	snapshot, _ := roundTripped(b, sharedData(b, "data/corpus"))
	r := &Renderer{}
	for _, k := range []catalog.Kind{
		catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization, catalog.KindGeneralDescription,
		catalog.KindServiceCollection,
	} {
		t := snapshot.Table(k)
		var entries []*live.Entry
		size := 0
		for e := range t.Each(t.Published()) {
			entries = append(entries, e)
			size += len(e.Wire().Body)
		}
		b.Run(string(k), func(b *testing.B) {
			b.SetBytes(int64(size / len(entries)))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, err := r.Render(snapshot, entries[i%len(entries)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
