package account

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/account/lockout"
	"github.com/varanto/varanto/internal/account/password"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestAnAPIUserIsProvedByUsernameAndPassword(t *testing.T) {
	w := newWorld(t)
	robot := w.apiUser("Lipas-Robot", city)
	for _, username := range []string{"Lipas-Robot", "lipas-robot", " LIPAS-ROBOT ", "ｌｉｐａｓ-robot"} {
		a, err := w.Authenticate(t.Context(), username, good, uuid.Nil, here)
		if err != nil {
			t.Fatalf("%q: %v", username, err)
		}
		if d := cmp.Diff(robot, a); d != "" {
			t.Errorf("%q: %s", username, d)
		}
	}
}

func TestWhoIsRefusedIsNotToldWhy(t *testing.T) {
	w := newWorld(t)
	w.apiUser("robot", city)
	off := w.apiUser("off", city)
	if err := w.Disable(t.Context(), CommandLine(), off.ID); err != nil {
		t.Fatal(err)
	}
	gone := w.apiUser("gone", city)
	if err := w.Forget(t.Context(), CommandLine(), gone.ID); err != nil {
		t.Fatal(err)
	}
	w.person("maija", editorial.MainUser, city)
	w.add(New{Username: "provider-only", Role: editorial.Viewer, Organizations: []catalog.ID{city}})
	for _, c := range []struct{ name, username, password string }{
		{"a wrong password", "robot", other}, {"no password", "robot", ""}, {"an overlong password", "robot", strings.Repeat("x", 1e6)},
		{"nobody", "nobody", good}, {"no username", "", good}, {"what is no username", "\x00'; DROP TABLE account; --", good},
		{"a disabled account", "off", good}, {"a forgotten account", "gone", good},
		{"a person, who has pages to log in", "maija", good}, {"a person by e-mail", "maija@example.fi", good},
		{"who has no password", "provider-only", ""}, {"the id for a username", string(off.ID), good},
	} {
		a, err := w.Authenticate(t.Context(), c.username, c.password, uuid.Nil, here)
		if err != ErrCredentials || a.ID != "" {
			t.Errorf("%s: %v, %v", c.name, a.ID, err)
		}
		w.clock.pass(time.Hour) // each for itself, without a lock
	}
}

func TestAnAPIUserServesItsOrganisationsAndThoseBelow(t *testing.T) {
	w := newWorld(t)
	w.apiUser("robot", office, abroad)
	for o, want := range map[catalog.ID]bool{office: true, school: true, abroad: true, city: false, sister: false, uuid.New(): false} {
		_, err := w.Authenticate(t.Context(), "robot", good, o, here)
		var wrong *Invalid
		if want && err != nil || !want && (!errors.As(err, &wrong) || wrong.Field != "organization") {
			t.Errorf("%v: %v", o, err)
		}
	}
	if _, err := w.Authenticate(t.Context(), "robot", other, city, here); err != ErrCredentials {
		t.Errorf("who does not know the password is told of organisations: %v", err)
	}
}

// Every attempt during a lock is refused alike: right and wrong passwords, accounts that exist and others.
func TestARightPasswordDuringALockIsRefusedAlike(t *testing.T) {
	w := newWorld(t)
	w.apiUser("robot", city)
	for _, username := range []string{"robot", "nobody"} {
		for i := range lockout.Pair.Free + 1 {
			if _, err := w.Authenticate(t.Context(), username, other, uuid.Nil, here); err != ErrCredentials {
				t.Fatalf("%s, attempt %d: %v", username, i+1, err)
			}
		}
		var texts []string
		for _, p := range []string{good, other} {
			_, err := w.Authenticate(t.Context(), username, p, uuid.Nil, here)
			var locked *Locked
			if !errors.As(err, &locked) || locked.Seconds() != 2 {
				t.Fatalf("%s: %v", username, err)
			}
			texts = append(texts, err.Error())
		}
		if texts[0] != texts[1] {
			t.Error(texts)
		}
	}
	if _, err := w.Authenticate(t.Context(), "robot", good, uuid.Nil, there); err != nil {
		t.Errorf("from elsewhere: %v", err)
	}
	w.clock.pass(2 * time.Second)
	if _, err := w.Authenticate(t.Context(), "ROBOT", good, uuid.Nil, here); err != nil {
		t.Errorf("after the lock: %v", err)
	}
}

func TestGuessingManyAtOnceIsBounded(t *testing.T) {
	w := newWorld(t)
	w.apiUser("robot", city)
	w.guess(t, func(password string) error {
		_, err := w.Authenticate(t.Context(), "robot", password, uuid.Nil, here)
		return err
	})
}

