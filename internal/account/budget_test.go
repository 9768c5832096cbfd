package account

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/account/lockout"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// tried tells what became of an attempt: "in", "wrong" or "locked".
func tried(t testing.TB, err error) string {
	t.Helper()
	var locked *Locked
	switch {
	case err == nil:
		return "in"
	case err == ErrCredentials:
		return "wrong"
	case errors.As(err, &locked):
		return "locked"
	}
	t.Fatal(err)
	return ""
}

// Whoever guesses by the username has used up the guesses by the e-mail, too, and the other way round.
func TestGuessesByAllNamesOfAnAccountAreOneBudget(t *testing.T) {
	for _, names := range [][2]string{{"maija", "maija@example.fi"}, {"maija@example.fi", "maija"}} {
		t.Run(names[0], func(t *testing.T) {
			w := newWorld(t)
			w.person("maija", editorial.Editor, city)
			try := func(name, password, remote string) string {
				_, err := w.prove(t.Context(), name, password, remote, false)
				return tried(t, err)
			}
			for range lockout.Pair.Free + 1 {
				if got := try(names[0], other, here); got != "wrong" {
					t.Fatal(got)
				}
			}
			if got := try(names[1], good, here); got != "wrong" {
				t.Errorf("the other name leaves guesses: %s", got)
			}
			if got := try(names[1], good, there); got != "in" {
				t.Errorf("from elsewhere: %s", got)
			}
			w.clock.pass(lockout.Pair.First)
			if got := try(names[1], other, here); got != "wrong" {
				t.Fatal(got)
			}
			w.clock.pass(lockout.Pair.First) // half of the second wait: it doubles
			if got := try(names[0], good, here); got != "wrong" {
				t.Errorf("the wait does not grow over both names: %s", got)
			}
			w.clock.pass(lockout.Pair.Longest)
			if got := try(names[1], good, here); got != "in" {
				t.Errorf("after the wait: %s", got)
			}
		})
	}
}

