package account

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/account/lockout"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func (w *world) invite(email string, role editorial.Role, organizations ...catalog.ID) Account {
	w.t.Helper()
	a, err := w.Invite(w.t.Context(), CommandLine(), New{Email: email, Role: role, Organizations: organizations})
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

func TestAnInvitationMakesAnAccountWhenItIsAccepted(t *testing.T) {
	w := newWorld(t)
	invited := w.invite("maija@example.fi", editorial.Editor, office)
	letters := w.letters()
	if len(letters) != 1 || !strings.Contains(letters[0], "To: <maija@example.fi>") || !strings.Contains(letters[0], "https://palvelut.example.fi/studio/invitation?token=3D") {
		t.Fatalf("%q", letters)
	}
	token := linkIn(t, letters[0])
	if a, err := w.Invitation(t.Context(), token); err != nil || a.ID != invited.ID || a.State != Invited {
		t.Error(a, err)
	}
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logIn("maija@example.fi", ""); err != ErrCredentials {
		t.Errorf("logged in before: %v", err)
	}
	var wrong *Invalid
	if _, err := w.AcceptInvitation(t.Context(), token, "", good); !errors.As(err, &wrong) || wrong.Rule != "name-missing" {
		t.Error(err)
	}
	if _, err := w.AcceptInvitation(t.Context(), token, "Maija", "short"); !errors.As(err, &wrong) || wrong.Rule != "password-short" {
		t.Error(err)
	}
	a, err := w.AcceptInvitation(t.Context(), token, "Maija", good)
	if err != nil {
		t.Fatal(err)
	}
	want := invited
	want.Name, want.State, want.HasPassword = "Maija", Active, true
	if d := cmp.Diff(want, a); d != "" {
		t.Error(d)
	}
	if _, err := w.AcceptInvitation(t.Context(), token, "Maija", other); err != ErrLink {
		t.Errorf("a second time: %v", err)
	}
	if step, err := v.logIn("maija@example.fi", good); step != LoggedIn || err != nil {
		t.Error(step, err)
	}
}

func TestLinksEnd(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(w *world, a Account) error
		ends bool
	}{
		{"never by themselves", func(*world, Account) error { return nil }, false},
		{"after two weeks", func(w *world, _ Account) error { w.clock.pass(14 * 24 * time.Hour); return nil }, true},
		{"not a second before", func(w *world, _ Account) error {
			w.clock.pass(14*24*time.Hour - time.Second)
			return w.Tidy(w.t.Context())
		}, false},
		{"with a new invitation", func(w *world, _ Account) error { w.invite("maija@example.fi", editorial.Viewer, city); return nil }, true},
		{"with the account", func(w *world, a Account) error { return w.Forget(w.t.Context(), CommandLine(), a.ID) }, true},
		{"when it is disabled", func(w *world, a Account) error { return w.Disable(w.t.Context(), CommandLine(), a.ID) }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			a := w.invite("maija@example.fi", editorial.Editor, office)
			token := linkIn(t, w.letters()[0])
			if err := c.do(w, a); err != nil {
				t.Fatal(err)
			}
			_, err := w.Invitation(t.Context(), token)
			_, err2 := w.AcceptInvitation(t.Context(), token, "Maija", good)
			if c.ends && (err != ErrLink || err2 != ErrLink) || !c.ends && (err != nil || err2 != nil) {
				t.Error(err, err2)
			}
		})
	}
}

