package front

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// pair is the same handler behind net/http alone and behind the front.
type pair struct {
	alone, behind string // addresses
	front         *Listener
	server        *http.Server // the front's
	// handed counts the connections that the front left to the server.
	handed atomic.Int64
}

const testPrefix = "/api/"

func newPair(t *testing.T, h http.Handler) *pair {
	t.Helper()
	return newHastyPair(t, h, 10*time.Second)
}

// newHastyPair waits for requests no longer than that.
func newHastyPair(t *testing.T, h http.Handler, wait time.Duration) *pair {
	t.Helper()
	p := &pair{}
	newServer := func() *http.Server {
		return &http.Server{
			Handler: h, ReadHeaderTimeout: wait, WriteTimeout: 10 * time.Second, IdleTimeout: wait,
			MaxHeaderBytes: 32 << 10, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug),
		}
	}
	listen := func() net.Listener {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	alone, l := newServer(), listen()
	p.alone = l.Addr().String()
	go alone.Serve(l) //nolint:errcheck // it ends by Close
	t.Cleanup(func() { alone.Close() })

	p.server = newServer()
	p.server.ConnState = func(_ net.Conn, s http.ConnState) {
		if s == http.StateNew {
			p.handed.Add(1)
		}
	}
	l = listen()
	p.behind = l.Addr().String()
	p.front = New(l, p.server, testPrefix)
	go p.server.Serve(p.front) //nolint:errcheck // it ends by Close
	t.Cleanup(func() {
		p.server.Close()
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
		defer cancel()
		if err := p.front.Shutdown(ctx); err != nil {
			t.Error(err)
		}
	})
	return p
}

// answered is what a client sees of an answer.
type answered struct {
	Status string
	Header http.Header
	Length int64
	Close  bool
	Body   string
}

// ask sends the parts on one connection, with a pause between them, and reads an answer for each method; it ends early
// when the server ends the connection.
func ask(t *testing.T, address string, methods []string, parts ...string) []answered {
	t.Helper()
	c := dial(t, address)
	go func() {
		for i, part := range parts {
			if i > 0 {
				time.Sleep(5 * time.Millisecond)
			}
			if _, err := io.WriteString(c, part); err != nil {
				return // the server has had enough
			}
		}
	}()
	var all []answered
	r := bufio.NewReader(c)
	for _, method := range methods {
		a, ok := readAnswer(t, r, method)
		if !ok {
			return all
		}
		all = append(all, a)
	}
	return all
}

func dial(t *testing.T, address string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(2 * time.Minute)); err != nil {
		t.Fatal(err)
	}
	return c
}

func readAnswer(t *testing.T, r *bufio.Reader, method string) (answered, bool) {
	t.Helper()
	response, err := http.ReadResponse(r, &http.Request{Method: method})
	if err != nil {
		return answered{}, false
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		body = append(body, " broken off"...)
	}
	if response.Header.Get("Date") == "" && response.StatusCode < 300 {
		t.Error("the answer has no date")
	}
	response.Header.Del("Date")
	return answered{response.Status, response.Header, response.ContentLength, response.Close, string(bytes.Clone(body))}, true
}

// same holds that both answer alike, and tells what they answer.
func (p *pair) same(t *testing.T, methods []string, parts ...string) []answered {
	t.Helper()
	want := ask(t, p.alone, methods, parts...)
	got := ask(t, p.behind, methods, parts...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-net/http +front of %.300q:\n%s", parts, diff)
	}
	return got
}

func get(path string, fields ...string) string { return request("GET", path, fields...) }

func request(method, path string, fields ...string) string {
	text := method + " " + path + " HTTP/1.1\r\nHost: x.example\r\n"
	for _, f := range fields {
		text += f + "\r\n"
	}
	return text + "\r\n"
}
