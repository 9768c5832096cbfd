package webhook

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

func TestSignaturesAreThoseOfTheStandard(t *testing.T) {
	// The vector of Standard Webhooks' reference implementations.
	got, err := Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if err != nil || got != "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" {
		t.Errorf("%s, %v", got, err)
	}
	for _, bad := range []string{"", "whsec_", "whsec_AAAA", "whsec_???", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"} {
		if _, err := Sign(bad, "m", time.Now(), nil); err == nil || bad != "" && strings.Contains(err.Error(), bad+"?") {
			t.Errorf("%q is a secret: %v", bad, err)
		}
	}
}

func TestAddressesThatMayBeSentTo(t *testing.T) {
	for address, want := range map[string][2]bool{ // without and with --allow-private
		"https://example.org/hook":   {true, true},
		"https://93.184.216.34/":     {true, true},
		"http://example.org/hook":    {false, false},
		"http://localhost:9000/":     {false, true},
		"http://127.0.0.1:9000/x":    {false, true},
		"https://127.0.0.1/":         {false, true},
		"https://[::1]/":             {false, true},
		"https://10.1.2.3/":          {false, true},
		"http://10.1.2.3/":           {false, false},
		"https://169.254.169.254/":   {false, true},
		"https://[::ffff:10.0.0.1]/": {false, true},
		"https://user:pw@host/":      {false, false},
		"https:///path":              {false, false},
		"ftp://example.org/":         {false, false},
		"file:///etc/passwd":         {false, false},
		"":                           {false, false},
		"https://example.org/#x":     {false, false},
		"https://exa mple.org/\x00":  {false, false},
	} {
		for i, private := range []bool{false, true} {
			if _, err := New(address, nil, nil, private); (err == nil) != want[i] {
				t.Errorf("%q, private %v: %v", address, private, err)
			}
		}
	}
}

