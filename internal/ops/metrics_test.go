package ops_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ops"
	v11 "github.com/varanto/varanto/internal/ptv/v11"
)

func newMetrics() *ops.Metrics {
	quiet := slog.New(slog.DiscardHandler)
	return ops.NewMetrics(live.New(&v11.Renderer{}, quiet), func(context.Context) (int64, error) { return 0, nil }, quiet)
}

func TestEveryRequestIsCountedWhoeverComesAtTheSameTime(t *testing.T) {
	m := newMetrics()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := range 100 {
				m.Observe(fmt.Sprint("operation", (i+n)%5), 200, time.Millisecond)
			}
		})
	}
	all.Wait()
	out := httptest.NewRecorder()
	m.Handler().ServeHTTP(out, httptest.NewRequest("GET", "/metrics", nil))
	for i := range 5 {
		want := fmt.Sprintf("varanto_http_requests_total{operation=\"operation%d\",status=\"200\"} 160\n", i)
		if !strings.Contains(out.Body.String(), want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
}

func TestCountingARequestDoesNotAllocate(t *testing.T) {
	m := newMetrics()
	if n := testing.AllocsPerRun(100, func() { m.Observe("Service/{id}", 200, time.Millisecond) }); n > 0 {
		t.Errorf("%v allocations a request", n)
	}
}
