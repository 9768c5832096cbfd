package ops

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func answerOf(h http.Handler, method, target string, body io.Reader) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, target, body))
	return w
}

func TestEveryAnswerHasTheSecurityHeaders(t *testing.T) {
	h := Guard(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/nothing":
			http.NotFound(w, r)
		case "/broken":
			panic("broken")
		}
	}), quiet())
	for target, status := range map[string]int{
		"/":                                    http.StatusOK,
		"/nothing":                             http.StatusNotFound,
		"/broken":                              http.StatusInternalServerError,
		"/" + strings.Repeat("x", maxURLBytes): http.StatusRequestURITooLong,
	} {
		answer := answerOf(h, "GET", target, nil)
		if answer.Code != status {
			t.Errorf("%.10s answers %d, want %d", target, answer.Code, status)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff",
			"Referrer-Policy":        "strict-origin-when-cross-origin",
		} {
			if got := answer.Header().Get(name); got != want {
				t.Errorf("%d: %s is %q, want %q", status, name, got, want)
			}
		}
	}
}

func TestAPanicIsToldInTheInterfacesForm(t *testing.T) {
	h := Guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("broken") }), quiet())
	for target, want := range map[string]string{
		"/api/v11/Service": `{"errorMessage":"`, "/API/v11/service": `{"errorMessage":"`, "/api/auth/api-login": `{"errorMessage":"`,
		"/fi": "Something", "/api/v1/services": "Something",
	} {
		answer := answerOf(h, "GET", target, nil)
		isJSON := strings.HasPrefix(answer.Header().Get("Content-Type"), "application/json")
		if answer.Code != http.StatusInternalServerError || !strings.HasPrefix(answer.Body.String(), want) || isJSON != (want[0] == '{') {
			t.Errorf("%s: %d %q %s", target, answer.Code, answer.Header().Get("Content-Type"), answer.Body)
		}
	}
}

func TestRequestsAreBounded(t *testing.T) {
	read := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			http.Error(w, "too much", http.StatusRequestEntityTooLarge)
		}
	})
	h := Guard(read, quiet())
	for name, c := range map[string]struct {
		target string
		body   io.Reader
		want   int
	}{
		"an ordinary read":            {"/", nil, http.StatusOK},
		"a long address":              {"/?" + strings.Repeat("a", maxURLBytes), nil, http.StatusRequestURITooLong},
		"a body that says its length": {"/", strings.NewReader(strings.Repeat("a", MaxBodyBytes+1)), http.StatusRequestEntityTooLarge},
		"a body of unknown length":    {"/", io.MultiReader(strings.NewReader(strings.Repeat("a", MaxBodyBytes+1))), http.StatusRequestEntityTooLarge},
		"a body of the largest size":  {"/", strings.NewReader(strings.Repeat("a", MaxBodyBytes)), http.StatusOK},
	} {
		if got := answerOf(h, "POST", c.target, c.body).Code; got != c.want {
			t.Errorf("%s is answered with %d, want %d", name, got, c.want)
		}
	}
}

func TestAPanicIsAnsweredAndWrittenDown(t *testing.T) {
	var written bytes.Buffer
	h := Guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("broken") }),
		slog.New(slog.NewTextHandler(&written, nil)))
	w := answerOf(h, "GET", "/somewhere?q=secret", nil)
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "broken") {
		t.Errorf("answered with %d %q", w.Code, w.Body)
	}
	if !strings.Contains(written.String(), "broken") || strings.Contains(written.String(), "secret") {
		t.Errorf("the log says %s", &written)
	}
}

func TestObservedTellsTheStatus(t *testing.T) {
	var operation string
	var status int
	h := Observed("site", http.NotFoundHandler(), func(o string, s int, _ time.Duration) { operation, status = o, s })
	answerOf(h, "GET", "/", nil)
	if operation != "site" || status != http.StatusNotFound {
		t.Errorf("observed %s %d", operation, status)
	}
}

func TestObservedTellsTheInnermostRoute(t *testing.T) {
	pages := http.NewServeMux()
	pages.HandleFunc("GET /fi/palvelu/{ref}", func(http.ResponseWriter, *http.Request) {})
	var operation string
	all := http.NewServeMux()
	all.Handle("/", Observed("site", pages, func(o string, _ int, _ time.Duration) { operation = o }))
	for path, want := range map[string]string{"/fi/palvelu/kirjasto-1": "GET /fi/palvelu/{ref}", "/nowhere": "site"} {
		if answerOf(all, "GET", path, nil); operation != want {
			t.Errorf("%s is observed as %q, want %q", path, operation, want)
		}
	}
}

func TestRequestLogsHoldNothingOfWhoAsked(t *testing.T) {
	var written bytes.Buffer
	LogRequests(slog.New(slog.NewTextHandler(&written, nil)))("get_Service_id", http.StatusOK, time.Millisecond)
	for _, want := range []string{"operation=get_Service_id", "status=200", "took=1ms"} {
		if !strings.Contains(written.String(), want) {
			t.Errorf("%q is missing in %s", want, &written)
		}
	}
}
