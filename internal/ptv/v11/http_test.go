package v11

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/live"
)

// someAddresses is one address of each way in which answers are made.
func someAddresses() []string {
	var out []string
	for _, a := range []string{
		"/api/v11/Service/{leaning}", "/api/v11/Service", "/api/v11/Service/list?guids={leaning},{everywhere}",
		"/api/v11/Service/list/organization?organizationId={ministry}", "/api/v11/Organization/Hierarchy/{helsinki}",
		"/api/v11/Common/EntitiesByOrganization/{ministry}", "/api/v11/CodeList/GetMunicipalityCodes",
		"/api/v11/CodeList/GetPostalCodes?page=3", "/api/v11/ServiceCollection/organization?organizationId={helsinki}",
		"/swagger/v11/swagger.json", "/swagger/ui",
		"/api/v11/Service/archived/list?archivingType=Manual&organizationId={ministry}&take=100",
	} {
		out = append(out, fillIn(a))
	}
	return out
}

func TestAnswersComeWholeAndMayBeAskedAgain(t *testing.T) {
	h := filled(t)
	for _, address := range someAddresses() {
		t.Run(address, func(t *testing.T) {
			plain := get(h, address)
			if plain.Code != 200 || plain.Header().Get("Content-Encoding") != "" {
				t.Fatalf("status %d, headers %v", plain.Code, plain.Header())
			}
			zipped := get(h, address, "Accept-Encoding", "br, gzip")
			body := zipped.Body.Bytes()
			if zipped.Header().Get("Content-Encoding") == "gzip" {
				body = unzip(t, body)
			} else if plain.Body.Len() >= minZipped {
				t.Error("a large answer is not gzipped")
			}
			if !bytes.Equal(body, plain.Body.Bytes()) {
				t.Error("the gzipped answer says something else")
			}
			tag, zipTag := plain.Header().Get("Etag"), zipped.Header().Get("Etag")
			if tag == "" || tag[0] != '"' || zipped.Header().Get("Content-Encoding") == "gzip" && tag == zipTag {
				t.Errorf("tags %s and %s are not strong validators of two forms", tag, zipTag)
			}
			for _, w := range []*httptest.ResponseRecorder{plain, zipped} {
				hd := w.Header()
				if hd.Get("Content-Length") != strconv.Itoa(w.Body.Len()) {
					t.Errorf("Content-Length %s of %d bytes", hd.Get("Content-Length"), w.Body.Len())
				}
				if hd.Get("Vary") != "Accept-Encoding" || !strings.HasPrefix(hd.Get("Cache-Control"), "public, max-age=") {
					t.Errorf("caches are told %v", hd)
				}
				if hd.Get("Access-Control-Allow-Origin") != "*" || !strings.Contains(hd.Get("Access-Control-Expose-Headers"), "ETag") {
					t.Errorf("other origins are told %v", hd)
				}
			}
			for _, asked := range []string{tag, `"x", ` + tag, "W/" + tag, "*", `"a,b",W/` + tag} {
				w := get(h, address, "If-None-Match", asked)
				if w.Code != 304 || w.Body.Len() != 0 || w.Header().Get("Etag") != tag || w.Header().Get("Content-Length") != "" {
					t.Errorf("If-None-Match %s: status %d, %d bytes, headers %v", asked, w.Code, w.Body.Len(), w.Header())
				}
			}
			if w := get(h, address, "If-None-Match", `"other"`); w.Code != 200 || w.Body.Len() == 0 {
				t.Errorf("another tag: status %d", w.Code)
			}
			if w := get(h, address, "If-None-Match", zipTag, "Accept-Encoding", "gzip"); w.Code != 304 {
				t.Errorf("the gzipped form's tag: status %d", w.Code)
			}
			head := ask(h, http.MethodHead, address)
			if head.Code != 200 || head.Body.Len() != 0 || head.Header().Get("Content-Length") != plain.Header().Get("Content-Length") ||
				head.Header().Get("Etag") != tag {
				t.Errorf("HEAD: status %d, %d bytes, headers %v", head.Code, head.Body.Len(), head.Header())
			}
		})
	}
}

