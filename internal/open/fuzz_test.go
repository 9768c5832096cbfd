package open_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
)

// FuzzListQuestions asks lists anything: the answer is a page or a problem, always JSON, and the next page can be read.
func FuzzListQuestions(f *testing.F) {
	for _, query := range []string{
		"", "limit=1", "fields=name.fi,connections.channel", "cursor=EPPRoBRIzlEAjpDLUVrA-3wAAAAA", "modifiedSince=2026-11-01",
		"type=service&municipality=710", "serviceClass=P6&free=true", "fields=.,..,name.", "limit=%31&=&&a=b;c", "cursor=%ff",
		"q=kirjasto&verbatim=1&lang=sv&limit=1", "openAt=la+18&limit=2", "openAt=now&q=%00", "openAt=2026-11-28T18:00:00+02:00",
	} {
		f.Add(query)
	}
	c := newChanging()
	for n := range 3 {
		c.put(f, &catalog.Service{ID: numbered(n)}, catalog.StatusPublished)
	}
	f.Fuzz(func(t *testing.T, query string) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL = &url.URL{Path: "/open/v1/services", RawQuery: query}
		w := httptest.NewRecorder()
		c.handler.ServeHTTP(w, r)
		var page struct{ Next *string }
		if err := json.Unmarshal(w.Body.Bytes(), &page); err != nil || w.Code != http.StatusOK && w.Code != http.StatusBadRequest {
			t.Fatalf("%q: %d %v %s", query, w.Code, err, w.Body)
		}
		if page.Next != nil {
			if next := c.get(*page.Next); next.Code != http.StatusOK {
				t.Fatalf("%q leads to %q: %d %s", query, *page.Next, next.Code, next.Body)
			}
		}
	})
}
