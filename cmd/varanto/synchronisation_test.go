package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/catalog"
)

// places is how many places the register of sports places keeps in the catalogue.
const places = 200

// register is a register of sports places that keeps a service and its places in the catalogue: a client of PTV's interface
// for writing, which knows them by source ids of its own.
type register struct {
	*served
	t     *testing.T
	token string
	owner catalog.ID
	// service and places are the ids that the catalogue gave them.
	service string
	places  [places]string
	// seen is how many changes were seen, slowest what took longest to be seen after the answer, and of what.
	seen    int
	slowest time.Duration
	what    string
}

type object = map[string]any

func text(typ, value string) object {
	return object{"type": typ, "language": "fi", "value": value}
}

func one(value string) []object { return []object{{"language": "fi", "value": value}} }

func (r *register) serviceBody(name string) object {
	return object{
		"type": "Service", "fundingType": "PubliclyFunded", "areaType": "LimitedType", "areas": []object{{"type": "Municipality", "areaCodes": []string{"710"}}}, "languages": []string{"fi"},
		"serviceNames":        []object{text("Name", name)},
		"serviceDescriptions": []object{text("Summary", "Kuntosalit ovat avoinna kaikille."), text("Description", "Voit harjoitella saleilla omaan tahtiin.")},
		"serviceClasses":      []string{"http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.2"},
		"ontologyTerms":       []string{"http://www.yso.fi/onto/koko/p1275"},
		"targetGroups":        []string{"http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat/code/KR1"},

		"mainResponsibleOrganization": r.owner, "publishingStatus": "Published",
		"serviceProducers": []object{{"provisionType": "SelfProducedServices", "organizations": []catalog.ID{r.owner}}},
	}
}

func (r *register) placeBody(n int, name string) object {
	return object{
		"organizationId": r.owner, "publishingStatus": "Published", "languages": []string{"fi"}, "isVisibleForAll": true,
		"serviceChannelNames":        []object{text("Name", fmt.Sprintf("%s %d", name, n))},
		"displayNameType":            []object{{"type": "Name", "language": "fi"}},
		"serviceChannelDescriptions": []object{text("Summary", "Sali on kylän keskellä."), text("Description", "Salissa on painot ja laitteet.")},
		"addresses": []object{{"type": "Location", "subType": "Single", "streetAddress": object{
			"street": one("Rantatie"), "streetNumber": fmt.Sprint(n + 1), "postalCode": "00100",
			"latitude": fmt.Sprint(6672000 + n), "longitude": fmt.Sprint(385000 + n),
		}}},
	}
}

const (
	servicePath = "/api/v11/Service"
	placePath   = "/api/v11/ServiceChannel/ServiceLocation"
)

func sourceOf(n int) string { return fmt.Sprintf("lipas.%d", n) }

// write sends what the catalogue must take.
func (r *register) write(method, path string, content object) object {
	r.t.Helper()
	a := r.send(r.t, method, path, r.token, content)
	var o object
	if err := json.Unmarshal(a.body, &o); err != nil || a.status != http.StatusOK {
		r.t.Fatalf("%s %s: %d %s", method, path, a.status, a.body)
	}
	return o
}

// put changes one of the register's places.
func (r *register) put(n int, content object) object {
	r.t.Helper()
	return r.write("PUT", placePath+"/sourceId/"+sourceOf(n), content)
}

// page is a page of the site, wherever its address has moved to.
func (r *register) page(path string) got {
	r.t.Helper()
	a := r.get(r.t, path)
	for moves := 0; a.status == http.StatusMovedPermanently && moves < 3; moves++ {
		to, err := url.Parse(a.header.Get("Location"))
		if err != nil {
			r.t.Fatal(err)
		}
		a = r.get(r.t, to.RequestURI())
	}
	return a
}

// sight is one place where the public looks: a page or an answer of OUT, and what it has to be.
type sight struct {
	path   string
	status int
	// holds and lacks are what stands there and what does not; "" for nothing.
	holds, lacks string
}

func (v sight) of(a got) bool {
	return a.status == v.status && (v.holds == "" || bytes.Contains(a.body, []byte(v.holds))) &&
		(v.lacks == "" || !bytes.Contains(a.body, []byte(v.lacks)))
}

// mostWait bounds how long a change is looked for; how long it takes is measured elsewhere.
const mostWait = 2 * time.Minute

// sees asks until the public sees a change in all its places. It begins when the change is answered, and asks again as soon
// as it has an answer.
func (r *register) sees(what string, views ...sight) {
	r.t.Helper()
	began := time.Now()
	for _, v := range views {
		for {
			a := r.page(v.path)
			if v.of(a) {
				break
			}
			if time.Since(began) > mostWait {
				r.t.Fatalf("%s: the public does not see it at %s: status %d, want %d with %q and without %q: %.400s",
					what, v.path, a.status, v.status, v.holds, v.lacks, a.body)
			}
		}
	}
	r.seen++
	if took := time.Since(began); took > r.slowest {
		r.slowest, r.what = took, what
	}
}

