package site_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

// FuzzSearchAddress: whatever stands in the address, the page answers.
func FuzzSearchAddress(f *testing.F) {
	for _, q := range []string{"q=koulu&kunta=491&sivu=2", "q=%00", "sivu=99999999999999999999", "kunta=%2e%2e", "q=melkein;x", "&&=&", "openDay=x&openTime=%ff", "type=%00&near=,&openAt=9999"} {
		f.Add(q)
	}
	s := newSite(f, nil)
	f.Fuzz(func(t *testing.T, query string) {
		r := httptest.NewRequest(http.MethodGet, "/fi/haku", nil)
		r.URL = &url.URL{Path: "/fi/haku", RawQuery: query}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			t.Errorf("%q: status %d", query, w.Code)
		}
	})
}
