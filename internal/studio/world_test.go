package studio_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/pquerna/otp/totp"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/account/password"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/feedback"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/site/htmlcheck"
	"github.com/varanto/varanto/internal/store/sqlite"
	"github.com/varanto/varanto/internal/studio"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/inbox"
)

const good = "kolme sinistä lintua"

// The town with its office, and another town.
var (
	town   = uuid.MustParse("11111111-0000-4000-8000-000000000001")
	office = uuid.MustParse("11111111-0000-4000-8000-000000000002")
	abroad = uuid.MustParse("11111111-0000-4000-8000-000000000003")
)

func organization(id, parent catalog.ID, name string) string {
	above := ""
	if parent != uuid.Nil {
		above = `"parentOrganizationId":"` + parent.String() + `",`
	}
	return `{"id":"` + id.String() + `",` + above + `"organizationType":"State","organizationNames":[{"type":"Name","language":"fi","value":"` +
		name + `"}],"displayNameType":[{"type":"Name","language":"fi"}]}` + "\n"
}

// world is a studio with people of all roles, in a folder of its own.
type world struct {
	t        testing.TB
	dir      string
	accounts *account.Directory
	said     *feedback.Store
	register *editorial.Register
	server   *httptest.Server
	people   map[string]account.Account
}

func newWorld(t testing.TB, more ...string) *world {
	t.Helper()
	return newWorldWith(t, nil, more...)
}

