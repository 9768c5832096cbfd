package in

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11/v11test"
)

// holder holds requests and answers against the contract.
type holder struct {
	*world
	contract *openapi3.T
	// answered counts by operation and status.
	answered map[string]map[int]int
}

func newHolder(t *testing.T) *holder {
	return &holder{newWorld(t), v11test.Contract(t), map[string]map[int]int{}}
}

func (h *holder) operation(method, path string) *openapi3.Operation {
	h.t.Helper()
	item := h.contract.Paths.Value("/api/v11/" + path)
	if item == nil || item.GetOperation(method) == nil {
		h.t.Fatalf("the contract has no %s %s", method, path)
	}
	return item.GetOperation(method)
}

// ask sends a request of the contract and holds both sides against it. A body that is to succeed must be the contract's.
func (h *holder) ask(want int, user, method, path, query string, content any, args ...string) answer {
	h.t.Helper()
	op := h.operation(method, path)
	if want == http.StatusOK && content != nil {
		raw, err := json.Marshal(content)
		if err != nil {
			h.t.Fatal(err)
		}
		var value any
		if err := json.Unmarshal(raw, &value); err != nil {
			h.t.Fatal(err)
		}
		schema := op.RequestBody.Value.Content.Get("application/json").Schema.Value
		if err := schema.VisitJSON(value, openapi3.VisitAsRequest(), openapi3.EnableFormatValidation()); err != nil {
			h.t.Errorf("%s %s: the request is not the contract's: %.400s", method, path, err)
		}
	}
	address := "/api/v11/" + path
	for _, a := range args {
		from, to := strings.IndexByte(address, '{'), strings.IndexByte(address, '}')
		address = address[:from] + url.PathEscape(a) + address[to+1:]
	}
	if query != "" {
		address += "?" + query
	}
	got := h.do(user, method, address, content)
	if got.status != want {
		h.t.Fatalf("%s %s as %q: %d, want %d: %.600s", method, address, user, got.status, want, got.body)
	}
	if h.answered[op.OperationID] == nil {
		h.answered[op.OperationID] = map[int]int{}
	}
	h.answered[op.OperationID][got.status]++
	response := op.Responses.Value(strconv.Itoa(got.status))
	if response == nil {
		h.t.Fatalf("%s: the contract has no status %d", address, got.status)
	}
	media := response.Value.Content.Get("application/json")
	if media == nil {
		if len(got.body) > 0 {
			h.t.Errorf("%s: status %d has a body: %s", address, got.status, got.body)
		}
		return got
	}
	var value any
	if err := json.Unmarshal(got.body, &value); err != nil {
		h.t.Fatalf("%s: %v in %.300s", address, err, got.body)
	}
	if err := media.Schema.Value.VisitJSON(value, openapi3.EnableFormatValidation()); err != nil {
		h.t.Errorf("%s (status %d): %.600s", address, got.status, err)
	}
	return got
}

// covers holds that each operation that needs a log-in, of those that are meant, was answered with success and in every
// way of refusing that it has; the bodies of all these answers have been held against the contract.
func (h *holder) covers(meant func(operation string) bool) {
	h.t.Helper()
	for operation := range operations() {
		if !meant(operation) {
			continue
		}
		want := []int{http.StatusOK, http.StatusBadRequest, http.StatusUnauthorized}
		if right(operation) != 0 {
			want = append(want, http.StatusForbidden)
		}
		if strings.HasPrefix(operation, "put_") || strings.HasSuffix(operation, "_id") {
			want = append(want, http.StatusNotFound)
		}
		for _, status := range want {
			if h.answered[operation][status] == 0 {
				h.t.Errorf("%s was never answered with %d", operation, status)
			}
		}
	}
}

func isConnection(operation string) bool { return strings.Contains(operation, "_Connection") }

func isRead(operation string) bool { return strings.HasPrefix(operation, "get_") }

