package editorial_test

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
)

// A catalogue of national size; with -short a tenth of it.
const (
	nationServices  = 30_000
	nationChannels  = 60_000
	connectionsEach = 3
	benchWriters    = 8
)

// nation fills a log with published content of the hall's organisations.
func nation(b *testing.B) (h *hall, services []catalog.ID) {
	h = newHall(b)
	scale := 1
	if testing.Short() {
		scale = 10
	}
	var drafts []store.Draft
	flush := func() {
		if _, err := h.log.Append(b.Context(), drafts...); err != nil {
			b.Fatal(err)
		}
		drafts = drafts[:0]
	}
	add := func(e catalog.Entity) {
		document, err := catalog.Marshal(e)
		if err != nil {
			b.Fatal(err)
		}
		drafts = append(drafts, store.Draft{
			Kind: e.EntityKind(), ID: e.EntityID(), Status: catalog.StatusPublished, Actor: "import",
			Organization: h.branch, Time: h.clock(), Document: document,
		})
		if len(drafts) == 1000 {
			flush()
		}
	}
	var channels []catalog.ID
	for i := range nationChannels / scale {
		c := aPhone(fmt.Sprint("Neuvonta ", i), h.branch)
		c.ID = uuid.New()
		channels = append(channels, c.ID)
		add(c)
	}
	for i := range nationServices / scale {
		s := aService(fmt.Sprint("Palvelu ", i), h.branch)
		s.ID = uuid.New()
		services = append(services, s.ID)
		add(s)
		for j := range connectionsEach {
			add(&catalog.Connection{ServiceID: s.ID, ChannelID: channels[(i*connectionsEach+j)%len(channels)]})
		}
	}
	flush()
	return h, services
}

// One operation is one change of a service by one of eight writers, of content that is published at once or not.
func BenchmarkWrite(b *testing.B) {
	h, services := nation(b)
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before, start := heap(), time.Now()
	if err := h.Register().Follow(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d services, %d channels: the register is read in %v and takes %d MB", len(services),
		len(services)*nationChannels/nationServices, time.Since(start).Round(time.Millisecond), (heap()-before)>>20)
	pete := person(editorial.MainUser, h.branch)
	for _, publish := range []bool{false, true} {
		b.Run(map[bool]string{false: "save", true: "publish"}[publish], func(b *testing.B) {
			round := 0
			var took []time.Duration
			for b.Loop() {
				b.StopTimer()
				round++
				const each = 25
				var mu sync.Mutex
				b.StartTimer()
				var group sync.WaitGroup
				for w := range benchWriters {
					group.Go(func() {
						for i := range each {
							id := services[(w*each+i+round*7)%len(services)]
							from := time.Now()
							now, err := h.Read(b.Context(), pete, service(id))
							if err != nil {
								b.Error(err)
								return
							}
							s := copied(b, now.Entity.(*catalog.Service))
							s.Requirements = catalog.Texts{{Language: "fi", Value: fmt.Sprint("Ehto numero ", round, w, i)}}
							if _, err := h.Save(b.Context(), pete, editorial.Edit{Entity: s, Publish: publish, Complete: true}); err != nil {
								b.Error(err)
								return
							}
							mu.Lock()
							took = append(took, time.Since(from))
							mu.Unlock()
						}
					})
				}
				group.Wait()
			}
			slices.Sort(took)
			b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "writes/s")
			b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
			b.ReportMetric(took[len(took)*99/100].Seconds()*1000, "p99-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
	b.Run("mass", func(b *testing.B) {
		refs := make([]editorial.Ref, min(editorial.MaxMass, len(services)))
		for i := range refs {
			refs[i] = service(services[i])
		}
		for b.Loop() {
			report, err := h.Mass(b.Context(), pete, editorial.Mass{Action: editorial.MassPublish, Refs: refs}, nil)
			if err != nil || report.Done != len(refs) {
				b.Fatal(report.Done, err, report.Failures[:1])
			}
		}
	})
}
