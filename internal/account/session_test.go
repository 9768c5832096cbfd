package account

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/account/lockout"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestAPersonLogsInAndOut(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	v := newSite(w, SessionOptions{}).visitor()
	if got := v.who(); got != "" || v.cookie() != "" {
		t.Errorf("before: %q, cookie %q", got, v.cookie())
	}
	for _, c := range []struct{ username, password string }{{"maija", other}, {"nobody", good}, {"", ""}} {
		if _, err := v.logIn(c.username, c.password); err != ErrCredentials || v.who() != "" {
			t.Errorf("%q: %v, then %q", c.username, err, v.who())
		}
	}
	v.visit(func(ctx context.Context, r *http.Request) {
		step, err := v.site.sessions.LogIn(ctx, r, "Maija@Example.fi", good)
		a, ok := v.site.sessions.Person(ctx)
		if step != LoggedIn || err != nil || !ok || a.ID != maija.ID || a.LastLogin.IsZero() {
			t.Error("in the request itself:", step, err, ok, a)
		}
	})
	if got := v.who(); got != "maija" {
		t.Errorf("in the next request: %q", got)
	}
	taken := v.cookie()
	v.visit(func(ctx context.Context, _ *http.Request) {
		if err := v.site.sessions.LogOut(ctx); err != nil {
			t.Error(err)
		}
	})
	if got := v.who(); got != "" || v.cookie() != "" {
		t.Errorf("after: %q, cookie %q", got, v.cookie())
	}
	thief := v.site.visitor()
	thief.bring(t, taken)
	if got := thief.who(); got != "" {
		t.Errorf("the cookie still works for %q", got)
	}
}

// bring puts a cookie into a browser.
func (v *visitor) bring(t *testing.T, cookie string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, v.site.server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	v.client.Jar.SetCookies(r.URL, []*http.Cookie{{Name: cookieName, Value: cookie}})
}

func TestAPlantedCookieIsWorthNothingAfterLogIn(t *testing.T) {
	w := newWorld(t)
	w.person("maija", editorial.Editor, city)
	s := newSite(w, SessionOptions{})
	attacker := s.visitor()
	attacker.visit(func(ctx context.Context, _ *http.Request) { s.sessions.Put(ctx, "k", "v") }) // gets a real, anonymous session
	planted := attacker.cookie()
	if planted == "" {
		t.Fatal("no session to plant")
	}
	victim := s.visitor()
	victim.bring(t, planted)
	if _, err := victim.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	if victim.cookie() == planted || victim.who() != "maija" {
		t.Error("the cookie stayed")
	}
	if got := attacker.who(); got != "" {
		t.Errorf("the attacker is %q", got)
	}
	stranger := s.visitor()
	stranger.bring(t, "chosen-by-the-attacker")
	if _, err := stranger.logIn("maija", good); err != nil || stranger.cookie() == "chosen-by-the-attacker" {
		t.Error(err, stranger.cookie())
	}
}

func TestAChangeOfRightsRenewsTheCookie(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	before := v.cookie()
	if v.who() != "maija" || v.cookie() != before {
		t.Fatal("the cookie changed by itself")
	}
	if _, err := w.Change(t.Context(), CommandLine(), maija.ID, Change{Role: new(editorial.MainUser), Organizations: &[]catalog.ID{abroad}}); err != nil {
		t.Fatal(err)
	}
	v.visit(func(ctx context.Context, _ *http.Request) {
		a, ok := v.site.sessions.Person(ctx)
		if d := cmp.Diff([]catalog.ID{abroad}, a.Organizations); !ok || a.Role != editorial.MainUser || d != "" {
			t.Error("the rights are old:", a)
		}
	})
	after := v.cookie()
	if after == before || v.who() != "maija" || v.cookie() != after {
		t.Error("the cookie stayed, or goes on changing")
	}
	old := v.site.visitor()
	old.bring(t, before)
	if got := old.who(); got != "" {
		t.Errorf("the old cookie is %q", got)
	}
}

