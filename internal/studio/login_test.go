package studio_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/account"
)

func TestLoggingInAndOut(t *testing.T) {
	w := newWorld(t)
	v := w.visitor()
	asked := v.get("/studio/sv/people?state=active")
	if asked.to != "/studio/sv/login?return="+url.QueryEscape("/studio/sv/people?state=active") {
		t.Fatal(asked.to)
	}
	wrong := v.post(asked.to, "username", "main", "password", "fel")
	if wrong.status != http.StatusUnprocessableEntity || !strings.Contains(wrong.text, `value="main"`) || strings.Contains(wrong.text, `value="fel"`) ||
		!strings.Contains(wrong.text, `aria-describedby="username-problem"`) || !strings.Contains(wrong.text, "<title>Fel: ") {
		t.Errorf("%d: the form does not come back as it should", wrong.status)
	}
	if a := v.post(asked.to, "username", "", "password", ""); a.status != http.StatusUnprocessableEntity || strings.Count(a.text, `href="#`) < 2 {
		t.Errorf("an empty form: %d", a.status)
	}
	if a := v.post(asked.to, "username", " MAIN@example.fi ", "password", good); a.status != http.StatusSeeOther || a.to != "/studio/sv/people?state=active" {
		t.Errorf("%d to %q", a.status, a.to)
	}
	if a := v.get("/studio/sv/login"); a.to != "/studio/sv/" {
		t.Errorf("who is logged in is sent to %q", a.to)
	}
	cookie := v.cookie()
	if a := v.post("/studio/sv/logout"); a.to != "/studio/sv/login" {
		t.Errorf("logged out to %q", a.to)
	}
	if a := v.get("/studio/sv/login"); !strings.Contains(a.text, "Du har loggat ut.") {
		t.Error("it is not said that one is logged out")
	}
	if a := v.get("/studio/sv/login"); strings.Contains(a.text, "Du har loggat ut.") {
		t.Error("it is said twice")
	}
	if a := w.visitor().do(http.MethodGet, "/studio/sv/account", http.Header{"Cookie": {"varanto=" + cookie}}); a.status != http.StatusSeeOther {
		t.Errorf("the old cookie still works: %d", a.status)
	}
}

func TestASessionGetsANewIDAtLogIn(t *testing.T) {
	w := newWorld(t)
	attacker := w.visitor()
	attacker.post("/studio/fi/logout") // gets a session of its own
	planted := attacker.cookie()
	if planted == "" {
		t.Fatal("no session to plant")
	}
	victim := w.visitor()
	u, err := url.Parse(w.server.URL)
	if err != nil {
		t.Fatal(err)
	}
	victim.client.Jar.SetCookies(u, []*http.Cookie{{Name: "varanto", Value: planted}})
	victim.post("/studio/fi/login", "username", "editor", "password", good)
	if victim.get("/studio/fi/account").status != http.StatusOK || victim.cookie() == planted {
		t.Error("the id stayed")
	}
	if a := attacker.get("/studio/fi/account"); a.status != http.StatusSeeOther {
		t.Errorf("the attacker is let in: %d", a.status)
	}
}

// TestAccountsCannotBeEnumerated holds answers on unknown accounts against those on known ones.
func TestAccountsCannotBeEnumerated(t *testing.T) {
	w := newWorld(t)
	if err := w.accounts.Disable(t.Context(), account.CommandLine(), w.people["viewer"].ID); err != nil {
		t.Fatal(err)
	}
	strip := func(text, name string) string { return strings.ReplaceAll(text, name, "NAME") }
	known := w.visitor().post("/studio/fi/login", "username", "editor", "password", "väärä")
	for _, name := range []string{"nobody", "viewer", "robot", "nobody@example.fi"} {
		a := w.visitor().post("/studio/fi/login", "username", name, "password", "väärä")
		if a.status != known.status || strip(a.text, name) != strip(known.text, "editor") {
			t.Errorf("log-in as %q is told apart: %d", name, a.status)
		}
	}
	asked := w.visitor().post("/studio/fi/reset", "username", "editor")
	for _, name := range []string{"nobody", "viewer", "robot", "x y z", strings.Repeat("x", 5000)} {
		if a := w.visitor().post("/studio/fi/reset", "username", name); a.status != asked.status || a.to != asked.to || a.text != asked.text {
			t.Errorf("a new password for %.20q is told apart: %d", name, a.status)
		}
	}
	if asked.to != "/studio/fi/reset/sent" || w.visitor().get(asked.to).status != http.StatusOK {
		t.Error(asked.to)
	}
}

func TestGuessingIsSlowedDown(t *testing.T) {
	w := newWorld(t)
	v := w.visitor()
	for range 20 {
		a := v.post("/studio/fi/login", "username", "editor", "password", "väärä")
		if a.status != http.StatusTooManyRequests {
			continue
		}
		if a.header.Get("Retry-After") == "" || !strings.Contains(a.text, "liikaa") {
			t.Error("it is not said how long to wait")
		}
		if a := v.post("/studio/fi/login", "username", "editor", "password", good); a.status != http.StatusTooManyRequests {
			t.Errorf("the right password is told apart: %d", a.status)
		}
		return
	}
	t.Error("20 guesses were taken")
}

