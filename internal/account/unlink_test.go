package account

import (
	"context"
	"net/http"
	"testing"

	"github.com/varanto/varanto/internal/editorial"
)

// unlink is the visitor's own request to end the log-in elsewhere.
func (v *visitor) unlink(a Account) (err error) {
	v.site.w.t.Helper()
	v.visit(func(ctx context.Context, _ *http.Request) { err = v.site.w.Unlink(ctx, a.ID, good, here) })
	return err
}

func TestUnlinkingEndsTheSessionsThatWereOpenedWithIt(t *testing.T) {
	p := newProvider(t)
	for name, c := range map[string]struct {
		elsewhere bool // the present session was opened at the provider
		twoStep   bool
		stays     bool
	}{
		"from a session of the password":                       {stays: true},
		"from a session of password and code":                  {twoStep: true, stays: true},
		"from one of the provider: the password is given now":  {elsewhere: true, stays: true},
		"from one of the provider, though a code is asked for": {elsewhere: true, twoStep: true},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, p.option(false))
			maija, matti := w.person("maija", editorial.Editor, office), w.person("matti", editorial.Editor, office)
			s := newSite(w, SessionOptions{})
			desk, phone, thief, other := s.visitor(), s.visitor(), s.visitor(), s.visitor()
			for v, name := range map[*visitor]string{desk: "maija", phone: "maija", other: "matti"} {
				if _, err := v.logIn(name, good); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := other.linkAt(p, someone("matti", "", false), good); err != nil {
				t.Fatal(err)
			}
			if _, err := desk.linkAt(p, someone("sub-1", "", false), good); err != nil {
				t.Fatal(err)
			}
			if c.twoStep {
				w.twoStep(maija)
			}
			for v, subject := range map[*visitor]string{thief: "sub-1", other: "matti"} {
				if _, err := v.logInAt(p, someone(subject, "", false)); err != nil {
					t.Fatal(err)
				}
			}
			present := desk
			if c.elsewhere {
				present = s.visitor()
				if _, err := present.logInAt(p, someone("sub-1", "", false)); err != nil {
					t.Fatal(err)
				}
			}
			before := thief.cookie()
			if err := present.unlink(maija); err != nil {
				t.Fatal(err)
			}
			if got := thief.who(); got != "" || before == "" {
				t.Errorf("the session that the identity opened goes on: %q", got)
			}
			if got := present.who(); (got == "maija") != c.stays {
				t.Errorf("the present session: %q", got)
			}
			if desk.who() != "maija" || phone.who() != "maija" {
				t.Error("a session of the password ended")
			}
			if other.who() != "matti" || w.identities(matti) != 1 {
				t.Error("somebody else's session or identity ended")
			}
			if present != desk && c.stays { // it counts as one of the password from now on
				if _, err := desk.linkAt(p, someone("sub-2", "", false), good); err != nil {
					t.Fatal(err)
				}
				if err := desk.unlink(maija); err != nil || present.who() != "maija" {
					t.Errorf("ended by a second unlinking: %v", err)
				}
			}
		})
	}
}

// A log-in at the provider that is under way when the link ends opens nothing.
func TestALogInUnderWayOpensNothingAfterUnlinking(t *testing.T) {
	p := newProvider(t)
	w := newWorld(t, p.option(false))
	maija := w.person("maija", editorial.Editor, office)
	s := newSite(w, SessionOptions{})
	desk, thief := s.visitor(), s.visitor()
	if _, err := desk.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.linkAt(p, someone("sub-1", "", false), good); err != nil {
		t.Fatal(err)
	}
	back := p.authorize(thief.beginOIDC("/"), someone("sub-1", "maija@example.fi", true))
	if err := desk.unlink(maija); err != nil {
		t.Fatal(err)
	}
	if _, err := thief.finishOIDC(back); err != ErrNoAccount || thief.who() != "" {
		t.Errorf("%q, %v", thief.who(), err)
	}
}

// Of sessions from before the program kept it, nobody knows how they were opened.
func TestSessionsOfAFormerProgramEndByUnlinking(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, office)
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	if _, err := w.db.Reader().Exec(`PRAGMA query_only(0); UPDATE login SET opened = ''`); err != nil {
		t.Fatal(err)
	}
	if err := w.Unlink(t.Context(), maija.ID, good, here); err != nil || v.who() != "" {
		t.Errorf("%q, %v", v.who(), err)
	}
}
