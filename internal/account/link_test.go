package account

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/oauth2-proxy/mockoidc"

	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/editorial"
)

func (v *visitor) beginLink(password string) (address string, err error) {
	v.site.w.t.Helper()
	v.visit(func(ctx context.Context, r *http.Request) {
		address, err = v.site.sessions.BeginLink(ctx, r, password, "/studio/fi/account")
	})
	return address, err
}

func (v *visitor) linkAt(p provider, user mockoidc.User, password string) (string, error) {
	v.site.w.t.Helper()
	address, err := v.beginLink(password)
	if err != nil {
		return "", err
	}
	return v.finishOIDC(p.authorize(address, user))
}

// identities counts those of an account in the store.
func (w *world) identities(a Account) (n int) {
	w.t.Helper()
	if err := w.db.Reader().QueryRow(`SELECT count(*) FROM identity WHERE account = ?`, a.ID).Scan(&n); err != nil {
		w.t.Fatal(err)
	}
	return n
}

func TestAPersonLinksAnIdentityAndEndsItAgain(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	maija := w.person("maija", editorial.Editor, office)
	swedish := "sv"
	if _, err := w.Change(t.Context(), CommandLine(), maija.ID, Change{Language: &swedish}); err != nil {
		t.Fatal(err)
	}
	matti := w.person("matti", editorial.Editor, office)
	s := newSite(w, SessionOptions{})
	v := s.visitor()
	if _, err := v.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a second time changes nothing
		if to, err := v.linkAt(p, someone("sub-1", "elsewhere@example.fi", false), good); err != nil || to != "/studio/fi/account" || v.who() != "maija" {
			t.Fatal(to, err)
		}
	}
	if letters := w.letters(); len(letters) != 1 || !strings.Contains(letters[0], "maija@example.fi") || !strings.Contains(letters[0], "En inloggning") {
		t.Errorf("one letter in her language was to be sent: %q", letters)
	}
	other := s.visitor()
	if _, err := other.logInAt(p, someone("sub-1", "", false)); err != nil || other.who() != "maija" {
		t.Error(err, other.who())
	}
	thief := s.visitor()
	if _, err := thief.logIn("matti", good); err != nil {
		t.Fatal(err)
	}
	if _, err := thief.linkAt(p, someone("sub-1", "", false), good); err != ErrNoAccount || thief.who() != "matti" || w.identities(matti) != 0 {
		t.Errorf("another's identity was taken: %v", err)
	}
	if err := w.Unlink(t.Context(), maija.ID, "wrong wrong wrong", here); err != ErrCredentials || w.identities(maija) != 1 {
		t.Error(err)
	}
	if err := w.Unlink(t.Context(), maija.ID, good, here); err != nil {
		t.Fatal(err)
	}
	if _, err := s.visitor().logInAt(p, someone("sub-1", "", false)); err != ErrNoAccount {
		t.Error(err)
	}
	var told []string
	for _, line := range w.audit(maija, matti) {
		if strings.Contains(line, ActLink) || strings.Contains(line, ActConfirm) {
			told = append(told, line)
		}
	}
	want := []string{"maija account.link maija done", "matti account.link matti refused", "maija account.confirm maija refused", "maija account.link maija done ended"}
	slices.Sort(told) // refusals are written a little later
	slices.Sort(want)
	if !slices.Equal(told, want) {
		t.Errorf("%q", told)
	}
}

// Five minutes at somebody's open session must not become a log-in for ever.
func TestAnOpenSessionIsNotEnoughForLinking(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	maija := w.person("maija", editorial.Editor, office)
	s := newSite(w, SessionOptions{})
	v := s.visitor()
	if _, err := v.beginLink(good); err != ErrNoSession {
		t.Errorf("nobody is logged in: %v", err)
	}
	if _, err := v.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"", "wrong wrong wrong"} {
		if _, err := v.beginLink(typed); err != ErrCredentials {
			t.Errorf("%q: %v", typed, err)
		}
	}
	// The plain log-in at the provider links nothing: it logs in whom it reaches, and that is nobody.
	if _, err := v.logInAt(p, someone("thief", "thief@example.fi", true)); err != ErrNoAccount || v.who() != "maija" {
		t.Errorf("%q: %v", v.who(), err)
	}
	if w.identities(maija) != 0 || len(w.letters()) != 0 {
		t.Error("something was linked")
	}
	for range 3 { // with the two above five are free, as at log-in
		if _, err := v.beginLink("wrong wrong wrong"); err != ErrCredentials {
			t.Error(err)
		}
	}
	if _, err := v.beginLink("wrong wrong wrong"); err != ErrCredentials {
		t.Error(err)
	}
	var locked *Locked
	if _, err := v.beginLink(good); !errors.As(err, &locked) {
		t.Errorf("guessing goes on: %v", err)
	}
}

