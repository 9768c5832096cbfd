package in

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestADryRunTellsAllAndWritesNothing(t *testing.T) {
	w := newWorld(t)
	head, _ := w.log.Head(t.Context())
	bad := serviceBodyOf("Uimakoulu").with("fundingType", "Free", "areaType", "LimitedType", "keywords", texts("se", "sátni", "fi", strings.Repeat("a", 151)),
		"colour", "blue", "serviceClasses", []string{"http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6"})
	got := w.must("api", "POST", "/api/v11/Service?dryRun=true", bad)
	if got["valid"] != false || got["created"] != true {
		t.Errorf("valid %v, created %v", got["valid"], got["created"])
	}
	keys := map[string]bool{}
	for _, p := range got["problems"].([]any) {
		problem := p.(map[string]any)
		keys[problem["key"].(string)] = true
		for _, member := range []string{"field", "rule", "message"} {
			if problem[member] == "" || problem[member] == nil {
				t.Errorf("a problem without %s: %v", member, problem)
			}
		}
	}
	for _, want := range []string{"FundingType", "Areas", "Model", "Keywords[1].Value", "ServiceClasses"} {
		if !keys[want] {
			t.Errorf("no problem under %s: %v", want, keys)
		}
	}
	if ignored := got["ignoredMembers"].([]any); len(ignored) != 1 || ignored[0] != "colour" {
		t.Errorf("ignored %v", ignored)
	}
	if now, _ := w.log.Head(t.Context()); now != head {
		t.Error("a dry run has written")
	}

	id := idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uimakoulu")))
	head, _ = w.log.Head(t.Context())
	change := body{"publishingStatus": "Published", "serviceClasses": []string{aClass}, "ontologyTerms": []string{aTerm}, "targetGroups": []string{aGroup},
		"serviceNames": typedTexts("Name", "fi", "Uimaopetus")}
	got = w.must("api", "PUT", "/api/v11/Service/"+id+"?dryRun=TRUE", change)
	changes := got["changes"].([]any)
	if got["valid"] != true || len(changes) == 0 || got["id"] != id {
		t.Errorf("%v", got)
	}
	names := slices.ContainsFunc(changes, func(c any) bool {
		m := c.(map[string]any)
		return strings.HasPrefix(m["field"].(string), "serviceNames[Name fi]") && m["old"] == "Uimakoulu" && m["new"] == "Uimaopetus"
	})
	if !names {
		t.Errorf("the change of the name is not told: %v", changes)
	}
	if archived := w.must("api", "PUT", "/api/v11/Service/"+id+"?dryRun=true", body{"publishingStatus": "Deleted"}); archived["publishingStatus"] != "Deleted" {
		t.Errorf("archiving: %v", archived)
	}
	if joined := w.must("api", "PUT", "/api/v11/Connection/serviceId/"+id+"?dryRun=true", body{"channelRelations": []any{body{"serviceChannelId": idOf("nothing").String(), "x": 1}}}); joined["valid"] != false || len(joined["ignoredMembers"].([]any)) != 1 {
		t.Errorf("connections: %v", joined)
	}
	if now, _ := w.log.Head(t.Context()); now != head {
		t.Error("a dry run has written")
	}
	if a := w.do("other", "PUT", "/api/v11/Service/"+id+"?dryRun=true", change); a.status != 404 {
		t.Errorf("a dry run tells others: %d", a.status)
	}
	if a := w.do("api", "PUT", "/api/v11/Service/"+id+"?dryRun=maybe", change); a.status != 400 {
		t.Errorf("dryRun=maybe: %d", a.status)
	}
}

