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
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
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

// idsIn are the ids of all pages of a list, sorted.
func idsIn(t *testing.T, w *world, target string) []string {
	t.Helper()
	var out []string
	for next := &target; next != nil; {
		page := get[listed](t, w, *next)
		for _, i := range page.Items {
			var r struct{ ID string }
			if err := json.Unmarshal(i, &r); err != nil {
				t.Fatal(err)
			}
			out = append(out, r.ID)
		}
		if next = page.Next; next == nil && page.Total != len(out) {
			t.Errorf("%s: %d items of %d", target, len(out), page.Total)
		}
	}
	slices.Sort(out)
	return out
}

// foundIn are the ids of all pages of a search, sorted.
func foundIn(t *testing.T, w *world, query string) []string {
	t.Helper()
	var out []string
	for page := 1; ; page++ {
		a := get[answer](t, w, "/open/v1/search?facets=false&pageSize=100&page="+strconv.Itoa(page)+"&"+query)
		for _, i := range a.Items {
			out = append(out, i.ID)
		}
		if len(a.Items) < 100 {
			slices.Sort(out)
			return out
		}
	}
}

func TestListsTakeTheFiltersOfASearch(t *testing.T) {
	w := demoWorld(t)
	owner := firstID(w, catalog.KindOrganization).String()
	for _, c := range []struct{ list, filters, search string }{
		{"services", "", "type=Service"},
		{"services", "municipality=710", "type=Service&municipality=710"},
		{"services", "serviceClass=P6", "type=Service&serviceClass=P6"},
		{"services", "targetGroup=KR1&free=true", "type=Service&targetGroup=KR1&free=true"},
		{"services", "channelType=ServiceLocation,Phone&language=sv", "type=Service&channelType=ServiceLocation,Phone&language=sv"},
		{"services", "type=PermitOrObligation", "type=PermitOrObligation"},
		{"services", "organization=" + owner, "type=Service&organization=" + owner},
		{"services", "q=kirjasto", "type=Service&q=kirjasto"},
		{"services", "q=kirjastto", "type=Service&q=kirjastto"},
		{"services", "q=kirjastto&verbatim=true", "type=Service&q=kirjastto&verbatim=true"},
		{"services", "q=uimahalli+raasepori&lang=sv", "type=Service&q=uimahalli+raasepori&lang=sv"},
		{"services", "q=kirjasto&municipality=710&language=sv", "type=Service&q=kirjasto&municipality=710&language=sv"},
		{"services", "q=lupa&type=PermitOrObligation", "type=PermitOrObligation&q=lupa"},
		{"services", "openAt=now", "type=Service&openAt=now"},
		{"services", "openAt=Saturday+3.00&serviceClass=P6", "type=Service&openAt=Saturday+3.00&serviceClass=P6"},
		{"services", "openAt=2026-11-23T12:00&municipality=710&q=kirjasto", "type=Service&openAt=2026-11-23T12:00&municipality=710&q=kirjasto"},
		{"channels", "type=phone", "type=Phone"},
		{"channels", "channelType=phone,WebPage", "type=ServiceChannel&channelType=Phone,WebPage"},
		{"channels", "type=ServiceLocation&municipality=710", "type=ServiceLocation&municipality=710"},
		{"channels", "type=ServiceLocation&serviceClass=P25", "type=ServiceLocation&serviceClass=P25"},
		{"channels", "serviceClass=P25.1&targetGroup=KR1&municipality=710", "type=ServiceChannel&serviceClass=P25.1&targetGroup=KR1&municipality=710"},
		{"channels", "lifeEvent=KE1", "type=ServiceChannel&lifeEvent=KE1"},
		{"channels", "q=kirjasto&serviceClass=P25", "type=ServiceChannel&q=kirjasto&serviceClass=P25"},
		{"channels", "openAt=now&language=fi", "type=ServiceChannel&openAt=now&language=fi"},
		{"channels", "q=bibliotek&lang=sv&type=ServiceLocation", "type=ServiceLocation&q=bibliotek&lang=sv"},
		{"organizations", "", "type=Organization"},
		{"organizations", "q=kaupunki", "type=Organization&q=kaupunki"},
		{"organizations", "area=Region/01&municipality=710", "type=Organization&area=Region/01&municipality=710"},
		{"collections", "", "type=ServiceCollection"},
		{"collections", "municipality=710", "type=ServiceCollection&municipality=710"},
		{"collections", "q=muutto", "type=ServiceCollection&q=muutto"},
		{"generalDescriptions", "serviceClass=P6", "type=GeneralDescription&serviceClass=P6"},
		{"generalDescriptions", "q=kirjasto", "type=GeneralDescription&q=kirjasto"},
	} {
		got, want := idsIn(t, w, "/open/v1/"+c.list+"?limit=7&fields=id&"+c.filters), foundIn(t, w, c.search)
		if !slices.Equal(got, want) {
			t.Errorf("%s?%s has %d, the search %d", c.list, c.filters, len(got), len(want))
		}
	}
}

