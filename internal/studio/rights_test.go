package studio_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/feedback"
	"github.com/varanto/varanto/internal/studio"
)

var roles = []string{"", "viewer", "reviewer", "editor", "main", "admin"}

// forAnybody are the routes without a log-in. Each asks for credentials or for a letter's link, or tells nothing; beginning a log-in or a proof
// at a provider has tests of its own.
var forAnybody = []string{
	"GET /login", "POST /login", "GET /login/code", "POST /login/code", "GET /login/oidc", "POST /logout", "GET /oidc",
	"GET /reset", "POST /reset", "GET /reset/sent", "GET /password", "POST /password", "GET /invitation", "POST /invitation", "GET /email", "POST /email",
}

// TestEveryRouteAsksWhoComes tries every page with nobody and every role: whoever adds a route has to add it here.
func TestEveryRouteAsksWhoComes(t *testing.T) {
	w, _ := provided(t) // so that the pages that need a provider are there
	const own, managed, written = "own", "managed", "written"
	message := w.said1(feedback.Message{Text: "sanat", Kind: catalog.KindOrganization, Entity: office, Organization: office, Lang: "fi"}).ID.String()
	pages := []struct{ path, need string }{
		{"/", own}, {"/account", own}, {"/account/email", own}, {"/account/password", own}, {"/account/two-step", own}, {"/account/sessions", own},
		{"/account/forget", own}, {"/account/link", own}, {"/account/unlink", own}, {"/account/prove", own}, {"/account/two-step/codes", own},
		{"/feedback", own}, {"/feedback/" + message + "/delete", managed},
		{"/people", managed}, {"/people/invite", managed}, {"/people/" + w.id("editor"), managed}, {"/people/" + w.id("editor") + "/forget", managed},
		{"/api-users", managed}, {"/api-users/new", managed}, {"/api-users/" + w.id("robot"), managed}, {"/audit", managed},
	}
	// Those with a password, and without a second step, have nothing to do there.
	sentOn := []string{"/account/prove", "/account/two-step/codes"}
	forms := []struct{ path, need string }{
		{"/feedback/letters", own}, {"/feedback/" + message + "/handle", written}, {"/feedback/" + message + "/reopen", written},
		{"/feedback/" + message + "/delete", managed},
		{"/account", own}, {"/account/email", own}, {"/account/password", own}, {"/account/unlink", own}, {"/account/two-step", own},
		{"/account/two-step/code", own}, {"/account/two-step/off", own}, {"/account/two-step/codes", own}, {"/account/link", own}, {"/account/sessions/end", own}, {"/account/sessions/end-others", own},
		{"/account/forget", own}, {"/people/invite", managed}, {"/api-users/new", managed},
	}
	for _, act := range []string{"", "/invite", "/end-sessions", "/end-two-step", "/disable", "/enable", "/forget"} {
		forms = append(forms, struct{ path, need string }{"/people/" + w.id("editor") + act, managed})
	}
	for _, act := range []string{"", "/reset", "/disable", "/enable"} {
		forms = append(forms, struct{ path, need string }{"/api-users/" + w.id("robot") + act, managed})
	}
	tried := map[string]bool{}
	for method, list := range map[string][]struct{ path, need string }{http.MethodGet: pages, http.MethodPost: forms} {
		for _, p := range list {
			tried[method+" "+strings.ReplaceAll(someID.ReplaceAllString(p.path, "{id}"), message, "{id}")+" "+p.need] = true
		}
	}
	for _, r := range w.server.Config.Handler.(*studio.Studio).Frame.Routes() {
		editor, manager := account.Account{Role: editorial.Editor}, account.Account{Role: editorial.MainUser}
		need := "nobody"
		switch {
		case r.Need(account.Account{}, false):
			need = "anybody"
		case r.Need(account.Account{Role: editorial.Viewer}, true):
			need = own
		case r.Need(manager, true) && !r.Need(editor, true):
			need = managed
		case r.Need(editor, true) && !r.Need(account.Account{Role: editorial.Reviewer}, true):
			need = written
		}
		route := r.Method + " " + r.Path
		if slices.Contains(forAnybody, route) != (need == "anybody") || need != "anybody" && !tried[route+" "+need] {
			t.Errorf("%s, for %s, is not tried, or for others", route, need)
		}
	}
	for _, role := range roles {
		v := w.visitor()
		if role != "" {
			v = w.as(role)
		}
		manages := role == "main" || role == "admin"
		for _, lang := range []string{"fi", "sv", "en"} {
			for _, p := range pages {
				a := v.get("/studio/" + lang + p.path)
				switch {
				case role == "" && (a.status != http.StatusSeeOther || !strings.HasPrefix(a.to, "/studio/"+lang+"/login?return=")),
					role != "" && p.need == managed && !manages && a.status != http.StatusForbidden,
					role != "" && slices.Contains(sentOn, p.path) && !strings.HasPrefix(a.to, "/studio/"+lang+"/account"),
					role != "" && !slices.Contains(sentOn, p.path) && (p.need == own || manages) && a.status != http.StatusOK:
					t.Errorf("%s as %q: %d to %q", p.path, role, a.status, a.to)
				}
			}
		}
		if manages {
			continue // what forms do has tests of its own
		}
		for _, p := range forms {
			if role != "" && p.need == own || role == "editor" && p.need == written {
				continue
			}
			if a := v.post("/studio/fi" + p.path); a.status != http.StatusForbidden {
				t.Errorf("POST %s as %q: %d to %q", p.path, role, a.status, a.to)
			}
		}
	}
}