func TestProblemsStandUnderTheBodysMembers(t *testing.T) {
	w := newWorld(t)
	place := channelBodyOf(catalog.ServiceLocation, "Halli")
	electronic := channelBodyOf(catalog.EChannel, "Asiointi")
	unknown := idOf("nothing").String()
	for _, c := range []struct {
		name, path string
		body       body
		keys       string
	}{
		{"an empty text", "Service", serviceBodyOf("A").with("serviceNames", typedTexts("Name", "fi", " ")), "ServiceNames ServiceNames[0].Value"},
		{"an unknown municipality", "Service", serviceBodyOf("A").with("areaType", "LimitedType", "areas", []any{body{"type": "Municipality", "areaCodes": []string{"091", "999"}}}), "Areas[0].AreaCodes[1]"},
		{"an unknown region", "Service", serviceBodyOf("A").with("areaType", "LimitedType", "areas", []any{body{"type": "Region", "areaCodes": []string{"01"}}, body{"type": "Region", "areaCodes": []string{"99"}}}), "Areas[1].AreaCodes[0]"},
		{"an owner that is nobody", "Service", serviceBodyOf("A").with("mainResponsibleOrganization", unknown), "MainResponsibleOrganization ServiceProducers[0].Organizations[0]"},
		{"an owner of others", "Service", serviceBodyOf("A").with("mainResponsibleOrganization", idOf("foreign").String()), "MainResponsibleOrganization ServiceProducers[0].Organizations[0]"},
		{"a producer that is none", "Service", serviceBodyOf("A").with("serviceProducers", []any{body{"provisionType": "SelfProducedServices", "organizations": []string{idOf("sports").String()}}}), "ServiceProducers[0].Organizations[0]"},
		{"a main organisation", "Organization", organizationBodyOf("A").with("parentOrganizationId", nil), "Organization"},
		{"a number of a phone", "ServiceChannel/Phone", channelBodyOf(catalog.PhoneChannel, "A").with("phoneNumbers", []any{body{"type": "Phone", "number": "x", "prefixNumber": "+358", "language": "fi"}}), "PhoneNumbers[0].Number"},
		{"a fax", "ServiceChannel/ServiceLocation", place.with("phoneNumbers", []any{body{"number": "1", "prefixNumber": "+358", "language": "fi"}}, "faxNumbers", []any{body{"number": "x", "prefixNumber": "+358", "language": "fi"}}), "FaxNumbers[0].Number"},
		{"a url", "ServiceChannel/EChannel", electronic.with("webPage", texts("fi", "no url")), "WebPage[0].Value"},
		{"how many sign", "ServiceChannel/EChannel", electronic.with("signatureQuantity", "0"), "SignatureQuantity"},
		{"a support phone", "ServiceChannel/EChannel", electronic.with("supportPhones", []any{body{"number": "", "prefixNumber": "+358", "language": "fi"}}), "SupportPhones[0].Number"},
		{"an alien language", "ServiceChannel/EChannel", electronic.with("supportEmails", texts("en", "a@b.example")), "Model"},
		{"hours that end before they begin", "ServiceChannel/ServiceLocation", place.with("serviceHours", []any{body{"serviceHourType": "DaysOfTheWeek", "openingHour": []any{
			body{"dayFrom": "Monday", "dayTo": "Friday", "from": "16:00", "to": "08:00"}}}}), "ServiceHours[0].OpeningHour[0].To"},
		{"a source id", "Service", serviceBodyOf("A").with("sourceId", "a b"), "SourceId"},
		{"a date that is past", "Service", serviceBodyOf("A").with("publishingStatus", "Draft", "validFrom", "2020-01-01T00:00:00"), "ValidFrom"},
		{"a date with the wrong status", "Service", serviceBodyOf("A").with("validFrom", "2099-01-01T00:00:00"), "ValidFrom"},
		{"all at once", "Service", serviceBodyOf("A").with("fundingType", "x", "sourceId", "a b", "languages", []string{"zz"}), "FundingType Languages[0] SourceId"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := w.do("api", "POST", "/api/v11/"+c.path, c.body)
			if got := strings.Join(a.keys(t), " "); got != c.keys {
				t.Errorf("%s, want %s: %s", got, c.keys, a.body)
			}
		})
	}
}

func TestDatesBecomeAPlan(t *testing.T) {
	w := newWorld(t)
	made := w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Kesäuinti").with("publishingStatus", "Draft",
		"validFrom", "2099-06-01T12:30:00", "validTo", "2099-08-01"))
	if made["publishingStatus"] != "Draft" {
		t.Errorf("%v", made["publishingStatus"])
	}
	facts, ok := w.desk.Register().Find(editorial.Ref{Kind: catalog.KindService, ID: mustID(t, idIn(made))})
	if !ok || facts.PublishAt.UTC().Format(time.RFC3339) != "2099-05-31T21:00:00Z" { // midnight in Finland
		t.Errorf("published at %v", facts.PublishAt)
	}
}