func TestALinkWorksForItsPurposeOnly(t *testing.T) {
	w := newWorld(t)
	w.invite("maija@example.fi", editorial.Editor, office)
	token := linkIn(t, w.letters()[0])
	_, confirm := w.ConfirmEmail(t.Context(), token)
	for _, err := range []error{confirm, w.Reset(t.Context(), token, good), w.ResetLink(t.Context(), token)} {
		if err != ErrLink {
			t.Error(err)
		}
	}
	for _, bad := range []string{"", "x", token[:len(token)-1], token + "=", strings.Repeat("x", 1e6)} {
		if _, err := w.AcceptInvitation(t.Context(), bad, "Maija", good); err != ErrLink {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
	db, err := os.ReadFile(filepath.Join(w.dir, "accounts.db-wal"))
	if err != nil || strings.Contains(string(db), token) {
		t.Error("the token lies open in the database", err)
	}
}

func TestAnInvitationTakesNobodysPlace(t *testing.T) {
	w := newWorld(t)
	w.person("maija", editorial.Editor, city)
	w.invite("uusi@example.fi", editorial.Editor, city)
	main := w.person("main", editorial.MainUser, office).Caller()
	var wrong *Invalid
	for by, email := range map[*editorial.Caller]string{new(CommandLine()): "maija@example.fi", &main: "uusi@example.fi"} {
		_, err := w.Invite(t.Context(), *by, New{Email: email, Role: editorial.Viewer, Organizations: []catalog.ID{office}})
		if !errors.As(err, &wrong) || wrong.Rule != "email-taken" {
			t.Errorf("%s: %v", email, err)
		}
	}
	again := w.invite("UUSI@example.fi", editorial.Viewer, school)
	a, err := w.Account(t.Context(), CommandLine(), again.ID)
	if err != nil || a.Role != editorial.Viewer || len(a.Organizations) != 1 || a.Organizations[0] != school {
		t.Error(a, err)
	}
	if n := len(w.letters()); n != 2 {
		t.Errorf("%d letters", n)
	}
}

func TestANewPasswordByLetter(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logIn("maija", good); err != nil {
		t.Fatal(err)
	}
	if err := w.AskReset(t.Context(), "MAIJA@example.fi", here); err != nil {
		t.Fatal(err)
	}
	token := linkIn(t, w.letters()[0])
	if err := w.ResetLink(t.Context(), token); err != nil {
		t.Error(err)
	}
	var wrong *Invalid
	if err := w.Reset(t.Context(), token, "maijamaijamaija"); !errors.As(err, &wrong) {
		t.Error(err)
	}
	if got := v.who(); got != "maija" {
		t.Errorf("asking alone ended the session: %q", got)
	}
	if err := w.Reset(t.Context(), token, other); err != nil {
		t.Fatal(err)
	}
	if got := v.who(); got != "" {
		t.Errorf("the session goes on: %q", got)
	}
	if err := w.Reset(t.Context(), token, good); err != ErrLink {
		t.Errorf("a second time: %v", err)
	}
	if _, err := v.logIn("maija", other); err != nil {
		t.Error(err)
	}
	if letters := w.letters(); len(letters) != 2 || strings.Contains(letters[1], "token") {
		t.Errorf("%d letters, the last one: %s", len(letters), letters[len(letters)-1])
	}
	for _, line := range w.audit(maija) {
		if strings.Contains(line, "example.fi") {
			t.Errorf("the audit log has an address: %s", line)
		}
	}
}

// Whoever is asked for: the answer is the same, and only a person with an address gets a letter.
func TestAskingForANewPasswordTellsNothing(t *testing.T) {
	w := newWorld(t)
	w.add(New{API: true, Username: "robot", Email: "robot@example.fi", Password: good, Role: editorial.MainUser, Organizations: []catalog.ID{city}})
	w.add(New{Username: "without", Password: good, Role: editorial.Viewer, Organizations: []catalog.ID{city}})
	off := w.person("off", editorial.Viewer, city)
	if err := w.Disable(t.Context(), CommandLine(), off.ID); err != nil {
		t.Fatal(err)
	}
	for _, username := range []string{"nobody", "nobody@example.fi", "robot", "robot@example.fi", "without", "off", "", "\x00", strings.Repeat("x", 1e6)} {
		if err := w.AskReset(t.Context(), username, here); err != nil {
			t.Errorf("%.20q: %v", username, err)
		}
	}
	if letters := w.letters(); len(letters) != 0 {
		t.Errorf("%d letters: %s", len(letters), letters[0])
	}
	w.person("maija", editorial.Viewer, city)
	for range 3 * lockout.Pair.Free {
		if err := w.AskReset(t.Context(), "maija", there); err != nil {
			t.Error(err)
		}
	}
	if n := len(w.letters()); n != lockout.Pair.Free+1 {
		t.Errorf("%d letters to one person at once", n)
	}
	if _, err := newSite(w, SessionOptions{}).visitor().logIn("maija", good); err != nil {
		t.Errorf("asking for letters locks log-in: %v", err)
	}
	for i := range lockout.Address.Free + 1 {
		if err := w.AskReset(t.Context(), fmt.Sprint("person", i), here); err != nil {
			t.Error(err)
		}
	}
	if _, err := w.prove(t.Context(), "maija", good, here, false); err != nil {
		t.Errorf("letters that others ask for from the same address lock log-in: %v", err)
	}
}

func TestANewEmailCountsWhenItsLetterIsAnswered(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	w.person("matti", editorial.Editor, city)
	var wrong *Invalid
	if err := w.AskEmail(t.Context(), maija.ID, good, "no address", here); !errors.As(err, &wrong) {
		t.Error(err)
	}
	if err := w.AskEmail(t.Context(), maija.ID, other, "new@example.fi", here); err != ErrCredentials {
		t.Error(err)
	}
	if err := w.AskEmail(t.Context(), maija.ID, good, "MATTI@example.fi", here); err != nil || len(w.letters()) != 0 {
		t.Errorf("another's address is told of: %v, %d letters", err, len(w.letters()))
	}
	if err := w.AskEmail(t.Context(), maija.ID, good, "new@example.fi", here); err != nil {
		t.Fatal(err)
	}
	letter := w.letters()[0]
	if !strings.Contains(letter, "To: <new@example.fi>") {
		t.Error(letter)
	}
	a, err := w.Account(t.Context(), CommandLine(), maija.ID)
	if err != nil || a.Email != "maija@example.fi" {
		t.Error("it counts already:", a.Email, err)
	}
	if a, err = w.ConfirmEmail(t.Context(), linkIn(t, letter)); err != nil || a.Email != "new@example.fi" {
		t.Fatal(a.Email, err)
	}
	if letters := w.letters(); len(letters) != 2 || !strings.Contains(letters[1], "To: <maija@example.fi>") {
		t.Errorf("the old address is not told: %q", letters[1:])
	}
	for typed, want := range map[string]error{"maija@example.fi": ErrCredentials, "new@example.fi": nil, "maija": nil} {
		if _, err := newSite(w, SessionOptions{}).visitor().logIn(typed, good); err != want {
			t.Errorf("log-in as %s: %v", typed, err)
		}
	}
}

func TestANewEmailThatWasTakenMeanwhileIsRefused(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	if err := w.AskEmail(t.Context(), maija.ID, good, "new@example.fi", here); err != nil {
		t.Fatal(err)
	}
	w.person("new", editorial.Editor, city)
	var wrong *Invalid
	if _, err := w.ConfirmEmail(t.Context(), linkIn(t, w.letters()[0])); !errors.As(err, &wrong) || wrong.Rule != "email-taken" {
		t.Error(err)
	}
	if a, err := w.Account(t.Context(), CommandLine(), maija.ID); err != nil || a.Email != "maija@example.fi" {
		t.Error(a, err)
	}
	if _, err := newSite(w, SessionOptions{}).visitor().logIn("maija@example.fi", good); err != nil {
		t.Error(err)
	}
}

func TestEveryTextIsThereInEveryLanguage(t *testing.T) {
	for name, english := range words["en"] {
		for _, language := range Languages() {
			text, ok := words[language][name]
			if !ok || text == "" || len(words[language]) != len(words["en"]) {
				t.Errorf("%s lacks %s, or has more than English", language, name)
			}
			for _, verb := range []string{"%d", "%s", "%q"} {
				if strings.Count(text, verb) != strings.Count(english, verb) {
					t.Errorf("%s in %s has other arguments: %q", name, language, text)
				}
			}
			if language != "en" && text == english {
				t.Errorf("%s is not translated to %s", name, language)
			}
		}
	}
	for language, want := range map[string]string{"fi": "Kutsu", "sv": "Inbjudan", "en": "Invitation", "": "Kutsu"} {
		if got := say(language, "letter-invitation-subject"); !strings.HasPrefix(got, want) {
			t.Errorf("%q: %s", language, got)
		}
	}
	if got := say("fi", "letter-invitation", "L", 14); strings.Contains(got, "%!") || !strings.Contains(got, "L\n") {
		t.Error(got)
	}
}

func TestInvitingAgainSetsAllThatIsGiven(t *testing.T) {
	w := newWorld(t)
	invite := func(n New) (Account, error) {
		n.Role, n.Organizations = editorial.Editor, []catalog.ID{office}
		return w.Invite(t.Context(), CommandLine(), n)
	}
	first, err := invite(New{Username: "maija", Email: "m@example.fi", Name: "Maija"})
	if err != nil {
		t.Fatal(err)
	}
	second, err := invite(New{Username: "maija.k", Email: "M@example.fi", Name: "Maija K"})
	if err != nil || second.ID != first.ID {
		t.Fatal(second, err)
	}
	third, err := invite(New{Email: "m@example.fi", Name: "Maija K", Language: "sv"}) // as the studio's form, which asks for no username
	if err != nil || third.ID != first.ID || third.Username != "maija.k" {
		t.Errorf("without a username the former one stays: %+v, %v", third, err)
	}
	stored, err := w.Account(t.Context(), CommandLine(), first.ID)
	if err != nil || stored.Username != "maija.k" || stored.Email != "m@example.fi" || stored.Language != "sv" {
		t.Errorf("%+v, %v", stored, err)
	}
	letters := w.letters()
	for i, letter := range letters[:2] {
		if _, err := w.Invitation(t.Context(), linkIn(t, letter)); err != ErrLink {
			t.Errorf("letter %d still works: %v", i, err)
		}
	}
	if _, err := w.AcceptInvitation(t.Context(), linkIn(t, letters[2]), "", good); err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]error{"maija.k": nil, "m@example.fi": nil, "maija": ErrCredentials} {
		v := newSite(w, SessionOptions{}).visitor()
		if _, err := v.logIn(typed, good); err != want {
			t.Errorf("log-in as %s: %v", typed, err)
		}
	}
	w.add(New{Username: "maija", Password: good, Role: editorial.Viewer, Organizations: []catalog.ID{office}}) // the former name is free
}

func TestInvitingAgainTakesNobodysName(t *testing.T) {
	w := newWorld(t)
	w.person("matti", editorial.Editor, office)
	odd := w.invite("odd@example.fi", editorial.Editor, office)
	invite := func(username, email string) error {
		_, err := w.Invite(t.Context(), CommandLine(), New{Username: username, Email: email, Role: editorial.Viewer, Organizations: []catalog.ID{office}})
		return err
	}
	if err := invite("other@example.fi", "odd@example.fi"); err != nil { // a username that looks like an e-mail
		t.Fatal(err)
	}
	before := len(w.letters())
	var wrong *Invalid
	for name, err := range map[string]error{
		"username-taken": invite("matti", "odd@example.fi"),
		// the e-mail is somebody's username: the letter must not reach that account by another address
		"email-taken": invite("", "other@example.fi"),
	} {
		if !errors.As(err, &wrong) || wrong.Rule != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	a, err := w.Account(t.Context(), CommandLine(), odd.ID)
	if err != nil || a.Username != "other@example.fi" || a.Email != "odd@example.fi" || len(w.letters()) != before {
		t.Errorf("something was written or sent: %+v, %v", a, err)
	}
}
