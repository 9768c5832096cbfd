package open_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// lists are the kinds by the names of their lists, with the schema of a record.
var lists = map[string]struct {
	kind   catalog.Kind
	schema string
}{
	"services": {catalog.KindService, "Service"}, "channels": {catalog.KindServiceChannel, "Channel"},
	"organizations": {catalog.KindOrganization, "Organization"}, "collections": {catalog.KindServiceCollection, "Collection"},
	"generalDescriptions": {catalog.KindGeneralDescription, "GeneralDescription"},
}

type listed struct {
	Total, Limit int
	Next         *string
	Items        []json.RawMessage
}

// corpusWorld is the corpus behind the interface, without an index; VARANTO_SHARED, else ../shared beside the repository.
func corpusWorld(t *testing.T) *world {
	t.Helper()
	folder := os.Getenv("VARANTO_SHARED")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared")
	}
	folder = filepath.Join(folder, "data", "corpus")
	if _, err := os.Stat(folder); err != nil || testing.Short() {
		t.Skip("needs a corpus: set VARANTO_SHARED to a folder that has data/corpus")
	}
	in, err := v11.OpenInput([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	if _, err := editorial.Import(t.Context(), log, in, editorial.ImportOptions{Actor: "test"}); err != nil {
		t.Fatal(err)
	}
	w := &world{catalogue: live.New(&v11.Renderer{}, slog.New(slog.DiscardHandler))}
	if err := w.catalogue.Load(t.Context(), log); err != nil {
		t.Fatal(err)
	}
	w.handler = open.New(open.Options{Catalogue: w.catalogue})
	w.router = strictRouter(t, w.handler)
	return w
}

// TestEveryRecordIsAsDescribed reads every list to its end and holds each item against the schema of a whole record.
func TestEveryRecordIsAsDescribed(t *testing.T) {
	for name, make := range map[string]func(*testing.T) *world{"demo": demoWorld, "corpus": corpusWorld} {
		t.Run(name, func(t *testing.T) {
			w := make(t)
			schemas := strictSchemas(t, w.handler)
			for list, l := range lists {
				ids := map[string]bool{}
				for next := "/open/v1/" + list + "?limit=200"; next != ""; {
					page := plainList(t, w, next)
					for _, item := range page.Items {
						id := checkRecord(t, schemas[l.schema].Value, item)
						if ids[id] {
							t.Errorf("%s %s comes twice", list, id)
						}
						ids[id] = true
					}
					next = after(page)
				}
				if want := w.catalogue.Snapshot().Table(l.kind).Published().GetCardinality(); uint64(len(ids)) != want {
					t.Errorf("%s: %d of %d", list, len(ids), want)
				}
			}
		})
	}
}

func after(page listed) string {
	if page.Next == nil {
		return ""
	}
	return *page.Next
}

// plainList asks without holding the whole page against the description, which takes long.
func plainList(t testing.TB, w *world, target string) listed {
	t.Helper()
	answer := httptest.NewRecorder()
	w.handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, target, nil))
	if answer.Code != http.StatusOK {
		t.Fatalf("%s: status %d: %s", target, answer.Code, answer.Body)
	}
	var out listed
	if err := json.Unmarshal(answer.Body.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	if linked := answer.Header().Get("Link"); (out.Next == nil) != (linked == "") || out.Next != nil && linked != "<"+*out.Next+`>; rel="next"` {
		t.Errorf("%s: Link %q", target, linked)
	}
	return out
}

func checkRecord(t *testing.T, schema *openapi3.Schema, record []byte) (id string) {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(record, &v); err != nil {
		t.Fatal(err)
	}
	if err := schema.VisitJSON(v); err != nil {
		t.Errorf("%v: %v", v["id"], err)
	}
	id, _ = v["id"].(string)
	return id
}