// written is a kind of entity as the interface writes it.
type written struct {
	path string
	body body
	// update is a PUT that changes something.
	update body
	user   string
	// required are the keys of an empty body.
	required []string
}

func allWritten() []written {
	list := []written{
		{"Service", serviceBodyOf("Uimakoulu"), body{
			"publishingStatus": "Published", "serviceClasses": []string{aClass}, "ontologyTerms": []string{aTerm}, "targetGroups": []string{aGroup},
			"keywords": texts("fi", "uinti"), "validTo": nil,
		}, "api", []string{"AreaType", "FundingType", "Languages", "MainResponsibleOrganization", "PublishingStatus", "ServiceNames", "ServiceProducers", "Type"}},
		{"Organization", organizationBodyOf("Uimahallit"), body{"publishingStatus": "Published", "businessName": "Uimahallit Oy"}, "api",
			[]string{"OrganizationNames", "OrganizationType", "PublishingStatus"}},
		{"ServiceCollection", collectionBodyOf("Uinti"), body{"publishingStatus": "Published", "serviceCollectionNames": texts("fi", "Uinti nyt")}, "api",
			[]string{"OrganizationId", "PublishingStatus", "ServiceCollectionNames"}},
		{"GeneralDescription", generalBodyOf("Uimapohja"), body{"publishingStatus": "Published", "names": typedTexts("Name", "fi", "Pohja nyt")}, "eeva",
			[]string{"GeneralDescriptionType", "Names", "OntologyTerms", "PublishingStatus", "ServiceClasses", "TargetGroups"}},
	}
	for _, t := range catalog.ChannelTypes() {
		update := body{"publishingStatus": "Published", "isVisibleForAll": true, "languages": []string{"fi", "sv"}}
		if t == catalog.EChannel {
			update["requiresAuthentication"] = true
		}
		list = append(list, written{"ServiceChannel/" + string(t), channelBodyOf(t, "Kanava "+string(t)), update, "api",
			[]string{"Languages", "OrganizationId", "PublishingStatus", "ServiceChannelNames"}})
	}
	return list
}

func TestEveryEntityIsWrittenAsTheContractHasIt(t *testing.T) {
	h := newHolder(t)
	for _, x := range allWritten() {
		t.Run(x.path, func(t *testing.T) {
			h.t = t
			source := "oma." + strings.ReplaceAll(x.path, "/", "-")
			sources := x.path != "GeneralDescription"
			post := x.body
			if sources {
				post = post.with("sourceId", source)
			}
			delete(x.update, "validTo")
			made := h.ask(200, x.user, "POST", x.path, "", post).object(t)
			if sources && made["sourceId"] != source {
				t.Errorf("sourceId %v", made["sourceId"])
			}
			id := idIn(made)
			changed := h.ask(200, x.user, "PUT", x.path+"/{id}", "", x.update, id).object(t)
			if idIn(changed) != id || changed["publishingStatus"] != "Published" {
				t.Errorf("changed: %v %v", idIn(changed), changed["publishingStatus"])
			}
			if sources {
				h.ask(200, x.user, "PUT", x.path+"/sourceId/{sourceId}", "", x.update, source)
				h.ask(404, x.user, "PUT", x.path+"/sourceId/{sourceId}", "", x.update, "ei-ole")
				h.ask(400, x.user, "PUT", x.path+"/sourceId/{sourceId}", "", body{}, source)
				h.ask(401, "", "PUT", x.path+"/sourceId/{sourceId}", "", x.update, source)
				h.user("reader", editorial.MainUser, editorial.RightRead, "school")
				h.ask(403, "reader", "PUT", x.path+"/sourceId/{sourceId}", "", x.update, source)
			}
			h.negative(x, id)
			archived := h.ask(200, x.user, "PUT", x.path+"/{id}", "", x.update.with("publishingStatus", "Deleted"), id).object(t)
			if archived["publishingStatus"] != "Deleted" {
				t.Errorf("archived: %v", archived["publishingStatus"])
			}
		})
	}
	h.t = t
	h.covers(func(operation string) bool { return !isConnection(operation) && !isRead(operation) })
}