// guess tries many passwords at once, all of which pass the first look before the first is tried, and holds that some are
// tried, but not more than may be.
func (w *world) guess(t *testing.T, try func(password string) error) {
	t.Helper()
	const guesses = 60
	errs := make(chan error, guesses)
	for range cap(w.slots) {
		w.slots <- struct{}{}
	}
	var started sync.WaitGroup
	started.Add(guesses)
	for i := range guesses {
		go func() {
			started.Done()
			errs <- try(fmt.Sprint("guess number ", i))
		}()
	}
	started.Wait()
	time.Sleep(50 * time.Millisecond) // for the last ones to come to the slots; should they be late, the test is only milder
	for range cap(w.slots) {
		<-w.slots
	}
	tried := 0
	for range guesses {
		var locked *Locked
		switch err := <-errs; {
		case err == ErrCredentials:
			tried++
		case !errors.As(err, &locked):
			t.Error(err)
		}
	}
	if most := lockout.Pair.Free + cap(w.slots); tried == 0 || tried > most {
		t.Errorf("%d guesses were tried, at most %d may be", tried, most)
	}
}

func TestAHashOfFormerParametersIsMadeAgainAtLogIn(t *testing.T) {
	w := newWorld(t)
	a := w.apiUser("robot", city)
	w.Cost = password.Cost{Memory: 128, Time: 1, Threads: 1}
	if _, err := w.Authenticate(t.Context(), "robot", other, uuid.Nil, here); err != ErrCredentials {
		t.Fatal(err)
	}
	stored := func() string {
		r, err := rowByID(t.Context(), w.db.Reader(), a.ID)
		if err != nil {
			t.Fatal(err)
		}
		return r.password
	}
	if !strings.Contains(stored(), "m=64,") {
		t.Error("a wrong password changed the hash")
	}
	for range 2 {
		if _, err := w.Authenticate(t.Context(), "robot", good, uuid.Nil, here); err != nil {
			t.Fatal(err)
		}
		if got := stored(); !strings.Contains(got, "m=128,") {
			t.Error(got)
		}
	}
}

func TestLogInsAreAudited(t *testing.T) {
	w := newWorld(t)
	robot := w.apiUser("robot", city)
	_, err := w.Authenticate(t.Context(), "robot", other, uuid.Nil, here)
	_, err2 := w.Authenticate(t.Context(), "nobody", other, uuid.Nil, here)
	if err != ErrCredentials || err2 != ErrCredentials {
		t.Fatal(err, err2)
	}
	w.token(robot, office)
	want := []string{
		"command-line account.add robot done MainUser",
		"account.login robot refused",
		"account.login  refused",
		"robot account.token robot done",
	}
	got := w.audit(robot)
	slices.Sort(got)
	slices.Sort(want)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func BenchmarkAuthenticate(b *testing.B) {
	w := newWorld(b, func(o *Options) { o.Cost = password.DefaultCost })
	w.apiUser("robot", city)
	for b.Loop() {
		if _, err := w.Authenticate(b.Context(), "robot", good, uuid.Nil, here); err != nil {
			b.Fatal(err)
		}
	}
}

// What tells accounts apart must not be how much is done for them: each attempt, on whatever name, hashes once at the same cost.
func TestEveryAttemptDoesTheSameWork(t *testing.T) {
	w := newWorld(t)
	robot := w.apiUser("robot", city)
	off := w.apiUser("off", city)
	if err := w.Disable(t.Context(), CommandLine(), off.ID); err != nil {
		t.Fatal(err)
	}
	w.person("maija", editorial.MainUser, city)
	w.add(New{Username: "provider-only", Role: editorial.Viewer, Organizations: []catalog.ID{city}})
	r, err := rowByID(t.Context(), w.db.Reader(), robot.ID)
	if err != nil {
		t.Fatal(err)
	}
	cost := func(hash string) string { return hash[:strings.LastIndex(hash[:strings.LastIndex(hash, "$")], "$")] }
	if cost(w.nobody) != cost(r.password) {
		t.Errorf("the hash for nobody costs %s, that of an account %s", cost(w.nobody), cost(r.password))
	}
	for range cap(w.slots) { // whoever hashes waits for a slot
		w.slots <- struct{}{}
	}
	for _, username := range []string{"robot", "nobody", "off", "maija", "provider-only", "", "\x00", strings.Repeat("x", 1e6)} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		if _, err := w.Authenticate(ctx, username, good, uuid.Nil, here); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%.20q is answered without hashing: %v", username, err)
		}
		cancel()
	}
	for range cap(w.slots) {
		<-w.slots
	}
	if _, err := w.Authenticate(t.Context(), "robot", good, uuid.Nil, here); err != nil {
		t.Errorf("what was given up counts as a failure: %v", err)
	}
}

func TestPasswordsAskedForAgainAtOnceAreBounded(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	w.guess(t, func(password string) error {
		_, err := w.confirm(t.Context(), maija.ID, password, here)
		return err
	})
	var locked *Locked
	if _, err := w.confirm(t.Context(), maija.ID, good, here); !errors.As(err, &locked) {
		t.Errorf("the right password during the wait: %v", err)
	}
}