func outService(id string) string  { return servicePath + "/" + id }
func outPlace(id string) string    { return "/api/v11/ServiceChannel/" + id }
func pageService(id string) string { return "/fi/palvelu/" + id }
func pagePlace(id string) string   { return "/fi/palvelupaikka/" + id }

// shownPlace is where a place is seen, under a name.
func (r *register) shownPlace(n int, name string) []sight {
	name = fmt.Sprintf("%s %d", name, n)
	return []sight{
		{outPlace(r.places[n]), http.StatusOK, `"value":"` + name + `"`, ""},
		{pagePlace(r.places[n]), http.StatusOK, name + "</h1>", ""},
	}
}

// connectedPlace is where the connection of a place is seen, or that there is none.
func (r *register) connectedPlace(n int, connected bool) []sight {
	if connected {
		return []sight{
			{outPlace(r.places[n]), http.StatusOK, r.service, ""}, {outService(r.service), http.StatusOK, r.places[n], ""},
			{pagePlace(r.places[n]), http.StatusOK, "Kuntosalit", ""},
		}
	}
	return []sight{
		{outPlace(r.places[n]), http.StatusOK, "", r.service}, {outService(r.service), http.StatusOK, "", r.places[n]},
		{pagePlace(r.places[n]), http.StatusOK, "", "Kuntosalit"},
	}
}

// TestARegisterOfPlacesKeepsItsPlacesInTheCatalogue is a synchronisation as a register of places does it, through the whole
// program: every single change is looked for on the public page and in PTV's interface for reading.
func TestARegisterOfPlacesKeepsItsPlacesInTheCatalogue(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the whole program and writes some thousand revisions")
	}
	r := &register{served: serveDemo(t), t: t}
	r.token, r.owner = r.logIn(t)
	for _, step := range []struct {
		name string
		run  func(*register)
	}{
		{"a service and its places", (*register).create},
		{"a retry makes nothing", (*register).retry},
		{"all are connected", (*register).connect},
		{"the nightly round", (*register).update},
		{"places close", (*register).archive},
		{"places open again", (*register).republish},
		{"the service is closed for a time", (*register).closeService},
		{"source ids are shown to their user only", (*register).ownSourceIDs},
		{"the audit log names every write", (*register).audited},
	} {
		if !t.Run(step.name, func(t *testing.T) { r.t = t; step.run(r) }) {
			t.FailNow()
		}
	}
	t.Logf("%d changes were seen, the slowest %v after its answer: %s", r.seen, r.slowest.Round(time.Millisecond), r.what)
}

func (r *register) create() {
	made := r.write("POST", servicePath, with(r.serviceBody("Kuntosalit"), "sourceId", "lipas.kuntosalit"))
	if made["sourceId"] != "lipas.kuntosalit" || made["publishingStatus"] != "Published" {
		r.t.Fatalf("the service: %v", made)
	}
	r.service = fmt.Sprint(made["id"])
	r.sees("the new service", sight{outService(r.service), http.StatusOK, "Kuntosalit", ""}, sight{pageService(r.service), http.StatusOK, "Kuntosalit</h1>", ""})
	for n := range places {
		r.places[n] = fmt.Sprint(r.write("POST", placePath, with(r.placeBody(n, "Kuntosali"), "sourceId", sourceOf(n)))["id"])
		r.sees(fmt.Sprint("new place ", n), append(r.shownPlace(n, "Kuntosali"),
			sight{outPlace(r.places[n]), http.StatusOK, fmt.Sprintf(`"latitude":"%d"`, 6672000+n), ""})...)
	}
}

// retry sends a POST again, as after a lost answer.
func (r *register) retry() {
	again := with(r.placeBody(7, "Kuntosali"), "sourceId", sourceOf(7))
	if a := r.send(r.t, "POST", placePath, r.token, again); a.status != http.StatusOK || a.header.Get("Varanto-Repeated") != "true" ||
		!bytes.Contains(a.body, []byte(r.places[7])) {
		r.t.Errorf("%d %v %.200s", a.status, a.header, a.body)
	}
	other := with(r.placeBody(7, "Toinen sali"), "sourceId", sourceOf(7))
	if a := r.send(r.t, "POST", placePath, r.token, other); a.status != http.StatusBadRequest || !bytes.Contains(a.body, []byte("SourceId")) ||
		!bytes.Contains(a.body, []byte(r.places[7])) {
		r.t.Errorf("a source id in use: %d %s", a.status, a.body)
	}
}

func (r *register) connect() {
	var relations []object
	for n := range places {
		relations = append(relations, object{"serviceChannelSourceId": sourceOf(n)})
	}
	path := "/api/v11/Connection/serviceSourceId/lipas.kuntosalit"
	if n := len(r.write("PUT", path, object{"channelRelations": relations})["serviceChannels"].([]any)); n != places {
		r.t.Fatalf("%d places are connected", n)
	}
	for n := range places {
		r.sees(fmt.Sprint("connection ", n), r.connectedPlace(n, true)...)
	}
	r.sees("the connections of the service", sight{"/api/v11/Service/serviceChannel/" + r.places[3], http.StatusOK, r.service, ""},
		sight{pageService(r.service), http.StatusOK, "Kuntosali 1", ""})
	// One is taken away, and comes back: the list is the service's.
	r.write("PUT", path, object{"channelRelations": relations[1:]})
	r.sees("a connection less", r.connectedPlace(0, false)...)
	r.write("PUT", path, object{"channelRelations": relations})
	r.sees("a connection more", r.connectedPlace(0, true)...)
}

