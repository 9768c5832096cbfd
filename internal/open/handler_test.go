package open_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

func TestTheDescriptionIsValidOpenAPI31(t *testing.T) {
	got := demoWorld(t).ask(t, http.MethodGet, "/open/v1/openapi.json", "")
	d, err := openapi3.NewLoader().LoadFromData(got.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	if !strings.HasPrefix(d.OpenAPI, "3.1") {
		t.Errorf("version %s", d.OpenAPI)
	}
	yaml := demoWorld(t).ask(t, http.MethodGet, "/open/v1/openapi.yaml", "")
	if again, err := openapi3.NewLoader().LoadFromData(yaml.Body.Bytes()); err != nil || again.Paths.Len() != d.Paths.Len() {
		t.Errorf("the YAML form: %v", err)
	}
}

func TestAnswersAreValidatedCompressedAndOpenToAll(t *testing.T) {
	w := demoWorld(t)
	const target = "/open/v1/search?q=kirjasto"
	plain := w.ask(t, http.MethodGet, target, "")
	h := plain.Header()
	for name, want := range map[string]string{
		"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=60, must-revalidate", "Vary": "Accept-Encoding",
		"X-Content-Type-Options": "nosniff", "Content-Type": "application/json",
	} {
		if h.Get(name) != want {
			t.Errorf("%s: %q", name, h.Get(name))
		}
	}
	r := httptest.NewRequest(http.MethodGet, target, nil)
	r.Header.Set("Accept-Encoding", "gzip")
	zipped := httptest.NewRecorder()
	w.handler.ServeHTTP(zipped, r)
	z, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	unzipped, err := io.ReadAll(z)
	if err != nil || string(unzipped) != plain.Body.String() {
		t.Errorf("gzip differs: %v", err)
	}
	if zipped.Header().Get("ETag") == h.Get("ETag") {
		t.Error("two forms have one validator")
	}
	for _, tag := range []string{h.Get("ETag"), "W/" + h.Get("ETag"), `"x", ` + h.Get("ETag"), "*"} {
		r := httptest.NewRequest(http.MethodGet, target, nil)
		r.Header.Set("If-None-Match", tag)
		got := httptest.NewRecorder()
		w.handler.ServeHTTP(got, r)
		if got.Code != http.StatusNotModified || got.Body.Len() != 0 {
			t.Errorf("%s: status %d", tag, got.Code)
		}
	}
	head := httptest.NewRecorder()
	w.handler.ServeHTTP(head, httptest.NewRequest(http.MethodHead, target, nil))
	if head.Code != http.StatusOK || head.Body.Len() != 0 || head.Header().Get("Content-Length") != h.Get("Content-Length") {
		t.Errorf("HEAD: status %d, %d bytes, length %s", head.Code, head.Body.Len(), head.Header().Get("Content-Length"))
	}
}

func TestWhatIsNotThereAndWhatIsNotAllowedAreProblems(t *testing.T) {
	w := demoWorld(t)
	for _, c := range []struct {
		method, path string
		status       int
	}{
		{http.MethodGet, "/open/v1/serch", http.StatusNotFound},
		{http.MethodGet, "/open/v1//search", http.StatusNotFound},
		{http.MethodGet, "/open/v1/../v1/search", http.StatusNotFound},
		{http.MethodGet, "/open/v1/search/", http.StatusNotFound},
		{http.MethodPost, "/open/v1/search", http.StatusMethodNotAllowed},
		{http.MethodDelete, "/open/v1/search", http.StatusMethodNotAllowed},
	} {
		got := httptest.NewRecorder()
		w.handler.ServeHTTP(got, httptest.NewRequest(c.method, c.path, nil))
		if got.Code != c.status || got.Header().Get("Content-Type") != "application/problem+json" || !json.Valid(got.Body.Bytes()) {
			t.Errorf("%s %s: %d %s", c.method, c.path, got.Code, got.Body)
		}
	}
}

func TestBrowsersOfOtherSitesMayAsk(t *testing.T) {
	w := demoWorld(t)
	r := httptest.NewRequest(http.MethodOptions, "/open/v1/search", nil)
	r.Header.Set("Origin", "https://other.example")
	r.Header.Set("Access-Control-Request-Method", "GET")
	got := httptest.NewRecorder()
	w.handler.ServeHTTP(got, r)
	if got.Code != http.StatusNoContent || !strings.Contains(got.Header().Get("Access-Control-Allow-Methods"), "GET") {
		t.Errorf("%d %v", got.Code, got.Header())
	}
}

func TestTheDescriptionCanBeBrowsedWithoutForeignLoads(t *testing.T) {
	got := demoWorld(t).ask(t, http.MethodGet, "/open/v1/docs", "")
	page := got.Body.String()
	if got.Code != http.StatusOK || !strings.Contains(page, "/open/v1/search") || !strings.Contains(page, "serviceClass") {
		t.Errorf("status %d", got.Code)
	}
	for _, bad := range []string{"<script", "style=", "//cdn", "src=\"http"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %s", bad)
		}
	}
	if !strings.Contains(got.Header().Get("Content-Security-Policy"), "default-src 'none'") {
		t.Error("no policy")
	}
	try := demoWorld(t).ask(t, http.MethodGet, "/open/v1/docs/try?operation=search&q=koti&lang=", "")
	if try.Code != http.StatusSeeOther || try.Header().Get("Location") != "/open/v1/search?q=koti" {
		t.Errorf("%d %s", try.Code, try.Header().Get("Location"))
	}
}
