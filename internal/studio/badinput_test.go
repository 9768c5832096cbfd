package studio_test

import (
	"database/sql"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	_ "modernc.org/sqlite" // reads what the accounts keep

	"github.com/varanto/varanto/internal/studio/frame"
)

// kept is all that the accounts keep but for the audit log, which tells of refusals, and when a session was last used.
func (w *world) kept() string {
	w.t.Helper()
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: filepath.Join(w.dir, "accounts.db"), RawQuery: "mode=ro"}).String())
	if err != nil {
		w.t.Fatal(err)
	}
	defer db.Close()
	var all strings.Builder
	for _, query := range []string{
		`SELECT * FROM account ORDER BY id`, `SELECT * FROM handle ORDER BY key`, `SELECT * FROM membership ORDER BY account, organization`,
		`SELECT * FROM recovery ORDER BY account, hash`, `SELECT * FROM identity ORDER BY issuer, subject`, `SELECT * FROM letter ORDER BY hash`,
		`SELECT id, account FROM login ORDER BY id`,
	} {
		rows, err := db.Query(query)
		if err != nil {
			w.t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			w.t.Fatal(err)
		}
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				w.t.Fatal(err)
			}
			fmt.Fprintln(&all, query[:30], values)
		}
		if err := rows.Err(); err != nil {
			w.t.Fatal(err)
		}
	}
	letters, err := os.ReadDir(filepath.Join(w.dir, "mail"))
	if err != nil && !os.IsNotExist(err) {
		w.t.Fatal(err)
	}
	for _, l := range letters {
		fmt.Fprintln(&all, "letter", l.Name())
	}
	return all.String()
}

// unchanged fails when something was written since.
func (w *world) unchanged(name, before string) {
	w.t.Helper()
	if d := cmp.Diff(strings.Split(before, "\n"), strings.Split(w.kept(), "\n")); d != "" {
		w.t.Errorf("%s: something was written: %s", name, d)
	}
}

// inputs are the forms of the account pages with a right value for every field. Those of who is logged in are an admin's.
func (w *world) inputs() (strangers, own []input) {
	strangers = []input{
		{"/login", []string{"username", "editor", "password", good}},
		{"/reset", []string{"username", "editor"}},
		{"/password?token=x", []string{"password", "neljä punaista kalaa"}},
		{"/invitation?token=x", []string{"name", "Maija", "password", "neljä punaista kalaa"}},
		{"/email?token=x", nil},
	}
	own = []input{
		{"/account", []string{"name", "Admin", "language", "fi"}},
		{"/account/email", []string{"email", "new@example.fi", "password", good}},
		{"/account/password", []string{"password", good, "new", "neljä punaista kalaa"}},
		{"/account/two-step", []string{"password", good}},
		{"/account/forget", []string{"password", good}},
		{"/people/invite", []string{"name", "Uusi", "email", "uusi@example.fi", "language", "fi", "role", "editor", "organization", town.String()}},
		{"/people/" + w.id("editor"), []string{"name", "Toinen", "language", "fi", "role", "viewer", "organization", town.String()}},
		{"/api-users/new", []string{"username", "laite", "name", "Laite", "right", "OpenApiRead", "organization", town.String()}},
		{"/api-users/" + w.id("robot"), []string{"name", "Laite", "right", "OpenApiRead", "organization", town.String()}},
	}
	return strangers, own
}

type input struct {
	path  string
	pairs []string
}

// with is the form with another value in one field.
func (i input) with(field int, value string) []string {
	pairs := append([]string{}, i.pairs...)
	pairs[field+1] = value
	return pairs
}

func TestFieldsThatCannotBeRightWriteNothing(t *testing.T) {
	w := newWorld(t)
	admin := w.as("admin")
	strangers, own := w.inputs()
	before := w.kept()
	for _, bad := range []struct {
		name, value string
		status      int // 0: any refusal
	}{
		{"overlong", strings.Repeat("x", 20_000), 0},
		{"no UTF-8", "a\xff\xfeb", http.StatusBadRequest},
		{"a surrogate", "a\xed\xa0\x80b", http.StatusBadRequest},
		{"control characters", "a\x00\x1b[31mb@example.fi", 0},
	} {
		try := func(v *visitor, i input) {
			t.Helper()
			for field := 0; field < len(i.pairs); field += 2 {
				name := fmt.Sprintf("%s in %s of %s", bad.name, i.pairs[field], i.path)
				a := v.post("/studio/fi"+i.path, i.with(field, bad.value)...)
				refused := a.status >= 400 && a.status < 500 || i.path == "/reset" && a.to == "/studio/fi/reset/sent" // tells nothing
				if !refused || bad.status != 0 && a.status != bad.status {
					t.Errorf("%s: %d to %q", name, a.status, a.to)
				}
				if !utf8.ValidString(a.text) {
					t.Errorf("%s: it comes back as it was", name)
				}
			}
		}
		for _, i := range strangers {
			try(w.visitor(), i)
		}
		for _, i := range own {
			if i.path == "/account/forget" && bad.status == 0 || i.path == "/account/two-step" && bad.status == 0 {
				continue // nothing but a password, which is tried elsewhere; here it would lock the admin out
			}
			try(admin, i)
		}
		w.unchanged(bad.name, before)
	}
	for _, path := range []string{"/people?q=%ff", "/audit?who=%ff", "/people/%ff", "/login?return=%ff"} {
		if a := admin.get("/studio/fi" + path); a.status != http.StatusBadRequest {
			t.Errorf("%s: %d", path, a.status)
		}
	}
}