func TestPublicAddresses(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2a00:1450:400f::1": true, "8.8.8.8": true,
		"127.0.0.1": false, "10.0.0.1": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false, "0.0.0.0": false,
		"100.64.0.1": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false, "::1": false, "::": false, "fe80::1": false,
		"fd00::1": false, "::ffff:127.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "::7f00:1": false, "ff02::1": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

func TestANameThatLeadsToAPrivateAddressIsNotAsked(t *testing.T) {
	asked := false
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer server.Close()
	_, port, _ := strings.Cut(strings.TrimPrefix(server.URL, "https://"), ":")
	s := newSender("test", time.Now)
	r, err := http.NewRequest(http.MethodGet, "https://localhost:"+port, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.public.Do(r); err == nil || !strings.Contains(err.Error(), errPrivate.Error()) || asked {
		t.Errorf("%v", err)
	}
}

func TestChangesOfTheFileAtOneTimeAllCount(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for n := range 20 {
		all.Go(func() {
			err := Change(dir, func(list []Subscription) ([]Subscription, error) {
				return append(list, Subscription{ID: strconv.Itoa(n)}), nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if list, err := Load(dir); err != nil || len(list) != 20 {
		t.Errorf("%d of 20 subscriptions are kept (%v)", len(list), err)
	}
	if err := Change(dir, func([]Subscription) ([]Subscription, error) { return nil, io.EOF }); !errors.Is(err, io.EOF) {
		t.Errorf("the failure of a change is told as %v", err)
	}
	if list, _ := Load(dir); len(list) != 20 {
		t.Error("a change that failed was saved")
	}
}

func TestLogsHaveNeitherSecretNorQuery(t *testing.T) {
	s := Subscription{ID: "wh_1", URL: "https://example.org/hook/token?key=hidden", Secret: "whsec_hidden"}
	for _, told := range []string{fmt.Sprint(s), fmt.Sprintf("%v %+v %#v", s, s, s)} {
		if strings.Contains(told, "hidden") || strings.Contains(told, "token") || !strings.Contains(told, "wh_1 example.org") {
			t.Errorf("a log would have %q", told)
		}
	}
}

func TestTheFileIsItsOwnersOnly(t *testing.T) {
	dir := t.TempDir()
	s, err := New("https://example.org/", []catalog.Kind{catalog.KindService}, []catalog.ID{exporttest.ID(1)}, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := Save(dir, []Subscription{s}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, FileName))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	got, err := Load(dir)
	if err != nil || cmp.Diff([]Subscription{s}, got) != "" {
		t.Errorf("%v, %v", got, err)
	}
	if printed := fmt.Sprintf("%v %+v %#v %s", s, s, s, s); strings.Contains(printed, s.Secret) {
		t.Error("a printed subscription shows its secret")
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("%d files are left", len(files))
	}
}

// world is a log with its feed and a receiver.
type world struct {
	t         *testing.T
	dir       string
	log       store.Log
	catalogue *live.Catalogue
	changes   *feed.Changes
	said      *said
}

// said is what was logged.
type said struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *said) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func newWorld(t *testing.T) *world {
	t.Helper()
	dir := t.TempDir()
	log, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	quiet := slog.New(slog.DiscardHandler)
	w := &world{t: t, dir: dir, log: log, catalogue: live.New(exporttest.Renderer{}, quiet), said: &said{}}
	w.changes = feed.New(w.catalogue, log, nil, quiet)
	if err := w.catalogue.Load(t.Context(), log); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) publish(names ...string) {
	w.t.Helper()
	for _, name := range names {
		var n int
		fmt.Sscanf(name, "s%d", &n)
		s := &catalog.Service{ID: exporttest.ID(n), ServiceNames: exporttest.Named(name)}
		document, err := catalog.Marshal(s)
		if err != nil {
			w.t.Fatal(err)
		}
		if _, err := w.log.Append(w.t.Context(), store.Draft{Kind: s.EntityKind(), ID: s.ID, Status: catalog.StatusPublished, Document: document}); err != nil {
			w.t.Fatal(err)
		}
	}
	revisions, err := w.log.Feed(w.t.Context(), w.catalogue.Snapshot().Seq, 1000)
	if err != nil {
		w.t.Fatal(err)
	}
	w.catalogue.Apply(revisions)
}

// subscribe adds a subscription from the beginning of the log.
func (w *world) subscribe(url string, kinds ...catalog.Kind) Subscription {
	w.t.Helper()
	s, err := New(url, kinds, nil, true)
	if err != nil {
		w.t.Fatal(err)
	}
	list, err := Load(w.dir)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := WriteState(w.t.Context(), w.log, s.ID, State{}); err != nil {
		w.t.Fatal(err)
	}
	if err := Save(w.dir, append(list, s)); err != nil {
		w.t.Fatal(err)
	}
	return s
}

// work runs a worker until the returned function is called.
func (w *world) work(patience time.Duration) (stop func()) {
	worker := NewWorker(Options{
		Folder: w.dir, Log: w.log, Changes: w.changes, Patience: patience, Logger: slog.New(slog.NewTextHandler(w.said, nil)),
		delay: func(int) time.Duration { return time.Millisecond }, reread: 10 * time.Millisecond,
	})
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { worker.Run(ctx) })
	return func() { cancel(); running.Wait() }
}

// receiver verifies what it gets and fails as told.
type receiver struct {
	*httptest.Server
	mu     sync.Mutex
	secret string
	got    []string // names of services, in the order in which they were taken
	ids    map[string]int
	fails  func(n int) int // the status of the nth request
	n      int
	wrong  []string
}

func newReceiver(t *testing.T, fails func(n int) int) *receiver {
	r := &receiver{ids: map[string]int{}, fails: fails}
	r.Server = httptest.NewServer(r)
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.n++
	body, _ := io.ReadAll(q.Body)
	seconds, _ := strconv.ParseInt(q.Header.Get("webhook-timestamp"), 10, 64)
	id := q.Header.Get("webhook-id")
	r.ids[id]++
	want, _ := Sign(r.secret, id, time.Unix(seconds, 0), body)
	if q.Header.Get("webhook-signature") != want {
		r.wrong = append(r.wrong, "signature of "+id)
	}
	if status := r.fails(r.n); status != 0 {
		w.Header().Set("Location", "/elsewhere")
		w.WriteHeader(status)
		return
	}
	var m struct {
		Type      string
		Timestamp time.Time
		Data      struct {
			Sequence int64
			Document struct{ ServiceNames map[string]any }
		}
	}
	if err := json.Unmarshal(body, &m); err != nil || m.Timestamp.IsZero() {
		r.wrong = append(r.wrong, string(body))
	}
	r.got = append(r.got, fmt.Sprint(m.Type, " ", m.Data.Sequence))
}

func (r *receiver) taken() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string(nil), r.got...)
}

// mostWait bounds how long something is waited for that a busy machine does late.
const mostWait = 2 * time.Minute

// await waits until so many were taken.
func (r *receiver) await(t *testing.T, n int) []string {
	t.Helper()
	for end := time.Now().Add(mostWait); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if got := r.taken(); len(got) >= n {
			return got
		}
	}
	t.Fatalf("%v were taken, not %d", r.taken(), n)
	return nil
}

func TestChangesComeInOrderThroughFailures(t *testing.T) {
	w := newWorld(t)
	r := newReceiver(t, func(n int) int {
		return map[int]int{1: 500, 2: 302, 4: 429, 5: 503, 6: 404}[n]
	})
	s := w.subscribe(r.URL)
	r.secret = s.Secret
	w.publish("s1", "s2", "s3")
	stop := w.work(time.Hour)
	r.await(t, 3)
	w.publish("s4")
	got := r.await(t, 4)
	stop()
	want := []string{"service.published 1", "service.published 2", "service.published 3", "service.published 4"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(r.wrong) > 0 || len(r.ids) != 4 {
		t.Errorf("wrong: %v; ids: %v", r.wrong, r.ids)
	}
	if strings.Contains(w.said.String(), s.Secret) || strings.Contains(w.said.String(), strings.TrimPrefix(s.Secret, secretPrefix)) {
		t.Error("a secret is in the log")
	}
}

func TestARestartGoesOnWhereItWas(t *testing.T) {
	w := newWorld(t)
	r := newReceiver(t, func(int) int { return 0 })
	s := w.subscribe(r.URL)
	r.secret = s.Secret
	w.publish("s1", "s2")
	stop := w.work(time.Hour)
	r.await(t, 2)
	// What was taken and is not written down yet comes once more, which is no fault.
	for state := (State{}); state.Sequence < 2; time.Sleep(time.Millisecond) {
		state, _, _ = ReadState(t.Context(), w.log, s.ID)
	}
	stop()
	w.publish("s3", "s4")
	stop = w.work(time.Hour)
	got := r.await(t, 4)
	stop()
	if diff := cmp.Diff([]string{"service.published 1", "service.published 2", "service.published 3", "service.published 4"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReceiversThatAreGoneAreGivenUp(t *testing.T) {
	for name, c := range map[string]struct {
		status   int
		patience time.Duration
		says     string
	}{
		"410":      {http.StatusGone, time.Hour, "410 Gone"},
		"too long": {http.StatusInternalServerError, 50 * time.Millisecond, "failed for too long"},
	} {
		w := newWorld(t)
		r := newReceiver(t, func(int) int { return c.status })
		s := w.subscribe(r.URL)
		r.secret = s.Secret
		w.publish("s1")
		stop := w.work(c.patience)
		var state State
		for end := time.Now().Add(mostWait); !state.Dead && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			state, _, _ = ReadState(t.Context(), w.log, s.ID)
		}
		stop()
		if !state.Dead || !strings.Contains(state.Why, c.says) || !strings.Contains(w.said.String(), "given up") {
			t.Errorf("%s: %+v; said: %s", name, state, w.said)
		}
		if strings.Contains(w.said.String(), s.Secret) {
			t.Errorf("%s: a secret is in the log", name)
		}
	}
}

func TestOneSubscriptionDoesNotHoldUpAnother(t *testing.T) {
	w := newWorld(t)
	bad := newReceiver(t, func(int) int { return 500 })
	good := newReceiver(t, func(int) int { return 0 })
	other := newReceiver(t, func(int) int { return 0 })
	bad.secret = w.subscribe(bad.URL).Secret
	good.secret = w.subscribe(good.URL).Secret
	other.secret = w.subscribe(other.URL, catalog.KindOrganization).Secret
	stop := w.work(time.Hour)
	defer stop()
	w.publish("s1", "s2", "s3")
	good.await(t, 3)
	if len(bad.taken()) > 0 || len(other.taken()) > 0 {
		t.Errorf("%v, %v", bad.taken(), other.taken())
	}
	if err := Save(w.dir, nil); err != nil { // all are removed while the worker runs
		t.Fatal(err)
	}
}

func TestDelaysGrowAndStayBounded(t *testing.T) {
	for attempts := 1; attempts < 100; attempts++ {
		full := maxDelay
		if attempts <= 10 {
			full = min(maxDelay, firstDelay<<(attempts-1))
		}
		if d := delay(attempts); d < full/2 || d > full {
			t.Errorf("attempt %d: %v of %v", attempts, d, full)
		}
	}
}

func TestTheWorkerForgetsThePlaceOfWhatIsRemoved(t *testing.T) {
	w := newWorld(t)
	r := newReceiver(t, func(int) int { return 0 })
	s := w.subscribe(r.URL)
	r.secret = s.Secret
	w.publish("s1")
	defer w.work(time.Hour)()
	r.await(t, 1)
	if err := Save(w.dir, nil); err != nil {
		t.Fatal(err)
	}
	for {
		_, ok, err := ReadState(t.Context(), w.log, s.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return
		}
		time.Sleep(time.Millisecond)
	}
}
