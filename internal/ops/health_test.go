package ops

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

type plainRenderer struct{}

func (plainRenderer) Render(*live.Snapshot, *live.Entry) (live.Rendered, error) {
	return live.Rendered{Body: []byte("{}")}, nil
}

func (plainRenderer) Item(*live.Entry) []byte { return []byte("{}") }

// oneService is a catalogue with one published service, at sequence 1.
func oneService(t *testing.T) *live.Catalogue {
	t.Helper()
	s := &catalog.Service{ID: catalog.ID{1}, ServiceNames: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: "Kirjasto"}}}
	document, err := catalog.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	c := live.New(plainRenderer{}, quiet())
	c.Apply([]store.Revision{{Seq: 1, Kind: catalog.KindService, ID: s.ID, Number: 1, Status: catalog.StatusPublished, Document: document}})
	return c
}

func TestHealthTellsWhatTheProcessIsMadeOf(t *testing.T) {
	h := NewHealth(oneService(t), "voikko 4.3.1")
	w := answerOf(http.HandlerFunc(h.Live), "GET", "/healthz", nil)
	var said struct {
		Status, Version, Analyser string
		Sequence                  int64
		Ready                     bool
		Entities                  map[string]int
	}
	if err := json.Unmarshal(w.Body.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	if w.Code != http.StatusOK || said.Status != "ok" || said.Version == "" || said.Analyser != "voikko 4.3.1" ||
		said.Sequence != 1 || said.Ready || said.Entities["Service"] != 1 || said.Entities["Organization"] != 0 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestReadyOnlyWhenTold(t *testing.T) {
	h := NewHealth(oneService(t), "4-grams")
	ready := http.HandlerFunc(h.Ready)
	for _, told := range []bool{false, true, false} {
		h.SetReady(told)
		want := http.StatusServiceUnavailable
		if told {
			want = http.StatusOK
		}
		if got := answerOf(ready, "GET", "/readyz", nil).Code; got != want {
			t.Errorf("ready %t is answered with %d, want %d", told, got, want)
		}
	}
}

func TestMetricsShowRequestsAndCatalogue(t *testing.T) {
	m := NewMetrics(oneService(t), func(context.Context) (int64, error) { return 4, nil }, slog.New(slog.DiscardHandler))
	m.Gauge("varanto_search_lag_revisions", "Lag.", func() float64 { return 2 })
	m.Observe("get_Service_id", http.StatusOK, time.Millisecond)
	m.Observe("get_Service_id", http.StatusOK, time.Millisecond)
	m.Observe("get_Service_id", http.StatusNotFound, time.Millisecond)
	body := answerOf(m.Handler(), "GET", "/metrics", nil).Body.String()
	for _, want := range []string{
		`varanto_http_requests_total{operation="get_Service_id",status="200"} 2`,
		`varanto_http_requests_total{operation="get_Service_id",status="404"} 1`,
		`varanto_http_request_duration_seconds_count{operation="get_Service_id"} 3`,
		`varanto_catalogue_sequence 1`,
		`varanto_follower_lag_revisions 3`,
		`varanto_search_lag_revisions 2`,
		`varanto_catalogue_entities{kind="Service"} 1`,
	} {
		if !strings.Contains(body, want+"\n") {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestMetricsStayWhenTheLogDoesNotAnswer(t *testing.T) {
	var written bytes.Buffer
	m := NewMetrics(oneService(t), func(context.Context) (int64, error) { return 0, errors.New("the disk is gone") },
		slog.New(slog.NewTextHandler(&written, nil)))
	m.Observe("get_Service_id", http.StatusOK, time.Millisecond)
	handler := m.Handler()
	answerOf(handler, "GET", "/metrics", nil)
	w := answerOf(handler, "GET", "/metrics", nil)
	for _, want := range []string{
		`varanto_http_requests_total{operation="get_Service_id",status="200"} 1`,
		`varanto_catalogue_sequence 1`,
		`promhttp_metric_handler_errors_total{cause="gathering"} 1`,
	} {
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want+"\n") {
			t.Errorf("status %d, %s is missing", w.Code, want)
		}
	}
	if strings.Contains(w.Body.String(), "varanto_follower_lag_revisions") || !strings.Contains(written.String(), "the disk is gone") {
		t.Errorf("the lag is told, or its trouble is not: %s", &written)
	}
}
