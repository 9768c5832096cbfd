package account

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"mime"
	"mime/quotedprintable"
	"net/http"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"

	"github.com/varanto/varanto/internal/account/lockout"
	"github.com/varanto/varanto/internal/account/mail"
	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// readable is a letter as its receiver reads it: the subject, a line break and the text.
func readable(t testing.TB, letter string) string {
	t.Helper()
	m, err := netmail.ReadMessage(strings.NewReader(letter))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		t.Fatal(err)
	}
	return subject + "\n" + strings.ReplaceAll(string(text), "\r\n", "\n")
}

// linkTo links an identity to somebody who has logged in with the password.
func (w *world) linkTo(a Account) {
	w.t.Helper()
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logIn(a.Username, good); err != nil {
		w.t.Fatal(err)
	}
	v.visit(func(ctx context.Context, _ *http.Request) {
		if err := w.link(ctx, currentOf(ctx), oidc.Identity{Issuer: "https://id.example", Subject: "sub-1"}); err != nil {
			w.t.Fatal(err)
		}
	})
}

// Whoever comes into an account by stealth changes how it is logged in to: the person hears of each such change.
func TestThePersonIsToldOfEachChangeOfLoggingIn(t *testing.T) {
	var secrets []string // of the act under test, none of which may stand in a letter
	for name, c := range map[string]struct {
		before func(*world, Account)
		act    func(*world, Account) error
		letter string
	}{
		"the second step on": {act: func(w *world, a Account) error {
			phone, codes := w.twoStep(a)
			secrets = append(codes, phone.secret)
			return nil
		}, letter: "two-step-on"},
		"the second step off by oneself": {
			before: func(w *world, a Account) { w.twoStep(a) },
			act:    func(w *world, a Account) error { return w.EndTwoStep(t.Context(), a.Caller(), a.ID, good, here) },
			letter: "two-step-off",
		},
		"the second step off by a manager": {
			before: func(w *world, a Account) { w.twoStep(a) },
			act:    func(w *world, a Account) error { return w.EndTwoStep(t.Context(), CommandLine(), a.ID, "", here) },
			letter: "two-step-off",
		},
		"new recovery codes": {
			before: func(w *world, a Account) { w.twoStep(a) },
			act: func(w *world, a Account) (err error) {
				secrets, err = w.RenewRecovery(t.Context(), a.ID, good, here)
				return err
			},
			letter: "recovery",
		},
		"an identity less": {
			before: func(w *world, a Account) { w.linkTo(a) },
			act:    func(w *world, a Account) error { return w.Unlink(t.Context(), a.ID, good, here) },
			letter: "unlinked",
		},
		"no identity less": {act: func(w *world, a Account) error { return w.Unlink(t.Context(), a.ID, good, here) }},
		"a password by a manager": {act: func(w *world, a Account) error {
			secrets = []string{other}
			return w.SetPassword(t.Context(), CommandLine(), a.ID, other)
		}, letter: "password-set"},
		"a password by a manager, where an identity was linked": {
			before: func(w *world, a Account) { w.linkTo(a) },
			act:    func(w *world, a Account) error { return w.SetPassword(t.Context(), CommandLine(), a.ID, other) },
			letter: "password-set-unlinked",
		},
		"no password by who may not": {act: func(w *world, a Account) error {
			by := w.person("matti", editorial.Editor, city)
			if err := w.SetPassword(t.Context(), by.Caller(), a.ID, other); err != ErrForbidden {
				return errors.New("it may")
			}
			return nil
		}},
	} {
		for _, language := range Languages() {
			t.Run(name+" in "+language, func(t *testing.T) {
				w := newWorld(t)
				maija := w.person("maija", editorial.Editor, city)
				if _, err := w.Change(t.Context(), CommandLine(), maija.ID, Change{Language: &language}); err != nil {
					t.Fatal(err)
				}
				if c.before != nil {
					c.before(w, maija)
				}
				known := len(w.letters())
				secrets = nil
				if err := c.act(w, maija); err != nil {
					t.Fatal(err)
				}
				letters := w.letters()[known:]
				if c.letter == "" {
					if len(letters) != 0 {
						t.Errorf("a letter of nothing: %s", readable(t, letters[0]))
					}
					return
				}
				if len(letters) != 1 || !strings.Contains(letters[0], "To: <maija@example.fi>") {
					t.Fatalf("%d letters: %q", len(letters), letters)
				}
				got, want := readable(t, letters[0]), say(language, "letter-"+c.letter+"-subject")+"\n"+say(language, "letter-"+c.letter)
				if got != want {
					t.Errorf("%s\nis not\n%s", got, want)
				}
				for _, s := range secrets {
					if s == "" || strings.Contains(got, s) {
						t.Errorf("the letter holds a secret, or there is none: %q", s)
					}
				}
			})
		}
	}
}

