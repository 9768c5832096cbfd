package rule_test

import (
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

func BenchmarkPublish(b *testing.B) {
	w := world()
	for _, bench := range []struct {
		name string
		e    catalog.Entity
	}{
		{"service", service()}, {"leaning", leaning()}, {"location", location()}, {"organization", organization()}, {"connection", connection()},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if problems := rule.Publish(bench.e, w); problems != nil {
					b.Fatal(problems)
				}
			}
		})
	}
}
