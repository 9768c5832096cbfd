package in

import (
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestWhatAPostListsMustBeConnectable(t *testing.T) {
	w := newWorld(t)
	page := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/WebPage", channelBodyOf(catalog.WebPageChannel, "Sivu")))
	foreign := idIn(w.must("other", "POST", "/api/v11/ServiceChannel/WebPage",
		channelBodyOf(catalog.WebPageChannel, "Muu").with("organizationId", idOf("foreign").String())))
	swedish := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/WebPage", channelBodyOf(catalog.WebPageChannel, "Sida").with(
		"serviceChannelNames", texts("sv", "Sida"), "languages", []string{"sv"}, "webPage", texts("sv", "https://sida.example/"),
		"serviceChannelDescriptions", typedTexts("Summary", "sv", "Sammandrag av sidan", "Description", "sv", "En beskrivning som är längre."),
		"accessibilityClassification", []any{body{"accessibilityClassificationLevel": "Unknown", "language": "sv"}})))
	head, _ := w.log.Head(t.Context())
	a := w.do("api", "POST", "/api/v11/Service",
		serviceBodyOf("Uinti").with("serviceChannels", []string{page, foreign, swedish, idOf("nothing").String()}))
	if keys := strings.Join(a.keys(t), " "); keys != "ServiceChannels[1] ServiceChannels[3]" {
		t.Errorf("%s: %s", keys, a.body)
	}
	if now, _ := w.log.Head(t.Context()); now != head {
		t.Error("something was written")
	}
	w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti").with("serviceChannels", []string{page, swedish}))
	a = w.do("api", "POST", "/api/v11/ServiceChannel/WebPage",
		channelBodyOf(catalog.WebPageChannel, "Kolmas").with("services", []string{idOf("nothing").String()}))
	if keys := strings.Join(a.keys(t), " "); keys != "Services[0]" {
		t.Errorf("%s: %s", keys, a.body)
	}
}

func TestHoursAndContactsBySourceID(t *testing.T) {
	w := newWorld(t)
	w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti").with("sourceId", "s1"))
	electronic := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/EChannel", channelBodyOf(catalog.EChannel, "Asiointi").with("sourceId", "e1")))
	one := body{"serviceChannelSourceId": "e1", "contactDetails": body{"emails": texts("fi", "a@b.example")}}
	got := w.must("api", "PUT", "/api/v11/Connection/serviceSourceId/s1", body{"channelRelations": []any{one}})
	if joined := got["serviceChannels"].([]any); len(joined) != 1 || joined[0].(map[string]any)["contactDetails"] == nil {
		t.Errorf("%v", joined)
	}
	service := idIn(got)
	byID := body{"serviceChannelId": electronic, "contactDetails": body{"emails": []any{}}}
	w.must("api", "PUT", "/api/v11/Connection/serviceId/"+service, body{"channelRelations": []any{byID}})
	byID = byID.with("contactDetails", body{"emails": texts("fi", "a@b.example")})
	if a := w.do("api", "PUT", "/api/v11/Connection/serviceId/"+service, body{"channelRelations": []any{byID}}); a.status != 400 {
		t.Errorf("%d %s", a.status, a.body)
	}
	a := w.do("api", "PUT", "/api/v11/Connection/serviceSourceId/s1",
		body{"channelRelations": []any{body{"serviceChannelSourceId": "x"}, body{"serviceChannelSourceId": "y"}}})
	if keys := strings.Join(a.keys(t), " "); strings.Contains(string(a.body), idOf("").String()) ||
		keys != "ChannelRelations[0].ServiceChannelSourceId ChannelRelations[1].ServiceChannelSourceId" {
		t.Errorf("two unknown ones: %s", a.body)
	}
}

func TestPairsAreToldUnderTheirOwnPlaces(t *testing.T) {
	w := newWorld(t)
	w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti").with("sourceId", "s1"))
	w.must("api", "POST", "/api/v11/ServiceChannel/Phone", channelBodyOf(catalog.PhoneChannel, "Puhelin").with("sourceId", "p1"))
	pair := func(channel, description string) body {
		return body{"serviceSourceId": "s1", "serviceChannelSourceId": channel, "description": typedTexts("Description", "fi", description)}
	}
	long := strings.Repeat("a", 501)
	for _, list := range [][]any{{pair("unknown", "Tule ajoissa."), pair("p1", long)}, {pair("p1", "Tule ajoissa."), pair("p1", long)}} {
		a := w.do("api", "POST", "/api/v11/Connection/Source", list)
		if keys := strings.Join(a.keys(t), " "); keys != "[1].Description[0].Value" {
			t.Errorf("%s", keys)
		}
	}
}