// negative tries what is refused.
func (h *holder) negative(x written, id string) {
	h.t.Helper()
	empty := h.ask(400, x.user, "POST", x.path, "", body{}).keys(h.t)
	for _, key := range x.required {
		if !containsPrefix(empty, key) {
			h.t.Errorf("an empty POST %s has no key %s: %v", x.path, key, empty)
		}
	}
	if got := h.ask(400, x.user, "POST", x.path, "", nil).keys(h.t); strings.Join(got, " ") != "RequestIsNull" {
		h.t.Errorf("no body: %v", got)
	}
	if got := h.ask(400, x.user, "PUT", x.path+"/{id}", "", body{}, id).keys(h.t); !containsPrefix(got, "PublishingStatus") {
		h.t.Errorf("an empty PUT: %v", got)
	}
	if got := h.ask(400, x.user, "PUT", x.path+"/{id}", "", x.update.with("publishingStatus", "Draft"), id).keys(h.t); strings.Join(got, " ") != "PublishingStatus" {
		h.t.Errorf("Published to Draft: %v", got)
	}
	if got := h.ask(400, x.user, "PUT", x.path+"/{id}", "", x.update.with("publishingStatus", "Removed"), id).keys(h.t); strings.Join(got, " ") != "PublishingStatus" {
		h.t.Errorf("an unknown status: %v", got)
	}
	if got := h.ask(400, x.user, "POST", x.path, "", x.body.with("publishingStatus", "Deleted")).keys(h.t); !containsPrefix(got, "PublishingStatus") {
		h.t.Errorf("a POST of something archived: %v", got)
	}
	if got := h.ask(400, x.user, "POST", x.path, "", x.body.with("publishingStatus", 7)).keys(h.t); strings.Join(got, " ") != "PublishingStatus" {
		h.t.Errorf("a number as status: %v", got)
	}
	if x.path == "GeneralDescription" {
		h.ask(404, x.user, "PUT", x.path+"/{id}", "", x.update, "no-id")
	} else {
		h.ask(400, x.user, "PUT", x.path+"/{id}", "", x.update, "no-id")
		h.ask(404, "other", "PUT", x.path+"/{id}", "", x.update, id)
		h.ask(400, "other", "POST", x.path, "", x.body)
	}
	h.ask(404, x.user, "PUT", x.path+"/{id}", "", x.update, idOf("nothing").String())
	h.ask(401, "", "POST", x.path, "", x.body)
	h.ask(401, "", "PUT", x.path+"/{id}", "", x.update, id)
	h.user("reader", editorial.MainUser, editorial.RightRead, "school")
	h.ask(403, "reader", "POST", x.path, "", x.body)
	h.ask(403, "reader", "PUT", x.path+"/{id}", "", x.update, id)
	if x.path == "GeneralDescription" {
		h.ask(403, "api", "POST", x.path, "", x.body)
		h.ask(403, "api", "PUT", x.path+"/{id}", "", x.update, id)
	}
}

func containsPrefix(keys []string, prefix string) bool {
	for _, k := range keys {
		if strings.HasPrefix(k, prefix) {
			return true
		}
	}
	return false
}