func TestWhatEndsASession(t *testing.T) {
	others := func(w *world, a Account) error { return w.Disable(w.t.Context(), CommandLine(), a.ID) }
	for _, c := range []struct {
		name string
		do   func(w *world, a Account, v *visitor) error
		ends bool
	}{
		{"nothing", func(*world, Account, *visitor) error { return nil }, false},
		{"idleness", func(w *world, _ Account, _ *visitor) error { w.clock.pass(defaultIdle); return nil }, true},
		{"a little less", func(w *world, _ Account, _ *visitor) error { w.clock.pass(defaultIdle - time.Second); return nil }, false},
		{"its age, in spite of use", func(w *world, _ Account, v *visitor) error {
			for range 12 {
				if v.who() != "maija" {
					return errors.New("ended early")
				}
				w.clock.pass(time.Hour)
			}
			return nil
		}, true},
		{"disabling", func(w *world, a Account, _ *visitor) error { return others(w, a) }, true},
		{"a new password by a main user", func(w *world, a Account, _ *visitor) error {
			return w.SetPassword(w.t.Context(), CommandLine(), a.ID, other)
		}, true},
		{"ending all", func(w *world, a Account, _ *visitor) error { return w.EndTokens(w.t.Context(), CommandLine(), a.ID) }, true},
		{"tidying", func(w *world, _ Account, _ *visitor) error { return w.Tidy(w.t.Context()) }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			maija := w.person("maija", editorial.Editor, city)
			v := newSite(w, SessionOptions{}).visitor()
			if _, err := v.logIn("maija", good); err != nil {
				t.Fatal(err)
			}
			if err := c.do(w, maija, v); err != nil {
				t.Fatal(err)
			}
			if got := v.who(); (got == "") != c.ends {
				t.Errorf("afterwards %q", got)
			}
		})
	}
}

func TestAPersonSeesAndEndsTheOwnSessions(t *testing.T) {
	w := newWorld(t)
	w.person("maija", editorial.Editor, city)
	w.person("matti", editorial.Editor, city)
	s := newSite(w, SessionOptions{})
	phone, desk, stranger := s.visitor(), s.visitor(), s.visitor()
	for _, v := range []*visitor{phone, desk} {
		if _, err := v.logIn("maija", good); err != nil {
			t.Fatal(err)
		}
		w.clock.pass(time.Minute)
	}
	if _, err := stranger.logIn("matti", good); err != nil {
		t.Fatal(err)
	}
	list := func(v *visitor) (out []Session) {
		v.visit(func(ctx context.Context, _ *http.Request) {
			var err error
			if out, err = s.sessions.List(ctx); err != nil {
				t.Error(err)
			}
		})
		return out
	}
	seen := list(desk)
	if len(seen) != 2 || !seen[0].Current || seen[1].Current || seen[0].ID == desk.cookie() {
		t.Fatalf("%+v", seen)
	}
	stranger.visit(func(ctx context.Context, _ *http.Request) {
		if err := s.sessions.Revoke(ctx, seen[1].ID); err != nil {
			t.Error(err)
		}
	})
	if got := phone.who(); got != "maija" {
		t.Errorf("a stranger ended it: %q", got)
	}
	desk.visit(func(ctx context.Context, _ *http.Request) {
		if err := s.sessions.Revoke(ctx, seen[1].ID); err != nil {
			t.Error(err)
		}
	})
	if phone.who() != "" || desk.who() != "maija" || len(list(desk)) != 1 {
		t.Error("the wrong session ended")
	}
	if _, err := phone.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	phone.visit(func(ctx context.Context, _ *http.Request) {
		if err := s.sessions.RevokeOthers(ctx); err != nil {
			t.Error(err)
		}
	})
	if phone.who() != "maija" || desk.who() != "" || stranger.who() != "matti" {
		t.Error("the wrong sessions ended")
	}
	desk.visit(func(ctx context.Context, _ *http.Request) {
		_, list := s.sessions.List(ctx)
		for _, err := range []error{list, s.sessions.Revoke(ctx, seen[0].ID), s.sessions.RevokeOthers(ctx)} {
			if err != ErrNoSession {
				t.Error(err)
			}
		}
	})
	if phone.who() != "maija" {
		t.Error("who is not logged in ended a session")
	}
}