// update sends every place again, changed or not.
func (r *register) update() {
	for n := range places {
		name := "Kuntosali"
		if n%2 == 0 {
			name = "Liikuntasali"
		}
		r.put(n, r.placeBody(n, name))
		r.sees(fmt.Sprint("changed place ", n), r.shownPlace(n, name)...)
	}
	r.write("PUT", servicePath+"/sourceId/lipas.kuntosalit", with(r.serviceBody("Kuntosalit"), "keywords", one("voimaharjoittelu")))
	r.sees("the changed service", sight{outService(r.service), http.StatusOK, "voimaharjoittelu", ""},
		sight{outService(r.service), http.StatusOK, r.places[places-1], ""}, sight{pageService(r.service), http.StatusOK, "Kuntosalit</h1>", ""})
}

// closing are the places that close and open again.
const closing = 25

func (r *register) archive() {
	for n := range closing {
		if got := r.put(n, object{"publishingStatus": "Deleted"}); got["publishingStatus"] != "Deleted" {
			r.t.Errorf("place %d is %v", n, got["publishingStatus"])
		}
		r.sees(fmt.Sprint("archived place ", n), sight{outPlace(r.places[n]), http.StatusNotFound, "", ""},
			sight{pagePlace(r.places[n]), http.StatusGone, "", ""}, sight{outService(r.service), http.StatusOK, "", r.places[n]},
			sight{"/api/v11/ServiceChannel?status=Archived&page=1", http.StatusOK, r.places[n], ""})
	}
}

func (r *register) republish() {
	for n := range closing {
		got := r.put(n, r.placeBody(n, "Uusi kuntosali"))
		if got["publishingStatus"] != "Published" || got["id"] != r.places[n] || got["sourceId"] != sourceOf(n) {
			r.t.Errorf("opened again: %v %v %v", got["publishingStatus"], got["id"], got["sourceId"])
		}
		views := append(r.shownPlace(n, "Uusi kuntosali"), r.connectedPlace(n, true)...) // its connection was only hidden
		r.sees(fmt.Sprint("re-published place ", n), views...)
	}
}

func (r *register) closeService() {
	path := servicePath + "/" + r.service
	r.write("PUT", path, object{"publishingStatus": "Deleted"})
	r.sees("the archived service", sight{outService(r.service), http.StatusNotFound, "", ""}, sight{pageService(r.service), http.StatusGone, "", ""},
		sight{outPlace(r.places[9]), http.StatusOK, "", r.service}, sight{pagePlace(r.places[9]), http.StatusOK, "", "Kuntosalit"})
	r.write("PUT", path, r.serviceBody("Kuntosalit"))
	r.sees("the re-published service", append(r.connectedPlace(9, true), sight{pageService(r.service), http.StatusOK, "Kuntosalit</h1>", ""})...)
}

func (r *register) ownSourceIDs() {
	mine := r.send(r.t, "GET", outPlace(r.places[11]), r.token, nil)
	if kept := mine.header.Get("Cache-Control"); kept != "no-store" || !bytes.Contains(mine.body, []byte(`"sourceId":"lipas.11"`)) {
		r.t.Errorf("to its user, which may be kept %q: %.200s", kept, mine.body)
	}
	if others := r.get(r.t, outPlace(r.places[11])); !bytes.Contains(others.body, []byte(`"sourceId":null`)) {
		r.t.Errorf("to the public: %.200s", others.body)
	}
	list := r.send(r.t, "GET", "/api/v11/ServiceChannel/list?guids="+r.places[11]+","+r.places[12], r.token, nil)
	if !bytes.Contains(list.body, []byte(`"sourceId":"lipas.12"`)) {
		r.t.Errorf("in a list: %.200s", list.body)
	}
}

// audited looks for the last write of each sort; entries are written a moment after the answer.
func (r *register) audited() {
	for action, subject := range map[string]string{
		"post_Service": r.service, "put_Service_id": r.service, "put_Connection_serviceSourceId_serviceSourceId": r.service,
		"post_ServiceChannel_ServiceLocation": r.places[places-1], "put_ServiceChannel_ServiceLocation_sourceId_sourceId": r.places[closing-1],
	} {
		for began := time.Now(); ; {
			page, err := r.writing.accounts.ReadAudit(r.t.Context(), account.CommandLine(), account.Filter{Action: action, Subject: subject}, 0, 1)
			if err != nil {
				r.t.Fatal(err)
			}
			if len(page.Entries) > 0 && page.Entries[0].Outcome == account.Done && page.Entries[0].Organization == r.owner {
				break
			}
			if time.Since(began) > mostWait {
				r.t.Fatalf("no %s of %s: %+v", action, subject, page)
			}
		}
	}
}

// with is a body with one more member.
func with(b object, member string, value any) object {
	b[member] = value
	return b
}
