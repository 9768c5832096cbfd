package studio_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestTheSecondStep(t *testing.T) {
	w := newWorld(t)
	v := w.as("editor")
	if a := v.post("/studio/fi/account/two-step", "password", "väärä"); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.text, "Salasana on väärä") {
		t.Errorf("a wrong password: %d", a.status)
	}
	setup := v.post("/studio/fi/account/two-step", "password", good)
	hidden := func(name string) string {
		m := regexp.MustCompile(`name="` + name + `" value="([^"]+)"`).FindStringSubmatch(setup.text)
		if m == nil {
			t.Fatalf("no %s in the page", name)
		}
		return strings.ReplaceAll(m[1], "&amp;", "&")
	}
	secret, address := hidden("secret"), hidden("url")
	if setup.status != http.StatusOK || !strings.Contains(setup.text, `<svg class="qr"`) {
		t.Errorf("%d: no QR code", setup.status)
	}
	again := v.post("/studio/fi/account/two-step/code", "secret", secret, "url", address, "code", "000000")
	if again.status != http.StatusUnprocessableEntity || !strings.Contains(again.text, `<svg class="qr"`) || !strings.Contains(again.text, secret[:4]) {
		t.Errorf("a wrong code: %d, or the secret is gone", again.status)
	}
	for _, bad := range []string{"https://evil.example", "otpauth://totp/x?secret=A&", ""} {
		if a := v.post("/studio/fi/account/two-step/code", "secret", secret, "url", bad, "code", "000000"); a.status != http.StatusBadRequest {
			t.Errorf("%q is drawn: %d", bad, a.status)
		}
	}
	done := v.post("/studio/fi/account/two-step/code", "secret", secret, "url", address, "code", code(t, secret))
	codes := regexp.MustCompile(`[a-z2-7]{4}(-[a-z2-7]{4}){3}`).FindAllString(done.text, -1)
	if done.status != http.StatusOK || len(codes) != 10 {
		t.Fatalf("%d: %d recovery codes", done.status, len(codes))
	}
	if a := v.get("/studio/fi/account/two-step"); strings.Contains(a.text, codes[0]) || !strings.Contains(a.text, "jäljellä: 10") {
		t.Error("codes are shown again, or not counted")
	}

	second := w.visitor()
	if a := second.get("/studio/fi/login/code"); a.to != "/studio/fi/login" {
		t.Errorf("a code without a password: %q", a.to)
	}
	step := second.post("/studio/fi/login?return=/studio/fi/account", "username", "editor", "password", good)
	if !strings.HasPrefix(step.to, "/studio/fi/login/code") {
		t.Fatal(step.status, step.to)
	}
	if a := second.get("/studio/fi/account"); a.status != http.StatusSeeOther {
		t.Errorf("let in after the first step: %d", a.status)
	}
	if a := second.get(step.to); a.status != http.StatusOK {
		t.Errorf("the page of the code: %d", a.status)
	}
	if a := second.post(step.to, "code", "abcd-efgh"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a wrong code: %d", a.status)
	}
	before := second.cookie()
	if a := second.post(step.to, "code", strings.ToUpper(codes[3])); a.to != "/studio/fi/account" || second.cookie() == before {
		t.Errorf("a recovery code: %d to %q", a.status, a.to)
	}
	third := w.visitor()
	third.post("/studio/fi/login", "username", "editor", "password", good)
	if a := third.post("/studio/fi/login/code", "code", codes[3]); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a recovery code twice: %d", a.status)
	}
	if a := v.get("/studio/fi/account/two-step/codes"); a.status != http.StatusOK || !strings.Contains(a.text, `type="password"`) {
		t.Errorf("the page for new codes: %d", a.status)
	}
	if a := v.post("/studio/fi/account/two-step/codes", "password", "väärä"); a.status != http.StatusUnprocessableEntity || strings.Contains(a.text, `class="codes"`) {
		t.Errorf("new codes without the password: %d", a.status)
	}
	renewed := v.post("/studio/fi/account/two-step/codes", "password", good)
	fresh := regexp.MustCompile(`[a-z2-7]{4}(-[a-z2-7]{4}){3}`).FindAllString(renewed.text, -1)
	if renewed.status != http.StatusOK || len(fresh) != 10 || slices.Contains(fresh, codes[5]) {
		t.Errorf("new codes: %d, %q", renewed.status, fresh)
	}
	if a := third.post("/studio/fi/login/code", "code", codes[5]); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a code of before: %d", a.status)
	}
	if a := third.post("/studio/fi/login/code", "code", fresh[0]); a.status != http.StatusSeeOther {
		t.Errorf("a new code: %d", a.status)
	}
	if a := v.post("/studio/fi/account/two-step/off", "password", ""); a.status != http.StatusUnprocessableEntity {
		t.Errorf("off without the password: %d", a.status)
	}
	if a := v.post("/studio/fi/account/two-step/off", "password", good); a.status != http.StatusSeeOther {
		t.Errorf("off: %d", a.status)
	}
	if a := w.as("editor").get("/studio/fi/account/two-step/codes"); a.to != "/studio/fi/account/two-step" {
		t.Errorf("new codes of nothing: %d to %q", a.status, a.to)
	}
	if a := v.post("/studio/fi/account/two-step/codes", "password", good); a.to != "/studio/fi/account/two-step" {
		t.Errorf("new codes of nothing: %d to %q", a.status, a.to)
	}
}