func TestANewPasswordEndsTheOtherSessions(t *testing.T) {
	w := newWorld(t)
	w.person("maija", editorial.Editor, city)
	s := newSite(w, SessionOptions{})
	one, two := s.visitor(), s.visitor()
	for _, v := range []*visitor{one, two} {
		if _, err := v.logIn("maija", good); err != nil {
			t.Fatal(err)
		}
	}
	change := func(v *visitor, old, new string) (err error) {
		v.visit(func(ctx context.Context, r *http.Request) { err = s.sessions.ChangePassword(ctx, r, old, new) })
		return err
	}
	var wrong *Invalid
	if err := change(one, other, other); err != ErrCredentials {
		t.Error(err)
	}
	if err := change(one, good, "short"); !errors.As(err, &wrong) {
		t.Error(err)
	}
	if one.who() != "maija" || two.who() != "maija" {
		t.Error("a failure ended a session")
	}
	before := one.cookie()
	if err := change(one, good, other); err != nil {
		t.Fatal(err)
	}
	if one.who() != "maija" || two.who() != "" || one.cookie() == before {
		t.Error("the wrong sessions ended, or the cookie stayed")
	}
	if _, err := two.logIn("maija", good); err != ErrCredentials {
		t.Errorf("the old password: %v", err)
	}
	if _, err := two.logIn("maija", other); err != nil {
		t.Errorf("the new password: %v", err)
	}
	if letters := w.letters(); len(letters) != 1 || !strings.Contains(letters[0], "maija@example.fi") || strings.Contains(letters[0], "token") {
		t.Errorf("%q", letters)
	}
	if err := change(s.visitor(), other, good); err != ErrNoSession {
		t.Error(err)
	}
}

func TestCookies(t *testing.T) {
	w := newWorld(t)
	w.person("maija", editorial.Editor, city)
	for _, c := range []struct {
		secure bool
		name   string
	}{{false, "varanto"}, {true, "__Host-varanto"}} {
		s := w.Sessions(SessionOptions{Secure: c.secure})
		answer := httptest.NewRecorder()
		s.Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if _, err := s.LogIn(r.Context(), r, "maija", good); err != nil {
				t.Error(err)
			}
		})).ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/", nil))
		cookies := answer.Result().Cookies()
		if len(cookies) != 1 {
			t.Fatal(cookies)
		}
		got := cookies[0]
		if got.Name != c.name || got.Secure != c.secure || !got.HttpOnly || got.SameSite != http.SameSiteLaxMode || got.Path != "/" ||
			got.Domain != "" || got.MaxAge != 0 || !got.Expires.IsZero() || len(got.Value) < 40 {
			t.Errorf("%+v", got)
		}
		var stored int
		if err := w.db.Reader().QueryRow(`SELECT count(*) FROM session WHERE token = ?`, got.Value).Scan(&stored); err != nil || stored != 0 {
			t.Errorf("the cookie itself is in the database: %d, %v", stored, err)
		}
	}
}

func TestLogInPagesAreLockedToo(t *testing.T) {
	w := newWorld(t)
	w.person("maija", editorial.Editor, city)
	w.apiUser("robot", city)
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logIn("robot", good); err != ErrCredentials {
		t.Errorf("an API user logs in on the pages: %v", err)
	}
	for range lockout.Pair.Free + 1 {
		if _, err := v.logIn("maija", other); err != ErrCredentials {
			t.Fatal(err)
		}
	}
	var locked *Locked
	if _, err := v.logIn("maija", good); !errors.As(err, &locked) {
		t.Error(err)
	}
}