func TestWhatWasBegunForOneIsNotLinkedToAnother(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	maija, matti := w.person("maija", editorial.Editor, office), w.person("matti", editorial.Editor, office)
	s := newSite(w, SessionOptions{})
	for name, then := range map[string]func(*visitor){
		"logged out": func(v *visitor) {
			v.visit(func(ctx context.Context, _ *http.Request) {
				if err := s.sessions.LogOut(ctx); err != nil {
					t.Error(err)
				}
			})
		},
		"another logs in": func(v *visitor) {
			if _, err := v.logIn("matti", good); err != nil {
				t.Error(err)
			}
		},
	} {
		v := s.visitor()
		if _, err := v.logIn("maija", good); err != nil {
			t.Fatal(err)
		}
		address, err := v.beginLink(good)
		if err != nil {
			t.Fatal(err)
		}
		query := p.authorize(address, someone("sub-1", "", false))
		then(v)
		if _, err := v.finishOIDC(query); !errors.Is(err, oidc.ErrFlow) || w.identities(maija)+w.identities(matti) != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Who takes an account back by a new password is alone in it.
func TestANewPasswordGivenFromOutsideEndsLinks(t *testing.T) {
	p := newProvider(t)
	for name, set := range map[string]func(w *world, a Account) error{
		"by letter": func(w *world, a Account) error {
			if err := w.AskReset(t.Context(), a.Username, here); err != nil {
				return err
			}
			letters := w.letters()
			return w.Reset(t.Context(), linkIn(t, letters[len(letters)-1]), other)
		},
		"by who manages the account": func(w *world, a Account) error { return w.SetPassword(t.Context(), CommandLine(), a.ID, other) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, p.option(false))
			maija := w.person("maija", editorial.Editor, office)
			s := newSite(w, SessionOptions{})
			v := s.visitor()
			if _, err := v.logIn("maija", good); err != nil {
				t.Fatal(err)
			}
			if _, err := v.linkAt(p, someone("thief", "", false), good); err != nil {
				t.Fatal(err)
			}
			if err := set(w, maija); err != nil {
				t.Fatal(err)
			}
			thief := s.visitor()
			if _, err := thief.logInAt(p, someone("thief", "maija@example.fi", true)); err != ErrNoAccount || thief.who() != "" {
				t.Errorf("the identity still opens the account: %v", err)
			}
			if w.identities(maija) != 0 {
				t.Error("the identity is kept")
			}
			if !slices.ContainsFunc(w.audit(maija), func(line string) bool { return strings.HasSuffix(line, "account.link maija done ended") }) {
				t.Error("the audit log does not tell")
			}
			letters := w.letters()
			last := strings.ReplaceAll(letters[len(letters)-1], "=\r\n", "")
			if told := strings.Contains(last, "liitetty kirjautuminen"); name == "by letter" && !told {
				t.Errorf("the letter does not tell:\n%s", last)
			}
		})
	}
}

// Whoever takes an account back is alone in it: a link that waited for its provider meanwhile comes too late.
func TestNothingIsLinkedOnceTheLogInHasEnded(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, office)
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	var known *current
	v.visit(func(ctx context.Context, _ *http.Request) { known = currentOf(ctx) })
	if err := w.EndTokens(t.Context(), CommandLine(), maija.ID); err != nil {
		t.Fatal(err)
	}
	err := w.link(t.Context(), known, oidc.Identity{Issuer: "https://id.example", Subject: "sub-1"})
	if !errors.Is(err, oidc.ErrFlow) || w.identities(maija) != 0 || len(w.letters()) != 0 {
		t.Errorf("linked all the same: %v", err)
	}
}
