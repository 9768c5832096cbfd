package v11

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"unicode/utf8"
)

func TestQueryValuesAreRead(t *testing.T) {
	for _, c := range []struct {
		query, name, want string
		given             bool
	}{
		{"page=2", "page", "2", true},
		{"a=1&Page=2&page=3", "page", "2", true},
		{"p%61ge=a+b%20c", "page", "a b c", true},
		{"page=%zz", "page", "%zz", true},
		{"page", "page", "", false},
		{"page= ", "page", " ", false},
		{"", "page", "", false},
		{"guids=a=b", "guids", "a=b", true},
	} {
		if got, given := query(c.query).get(c.name); got != c.want || given != c.given {
			t.Errorf("%q: %q %t, want %q %t", c.query, got, given, c.want, c.given)
		}
	}
}

func TestGUIDsAreReadInTheFormsOfDotNet(t *testing.T) {
	id := idOf("x").String()
	for _, s := range []string{id, "{" + id + "}", "(" + id + ")", "3bbcee75cecc5b568031b6641c1ed1f1", "3BBCEE75-CECC-5B56-8031-B6641C1ED1F1"} {
		if _, ok := parseID(s); !ok {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range []string{"", "x", id + "0", "urn:uuid:" + id, "[" + id + "]", id[:35] + "g", "{" + id + ")"} {
		if _, ok := parseID(s); ok {
			t.Errorf("%q is taken", s)
		}
	}
}

// FuzzRequest sends whatever path and query: the answer is always one of the interface's own, and JSON where it says so.
func FuzzRequest(f *testing.F) {
	w := newWorld(f, signRenderer{})
	w.fill()
	h := NewHandler(w.catalogue)
	for _, o := range operations() {
		f.Add("/api/v11/"+o.path, "page=1&date=2026-01-01T00:00:00&guids=a,b&uri=http%3A//urn.fi/")
	}
	f.Add("/api/v11/Service/list", "guids="+idOf("leaning").String())
	f.Add("/api/v11/Service/archived/list", "archivingType=Manual&take=1&organizationId="+idOf("ministry").String())
	f.Fuzz(func(t *testing.T, path, query string) {
		r := &http.Request{Method: "GET", URL: &url.URL{Path: path, RawQuery: query}, Header: http.Header{}}
		out := httptest.NewRecorder()
		h.ServeHTTP(out, r)
		switch out.Code {
		case 200, 303, 400, 401, 404, 405, 410:
		default:
			t.Fatalf("status %d: %s", out.Code, out.Body)
		}
		if out.Header().Get("Content-Type") == headerJSON[0] && (!json.Valid(out.Body.Bytes()) || !utf8.Valid(out.Body.Bytes())) {
			t.Fatalf("not JSON: %s", out.Body)
		}
	})
}
