package front

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// manners is a handler with every manner of answering.
func manners() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/ready", func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["Content-Length"] = []string{"10000"}
		w.Header()["Content-Type"] = []string{"application/json"}
		w.Header()["Etag"] = []string{`"a"`}
		w.Header()["Vary"] = []string{"Accept-Encoding", "Origin"}
		w.WriteHeader(http.StatusOK)
		io.WriteString(w, strings.Repeat("0123456789", 1000)) //nolint:errcheck // the reader tells
	})
	mux.HandleFunc("/api/gathered", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "<html>")   //nolint:errcheck // the reader tells
		io.WriteString(w, "a</html>") //nolint:errcheck // likewise
	})
	mux.HandleFunc("/api/pieces", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "6")
		for range 3 {
			io.WriteString(w, "ab") //nolint:errcheck // the reader tells
		}
	})
	mux.HandleFunc("/api/short", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "6")
		io.WriteString(w, "ab") //nolint:errcheck // the reader tells
	})
	mux.HandleFunc("/api/long", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "2")
		io.WriteString(w, "ab") //nolint:errcheck // the reader tells
		if _, err := io.WriteString(w, "c"); err != http.ErrContentLength {
			panic("more bytes were taken than promised")
		}
	})
	// Pieces that are given all at once, more of them than one system call takes, typed and untyped, promised and not.
	mux.HandleFunc("/api/all", func(w http.ResponseWriter, r *http.Request) {
		few, many := bytes.Repeat([]byte{'x'}, 300), [][]byte{{}}
		for range 3000 {
			many = append(many, []byte("0123456789"))
		}
		if r.URL.Query().Has("typed") {
			w.Header().Set("Content-Type", "application/json")
		}
		if !r.URL.Query().Has("promised") {
			writeAll(w, [][]byte{few, few})
			return
		}
		w.Header().Set("Content-Length", "30000")
		w.WriteHeader(http.StatusOK)
		writeAll(w, many)
	})
	mux.HandleFunc("/api/nothing", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/api/unchanged", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("ETag", `"a"`)
		w.WriteHeader(http.StatusNotModified)
		if _, err := io.WriteString(w, "x"); err != http.ErrBodyNotAllowed {
			panic("a body was taken")
		}
	})
	mux.HandleFunc("/api/none", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("/api/missing", http.NotFound)
	mux.HandleFunc("/api/late", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusTeapot)
		w.Header().Set("X-Late", "x")
		w.WriteHeader(http.StatusOK)
		io.WriteString(w, "tea") //nolint:errcheck // the reader tells
	})
	mux.HandleFunc("/api/split", func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["X-A"] = []string{"b\r\nX-C: d"}
		w.Header()["X\r\nY"] = []string{"z"}
		w.Header()["Content-Length"] = []string{"0"}
	})
	mux.HandleFunc("/api/last", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Connection", "close")
		io.WriteString(w, "bye") //nolint:errcheck // the reader tells
	})
	mux.HandleFunc("/api/abort", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		text := fmt.Sprintf("%s %s %s %v %s %q", r.Method, r.RequestURI, r.Host, r.Header, r.URL.RawQuery, body)
		w.Header().Set("Content-Length", strconv.Itoa(len(text)))
		io.WriteString(w, text) //nolint:errcheck // the reader tells
	})
	return mux
}

// writeAll gives pieces at once to a writer that takes them so.
func writeAll(w http.ResponseWriter, pieces [][]byte) {
	if all, ok := w.(interface{ WriteAll([][]byte) (int, error) }); ok {
		all.WriteAll(pieces) //nolint:errcheck // the reader tells
		return
	}
	for _, b := range pieces {
		w.Write(b) //nolint:errcheck // the reader tells
	}
}

