package account

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/oauth2-proxy/mockoidc"

	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func (v *visitor) beginProof() (address string, err error) {
	v.site.w.t.Helper()
	v.visit(func(ctx context.Context, _ *http.Request) {
		address, err = v.site.sessions.BeginProof(ctx, "/studio/fi/account/email")
	})
	return address, err
}

func (v *visitor) proveAt(p provider, user mockoidc.User) (string, error) {
	v.site.w.t.Helper()
	address, err := v.beginProof()
	if err != nil {
		return "", err
	}
	return v.finishOIDC(p.authorize(address, user))
}

// unprotected is a site where Maija, who has no password, has just logged in at the provider.
func unprotected(t *testing.T, p provider) (*world, *visitor, Account) {
	t.Helper()
	w := newWorld(t, p.option(false))
	maija := w.add(New{Username: "maija", Email: "maija@example.fi", Role: editorial.Viewer, Organizations: []catalog.ID{office}})
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logInAt(p, someone("sub-1", "maija@example.fi", true)); err != nil {
		t.Fatal(err)
	}
	return w, v, maija
}

// may tells what comes of trying to change how the account is logged in to.
func (v *visitor) may() (err error) {
	v.site.w.t.Helper()
	v.visit(func(ctx context.Context, r *http.Request) { _, err = v.site.sessions.BeginLink(ctx, r, "", "/") })
	return err
}

