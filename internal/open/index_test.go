package open_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

type indexed struct {
	Title, Version, Licence string
	Links                   []struct{ Rel, Href, Type, Title string }
	Operations              []struct {
		ID, Method, Href, Type, Title string
		Templated                     bool
	}
}

func TestTheIndexLeadsToEverything(t *testing.T) {
	w := demoWorld(t)
	x := get[indexed](t, w, "/open/v1")
	if x.Title == "" || x.Version == "" || !strings.Contains(x.Licence, "CC BY") {
		t.Errorf("%+v", x)
	}
	for _, l := range x.Links {
		if strings.HasPrefix(l.Href, "/") {
			if a := w.ask(t, http.MethodGet, l.Href, ""); a.Code != http.StatusOK || a.Header().Get("Content-Type") != l.Type {
				t.Errorf("%s: %d, %s for %s", l.Href, a.Code, a.Header().Get("Content-Type"), l.Type)
			}
		}
	}
	var d struct {
		Paths map[string]map[string]struct{ OperationID string }
	}
	if err := json.Unmarshal(w.ask(t, http.MethodGet, "/open/v1/openapi.json", "").Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	described := 0
	for path, methods := range d.Paths {
		for method, o := range methods {
			described++
			found := false
			for _, e := range x.Operations {
				found = found || e.Href == path && strings.EqualFold(e.Method, method) && e.ID == o.OperationID && e.Type != "" && e.Title != "" &&
					e.Templated == strings.Contains(path, "{")
			}
			if !found {
				t.Errorf("the index does not lead to %s %s", method, path)
			}
		}
	}
	if len(x.Operations) != described {
		t.Errorf("%d operations in the index, %d in the description", len(x.Operations), described)
	}
}

func TestTheRootIsOnePlaceWithAndWithoutASlash(t *testing.T) {
	w := demoWorld(t)
	for _, path := range []string{"/open/v1", "/open/v1/"} {
		for _, c := range []struct {
			accept string
			status int
		}{
			{"", http.StatusOK},
			{"*/*", http.StatusOK},
			{"application/json", http.StatusOK},
			{"application/json, text/html;q=0.9", http.StatusOK},
			{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", http.StatusSeeOther},
			{"text/html", http.StatusSeeOther},
		} {
			for _, method := range []string{http.MethodGet, http.MethodHead} {
				r := httptest.NewRequest(method, path, nil)
				if c.accept != "" {
					r.Header.Set("Accept", c.accept)
				}
				a := w.do(t, r)
				if a.Code != c.status || !strings.Contains(strings.Join(a.Header().Values("Vary"), ","), "Accept,") {
					t.Errorf("%s %s with %q: %d %v", method, path, c.accept, a.Code, a.Header())
				}
				if to := a.Header().Get("Location"); c.status == http.StatusSeeOther && to != "/open/v1/docs" {
					t.Errorf("%s leads to %q", path, to)
				}
			}
		}
		if a := w.ask(t, http.MethodPost, path, "{}"); a.Code != http.StatusMethodNotAllowed || a.Header().Get("Allow") == "" {
			t.Errorf("POST %s: %d", path, a.Code)
		}
		if a := w.ask(t, http.MethodGet, path+"?page=1", ""); a.Code != http.StatusBadRequest {
			t.Errorf("%s takes a parameter: %d", path, a.Code)
		}
	}
}

func TestEveryCodeListIsNamedAndThere(t *testing.T) {
	w := demoWorld(t)
	type list struct{ List, Path, Title string }
	lists := get[struct{ Lists []list }](t, w, "/open/v1/codes").Lists
	if len(lists) < 14 {
		t.Errorf("only %d lists", len(lists))
	}
	for _, l := range lists {
		if l.Title == "" {
			t.Errorf("nobody says what %s is", l.List)
		}
		if got := get[struct{ List string }](t, w, l.Path).List; got != l.List {
			t.Errorf("%s leads to %s", l.Path, got)
		}
	}
	if p := read[problem](t, w.ask(t, http.MethodGet, "/open/v1/codes/serviceclass", "")); !strings.Contains(p.Detail, "/open/v1/codes") {
		t.Errorf("%+v", p)
	}
}