func TestConnectionsAreWrittenAsTheContractHasThem(t *testing.T) {
	h := newHolder(t)
	service := idIn(h.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uimakoulu").with("sourceId", "s1")))
	place := idIn(h.must("api", "POST", "/api/v11/ServiceChannel/ServiceLocation", channelBodyOf(catalog.ServiceLocation, "Halli").with("sourceId", "p1")))
	call := idIn(h.must("api", "POST", "/api/v11/ServiceChannel/Phone", channelBodyOf(catalog.PhoneChannel, "Neuvonta").with("sourceId", "p2")))

	hours := []any{body{"serviceHourType": "DaysOfTheWeek", "openingHour": []any{body{"dayFrom": "Monday", "from": "08:00", "to": "12:00"}}}}
	details := body{"emails": texts("fi", "halli@kunta.example"), "faxNumbers": []any{body{"number": "91234567", "prefixNumber": "+358", "language": "fi"}}}
	full := body{"serviceChargeType": "Chargeable", "description": typedTexts("Description", "fi", "Tule halliin ajoissa."), "serviceHours": hours, "contactDetails": details}

	told := h.ask(200, "api", "POST", "Connection", "", []any{full.with("serviceId", service, "serviceChannelId", place), body{"serviceId": service, "serviceChannelId": call}})
	if n := strings.Count(string(told.body), "added or updated"); n != 2 {
		t.Errorf("told %s", told.body)
	}
	shown := h.ask(200, "api", "GET", "Service/active/{id}", "", nil, service).object(t)
	if n := len(shown["serviceChannels"].([]any)); n != 2 {
		t.Fatalf("%d connections in %v", n, shown["serviceChannels"])
	}
	h.ask(200, "api", "POST", "Connection/Source", "", []any{body{"serviceSourceId": "s1", "serviceChannelSourceId": "p1", "serviceChargeType": "FreeOfCharge"}})
	if told := h.ask(200, "api", "POST", "Connection/Source", "", []any{body{"serviceSourceId": "s1", "serviceChannelSourceId": "nope"}}); !strings.Contains(string(told.body), "not found") {
		t.Errorf("an unknown source: %s", told.body)
	}

	// The list becomes the service's; what it leaves out of a connection stays.
	one := h.ask(200, "api", "PUT", "Connection/serviceId/{serviceId}", "", body{"channelRelations": []any{body{"serviceChannelId": place}}}, service).object(t)
	rows := one["serviceChannels"].([]any)
	if len(rows) != 1 {
		t.Fatalf("replaced: %v", rows)
	}
	row := rows[0].(map[string]any)
	if row["serviceChargeType"] != "FreeOfCharge" || len(row["description"].([]any)) != 1 || row["contactDetails"] == nil {
		t.Errorf("kept: %v", row)
	}
	emptied := h.ask(200, "api", "PUT", "Connection/serviceSourceId/{serviceSourceId}", "", body{"channelRelations": []any{body{
		"serviceChannelSourceId": "p1", "deleteServiceChargeType": true, "deleteAllDescriptions": true, "deleteAllServiceHours": true,
		"contactDetails": body{"deleteAllEmails": true, "deleteAllFaxNumbers": true},
	}}}, "s1").object(t)
	row = emptied["serviceChannels"].([]any)[0].(map[string]any)
	if row["serviceChargeType"] != nil || len(row["description"].([]any)) != 0 || row["contactDetails"] != nil {
		t.Errorf("emptied: %v", row)
	}
	h.ask(200, "api", "PUT", "Connection/serviceId/{serviceId}", "", body{"channelRelations": []any{}}, service)
	if rows := h.ask(200, "api", "GET", "Service/active/{id}", "", nil, service).object(t)["serviceChannels"].([]any); len(rows) != 1 {
		t.Errorf("an empty list alone took connections away: %v", rows)
	}

	// ASTI connections stand apart.
	extra := []any{body{"type": "Asti", "code": "LostAndFound", "description": texts("fi", "Kysy löytötavaroita.")}}
	asti := h.ask(200, "api", "PUT", "Connection/ASTI/serviceId/{serviceId}", "", body{"channelRelations": []any{body{"serviceChannelId": place, "extraTypes": extra}}}, service).object(t)
	if row := asti["serviceChannels"].([]any)[0].(map[string]any); len(row["extraTypes"].([]any)) != 1 {
		t.Errorf("asti: %v", row)
	}
	h.ask(200, "api", "PUT", "Connection/ASTI/serviceSourceId/{serviceSourceId}", "", body{"channelRelations": []any{body{"serviceChannelSourceId": "p1"}}}, "s1")
	h.ask(200, "api", "PUT", "Connection/serviceId/{serviceId}", "", body{"deleteAllChannelRelations": true}, service)
	if rows := h.ask(200, "api", "GET", "Service/active/{id}", "", nil, service).object(t)["serviceChannels"].([]any); len(rows) != 1 {
		t.Errorf("the ASTI connection went with the regular ones: %v", rows)
	}
	h.ask(200, "api", "PUT", "Connection/ASTI/serviceChannelId/{serviceChannelId}", "", body{"serviceRelations": []any{body{"serviceId": service, "extraTypes": extra}}}, place)
	h.ask(200, "api", "PUT", "Connection/ASTI/serviceChannelId/{serviceChannelId}", "", body{"deleteAllServiceRelations": true}, place)
	if rows := h.ask(200, "api", "GET", "Service/active/{id}", "", nil, service).object(t)["serviceChannels"].([]any); len(rows) != 0 {
		t.Errorf("left: %v", rows)
	}

	for _, bad := range []struct {
		name, method, path string
		body               any
		keys               string
	}{
		{"no ends", "POST", "Connection", []any{body{}}, "[0].ServiceChannelId [0].ServiceId"},
		{"an end that is none", "POST", "Connection", []any{body{"serviceId": "x", "serviceChannelId": place}}, "[0].ServiceId"},
		{"no list", "POST", "Connection", body{}, "RequestIsNull"},
		{"no source", "POST", "Connection/Source", []any{body{"serviceSourceId": "s1"}}, "[0].ServiceChannelSourceId"},
		{"twice", "PUT", "Connection/serviceId/{serviceId}", body{"channelRelations": []any{body{"serviceChannelId": place}, body{"serviceChannelId": place}}}, "ChannelRelations"},
		{"unknown channel", "PUT", "Connection/serviceId/{serviceId}", body{"channelRelations": []any{body{"serviceChannelId": idOf("nothing").String()}}}, "ChannelRelations[0].ServiceChannelId"},
		{"hours with a phone", "PUT", "Connection/serviceId/{serviceId}", body{"channelRelations": []any{body{"serviceChannelId": call, "serviceHours": hours}}}, "ChannelRelations[0].ServiceHours"},
		{"a text too long", "PUT", "Connection/serviceId/{serviceId}", body{"channelRelations": []any{body{
			"serviceChannelId": place, "description": typedTexts("Description", "fi", strings.Repeat("a", 501))}}}, "ChannelRelations[0].Description[0].Value"},
		{"a bad fax", "PUT", "Connection/serviceId/{serviceId}", body{"channelRelations": []any{body{
			"serviceChannelId": place, "contactDetails": body{"faxNumbers": []any{body{"number": "x", "prefixNumber": "+358", "language": "fi"}}}}}},
			"ChannelRelations[0].ContactDetails.FaxNumbers[0].Number"},
		{"ASTI with a phone", "PUT", "Connection/ASTI/serviceId/{serviceId}", body{"channelRelations": []any{body{"serviceChannelId": call}}}, "ChannelRelations[0].ServiceChannelId"},
		{"a wrong type", "PUT", "Connection/ASTI/serviceChannelId/{serviceChannelId}", body{"serviceRelations": 7}, "ServiceRelations"},
		{"a wrong flag", "PUT", "Connection/serviceSourceId/{serviceSourceId}", body{"deleteAllChannelRelations": nil}, "DeleteAllChannelRelations"},
		{"a wrong ASTI flag", "PUT", "Connection/ASTI/serviceSourceId/{serviceSourceId}", body{"deleteAllChannelRelations": "yes"}, "DeleteAllChannelRelations"},
	} {
		t.Run(bad.name, func(t *testing.T) {
			h.t = t
			var args []string
			switch {
			case strings.Contains(bad.path, "SourceId"):
				args = []string{"s1"}
			case strings.Contains(bad.path, "serviceChannelId"):
				args = []string{place}
			case strings.Contains(bad.path, "serviceId"):
				args = []string{service}
			}
			if got := h.ask(400, "api", bad.method, bad.path, "", bad.body, args...).keys(t); strings.Join(got, " ") != bad.keys {
				t.Errorf("keys %v, want %s", got, bad.keys)
			}
		})
	}
	h.t = t
	none := body{"deleteAllChannelRelations": true}
	h.user("reader", editorial.MainUser, editorial.RightRead, "school")
	h.user("asti", editorial.MainUser, editorial.RightASTI, "school")
	for _, path := range []string{"Connection/serviceId/{serviceId}", "Connection/ASTI/serviceId/{serviceId}", "Connection/serviceSourceId/{serviceSourceId}", "Connection/ASTI/serviceSourceId/{serviceSourceId}", "Connection/ASTI/serviceChannelId/{serviceChannelId}"} {
		arg := service
		if strings.Contains(path, "Source") {
			arg = "s1"
		}
		h.ask(401, "", "PUT", path, "", none, arg)
		h.ask(403, "reader", "PUT", path, "", none, arg)
		h.ask(404, "eeva", "PUT", path, "", none, strings.Map(func(r rune) rune { return r }, idOf("nothing").String()))
	}
	h.ask(404, "other", "PUT", "Connection/serviceId/{serviceId}", "", none, service)
	h.ask(403, "asti", "PUT", "Connection/serviceId/{serviceId}", "", none, service)
	h.ask(200, "asti", "PUT", "Connection/ASTI/serviceId/{serviceId}", "", none, service)
	h.ask(200, "asti", "PUT", "Connection/ASTI/serviceChannelId/{serviceChannelId}", "", body{"deleteAllServiceRelations": true}, place)
	h.ask(401, "", "POST", "Connection", "", []any{})
	h.ask(403, "reader", "POST", "Connection", "", []any{})
	h.ask(401, "", "POST", "Connection/Source", "", []any{})
	h.ask(403, "reader", "POST", "Connection/Source", "", []any{})
	if told := h.ask(200, "other", "POST", "Connection", "", []any{body{"serviceId": service, "serviceChannelId": place}}); !strings.Contains(string(told.body), "Ignored") {
		t.Errorf("a connection of somebody else's service: %s", told.body)
	}
	h.covers(isConnection)
}

func TestRestrictedReadsKeepTheContract(t *testing.T) {
	h := newHolder(t)
	h.user("reader", editorial.MainUser, editorial.RightRead, "school")
	draft := idIn(h.must("api", "POST", "/api/v11/Service", serviceBodyOf("Luonnos").with("publishingStatus", "Draft")))
	h.must("api", "POST", "/api/v11/Service", serviceBodyOf("Julkinen"))
	place := idIn(h.must("api", "POST", "/api/v11/ServiceChannel/ServiceLocation", channelBodyOf(catalog.ServiceLocation, "Halli")))
	h.must("api", "POST", "/api/v11/ServiceChannel/Phone", channelBodyOf(catalog.PhoneChannel, "Neuvonta").with("publishingStatus", "Draft"))
	h.settle()
	count := func(path, query string) int {
		t.Helper()
		list, _ := h.ask(200, "reader", "GET", path, query, nil).object(t)["itemList"].([]any)
		return len(list)
	}
	old := "date=" + url.QueryEscape(time.Now().Add(time.Hour).UTC().Format("2006-01-02T15:04:05"))
	for _, x := range []struct {
		path, query string
		want        int
	}{
		{"Service/active", "", 2}, {"Service/active", old, 0}, {"Service/active", "page=2", 0},
		{"ServiceChannel/active", "", 2}, {"ServiceChannel/active", "type=Phone", 1}, {"ServiceChannel/active", "type=EChannel", 0},
		{"Organization/saha", "", 5}, {"Organization/saha", old, 0},
		{"Common/NotMaintainedServices", "", 0}, {"Common/NotMaintainedServices", "status=Draft", 1},
		{"Common/NotMaintainedServiceChannels", "status=Published", 0}, {"Common/NotMaintainedServiceChannels", "status=Draft", 1},
		{"Common/ExpiringServiceChannels", "", 0}, {"Common/ExpiringServiceChannels", "status=Draft", 0},
		{"Common/ServicesWithoutChannels", "", 1}, {"Common/ChannelsWithoutServices", "", 1},
		{"Common/Translation", "", 0}, {"Common/Translation", old, 0},
	} {
		if got := count(x.path, x.query); got != x.want {
			t.Errorf("%s?%s has %d items, want %d", x.path, x.query, got, x.want)
		}
	}
	if got := h.ask(200, "reader", "GET", "Service/active/{id}", "showHeader=true", nil, draft).object(t); got["publishingStatus"] != "Draft" {
		t.Errorf("the draft: %v", got)
	}
	h.ask(200, "reader", "GET", "ServiceChannel/active/{id}", "", nil, place)
	h.ask(200, "reader", "GET", "Organization/saha/{id}", "", nil, idOf("school").String())
	for _, path := range []string{"Service/active/{id}", "ServiceChannel/active/{id}", "Organization/saha/{id}"} {
		h.ask(404, "reader", "GET", path, "", nil, idOf("nothing").String())
		h.ask(400, "reader", "GET", path, "", nil, "x")
		h.ask(401, "", "GET", path, "", nil, draft)
		h.user("writer", editorial.MainUser, editorial.RightWrite, "school")
		h.ask(403, "writer", "GET", path, "", nil, draft)
	}
	for _, path := range []string{
		"Service/active", "ServiceChannel/active", "Organization/saha", "Common/NotMaintainedServices", "Common/NotMaintainedServiceChannels",
		"Common/ExpiringServiceChannels", "Common/ServicesWithoutChannels", "Common/ChannelsWithoutServices", "Common/Translation",
	} {
		h.ask(400, "reader", "GET", path, "page=x", nil)
		h.ask(401, "", "GET", path, "", nil)
		h.user("writer", editorial.MainUser, editorial.RightWrite, "school")
		if strings.HasPrefix(path, "Common/") {
			h.ask(200, "writer", "GET", path, "", nil)
			continue
		}
		h.ask(403, "writer", "GET", path, "", nil)
	}
	h.ask(400, "reader", "GET", "ServiceChannel/active", "type=Fax", nil)
	h.ask(400, "reader", "GET", "Common/NotMaintainedServices", "status=Modified", nil)
	if public := h.do("", "GET", "/api/v11/Service/"+draft, nil); public.status != 404 {
		t.Errorf("the public sees the draft: %d", public.status)
	}
	h.covers(isRead)
}

// Every operation of the contract that needs a log-in is served, and answers 401 without one.
func TestEveryRestrictedOperationIsServed(t *testing.T) {
	h := newHolder(t)
	served := operations()
	count := 0
	for path, item := range h.contract.Paths.Map() {
		for method, op := range item.Operations() {
			if op.Responses.Value("401") == nil {
				continue
			}
			count++
			if served[op.OperationID].serve == nil {
				t.Errorf("%s is not served", op.OperationID)
			}
			address := strings.NewReplacer("{", "", "}", "").Replace(path)
			if a := h.do("", method, address, nil); a.status != 401 || len(a.body) != 0 || a.header.Get("WWW-Authenticate") == "" {
				t.Errorf("%s %s without a token: %d %q", method, path, a.status, a.body)
			}
			r := h.do("nobody", method, address, nil)
			if r.status != 401 || len(r.body) != 0 {
				t.Errorf("%s %s with a token of nobody: %d %q", method, path, r.status, r.body)
			}
		}
	}
	if count != len(served) {
		t.Errorf("%d operations need a log-in, %d are served", count, len(served))
	}
}