// counted tells how much of a body was read.
type counted struct {
	io.Reader
	n int
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += n
	return n, err
}

func TestLargeFormsAreRefusedEarly(t *testing.T) {
	w := newWorld(t)
	admin := w.as("admin")
	before := w.kept()
	ask := func(path, cookie string, length int64) (status, read int) {
		t.Helper()
		body := &counted{Reader: strings.NewReader("username=editor&password=" + strings.Repeat("x", 10<<20))}
		r := httptest.NewRequest(http.MethodPost, "/studio/fi"+path, body)
		r.ContentLength = length
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		if cookie != "" {
			r.Header.Set("Cookie", "varanto="+cookie)
		}
		recorder := httptest.NewRecorder()
		w.server.Config.Handler.ServeHTTP(recorder, r)
		if !strings.Contains(recorder.Body.String(), "Lomake on liian suuri") || recorder.Header().Get("Connection") != "close" {
			t.Errorf("%s: it is not said what is wrong: %d", path, recorder.Code)
		}
		return recorder.Code, body.n
	}
	const slack = 64 << 10 // what a reader reads ahead
	strangers, own := w.inputs()
	for _, c := range []struct {
		who    string
		cookie string
		forms  []input
		most   int
	}{{"nobody", "", strangers, 128 << 10}, {"an admin", admin.cookie(), own, frame.MaxForm + slack}} {
		for _, i := range c.forms {
			if status, read := ask(i.path, c.cookie, 10<<20); status != http.StatusRequestEntityTooLarge || read != 0 {
				t.Errorf("%s as %s, which says its length: %d, %d bytes were read", i.path, c.who, status, read)
			}
			if status, read := ask(i.path, c.cookie, -1); status != http.StatusRequestEntityTooLarge || read > c.most {
				t.Errorf("%s as %s, which does not say its length: %d, %d bytes were read", i.path, c.who, status, read)
			}
		}
	}
	w.unchanged("10 MB", before)
}

// The same requests that write something from here write nothing from another site, nor without an open session.
func TestFormsOfOtherSitesAndOfNobodyWriteNothing(t *testing.T) {
	w := newWorld(t)
	admin := w.as("admin")
	strangers, own := w.inputs()
	before := w.kept()
	for name, header := range map[string]http.Header{
		"by its origin":       {"Origin": {"https://evil.example"}, "Sec-Fetch-Site": nil},
		"by the browser":      {"Sec-Fetch-Site": {"cross-site"}},
		"a neighbouring host": {"Sec-Fetch-Site": {"same-site"}},
		"a hidden origin":     {"Origin": {"null"}, "Sec-Fetch-Site": nil},
	} {
		for _, i := range append(append([]input{{"/logout", nil}, {"/account/sessions/end-others", nil}}, strangers...), own...) {
			if a := admin.do(http.MethodPost, "/studio/fi"+i.path, header, i.pairs...); a.status != http.StatusForbidden {
				t.Errorf("%s: POST %s: %d", name, i.path, a.status)
			}
		}
		w.unchanged(name, before)
	}
	for _, cookie := range []string{"", "varanto=" + strings.Repeat("x", 43), "varanto=" + strings.Repeat("x", 4000), "varanto=%00;varanto='--"} {
		for _, i := range own {
			a := w.visitor().do(http.MethodPost, "/studio/fi"+i.path, http.Header{"Cookie": {cookie}}, i.pairs...)
			if a.status != http.StatusForbidden {
				t.Errorf("POST %s with the cookie %.20q: %d", i.path, cookie, a.status)
			}
		}
	}
	w.unchanged("nobody", before)
	for _, i := range own { // the forms themselves are right: all but the last act, which ends the account, do write
		if i.path == "/account/forget" || i.path == "/account/password" {
			continue
		}
		was := w.kept()
		if a := admin.post("/studio/fi"+i.path, i.pairs...); a.status != http.StatusSeeOther && a.status != http.StatusOK {
			t.Errorf("POST %s: %d", i.path, a.status)
		}
		if i.path != "/account" && w.kept() == was {
			t.Errorf("POST %s writes nothing from here, so that the above proves nothing", i.path)
		}
	}
}