var someID = regexp.MustCompile(`[ua]:[0-9a-f-]{36}`)

func TestNothingIsToldOfOtherOrganisations(t *testing.T) {
	w := newWorld(t)
	v := w.as("main")
	for _, path := range []string{"/people", "/people?q=stranger", "/api-users", "/audit", "/people/invite", "/"} {
		if a := v.get("/studio/fi" + path); a.status != http.StatusOK || strings.Contains(a.text, "Vieras") || strings.Contains(a.text, "stranger@") ||
			strings.Contains(a.text, "alien") || strings.Contains(a.text, "Naapuri") {
			t.Errorf("%s (%d) tells of others", path, a.status)
		}
	}
	for _, path := range []string{"/people/" + w.id("stranger"), "/people/" + w.id("stranger") + "/forget", "/api-users/" + w.id("alien"), "/people/" + w.id("robot"), "/people/" + w.id("admin")} {
		nowhere := someID.ReplaceAllString(path, "u:00000000-0000-4000-8000-000000000000")
		a, unknown := v.get("/studio/fi"+path), v.get("/studio/fi"+nowhere)
		if a.status != http.StatusNotFound || strings.ReplaceAll(a.text, path, "") != strings.ReplaceAll(unknown.text, nowhere, "") {
			t.Errorf("%s: %d, or told apart from an account that does not exist", path, a.status)
		}
	}
	for _, path := range []string{"/people/" + w.id("stranger"), "/people/" + w.id("stranger") + "/disable", "/people/" + w.id("stranger") + "/forget",
		"/people/" + w.id("admin") + "/end-two-step", "/api-users/" + w.id("alien") + "/reset"} {
		if a := v.post("/studio/fi"+path, "role", "viewer", "organization", town.String()); a.status != http.StatusNotFound {
			t.Errorf("POST %s: %d", path, a.status)
		}
	}
	if a := v.get("/studio/fi/audit?who=stranger"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("the log of a stranger: %d", a.status)
	}
	if a := v.get("/studio/fi/audit?organization=Naapuri"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("the log of the neighbour: %d", a.status)
	}
	if a := w.as("admin").get("/studio/fi/people"); !strings.Contains(a.text, "Vieras") {
		t.Error("an admin does not see all")
	}
}