func mustID(t *testing.T, s string) catalog.ID {
	t.Helper()
	var id catalog.ID
	if err := id.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestTheLifeCycleThroughTheInterface(t *testing.T) {
	w := newWorld(t)
	again := body{"serviceClasses": []string{aClass}, "ontologyTerms": []string{aTerm}, "targetGroups": []string{aGroup}}
	put := func(id, status string) answer {
		return w.do("api", "PUT", "/api/v11/Service/"+id, again.with("publishingStatus", status, "keywords", texts("fi", "sana "+status+time.Now().String())))
	}
	for _, c := range []struct {
		from string
		to   map[string]int
	}{
		{"Draft", map[string]int{"Draft": 200, "Published": 200, "Modified": 400, "Deleted": 400}},
		{"Published", map[string]int{"Draft": 400, "Published": 200, "Modified": 200, "Deleted": 200}},
		{"Deleted", map[string]int{"Draft": 400, "Published": 200, "Modified": 200, "Deleted": 200}},
		{"Modified", map[string]int{"Draft": 400, "Published": 400, "Modified": 400, "Deleted": 400}},
	} {
		for to, want := range c.to {
			t.Run(c.from+" to "+to, func(t *testing.T) {
				first := c.from
				if first == "Deleted" || first == "Modified" {
					first = "Published"
				}
				id := idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Palvelu "+c.from+to).with("publishingStatus", first)))
				if first != c.from {
					if a := put(id, c.from); a.status != 200 {
						t.Fatalf("to %s: %s", c.from, a.body)
					}
				}
				a := put(id, to)
				if a.status != want {
					t.Fatalf("%d, want %d: %.300s", a.status, want, a.body)
				}
				if want == 400 {
					if keys := strings.Join(a.keys(t), " "); keys != "PublishingStatus" {
						t.Errorf("keys %s", keys)
					}
				} else if got := a.object(t)["publishingStatus"]; got != to {
					t.Errorf("it is %v", got)
				}
			})
		}
	}
}

func TestProposedChannelsAreAttachedWhenAskedFor(t *testing.T) {
	w := newWorld(t)
	channel := mustID(t, idIn(w.must("api", "POST", "/api/v11/ServiceChannel/WebPage", channelBodyOf(catalog.WebPageChannel, "Sivu").with("isVisibleForAll", true))))
	general := &catalog.GeneralDescription{
		ID: idOf("gd"), Names: typed(catalog.TypeName, "fi", "Pohja"), Type: catalog.TypeService, GeneralDescriptionType: "Municipality",
		Descriptions:    append(typed(catalog.TypeSummary, "fi", "Pohjan tiivistelmä"), typed(catalog.TypeDescription, "fi", wantDoc)...),
		ServiceClasses:  []catalog.CodeRef{{URI: "http://urn.fi/URN:NBN:fi:au:ptvl:v1062"}},
		OntologyTerms:   []catalog.CodeRef{{URI: aTerm}},
		TargetGroups:    []catalog.CodeRef{{URI: "http://urn.fi/URN:NBN:fi:au:ptvl:v2001"}},
		ServiceChannels: []catalog.ProposedChannel{{ChannelID: channel}},
	}
	if _, err := w.desk.Create(t.Context(), editorial.Job("test"), editorial.Edit{Entity: general, Publish: true}); err != nil {
		t.Fatal(err)
	}
	leaning := serviceBodyOf("Nojaava").with("type", nil, "generalDescriptionId", general.ID.String(), "serviceClasses", nil, "ontologyTerms", nil, "targetGroups", nil)
	plain := w.must("api", "POST", "/api/v11/Service", leaning)
	if n := len(plain["serviceChannels"].([]any)); n != 0 {
		t.Errorf("%d channels unasked", n)
	}
	if plain["type"] != "Service" || plain["generalDescriptionId"] != general.ID.String() {
		t.Errorf("what was published a moment ago is not shown: %v %v", plain["type"], plain["generalDescriptionId"])
	}
	attached := w.must("api", "POST", "/api/v11/Service?attachProposedChannels=true", leaning.with("serviceNames", typedTexts("Name", "fi", "Toinen")))
	if n := len(attached["serviceChannels"].([]any)); n != 1 {
		t.Errorf("%d channels", n)
	}
	put := leaning.with("publishingStatus", "Published")
	if again := w.must("api", "PUT", "/api/v11/Service/"+idIn(plain)+"?attachProposedChannels=true", put); len(again["serviceChannels"].([]any)) != 1 {
		t.Errorf("PUT attaches %v", again["serviceChannels"])
	}
}

func TestAPostConnectsWhatItLists(t *testing.T) {
	w := newWorld(t)
	channel := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/WebPage", channelBodyOf(catalog.WebPageChannel, "Sivu")))
	service := w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Palvelu").with("serviceChannels", []string{channel}))
	rows := service["serviceChannels"].([]any)
	if len(rows) != 1 || rows[0].(map[string]any)["serviceChannel"].(map[string]any)["name"] != "Sivu" {
		t.Errorf("%v", rows)
	}
	place := w.must("api", "POST", "/api/v11/ServiceChannel/ServiceLocation", channelBodyOf(catalog.ServiceLocation, "Halli").with("services", []string{idIn(service)}))
	if rows := place["services"].([]any); len(rows) != 1 {
		t.Errorf("%v", rows)
	}
	collection := w.must("api", "POST", "/api/v11/ServiceCollection", collectionBodyOf("Kokonaisuus").with("services", []string{idIn(service)}, "serviceChannels", []string{channel}))
	if len(collection["services"].([]any)) != 1 || len(collection["serviceChannels"].([]any)) != 1 {
		t.Errorf("%v", collection)
	}
}

func TestBodiesThatAreTooMuch(t *testing.T) {
	w := newWorld(t)
	ask := func(content, contentType string, length int64) int {
		r := httptest.NewRequest("POST", "http://varanto.example/api/v11/Service", strings.NewReader(content))
		r.ContentLength = length
		r.Header.Set("Content-Type", contentType)
		r.Header.Set("Authorization", "Bearer "+token("api"))
		recorder := httptest.NewRecorder()
		w.handler.ServeHTTP(recorder, r)
		if recorder.Code == http.StatusRequestEntityTooLarge && !strings.Contains(recorder.Body.String(), "errorMessage") {
			t.Errorf("413 with %s", recorder.Body)
		}
		return recorder.Code
	}
	long := `{"a":"` + strings.Repeat("x", maxBody) + `"}`
	for _, c := range []struct {
		name, body, contentType string
		length                  int64
		want                    int
	}{
		{"says to be too long", "{}", "application/json", 10 << 20, 413},
		{"is too long and does not say so", long, "application/json", -1, 413},
		{"is no JSON by its type", "{}", "application/x-www-form-urlencoded", 2, 415},
		{"text/json", "{}", "text/json; charset=utf-8", 2, 400},
		{"any +json", "{}", "application/vnd.varanto+json", 2, 400},
		{"without a type", "{}", "", 2, 400},
		{"nests for ever", strings.Repeat(`{"serviceNames":[`, maxBody/20), "application/json", -1, 400},
		{"has very many empty objects", `{"x":[` + strings.Repeat("{},", 600_000) + `{}]}`, "application/json", -1, 400},
	} {
		if got := ask(c.body, c.contentType, c.length); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestTokensThatAreNone(t *testing.T) {
	w := newWorld(t)
	for _, header := range []string{"", "Bearer", "Bearer ", "Basic YTpi", "Bearer x", "Bearer a.b.c.d", "Bearer " + token("nobody"), "Bearer \x00", token("api")} {
		r := httptest.NewRequest("POST", "http://varanto.example/api/v11/Service", strings.NewReader("{}"))
		if header != "" {
			r.Header["Authorization"] = []string{header}
		}
		recorder := httptest.NewRecorder()
		w.handler.ServeHTTP(recorder, r)
		if recorder.Code != 401 || recorder.Body.Len() != 0 || recorder.Header().Get("WWW-Authenticate") != "Bearer" {
			t.Errorf("%q: %d %q", header, recorder.Code, recorder.Body)
		}
	}
}

func TestLogIn(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct {
		name string
		body any
		want int
	}{
		{"right", body{"username": "api", "password": "right"}, 200},
		{"for an organisation", body{"username": "api", "password": "right", "apiUserOrganisation": idOf("school").String()}, 200},
		{"for none", body{"username": "api", "password": "right", "apiUserOrganisation": nil}, 200},
		{"for somebody else's", body{"username": "api", "password": "right", "apiUserOrganisation": idOf("elsewhere").String()}, 400},
		{"wrong", body{"username": "api", "password": "wrong"}, 401},
		{"unknown", body{"username": "nobody", "password": "wrong"}, 401},
		{"locked", body{"username": "locked", "password": "right"}, 429},
		{"no password", body{"username": "api"}, 400},
		{"wrong types", body{"username": 7, "password": []int{1}}, 400},
		{"no body", nil, 400},
		{"no JSON", "username=api", 400},
		{"too long", `{"username":"` + strings.Repeat("a", maxLogIn) + `"}`, 413},
	} {
		for _, path := range []string{"/api/auth/api-login", "/API/Auth/Api-Login"} {
			a := w.do("", "POST", path, c.body)
			if a.status != c.want {
				t.Errorf("%s: %d, want %d: %s", c.name, a.status, c.want, a.body)
			}
			if c.want != 200 {
				continue
			}
			var got struct{ ServiceToken, PTVToken string }
			if err := json.Unmarshal(a.body, &got); err != nil || got.ServiceToken != token("api") || got.PTVToken != token("api") {
				t.Errorf("%s: %s", c.name, a.body)
			}
		}
	}
	if a := w.do("", "POST", "/api/auth/api-login", body{"username": "locked", "password": "x"}); a.header.Get("Retry-After") != "91" {
		t.Errorf("Retry-After %q", a.header.Get("Retry-After"))
	}
	if a := w.do("", "GET", "/api/auth/api-login", nil); a.status != 405 {
		t.Errorf("GET: %d", a.status)
	}
}

func TestALogInIsCountedByWhoSentIt(t *testing.T) {
	w := newWorld(t)
	w.do("", "POST", "/api/auth/api-login", body{"username": "api", "password": "right"})
	if w.accounts.remote != "sent by somebody" {
		t.Errorf("counted as %q", w.accounts.remote)
	}
}

func TestASourceIDIsTheUsersOwn(t *testing.T) {
	w := newWorld(t)
	page := channelBodyOf(catalog.WebPageChannel, "Sivu")
	first := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/WebPage", page.with("sourceId", "yksi")))
	w.must("api", "POST", "/api/v11/ServiceChannel/WebPage", page.with("sourceId", "kaksi", "serviceChannelNames", texts("fi", "Toinen sivu")))
	w.user("third", editorial.MainUser, editorial.RightRead|editorial.RightWrite, "school")
	if a := w.do("third", "PUT", "/api/v11/ServiceChannel/WebPage/sourceId/yksi", body{"publishingStatus": "Published"}); a.status != 404 {
		t.Errorf("somebody else's source id: %d", a.status)
	}
	own := w.must("third", "POST", "/api/v11/ServiceChannel/WebPage", page.with("sourceId", "yksi", "serviceChannelNames", texts("fi", "Kolmas sivu")))
	if idIn(own) == first || own["sourceId"] != "yksi" {
		t.Errorf("the same source id of another user: %v", own)
	}
	if a := w.do("api", "PUT", "/api/v11/ServiceChannel/WebPage/"+first, body{"publishingStatus": "Published", "sourceId": "kaksi"}); strings.Join(a.keys(t), " ") != "SourceId" {
		t.Errorf("a source id in use: %s", a.body)
	}
	w.must("api", "PUT", "/api/v11/ServiceChannel/WebPage/"+first, body{"publishingStatus": "Published", "sourceId": "uusi"})
	if again := w.must("api", "PUT", "/api/v11/ServiceChannel/WebPage/sourceId/uusi", body{"publishingStatus": "Published"}); idIn(again) != first {
		t.Errorf("by its new source id: %v", idIn(again))
	}
	if shown := w.must("third", "GET", "/api/v11/ServiceChannel/active/"+first, nil); shown["sourceId"] != nil {
		t.Errorf("others see %v", shown["sourceId"])
	}
}

func TestAChannelOfAnotherTypeIsNotThere(t *testing.T) {
	w := newWorld(t)
	id := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/WebPage", channelBodyOf(catalog.WebPageChannel, "Sivu")))
	if a := w.do("api", "PUT", "/api/v11/ServiceChannel/Phone/"+id, body{"publishingStatus": "Published"}); a.status != 404 {
		t.Errorf("a web page as a phone: %d %s", a.status, a.body)
	}
	if a := w.do("api", "PUT", "/api/v11/ServiceChannel/EChannel/"+id, body{"publishingStatus": "Published", "requiresAuthentication": nil}); a.status != 404 {
		t.Errorf("%d", a.status)
	}
	electronic := channelBodyOf(catalog.EChannel, "Asiointi")
	for _, bad := range []body{electronic.with("requiresAuthentication", nil), electronic.with("requiresSignature", "true")} {
		if a := w.do("api", "POST", "/api/v11/ServiceChannel/EChannel", bad); a.status != 400 {
			t.Errorf("%d %s", a.status, a.body)
		}
	}
	raw := `{"requiresAuthentication":null,"publishingStatus":"Published"}`
	made := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/EChannel", electronic))
	if a := w.do("api", "PUT", "/api/v11/ServiceChannel/EChannel/"+made, raw); strings.Join(a.keys(t), " ") != "RequiresAuthentication" {
		t.Errorf("null for a switch: %s", a.body)
	}
}