// newWorldWith is a world where people may log in elsewhere, too.
func newWorldWith(t testing.TB, provider *oidc.Provider, more ...string) *world {
	t.Helper()
	w := &world{t: t, dir: t.TempDir(), people: map[string]account.Account{}}
	log, err := sqlite.Open(t.Context(), w.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	records := filepath.Join(t.TempDir(), "records.jsonl")
	text := organization(town, uuid.Nil, "Kunta") + organization(office, town, "Virasto") + organization(abroad, uuid.Nil, "Naapuri") + strings.Join(more, "")
	if err := os.WriteFile(records, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := v11.OpenInput([]string{records})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if _, err := editorial.Import(t.Context(), log, in, editorial.ImportOptions{Now: time.Now}); err != nil {
		t.Fatal(err)
	}
	register := editorial.NewRegister(log)
	if err := register.Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.accounts, err = account.Open(t.Context(), w.dir, account.Options{
		Cost: password.Cost{Memory: 64, Time: 1, Threads: 1}, Origin: "https://palvelut.example.fi", OIDC: provider,
		Parent: func(id catalog.ID) (catalog.ID, bool) {
			f, ok := register.Find(editorial.Ref{Kind: catalog.KindOrganization, ID: id})
			return f.Parent, ok && f.Parent != uuid.Nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	s, err := studio.New(studio.Options{
		Frame: frame.Options{Sessions: w.accounts.Sessions(account.SessionOptions{}), Name: "Varanto"}, Accounts: w.accounts, Register: register, Provider: "Kaupungin tunnus",
	})
	if err != nil {
		t.Fatal(err)
	}
	w.register = register
	if w.said, _, err = feedback.Open(t.Context(), w.dir); err != nil {
		t.Fatal(err)
	}
	inbox.Mount(inbox.Options{
		Frame: s.Frame, Names: w.accounts.Names, Public: func(lang string, of editorial.Facts) string { return "/" + lang + "/palvelu/" + of.ID.String() },
		Inbox: &feedback.Inbox{Store: w.said, Register: register, Keepers: func(context.Context) ([]catalog.ID, error) { return []catalog.ID{town}, nil }},
	})
	w.server = httptest.NewServer(s)
	t.Cleanup(func() {
		w.server.Close()
		if err := w.said.Close(); err != nil {
			t.Error(err)
		}
		if err := w.accounts.Close(); err != nil {
			t.Error(err)
		}
	})
	for name, role := range map[string]editorial.Role{"admin": editorial.Admin, "main": editorial.MainUser, "editor": editorial.Editor,
		"reviewer": editorial.Reviewer, "viewer": editorial.Viewer} {
		w.add(account.New{Username: name, Name: strings.ToUpper(name[:1]) + name[1:], Email: name + "@example.fi", Password: good, Role: role, Organizations: []catalog.ID{town}})
	}
	w.add(account.New{Username: "stranger", Name: "Vieras", Email: "stranger@example.fi", Password: good, Role: editorial.MainUser, Organizations: []catalog.ID{abroad}})
	w.add(account.New{API: true, Username: "robot", Password: good, Role: editorial.MainUser, Organizations: []catalog.ID{office}})
	w.add(account.New{API: true, Username: "alien", Password: good, Role: editorial.MainUser, Organizations: []catalog.ID{abroad}})
	return w
}

func (w *world) add(n account.New) account.Account {
	w.t.Helper()
	a, err := w.accounts.Add(w.t.Context(), account.CommandLine(), n)
	if err != nil {
		w.t.Fatal(err)
	}
	w.people[n.Username] = a
	return a
}

func (w *world) id(name string) string { return string(w.people[name].ID) }

// visitor is a browser that does not follow redirects.
type visitor struct {
	w      *world
	client *http.Client
}

func (w *world) visitor() *visitor {
	w.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.t.Fatal(err)
	}
	return &visitor{w, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// as is a visitor who has logged in.
func (w *world) as(name string) *visitor {
	w.t.Helper()
	v := w.visitor()
	if a := v.post("/studio/fi/login", "username", name, "password", good); a.status != http.StatusSeeOther || a.to != "/studio/fi/" {
		w.t.Fatalf("%s is not let in: %d %s", name, a.status, a.to)
	}
	return v
}

// answer is what a visitor gets.
type answer struct {
	status int
	to     string // where it leads
	text   string
	header http.Header
}

func (v *visitor) do(method, path string, header http.Header, pairs ...string) answer {
	v.w.t.Helper()
	var body io.Reader
	if method == http.MethodPost {
		values := url.Values{}
		for i := 0; i+1 < len(pairs); i += 2 {
			values.Add(pairs[i], pairs[i+1])
		}
		body = strings.NewReader(values.Encode())
	}
	r, err := http.NewRequest(method, v.w.server.URL+path, body)
	if err != nil {
		v.w.t.Fatal(err)
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", v.w.server.URL)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for name, values := range header {
		r.Header[name] = values
	}
	resp, err := v.client.Do(r)
	if err != nil {
		v.w.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		v.w.t.Fatal(err)
	}
	a := answer{resp.StatusCode, resp.Header.Get("Location"), string(text), resp.Header}
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") && a.to == "" {
		v.check(path, a)
	}
	return a
}

// check holds a page against what every page must be.
func (v *visitor) check(path string, a answer) {
	v.w.t.Helper()
	for _, fault := range htmlcheck.Check([]byte(a.text)) {
		v.w.t.Errorf("%s: %s", path, fault)
	}
	if a.header.Get("Cache-Control") != "no-store" || !strings.Contains(a.header.Get("Content-Security-Policy"), "default-src 'none'") {
		v.w.t.Errorf("%s: headers %v", path, a.header)
	}
}

func (v *visitor) get(path string) answer { return v.do(http.MethodGet, path, nil) }

func (v *visitor) post(path string, pairs ...string) answer {
	return v.do(http.MethodPost, path, nil, pairs...)
}

func (v *visitor) cookie() string {
	u, err := url.Parse(v.w.server.URL)
	if err != nil {
		v.w.t.Fatal(err)
	}
	for _, c := range v.client.Jar.Cookies(u) {
		return c.Value
	}
	return ""
}

var linkToken = regexp.MustCompile(`(?s)\?token=3D([A-Za-z0-9_=\r\n-]+)`)

// letter is the token in the newest letter about somebody; it waits, since letters are sent later.
func (w *world) letter(id string) string {
	w.t.Helper()
	var found []byte
	await(w.t, "a letter", func() bool {
		files, err := filepath.Glob(filepath.Join(w.dir, "mail", "*"+strings.ReplaceAll(id, ":", ".")+"*.eml"))
		if err != nil {
			w.t.Fatal(err)
		}
		slices.Sort(files)
		if len(files) == 0 {
			return false
		}
		text, err := os.ReadFile(files[len(files)-1])
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // it may have been deleted meanwhile
			w.t.Fatal(err)
		}
		m := linkToken.FindSubmatch(text)
		if m != nil {
			found = m[1]
		}
		return m != nil
	})
	token, _, _ := strings.Cut(strings.ReplaceAll(string(found), "=\r\n", ""), "\r\n")
	return token
}

// await waits for what comes a moment later.
func await(t testing.TB, what string, there func() bool) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); !there(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s did not come", what)
		}
	}
}

func code(t testing.TB, secret string) string {
	t.Helper()
	c, err := totp.GenerateCode(secret, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return c
}
