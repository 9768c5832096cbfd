package account

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"github.com/varanto/varanto/internal/account/lockout"
	"github.com/varanto/varanto/internal/editorial"
)

// authenticator is a person's telephone.
type authenticator struct {
	w      *world
	secret string
}

func (a authenticator) code(later time.Duration) string {
	a.w.t.Helper()
	code, err := totp.GenerateCode(a.secret, a.w.clock.Now().Add(later))
	if err != nil {
		a.w.t.Fatal(err)
	}
	return code
}

func (w *world) twoStep(a Account) (authenticator, []string) {
	w.t.Helper()
	setup, err := w.BeginTwoStep(w.t.Context(), a.ID, good, here)
	if err != nil {
		w.t.Fatal(err)
	}
	phone := authenticator{w, setup.Secret}
	recovery, err := w.FinishTwoStep(w.t.Context(), a.ID, phone.code(0), here)
	if err != nil {
		w.t.Fatal(err)
	}
	w.clock.pass(time.Minute) // the code that was used is over
	return phone, recovery
}

func (v *visitor) giveCode(code string) (err error) {
	v.visit(func(ctx context.Context, r *http.Request) { err = v.site.sessions.LogInCode(ctx, r, code) })
	return err
}

func isWrongCode(err error) bool {
	var wrong *Invalid
	return errors.As(err, &wrong) && wrong.Rule == "code-wrong"
}

func TestSettingUpAnAuthenticator(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	if _, err := w.BeginTwoStep(t.Context(), maija.ID, other, here); err != ErrCredentials {
		t.Errorf("without the password: %v", err)
	}
	if _, err := w.FinishTwoStep(t.Context(), maija.ID, "000000", here); err == nil {
		t.Error("finished before it was begun")
	}
	setup, err := w.BeginTwoStep(t.Context(), maija.ID, good, here)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(setup.URL)
	if err != nil || u.Scheme != "otpauth" || u.Query().Get("secret") != setup.Secret || len(setup.Secret) < 32 || !strings.Contains(u.Path, "maija@example.fi") {
		t.Errorf("%+v, %v", setup, err)
	}
	v := newSite(w, SessionOptions{}).visitor()
	if step, err := v.logIn("maija", good); step != LoggedIn || err != nil {
		t.Errorf("it counts before the first code: %v, %v", step, err)
	}
	phone := authenticator{w, setup.Secret}
	if _, err := w.FinishTwoStep(t.Context(), maija.ID, phone.code(time.Hour), here); !isWrongCode(err) {
		t.Error(err)
	}
	recovery, err := w.FinishTwoStep(t.Context(), maija.ID, phone.code(0), here)
	if err != nil || len(recovery) != recoveryCodes {
		t.Fatal(recovery, err)
	}
	if n, err := w.RecoveryLeft(t.Context(), maija.ID); n != recoveryCodes || err != nil {
		t.Error(n, err)
	}
	if _, err := w.BeginTwoStep(t.Context(), maija.ID, good, here); err == nil {
		t.Error("begun again while it is on")
	}
	var stored []byte
	if err := w.db.Reader().QueryRow(`SELECT totp FROM account WHERE id = ?`, maija.ID).Scan(&stored); err != nil || strings.Contains(string(stored), setup.Secret) {
		t.Error("the secret lies open", err)
	}
}

