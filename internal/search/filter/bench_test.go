package filter_test

import (
	"fmt"
	"runtime"
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
	channels := map[catalog.Kind]*roaring.Bitmap{catalog.KindServiceChannel: s.Table(catalog.KindServiceChannel).Published()}
	for _, c := range []struct {
		name  string
		ask   filter.Ask
		found map[catalog.Kind]*roaring.Bitmap
	}{
		{"services of a class", filter.Ask{Filters: filter.Filters{
			Types: []string{"Service"}, ServiceClasses: []string{uri(codes.ServiceClasses(), "P6")},
		}}, map[catalog.Kind]*roaring.Bitmap{catalog.KindService: s.Table(catalog.KindService).Published()}},
		{"places of a class", filter.Ask{Filters: filter.Filters{
			Types: []string{"ServiceLocation"}, ServiceClasses: []string{uri(codes.ServiceClasses(), "P6")},
		}}, channels},
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

// BenchmarkAfterAChange is what working out the next snapshot costs.
func BenchmarkAfterAChange(b *testing.B) {
	const steps = 64
	w := national()
	classes := codes.ServiceClasses()
	service := func(n int, class string) *catalog.Service {
		return &catalog.Service{ID: filtertest.ID(1, 5), ServiceNames: filtertest.Named(fmt.Sprint("service ", n)), ServiceClasses: uris(classes, class)}
	}
	for _, c := range []struct {
		name string
		step func(n int) catalog.Entity
	}{
		{"texts", func(n int) catalog.Entity { return service(n, "P6") }},
		{"classes", func(n int) catalog.Entity { return service(n, []string{"P1", "P6"}[n%2]) }},
		{"connections", func(n int) catalog.Entity {
			return &catalog.Connection{ServiceID: filtertest.ID(1, 5), ChannelID: filtertest.ID(2, n)}
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			snapshots := []*live.Snapshot{w.Publish(b, service(0, "P6"))}
			for n := range steps {
				snapshots = append(snapshots, w.Publish(b, c.step(n+1)))
			}
			var x *filter.Filter
			for n := 0; b.Loop(); n++ {
				if n%steps == 0 {
					b.StopTimer()
					x = filter.New(&link.Keeper{})
					x.Update(snapshots[0])
					b.StartTimer()
				}
				x.Update(snapshots[1+n%steps])
			}
		})
	}
}

// BenchmarkHeld tells how many bytes the facts of a national catalogue take beside it.
func BenchmarkHeld(b *testing.B) {
	s := national().Snapshot()
	links := &link.Keeper{}
	links.Of(s)
	held := func() float64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	before := held()
	var x *filter.Filter
	for b.Loop() {
		x = filter.New(links)
		x.Update(s)
	}
	b.ReportMetric(held()-before, "B-held")
	runtime.KeepAlive(x)
}
