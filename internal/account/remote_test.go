package account

import (
	"net/http/httptest"
	"testing"
)

func TestWhereARequestComesFrom(t *testing.T) {
	named, err := ParseProxies("127.0.0.0/8", "10.0.0.1", "192.0.2.128/25")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		proxies   Proxies
		peer      string
		forwarded []string
		want      string
	}{
		{LoopbackProxies(), "198.51.100.7:80", nil, "198.51.100.7:80"},
		{LoopbackProxies(), "198.51.100.7:80", []string{"192.0.2.1"}, "198.51.100.7:80"}, // anybody may write that
		{LoopbackProxies(), "10.0.0.1:80", []string{"192.0.2.1"}, "10.0.0.1:80"},         // somebody in the same house, too
		{LoopbackProxies(), "127.0.0.1:80", nil, ""},
		{LoopbackProxies(), "127.0.0.1:80", []string{"192.0.2.1"}, "192.0.2.1"},
		{LoopbackProxies(), "127.0.0.1:80", []string{"10.0.0.9, 192.0.2.1:4711"}, "192.0.2.1:4711"},
		{LoopbackProxies(), "[::1]:80", []string{"203.0.113.9", "2001:db8::1"}, "2001:db8::1"},
		{LoopbackProxies(), "127.0.0.1:80", []string{"192.0.2.1, unknown"}, "unknown"},
		{LoopbackProxies(), "@", []string{"192.0.2.1"}, "@"},
		{named, "10.0.0.1:80", []string{"203.0.113.9, 198.51.100.1"}, "198.51.100.1"},
		{named, "127.0.0.1:80", []string{"203.0.113.9, 198.51.100.1, 192.0.2.200", "10.0.0.1"}, "198.51.100.1"},
		{named, "192.0.2.1:80", []string{"198.51.100.1"}, "192.0.2.1:80"},
		{named, "127.0.0.1:80", []string{"10.0.0.1"}, ""},
		{Proxies{}, "127.0.0.1:80", []string{"198.51.100.1"}, "127.0.0.1:80"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.peer
		for _, f := range c.forwarded {
			r.Header.Add("X-Forwarded-For", f)
		}
		if got := c.proxies.Remote(r); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

func TestWhatIsNoAddressIsNoProxy(t *testing.T) {
	for _, written := range []string{"", "proxy.example.fi", "10.0.0.0/33", "10.0.0.1:80"} {
		if p, err := ParseProxies(written); err == nil {
			t.Errorf("%q: %v", written, p)
		}
	}
}
