package studio_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/oauth2-proxy/mockoidc"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// provided is a world with an OIDC provider that runs.
func provided(t *testing.T) (*world, *mockoidc.MockOIDC) {
	t.Helper()
	m, err := mockoidc.Run()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Shutdown() }) //nolint:errcheck // the test is over
	p, err := oidc.New(oidc.Config{Issuer: m.Issuer(), ClientID: m.ClientID, ClientSecret: m.ClientSecret, RedirectURL: "http://localhost" + account.OIDCPath}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return newWorldWith(t, p), m
}

// through goes to the provider as somebody and comes back.
func (v *visitor) through(m *mockoidc.MockOIDC, subject, email string) answer {
	v.w.t.Helper()
	begun := v.get("/studio/sv/login/oidc?return=" + url.QueryEscape("/studio/sv/account"))
	if begun.status != http.StatusSeeOther || !strings.HasPrefix(begun.to, m.Issuer()) {
		v.w.t.Fatal(begun.status, begun.to)
	}
	return v.comeBack(m, begun.to, subject, email)
}

var toProvider = regexp.MustCompile(`href="(http[^"]+)"`)

// link links an identity with the password.
func (v *visitor) link(m *mockoidc.MockOIDC, subject, email string) answer {
	v.w.t.Helper()
	begun := v.post("/studio/sv/account/link", "password", good)
	for _, href := range toProvider.FindAllStringSubmatch(begun.text, -1) {
		if address := html.UnescapeString(href[1]); strings.HasPrefix(address, m.Issuer()) {
			return v.comeBack(m, address, subject, email)
		}
	}
	v.w.t.Fatalf("no link to the provider: %d\n%s", begun.status, begun.text)
	return answer{}
}

func (v *visitor) comeBack(m *mockoidc.MockOIDC, address, subject, email string) answer {
	v.w.t.Helper()
	return v.comeBackAs(m, address, &mockoidc.MockUser{Subject: subject, Email: email, EmailVerified: true})
}

func (v *visitor) comeBackAs(m *mockoidc.MockOIDC, address string, user mockoidc.User) answer {
	v.w.t.Helper()
	m.QueueUser(user)
	resp, err := v.client.Get(address)
	if err != nil {
		v.w.t.Fatal(err)
	}
	resp.Body.Close()
	back, err := url.Parse(resp.Header.Get("Location"))
	if err != nil || back.Path != account.OIDCPath {
		v.w.t.Fatal(resp.Status, back, err)
	}
	return v.do(http.MethodGet, back.RequestURI(), http.Header{"Accept-Language": {"sv"}})
}

