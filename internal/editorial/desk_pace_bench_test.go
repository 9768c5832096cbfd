package editorial_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// One operation is twelve seconds of eight writers who together publish 200 changes a second, as integrations do. The
// times are those of Desk.Save, until the change is durable.
func BenchmarkPacedWrites(b *testing.B) {
	h, services := nation(b)
	pete := person(editorial.MainUser, h.branch)
	if err := h.Register().Follow(b.Context()); err != nil {
		b.Fatal(err)
	}
	const (
		each = 300
		pace = benchWriters * time.Second / 200
	)
	var mu sync.Mutex
	var took []time.Duration
	write := func(id catalog.ID, text string) error {
		now, err := h.Read(b.Context(), pete, service(id))
		if err != nil {
			return err
		}
		s := copied(b, now.Entity.(*catalog.Service))
		s.Requirements = catalog.Texts{{Language: "fi", Value: text}}
		from := time.Now()
		if _, err := h.Save(b.Context(), pete, editorial.Edit{Entity: s, Publish: true, Complete: true}); err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		took = append(took, time.Since(from))
		return nil
	}
	round := 0
	for b.Loop() {
		round++
		var group sync.WaitGroup
		for w := range benchWriters {
			group.Go(func() {
				tick := time.NewTicker(pace)
				defer tick.Stop()
				for i := range each {
					<-tick.C
					if err := write(services[(w*each+i)%len(services)], fmt.Sprint("Ehto numero ", round, w, i)); err != nil {
						b.Error(err)
						return
					}
				}
			})
		}
		group.Wait()
	}
	slices.Sort(took)
	for _, p := range []int{50, 90, 99} {
		b.ReportMetric(took[len(took)*p/100].Seconds()*1000, fmt.Sprintf("p%d-ms", p))
	}
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "writes/s")
	b.ReportMetric(0, "ns/op")
}
