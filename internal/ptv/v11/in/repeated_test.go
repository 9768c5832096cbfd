package in

import (
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
)

func repeated(a answer) bool { return a.header.Get(repeatedHeader) == "true" }

// A POST with a used source id is a retry only when it asks for what there is.
func TestARetryAsksForTheSame(t *testing.T) {
	w := newWorld(t)
	const path = "/api/v11/ServiceChannel/WebPage"
	page := channelBodyOf(catalog.WebPageChannel, "Sivu").with("sourceId", "a", "publishingStatus", "Draft")
	id := idIn(w.must("api", "POST", path, page))
	if a := w.do("api", "POST", path, page); a.status != 200 || !repeated(a) {
		t.Errorf("the same again: %d %s", a.status, a.body)
	}
	for name, other := range map[string]body{
		"another status": page.with("publishingStatus", "Published"),
		"other dates":    page.with("validFrom", "2099-01-01"),
		"a connection":   page.with("services", []string{idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti")))}),
	} {
		if keys := w.do("api", "POST", path, other).keys(t); strings.Join(keys, " ") != "SourceId" {
			t.Errorf("%s: %v", name, keys)
		}
	}
	w.must("api", "PUT", path+"/"+id, body{"publishingStatus": "Published"})
	w.must("api", "PUT", path+"/"+id, body{"publishingStatus": "Deleted"})
	if keys := w.do("api", "POST", path, page).keys(t); strings.Join(keys, " ") != "SourceId" {
		t.Errorf("archived: %v", keys)
	}
}

// A dry run tells every broken rule beside the source id that is taken, and answers in its own form whatever the body.
func TestADryRunGoesOn(t *testing.T) {
	w := newWorld(t)
	page := channelBodyOf(catalog.WebPageChannel, "Sivu").with("sourceId", "a")
	w.must("api", "POST", "/api/v11/ServiceChannel/WebPage", page)
	bad := page.with("webPage", texts("fi", "no url"))
	told := w.must("api", "POST", "/api/v11/ServiceChannel/WebPage?dryRun=true", bad)
	keys := map[string]bool{}
	for _, p := range told["problems"].([]any) {
		keys[p.(map[string]any)["key"].(string)] = true
	}
	if !keys["SourceId"] || !keys["WebPage[0].Value"] {
		t.Errorf("%v", keys)
	}
	for path, unreadable := range map[string]string{
		"POST /api/v11/Service": `{"serviceNames":7}`, "POST /api/v11/Connection": `{`,
		"PUT /api/v11/ServiceChannel/WebPage/sourceId/a": `[]`,
	} {
		method, path, _ := strings.Cut(path, " ")
		if got := w.must("api", method, path+"?dryRun=true", unreadable); got["valid"] != false || len(got["problems"].([]any)) == 0 {
			t.Errorf("%s: %v", path, got)
		}
	}
}

func TestOneSourceIDAnEntity(t *testing.T) {
	w := newWorld(t)
	w.user("second", w.accounts.callers[token("api")].Role, w.accounts.callers[token("api")].Rights, "school")
	id := idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti").with("sourceId", "a1")))
	change := body{"publishingStatus": "Modified", "keywords": texts("fi", "uinti")}
	a := w.do("second", "PUT", "/api/v11/Service/"+id, change.with("sourceId", "b1"))
	if keys := a.keys(t); strings.Join(keys, " ") != "SourceId" || !strings.Contains(string(a.body), "another API user") {
		t.Errorf("%s", a.body)
	}
	w.must("second", "PUT", "/api/v11/Service/"+id, change)
	if a := w.do("api", "PUT", "/api/v11/Service/sourceId/a1?dryRun=true", change); a.status != 200 {
		t.Errorf("%d %s", a.status, a.body)
	}
}

// A Modified that changes nothing leaves what is published as it is, dates or not; with a change it is Modified.
func TestModifiedNeedsAChange(t *testing.T) {
	w := newWorld(t)
	id := idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti")))
	for _, same := range []body{{"publishingStatus": "Modified"}, {"publishingStatus": "Modified", "validFrom": "2099-06-01"}} {
		if got := w.must("api", "PUT", "/api/v11/Service/"+id, same); got["publishingStatus"] != "Published" {
			t.Errorf("%v: %v", same, got["publishingStatus"])
		}
	}
	change := body{"publishingStatus": "Modified", "validFrom": "2099-06-01", "keywords": texts("fi", "uinti")}
	if got := w.must("api", "PUT", "/api/v11/Service/"+id, change); got["publishingStatus"] != "Modified" {
		t.Errorf("%v", got["publishingStatus"])
	}
}

// Clients archive by sending back what they have read, with null texts.
func TestDeletedNeedsNoValidBody(t *testing.T) {
	w := newWorld(t)
	id := idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti")))
	got := w.must("api", "PUT", "/api/v11/Service/"+id, `{"publishingStatus":"Deleted","deleteGeneralDescriptionId":true,
		"serviceNames":[{"type":"Name","language":"fi","value":null}],"fundingType":"x","sourceId":"a b"}`)
	if got["publishingStatus"] != "Deleted" {
		t.Errorf("%v", got["publishingStatus"])
	}
}

// Rules are held against what a PUT gives (PTV), not against what became wrong elsewhere meanwhile.
func TestAPutIsNotBlamedForTheRest(t *testing.T) {
	w := newWorld(t)
	one := idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti")))
	two := idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Hiihto")))
	id := idIn(w.must("api", "POST", "/api/v11/ServiceCollection", collectionBodyOf("Liikunta").with("services", []string{one, two})))
	w.must("api", "PUT", "/api/v11/Service/"+one, body{"publishingStatus": "Deleted"})
	got := w.must("api", "PUT", "/api/v11/ServiceCollection/"+id,
		body{"publishingStatus": "Published", "serviceCollectionNames": texts("fi", "Urheilu")})
	if got["publishingStatus"] != "Published" || got["serviceCollectionNames"].([]any)[0].(map[string]any)["value"] != "Urheilu" {
		t.Errorf("%v", got)
	}
	given := body{"publishingStatus": "Published", "deleteAllServices": true, "services": []string{two, one}}
	if a := w.do("api", "PUT", "/api/v11/ServiceCollection/"+id, given); a.status != 400 {
		t.Errorf("what a PUT gives: %d %s", a.status, a.body)
	}
}

// Of crossing writes of one member one holds, whole.
func TestOneOfCrossingWritesIsSeen(t *testing.T) {
	w := newWorld(t)
	id := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/WebPage", channelBodyOf(catalog.WebPageChannel, "Sivu")))
	done := make(chan answer)
	for n := range 8 {
		go func() {
			name := "Sivu " + string(rune('a'+n))
			done <- w.do("api", "PUT", "/api/v11/ServiceChannel/WebPage/"+id, body{"publishingStatus": "Published",
				"serviceChannelNames": texts("fi", name), "webPage": texts("fi", "https://"+string(rune('a'+n))+".example/")})
		}()
	}
	for range 8 {
		if a := <-done; a.status != 200 {
			t.Errorf("%d %s", a.status, a.body)
		}
	}
	w.settle()
	seen := w.must("", "GET", "/api/v11/ServiceChannel/"+id, nil)
	name := seen["serviceChannelNames"].([]any)[0].(map[string]any)["value"].(string)
	url := seen["webPages"].([]any)[0].(map[string]any)["url"].(string)
	last, found := strings.CutPrefix(name, "Sivu ")
	if !found || url != "https://"+last+".example/" {
		t.Errorf("%s with %s", name, url)
	}
}

// What a POST lists twice is told at its place in the list, and names the other end, from both sides.
func TestAPostNamesWhatItListsTwice(t *testing.T) {
	w := newWorld(t)
	channel := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/Phone", channelBodyOf(catalog.PhoneChannel, "Neuvonta")))
	service := idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti")))
	for _, c := range []struct {
		path, id, key string
		body          body
	}{
		{"Service", channel, "ServiceChannels[1]", serviceBodyOf("Hiihto").with("serviceChannels", []string{channel, channel})},
		{"ServiceChannel/Phone", service, "Services[1]", channelBodyOf(catalog.PhoneChannel, "Apu").with("services", []string{service, service})},
	} {
		if a := w.do("api", "POST", "/api/v11/"+c.path, c.body); a.status != 400 || strings.Join(a.keys(t), " ") != c.key {
			t.Errorf("%s: %d %s, want the key %s", c.path, a.status, a.body, c.key)
		}
		dry := w.must("api", "POST", "/api/v11/"+c.path+"?dryRun=true", c.body)
		if p := dry["problems"].([]any)[0].(map[string]any); p["rule"] != "connection-twice" || p["value"] != c.id {
			t.Errorf("%s: %v, want connection-twice of %s", c.path, p, c.id)
		}
	}
}
