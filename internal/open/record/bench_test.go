package record_test

import (
	"testing"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/record"
	"github.com/varanto/varanto/internal/ptv/v11"
)

// BenchmarkEncode writes the records of all services and channels of the demo catalogue, one an operation.
func BenchmarkEncode(b *testing.B) {
	in, err := v11.OpenEmbedded(demo.FS)
	if err != nil {
		b.Fatal(err)
	}
	s := load(b, in)
	for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel} {
		b.Run(string(k), func(b *testing.B) {
			b.ReportAllocs()
			table := s.Table(k)
			ords := table.Published().ToArray()
			bytes := 0
			for i := 0; b.Loop(); i++ {
				record, err := record.Encode(s, table.At(ords[i%len(ords)]))
				if err != nil {
					b.Fatal(err)
				}
				bytes += len(record)
			}
			b.SetBytes(int64(bytes / b.N))
		})
	}
}