func TestAnswersAreThoseOfNetHTTP(t *testing.T) {
	t.Parallel()
	p := newPair(t, manners())
	for _, path := range []string{
		"/api/ready", "/api/gathered", "/api/pieces", "/api/all", "/api/all?typed", "/api/all?promised", "/api/all?typed&promised",
		"/api/short", "/api/long", "/api/nothing", "/api/unchanged", "/api/none",
		"/api/missing", "/api/late", "/api/split", "/api/last", "/api/abort", "/api/x?a=b", "/api/x?", "/api//x", "/api/./x",
	} {
		for _, method := range []string{"GET", "HEAD"} {
			t.Run(method+" "+path, func(t *testing.T) {
				one := request(method, path, "Accept: */*", "X-A: b")
				p.same(t, []string{method, method}, one+one)
			})
		}
	}
	if n := p.handed.Load(); n != 0 {
		t.Errorf("%d plain requests were left to the server", n)
	}
}

func TestOtherRequestsAreTheServers(t *testing.T) {
	t.Parallel()
	p := newPair(t, manners())
	for name, c := range map[string]struct {
		methods []string
		parts   []string
	}{
		"other path":         {[]string{"GET"}, []string{get("/")}},
		"login":              {[]string{"GET"}, []string{get("/api/x", "Authorization: Bearer a.b.c")}},
		"body":               {[]string{"POST"}, []string{request("POST", "/api/x", "Content-Length: 3") + "abc"}},
		"body in parts":      {[]string{"POST"}, []string{"PO", "ST /api/x HTTP/1.1\r\nHost: x\r\nContent-Le", "ngth: 3\r\n\r\na", "bc"}},
		"chunked GET":        {[]string{"GET"}, []string{get("/api/x", "Transfer-Encoding: chunked") + "3\r\nabc\r\n0\r\n\r\n"}},
		"both lengths":       {[]string{"GET"}, []string{get("/api/x", "Content-Length: 4", "Transfer-Encoding: chunked") + "0\r\n\r\nGET"}},
		"two lengths":        {[]string{"GET"}, []string{get("/api/x", "Content-Length: 4", "Content-Length: 5") + "abcde"}},
		"close":              {[]string{"GET", "GET"}, []string{get("/api/x", "Connection: close") + get("/api/x")}},
		"older":              {[]string{"GET"}, []string{"GET /api/x HTTP/1.0\r\n\r\n"}},
		"escapes":            {[]string{"GET"}, []string{get("/api/%C3%A4?%zz")}},
		"no host":            {[]string{"GET"}, []string{"GET /api/x HTTP/1.1\r\n\r\n"}},
		"two hosts":          {[]string{"GET"}, []string{get("/api/x", "Host: y")}},
		"line feeds only":    {[]string{"GET"}, []string{"GET /api/x HTTP/1.1\nHost: x\n\n"}},
		"not HTTP":           {[]string{"GET"}, []string{"\x16\x03\x01\x00\xa5\x01\x00\x00\r\n\r\n"}},
		"long head":          {[]string{"GET"}, []string{get("/api/x", "X-A: "+strings.Repeat("a", headSize))}},
		"long target":        {[]string{"GET"}, []string{get("/api/x?" + strings.Repeat("a", headSize))}},
		"plain, then other":  {[]string{"GET", "GET", "GET"}, []string{get("/api/x") + get("/") + get("/api/x")}},
		"plain, then a body": {[]string{"GET", "POST", "GET"}, []string{get("/api/x") + request("POST", "/api/x", "Content-Length: 3"), "abc" + get("/api/x")}},
	} {
		t.Run(name, func(t *testing.T) {
			before := p.handed.Load()
			if len(p.same(t, c.methods, c.parts...)) == 0 {
				t.Error("there was no answer")
			}
			if p.handed.Load() == before {
				t.Error("the front answered itself")
			}
		})
	}
}

func TestHeadsThatAreTooLongAreRefused(t *testing.T) {
	t.Parallel()
	p := newPair(t, manners())
	got := ask(t, p.behind, []string{"GET"}, get("/api/x", "X-A: "+strings.Repeat("a", 40<<10)))
	if len(got) != 1 || !strings.HasPrefix(got[0].Status, "431 ") {
		t.Errorf("the answer is %+v", got)
	}
}

