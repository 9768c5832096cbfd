package filter_test

import (
	"sync"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/filter"
	"github.com/varanto/varanto/internal/search/filter/filtertest"
	"github.com/varanto/varanto/internal/search/link"
)

// national is 30 000 services, 60 000 channels and 2 500 organisations.
var national = sync.OnceValue(func() *filtertest.World {
	w, _ := filtertest.National(&testing.B{}, 30_000)
	return w
})

func BenchmarkFacets(b *testing.B) {
	w := national()
	s := w.Snapshot()
	x := filter.New(&link.Keeper{})
	every := func(n uint32) map[catalog.Kind]*roaring.Bitmap {
		sets := found(s)
		for k, set := range sets {
			part := roaring.New()
			for it := set.Iterator(); it.HasNext(); {
				if ord := it.Next(); ord%n == 0 {
					part.Add(ord)
				}
			}
			sets[k] = part
		}
		return sets
	}
	x.Update(s)
	for _, c := range []struct {
		name  string
		ask   filter.Ask
		found map[catalog.Kind]*roaring.Bitmap
	}{
		{"all", filter.Ask{}, every(1)},
		{"services", filter.Ask{}, map[catalog.Kind]*roaring.Bitmap{catalog.KindService: s.Table(catalog.KindService).Published()}},
		{"hundredth", filter.Ask{}, every(100)},
		{"filtered", filter.Ask{Filters: filter.Filters{
			ServiceClasses: []string{uri(codes.ServiceClasses(), "P6")}, Languages: []string{"sv"}, Areas: []string{"Municipality/091"},
		}}, every(1)},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				x.Ask(s, c.ask).Facets(c.found)
			}
		})
	}
}

// BenchmarkAfterAChange is what the first who asks for a new snapshot pays.
func BenchmarkAfterAChange(b *testing.B) {
	w := national()
	first := w.Snapshot()
	another := w.Publish(b, &catalog.Service{ID: filtertest.ID(1, 5), ServiceNames: filtertest.Named("another"), Languages: []string{"se"}})
	for name, pair := range map[string][2]*live.Snapshot{"facts": {first, another}, "texts": {another, w.Publish(b, &catalog.Service{
		ID: filtertest.ID(1, 5), ServiceNames: filtertest.Named("more"), Languages: []string{"se"},
	})}} {
		b.Run(name, func(b *testing.B) {
			x := filter.New(&link.Keeper{})
			x.Update(pair[0])
			for n := 1; b.Loop(); n++ {
				x.Update(pair[n%2])
			}
		})
	}
}