func TestRightsThatOneDoesNotHaveAreNotGiven(t *testing.T) {
	w := newWorld(t)
	v := w.as("main")
	for _, c := range []struct {
		name, path string
		pairs      []string
		status     int
	}{
		{"a foreign organisation", "/people/invite", []string{"email", "x@example.fi", "role", "editor", "organization", abroad.String()}, http.StatusForbidden},
		{"the role of an admin", "/people/invite", []string{"email", "x@example.fi", "role", "admin"}, http.StatusForbidden},
		{"a foreign organisation beside an own one", "/people/" + w.id("editor"), []string{"language", "fi", "role", "editor", "organization", town.String(), "organization", abroad.String()}, http.StatusForbidden},
		{"promotion to admin", "/people/" + w.id("editor"), []string{"language", "fi", "role", "admin", "organization", town.String()}, http.StatusForbidden},
		{"an API user elsewhere", "/api-users/new", []string{"username", "spy", "right", "OpenApiRead", "organization", abroad.String()}, http.StatusForbidden},
		{"what is no role", "/people/invite", []string{"email", "x@example.fi", "role", "king", "organization", town.String()}, http.StatusUnprocessableEntity},
		{"what is no organisation", "/people/invite", []string{"email", "x@example.fi", "role", "editor", "organization", "1"}, http.StatusUnprocessableEntity},
		{"no organisation", "/people/invite", []string{"email", "x@example.fi", "role", "editor"}, http.StatusUnprocessableEntity},
		{"no e-mail", "/people/invite", []string{"role", "editor", "organization", town.String()}, http.StatusUnprocessableEntity},
		{"an address that is none", "/people/invite", []string{"email", "x", "role", "editor", "organization", town.String()}, http.StatusUnprocessableEntity},
		{"no right", "/api-users/new", []string{"username", "spy", "organization", town.String()}, http.StatusUnprocessableEntity},
		{"what is no right", "/api-users/new", []string{"username", "spy", "right", "All", "organization", town.String()}, http.StatusUnprocessableEntity},
		{"a username that is taken", "/api-users/new", []string{"username", "robot", "right", "OpenApiRead", "organization", town.String()}, http.StatusUnprocessableEntity},
	} {
		a := v.post("/studio/fi"+c.path, c.pairs...)
		if a.status != c.status || !strings.Contains(a.text, `id="problems"`) {
			t.Errorf("%s: %d", c.name, a.status)
		}
		if i := strings.Index(a.text, `id="problems"`); i > 0 && strings.Contains(c.path, "invite") && !strings.Contains(a.text[i:], `href="#`) {
			t.Errorf("%s: the summary leads to no field", c.name)
		}
	}
}

func TestOtherSitesCannotMakeRequests(t *testing.T) {
	w := newWorld(t)
	v := w.as("admin")
	for name, header := range map[string]http.Header{
		"by its origin":       {"Origin": {"https://evil.example"}, "Sec-Fetch-Site": nil},
		"by the browser":      {"Sec-Fetch-Site": {"cross-site"}},
		"a neighbouring host": {"Sec-Fetch-Site": {"same-site"}},
		"a hidden origin":     {"Origin": {"null"}, "Sec-Fetch-Site": nil},
	} {
		for _, path := range []string{"/people/" + w.id("editor") + "/disable", "/logout", "/login", "/account/sessions/end-others", "/reset"} {
			a := v.do(http.MethodPost, "/studio/fi"+path, header, "username", "main", "password", good)
			if a.status != http.StatusForbidden || !strings.Contains(a.text, "toiselta sivustolta") {
				t.Errorf("%s: POST %s: %d", name, path, a.status)
			}
		}
	}
	if a := v.get("/studio/fi/people?state=disabled"); !strings.Contains(a.text, "Yhtään tunnusta ei löytynyt") {
		t.Error("something was done, or the session ended")
	}
}
