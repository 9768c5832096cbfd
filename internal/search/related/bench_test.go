package related_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search/related"
)

// nation makes services of 300 municipalities; classes, groups and some channels are popular.
func nation(services int) []catalog.Entity {
	random := rand.New(rand.NewPCG(1, 2))
	uris := []string{}
	for _, t := range codes.Ontology().All() {
		uris = append(uris, t.URI)
	}
	kinds := codes.ServiceClasses().All()
	// skewed picks the first ones much more often.
	skewed := func(n int) int { return int(float64(n) * random.Float64() * random.Float64() * random.Float64()) }
	var list []catalog.Entity
	for i := range 400 {
		list = append(list, general(fmt.Sprint("g", i)))
	}
	for i := range 2000 {
		list = append(list, channel(fmt.Sprint("c", i)))
	}
	for i := range services {
		name := fmt.Sprint("s", i)
		facts := []fact{
			terms(uris[skewed(len(uris))], uris[skewed(len(uris))], uris[skewed(len(uris))]), of(fmt.Sprint("o", i%300)),
			classes(kinds[skewed(len(kinds))].URI, kinds[skewed(len(kinds))].URI), groups("KR1", fmt.Sprint("KR1.", skewed(8))),
			events(fmt.Sprint("KE", skewed(12))),
		}
		if i%2 == 0 {
			facts = append(facts, leaning(fmt.Sprint("g", skewed(400))))
		}
		list = append(list, service(name, facts...), connected(name, fmt.Sprint("c", skewed(2000))), connected(name, fmt.Sprint("c", skewed(2000))))
	}
	return list
}

func BenchmarkOfAtNationalSize(b *testing.B) {
	w := newWorld(b, nation(30_000)...)
	s := w.catalogue.Snapshot()
	services := s.Table(catalog.KindService)
	var slowest time.Duration
	n := uint32(0)
	for b.Loop() {
		e := services.At(n * 7919 % uint32(services.Len()))
		n++
		start := time.Now()
		if a, _ := related.Of(s, e.ID, related.Options{}); len(a.Related) == 0 {
			b.Fatalf("%s has nothing related", e.Name)
		}
		slowest = max(slowest, time.Since(start))
	}
	b.ReportMetric(float64(slowest.Microseconds()), "slowest-us")
}

func BenchmarkOfWithPopularFactsOnly(b *testing.B) {
	var list []catalog.Entity
	for i := range 10_000 {
		list = append(list, service(fmt.Sprint(i), terms("t"), classes("c"), groups("g"), events("e")))
	}
	w := newWorld(b, list...)
	s := w.catalogue.Snapshot()
	for b.Loop() {
		if a, _ := related.Of(s, id("77"), related.Options{}); len(a.Related) == 0 {
			b.Fatal("nothing related")
		}
	}
}