func TestGuessesFromEverywhereByAllNamesAreOneBudget(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	names := []string{"maija", "maija@example.fi"}
	if _, err := w.prove(t.Context(), names[1], good, there, false); err != nil {
		t.Fatal(err)
	}
	for i := range lockout.Account.Free + 1 {
		remote := "203.0.113." + string(rune('0'+i/10)) + string(rune('0'+i%10))
		if _, err := w.prove(t.Context(), names[i%2], other, remote, false); tried(t, err) != "wrong" {
			t.Fatal(i, err)
		}
	}
	for _, name := range names { // by neither name were there so many, so neither is told to be locked
		if _, err := w.prove(t.Context(), name, good, "198.51.100.200", false); tried(t, err) != "wrong" {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := w.prove(t.Context(), name, good, there, false); err != nil {
			t.Errorf("the owner, where she has logged in before, by %s: %v", name, err)
		}
	}
	if r, err := w.confirm(t.Context(), maija.ID, good, there); err != nil || r.ID != maija.ID {
		t.Errorf("the owner gives the password again: %v", err)
	}
}

// What attempts look like must not depend on whether the names are anybody's, one person's or two people's.
func TestALockOverBothNamesTellsNothing(t *testing.T) {
	var first []string
	for name, people := range map[string][]New{
		"nobody": nil,
		"one":    {{Username: "maija", Email: "maija@example.fi", Password: good}},
		"two":    {{Username: "maija", Password: good}, {Username: "else", Email: "maija@example.fi", Password: good}},
		"api":    {{API: true, Username: "maija", Email: "maija@example.fi", Password: good}},
	} {
		w := newWorld(t)
		for _, n := range people {
			n.Role, n.Organizations = editorial.MainUser, []catalog.ID{city}
			w.add(n)
		}
		var seen []string
		for i := range 60 { // a pattern that meets either name before, during and after the other's locks
			typed := []string{"maija", "maija@example.fi"}[i/7%2]
			_, err := w.prove(t.Context(), typed, other, here, false)
			text := tried(t, err)
			var locked *Locked
			if errors.As(err, &locked) {
				text += locked.After.String()
			}
			seen = append(seen, text)
			w.clock.pass(time.Duration(i%4) * time.Second)
		}
		if first == nil {
			first = seen
		}
		if !slices.Equal(seen, first) {
			t.Errorf("%s:\n%v\nis not\n%v", name, seen, first)
		}
	}
	if !slices.Contains(first, "wrong") || !strings.Contains(strings.Join(first, " "), "locked") {
		t.Errorf("the pattern meets no lock: %v", first)
	}
}

// During the lock that is not told of the password is verified against nobody's hash: the same work, and never right.
func TestARightPasswordByTheOtherNameDuringTheLockIsNotProven(t *testing.T) {
	w := newWorld(t)
	w.person("maija", editorial.Editor, city)
	for range lockout.Pair.Free + 1 {
		if _, err := w.prove(t.Context(), "maija", other, here, false); err != ErrCredentials {
			t.Fatal(err)
		}
	}
	for range cap(w.slots) {
		w.slots <- struct{}{}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := w.prove(ctx, "maija@example.fi", good, here, false); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it is answered without hashing: %v", err)
	}
	for range cap(w.slots) {
		<-w.slots
	}
}

// Guesses at the password that is asked for again count with those at log-in: an open session is no second budget.
func TestThePasswordAskedForAgainIsNoSecondBudget(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	for range lockout.Pair.Free + 1 {
		if _, err := w.confirm(t.Context(), maija.ID, other, here); err != ErrCredentials {
			t.Fatal(err)
		}
	}
	if _, err := w.prove(t.Context(), "maija", good, here, false); err != ErrCredentials {
		t.Errorf("at log-in: %v", err)
	}
	w.clock.pass(lockout.Pair.First)
	if _, err := w.prove(t.Context(), "maija", other, here, false); err != ErrCredentials {
		t.Fatal(err)
	}
	if _, err := w.confirm(t.Context(), maija.ID, good, here); tried(t, err) != "locked" {
		t.Errorf("where it is asked for again: %v", err)
	}
}

// Ids are in addresses of pages: whoever types one at log-in must not lock its owner.
func TestAnIdTypedAtLogInLocksNobody(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	for range 3 * lockout.Pair.Free {
		_, err := w.prove(t.Context(), string(maija.ID), other, here, false)
		tried(t, err)
		if err := w.AskReset(t.Context(), string(maija.ID), here); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.confirm(t.Context(), maija.ID, good, here); err != nil {
		t.Errorf("the password asked for again: %v", err)
	}
	if err := w.AskEmail(t.Context(), maija.ID, good, "new@example.fi", here); err != nil {
		t.Errorf("a new e-mail: %v", err)
	}
}

func TestLettersAskedForByAllNamesAreOneBudget(t *testing.T) {
	w := newWorld(t)
	w.person("maija", editorial.Editor, city)
	for range 2 * lockout.Pair.Free {
		for _, name := range []string{"maija", "maija@example.fi"} {
			if err := w.AskReset(t.Context(), name, here); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n := len(w.letters()); n != lockout.Pair.Free+1 {
		t.Errorf("%d letters to one person at once", n)
	}
	if err := w.AskReset(t.Context(), "maija", there); err != nil {
		t.Fatal(err)
	}
	if n := len(w.letters()); n != lockout.Pair.Free+2 {
		t.Errorf("asking from elsewhere brings none: %d", n)
	}
}

// The same through the pages' sessions and through the IN interface's log-in, each by both names.
func TestBothWaysToLogInShareTheBudget(t *testing.T) {
	w := newWorld(t)
	w.person("maija", editorial.Editor, city)
	w.add(New{API: true, Username: "robot", Email: "robot@example.fi", Password: good, Role: editorial.MainUser, Organizations: []catalog.ID{city}})
	v := newSite(w, SessionOptions{}).visitor()
	page := func(name, password string) (err error) {
		v.visit(func(ctx context.Context, r *http.Request) {
			r.RemoteAddr = here
			_, err = v.site.sessions.LogIn(ctx, r, name, password)
		})
		return err
	}
	in := func(name, password string) error {
		_, err := w.Authenticate(t.Context(), name, password, uuid.Nil, there)
		return err
	}
	for name, try := range map[string]func(string, string) error{"maija": page, "robot": in} {
		for range lockout.Pair.Free + 1 {
			if err := try(name, other); err != ErrCredentials {
				t.Fatal(name, err)
			}
		}
		if err := try(name+"@example.fi", good); err != ErrCredentials {
			t.Errorf("%s: %v", name, err)
		}
	}
}