func unzip(t *testing.T, b []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	r.Multistream(false)
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAPageTagFollowsItsContent(t *testing.T) {
	w := newWorld(t, signRenderer{})
	w.fill()
	h := NewHandler(w.catalogue)
	addresses := []string{fillIn("/api/v11/Service/list/organization?organizationId={helsinki}"), "/api/v11/Service"}
	before := map[string]string{}
	for _, address := range addresses {
		before[address] = get(h, address).Header().Get("Etag")
	}
	w.publish(organizationNamed("somewhere else", nil))
	for _, address := range addresses {
		if after := get(h, address).Header().Get("Etag"); after != before[address] {
			t.Errorf("%s: a change elsewhere changes the page's tag", address)
		}
	}
	changed := serviceNamed("in helsinki", "helsinki", nil)
	changed.ServiceNames[0].Value = "renamed"
	w.publish(changed)
	for _, address := range addresses {
		after := get(h, address)
		if after.Header().Get("Etag") == before[address] || !strings.Contains(after.Body.String(), "renamed") {
			t.Errorf("%s: a changed page keeps its tag or its content", address)
		}
	}
}

func TestMethodsAndAddressesThatAreNot(t *testing.T) {
	h := filled(t)
	id := idOf("leaning").String()
	for _, c := range []struct {
		method, address string
		status          int
		allow           string
	}{
		{"DELETE", "/api/v11/Service", 405, "GET, HEAD, POST, OPTIONS"},
		{"POST", "/api/v11/Service/" + id, 405, "GET, HEAD, PUT, OPTIONS"},
		{"PATCH", "/api/v11/Connection", 405, "POST, OPTIONS"},
		{"GET", "/api/v11/Connection", 405, "POST, OPTIONS"},
		{"POST", "/swagger/ui", 405, "GET, HEAD, OPTIONS"},
		{"GET", "/api/v11", 404, ""},
		{"GET", "/api/v11/", 404, ""},
		{"GET", "/api/v7/Service", 404, ""},
		{"GET", "/api/V2/Service", 404, ""},
		{"GET", "/api/v9/Service", 410, ""},
		{"GET", "/api/v10/Service", 410, ""},
		{"GET", "/api/v110/Service", 404, ""},
		{"GET", "/api/", 404, ""},
		{"GET", "/swagger/elsewhere", 404, ""},
		{"GET", "/API/V11/SERVICE/" + strings.ToUpper(id), 200, ""},
		{"GET", "/Swagger/UI/index.html", 200, ""},
		{"GET", "/swagger", 200, ""},
		{"GET", "/api/v11/Service/{" + id + "}", 200, ""},
		{"GET", "/api/v11/Service/" + strings.ReplaceAll(id, "-", ""), 200, ""},
	} {
		w := ask(h, c.method, c.address)
		if w.Code != c.status || w.Header().Get("Allow") != c.allow {
			t.Errorf("%s %s: status %d, Allow %q; want %d, %q", c.method, c.address, w.Code, w.Header().Get("Allow"), c.status, c.allow)
		}
		if w.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s %s: a page of another origin cannot read the answer", c.method, c.address)
		}
	}
}

func TestOperationsThatNeedALoginSayHow(t *testing.T) {
	h := filled(t)
	for _, o := range operations() {
		if o.serve != nil {
			continue
		}
		address := v11Root + strings.NewReplacer("{", "", "}", "").Replace(o.path)
		for _, headers := range [][]string{nil, {"Authorization", "Bearer x.y.z"}, {"Authorization", "Bearer nonsense"}} {
			w := ask(h, o.method, address, headers...)
			if w.Code != 401 || w.Body.Len() != 0 || w.Header().Get("Www-Authenticate") != "Bearer" {
				t.Errorf("%s %s with %v: status %d, headers %v", o.method, address, headers, w.Code, w.Header())
			}
		}
	}
}

