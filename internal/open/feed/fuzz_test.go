package feed

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

// FuzzQuery holds that nothing that is asked makes an answer fail on our side.
func FuzzQuery(f *testing.F) {
	w := newWorld(f, f.TempDir())
	f.Cleanup(func() { w.log.Close() })
	w.publish(f, service(1, "a"), service(2, "b"))
	h := NewHandler(Options{Changes: w.changes})
	for _, seed := range []string{"since=1&limit=2", "kinds=Service,,x&organization=1", "lang=sv&municipality=710&serviceClass=P6", "%zz=%00&a;b", "since=\xff"} {
		f.Add(uint8(0), seed)
		f.Add(uint8(1), seed)
		f.Add(uint8(2), seed)
	}
	f.Fuzz(func(t *testing.T, form uint8, query string) {
		path := []string{Root, atomPath, jsonPath}[form%3]
		values, _ := url.ParseQuery(query)
		values.Del("wait") // which would only take time
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.URL.RawQuery = values.Encode()
		got := httptest.NewRecorder()
		h.ServeHTTP(got, r)
		if got.Code >= 500 || got.Body.Len() == 0 {
			t.Errorf("%s?%s: status %d: %s", path, r.URL.RawQuery, got.Code, got.Body)
		}
	})
}
