package in

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// cell is what a role may do in an organisation: the status that the interface answers with.
type cell struct{ post, put, archive, connect, asti int }

// expected is PTV's table of roles as this interface shows it. own, sub, sibling and foreign are organisations as the
// caller (of school) sees them: school itself, kitchen below it, sports beside it, foreign elsewhere.
func expected(role editorial.Role, where string, kind catalog.Kind) cell {
	mine := where == "school" || where == "kitchen"
	switch role {
	case editorial.Admin:
		return cell{200, 200, 200, 200, 200}
	case editorial.MainUser, editorial.Editor:
		if kind == catalog.KindGeneralDescription {
			return cell{403, 403, 403, 0, 0}
		}
		c := cell{200, 200, 200, 200, 200}
		if role == editorial.Editor && kind == catalog.KindOrganization {
			c.post = 403 // a maintainer does not change the structure
			c.archive = 403
		}
		if !mine {
			if c.post == 200 {
				c.post = 400
			}
			c.put, c.archive, c.connect, c.asti = 404, 404, 404, 404
		}
		return c
	}
	return cell{403, 403, 403, 403, 403}
}

// TestRightsOverHTTP tries every role on every kind of entity of own, sub-, sibling and foreign organisations.
func TestRightsOverHTTP(t *testing.T) {
	w := newWorld(t)
	all := editorial.RightRead | editorial.RightWrite | editorial.RightASTI
	roles := []editorial.Role{editorial.Admin, editorial.MainUser, editorial.Editor, editorial.Reviewer, editorial.Viewer}
	for _, role := range roles {
		w.user(string(role), role, all, "school")
	}
	number := 0
	for _, where := range []string{"school", "kitchen", "sports", "foreign"} {
		for _, x := range allWritten() {
			owned := inOrganization(x, where)
			for _, role := range roles {
				number++
				name := fmt.Sprintf("%s/%s/%s", where, x.path, role)
				kind := kindOf(x.path)
				want := expected(role, where, kind)
				fresh := renamed(owned, x.path, fmt.Sprintf("Nimi %d", number))
				made := w.do(string(role), "POST", "/api/v11/"+x.path, fresh)
				if made.status != want.post {
					t.Errorf("%s: POST %d, want %d: %.200s", name, made.status, want.post, made.body)
				}
				id := ""
				if made.status == http.StatusOK {
					id = idIn(made.object(t))
				} else {
					id = idIn(w.must("eeva", "POST", "/api/v11/"+x.path, renamed(owned, x.path, fmt.Sprintf("Toinen %d", number))))
				}
				update := x.update.with("validTo", nil)
				if x.path == "GeneralDescription" || x.path == "ServiceCollection" {
					update = body{"publishingStatus": "Published"}
				}
				if put := w.do(string(role), "PUT", "/api/v11/"+x.path+"/"+id, update); put.status != want.put {
					t.Errorf("%s: PUT %d, want %d: %.200s", name, put.status, want.put, put.body)
				}
				if kind == catalog.KindService {
					w.tryConnections(t, name, role, id, want)
				}
				update = update.with("publishingStatus", "Deleted")
				if archived := w.do(string(role), "PUT", "/api/v11/"+x.path+"/"+id, update); archived.status != want.archive {
					t.Errorf("%s: archive %d, want %d: %.200s", name, archived.status, want.archive, archived.body)
				}
			}
		}
	}
	refused := 0
	for _, act := range w.acts {
		if act.Status != http.StatusOK {
			refused++
		}
	}
	if refused == 0 || len(w.acts) == refused {
		t.Errorf("the audit log was told of %d acts, %d refused", len(w.acts), refused)
	}
}

func (w *world) tryConnections(t *testing.T, name string, role editorial.Role, service string, want cell) {
	t.Helper()
	none := body{"deleteAllChannelRelations": true}
	if got := w.do(string(role), "PUT", "/api/v11/Connection/serviceId/"+service, none); got.status != want.connect {
		t.Errorf("%s: connections %d, want %d: %.200s", name, got.status, want.connect, got.body)
	}
	if got := w.do(string(role), "PUT", "/api/v11/Connection/ASTI/serviceId/"+service, none); got.status != want.asti {
		t.Errorf("%s: ASTI connections %d, want %d: %.200s", name, got.status, want.asti, got.body)
	}
}

func kindOf(path string) catalog.Kind {
	switch path {
	case "Service", "Organization", "GeneralDescription", "ServiceCollection":
		return catalog.Kind(path)
	}
	return catalog.KindServiceChannel
}

func inOrganization(x written, where string) body {
	id := idOf(where).String()
	switch kindOf(x.path) {
	case catalog.KindService:
		return x.body.with("mainResponsibleOrganization", id,
			"serviceProducers", []any{body{"provisionType": "SelfProducedServices", "organizations": []string{id}}})
	case catalog.KindOrganization:
		return x.body.with("parentOrganizationId", id)
	case catalog.KindGeneralDescription:
		return x.body
	}
	return x.body.with("organizationId", id)
}

func renamed(b body, path, name string) body {
	switch kindOf(path) {
	case catalog.KindService:
		return b.with("serviceNames", typedTexts("Name", "fi", name))
	case catalog.KindOrganization:
		return b.with("organizationNames", typedTexts("Name", "fi", name))
	case catalog.KindGeneralDescription:
		return b.with("names", typedTexts("Name", "fi", name))
	case catalog.KindServiceCollection:
		return b.with("serviceCollectionNames", texts("fi", name))
	}
	if path == "ServiceChannel/ServiceLocation" {
		return b.with("serviceChannelNames", typedTexts("Name", "fi", name))
	}
	return b.with("serviceChannelNames", texts("fi", name))
}