func strictSchemas(t *testing.T, h http.Handler) openapi3.Schemas {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/open/v1/openapi.json", nil))
	d, err := openapi3.NewLoader().LoadFromData(w.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	forbidden := false
	for _, s := range d.Components.Schemas {
		if s.Value.Properties != nil {
			s.Value.AdditionalProperties.Has = &forbidden
		}
	}
	return d.Components.Schemas
}

// TestEveryRecordIsReadByItself also holds lists and selections against the description of their operations.
func TestEveryRecordIsReadByItself(t *testing.T) {
	w := demoWorld(t)
	for list := range lists {
		page := get[struct{ Items []struct{ ID string } }](t, w, "/open/v1/"+list+"?limit=200")
		for _, i := range page.Items {
			r := get[struct {
				ID, Kind string
				Name     map[string]string
				Links    struct{ Self string }
			}](t, w, "/open/v1/"+list+"/"+i.ID)
			if r.ID != i.ID || r.Kind == "" || len(r.Name) == 0 || r.Links.Self != "/open/v1/"+list+"/"+i.ID {
				t.Errorf("%s: %+v", list, r)
			}
		}
	}
}

func TestPagesOfAnySizesGiveEachEntityOnce(t *testing.T) {
	w := demoWorld(t)
	names := []string{"services", "channels", "organizations", "collections", "generalDescriptions"}
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SampledFrom(names).Draw(t, "list")
		var want, got []string
		table := w.catalogue.Snapshot().Table(lists[list].kind)
		for e := range table.Each(table.Published()) {
			want = append(want, e.ID.String())
		}
		cursor := ""
		for {
			limit := rapid.IntRange(1, 200).Draw(t, "limit")
			q := url.Values{"limit": {strconv.Itoa(limit)}, "fields": {"id"}}
			if cursor != "" {
				q.Set("cursor", cursor)
			}
			page := plainPage(t, w, "/open/v1/"+list+"?"+q.Encode())
			for _, item := range page.Items {
				var r struct{ ID string }
				if err := json.Unmarshal(item, &r); err != nil {
					t.Fatal(err)
				}
				got = append(got, r.ID)
			}
			if page.Next == nil {
				break
			}
			next, err := url.Parse(*page.Next)
			if err != nil {
				t.Fatal(err)
			}
			cursor = next.Query().Get("cursor")
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%s: %d of %d", list, len(got), len(want))
		}
	})
}

func plainPage(t *rapid.T, w *world, target string) (out listed) {
	answer := httptest.NewRecorder()
	w.handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, target, nil))
	if err := json.Unmarshal(answer.Body.Bytes(), &out); err != nil || answer.Code != http.StatusOK {
		t.Fatalf("%s: %d %s", target, answer.Code, answer.Body)
	}
	return out
}

