package account

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/account/password"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// cheap is a cost for tests: what is tested is not how long guessing takes.
var cheap = password.Cost{Memory: 64, Time: 1, Threads: 1}

const (
	good  = "kolme sinistä lintua"
	other = "neljä punaista kalaa"
	here  = "192.0.2.1:1234"
	there = "198.51.100.7:1234"
)

// clock is a time that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// A small tree: the city with its school office and a school below; a sister of the office; and another city.
var (
	city   = uuid.MustParse("11111111-1111-4111-8111-111111111111")
	office = uuid.MustParse("22222222-2222-4222-8222-222222222222")
	school = uuid.MustParse("33333333-3333-4333-8333-333333333333")
	sister = uuid.MustParse("44444444-4444-4444-8444-444444444444")
	abroad = uuid.MustParse("55555555-5555-4555-8555-555555555555")
)

func parent(o catalog.ID) (catalog.ID, bool) {
	p, ok := map[catalog.ID]catalog.ID{office: city, sister: city, school: office}[o]
	return p, ok
}

// world is a directory in a folder of its own.
type world struct {
	*Directory
	t     testing.TB
	clock *clock
	dir   string
	seen  []string // files of letters, oldest first
}

func newWorld(t testing.TB, change ...func(*Options)) *world {
	t.Helper()
	w := &world{t: t, dir: t.TempDir(), clock: &clock{now: time.Now().Truncate(time.Second)}}
	o := Options{Now: w.clock.Now, Cost: cheap, Origin: "https://palvelut.example.fi", Parent: parent}
	for _, c := range change {
		c(&o)
	}
	d, err := Open(t.Context(), w.dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	w.Directory = d
	return w
}

func (w *world) add(n New) Account {
	w.t.Helper()
	a, err := w.Add(w.t.Context(), CommandLine(), n)
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

func (w *world) person(name string, role editorial.Role, organizations ...catalog.ID) Account {
	w.t.Helper()
	return w.add(New{Username: name, Email: name + "@example.fi", Name: strings.ToUpper(name[:1]) + name[1:],
		Password: good, Role: role, Organizations: organizations})
}

func (w *world) apiUser(name string, organizations ...catalog.ID) Account {
	w.t.Helper()
	return w.add(New{API: true, Username: name, Password: good, Role: editorial.MainUser, Organizations: organizations})
}

func (w *world) token(a Account, organization catalog.ID) string {
	w.t.Helper()
	token, _, err := w.IssueToken(w.t.Context(), a, organization)
	if err != nil {
		w.t.Fatal(err)
	}
	return token
}

// audit lists the audit log as "actor action subject outcome detail", oldest first, with accounts by name.
func (w *world) audit(named ...Account) []string {
	w.t.Helper()
	if err := w.Audit(w.t.Context(), Entry{Action: "barrier", Outcome: Done}); err != nil { // what came before is written then
		w.t.Fatal(err)
	}
	page, err := w.ReadAudit(w.t.Context(), editorial.Job("test"), Filter{}, 0, 1000)
	if err != nil {
		w.t.Fatal(err)
	}
	var out []string
	for _, e := range page.Entries {
		if e.Action == "barrier" || e.Actor == "test" {
			continue
		}
		line := strings.Join([]string{e.Actor, e.Action, e.Subject, string(e.Outcome), e.Detail}, " ")
		for _, a := range named {
			line = strings.ReplaceAll(line, string(a.ID), a.Username)
		}
		out = append(out, strings.TrimSpace(line))
	}
	slices.Reverse(out)
	return out
}

// letters are the letters on the disk, oldest first.
func (w *world) letters() []string {
	w.t.Helper()
	w.post.wait()
	files, err := filepath.Glob(filepath.Join(w.dir, "mail", "*.eml"))
	if err != nil {
		w.t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(f string) bool { return slices.Contains(w.seen, f) })
	// Names begin with the test's time, which may stand still, and the file system's time goes by steps: those that were
	// there the last time come first.
	slices.SortFunc(files, func(a, b string) int {
		x, errX := os.Stat(a)
		y, errY := os.Stat(b)
		if errX != nil || errY != nil {
			w.t.Fatal(errX, errY)
		}
		return x.ModTime().Compare(y.ModTime())
	})
	w.seen = slices.DeleteFunc(append(w.seen, files...), func(f string) bool {
		_, err := os.Stat(f)
		return errors.Is(err, fs.ErrNotExist) // forgotten with whom it was to
	})
	var out []string
	for _, f := range w.seen {
		b, err := os.ReadFile(f)
		if err != nil {
			w.t.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}

var linkToken = regexp.MustCompile(`(?s)\?token=3D([A-Za-z0-9_=\r\n-]+)`)

// linkIn is the single-use token in a letter, which stands there in quoted-printable.
func linkIn(t testing.TB, letter string) string {
	t.Helper()
	m := linkToken.FindStringSubmatch(letter)
	if m == nil {
		t.Fatalf("no link in:\n%s", letter)
	}
	joined := strings.ReplaceAll(m[1], "=\r\n", "")
	token, _, _ := strings.Cut(joined, "\r\n")
	return token
}

// site is a web site with sessions: its pages do what tests ask of them within a request.
type site struct {
	w        *world
	sessions *Sessions
	server   *httptest.Server
	mu       sync.Mutex
	do       func(context.Context, *http.Request)
}

func newSite(w *world, o SessionOptions) *site {
	s := &site{w: w, sessions: w.Sessions(o)}
	s.server = httptest.NewServer(s.sessions.Middleware(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		s.do(r.Context(), r)
		fmt.Fprint(rw, "ok")
	})))
	w.t.Cleanup(s.server.Close)
	return s
}

// visitor is a browser.
type visitor struct {
	site   *site
	client *http.Client
}

func (s *site) visitor() *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.w.t.Fatal(err)
	}
	return &visitor{site: s, client: &http.Client{Jar: jar}}
}

// visit runs do within a request of this browser.
func (v *visitor) visit(do func(ctx context.Context, r *http.Request)) *http.Response {
	v.site.w.t.Helper()
	v.site.mu.Lock()
	defer v.site.mu.Unlock()
	v.site.do = do
	answer, err := v.client.Get(v.site.server.URL)
	if err != nil {
		v.site.w.t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		v.site.w.t.Fatalf("status %d", answer.StatusCode)
	}
	return answer
}

func (v *visitor) logIn(username, password string) (step Step, err error) {
	v.site.w.t.Helper()
	v.visit(func(ctx context.Context, r *http.Request) {
		step, err = v.site.sessions.LogIn(ctx, r, username, password)
	})
	return step, err
}

// who is logged in, by username; empty for nobody.
func (v *visitor) who() (username string) {
	v.site.w.t.Helper()
	v.visit(func(ctx context.Context, _ *http.Request) {
		if a, ok := v.site.sessions.Person(ctx); ok {
			username = a.Username
		}
	})
	return username
}

// cookie is the session's cookie, as the browser has it.
func (v *visitor) cookie() string {
	r, err := http.NewRequest(http.MethodGet, v.site.server.URL, nil)
	if err != nil {
		v.site.w.t.Fatal(err)
	}
	for _, c := range v.client.Jar.Cookies(r.URL) {
		if c.Name == cookieName {
			return c.Value
		}
	}
	return ""
}
