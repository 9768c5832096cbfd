package in

import (
	"net/http"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// What is mirrored from elsewhere is read-only here, whoever asks: nothing is changed, archived, connected from its side or
// given to its organisations. Own services are connected with its channels when these are shared.
func TestWhatIsMirroredIsReadOnly(t *testing.T) {
	w := newWorld(t)
	mirror := editorial.Job(editorial.MirrorPrefix + "https://ptv.example")
	keep := func(e catalog.Entity, by editorial.Caller) {
		t.Helper()
		if _, err := w.desk.Create(t.Context(), by, editorial.Edit{Entity: e, Publish: true}); err != nil {
			t.Fatal(err)
		}
	}
	there := &catalog.Organization{
		ID: idOf("there"), OrganizationType: "Organization", AreaType: catalog.Nationwide, OrganizationNames: typed(catalog.TypeName, "fi", "Muualla"),
		OrganizationDescriptions: typed(catalog.TypeSummary, "fi", "Mitä muualla tehdään."),
		DisplayNameType:          []catalog.NameType{{Type: catalog.TypeName, Language: "fi"}},
	}
	keep(there, editorial.Job("test"))
	of := func(b body, decode func(*asked) *wanted) catalog.Entity {
		t.Helper()
		return decodedFrom(t, decode, nil, b).entity
	}
	service := of(inOrganization(written{path: "Service", body: serviceBodyOf("Muualla tehty")}, "there"), decodeService).(*catalog.Service)
	service.ID = idOf("their service")
	keep(service, mirror)
	page := of(channelBodyOf(catalog.WebPageChannel, "Muualla tehty sivu").with("organizationId", there.ID.String(), "isVisibleForAll", true),
		func(a *asked) *wanted { return decodeChannel(a, catalog.WebPageChannel) }).(*catalog.ServiceChannel)
	page.ID = idOf("their page")
	keep(page, mirror)
	there.BusinessName = "Muualla Oy"
	if _, err := w.desk.Save(t.Context(), mirror, editorial.Edit{Entity: there, Publish: true}); err != nil { // from now on it is mirrored, too
		t.Fatal(err)
	}
	own := idIn(w.must("eeva", "POST", "/api/v11/Service", serviceBodyOf("Oma")))
	ownPage := idIn(w.must("eeva", "POST", "/api/v11/ServiceChannel/WebPage", channelBodyOf(catalog.WebPageChannel, "Oma sivu")))

	head, _ := w.log.Head(t.Context())
	relation := body{"channelRelations": []any{body{"serviceChannelId": ownPage}}}
	for _, c := range []struct {
		method, path string
		content      body
		status       int
		says         string
	}{
		{"PUT", "Service/" + service.ID.String(), again("Service").with("keywords", texts("fi", "uinti")), http.StatusNotFound, "kept elsewhere"},
		{"PUT", "Service/" + service.ID.String(), body{"publishingStatus": "Deleted"}, http.StatusNotFound, "kept elsewhere"},
		{"PUT", "ServiceChannel/WebPage/" + page.ID.String(), body{"publishingStatus": "Modified", "webPage": texts("fi", "https://a.example/")}, http.StatusNotFound, "kept elsewhere"},
		{"PUT", "Organization/" + there.ID.String(), body{"publishingStatus": "Published", "businessName": "Toisaalla Oy"}, http.StatusNotFound, "kept elsewhere"},
		{"PUT", "Connection/serviceId/" + service.ID.String(), relation, http.StatusNotFound, "kept elsewhere"},
		{"PUT", "Connection/ASTI/serviceId/" + service.ID.String(), body{"deleteAllChannelRelations": true}, http.StatusNotFound, "kept elsewhere"},
		{"POST", "Service", inOrganization(written{path: "Service", body: serviceBodyOf("Uusi")}, "there"), http.StatusBadRequest, "MainResponsibleOrganization"},
		{"POST", "ServiceCollection", collectionBodyOf("Uusi").with("organizationId", there.ID.String()), http.StatusBadRequest, "OrganizationId"},
		{"PUT", "ServiceChannel/WebPage/" + ownPage, body{"publishingStatus": "Published", "organizationId": there.ID.String()}, http.StatusBadRequest, "OrganizationId"},
	} {
		told := len(w.acts)
		a := w.do("eeva", c.method, "/api/v11/"+c.path, c.content)
		if a.status != c.status || !strings.Contains(string(a.body), c.says) {
			t.Errorf("%s %s: %d %.300s", c.method, c.path, a.status, a.body)
		}
		if acts := w.acts[told:]; len(acts) != 1 || acts[0].Detail != editorial.RuleMirrored || acts[0].Status != c.status {
			t.Errorf("%s %s: the audit log was told %+v", c.method, c.path, acts)
		}
	}
	if now, _ := w.log.Head(t.Context()); now != head {
		t.Error("something was written")
	}
	w.must("eeva", "GET", "/api/v11/Service/active/"+service.ID.String(), nil)
	shared := body{"channelRelations": []any{body{"serviceChannelId": page.ID.String()}}}
	if got := w.must("eeva", "PUT", "/api/v11/Connection/serviceId/"+own, shared); len(got["serviceChannels"].([]any)) != 1 {
		t.Errorf("a shared channel of elsewhere: %v", got["serviceChannels"])
	}
}