// TestPlacesOfAClassAreThoseOfItsServices goes through the connections of every place one by one.
func TestPlacesOfAClassAreThoseOfItsServices(t *testing.T) {
	w := demoWorld(t)
	s := w.catalogue.Snapshot()
	for _, main := range codes.ServiceClasses().Top() {
		var want []string
		for e := range s.Table(catalog.KindServiceChannel).Each(s.Table(catalog.KindServiceChannel).Index(live.FacetType, string(catalog.ServiceLocation))) {
			belongs := false
			for service := range s.ConnectedEntries(catalog.KindServiceChannel, e.ID) {
				for uri := range service.Values(live.FacetServiceClass) {
					class, ok := codes.ServiceClasses().Lookup(uri)
					belongs = belongs || ok && class.Top() == main
				}
			}
			if belongs {
				want = append(want, e.ID.String())
			}
		}
		if got := idsIn(t, w, "/open/v1/channels?limit=200&fields=id&type=ServiceLocation&serviceClass="+main.Code); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Errorf("%s: %d places, want %d", main.Code, len(got), len(want))
		}
	}
}

// TestEveryFilterOfASearchNarrowsAList: each of the new ones must leave something out and something in.
func TestEveryFilterOfASearchNarrowsAList(t *testing.T) {
	w := demoWorld(t)
	for _, list := range []string{"services?q=kirjasto", "services?openAt=now", "channels?openAt=now", "channels?q=kirjasto", "channels?channelType=Phone",
		"channels?serviceClass=P25", "channels?targetGroup=KR1", "channels?lifeEvent=KE1", "organizations?q=kaupunki", "generalDescriptions?q=kirjasto"} {
		all, _, _ := strings.Cut(list, "?")
		some := get[listed](t, w, "/open/v1/"+list+"&limit=1").Total
		if whole := get[listed](t, w, "/open/v1/"+all+"?limit=1").Total; some == 0 || some >= whole {
			t.Errorf("%s has %d of %d", list, some, whole)
		}
	}
}

func TestAllPagesOfAListAskForOneMoment(t *testing.T) {
	w := demoWorld(t)
	first := get[listed](t, w, "/open/v1/channels?openAt=now&limit=1&fields=id")
	if first.Next == nil {
		t.Fatal("nothing is open")
	}
	later := now.Add(14 * time.Hour)
	w.now.Store(&later)
	defer w.now.Store(&now)
	if second := get[listed](t, w, *first.Next); second.Total != first.Total {
		t.Errorf("%d are open on the second page, %d on the first", second.Total, first.Total)
	}
	if anew := get[listed](t, w, "/open/v1/channels?openAt=now&limit=1&fields=id"); anew.Total == first.Total {
		t.Error("as many are open at midnight as in the morning: the test says nothing")
	}
}

func TestAListOfAllHitsHasThoseOfAllPages(t *testing.T) {
	w := demoWorld(t)
	for _, query := range []string{"", "q=kirjasto", "type=Service", "q=palvelu&municipality=710", "type=ServiceLocation&openAt=now&lang=en"} {
		list, s, err := w.handler.List(t.Context(), query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		var got []string
		for _, e := range list {
			if same, ok := s.Published(e.Kind, e.ID); !ok || same != e {
				t.Fatalf("%s: %s is not of the snapshot", query, e.ID)
			}
			got = append(got, e.ID.String())
		}
		slices.Sort(got)
		if want := foundIn(t, w, query); !slices.Equal(got, want) {
			t.Errorf("%s: %d, the search has %d", query, len(got), len(want))
		}
		if query != "" && len(got) == 0 {
			t.Errorf("%s: finds nothing", query)
		}
	}
	for query, says := range map[string]string{"page=2": "page", "pageSize=5": "pageSize", "facets=true": "facets", "type=nonsense": "query.type"} {
		if _, _, err := w.handler.List(t.Context(), query); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", query, err)
		} else if _, ok := err.(http.Handler); !ok {
			t.Errorf("%s: the error answers no request", query)
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
		"/services?near=60.1,24.9":                       {400, "query.near", "no such parameter"},
		"/services?verbatim=maybe":                       {400, "query.verbatim", "true or false"},
		"/channels?openAt=someday":                       {400, "query.openAt", "now or a time"},
		"/organizations?openAt=now":                      {400, "query.openAt", "no such parameter"},
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
		"/channels?serviceClass=P999":                    {400, "query.serviceClass", "codes/serviceClasses"},
		"/channels?free=true":                            {400, "query.free", "no such parameter"},
		"/collections?area=Region/01":                    {400, "query.area", "no such parameter"},
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
		if plain.Header().Get("Last-Modified") != "" {
			t.Errorf("%s: the entity's own time is not that of the names of its neighbours", target)
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