func TestNobodyIsSentToAnotherSite(t *testing.T) {
	w := newWorld(t)
	for _, to := range []string{"https://evil.example/", "//evil.example", "/fi/", "/studio/../fi/", "/studio/fi/..%2f..%2ffi", `/\evil.example`, "javascript:alert(1)", "/studio/\r\nX: y"} {
		a := w.visitor().post("/studio/fi/login?return="+url.QueryEscape(to), "username", "editor", "password", good)
		if !strings.HasPrefix(a.to, "/studio/fi/") || strings.Contains(a.to, "..") && !strings.Contains(a.to, "%2") || strings.Contains(a.to, "evil") {
			t.Errorf("%q leads to %q", to, a.to)
		}
	}
}

func TestANewPasswordByLetter(t *testing.T) {
	w := newWorld(t)
	v, logged := w.visitor(), w.as("editor")
	v.post("/studio/fi/reset", "username", "editor@example.fi")
	token := w.letter(w.id("editor"))
	bare := v.do(http.MethodGet, "/studio/password?token="+token, http.Header{"Accept-Language": {"sv"}})
	if bare.to != "/studio/sv/password?token="+token {
		t.Fatalf("the letter leads to %q", bare.to)
	}
	if a := v.get(bare.to); a.status != http.StatusOK || !strings.Contains(a.text, `hreflang="en" href="/studio/en/password?token=`+token) {
		t.Errorf("%d, or the other languages lose the token", a.status)
	}
	if a := v.post(bare.to, "password", "lyhyt"); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.text, "12") {
		t.Errorf("a short password: %d", a.status)
	}
	const other = "neljä punaista kalaa"
	if a := v.post(bare.to, "password", other); a.to != "/studio/sv/login" {
		t.Errorf("%d to %q", a.status, a.to)
	}
	for _, a := range []answer{v.post(bare.to, "password", other), v.get(bare.to), v.get("/studio/fi/password"), v.get("/studio/fi/password?token=x")} {
		if a.status != http.StatusNotFound {
			t.Errorf("a link that is used or wrong: %d", a.status)
		}
	}
	if a := logged.get("/studio/fi/account"); a.status != http.StatusSeeOther {
		t.Errorf("who was logged in still is: %d", a.status)
	}
	if a := v.post("/studio/fi/login", "username", "editor", "password", other); a.to != "/studio/fi/" {
		t.Errorf("the new password: %d", a.status)
	}
}

func TestAnInvitation(t *testing.T) {
	w := newWorld(t)
	main := w.as("main")
	a := main.post("/studio/fi/people/invite", "email", "uusi@example.fi", "name", "", "language", "en", "role", "editor", "organization", office.String())
	if a.to != "/studio/fi/people" {
		t.Fatal(a.status, a.to)
	}
	list := main.get("/studio/fi/people?state=invited")
	if !strings.Contains(list.text, "Kutsu on lähetetty: uusi@example.fi") || !strings.Contains(list.text, "Virasto") {
		t.Error("the list does not show who is invited")
	}
	id := regexp.MustCompile(`u:[0-9a-f-]{36}`).FindString(list.text)
	first := w.letter(id)
	if a := main.post("/studio/fi/people/" + id + "/invite"); a.status != http.StatusSeeOther {
		t.Errorf("invited again: %d", a.status)
	}
	var token string
	for token = first; token == first; token = w.letter(id) {
	}
	v := w.visitor()
	if a := v.get("/studio/fi/invitation?token=" + first); a.status != http.StatusNotFound {
		t.Errorf("the first letter still works: %d", a.status)
	}
	page := v.get("/studio/fi/invitation?token=" + token)
	if page.status != http.StatusOK || !strings.Contains(page.text, "uusi@example.fi") || !strings.Contains(page.text, "Virasto") || !strings.Contains(page.text, "Sisällöntuottaja") {
		t.Errorf("%d: the invitation does not tell what it is for", page.status)
	}
	for _, c := range [][2]string{{"", good}, {"Uusi Utu", "x"}} {
		if a := v.post("/studio/fi/invitation?token="+token, "name", c[0], "password", c[1]); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.text, `value="`+c[0]+`"`) {
			t.Errorf("%q: %d", c, a.status)
		}
	}
	if a := v.post("/studio/fi/invitation?token="+token, "name", "Uusi Utu", "password", good); a.to != "/studio/fi/login" {
		t.Errorf("%d to %q", a.status, a.to)
	}
	if a := v.post("/studio/fi/invitation?token="+token, "name", "Uusi Utu", "password", good); a.status != http.StatusNotFound {
		t.Errorf("used twice: %d", a.status)
	}
	if a := v.post("/studio/fi/login", "username", "uusi@example.fi", "password", good); a.to != "/studio/fi/" {
		t.Errorf("log-in: %d", a.status)
	}
	if a := v.do(http.MethodGet, "/studio/", nil); a.to != "/studio/en/" {
		t.Errorf("the person's language is English, but the front page is at %q", a.to)
	}
}
