package v11

import (
	"bytes"
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
