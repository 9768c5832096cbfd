package v11

import (
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/ptv/v11/contract"
)

func TestEveryOperationOfTheContractHasItsPlace(t *testing.T) {
	view, err := newContractView(contract.Document())
	if err != nil {
		t.Fatal(err)
	}
	routes := newRoutes(operations())
	var known []string
	for _, o := range operations() {
		known = append(known, o.name)
	}
	for _, tag := range view.Tags {
		for _, o := range tag.Operations {
			path := strings.TrimPrefix(o.Path, v11Root)
			for _, spelled := range []string{path, strings.ToLower(path), strings.ToUpper(path), path + "/"} {
				m, ok := routes.route(o.Method, spelled)
				if !ok || m.operation.name != o.ID {
					t.Errorf("%s %s leads to %v, want %s", o.Method, spelled, m.operation, o.ID)
					continue
				}
				if loginNeeded := m.operation.serve == nil; loginNeeded != o.NeedsLogin {
					t.Errorf("%s: a login is needed: %t, the contract says %t", o.ID, loginNeeded, o.NeedsLogin)
				}
			}
			known = slices.DeleteFunc(known, func(name string) bool { return name == o.ID })
		}
	}
	if len(known) > 0 {
		t.Errorf("the contract does not know %v", known)
	}
}

func TestRoutesFindParametersAndGiveWay(t *testing.T) {
	routes := newRoutes(operations())
	for _, c := range []struct {
		method, path, name string
		args               [argCount]string
	}{
		{"GET", "Service/abc", "get_Service_id", [2]string{"abc"}},
		{"GET", "Service/type", "get_Service_id", [2]string{"type"}},
		{"GET", "service/TYPE/Service", "get_Service_type_type", [2]string{"Service"}},
		{"PUT", "Service/list", "put_Service_id", [2]string{"list"}},
		{"PUT", "service/sourceid/x-1", "put_Service_sourceId_sourceId", [2]string{"x-1"}},
		{"GET", "Service/list/area/Province/code/01", "get_Service_list_area_area_code_code", [2]string{"Province", "01"}},
		{"GET", "ServiceChannel/organization/a/type/b", "get_ServiceChannel_organization_organizationId_type_type", [2]string{"a", "b"}},
	} {
		m, ok := routes.route(c.method, c.path)
		if !ok || m.operation.name != c.name || m.args != c.args {
			t.Errorf("%s %s leads to %+v, want %s %v", c.method, c.path, m, c.name, c.args)
		}
	}
	for _, path := range []string{"", "/", "//", "Service//", "Services", "Service/a/b", "Connection"} {
		if m, ok := routes.route("GET", path); ok {
			t.Errorf("GET %q leads to %s", path, m.operation.name)
		}
	}
}

func FuzzRoute(f *testing.F) {
	f.Add("GET", "Service/list/area/Province/code/01")
	f.Add("PUT", "service//")
	routes := newRoutes(operations())
	f.Fuzz(func(t *testing.T, method, path string) {
		m, ok := routes.route(method, path)
		if !ok {
			return
		}
		if again, ok := routes.route(method, swapCase(path)); !ok || again.operation != m.operation {
			t.Errorf("%q and %q lead to different operations", path, swapCase(path))
		}
		if routes.allowed(path) == "" {
			t.Errorf("%q answers %s and allows nothing", path, method)
		}
	})
}

func swapCase(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		}
		return r
	}, s)
}