func TestOfAnAPIUserOnlyWhoHasAnAddressIsTold(t *testing.T) {
	w := newWorld(t)
	without := w.apiUser("robot", office)
	with := w.add(New{API: true, Username: "android", Email: "android@example.fi", Password: good, Role: editorial.MainUser, Organizations: []catalog.ID{office}})
	for a, want := range map[*Account]int{&without: 0, &with: 1} {
		before := len(w.letters())
		if err := w.SetPassword(t.Context(), CommandLine(), a.ID, other); err != nil {
			t.Fatal(err)
		}
		if n := len(w.letters()) - before; n != want {
			t.Errorf("%s: %d letters", a.Username, n)
		}
	}
}

// noMail is a mail server that is down.
type noMail struct{}

func (noMail) Send(context.Context, mail.Letter) error { return errors.New("no connection") }
func (noMail) Forget(...string) error                  { return nil }

func TestALetterThatCannotBeSentUndoesNothing(t *testing.T) {
	var mu sync.Mutex
	var log bytes.Buffer
	w := newWorld(t, func(o *Options) {
		o.Mail, o.Logger = noMail{}, slog.New(slog.NewTextHandler(writerFunc(func(b []byte) (int, error) {
			mu.Lock()
			defer mu.Unlock()
			return log.Write(b)
		}), nil))
	})
	maija := w.person("maija", editorial.Editor, city)
	w.linkTo(maija)
	w.twoStep(maija)
	if err := w.Unlink(t.Context(), maija.ID, good, here); err != nil || w.identities(maija) != 0 {
		t.Errorf("unlinking: %v", err)
	}
	if err := w.SetPassword(t.Context(), CommandLine(), maija.ID, other); err != nil {
		t.Errorf("a password: %v", err)
	}
	if a, err := w.Account(t.Context(), CommandLine(), maija.ID); err != nil || !a.TwoStep {
		t.Errorf("the second step: %+v, %v", a, err)
	}
	w.post.wait()
	mu.Lock()
	defer mu.Unlock()
	for _, name := range []string{"two-step-on", "linked", "unlinked", "password-set"} {
		if !strings.Contains(log.String(), "letter="+name+" account="+string(maija.ID)) {
			t.Errorf("the log does not tell of the letter %q", name)
		}
	}
	if strings.Contains(log.String(), "maija") || strings.Contains(log.String(), "@") {
		t.Errorf("the log names the person:\n%s", log.String())
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

func TestNobodyFloodsOthersWithLettersForANewEmail(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	ask := func() error { return w.AskEmail(t.Context(), maija.ID, good, "somebody@example.fi", here) }
	for range lockout.Pair.Free + 1 {
		if err := ask(); err != nil {
			t.Fatal(err)
		}
	}
	var locked *Locked
	if err := ask(); !errors.As(err, &locked) || len(w.letters()) != lockout.Pair.Free+1 {
		t.Errorf("%v, %d letters", err, len(w.letters()))
	}
	w.clock.pass(lockout.Pair.First)
	if err := ask(); err != nil {
		t.Errorf("after the wait: %v", err)
	}
}