func TestAMainUserTurnsALostSecondStepOff(t *testing.T) {
	w := newWorld(t)
	v := w.as("editor")
	setup := v.post("/studio/fi/account/two-step", "password", good)
	secret := regexp.MustCompile(`name="secret" value="([^"]+)"`).FindStringSubmatch(setup.text)[1]
	if _, err := w.accounts.FinishTwoStep(t.Context(), w.people["editor"].ID, code(t, secret), ""); err != nil {
		t.Fatal(err)
	}
	main := w.as("main")
	page := main.get("/studio/fi/people/" + w.id("editor"))
	if !strings.Contains(page.text, "/end-two-step") {
		t.Error("there is no button")
	}
	if a := main.post("/studio/fi/people/" + w.id("editor") + "/end-two-step"); a.status != http.StatusSeeOther {
		t.Errorf("%d", a.status)
	}
	if a := main.post("/studio/fi/people/" + w.id("main") + "/end-two-step"); a.status != http.StatusForbidden {
		t.Errorf("the own one without the password: %d", a.status)
	}
	w.as("editor")
}

func TestTheOwnAccount(t *testing.T) {
	w := newWorld(t)
	v := w.as("editor")
	if a := v.post("/studio/fi/account", "name", "", "language", "sv"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("no name: %d", a.status)
	}
	if a := v.post("/studio/fi/account", "name", "Eeva <b>", "language", "xx"); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.text, "Eeva &lt;b&gt;") {
		t.Errorf("an unknown language: %d", a.status)
	}
	if a := v.post("/studio/fi/account", "name", "Eeva Editori", "language", "sv"); a.to != "/studio/sv/account" {
		t.Errorf("%d to %q", a.status, a.to)
	}
	if a := v.get("/studio/sv/account"); !strings.Contains(a.text, "Eeva Editori") || !strings.Contains(a.text, "Uppgifterna har sparats") || !strings.Contains(a.text, "Kunta") {
		t.Error("the change does not show")
	}

	for _, c := range []struct {
		name     string
		old, new string
		at       string
	}{{"a wrong old one", "väärä", "neljä punaista kalaa", "password"}, {"a short new one", good, "x", "new"}} {
		if a := v.post("/studio/fi/account/password", "password", c.old, "new", c.new); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.text, `href="#`+c.at+`"`) {
			t.Errorf("%s: %d", c.name, a.status)
		}
	}
	elsewhere := w.as("editor")
	if a := v.post("/studio/fi/account/password", "password", good, "new", "neljä punaista kalaa"); a.to != "/studio/fi/account" {
		t.Errorf("a new password: %d", a.status)
	}
	if v.get("/studio/fi/account").status != http.StatusOK || elsewhere.get("/studio/fi/account").status != http.StatusSeeOther {
		t.Error("the wrong sessions ended")
	}
}

