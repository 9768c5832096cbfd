package account

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestWhatIsWrongWithANewAccountIsNamed(t *testing.T) {
	w := newWorld(t)
	w.person("maija", editorial.Editor, city)
	fine := New{Username: "matti", Email: "matti@example.fi", Name: "Matti", Password: good, Role: editorial.Editor, Organizations: []catalog.ID{city}}
	if _, err := w.Add(t.Context(), CommandLine(), fine); err != nil {
		t.Fatal(err)
	}
	fine.Username, fine.Email = "mikko", "mikko@example.fi"
	for _, c := range []struct {
		name   string
		change func(*New)
		field  string
		rule   string
	}{
		{"one character", func(n *New) { n.Username = "m" }, "username", "username-length"},
		{"a hundred and one", func(n *New) { n.Username = strings.Repeat("m", 101) }, "username", "username-length"},
		{"a blank", func(n *New) { n.Username = "mikko m" }, "username", "username-characters"},
		{"letters that look like others", func(n *New) { n.Username = "mіkko" }, "username", "username-characters"}, // Cyrillic і
		{"a sign first", func(n *New) { n.Username = "-mikko" }, "username", "username-characters"},
		{"a username in use", func(n *New) { n.Username = "MAIJA" }, "username", "username-taken"},
		{"another's e-mail for a username", func(n *New) { n.Username = "Maija@Example.fi" }, "email", "email-taken"},
		{"an e-mail in use", func(n *New) { n.Email = "MAIJA@EXAMPLE.FI" }, "email", "email-taken"},
		{"no e-mail", func(n *New) { n.Email = "mikko" }, "email", "email-form"},
		{"no name to log in with", func(n *New) { n.Username, n.Email = "", "" }, "username", "username-or-email"},
		{"an API user with an e-mail only", func(n *New) { n.API, n.Username = true, "" }, "username", "username-missing"},
		{"an API user without a password", func(n *New) { n.API, n.Password = true, "" }, "password", "password-missing"},
		{"a short password", func(n *New) { n.Password = "elevenchars" }, "password", "password-short"},
		{"the username in the password", func(n *New) { n.Password = "mikkomikkomikko1" }, "password", "password-named"},
		{"a line break in the name", func(n *New) { n.Name = "Mik\u0000ko" }, "name", "name-form"},
		{"an overlong name", func(n *New) { n.Name = strings.Repeat("m", 101) }, "name", "name-form"},
		{"an unknown language", func(n *New) { n.Language = "se" }, "language", "language-unknown"},
		{"an unknown role", func(n *New) { n.Role = "Boss" }, "role", "role-unknown"},
		{"no role", func(n *New) { n.Role = "" }, "role", "role-unknown"},
		{"no organisation", func(n *New) { n.Organizations = nil }, "organization", "organization-missing"},
		{"the zero organisation", func(n *New) { n.Organizations = []catalog.ID{uuid.Nil} }, "organization", "organization-form"},
		{"more rights than the role has", func(n *New) { n.API, n.Role, n.Rights = true, editorial.Viewer, editorial.RightWrite }, "right", "right-beyond-role"},
	} {
		n := fine
		c.change(&n)
		_, err := w.Add(t.Context(), CommandLine(), n)
		var wrong *Invalid
		if !errors.As(err, &wrong) || wrong.Field != c.field || wrong.Rule != c.rule {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, language := range Languages() {
			if text := wrong.Text(language); text == wrong.Rule || strings.Contains(text, "%!") {
				t.Errorf("%s in %s: %q", c.name, language, text)
			}
		}
	}
	if _, err := w.Add(t.Context(), CommandLine(), fine); err != nil {
		t.Errorf("after all that nothing was left behind: %v", err)
	}
}

// everybody is one account of each sort, by a short name.
func everybody(w *world) map[string]Account {
	all := map[string]Account{}
	for name, o := range map[string]catalog.ID{"city": city, "office": office, "school": school, "sister": sister, "abroad": abroad} {
		for _, role := range editorial.Roles()[1:] {
			username := strings.ToLower(string(role)) + "." + name
			all[username] = w.person(username, role, o)
		}
		all["api."+name] = w.apiUser("api."+name, o)
	}
	all["admin"] = w.person("admin", editorial.Admin)
	all["admin.office"] = w.person("admin.office", editorial.Admin, office)
	all["both"] = w.person("both", editorial.Editor, office, abroad)
	all["nowhere"] = w.person("nowhere", editorial.Admin)
	return all
}

// Every account tries to disable every other. Who may is written down apart from how the code decides.
func TestWhoManagesWhom(t *testing.T) {
	w := newWorld(t)
	all := everybody(w)
	below := map[string][]string{
		"mainuser.city":   {"city", "office", "school", "sister"},
		"mainuser.office": {"office", "school"},
		"mainuser.school": {"school"},
		"mainuser.sister": {"sister"},
		"mainuser.abroad": {"abroad"},
	}
	for byName, by := range all {
		for name, a := range all {
			want := strings.HasPrefix(byName, "admin") || byName == "nowhere"
			for _, o := range below[byName] {
				want = want || strings.HasSuffix(name, "."+o) && a.Role != editorial.Admin
			}
			if got := w.manages(by.Caller(), a); got != want {
				t.Errorf("%s manages %s: %t", byName, name, got)
			}
		}
	}
}

func TestEveryActOnOthersAsksForTheRight(t *testing.T) {
	w := newWorld(t)
	by := w.person("maija", editorial.MainUser, office).Caller()
	foreign := w.person("matti", editorial.Editor, abroad)
	forbidden := map[string]error{
		"disable":    w.Disable(t.Context(), by, foreign.ID),
		"enable":     w.Enable(t.Context(), by, foreign.ID),
		"forget":     w.Forget(t.Context(), by, foreign.ID),
		"end tokens": w.EndTokens(t.Context(), by, foreign.ID),
		"password":   w.SetPassword(t.Context(), by, foreign.ID, other),
		"two steps":  w.EndTwoStep(t.Context(), by, foreign.ID, "", here),
	}
	_, forbidden["change"] = w.Change(t.Context(), by, foreign.ID, Change{})
	_, forbidden["add above"] = w.Add(t.Context(), by, New{Username: "uusi", Role: editorial.Viewer, Organizations: []catalog.ID{city}})
	_, forbidden["add partly abroad"] = w.Add(t.Context(), by, New{Username: "uusi", Role: editorial.Viewer, Organizations: []catalog.ID{office, abroad}})
	_, forbidden["add an admin"] = w.Add(t.Context(), by, New{Username: "uusi", Role: editorial.Admin, Organizations: []catalog.ID{office}})
	_, forbidden["invite"] = w.Invite(t.Context(), by, New{Email: "uusi@example.fi", Role: editorial.Viewer, Organizations: []catalog.ID{city}})
	for act, err := range forbidden {
		if err != ErrForbidden {
			t.Errorf("%s: %v", act, err)
		}
	}
	if _, err := w.Account(t.Context(), by, foreign.ID); err != ErrNotFound {
		t.Errorf("foreign accounts are told of: %v", err)
	}
	own := w.person("mikko", editorial.Editor, school)
	for name, c := range map[string]Change{
		"to an admin":          {Role: new(editorial.Admin)},
		"to a foreign place":   {Organizations: &[]catalog.ID{school, abroad}},
		"to the place above":   {Organizations: &[]catalog.ID{city}},
		"to the own main user": {Role: new(editorial.MainUser), Organizations: &[]catalog.ID{city}},
	} {
		if _, err := w.Change(t.Context(), by, own.ID, c); err != ErrForbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.Change(t.Context(), by, own.ID, Change{Role: new(editorial.MainUser)}); err != nil {
		t.Errorf("a main user makes another: %v", err)
	}
	refusals := 0
	for _, line := range w.audit() {
		if strings.HasPrefix(line, by.Actor) && strings.HasSuffix(line, string(Refused)) {
			refusals++
		}
	}
	if want := len(forbidden) + 4; refusals != want {
		t.Errorf("%d refusals in the audit log, want %d", refusals, want)
	}
}

func TestTheLastAdminStays(t *testing.T) {
	w := newWorld(t)
	admin := w.person("admin", editorial.Admin)
	w.add(New{API: true, Username: "robot", Password: good, Role: editorial.Admin}) // cannot manage anybody
	try := func() map[string]error {
		_, change := w.Change(t.Context(), CommandLine(), admin.ID, Change{Role: new(editorial.Editor), Organizations: &[]catalog.ID{city}})
		return map[string]error{
			"change": change, "disable": w.Disable(t.Context(), CommandLine(), admin.ID), "forget": w.Forget(t.Context(), CommandLine(), admin.ID),
		}
	}
	for act, err := range try() {
		if err != ErrLastAdmin {
			t.Errorf("%s: %v", act, err)
		}
	}
	w.person("second", editorial.Admin)
	if err := w.Forget(t.Context(), CommandLine(), admin.ID); err != nil {
		t.Error(err)
	}
}

func TestAccountsAreListedToWhoManagesThem(t *testing.T) {
	w := newWorld(t)
	all := everybody(w)
	if err := w.Forget(t.Context(), CommandLine(), all["viewer.school"].ID); err != nil {
		t.Fatal(err)
	}
	if err := w.Disable(t.Context(), CommandLine(), all["editor.school"].ID); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		by     string
		search Search
		want   []string
	}{
		{"by a main user of the school", "mainuser.school", Search{}, []string{"api.school", "editor.school", "mainuser.school", "reviewer.school"}},
		{"API users of the office", "mainuser.office", Search{API: new(true)}, []string{"api.office", "api.school"}},
		{"people of the very office, but one who is also abroad", "mainuser.city", Search{API: new(false), Organization: office}, []string{"editor.office", "mainuser.office", "reviewer.office", "viewer.office"}},
		{"disabled ones", "admin", Search{State: Disabled}, []string{"editor.school"}},
		{"by part of the e-mail", "admin", Search{Text: "VIEWER.CITY@"}, []string{"reviewer.city", "viewer.city"}},
		{"by an editor", "editor.city", Search{}, nil},
		{"by an API user", "api.city", Search{}, nil},
	} {
		list, err := w.Accounts(t.Context(), all[c.by].Caller(), c.search)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range list {
			got = append(got, a.Username)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestAForgottenPersonLeavesAnIdOnly(t *testing.T) {
	w := newWorld(t)
	w.person("admin", editorial.Admin)
	maija, err := w.Invite(t.Context(), CommandLine(), New{Username: "Zxmaija", Email: "zxmaija@zxexample.fi", Name: "Zxmaija Zxvirtanen",
		Role: editorial.Editor, Organizations: []catalog.ID{city}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.AcceptInvitation(t.Context(), linkIn(t, w.letters()[0]), "", good); err != nil {
		t.Fatal(err)
	}
	if _, err := w.BeginTwoStep(t.Context(), maija.ID, good, here); err != nil {
		t.Fatal(err)
	}
	v := newSite(w, SessionOptions{}).visitor()
	if _, err := v.logIn("zxmaija", good); err != nil {
		t.Fatal(err)
	}
	if err := w.Forget(t.Context(), CommandLine(), maija.ID); err != nil {
		t.Fatal(err)
	}
	if got := v.who(); got != "" {
		t.Errorf("still logged in as %q", got)
	}
	got, err := w.Account(t.Context(), CommandLine(), maija.ID)
	if d := cmp.Diff(Account{ID: maija.ID, State: Forgotten, Language: "fi"}, got); d != "" || err != nil {
		t.Error(d, err)
	}
	names, err := w.Names(t.Context(), []string{string(maija.ID)})
	if err != nil || len(names) != 0 {
		t.Error(names, err)
	}
	if lines := w.audit(got); len(lines) < 4 {
		t.Errorf("the audit log lost entries: %q", lines)
	}
	if err := w.Enable(t.Context(), CommandLine(), maija.ID); err != ErrNotFound {
		t.Errorf("enabled again: %v", err)
	}
	files := 0
	err = filepath.WalkDir(w.dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files++
		b, err := os.ReadFile(path)
		for _, trace := range []string{"Zxmaija", "zxmaija", "Zxvirtanen", "zxexample"} {
			if strings.Contains(string(b), trace) {
				t.Errorf("%s is in %s", trace, filepath.Base(path))
			}
		}
		return err
	})
	if err != nil || files < 3 {
		t.Error(files, err)
	}
	if _, err := w.Add(t.Context(), CommandLine(), New{Username: "zxmaija", Role: editorial.Viewer, Organizations: []catalog.ID{city}}); err != nil {
		t.Errorf("the name is not free: %v", err)
	}
}

func TestAPersonChangesTheOwnNameAndLanguageOnly(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Viewer, city)
	a, err := w.ChangeSelf(t.Context(), maija.ID, "Maija  Meikäläinen", "sv")
	want := maija
	want.Name, want.Language = "Maija Meikäläinen", "sv"
	if d := cmp.Diff(want, a); d != "" || err != nil {
		t.Error(d, err)
	}
	names, err := w.Names(t.Context(), []string{string(maija.ID), "job", "u:" + uuid.NewString()})
	if d := cmp.Diff(map[string]string{string(maija.ID): "Maija Meikäläinen"}, names); d != "" || err != nil {
		t.Error(d, err)
	}
}

func TestRightsOfPeopleFollowTheRole(t *testing.T) {
	r, w, a := editorial.RightRead, editorial.RightWrite, editorial.RightASTI
	for role, want := range map[editorial.Role]editorial.Right{
		editorial.Admin: r | w | a, editorial.MainUser: r | w | a, editorial.Editor: r | w | a, editorial.Reviewer: r | w, editorial.Viewer: r,
	} {
		if got := (Account{ID: newID(false), Role: role}).Caller().Rights; got != want {
			t.Errorf("%s: %v", role, RightNames(got))
		}
	}
	names := []string{"OpenApiRead", "OpenApiWrite", "ASTIWrite"}
	parsed, err := ParseRights("openapiread", "OPENAPIWRITE", "ASTIWrite")
	if d := cmp.Diff(names, RightNames(parsed)); d != "" || err != nil {
		t.Error(d, err)
	}
	if _, err := ParseRights("OpenApiDelete"); err == nil {
		t.Error("an unknown right is taken")
	}
	for _, role := range editorial.Roles() {
		if got, err := ParseRole(RoleName(role)); got != role || err != nil {
			t.Error(role, got, err)
		}
	}
}

func TestTwoWhoTakeOneNameAtOnceDoNotBothGetIt(t *testing.T) {
	w := newWorld(t)
	errs := make(chan error, 8)
	for i := range cap(errs) {
		go func() {
			_, err := w.Add(t.Context(), CommandLine(), New{Username: "maija", Email: fmt.Sprintf("m%d@example.fi", i), Role: editorial.Viewer, Organizations: []catalog.ID{city}})
			errs <- err
		}()
	}
	got := 0
	for range cap(errs) {
		var wrong *Invalid
		if err := <-errs; err == nil {
			got++
		} else if !errors.As(err, &wrong) || wrong.Rule != "username-taken" {
			t.Error(err)
		}
	}
	if got != 1 {
		t.Errorf("%d accounts of one name", got)
	}
}

// Histories are shown to many: they tell nobody's e-mail address and no log-in name of a person.
func TestWhoGaveNoNameHasNoneInHistories(t *testing.T) {
	w := newWorld(t)
	maija := w.add(New{Username: "maija", Email: "maija@example.fi", Password: good, Role: editorial.Editor, Organizations: []catalog.ID{city}})
	robot := w.apiUser("lipas-robot", city)
	gone := w.person("gone", editorial.Editor, city)
	if err := w.Forget(t.Context(), CommandLine(), gone.ID); err != nil {
		t.Fatal(err)
	}
	names, err := w.Names(t.Context(), []string{string(maija.ID), string(robot.ID), string(gone.ID)})
	// A program's name for itself is all that there is, and no e-mail.
	if d := cmp.Diff(map[string]string{string(robot.ID): "lipas-robot"}, names); d != "" || err != nil {
		t.Error(d, err)
	}
}
