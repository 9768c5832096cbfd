package ops_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ops"
)

func TestMetricsShowRequestsSequenceEntitiesAndLag(t *testing.T) {
	c := live.New(nil, slog.New(slog.DiscardHandler))
	m := ops.NewMetrics(c, func(context.Context) (int64, error) { return 7, nil })
	m.Gauge("varanto_search_lag_revisions", "Lag.", func() float64 { return 3 })
	m.Observe("get_Service", http.StatusOK, 2*time.Millisecond)
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for _, want := range []string{
		`varanto_http_requests_total{operation="get_Service",status="200"} 1`,
		`varanto_http_request_duration_seconds_count{operation="get_Service"} 1`,
		"varanto_catalogue_sequence 0", "varanto_follower_lag_revisions 7", "varanto_search_lag_revisions 3",
		`varanto_catalogue_entities{kind="Service"} 0`,
	} {
		if !strings.Contains(w.Body.String(), want+"\n") {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestGuardBoundsRequestsAndSurvivesPanics(t *testing.T) {
	h := ops.Guard(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/panic" {
			panic("on purpose")
		}
	}), slog.New(slog.DiscardHandler))
	for _, c := range []struct {
		name, target, body string
		status             int
	}{
		{"a plain request", "/", "", http.StatusOK},
		{"a long address", "/?q=" + strings.Repeat("a", 20<<10), "", http.StatusRequestURITooLong},
		{"a large body", "/", strings.Repeat("a", ops.MaxBodyBytes+1), http.StatusRequestEntityTooLarge},
		{"a panic", "/panic", "", http.StatusInternalServerError},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, c.target, strings.NewReader(c.body)))
		if w.Code != c.status || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: status %d, want %d; headers %v", c.name, w.Code, c.status, w.Header())
		}
	}
}

func TestReadinessFollowsTheServer(t *testing.T) {
	h := ops.NewHealth(live.New(nil, slog.New(slog.DiscardHandler)), "voikko")
	status := func() int {
		w := httptest.NewRecorder()
		h.Ready(w, httptest.NewRequest(http.MethodGet, "/readyz", nil))
		return w.Code
	}
	if status() != http.StatusServiceUnavailable {
		t.Error("ready before it was said")
	}
	h.SetReady(true)
	if status() != http.StatusOK {
		t.Error("not ready")
	}
	h.SetReady(false)
	if status() != http.StatusServiceUnavailable {
		t.Error("ready while stopping")
	}
}
