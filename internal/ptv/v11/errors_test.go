package v11

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestTheLogTellsWhatABrokenAnswerDoesNot(t *testing.T) {
	var told bytes.Buffer
	w := newWorld(t, signRenderer{})
	h := NewHandler(w.catalogue, WithLogger(slog.New(slog.NewJSONHandler(&told, nil))))
	h.routes = newRoutes([]operation{{method: http.MethodGet, path: "Service", serve: func(_ *Handler, c request) int {
		return c.broken(errors.New("the reason"))
	}}})
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/api/v11/Service", nil))
	if answer.Code != http.StatusInternalServerError || strings.Contains(answer.Body.String(), "the reason") {
		t.Errorf("%d %s", answer.Code, answer.Body)
	}
	if log := told.String(); !strings.HasPrefix(log, "{") || !strings.Contains(log, `"error":"the reason"`) ||
		!strings.Contains(log, `"path":"/api/v11/Service"`) {
		t.Errorf("the log says %q", log)
	}
}

// A client that goes away is no fault of the server's.
func TestAClientThatGoesIsNoError(t *testing.T) {
	for _, gone := range []bool{false, true} {
		ctx, stop := context.WithCancel(t.Context())
		if gone {
			stop()
		}
		var log strings.Builder
		recorder := httptest.NewRecorder()
		c := request{w: recorder, r: httptest.NewRequest("GET", "/api/v11/Service", nil).WithContext(ctx),
			logger: slog.New(slog.NewTextHandler(&log, nil))}
		if status := c.broken(context.Canceled); status != http.StatusInternalServerError {
			t.Errorf("status %d", status)
		}
		if told := strings.Contains(log.String(), "level=ERROR"); told == gone {
			t.Errorf("gone %t: %q", gone, log.String())
		}
		stop()
	}
}

func TestFaultsAreGatheredByKey(t *testing.T) {
	var f faults
	for _, x := range [][2]string{{"b", "1"}, {"a", "2"}, {"b", "3"}} {
		f.add(x[0], x[1])
	}
	if got := string(f.body()); got != `{"b":["1","3"],"a":["2"]}` {
		t.Error(got)
	}
}