func TestOnlyTheFieldsAskedForAreThere(t *testing.T) {
	w := demoWorld(t)
	id := "7a6207e8-922b-50f6-a6ea-0aedff81e3ee"
	a := w.ask(t, http.MethodGet, "/open/v1/services/"+id+"?fields=name.fi,connections.channel.id,connections.channel.type,links.page", "")
	var v map[string]any
	if err := json.Unmarshal(a.Body.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	if len(v) != 4 || v["id"] != id || len(v["name"].(map[string]any)) != 1 || len(v["links"].(map[string]any)) != 1 {
		t.Errorf("%s", a.Body)
	}
	for _, c := range v["connections"].([]any) {
		channel := c.(map[string]any)["channel"].(map[string]any)
		if len(c.(map[string]any)) != 1 || len(channel) != 2 {
			t.Errorf("%v", c)
		}
	}
	whole := get[map[string]any](t, w, "/open/v1/services/"+id+"?fields=name.fi,name")
	if len(whole["name"].(map[string]any)) < 2 {
		t.Errorf("a whole member does not go before a part of it: %v", whole)
	}
}

func TestListsTakeTheFiltersOfASearch(t *testing.T) {
	w := demoWorld(t)
	for _, c := range []struct{ list, filters, search string }{
		{"services", "", "type=Service"},
		{"services", "municipality=710", "type=Service&municipality=710"},
		{"services", "serviceClass=P6", "type=Service&serviceClass=P6"},
		{"services", "targetGroup=KR1&free=true", "type=Service&targetGroup=KR1&free=true"},
		{"services", "channelType=ServiceLocation,Phone&language=sv", "type=Service&channelType=ServiceLocation,Phone&language=sv"},
		{"services", "type=PermitOrObligation", "type=PermitOrObligation"},
		{"channels", "type=phone", "type=Phone"},
		{"channels", "type=ServiceLocation&municipality=710", "type=ServiceLocation&municipality=710"},
		{"organizations", "", "type=Organization"},
		{"generalDescriptions", "serviceClass=P6", "type=GeneralDescription&serviceClass=P6"},
		{"services", "organization=" + firstID(w, catalog.KindOrganization).String(), "type=Service&organization=" + firstID(w, catalog.KindOrganization).String()},
	} {
		got := get[listed](t, w, "/open/v1/"+c.list+"?"+c.filters)
		want := get[answer](t, w, "/open/v1/search?"+c.search)
		if got.Total != want.Total {
			t.Errorf("%s?%s has %d, the search %d", c.list, c.filters, got.Total, want.Total)
		}
	}
}

func TestModifiedSinceKeepsWhatWasChanged(t *testing.T) {
	w := demoWorld(t)
	all := get[listed](t, w, "/open/v1/services?limit=1")
	none := get[listed](t, w, "/open/v1/services?modifiedSince=2999-01-01")
	some := get[listed](t, w, "/open/v1/services?modifiedSince=1999-01-01T00:00:00Z")
	if none.Total != 0 || none.Items == nil || some.Total != all.Total || all.Total == 0 {
		t.Errorf("%d, %d of %d", none.Total, some.Total, all.Total)
	}
}

func TestBadQuestionsForRecordsAreToldWhatIsWrong(t *testing.T) {
	w := demoWorld(t)
	known := "7a6207e8-922b-50f6-a6ea-0aedff81e3ee"
	for target, want := range map[string]struct {
		status   int
		location string
		says     string
	}{
		"/services?limit=0":                              {400, "query.limit", "1 to 200"},
		"/services?limit=201":                            {400, "query.limit", "1 to 200"},
		"/services?limit=ten":                            {400, "query.limit", "1 to 200"},
		"/services?cursor=x":                             {400, "query.cursor", "cursor"},
		"/services?cursor=AAAA":                          {400, "query.cursor", "cursor"},
		"/services?cursor=" + strings.Repeat("_", 28):    {400, "query.cursor", "cursor"},
		"/services?q=kirjasto":                           {400, "query.q", "no such parameter"},
		"/services?filds=name":                           {400, "query.filds", "fields"},
		"/services?fields=nme":                           {400, "query.fields", "'name'"},
		"/services?fields=name.xx":                       {400, "query.fields", "name.xx"},
		"/services?fields=name,,id.x":                    {400, "query.fields", "id.x"},
		"/services?fields=.":                             {400, "query.fields", "There is no field"},
		"/services?fields=connections.channel.nam":       {400, "query.fields", "connections.channel.name"},
		"/channels?fields=merged":                        {400, "query.fields", "merged"},
		"/services?modifiedSince=maanantai":              {400, "query.modifiedSince", "time"},
		"/services?type=Phone":                           {400, "query.type", "PermitOrObligation"},
		"/channels?type=Service":                         {400, "query.type", "ServiceLocation"},
		"/channels?serviceClass=P6":                      {400, "query.serviceClass", "no such parameter"},
		"/collections?municipality=710":                  {400, "query.municipality", "no such parameter"},
		"/services?serviceClass=P999":                    {400, "query.serviceClass", "codes/serviceClasses"},
		"/services?municipality=Atlantis":                {400, "query.municipality", "091"},
		"/services?limit=1&limit=2":                      {400, "query.limit", "twice"},
		"/services?fields=%ff":                           {400, "query.fields", "UTF-8"},
		"/services/x":                                    {400, "path.id", "xxxxxxxx"},
		"/services/" + known + "?lang=fi":                {400, "query.lang", "no such parameter"},
		"/services/00000000-0000-0000-0000-000000000000": {404, "", "no Service"},
		"/channels/" + known:                             {404, "", "no ServiceChannel"},
		"/services/" + known + "/":                       {404, "", "nothing"},
	} {
		answer := w.ask(t, http.MethodGet, "/open/v1"+target, "")
		p := read[problem](t, answer)
		if answer.Code != want.status || !strings.Contains(p.Detail, want.says) || len(p.Errors) > 0 && p.Errors[0].Location != want.location ||
			want.location != "" && len(p.Errors) != 1 {
			t.Errorf("%s: status %d, %+v", target, answer.Code, p)
		}
	}
}

func TestACursorOfAnotherListIsRefused(t *testing.T) {
	w := demoWorld(t)
	next := *get[listed](t, w, "/open/v1/channels?limit=1&fields=id").Next
	if a := w.ask(t, http.MethodGet, strings.Replace(next, "channels", "services", 1), ""); a.Code != http.StatusBadRequest {
		t.Errorf("status %d", a.Code)
	}
}

func TestRecordsAreValidatedZippedAndHeaded(t *testing.T) {
	w := demoWorld(t)
	for _, target := range []string{"/open/v1/services/7a6207e8-922b-50f6-a6ea-0aedff81e3ee", "/open/v1/services?limit=3"} {
		plain := w.ask(t, http.MethodGet, target, "")
		tag := plain.Header().Get("ETag")
		if tag == "" || strings.HasPrefix(tag, "W/") || plain.Header().Get("Content-Type") != "application/json" {
			t.Errorf("%s: %v", target, plain.Header())
		}
		r := httptest.NewRequest(http.MethodGet, target, nil)
		r.Header.Set("If-None-Match", tag)
		if again := w.do(t, r); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Errorf("%s: status %d", target, again.Code)
		}
		r = httptest.NewRequest(http.MethodGet, target, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		zipped := httptest.NewRecorder()
		w.handler.ServeHTTP(zipped, r)
		if zipped.Header().Get("Content-Encoding") != "gzip" || zipped.Body.Len() >= plain.Body.Len() || zipped.Header().Get("ETag") == tag {
			t.Errorf("%s: %v", target, zipped.Header())
		}
		head := w.ask(t, http.MethodHead, target, "")
		if b, _ := io.ReadAll(head.Body); head.Code != http.StatusOK || len(b) > 0 || head.Header().Get("ETag") != tag ||
			head.Header().Get("Content-Length") != plain.Header().Get("Content-Length") {
			t.Errorf("%s: HEAD %d %v", target, head.Code, head.Header())
		}
	}
}
