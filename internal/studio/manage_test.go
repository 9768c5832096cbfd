package studio_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestPeopleAreChangedDisabledAndForgotten(t *testing.T) {
	w := newWorld(t)
	main, editor := w.as("main"), w.as("editor")
	at := "/studio/fi/people/" + w.id("editor")
	if a := main.get(at); !strings.Contains(a.text, `value="editor" checked`) || !strings.Contains(a.text, town.String()+`" checked`) {
		t.Error("the form does not show what is")
	}
	if a := main.post(at, "name", "Eeva", "language", "sv", "role", "reviewer", "organization", office.String()); a.to != "/studio/fi/people" {
		t.Fatal(a.status, a.to)
	}
	if a := main.get("/studio/fi/people"); !strings.Contains(a.text, "Tallennettu: Eeva") || !regexp.MustCompile(`(?s)Eeva.*Tarkastaja.*Virasto`).MatchString(a.text) {
		t.Error("the list does not show the change")
	}
	if a := editor.get("/studio/fi/account"); a.status != http.StatusOK || !strings.Contains(a.text, "Tarkastaja") {
		t.Error("the rights do not hold at once")
	}
	if a := main.post(at + "/disable"); a.to != at {
		t.Fatal(a.status, a.to)
	}
	if a := editor.get("/studio/fi/account"); a.status != http.StatusSeeOther {
		t.Errorf("who is disabled is still logged in: %d", a.status)
	}
	if a := main.get(at); !strings.Contains(a.text, at+"/enable") || strings.Contains(a.text, at+"/disable") {
		t.Error("the page does not show that the account is disabled")
	}
	main.post(at + "/enable")
	again := w.as("editor")
	main.post(at + "/end-sessions")
	if a := again.get("/studio/fi/account"); a.status != http.StatusSeeOther {
		t.Errorf("still logged in: %d", a.status)
	}
	if a := main.post(at + "/invite"); a.status != http.StatusBadRequest {
		t.Errorf("inviting who is active: %d", a.status)
	}
	if a := main.post(at + "/forget"); a.to != "/studio/fi/people" {
		t.Fatal(a.status, a.to)
	}
	if a := main.get(at); a.status != http.StatusNotFound {
		t.Errorf("who is forgotten has a page: %d", a.status)
	}
	admin := w.as("admin")
	for _, act := range []string{"/disable", "/forget"} {
		if a := admin.post("/studio/fi/people/" + w.id("admin") + act); a.to != "/studio/fi/people/"+w.id("admin") {
			t.Errorf("the last admin: %d to %q", a.status, a.to)
		}
	}
	if a := admin.get("/studio/fi/people/" + w.id("admin")); !strings.Contains(a.text, "viimeinen järjestelmän pääkäyttäjä") {
		t.Error("it is not said why")
	}
}

func TestAPIUsersGetAPasswordThatIsShownOnce(t *testing.T) {
	w := newWorld(t)
	main := w.as("main")
	secretIn := func(text string) string {
		found := regexp.MustCompile(`<span class="secret" translate="no">([A-Z2-7]{26})</span>`).FindStringSubmatch(text)
		if found == nil {
			t.Fatal("no password")
		}
		return found[1]
	}
	made := main.post("/studio/fi/api-users/new", "username", "kirjasto-siirto", "name", "Kirjasto", "right", "OpenApiRead", "right", "ASTIWrite", "organization", office.String())
	if made.status != http.StatusOK {
		t.Fatal(made.status)
	}
	first := secretIn(made.text)
	a, err := w.accounts.Authenticate(t.Context(), "kirjasto-siirto", first, office, "")
	if err != nil || a.Role != editorial.MainUser || a.Rights != editorial.RightRead|editorial.RightASTI {
		t.Fatal(a, err)
	}
	at := "/studio/fi/api-users/" + string(a.ID)
	for _, path := range []string{at, "/studio/fi/api-users"} {
		if page := main.get(path); page.status != http.StatusOK || strings.Contains(page.text, first) || !strings.Contains(page.text, "Kirjasto") {
			t.Errorf("%s: %d, or the password stands there", path, page.status)
		}
	}
	second := secretIn(main.post(at + "/reset").text)
	if _, err := w.accounts.Authenticate(t.Context(), "kirjasto-siirto", first, office, ""); err == nil {
		t.Error("the old password works")
	}
	if _, err := w.accounts.Authenticate(t.Context(), "kirjasto-siirto", second, office, ""); err != nil {
		t.Error(err)
	}
	if a := main.post(at, "name", "Kirjasto", "right", "OpenApiWrite", "organization", town.String()); a.to != "/studio/fi/api-users" {
		t.Error(a.status, a.to)
	}
	main.post(at + "/disable")
	if _, err := w.accounts.Authenticate(t.Context(), "kirjasto-siirto", second, office, ""); err == nil {
		t.Error("a disabled API user gets in")
	}
	if page := main.get("/studio/fi/api-users?state=disabled"); !strings.Contains(page.text, "Kirjasto") || !strings.Contains(page.text, "Kirjoittaminen") {
		t.Error("it is not listed as disabled")
	}
	main.post(at + "/enable")
	if _, err := w.accounts.Authenticate(t.Context(), "kirjasto-siirto", second, town, ""); err != nil {
		t.Error(err)
	}
	if v := w.visitor().post("/studio/fi/login", "username", "kirjasto-siirto", "password", second); v.status != http.StatusUnprocessableEntity {
		t.Errorf("an API user logs in on the pages: %d", v.status)
	}
}

