package account

import (
	"net/http/httptest"
	"testing"
)

func TestWhereARequestComesFrom(t *testing.T) {
	for _, c := range []struct {
		peer      string
		forwarded []string
		want      string
	}{
		{"198.51.100.7:80", nil, "198.51.100.7:80"},
		{"198.51.100.7:80", []string{"192.0.2.1"}, "198.51.100.7:80"}, // anybody may write that
		{"127.0.0.1:80", nil, "127.0.0.1:80"},
		{"127.0.0.1:80", []string{"192.0.2.1"}, "192.0.2.1"},
		{"10.0.0.1:80", []string{"203.0.113.9, 192.0.2.1"}, "192.0.2.1"},
		{"[::1]:80", []string{"203.0.113.9", "2001:db8::1"}, "2001:db8::1"},
		{"@", []string{"192.0.2.1"}, "@"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.peer
		for _, f := range c.forwarded {
			r.Header.Add("X-Forwarded-For", f)
		}
		if got := Remote(r); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
