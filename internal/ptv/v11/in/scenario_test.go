package in

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// client is a register of sports places that keeps its places in the catalogue, over HTTP.
type client struct {
	*world
	server  *httptest.Server
	slowest time.Duration
}

func (c *client) over(method, path string, content any, user string) (int, http.Header, []byte) {
	c.t.Helper()
	raw, err := json.Marshal(content)
	if err != nil {
		c.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.server.URL+path, bytes.NewReader(raw))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if user != "" {
		r.Header.Set("Authorization", "bearer "+token(user)) // in small letters, as some clients write it
	}
	answer, err := c.server.Client().Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, b
}

func (c *client) write(method, path string, content any) map[string]any {
	c.t.Helper()
	status, _, b := c.over(method, path, content, "api")
	if status != http.StatusOK {
		c.t.Fatalf("%s %s: %d %s", method, path, status, b)
	}
	var o map[string]any
	if err := json.Unmarshal(b, &o); err != nil {
		c.t.Fatal(err)
	}
	return o
}

// sees waits until the public sees something, and keeps the longest wait.
func (c *client) sees(path string, holds func(status int, body string) bool) {
	c.t.Helper()
	began := time.Now()
	for {
		status, _, b := c.over(http.MethodGet, path, nil, "")
		if holds(status, string(b)) {
			c.slowest = max(c.slowest, time.Since(began))
			return
		}
		if time.Since(began) > 20*time.Second {
			c.t.Fatalf("the public does not see the change at %s: %d %.300s", path, status, b)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func shows(text string) func(int, string) bool {
	return func(status int, body string) bool {
		return status == http.StatusOK && bytes.Contains([]byte(body), []byte(text))
	}
}

func gone(status int, _ string) bool { return status == http.StatusNotFound }

// places is how many places the register keeps.
const places = 200

func placeBody(n int, name string) body {
	return channelBodyOf(catalog.ServiceLocation, fmt.Sprintf("%s %d", name, n)).with(
		"sourceId", fmt.Sprintf("lipas.%d", n), "isVisibleForAll", true,
		"addresses", []any{body{"type": "Location", "subType": "Single", "streetAddress": body{
			"street": texts("fi", "Rantatie"), "streetNumber": fmt.Sprint(n + 1), "postalCode": "00100",
			"latitude": fmt.Sprint(6672000 + n), "longitude": fmt.Sprint(385000 + n),
		}}})
}

func TestARegisterOfPlacesKeepsItsPlacesInTheCatalogue(t *testing.T) {
	if testing.Short() {
		t.Skip("writes some thousand revisions")
	}
	w := newWorld(t)
	c := &client{world: w, server: httptest.NewServer(w.handler)}
	defer c.server.Close()

	// A service, and its places, each by its own source id.
	service := c.write("POST", "/api/v11/Service", serviceBodyOf("Kuntosalit").with("sourceId", "lipas.kuntosalit"))
	if service["sourceId"] != "lipas.kuntosalit" || service["publishingStatus"] != "Published" {
		t.Fatalf("the service: %v", service)
	}
	out := "/api/v11/Service/" + idIn(service)
	c.sees(out, shows("Kuntosalit"))
	ids := make([]string, places)
	for n := range places {
		ids[n] = idIn(c.write("POST", "/api/v11/ServiceChannel/ServiceLocation", placeBody(n, "Kuntosali")))
	}
	c.sees("/api/v11/ServiceChannel/"+ids[places-1], shows(`"latitude":"6672199"`))

	// A retry after a lost answer makes no second place.
	status, header, _ := c.over("POST", "/api/v11/ServiceChannel/ServiceLocation", placeBody(7, "Kuntosali"), "api")
	if status != 200 || header.Get("Varanto-Repeated") != "true" {
		t.Errorf("a retry: %d %v", status, header)
	}
	status, _, again := c.over("POST", "/api/v11/ServiceChannel/ServiceLocation", placeBody(7, "Toinen sali"), "api")
	if status != 400 || !bytes.Contains(again, []byte("SourceId")) || !bytes.Contains(again, []byte(ids[7])) {
		t.Errorf("a source id in use: %d %s", status, again)
	}

	// All are connected with the service in one request.
	var relations []any
	for n := range places {
		relations = append(relations, body{"serviceChannelSourceId": fmt.Sprintf("lipas.%d", n)})
	}
	connected := c.write("PUT", "/api/v11/Connection/serviceSourceId/lipas.kuntosalit", body{"channelRelations": relations})
	if n := len(connected["serviceChannels"].([]any)); n != places {
		t.Fatalf("%d places connected", n)
	}
	c.sees(out, shows(ids[places-1]))
	c.sees("/api/v11/Service/serviceChannel/"+ids[3], shows(idIn(service)))

	// The nightly round: every place is sent again, changed or not.
	for n := range places {
		name := "Kuntosali"
		if n%4 == 0 {
			name = "Liikuntasali"
		}
		changed := placeBody(n, name).with("sourceId", nil, "services", nil)
		c.write("PUT", fmt.Sprintf("/api/v11/ServiceChannel/ServiceLocation/sourceId/lipas.%d", n), changed)
	}
	c.sees("/api/v11/ServiceChannel/"+ids[196], shows("Liikuntasali 196"))
	c.sees("/api/v11/ServiceChannel/"+ids[197], shows("Kuntosali 197"))

	// A place that closes, and opens again.
	closing := body{"publishingStatus": "Deleted"}
	c.write("PUT", "/api/v11/ServiceChannel/ServiceLocation/sourceId/lipas.11", closing)
	c.sees("/api/v11/ServiceChannel/"+ids[11], gone)
	c.sees("/api/v11/ServiceChannel?status=Archived", shows(ids[11]))
	c.sees(out, func(_ int, body string) bool { return !bytes.Contains([]byte(body), []byte(ids[11])) })
	reopened := c.write("PUT", "/api/v11/ServiceChannel/ServiceLocation/sourceId/lipas.11", placeBody(11, "Uusi kuntosali").with("sourceId", nil))
	if reopened["publishingStatus"] != "Published" || idIn(reopened) != ids[11] || reopened["sourceId"] != "lipas.11" {
		t.Errorf("opened again: %v %v %v", reopened["publishingStatus"], idIn(reopened), reopened["sourceId"])
	}
	c.sees("/api/v11/ServiceChannel/"+ids[11], shows("Uusi kuntosali 11"))
	c.sees(out, shows(ids[11])) // its connection was only hidden

	// The register sees its source ids when it reads, nobody else does.
	_, header, mine := c.over("GET", "/api/v11/ServiceChannel/"+ids[11], nil, "api")
	if header.Get("Cache-Control") != "no-store" {
		t.Errorf("what is made for one reader may be kept: %s", header.Get("Cache-Control"))
	}
	_, _, others := c.over("GET", "/api/v11/ServiceChannel/"+ids[11], nil, "other")
	if !bytes.Contains(mine, []byte(`"sourceId":"lipas.11"`)) || !bytes.Contains(others, []byte(`"sourceId":null`)) {
		t.Errorf("source ids: %.120s and %.120s", mine, others)
	}
	_, _, list := c.over("GET", "/api/v11/ServiceChannel/list?guids="+ids[11]+","+ids[12], nil, "api")
	if !bytes.Contains(list, []byte(`"sourceId":"lipas.12"`)) {
		t.Errorf("in a list: %.200s", list)
	}
	t.Logf("the slowest change was seen after %v", c.slowest)
	if slices.Contains(ids, "") {
		t.Error("a place without an id")
	}
}