func TestNotesLastForOneTaking(t *testing.T) {
	w := newWorld(t)
	s := newSite(w, SessionOptions{})
	v := s.visitor()
	v.visit(func(ctx context.Context, _ *http.Request) { s.sessions.Put(ctx, "saved", "palvelu") })
	for _, want := range []string{"palvelu", ""} {
		v.visit(func(ctx context.Context, _ *http.Request) {
			if got := s.sessions.Take(ctx, "saved"); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

func TestBrowsersAreNamedRoughly(t *testing.T) {
	for agent, want := range map[string]string{
		"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0":                                                                  "Firefox, Linux",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0":           "Edge, Windows",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1": "Safari, iPhone",
		"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36":                         "Chrome, Android",
		"curl/8.5.0": "", "": "", strings.Repeat("x", 10_000): "", "<script>Firefox</script>": "Firefox",
	} {
		if got := browser(agent); got != want {
			t.Errorf("%.60q: %q", agent, got)
		}
	}
}

func BenchmarkSession(b *testing.B) {
	w := newWorld(b)
	w.person("maija", editorial.Editor, city)
	s := w.Sessions(SessionOptions{})
	logIn := httptest.NewRecorder()
	s.Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if _, err := s.LogIn(r.Context(), r, "maija", good); err != nil {
			b.Fatal(err)
		}
	})).ServeHTTP(logIn, httptest.NewRequest(http.MethodPost, "/", nil))
	request := httptest.NewRequest(http.MethodGet, "/", nil)
	request.AddCookie(logIn.Result().Cookies()[0])
	page := s.Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if _, ok := s.Person(r.Context()); !ok {
			b.Fatal("nobody is logged in")
		}
	}))
	for b.Loop() {
		page.ServeHTTP(httptest.NewRecorder(), request)
	}
}

// Anybody can make sessions without end: those where nobody is logged in go soon.
func TestASessionOfNobodyIsKeptForAShortTime(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	w.twoStep(w.person("matti", editorial.Editor, city))
	w.person("maija", editorial.Editor, city)
	s := newSite(w, SessionOptions{})
	for name, c := range map[string]struct {
		do       func(ctx context.Context, r *http.Request) error
		from, to time.Duration
	}{
		"a message": {func(ctx context.Context, _ *http.Request) error {
			s.sessions.Put(ctx, "flash", "x")
			return nil
		}, 10 * time.Minute, time.Hour},
		"a log-in elsewhere begun": {func(ctx context.Context, _ *http.Request) error {
			_, err := s.sessions.BeginOIDC(ctx, "/")
			return err
		}, 10 * time.Minute, time.Hour},
		"the first step": {func(ctx context.Context, r *http.Request) error {
			_, err := s.sessions.LogIn(ctx, r, "matti", good)
			return err
		}, 10 * time.Minute, time.Hour},
		"a log-in": {func(ctx context.Context, r *http.Request) error {
			_, err := s.sessions.LogIn(ctx, r, "maija", good)
			s.sessions.Put(ctx, "flash", "x")
			return err
		}, 11 * time.Hour, 13 * time.Hour},
	} {
		if err := w.db.Write(t.Context(), func(tx *sql.Tx) error {
			_, err := tx.Exec(`DELETE FROM session`)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		s.visitor().visit(func(ctx context.Context, r *http.Request) {
			if err := c.do(ctx, r); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		})
		var until int64
		if err := w.db.Reader().QueryRow(`SELECT expires FROM session`).Scan(&until); err != nil {
			t.Fatal(err)
		}
		if kept := time.Until(fromMicros(until)); kept < c.from || kept > c.to {
			t.Errorf("%s is kept for %s", name, kept)
		}
	}
}