func TestLoggingInAtAProvider(t *testing.T) {
	w, m := provided(t)
	v := w.visitor()
	if a := v.get("/studio/fi/login"); !strings.Contains(a.text, "Kirjaudu: Kaupungin tunnus") {
		t.Error("there is no button")
	}
	if a := v.do(http.MethodGet, "/studio/fi/login/oidc", http.Header{"Sec-Fetch-Site": {"cross-site"}}); a.to != "/studio/fi/login" {
		t.Errorf("another site begins a log-in: %q", a.to)
	}
	if a := v.through(m, "nobody", "nobody@example.fi"); a.to != "/studio/sv/login" {
		t.Errorf("who has no account: %d to %q", a.status, a.to)
	}
	if a := v.get("/studio/sv/login"); !strings.Contains(a.text, "inget konto") {
		t.Error("it is not said why")
	}
	if a := v.do(http.MethodGet, "/studio/oidc?state=x&code=y", nil); a.to != "/studio/fi/login" {
		t.Errorf("an answer that nobody asked for: %d to %q", a.status, a.to)
	}
	if a := v.through(m, "main", "main@example.fi"); a.to != "/studio/sv/login" {
		t.Errorf("an account with a password is taken over: %d to %q", a.status, a.to)
	}
	_, err := w.accounts.Invite(t.Context(), account.CommandLine(), account.New{Name: "Uusi", Email: "uusi@example.fi", Role: editorial.Editor, Organizations: []catalog.ID{town}})
	if err != nil {
		t.Fatal(err)
	}
	before := v.cookie()
	if a := v.through(m, "uusi", "uusi@example.fi"); a.to != "/studio/sv/account" || v.cookie() == before {
		t.Errorf("who is invited: %d to %q", a.status, a.to)
	}
	if a := v.get("/studio/sv/account"); a.status != http.StatusOK || !strings.Contains(a.text, "Uusi") || !strings.Contains(a.text, "/account/unlink") {
		t.Errorf("%d", a.status)
	}
	if a := v.post("/studio/sv/account/unlink"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a log-in alone takes away the only way to log in: %d", a.status)
	}

	main := w.as("main")
	if a := main.get("/studio/fi/account"); !strings.Contains(a.text, "Liitä kirjautuminen: Kaupungin tunnus") {
		t.Error("an identity cannot be linked")
	}
	if a := main.get("/studio/fi/account/link"); a.status != http.StatusOK || !strings.Contains(a.text, `type="password"`) {
		t.Errorf("the password is not asked for: %d", a.status)
	}
	for _, typed := range []string{"", "wrong wrong wrong"} {
		if a := main.post("/studio/fi/account/link", "password", typed); a.status != http.StatusUnprocessableEntity || strings.Contains(a.text, m.Issuer()) {
			t.Errorf("linking with the password %q: %d", typed, a.status)
		}
	}
	if a := main.through(m, "main", "main@example.fi"); a.to != "/studio/fi/account" {
		t.Errorf("a log-in without a password links nothing: %d to %q", a.status, a.to)
	}
	if a := main.get("/studio/fi/account"); !strings.Contains(a.text, "Liitä kirjautuminen") || strings.Contains(a.text, "/account/unlink") {
		t.Error("it was linked without the password")
	}
	if a := main.link(m, "main", "main@example.fi"); a.to != "/studio/sv/account" {
		t.Errorf("linking: %d to %q", a.status, a.to)
	}
	if a := main.get("/studio/fi/account"); !strings.Contains(a.text, "on liitetty tunnukseesi") || !strings.Contains(a.text, "/account/unlink") {
		t.Error("it is not said that it was linked")
	}
	if a := w.visitor().through(m, "main", "main@example.fi"); a.to != "/studio/sv/account" {
		t.Errorf("log-in by the linked identity: %d to %q", a.status, a.to)
	}
	editor := w.as("editor")
	if a := editor.link(m, "main", "main@example.fi"); a.to != "/studio/fi/account" {
		t.Errorf("another's identity: %d to %q", a.status, a.to)
	}
	if a := editor.get("/studio/fi/account"); !strings.Contains(a.text, "liitetty toiseen tunnukseen") || !strings.Contains(a.text, "editor@example.fi") {
		t.Error("it is not said why, or somebody else is logged in")
	}
	opened := w.visitor()
	if a := opened.through(m, "main", "main@example.fi"); a.to != "/studio/sv/account" {
		t.Fatalf("%d to %q", a.status, a.to)
	}
	if a := main.post("/studio/fi/account/unlink", "password", good); a.to != "/studio/fi/account" {
		t.Errorf("unlinking: %d", a.status)
	}
	if a := main.get("/studio/fi/account"); a.status != http.StatusOK || !strings.Contains(a.text, "Kirjautuminen on poistettu") {
		t.Errorf("the session of the password: %d", a.status)
	}
	if a := opened.get("/studio/fi/account"); a.status != http.StatusSeeOther {
		t.Errorf("the session of the identity goes on: %d", a.status)
	}
}

func TestWithoutAProviderThereIsNone(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/studio/fi/login/oidc", "/studio/oidc?state=x", "/studio/sv/oidc"} {
		if a := w.visitor().get(path); a.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.status)
		}
	}
	editor := w.as("editor")
	for _, path := range []string{"/studio/fi/account/link", "/studio/fi/account/unlink", "/studio/fi/account/prove"} {
		if a := editor.get(path); a.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.status)
		}
	}
	if a := editor.post("/studio/fi/account/link", "password", good); a.status != http.StatusNotFound {
		t.Errorf("link: %d", a.status)
	}
}