func TestManyOrganisationsAreSearchedFor(t *testing.T) {
	var more []string
	for i := range 60 {
		more = append(more, organization(uuid.NewSHA1(town, fmt.Append(nil, i)), town, fmt.Sprintf("Yksikkö %02d", i)))
	}
	w := newWorld(t, more...)
	v := w.as("main")
	page := v.get("/studio/fi/people/invite")
	if strings.Contains(page.text, "Yksikkö 07") || !strings.Contains(page.text, `name="find"`) {
		t.Error("all are shown")
	}
	pairs := []string{"email", "uusi@example.fi", "name", "Uusi", "role", "viewer", "organization", office.String()}
	found := v.post("/studio/fi/people/invite", append(pairs, "find", "yksikkö 0", "act", "find")...)
	if found.status != http.StatusOK || strings.Count(found.text, "Yksikkö 0") != 10 || !strings.Contains(found.text, office.String()+`" checked`) ||
		!strings.Contains(found.text, `value="uusi@example.fi"`) || !strings.Contains(found.text, `value="viewer" checked`) || strings.Contains(found.text, `id="problems"`) {
		t.Errorf("%d: what was typed is gone, or not what was searched for is found", found.status)
	}
	if a := v.post("/studio/fi/people/invite", append(pairs, "find", "yksikkö", "act", "find")...); !strings.Contains(a.text, "lisäksi 30 muuta") {
		t.Error("it is not said that there are more")
	}
	if a := v.post("/studio/fi/people/invite", append(pairs, "find", "naapuri", "act", "find")...); strings.Contains(a.text, "Naapuri<") {
		t.Error("a foreign organisation is found")
	}
	if people, err := w.accounts.Accounts(t.Context(), account.CommandLine(), account.Search{State: account.Invited}); err != nil || len(people) > 0 {
		t.Error("searching invited somebody", err)
	}
}

func TestListsHavePages(t *testing.T) {
	w := newWorld(t)
	for i := range 60 {
		w.add(account.New{Username: fmt.Sprintf("user%02d", i), Name: fmt.Sprintf("Käyttäjä %02d", i), Password: good, Role: editorial.Viewer, Organizations: []catalog.ID{town}})
	}
	v := w.as("main")
	first := v.get("/studio/fi/people?q=user")
	if strings.Count(first.text, "<tr>") != 51 || !strings.Contains(first.text, "60 tunnusta") || !strings.Contains(first.text, "page=2&amp;q=user") {
		t.Error("the first page is wrong")
	}
	if second := v.get("/studio/fi/people?q=user&page=2"); strings.Count(second.text, "<tr>") != 11 {
		t.Error("the second page is wrong")
	}
	for _, n := range []string{"99", "-1", "x"} {
		if a := v.get("/studio/fi/people?q=user&page=" + n); a.status != http.StatusOK {
			t.Errorf("page %s: %d", n, a.status)
		}
	}
}

func TestTheAuditLogIsNarrowedAndPaged(t *testing.T) {
	w := newWorld(t)
	for i := range 120 {
		if err := w.accounts.Audit(t.Context(), account.Entry{Actor: w.id("editor"), Action: "service.update", Organization: town, Kind: catalog.KindService,
			Subject: uuid.NewSHA1(town, fmt.Append(nil, i)).String(), Outcome: account.Done, Detail: fmt.Sprintf("nro-%03d", i)}); err != nil {
			t.Fatal(err)
		}
	}
	v := w.as("main")
	seen := 0
	next := "/studio/fi/audit?who=editor&organization=kunta&outcome=done&since=2020-01-01"
	for next != "" && seen < 500 {
		page := v.get(next)
		if page.status != http.StatusOK {
			t.Fatal(page.status)
		}
		seen += len(regexp.MustCompile(`nro-\d{3}`).FindAllString(page.text, -1))
		m := regexp.MustCompile(`rel="next" href="([^"]+)"`).FindStringSubmatch(page.text)
		next = ""
		if m != nil {
			next = strings.ReplaceAll(m[1], "&amp;", "&")
		}
	}
	if seen != 120 {
		t.Errorf("%d of 120 entries seen", seen)
	}
	for query, status := range map[string]int{
		"since=eilen": http.StatusUnprocessableEntity, "who=nobody": http.StatusUnprocessableEntity, "organization=xyzzy": http.StatusUnprocessableEntity,
		"before=x": http.StatusBadRequest, "before=-1": http.StatusBadRequest, "until=1.1.2000": http.StatusOK, "act=account.invite": http.StatusOK,
		"outcome=refused": http.StatusOK,
	} {
		if a := v.get("/studio/fi/audit?" + query); a.status != status {
			t.Errorf("%s: %d", query, a.status)
		}
	}
	if a := v.get("/studio/fi/audit?until=1.1.2000"); !strings.Contains(a.text, "Yhtään tapahtumaa ei löytynyt") {
		t.Error("entries before the log began")
	}
	if a := v.get("/studio/sv/audit?who=editor"); !strings.Contains(a.text, "Editor") || !strings.Contains(a.text, "service.update") {
		t.Error("names are missing")
	}
}
