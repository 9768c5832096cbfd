package studio_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// asked is somebody whom the provider asked at that moment; the zero one is not told of.
type asked struct {
	*mockoidc.MockUser
	at time.Time
}

func (a asked) Claims(_ []string, c *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	claims := jwt.MapClaims{"iss": c.Issuer, "sub": a.Subject, "aud": c.Audience, "exp": c.ExpiresAt, "nonce": c.Nonce, "email": a.Email}
	if !a.at.IsZero() {
		claims["auth_time"] = a.at.Unix()
	}
	return claims, nil
}

func TestWhoHasNoPasswordProvesItAtTheProvider(t *testing.T) {
	w, m := provided(t)
	_, err := w.accounts.Invite(t.Context(), account.CommandLine(), account.New{Name: "Uusi", Email: "uusi@example.fi", Language: "sv", Role: editorial.Editor, Organizations: []catalog.ID{town}})
	if err != nil {
		t.Fatal(err)
	}
	v := w.visitor()
	if a := v.through(m, "uusi", "uusi@example.fi"); a.to != "/studio/sv/account" {
		t.Fatalf("%d to %q", a.status, a.to)
	}
	const form, prove = "/studio/sv/account/email", "/studio/sv/account/prove?return=%2Fstudio%2Fsv%2Faccount%2Femail"
	if a := v.get(form); !strings.Contains(a.text, `href="`+prove+`"`) || strings.Contains(a.text, `type="password"`) {
		t.Errorf("the page does not lead to the provider:\n%s", a.text)
	}
	if a := v.post("/studio/sv/account/two-step"); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.text, "Bekräfta först") ||
		!strings.Contains(a.text, "return=%2Fstudio%2Fsv%2Faccount%2Ftwo-step\"") {
		t.Errorf("a log-in alone is enough: %d", a.status)
	}
	if a := v.do(http.MethodGet, prove, http.Header{"Sec-Fetch-Site": {"cross-site"}}); a.to != "/studio/sv/account" {
		t.Errorf("another site begins a proof: %q", a.to)
	}
	through := func(user asked) answer {
		t.Helper()
		begun := v.get(prove)
		u, err := url.Parse(begun.to)
		if err != nil || begun.status != http.StatusSeeOther || u.Query().Get("prompt") != "login" || u.Query().Get("max_age") != "0" {
			t.Fatalf("the provider is not told to ask: %d %q", begun.status, begun.to)
		}
		return v.comeBackAs(m, begun.to, user)
	}
	uusi := &mockoidc.MockUser{Subject: "uusi", Email: "uusi@example.fi"}
	for says, user := range map[string]asked{
		"berättar inte när":     {uusi, time.Time{}},
		"bad dig inte logga in": {uusi, time.Now().Add(-24 * time.Hour)},
		"som en annan person":   {&mockoidc.MockUser{Subject: "other", Email: "other@example.fi"}, time.Now()},
	} {
		if a := through(user); a.to != "/studio/sv/account" {
			t.Errorf("%s: %d to %q", says, a.status, a.to)
		}
		if a := v.get("/studio/sv/account"); !strings.Contains(a.text, says) {
			t.Errorf("it is not said: %s", says)
		}
		if a := v.post(form, "email", "ny@example.fi"); a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: taken as a proof: %d", says, a.status)
		}
	}
	if a := through(asked{uusi, time.Now()}); a.to != form {
		t.Errorf("%d to %q", a.status, a.to)
	}
	if a := v.get(form); !strings.Contains(a.text, "nu vet vi att det är du") {
		t.Error("it is not said that the proof was taken")
	}
	for _, path := range []string{"email", "password", "link", "unlink", "two-step", "forget"} {
		a := v.get("/studio/sv/account/" + path)
		if a.status != http.StatusOK || !strings.Contains(a.text, "Du har bekräftat i den andra tjänsten") || strings.Contains(a.text, "/account/prove") {
			t.Errorf("%s does not say that it was proven: %d\n%s", path, a.status, a.text)
		}
	}
	if a := v.post("/studio/sv/account/unlink"); a.status != http.StatusUnprocessableEntity || strings.Contains(a.text, "Bekräfta först") {
		t.Errorf("the only way to log in is taken away: %d", a.status)
	}
	if a := v.post(form, "email", "ny@example.fi"); a.to != "/studio/sv/account" {
		t.Errorf("after a proof: %d to %q", a.status, a.to)
	}
	again := w.visitor() // another session has proven nothing
	if a := again.through(m, "uusi", "uusi@example.fi"); a.to != "/studio/sv/account" {
		t.Fatalf("%d to %q", a.status, a.to)
	}
	if a := again.get(form); !strings.Contains(a.text, `href="`+prove+`"`) || strings.Contains(a.text, "Du har bekräftat") {
		t.Error("another session is said to have proven it")
	}
	if a := w.as("main").get("/studio/fi/account/prove"); a.to != "/studio/fi/account" {
		t.Errorf("who has a password gives that: %q", a.to)
	}
}
