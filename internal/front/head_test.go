package front

import (
	"bufio"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const plain = "GET /api/v11/Service/1?a=b HTTP/1.1\r\nHost: x.example:80\r\nAccept-Encoding: gzip\r\nuser-agent:\t a b \r\n\r\n"

func TestPlainHeadsAreRead(t *testing.T) {
	for name, text := range map[string]string{
		"fields":      plain,
		"none":        "GET /a HTTP/1.1\r\nHost: x\r\n\r\n",
		"HEAD":        "HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n",
		"keep-alive":  "GET /a HTTP/1.1\r\nHost: x\r\nConnection: Keep-Alive\r\n\r\n",
		"empty query": "GET /a? HTTP/1.1\r\nHost: x\r\n\r\n",
		"empty value": "GET /a HTTP/1.1\r\nHost: x\r\nAccept:\r\n\r\n",
		"dots":        "GET /api/../b/./c// HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			var h head
			if !parseHead(text, &h) {
				t.Fatal("it is not plain")
			}
			sameAsNetHTTP(t, text, &h)
		})
	}
}

func TestAllOtherHeadsAreLeftToTheServer(t *testing.T) {
	with := func(field string) string { return "GET /a HTTP/1.1\r\nHost: x\r\n" + field + "\r\n\r\n" }
	for name, text := range map[string]string{
		"nothing":             "",
		"only the end":        "\r\n\r\n",
		"no host":             "GET /a HTTP/1.1\r\nAccept: x\r\n\r\n",
		"empty host":          "GET /a HTTP/1.1\r\nHost:\r\n\r\n",
		"two hosts":           with("Host: y"),
		"odd host":            "GET /a HTTP/1.1\r\nHost: a/b\r\n\r\n",
		"other method":        "POST /a HTTP/1.1\r\nHost: x\r\n\r\n",
		"small method":        "get /a HTTP/1.1\r\nHost: x\r\n\r\n",
		"older version":       "GET /a HTTP/1.0\r\nHost: x\r\n\r\n",
		"version 2":           "PRI * HTTP/2.0\r\n\r\n",
		"two blanks":          "GET  /a HTTP/1.1\r\nHost: x\r\n\r\n",
		"blank at the end":    "GET /a HTTP/1.1 \r\nHost: x\r\n\r\n",
		"blank in the target": "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
		"escape":              "GET /a%2fb HTTP/1.1\r\nHost: x\r\n\r\n",
		"whole address":       "GET http://y/a HTTP/1.1\r\nHost: x\r\n\r\n",
		"two slashes":         "GET //y/a HTTP/1.1\r\nHost: x\r\n\r\n",
		"root":                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
		"fragment":            "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n",
		"letters beyond":      "GET /ä HTTP/1.1\r\nHost: x\r\n\r\n",
		"bare line feeds":     "GET /a HTTP/1.1\nHost: x\n\n\r\n\r\n",
		"bare return":         with("A: b\rC: d"),
		"folded field":        with("A: b\r\n c"),
		"blank in a name":     with("A : b"),
		"no name":             with(": b"),
		"no colon":            with("abc"),
		"NUL":                 with("A: \x00"),
		"value beyond ASCII":  with("A: ä"),
		"twice":               with("A: b\r\na: c"),
		"body":                with("Content-Length: 0"),
		"chunks":              with("Transfer-Encoding: chunked"),
		"upgrade":             with("Upgrade: h2c"),
		"connection":          with("Connection: close"),
		"connection's fields": with("Connection: keep-alive, x"),
		"expectation":         with("Expect: 100-continue"),
		"login":               with("Authorization: Bearer x"),
		"pragma":              with("Pragma: no-cache"),
		"many fields":         with(strings.TrimSuffix(strings.Repeat("A", maxFields+1), "A") + ": b\r\n" + fields(maxFields)),
		"more after the end":  plain + "x",
		"no end":              strings.TrimSuffix(plain, "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			if parseHead(text, &head{}) {
				t.Errorf("it is plain:\n%q", text)
			}
		})
	}
}

// fields are n fields with names of their own.
func fields(n int) string {
	var lines []string
	for i := range n {
		lines = append(lines, "X-"+strings.Repeat("a", i+1)+": b")
	}
	return strings.Join(lines, "\r\n")
}

// FuzzHead holds that whatever is taken for plain is what net/http reads, and nothing that it refuses.
func FuzzHead(f *testing.F) {
	f.Add(plain)
	f.Add("HEAD /a? HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n")
	f.Add("GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		var h head
		if parseHead(text, &h) {
			sameAsNetHTTP(t, text, &h)
		}
	})
}

func sameAsNetHTTP(t *testing.T, text string, h *head) {
	t.Helper()
	want, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text)))
	if err != nil {
		t.Fatalf("net/http refuses %q: %v", text, err)
	}
	p := &loop{head: *h, header: http.Header{}}
	p.fill()
	got := &p.request
	type seen struct {
		Method, Proto, Host, RequestURI, URL string
		Path, RawPath, RawQuery              string
		ForceQuery, Close                    bool
		Header                               http.Header
		ContentLength                        int64
		Transfer                             []string
	}
	of := func(r *http.Request) seen {
		return seen{
			r.Method, r.Proto, r.Host, r.RequestURI, r.URL.String(), r.URL.Path, r.URL.RawPath, r.URL.RawQuery,
			r.URL.ForceQuery, r.Close, r.Header, r.ContentLength, r.TransferEncoding,
		}
	}
	if diff := cmp.Diff(of(want), of(got)); diff != "" {
		t.Errorf("-net/http +front of %q:\n%s", text, diff)
	}
}