// Where the provider's own session lasts for days, a log-in that comes from there proves nothing, however new it is.
func TestWithoutAPasswordALogInAloneIsNoProof(t *testing.T) {
	p := newProvider(t)
	w, v, maija := unprotected(t, p)
	s := v.site.sessions
	for name, do := range map[string]func(context.Context, *http.Request) error{
		"link": func(ctx context.Context, r *http.Request) error {
			_, err := s.BeginLink(ctx, r, "", "/")
			return err
		},
		"unlink":   func(ctx context.Context, _ *http.Request) error { return w.Unlink(ctx, maija.ID, "", here) },
		"password": func(ctx context.Context, r *http.Request) error { return s.ChangePassword(ctx, r, "", other) },
		"e-mail": func(ctx context.Context, _ *http.Request) error {
			return w.AskEmail(ctx, maija.ID, "", "thief@example.fi", here)
		},
		"second step": func(ctx context.Context, _ *http.Request) error {
			_, err := w.BeginTwoStep(ctx, maija.ID, "", here)
			return err
		},
		"forget": func(ctx context.Context, _ *http.Request) error { return w.ForgetSelf(ctx, maija.ID, "", here) },
	} {
		v.visit(func(ctx context.Context, r *http.Request) {
			if err := do(ctx, r); err != ErrLogInAgain {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	if a, err := w.Account(t.Context(), CommandLine(), maija.ID); err != nil || a.State != Active || a.HasPassword || len(w.letters()) != 0 {
		t.Errorf("something was changed: %+v, %v", a, err)
	}
}

func TestAProofHoldsTenMinutesInItsOwnSession(t *testing.T) {
	p := newProvider(t)
	w, v, maija := unprotected(t, p)
	second := v.site.visitor()
	if _, err := second.logInAt(p, someone("sub-1", "", false)); err != nil {
		t.Fatal(err)
	}
	honest := someone("sub-1", "", false)
	honest.asked, honest.asks = w.clock.Now().Add(-72*time.Hour).Unix(), w.clock.Now
	before := v.cookie()
	if to, err := v.proveAt(p, honest); err != nil || to != "/studio/fi/account/email" || v.who() != "maija" {
		t.Fatal(to, err)
	}
	if v.cookie() == before {
		t.Error("the cookie stayed, though the session may do more")
	}
	w.clock.pass(10*time.Minute - time.Second)
	if err := v.may(); err != nil {
		t.Errorf("a second before the time is over: %v", err)
	}
	if err := second.may(); err != ErrLogInAgain {
		t.Errorf("in another session: %v", err)
	}
	w.clock.pass(time.Second)
	if err := v.may(); err != ErrLogInAgain {
		t.Errorf("after ten minutes: %v", err)
	}
	if _, err := v.proveAt(p, honest); err != nil {
		t.Fatal(err)
	}
	if _, err := v.linkAt(p, someone("sub-2", "", false), ""); err != nil || w.identities(maija) != 2 {
		t.Errorf("linking after a proof: %v", err)
	}
	if _, err := v.logInAt(p, someone("sub-1", "", false)); err != nil {
		t.Fatal(err)
	}
	if err := v.may(); err != ErrLogInAgain {
		t.Errorf("a new log-in took the proof over: %v", err)
	}
	var told int
	for _, line := range w.audit(maija) {
		if line == "maija account.confirm maija done oidc" {
			told++
		}
	}
	if told != 2 {
		t.Errorf("the audit log tells of %d proofs", told)
	}
}

// What the provider's answer must be like. The wish to be asked again goes through the person's own browser, where anybody who sits
// there can take it out.
func TestWhatIsNoProof(t *testing.T) {
	p := newProvider(t)
	for name, c := range map[string]struct {
		subject string
		asked   func(now time.Time) any
		asks    bool
		strip   bool
		want    error
	}{
		"asked again":                    {subject: "sub-1", asks: true},
		"asked within a minute before":   {subject: "sub-1", asked: func(now time.Time) any { return now.Add(-time.Minute).Unix() }},
		"a clock a minute ahead":         {subject: "sub-1", asked: func(now time.Time) any { return now.Add(time.Minute).Unix() }},
		"asked more than a minute ago":   {subject: "sub-1", asked: func(now time.Time) any { return now.Add(-61 * time.Second).Unix() }, want: oidc.ErrOld},
		"asked three days ago":           {subject: "sub-1", asked: func(now time.Time) any { return now.Add(-72 * time.Hour).Unix() }, want: oidc.ErrOld},
		"the wish was taken out":         {subject: "sub-1", asked: func(now time.Time) any { return now.Add(-72 * time.Hour).Unix() }, asks: true, strip: true, want: oidc.ErrOld},
		"nothing is told":                {subject: "sub-1", want: oidc.ErrNoTime},
		"no number is told":              {subject: "sub-1", asked: func(time.Time) any { return "yesterday" }, want: oidc.ErrNoTime},
		"a time that is to come is told": {subject: "sub-1", asked: func(now time.Time) any { return now.Add(time.Hour).Unix() }, want: oidc.ErrNoTime},
		"nonsense is told":               {subject: "sub-1", asked: func(time.Time) any { return 1e300 }, want: oidc.ErrNoTime},
		"milliseconds are told":          {subject: "sub-1", asked: func(now time.Time) any { return now.UnixMilli() }, want: oidc.ErrNoTime},
		"somebody else":                  {subject: "sub-2", asks: true, want: ErrNoAccount},
	} {
		t.Run(name, func(t *testing.T) {
			w, v, maija := unprotected(t, p)
			user := someone(c.subject, "maija@example.fi", true)
			if c.asked != nil {
				user.asked = c.asked(w.clock.Now())
			}
			if c.asks {
				user.asks = w.clock.Now
			}
			address, err := v.beginProof()
			if err != nil {
				t.Fatal(err)
			}
			if c.strip {
				address = strings.NewReplacer("max_age=0", "", "prompt=login", "").Replace(address)
			}
			if _, err := v.finishOIDC(p.authorize(address, user)); !errors.Is(err, c.want) {
				t.Errorf("%v", err)
			}
			if v.who() != "maija" {
				t.Errorf("%q is logged in", v.who())
			}
			may, line := error(nil), "maija account.confirm maija done oidc"
			if c.want != nil {
				may, line = ErrLogInAgain, "maija account.confirm maija refused oidc"
			}
			if err := v.may(); err != may {
				t.Errorf("then: %v", err)
			}
			if audit := w.audit(maija); audit[len(audit)-1] != line {
				t.Errorf("%q", audit)
			}
		})
	}
}

func TestAProofIsForWhoBeganIt(t *testing.T) {
	p := newProvider(t)
	w, v, _ := unprotected(t, p)
	if _, err := v.site.visitor().beginProof(); err != ErrNoSession {
		t.Errorf("nobody is logged in: %v", err)
	}
	address, err := v.beginProof()
	if err != nil {
		t.Fatal(err)
	}
	user := someone("sub-1", "", false)
	user.asks = w.clock.Now
	query := p.authorize(address, user)
	v.visit(func(ctx context.Context, _ *http.Request) {
		if err := v.site.sessions.LogOut(ctx); err != nil {
			t.Error(err)
		}
	})
	if _, err := v.finishOIDC(query); !errors.Is(err, oidc.ErrFlow) || v.who() != "" {
		t.Errorf("after logging out: %v, %q", err, v.who())
	}
}