func TestAMalformedTokenIsRefusedWhereNoneIsNeeded(t *testing.T) {
	h := filled(t)
	for header, want := range map[string]int{
		"Bearer nonsense": 400, "bearer a.b": 400, "Bearer a..c": 400, "Bearer a.b.c.d": 400, "Bearer a.b.ö": 400,
		"Bearer a.b.": 400, "Bearer eyJh.eyJz.c2ln": 200, "Basic dTpw": 200, "Bearers of": 200, "": 200,
		"Bearer": 200, "Bearer ": 200,
	} {
		if w := get(h, "/api/v11/Service", "Authorization", header); w.Code != want {
			t.Errorf("%q: status %d, want %d", header, w.Code, want)
		}
	}
}

func TestPreflightGrantsWhatIsAsked(t *testing.T) {
	h := filled(t)
	w := ask(h, "OPTIONS", "/api/v11/Service", "Origin", "https://a.example", "Access-Control-Request-Method", "PUT",
		"Access-Control-Request-Headers", "authorization, content-type")
	for name, want := range map[string]string{
		"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "PUT",
		"Access-Control-Allow-Headers": "authorization, content-type", "Allow": "GET, HEAD, POST, OPTIONS",
	} {
		if got := w.Header().Get(name); w.Code != 204 || got != want {
			t.Errorf("status %d, %s is %q, want %q", w.Code, name, got, want)
		}
	}
}

func TestABodyOfAGetIsPassedOver(t *testing.T) {
	r := httptest.NewRequest("GET", "/api/v11/Service", strings.NewReader(`{"page":2}`))
	w := httptest.NewRecorder()
	filled(t).ServeHTTP(w, r)
	if w.Code != 200 {
		t.Errorf("status %d", w.Code)
	}
}

func TestTheObserverHearsOperationAndStatus(t *testing.T) {
	w := newWorld(t, signRenderer{})
	w.fill()
	var heard []string
	h := NewHandler(w.catalogue, WithObserver(func(op string, status int, _ time.Duration) {
		heard = append(heard, op+" "+strconv.Itoa(status))
	}))
	get(h, "/api/v11/service/"+idOf("leaning").String())
	get(h, "/api/v11/Service", "If-None-Match", "*")
	ask(h, "PUT", "/api/v11/Service/1")
	ask(h, "OPTIONS", "/api/v11/Service/1")
	get(h, "/api/v11/Nothing")
	get(h, "/api/v9/Service")
	get(h, "/swagger/ui")
	want := "get_Service_id 200, get_Service 304, put_Service_id 401, preflight 204, unknown 404, retired 410, swagger 200"
	if got := strings.Join(heard, ", "); got != want {
		t.Errorf("heard %s, want %s", got, want)
	}
}

func TestServesKnowsItsPathsInAnyCase(t *testing.T) {
	for path, want := range map[string]bool{
		"/api/v11/Service": true, "/API/x": true, "/swagger": true, "/Swagger/ui": true, "/swaggers": false, "/api": false, "/": false,
	} {
		if Serves(path) != want {
			t.Errorf("Serves(%q) is %t", path, !want)
		}
	}
}

func TestTheDescriptionIsOfThisServer(t *testing.T) {
	var document struct {
		OpenAPI string
		Servers []struct{ URL string }
		Paths   map[string]any
	}
	body := get(filled(t), "/swagger/v11/swagger.json").Body.Bytes()
	if err := json.Unmarshal(body, &document); err != nil {
		t.Fatal(err)
	}
	if document.OpenAPI == "" || len(document.Servers) != 1 || document.Servers[0].URL != "/" || len(document.Paths) < 60 {
		t.Errorf("openapi %q, servers %v, %d paths", document.OpenAPI, document.Servers, len(document.Paths))
	}
}

