package edit_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"golang.org/x/net/html"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/account/password"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
	"github.com/varanto/varanto/internal/studio/edit"
	"github.com/varanto/varanto/internal/studio/frame"
)

// The tests' organisations: a town with an office below, and another town.
var (
	town   = uuid.MustParse("11111111-0000-4000-8000-000000000001")
	office = uuid.MustParse("11111111-0000-4000-8000-000000000002")
	abroad = uuid.MustParse("11111111-0000-4000-8000-000000000003")
)

const secret = "kolme sinistä lintua"

// world is a studio with some organisations and people.
type world struct {
	t      *testing.T
	desk   *editorial.Desk
	server *httptest.Server
}

func organization(id, parent uuid.UUID, name string) string {
	above := ""
	if parent != uuid.Nil {
		above = fmt.Sprintf(`"parentOrganizationId":"%s",`, parent)
	}
	return fmt.Sprintf(`{"id":"%s",%s"organizationType":"State","areaType":"Nationwide","organizationNames":[{"type":"Name","language":"fi","value":"%s"},{"type":"Name","language":"sv","value":"%s sv"}],"displayNameType":[{"type":"Name","language":"fi"},{"type":"Name","language":"sv"}]}`+"\n", id, above, name, name)
}

func newWorld(t *testing.T) *world {
	t.Helper()
	dir := t.TempDir()
	log, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	records := filepath.Join(t.TempDir(), "records.jsonl")
	text := organization(town, uuid.Nil, "Kunta") + organization(office, town, "Virasto") + organization(abroad, uuid.Nil, "Naapuri")
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
	accounts, err := account.Open(t.Context(), dir, account.Options{Cost: password.Cost{Memory: 64, Time: 1, Threads: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for name, role := range map[string]editorial.Role{"eeva": editorial.Editor, "kalle": editorial.Editor, "reija": editorial.Reviewer, "lotta": editorial.Viewer} {
		if _, err := accounts.Add(t.Context(), account.CommandLine(), account.New{
			Username: name, Name: strings.ToUpper(name[:1]) + name[1:], Password: secret, Role: role, Organizations: []catalog.ID{town},
		}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := accounts.Add(t.Context(), account.CommandLine(), account.New{
		Username: "vieras", Name: "Vieras", Password: secret, Role: editorial.MainUser, Organizations: []catalog.ID{abroad},
	}); err != nil {
		t.Fatal(err)
	}
	sessions := accounts.Sessions(account.SessionOptions{})
	f := frame.New(frame.Options{Sessions: sessions, Name: "Varanto"})
	f.Get("/login", frame.Anybody, func(w http.ResponseWriter, r *frame.Request) error { return frame.ErrForbidden })
	f.Post("/login", frame.Anybody, func(w http.ResponseWriter, r *frame.Request) error {
		_, err := sessions.LogIn(r.Context(), r.Request, r.FormValue("name"), secret)
		return err
	})
	w := &world{t: t, desk: editorial.NewDesk(log, register, editorial.Options{})}
	edit.Mount(edit.Options{Frame: f, Desk: w.desk, Names: accounts.Names})
	w.server = httptest.NewServer(f)
	t.Cleanup(func() {
		w.server.Close()
		if err := accounts.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// visitor is somebody who is logged in.
type visitor struct {
	w      *world
	client *http.Client
}

func (w *world) visit(name string) *visitor {
	w.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.t.Fatal(err)
	}
	v := &visitor{w: w, client: &http.Client{Jar: jar}}
	if a := v.post("/login", url.Values{"name": {name}}); a.status != http.StatusOK {
		w.t.Fatalf("log in: %d", a.status)
	}
	return v
}

// answer is a page.
type answer struct {
	t      *testing.T
	status int
	path   string
	body   string
}

func (v *visitor) get(path string) *answer { return v.ask(http.MethodGet, path, nil) }

func (v *visitor) post(path string, values url.Values) *answer {
	return v.ask(http.MethodPost, path, strings.NewReader(values.Encode()))
}

func (v *visitor) ask(method, path string, body io.Reader) *answer {
	v.w.t.Helper()
	if !strings.HasPrefix(path, "/studio/") {
		path = "/studio/fi" + path
	}
	r, err := http.NewRequestWithContext(context.Background(), method, v.w.server.URL+path, body)
	if err != nil {
		v.w.t.Fatal(err)
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	resp, err := v.client.Do(r)
	if err != nil {
		v.w.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		v.w.t.Fatal(err)
	}
	return &answer{t: v.w.t, status: resp.StatusCode, path: resp.Request.URL.Path, body: string(b)}
}

// says fails the test unless the page has all of these texts.
func (a *answer) says(texts ...string) *answer {
	a.t.Helper()
	for _, text := range texts {
		if !strings.Contains(a.body, text) {
			a.t.Errorf("%s (%d) does not say %q:\n%s", a.path, a.status, text, a.text())
		}
	}
	return a
}

// is fails the test unless the page has that status.
func (a *answer) is(status int) *answer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("%s answers %d, want %d:\n%s", a.path, a.status, status, a.text())
	}
	return a
}

// text is what a page says, cut short.
func (a *answer) text() string {
	doc, err := html.Parse(strings.NewReader(a.body))
	if err != nil {
		return a.body
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "option" {
			b.WriteString(strings.TrimSpace(n.Data) + " ")
		}
	}
	return b.String()[:min(3000, b.Len())]
}

// form is what a browser would send of the page's form: its controls as they stand.
func (a *answer) form() url.Values {
	a.t.Helper()
	doc, err := html.Parse(strings.NewReader(a.body))
	if err != nil {
		a.t.Fatal(err)
	}
	out := url.Values{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || attribute(n, "name") == "" || !below(n, "e-form") {
			continue
		}
		name := attribute(n, "name")
		switch n.Data {
		case "input":
			kind := attribute(n, "type")
			if (kind == "checkbox" || kind == "radio") && !has(n, "checked") {
				continue
			}
			out.Add(name, attribute(n, "value"))
		case "textarea":
			text := ""
			if n.FirstChild != nil {
				text = n.FirstChild.Data
			}
			out.Add(name, strings.ReplaceAll(text, "\n", "\r\n"))
		case "select":
			value := ""
			for o := range n.Descendants() {
				if o.Data == "option" && has(o, "selected") {
					value = attribute(o, "value")
				}
			}
			out.Add(name, value)
		}
	}
	return out
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// below tells whether an element stands in one of that class.
func below(n *html.Node, class string) bool {
	for ; n != nil; n = n.Parent {
		if strings.Contains(" "+attribute(n, "class")+" ", " "+class+" ") {
			return true
		}
	}
	return false
}

func parse(s string) (catalog.ID, error) { return uuid.Parse(s) }
