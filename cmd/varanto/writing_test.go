package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/account/lockout"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/ptv/v11/in"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// send sends a body as JSON, with a token where there is one.
func (s *served) send(t *testing.T, method, path, token string, content any) got {
	t.Helper()
	raw, ok := content.([]byte)
	if !ok {
		var err error
		if raw, err = json.Marshal(content); err != nil {
			t.Fatal(err)
		}
	}
	r, err := http.NewRequestWithContext(t.Context(), method, s.address+path, bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return got{answer.StatusCode, answer.Header, body}
}

const robotsWord = "pitkä salasana koneelle 1"

// logIn makes an API user of the organisation that owns the most pages of the demo catalogue, and logs it in.
func (s *served) logIn(t *testing.T) (token string, owner catalog.ID) {
	t.Helper()
	for e := range s.catalogue.Snapshot().Table(catalog.KindServiceChannel).Each(s.catalogue.Snapshot().Table(catalog.KindServiceChannel).Published()) {
		owner = e.Organization
	}
	_, err := s.writing.accounts.Add(t.Context(), account.CommandLine(), account.New{
		API: true, Username: "robot", Password: robotsWord, Role: editorial.MainUser, Organizations: []catalog.ID{owner},
	})
	if err != nil {
		t.Fatal(err)
	}
	a := s.send(t, "POST", "/api/auth/api-login", "", map[string]string{"username": "robot", "password": robotsWord})
	var tokens struct{ ServiceToken, PTVToken string }
	if err := json.Unmarshal(a.body, &tokens); err != nil || a.status != http.StatusOK || tokens.ServiceToken == "" || tokens.ServiceToken != tokens.PTVToken {
		t.Fatalf("log-in: %d %s", a.status, a.body)
	}
	return tokens.ServiceToken, owner
}

// TestBadInputIsRefusedByTheWholeProgram tries tokens, bodies and log-ins that are none against the program as it is served.
func TestBadInputIsRefusedByTheWholeProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the whole program")
	}
	s := serveDemo(t)
	token, _ := s.logIn(t)
	s.refuses(t, token)
}