func TestThePageShowsEveryOperationWithoutScript(t *testing.T) {
	w := get(filled(t), "/swagger/ui")
	page := w.Body.String()
	for _, o := range operations() {
		if !strings.Contains(page, `id="`+o.name+`"`) {
			t.Errorf("%s is not on the page", o.name)
		}
	}
	for _, link := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if !strings.Contains(page, `id="`+link[1]+`"`) {
			t.Errorf("the link to %s leads nowhere", link[1])
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "style=") {
		t.Error("the page breaks its own policy")
	}
	if p := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(p, "default-src 'none'") {
		t.Errorf("policy %q", p)
	}
}

// Names of schemas are longer than a phone is wide; unbroken they would push the whole page sideways.
func TestLongLinksOfThePageBreak(t *testing.T) {
	style := get(filled(t), "/swagger/ui/style.css").Body.String()
	if !regexp.MustCompile(`(?m)^a \{[^}]*overflow-wrap: anywhere`).MatchString(style) {
		t.Error("links do not break inside words")
	}
}

func TestTryLeadsToTheFilledAddress(t *testing.T) {
	h := filled(t)
	for form, want := range map[string]string{
		"operation=get_Service_id&id=a/../b&showHeader=true":              "/api/v11/Service/a%2F..%2Fb?showHeader=true",
		"operation=get_Service_id&id=..":                                  "/api/v11/Service/-",
		"operation=get_Service&page=&status=Archived":                     "/api/v11/Service?status=Archived",
		"operation=get_Service_area_area_code_code&area=Province&code=01": "/api/v11/Service/area/Province/code/01",
	} {
		w := get(h, "/swagger/ui/try?"+form)
		if got := w.Header().Get("Location"); w.Code != 303 || got != want {
			t.Errorf("%s: status %d to %q, want %q", form, w.Code, got, want)
		}
	}
	if w := get(h, "/swagger/ui/try?operation="+url.QueryEscape("put_Service_id")); w.Code != 404 {
		t.Errorf("a writing operation: status %d", w.Code)
	}
}

// silent is a ResponseWriter that keeps nothing and allocates nothing.
type silent struct{ header http.Header }

func (s silent) Header() http.Header         { return s.header }
func (s silent) Write(b []byte) (int, error) { return len(b), nil }
func (s silent) WriteHeader(int)             {}

func TestTheHotPathDoesNotAllocate(t *testing.T) {
	h := filled(t)
	for _, name := range []string{"Accept-Encoding", "If-None-Match", "X"} {
		r := httptest.NewRequest("GET", "/api/v11/Service/"+idOf("leaning").String(), nil)
		r.Header.Set(name, "gzip, deflate, br;q=0.5")
		w := silent{http.Header{}}
		if n := testing.AllocsPerRun(100, func() { h.ServeHTTP(w, r) }); n > 0 {
			t.Errorf("with %s: %v allocations a request", name, n)
		}
	}
}

func benchmark(b *testing.B, address string, headers ...string) {
	w := newWorld(b, signRenderer{})
	w.fill()
	benchmarkOn(b, w.catalogue, fillIn(address), headers...)
}

func benchmarkOn(b *testing.B, c *live.Catalogue, address string, headers ...string) {
	h := NewHandler(c)
	r := httptest.NewRequest("GET", address, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	out := silent{http.Header{}}
	b.ReportAllocs()
	for b.Loop() {
		h.ServeHTTP(out, r)
	}
}

func BenchmarkServiceByID(b *testing.B) { benchmark(b, "/api/v11/Service/{leaning}") }
func BenchmarkServiceByIDGzip(b *testing.B) {
	benchmark(b, "/api/v11/Service/{leaning}", "Accept-Encoding", "gzip, deflate, br")
}
func BenchmarkServiceByIDLowerCase(b *testing.B) { benchmark(b, "/api/v11/service/{leaning}") }
func BenchmarkServicesByGuids(b *testing.B) {
	benchmark(b, "/api/v11/Service/list?guids={leaning},{everywhere}", "Accept-Encoding", "gzip")
}
func BenchmarkServiceNames(b *testing.B) { benchmark(b, "/api/v11/Service", "Accept-Encoding", "gzip") }
