package in

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// needs is the right that each operation asks for, by what its name begins with; the longest that fits holds.
var needs = map[string]editorial.Right{
	"post_": editorial.RightWrite, "put_": editorial.RightWrite, "put_Connection_ASTI_": editorial.RightASTI,
	"get_Service_active": editorial.RightRead, "get_ServiceChannel_active": editorial.RightRead,
	"get_Organization_saha": editorial.RightRead, "get_Common_": 0,
}

var parameter = regexp.MustCompile(`_(id|sourceId_sourceId|serviceId_serviceId|serviceSourceId_serviceSourceId|serviceChannelId_serviceChannelId)$`)

// pathOf makes a path of an operation's name.
func pathOf(operation string) (method, path string) {
	method, rest, _ := strings.Cut(operation, "_")
	unknown := idOf("nothing").String()
	rest = parameter.ReplaceAllStringFunc(rest, func(s string) string {
		first, _, _ := strings.Cut(strings.TrimPrefix(s, "_"), "_")
		if first == "id" {
			return "/" + unknown
		}
		return "/" + first + "/" + unknown
	})
	return strings.ToUpper(method), "/api/v11/" + strings.ReplaceAll(rest, "_", "/")
}

// TestEveryOperationAsksForItsRight tries each operation that there is with each right alone and with roles that write
// nothing, so that a new one without a line above fails.
func TestEveryOperationAsksForItsRight(t *testing.T) {
	w := newWorld(t)
	rights := map[string]editorial.Right{"none": 0, "reads": editorial.RightRead, "writes": editorial.RightWrite, "asti": editorial.RightASTI}
	for name, right := range rights {
		w.user(name, editorial.Admin, right)
	}
	all := editorial.RightRead | editorial.RightWrite | editorial.RightASTI
	w.user("viewer", editorial.Viewer, all, "school")
	service := idIn(w.must("eeva", "POST", "/api/v11/Service", serviceBodyOf("Uinti")))
	for operation := range operations() {
		longest, known := "", false
		for prefix := range needs {
			if strings.HasPrefix(operation, prefix) && len(prefix) >= len(longest) {
				longest, known = prefix, true
			}
		}
		if !known {
			t.Errorf("%s: nothing says which right it needs", operation)
			continue
		}
		method, path := pathOf(operation)
		var content any
		if method != "GET" {
			content = body{}
		}
		if a := w.do("", method, path, content); a.status != http.StatusUnauthorized {
			t.Errorf("%s %s of %s without a token: %d", method, path, operation, a.status)
		}
		for name, right := range rights {
			before := len(w.acts)
			a := w.do(name, method, path, content)
			if allowed := right.Has(needs[longest]); allowed == (a.status == http.StatusForbidden) {
				t.Errorf("%s as %s: %d", operation, name, a.status)
			} else if !allowed && (len(w.acts) != before+1 || w.acts[before].Action != operation || w.acts[before].Status != http.StatusForbidden) {
				t.Errorf("%s as %s: the log was told %+v", operation, name, w.acts[before:])
			}
		}
	}
	if a := w.do("viewer", "PUT", "/api/v11/Service/"+service, body{"publishingStatus": "Published"}); a.status != http.StatusForbidden {
		t.Errorf("a viewer writes: %d", a.status)
	}
}

// TestNobodyHandsOverToOthers tries to give what is one's own to organisations that are not.
func TestNobodyHandsOverToOthers(t *testing.T) {
	w := newWorld(t)
	for _, x := range allWritten() {
		if kindOf(x.path) == catalog.KindGeneralDescription {
			continue
		}
		id := idIn(w.must("api", "POST", "/api/v11/"+x.path, x.body))
		for _, to := range []struct {
			organization string
			status       int
		}{{"sports", 400}, {"foreign", 400}, {"nothing", 400}, {"kitchen", 200}} {
			given := idOf(to.organization).String()
			change := body{"publishingStatus": "Modified"}
			switch kindOf(x.path) {
			case catalog.KindService:
				change = change.with("mainResponsibleOrganization", given,
					"serviceProducers", []any{body{"provisionType": "SelfProducedServices", "organizations": []string{given}}})
			case catalog.KindOrganization:
				change = change.with("parentOrganizationId", given)
			default:
				change = change.with("organizationId", given)
			}
			if x.path == "ServiceChannel/EChannel" {
				change["requiresAuthentication"] = true
			}
			a := w.do("api", "PUT", "/api/v11/"+x.path+"/"+id, change)
			if a.status != to.status {
				t.Errorf("%s to %s: %d %.300s", x.path, to.organization, a.status, a.body)
			}
		}
	}
}