// refuses tries tokens that are none and bodies that are too much, through the whole program.
func (s *served) refuses(t *testing.T, token string) {
	t.Helper()
	parts := strings.Split(token, ".")
	encoded := base64.RawURLEncoding.EncodeToString
	head, err := s.log.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"no algorithm":         encoded([]byte(`{"alg":"none","typ":"JWT"}`)) + "." + parts[1] + ".",
		"no algorithm, signed": encoded([]byte(`{"alg":"none","typ":"JWT"}`)) + "." + parts[1] + "." + parts[2],
		"another algorithm":    encoded([]byte(`{"alg":"RS256","typ":"JWT"}`)) + "." + parts[1] + "." + parts[2],
		"other claims":         parts[0] + "." + encoded([]byte(`{"sub":"a:x","exp":9999999999}`)) + "." + parts[2],
		"other signature":      parts[0] + "." + parts[1] + "." + encoded([]byte("0123456789abcdef0123456789abcdef")),
		"garbage":              "x.y.z",
	} {
		if a := s.send(t, "POST", "/api/v11/Service", bad, map[string]string{}); a.status != http.StatusUnauthorized || len(a.body) != 0 {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	if a := s.send(t, "POST", "/api/v11/Service", token, bytes.Repeat([]byte(" "), 10<<20)); a.status != http.StatusRequestEntityTooLarge || !bytes.Contains(a.body, []byte("errorMessage")) {
		t.Errorf("10 MB: %d %.200s", a.status, a.body)
	}
	s.stopsReading(t, token)
	wrong := s.send(t, "POST", "/api/auth/api-login", "", map[string]string{"username": "robot", "password": "wrong"})
	unknown := s.send(t, "POST", "/api/auth/api-login", "", map[string]string{"username": "nobody at all", "password": "wrong"})
	if wrong.status != http.StatusUnauthorized || unknown.status != wrong.status || !bytes.Equal(wrong.body, unknown.body) {
		t.Errorf("a wrong password: %d %s; an unknown account: %d %s", wrong.status, wrong.body, unknown.status, unknown.body)
	}
	for range 20 {
		if wrong = s.send(t, "POST", "/api/auth/api-login", "", map[string]string{"username": "robot", "password": "wrong"}); wrong.status == http.StatusTooManyRequests {
			break
		}
	}
	if wrong.status != http.StatusTooManyRequests || wrong.header.Get("Retry-After") == "" {
		t.Errorf("twenty wrong passwords: %d", wrong.status)
	}
	if now, err := s.log.Head(t.Context()); err != nil || now != head {
		t.Errorf("something was written: %d after %d, %v", now, head, err)
	}
}

// stopsReading holds over the wire that a body that is too much is not waited for: an announced one is refused before any of
// it is sent, one without end is cut off.
func (s *served) stopsReading(t *testing.T, token string) {
	t.Helper()
	begin := func(size string) net.Conn {
		t.Helper()
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.address, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		if err := conn.SetDeadline(time.Now().Add(mostWait)); err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Fprintf(conn, "POST /api/v11/Service HTTP/1.1\r\nHost: varanto.example\r\nAuthorization: Bearer %s\r\n"+
			"Content-Type: application/json\r\n%s\r\n\r\n", token, size); err != nil {
			t.Fatal(err)
		}
		return conn
	}
	conn := begin("Content-Length: 10485760")
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || answer.StatusCode != http.StatusRequestEntityTooLarge || !answer.Close {
		t.Errorf("10 MB that are announced and not sent: %v %v", answer, err)
	}

	const most = 64 << 20
	conn = begin("Transfer-Encoding: chunked")
	chunk := []byte("10000\r\n" + strings.Repeat(" ", 0x10000) + "\r\n")
	sent := 0
	for err = nil; err == nil && sent < most; sent += len(chunk) {
		_, err = conn.Write(chunk)
	}
	if timedOut, ok := errors.AsType[net.Error](err); err == nil || ok && timedOut.Timeout() {
		t.Errorf("a body without end: the server took %d bytes: %v", sent, err)
	}
}

func TestAGuesserBehindTheSameProxyLocksNobodyElseOut(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the whole program")
	}
	s := serveDemo(t)
	s.logIn(t)
	from := func(address, password string) int {
		t.Helper()
		body, err := json.Marshal(map[string]string{"username": "robot", "password": password})
		if err != nil {
			t.Fatal(err)
		}
		r, err := http.NewRequestWithContext(t.Context(), "POST", s.address+"/api/auth/api-login", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("X-Forwarded-For", "10.0.0.1, "+address)
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer.StatusCode
	}
	for range lockout.Pair.Free + 1 {
		if status := from("192.0.2.1", "wrong"); status != http.StatusUnauthorized {
			t.Fatal(status)
		}
	}
	if status := from("192.0.2.1", robotsWord); status != http.StatusTooManyRequests {
		t.Errorf("the guesser is answered %d", status)
	}
	if status := from("198.51.100.1", robotsWord); status != http.StatusOK {
		t.Errorf("the user is answered %d", status)
	}
}

func TestProxiesAreNamedByAddress(t *testing.T) {
	logger := slog.New(slog.DiscardHandler)
	if _, err := (&serveCommand{studioFlags: studioFlags{Proxy: []string{"proxy.example.fi"}}}).accounts(logger); err == nil || !strings.Contains(err.Error(), "--proxy") {
		t.Errorf("a name: %v", err)
	}
	o, err := (&serveCommand{studioFlags: studioFlags{Proxy: []string{"10.0.0.1"}}}).accounts(logger)
	if err != nil || len(o.Proxies) != 1 {
		t.Errorf("an address: %v, %v", o.Proxies, err)
	}
}

func TestATokenForASubOrganisationHoldsAfterARestart(t *testing.T) {
	data := demoData(t)
	log, err := sqlite.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	start := func() *writing {
		w, err := newWriting(t.Context(), data, account.Options{}, editorial.Options{}, log, &v11.Renderer{}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	w := start()
	if err := w.desk.Register().Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	var below editorial.Facts
	w.desk.Register().Each(catalog.KindOrganization, func(f editorial.Facts) bool {
		below = f
		return f.Parent == catalog.ID{}
	})
	if below.Parent == (catalog.ID{}) {
		t.Fatal("the demo catalogue has no sub-organisation")
	}
	user, err := w.accounts.Add(t.Context(), account.CommandLine(), account.New{
		API: true, Username: "robot", Password: robotsWord, Role: editorial.MainUser, Organizations: []catalog.ID{below.Parent},
	})
	if err != nil {
		t.Fatal(err)
	}
	token, _, err := w.accounts.IssueToken(t.Context(), user, below.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.accounts.Close(); err != nil {
		t.Fatal(err)
	}
	w = start()
	defer w.accounts.Close()
	if _, err := (apiUsers{w.accounts}).Verify(t.Context(), token+"x"); !errors.Is(err, in.ErrToken) {
		t.Errorf("a forged token: %v", err)
	}
	if _, read := w.desk.Register().Find(below.Ref); read {
		t.Error("a forged token makes the server read every entity")
	}
	if _, err := (apiUsers{w.accounts}).Verify(t.Context(), token); err != nil {
		t.Error(err)
	}
}