func TestRequestsMayComeInAnyPieces(t *testing.T) {
	t.Parallel()
	p := newPair(t, manners())
	one := get("/api/ready", "Accept: */*")
	var letters []string
	for _, b := range one {
		letters = append(letters, string(b))
	}
	p.same(t, []string{"GET"}, letters...)
	p.same(t, []string{"GET", "GET", "GET"}, one[:20], one[20:]+one+one[:5], one[5:])
	var many []string
	for range 200 {
		many = append(many, "GET")
	}
	p.same(t, many, strings.Repeat(one, len(many)))
	if n := p.handed.Load(); n != 0 {
		t.Errorf("%d connections were left to the server", n)
	}
}

func TestManyConnectionsAreServedAtOnce(t *testing.T) {
	t.Parallel()
	p := newPair(t, manners())
	var all sync.WaitGroup
	for i := range 30 {
		all.Go(func() {
			client := &http.Client{Transport: &http.Transport{}}
			defer client.CloseIdleConnections()
			for n := range 30 {
				path := fmt.Sprintf("http://%s/api/x%d?n=%d", p.behind, i, n)
				if n%10 == 9 {
					path = fmt.Sprintf("http://%s/y?n=%d", p.behind, n)
				}
				r, err := client.Get(path)
				if err != nil {
					t.Error(err)
					return
				}
				body, err := io.ReadAll(r.Body)
				r.Body.Close()
				if err != nil || !strings.Contains(string(body), fmt.Sprintf("n=%d", n)) {
					t.Errorf("%q, %v", body, err)
				}
			}
		})
	}
	all.Wait()
}

func TestSlowHeadsAndIdleConnectionsEnd(t *testing.T) {
	t.Parallel()
	for name, said := range map[string]string{
		"nothing said":     "",
		"half a head":      "GET /api/x HTTP/1.1\r\n",
		"idle after one":   get("/api/x"),
		"half a next head": get("/api/x") + "GET /",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := dial(t, newHastyPair(t, manners(), 50*time.Millisecond).behind)
			// It ends when the server closes; a reset, when that was before all was said.
			if _, err := io.WriteString(c, said); errors.Is(err, os.ErrDeadlineExceeded) {
				t.Error(err)
			}
			if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
				t.Error(err)
			}
		})
	}
}

func TestShutdownLetsTheAnswerAtHandFinish(t *testing.T) {
	t.Parallel()
	began, goOn := make(chan struct{}), make(chan struct{})
	p := newPair(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(began)
		<-goOn
		io.WriteString(w, "done") //nolint:errcheck // the reader tells
	}))
	idle, busy := dial(t, p.behind), dial(t, p.behind)
	if _, err := io.WriteString(busy, get("/api/x")); err != nil {
		t.Fatal(err)
	}
	<-began
	ended := make(chan error)
	go func() { ended <- p.front.Shutdown(context.Background()) }()
	if _, err := io.Copy(io.Discard, idle); err != nil {
		t.Error(err)
	}
	select {
	case err := <-ended:
		t.Fatalf("Shutdown returned before the answer: %v", err)
	default:
	}
	close(goOn)
	a, ok := readAnswer(t, bufio.NewReader(busy), "GET")
	if !ok || a.Body != "done" {
		t.Errorf("the answer is %+v", a)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := p.front.Accept(); err == nil {
		t.Error("there is a connection after Shutdown")
	}
}

func TestShutdownEndsWithItsContext(t *testing.T) {
	t.Parallel()
	began, goOn := make(chan struct{}), make(chan struct{})
	p := newPair(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		close(began)
		<-goOn
	}))
	defer close(goOn)
	if _, err := io.WriteString(dial(t, p.behind), get("/api/x")); err != nil {
		t.Fatal(err)
	}
	<-began
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := p.front.Shutdown(ctx); err == nil {
		t.Error("Shutdown did not tell that an answer was broken off")
	}
}