// Who has the right to ASTI connections only must not read others' drafts through them.
func TestASTIAloneReadsNoDrafts(t *testing.T) {
	w := newWorld(t)
	w.user("asti", editorial.MainUser, editorial.RightASTI, "school")
	draft := channelBodyOf(catalog.ServiceLocation, "Salainen halli").with("organizationId", idOf("foreign").String(), "publishingStatus", "Draft")
	id := idIn(w.must("other", "POST", "/api/v11/ServiceChannel/ServiceLocation", draft))
	put := func(b body) answer { return w.do("asti", "PUT", "/api/v11/Connection/ASTI/serviceChannelId/"+id, b) }
	for _, b := range []body{{}, {"deleteAllServiceRelations": true}} {
		if a := put(b); a.status != 404 {
			t.Errorf("%v: %d %s", b, a.status, a.body)
		}
	}
	w.must("other", "PUT", "/api/v11/ServiceChannel/ServiceLocation/"+id, body{"publishingStatus": "Published"})
	for _, b := range []body{{}, {"deleteAllServiceRelations": true}} {
		if a := put(b); a.status != 200 || !strings.Contains(string(a.body), "Salainen") {
			t.Errorf("%v: %d %s", b, a.status, a.body)
		}
	}
}

// The log of rights names the organisation concerned, so that its main user sees it.
func TestActsNameTheOrganisation(t *testing.T) {
	w := newWorld(t)
	service := w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti").with("sourceId", "s1"))
	w.must("api", "POST", "/api/v11/ServiceChannel/Phone", channelBodyOf(catalog.PhoneChannel, "Puhelin").with("sourceId", "p1"))
	w.must("api", "PUT", "/api/v11/Connection/serviceId/"+idIn(service), body{"deleteAllChannelRelations": true})
	w.do("api", "POST", "/api/v11/Connection/Source", []any{body{"serviceSourceId": "s1", "serviceChannelSourceId": "p1"}})
	w.must("eeva", "PUT", "/api/v11/Organization/"+idOf("town").String(), body{"publishingStatus": "Published"})
	told := func(action string, status int, organization string) {
		t.Helper()
		if !slices.ContainsFunc(w.acts, func(a Act) bool {
			return a.Action == action && a.Status == status && a.Organization == idOf(organization)
		}) {
			t.Errorf("no act %s %d of %s in %+v", action, status, organization, w.acts)
		}
	}
	told("put_Connection_serviceId_serviceId", 200, "school")
	told("post_Connection_Source", 200, "school")
	told("put_Organization_id", 200, "town")
	w.do("api", "POST", "/api/v11/ServiceChannel/Phone", channelBodyOf(catalog.PhoneChannel, "B").with("organizationId", idOf("foreign").String()))
	told("post_ServiceChannel_Phone", 400, "foreign")
	theirs := idIn(w.must("eeva", "POST", "/api/v11/Service", serviceBodyOf("Muu").with("mainResponsibleOrganization", idOf("foreign").String(),
		"serviceProducers", []any{body{"provisionType": "SelfProducedServices", "organizations": []string{idOf("foreign").String()}}})))
	w.do("api", "POST", "/api/v11/Connection", []any{body{"serviceId": theirs, "serviceChannelId": idOf("c").String()}})
	told("post_Connection", 400, "foreign")
}

// What an API user reads, and what it is refused, is told with one of its organisations, however many it has: that one's main user sees it.
func TestActsOfWhoHasSeveralOrganisationsNameOne(t *testing.T) {
	w := newWorld(t)
	w.user("several", editorial.MainUser, editorial.RightRead, "school", "sports")
	for path, method := range map[string]string{"Service/active": "GET", "Service": "POST"} {
		before := len(w.acts)
		w.do("several", method, "/api/v11/"+path, nil)
		if len(w.acts) != before+1 || w.acts[before].Organization != idOf("school") {
			t.Errorf("%s %s: %+v", method, path, w.acts[before:])
		}
	}
}

// What is read with a right is told, too: whose right, and what came of it.
func TestReadsAreTold(t *testing.T) {
	w := newWorld(t)
	for path, want := range map[string]Act{
		"Service/active": {Action: "get_Service_active", Status: 200},
		"Service/active/" + idOf("nothing").String(): {Action: "get_Service_active_id", Status: 404},
		"Common/ServicesWithoutChannels":             {Action: "get_Common_ServicesWithoutChannels", Status: 200},
	} {
		before := len(w.acts)
		w.do("api", "GET", "/api/v11/"+path, nil)
		want.Actor, want.Organization = "a:"+idOf("user api").String(), idOf("school")
		if len(w.acts) != before+1 || w.acts[before] != want {
			t.Errorf("%s: %+v", path, w.acts[before:])
		}
	}
}
