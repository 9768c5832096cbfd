package negotiate_test

import (
	"crypto/tls"
	"net/http"
	"testing"

	"github.com/varanto/varanto/internal/negotiate"
)

func TestOnlyAHostThatCanBeOneIsRepeated(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]string{
		"palvelut.example": "http://palvelut.example", "localhost:8080": "http://localhost:8080", "[::1]:80": "http://[::1]:80", "my_site": "http://my_site",
		"": "", "a'b(c)": "", "a b": "", "evil.example/x": "", `a"><script>`: "", "user@host": "", "host:port": "", "a:1:2": "", "[x]": "", "hös.example": "",
	} {
		if got := negotiate.Origin("", &http.Request{Host: host}); got != want {
			t.Errorf("%q gives %q, want %q", host, got, want)
		}
	}
	if got := negotiate.Origin("", &http.Request{Host: "a.example", TLS: &tls.ConnectionState{}}); got != "https://a.example" {
		t.Errorf("over TLS: %s", got)
	}
	if got := negotiate.Origin("https://b.example", &http.Request{Host: "a.example"}); got != "https://b.example" {
		t.Errorf("configured: %s", got)
	}
}