func TestTheSecondStep(t *testing.T) {
	w := newWorld(t)
	phone, recovery := w.twoStep(w.person("maija", editorial.Editor, city))
	s := newSite(w, SessionOptions{})
	v := s.visitor()
	if err := v.giveCode(phone.code(0)); err != ErrNoSession {
		t.Errorf("before the first: %v", err)
	}
	if step, err := v.logIn("maija", good); step != NeedCode || err != nil {
		t.Fatal(step, err)
	}
	between := v.cookie()
	if got := v.who(); got != "" {
		t.Errorf("logged in as %q after the first step", got)
	}
	for name, code := range map[string]string{"a wrong one": "000000", "none": "", "a coming one": phone.code(2 * time.Minute), "one that is over": phone.code(-2 * time.Minute)} {
		if err := v.giveCode(code); !isWrongCode(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	used := phone.code(0)
	if err := v.giveCode(" " + used[:3] + " " + used[3:] + " "); err != nil || v.who() != "maija" || v.cookie() == between {
		t.Fatal(err, v.who())
	}
	again := s.visitor()
	if _, err := again.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	if err := again.giveCode(used); !isWrongCode(err) {
		t.Errorf("a code works twice: %v", err)
	}
	if err := again.giveCode(strings.ToUpper(recovery[0])); err != nil || again.who() != "maija" {
		t.Errorf("a recovery code: %v", err)
	}
	third := s.visitor()
	if _, err := third.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	if err := third.giveCode(recovery[0]); !isWrongCode(err) {
		t.Errorf("a recovery code works twice: %v", err)
	}
	w.clock.pass(codeTime)
	if err := third.giveCode(phone.code(0)); err != ErrNoSession {
		t.Errorf("ten minutes after the first step: %v", err)
	}
}

func TestGuessingCodesIsLocked(t *testing.T) {
	w := newWorld(t)
	phone, recovery := w.twoStep(w.person("maija", editorial.Editor, city))
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	for range lockout.Pair.Free + 1 {
		if err := v.giveCode("000000"); !isWrongCode(err) {
			t.Fatal(err)
		}
	}
	var locked *Locked
	for name, code := range map[string]string{"a right code": phone.code(0), "a recovery code": recovery[0], "another wrong one": "111111"} {
		if err := v.giveCode(code); !errors.As(err, &locked) || v.who() != "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := v.logIn("maija", good); err != nil {
		t.Errorf("the first step does not lift the lock, nor is it locked: %v", err)
	}
	if err := v.giveCode(phone.code(0)); !errors.As(err, &locked) {
		t.Error(err)
	}
	w.clock.pass(lockout.Pair.First)
	if err := v.giveCode(phone.code(0)); err != nil {
		t.Errorf("after the lock: %v", err)
	}
}

func TestTurningTheSecondStepOff(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	main := w.person("main", editorial.MainUser, city)
	colleague := w.person("matti", editorial.Editor, city)
	for name, c := range map[string]struct {
		by       Account
		password string
		want     error
	}{
		"oneself":                      {maija, good, nil},
		"oneself without the password": {maija, other, ErrCredentials},
		"the main user":                {main, "", nil},
		"a colleague":                  {colleague, good, ErrForbidden},
	} {
		w.twoStep(maija)
		if err := w.EndTwoStep(t.Context(), c.by.Caller(), maija.ID, c.password, here); err != c.want {
			t.Errorf("%s: %v", name, err)
		}
		a, err := w.Account(t.Context(), CommandLine(), maija.ID)
		if err != nil || a.TwoStep != (c.want != nil) {
			t.Errorf("%s: on %t, %v", name, a.TwoStep, err)
		}
		if err := w.EndTwoStep(t.Context(), CommandLine(), maija.ID, "", here); err != nil {
			t.Fatal(err)
		}
	}
}

func TestANewPasswordByLetterKeepsTheSecondStep(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	w.twoStep(maija)
	if err := w.AskReset(t.Context(), "maija", here); err != nil {
		t.Fatal(err)
	}
	letters := w.letters()
	if err := w.Reset(t.Context(), linkIn(t, letters[len(letters)-1]), other); err != nil {
		t.Fatal(err)
	}
	v := newSite(w, SessionOptions{}).visitor()
	if step, err := v.logIn("maija", other); step != NeedCode || err != nil {
		t.Error(step, err)
	}
}

func TestCodesThatComeAtOnceAreCountedOneByOne(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	setup, err := w.BeginTwoStep(t.Context(), maija.ID, good, here)
	if err != nil || setup.Secret == "" {
		t.Fatal(err)
	}
	burst := func(try func() error) (tried int) {
		var all sync.WaitGroup
		var mu sync.Mutex
		for range 8 * lockout.Pair.Free {
			all.Go(func() {
				if isWrongCode(try()) {
					mu.Lock()
					tried++
					mu.Unlock()
				}
			})
		}
		all.Wait()
		return tried
	}
	if n := burst(func() error {
		_, err := w.FinishTwoStep(t.Context(), maija.ID, "000000", there)
		return err
	}); n != lockout.Pair.Free+1 {
		t.Errorf("%d codes were tried when setting up", n)
	}
	w.twoStep(w.person("matti", editorial.Editor, city))
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logIn("matti", good); err != nil {
		t.Fatal(err)
	}
	v.visit(func(ctx context.Context, r *http.Request) {
		if n := burst(func() error { return v.site.sessions.LogInCode(ctx, r, "000000") }); n != lockout.Pair.Free+1 {
			t.Errorf("%d codes were tried at log-in", n)
		}
	})
}

// The password is known to a thief, and the person changes it: a thief who has taken the first step must not come in with a code that is
// found out later.
func TestTheFirstStepEndsWithThePassword(t *testing.T) {
	for name, end := range map[string]func(w *world, a Account) error{
		"a new password": func(w *world, a Account) error {
			return w.changePassword(t.Context(), a.ID, good, other, here, "")
		},
		"a password by a manager": func(w *world, a Account) error { return w.SetPassword(t.Context(), CommandLine(), a.ID, other) },
		"the end of all sessions": func(w *world, a Account) error { return w.EndTokens(t.Context(), CommandLine(), a.ID) },
	} {
		w := newWorld(t)
		maija := w.person("maija", editorial.Editor, city)
		phone, codes := w.twoStep(maija)
		thief := newSite(w, SessionOptions{}).visitor()
		if step, err := thief.logIn("maija", good); step != NeedCode || err != nil {
			t.Fatal(step, err)
		}
		if err := end(w, maija); err != nil {
			t.Fatal(err)
		}
		for _, code := range []string{phone.code(0), codes[0]} {
			if err := thief.giveCode(code); err != ErrNoSession || thief.who() != "" {
				t.Errorf("%s: %v, %q", name, err, thief.who())
			}
		}
		if n, err := w.RecoveryLeft(t.Context(), maija.ID); n != recoveryCodes || err != nil {
			t.Errorf("%s: a recovery code was used up: %d left, %v", name, n, err)
		}
	}
}
