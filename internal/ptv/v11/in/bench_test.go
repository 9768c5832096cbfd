package in

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync/atomic"
	"testing"
)

// BenchmarkPutService is a PUT that changes a service, durable when it is answered: one writer, and eight at a time.
func BenchmarkPutService(b *testing.B) {
	w := newWorld(b)
	const services = 64
	var ids [services]string
	for n := range services {
		ids[n] = idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf(fmt.Sprintf("Palvelu %d", n))))
	}
	var count atomic.Int64
	put := func(b *testing.B) {
		n := count.Add(1)
		raw, err := json.Marshal(serviceBodyOf(fmt.Sprintf("Palvelu %d", n%services)).with("keywords", texts("fi", fmt.Sprintf("sana %d", n))))
		if err != nil {
			b.Error(err)
			return
		}
		a := w.send("api", "PUT", "/api/v11/Service/"+ids[n%services], string(raw))
		if a.Code != http.StatusOK {
			b.Errorf("%d %s", a.Code, a.Body)
		}
	}
	b.Run("one writer", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			put(b)
		}
	})
	b.Run("eight writers", func(b *testing.B) {
		b.SetParallelism(4)
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				put(b)
			}
		})
	})
}

// BenchmarkDecodeService is the reading of a service's body alone.
func BenchmarkDecodeService(b *testing.B) {
	raw, err := json.Marshal(serviceBodyOf("Palvelu"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if w := decodeService(&asked{body: raw, general: none}); w.unreadable {
			b.Fatal(w.problems)
		}
	}
}