func TestANewAddressIsConfirmedByLetter(t *testing.T) {
	w := newWorld(t)
	v := w.as("editor")
	for _, c := range [][2]string{{"x", good}, {"uusi@example.fi", "väärä"}} {
		if a := v.post("/studio/fi/account/email", "email", c[0], "password", c[1]); a.status != http.StatusUnprocessableEntity {
			t.Errorf("%q: %d", c, a.status)
		}
	}
	free := v.post("/studio/fi/account/email", "email", "uusi@example.fi", "password", good)
	token := w.letter(w.id("editor"))
	taken := v.post("/studio/fi/account/email", "email", "main@example.fi", "password", good)
	if free.status != taken.status || free.to != taken.to {
		t.Errorf("an address that is taken is told apart: %d, %d", free.status, taken.status)
	}
	other := w.visitor()
	if a := other.get("/studio/fi/email?token=" + token); a.status != http.StatusOK { // looking does not use it
		t.Errorf("%d", a.status)
	}
	if a := other.post("/studio/fi/email?token=" + token); a.to != "/studio/fi/login" {
		t.Errorf("%d to %q", a.status, a.to)
	}
	if a := other.post("/studio/fi/email?token=" + token); a.status != http.StatusNotFound {
		t.Errorf("used twice: %d", a.status)
	}
	if a := other.post("/studio/fi/login", "username", "uusi@example.fi", "password", good); a.to != "/studio/fi/" {
		t.Errorf("log-in by the new address: %d", a.status)
	}
}

func TestSessionsAreListedAndEnded(t *testing.T) {
	w := newWorld(t)
	v, second, third, stranger := w.as("editor"), w.as("editor"), w.as("editor"), w.as("viewer")
	page := v.get("/studio/fi/account/sessions")
	ids := regexp.MustCompile(`name="session" value="([0-9a-f]+)"`).FindAllStringSubmatch(page.text, -1)
	if len(ids) != 2 || !strings.Contains(page.text, "Tämä istunto") {
		t.Fatalf("%d other sessions", len(ids))
	}
	stranger.post("/studio/fi/account/sessions/end", "session", ids[0][1])
	if a := v.get("/studio/fi/account/sessions"); strings.Count(a.text, `name="session"`) != 2 {
		t.Error("a stranger ended a session")
	}
	v.post("/studio/fi/account/sessions/end", "session", ids[0][1])
	in := 0
	for _, other := range []*visitor{second, third} {
		if other.get("/studio/fi/account").status == http.StatusOK {
			in++
		}
	}
	if in != 1 {
		t.Errorf("%d of two others are logged in", in)
	}
	v.post("/studio/fi/account/sessions/end-others")
	if second.get("/studio/fi/account").status == http.StatusOK || third.get("/studio/fi/account").status == http.StatusOK || v.get("/studio/fi/account").status != http.StatusOK {
		t.Error("the wrong sessions ended")
	}
	if a := second.post("/studio/fi/account/sessions/end-others"); a.status != http.StatusForbidden || !strings.Contains(a.text, "päättynyt") {
		t.Errorf("who is logged out: %d", a.status)
	}
}

func TestAPersonIsForgottenOnRequest(t *testing.T) {
	w := newWorld(t)
	v := w.as("editor")
	if a := v.post("/studio/fi/account/forget", "password", "väärä"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a wrong password: %d", a.status)
	}
	if a := v.post("/studio/fi/account/forget", "password", good); a.to != "/studio/fi/login" {
		t.Fatal(a.status, a.to)
	}
	if a := v.get("/studio/fi/login"); !strings.Contains(a.text, "Tunnus on poistettu.") {
		t.Error("it is not said")
	}
	if a := v.post("/studio/fi/login", "username", "editor", "password", good); a.status != http.StatusUnprocessableEntity {
		t.Errorf("still let in: %d", a.status)
	}
	if a := w.as("main").get("/studio/fi/people"); strings.Contains(a.text, "editor@example.fi") {
		t.Error("still listed")
	}
	audit := func() string { return w.as("admin").get("/studio/fi/audit?act=account.forget").text }
	await(t, "an entry of the audit log", func() bool { return strings.Contains(audit(), "Poistettu tunnus") })
	if strings.Contains(audit(), ">Editor<") {
		t.Error("the log tells the name")
	}
	if a := w.as("admin").post("/studio/fi/account/forget", "password", good); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.text, "viimeinen") {
		t.Errorf("the last admin: %d", a.status)
	}
}
