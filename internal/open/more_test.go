package open_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/subject"
)

// spy remembers what was asked of it.
type spy struct {
	*world
	asked search.Query
	err   error
}

func (s *spy) Search(_ context.Context, q search.Query) (search.Results, error) {
	s.asked = q
	return search.Results{Snapshot: s.catalogue.Snapshot(), Language: q.Language}, s.err
}

func (s *spy) Serving(at *live.Snapshot, k catalog.Kind, municipality string) search.Served {
	return new(search.Index).Serving(at, k, municipality)
}

func (s *spy) ask(t *testing.T, query string) int {
	t.Helper()
	h := open.New(open.Options{Catalogue: s.catalogue, Finder: s, Now: func() time.Time { return now }})
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/open/v1/search?"+query, nil))
	return w.Code
}

func TestParametersBecomeTheQueryThatTheyMean(t *testing.T) {
	w := demoWorld(t)
	organization := firstID(w, catalog.KindOrganization)
	base := search.Query{Language: "fi", Facets: true, Page: 1, PageSize: 20}
	for query, change := range map[string]func(*search.Query){
		"q=uimahalli+Tampere&lang=SV": func(q *search.Query) { q.Text, q.Language = "uimahalli Tampere", "sv" },
		"q=50%":                       func(q *search.Query) { q.Text = "50%" },
		"municipality=91":             func(q *search.Query) { q.Municipality = "091" },
		"municipality=helsingfors":    func(q *search.Query) { q.Municipality = "091" },
		"q=a&type=service":            func(q *search.Query) { q.Text, q.Kinds = "a", []catalog.Kind{catalog.KindService} },
		"type=permitorobligation": func(q *search.Query) {
			q.Kinds, q.Filters.Types = []catalog.Kind{catalog.KindService}, []string{"PermitOrObligation"}
		},
		"type=Organization,ServiceLocation": func(q *search.Query) {
			q.Kinds = []catalog.Kind{catalog.KindOrganization, catalog.KindServiceChannel}
			q.Filters.Types = []string{"Organization", "ServiceLocation"}
		},
		"type=Service&type=Phone": func(q *search.Query) {
			q.Kinds = []catalog.Kind{catalog.KindService, catalog.KindServiceChannel}
			q.Filters.Types = []string{"PermitOrObligation", "Phone", "ProfessionalQualification", "Service"}
		},
		"area=region/6,WellbeingServicesCounty/03": func(q *search.Query) {
			q.Filters.Areas = []string{"Region/06", "WellbeingServiceCounties/03"}
		},
		"serviceClass=p1.1&targetGroup=KR1&lifeEvent=KE1": func(q *search.Query) {
			q.Filters.ServiceClasses = []string{"http://urn.fi/URN:NBN:fi:au:ptvl:v1065"}
			q.Filters.TargetGroups = []string{"http://urn.fi/URN:NBN:fi:au:ptvl:v2001"}
			q.Filters.LifeEvents = []string{"http://urn.fi/URN:NBN:fi:au:ptvl:v3002"}
		},
		"organization=" + organization.String(): func(q *search.Query) { q.Filters.Organizations = []catalog.ID{organization} },
		"channelType=echannel&language=sv&free=1": func(q *search.Query) {
			q.Filters.ChannelTypes, q.Filters.Languages, q.Filters.Free = []string{"EChannel"}, []string{"sv"}, true
		},
		"openAt=now":              func(q *search.Query) { q.OpenAt = now },
		"openAt=2026-11-23T10:00": func(q *search.Query) { q.OpenAt = now },
		"openAt=Saturday+18.00":   func(q *search.Query) { q.OpenAt = now.Add(5*24*time.Hour + 8*time.Hour) },
		"explain=true&facets=false&verbatim=true&page=3&pageSize=100": func(q *search.Query) {
			q.Explain, q.Facets, q.Verbatim, q.Page, q.PageSize = true, false, true, 3, 100
		},
		"page=999999999999999999999": func(q *search.Query) { q.Page = 1_000_000 },
	} {
		s := &spy{world: w}
		if status := s.ask(t, query); status != http.StatusOK {
			t.Errorf("%s: status %d", query, status)
			continue
		}
		want := base
		change(&want)
		ignoreURIs(&want, &s.asked, query)
		if d := cmp.Diff(want, s.asked); d != "" {
			t.Errorf("%s: %s", query, d)
		}
	}
}

// ignoreURIs compares how many classes there are: which uri a code has is the code lists' own test.
func ignoreURIs(want, got *search.Query, query string) {
	if !strings.Contains(query, "serviceClass") {
		return
	}
	w, g := &want.Filters, &got.Filters
	if len(w.ServiceClasses) == len(g.ServiceClasses) && len(w.TargetGroups) == len(g.TargetGroups) && len(w.LifeEvents) == len(g.LifeEvents) {
		w.ServiceClasses, w.TargetGroups, w.LifeEvents = g.ServiceClasses, g.TargetGroups, g.LifeEvents
	}
}

func TestAPointIsTurnedIntoMetres(t *testing.T) {
	s := &spy{world: demoWorld(t)}
	if status := s.ask(t, "near=60.1699,24.9384"); status != http.StatusOK {
		t.Fatal(status)
	}
	// Helsinki's railway station in EPSG:3067.
	p := s.asked.Near
	if p == nil || p.Northing < 6_671_500 || p.Northing > 6_672_500 || p.Easting < 385_000 || p.Easting > 386_500 {
		t.Errorf("%+v", p)
	}
}

func TestAnIndexThatIsNotThereIsSaidToBeSo(t *testing.T) {
	s := &spy{world: demoWorld(t), err: search.ErrClosed}
	if status := s.ask(t, "q=a"); status != http.StatusServiceUnavailable {
		t.Errorf("status %d", status)
	}
}

func firstID(w *world, k catalog.Kind) catalog.ID {
	table := w.catalogue.Snapshot().Table(k)
	for e := range table.Each(table.Published()) {
		return e.ID
	}
	return catalog.ID{}
}

func TestSuggestionsAreGroupedAndMarked(t *testing.T) {
	type suggestions struct {
		Groups []struct {
			Kind  string
			Items []struct {
				ID, Entity, Text, Matched string
				Fragments                 []struct {
					Text  string
					Match bool
				}
				Count int
			}
		}
	}
	w := demoWorld(t)
	a := get[suggestions](t, w, "/open/v1/suggest?q=kirj&limit=2")
	if len(a.Groups) == 0 {
		t.Fatal("nothing suggested")
	}
	marked := false
	for _, g := range a.Groups {
		if len(g.Items) == 0 || len(g.Items) > 2 {
			t.Errorf("%s has %d items", g.Kind, len(g.Items))
		}
		for _, i := range g.Items {
			text := ""
			for _, f := range i.Fragments {
				text += f.Text
				marked = marked || f.Match
			}
			if text != i.Text && text != i.Matched {
				t.Errorf("fragments of %q make %q", i.Text, text)
			}
		}
	}
	if !marked {
		t.Error("nothing is marked")
	}
	only := get[suggestions](t, w, "/open/v1/suggest?q=kirj&kind=service&municipality=710&lang=sv")
	for _, g := range only.Groups {
		if g.Kind != "service" {
			t.Errorf("group %s", g.Kind)
		}
	}
	if empty := get[suggestions](t, w, "/open/v1/suggest"); len(empty.Groups) != 0 {
		t.Errorf("%d groups for nothing", len(empty.Groups))
	}
	for _, bad := range []string{"limit=0", "limit=51", "kind=city", "lang=xx", "municipality=xx", "q=" + strings.Repeat("a", 101), "q=%ff", "queue=a"} {
		if got := w.ask(t, http.MethodGet, "/open/v1/suggest?"+bad, ""); got.Code != http.StatusBadRequest {
			t.Errorf("%.40s: status %d", bad, got.Code)
		}
	}
	for _, odd := range []string{"\x00\x01", "🏊‍♀️", "'; DROP TABLE x; --", "((((((", "библио", `"*?~^`} {
		if got := w.ask(t, http.MethodGet, "/open/v1/suggest?q="+url.QueryEscape(odd), ""); got.Code != http.StatusOK {
			t.Errorf("%q: status %d", odd, got.Code)
		}
	}
}

func TestRelatedServicesTellWhy(t *testing.T) {
	w := demoWorld(t)
	type answer struct {
		Items []struct {
			ID, Name, Why string
			Reasons       []struct{ Kind, Value, Label string }
		}
	}
	snapshot, some := w.catalogue.Snapshot(), 0
	table := snapshot.Table(catalog.KindService)
	for e := range table.Each(table.Published()) {
		for _, lang := range []string{"fi", "sv", "en"} {
			a := get[answer](t, w, "/open/v1/services/"+e.ID.String()+"/related?lang="+lang+"&municipality=710&limit=3")
			for _, i := range a.Items {
				some++
				if i.ID == e.ID.String() || i.Why == "" || len(i.Reasons) == 0 || i.Reasons[0].Label == "" {
					t.Errorf("%s: %+v", e.Name, i)
				}
			}
		}
		if some > 60 {
			break
		}
	}
	if some == 0 {
		t.Error("no service is related to another")
	}
	for path, status := range map[string]int{
		"00000000-0000-0000-0000-000000000001": 404, "1": 400, "%00": 400, "..%2F..": 404,
		firstID(w, catalog.KindServiceChannel).String(): 404, firstID(w, catalog.KindService).String() + "?limit=x": 400,
	} {
		id, query, _ := strings.Cut(path, "?")
		if got := w.ask(t, http.MethodGet, "/open/v1/services/"+id+"/related?"+query, ""); got.Code != status {
			t.Errorf("%s: status %d, want %d: %s", path, got.Code, status, got.Body)
		}
	}
}

func TestSubjectsOfATextTellTheirReasons(t *testing.T) {
	w := demoWorld(t)
	type answer struct {
		Language       string
		Terms, Classes []struct {
			URI, Label string
			Score      float64
			Reasons    []struct{ Kind string }
		}
	}
	got := w.ask(t, http.MethodPost, "/open/v1/subjects",
		`{"language":"fi","title":"Kirjasto","summary":"Kirjastosta voit lainata kirjoja ja lehtiä.","limit":3}`)
	a := read[answer](t, got)
	if got.Code != http.StatusOK || len(a.Terms) == 0 || len(a.Terms) > 3 || a.Language != "fi" {
		t.Fatalf("status %d: %s", got.Code, got.Body)
	}
	for _, term := range a.Terms {
		if term.URI == "" || term.Label == "" || len(term.Reasons) == 0 || term.Score <= 0 || term.Score > 1 {
			t.Errorf("%+v", term)
		}
	}
	if got.Header().Get("Cache-Control") != "no-store" || got.Header().Get("ETag") != "" {
		t.Errorf("%v", got.Header())
	}
	long := w.ask(t, http.MethodPost, "/open/v1/subjects", `{"title":"Kirjasto","text":"`+strings.Repeat("kirja ", 1500)+`"}`)
	if cut := read[struct{ Cut []string }](t, long).Cut; len(cut) != 1 || cut[0] != "text" {
		t.Errorf("of a text that was read in part it says %q", cut)
	}
}

func TestABadBodyIsToldWhere(t *testing.T) {
	w := demoWorld(t)
	for _, c := range []struct {
		body     string
		status   int
		location string
	}{
		{``, 400, "body"},
		{`null`, 200, ""},
		{`{}`, 200, ""},
		{`[]`, 400, "body"},
		{`{"title":5}`, 400, "body.title"},
		{`{"titel":"x"}`, 400, "body.titel"},
		{`{"title":"a","title":"b"}`, 400, "body.title"},
		{"{\"title\":\"\xff\"}", 400, "body"},
		{`{"title":"a"`, 400, "body"},
		{`{"title":"a"} x`, 400, "body"},
		{`{"language":"ru"}`, 400, "body.language"},
		{`{"limit":0}`, 400, "body.limit"},
		{`{"limit":11}`, 400, "body.limit"},
		{`{"limit":1.5}`, 400, "body.limit"},
		{`{"limit":1e99}`, 400, "body.limit"},
		{`{"title":"\u0000\u001b🏊‍♀️'; DROP TABLE x"}`, 200, ""},
		{`{"text":"` + strings.Repeat("sana ", 2000) + `"}`, 200, ""},
		{`{"text":"` + strings.Repeat("sana ", 10_001) + `"}`, 400, "body.text"},
		{`{"text":"` + strings.Repeat("sana ", 60_000) + `"}`, 413, ""},
		{strings.Repeat("[", 20_000), 400, "body"},
	} {
		got := w.ask(t, http.MethodPost, "/open/v1/subjects", c.body)
		p := read[problem](t, got)
		if got.Code != c.status || c.location != "" && (len(p.Errors) == 0 || !strings.HasPrefix(p.Errors[0].Location, c.location)) {
			t.Errorf("%.40q: status %d, %.300s", c.body, got.Code, got.Body)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/open/v1/subjects", strings.NewReader("title=x"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if got := w.do(t, r); got.Code != http.StatusUnsupportedMediaType {
		t.Errorf("a form: status %d", got.Code)
	}
	if got := w.ask(t, http.MethodPost, "/open/v1/subjects?limit=3", "{}"); got.Code != http.StatusBadRequest {
		t.Errorf("a parameter: status %d", got.Code)
	}
}

func TestSubjectsWaitForTheirModel(t *testing.T) {
	w := demoWorld(t)
	h := open.New(open.Options{Catalogue: w.catalogue, Finder: &spy{world: w}, Subjects: func() *subject.Model { return nil }})
	got := httptest.NewRecorder()
	h.ServeHTTP(got, httptest.NewRequest(http.MethodPost, "/open/v1/subjects", strings.NewReader("{}")))
	if got.Code != http.StatusServiceUnavailable || got.Header().Get("Retry-After") == "" || !json.Valid(got.Body.Bytes()) {
		t.Errorf("%d %v %s", got.Code, got.Header(), got.Body)
	}
}

func TestCodeListsNameWhatParametersTake(t *testing.T) {
	w := demoWorld(t)
	type list struct {
		List  string
		Items []struct{ Code, URI, Parent, Name string }
	}
	for name, parameter := range map[string]string{
		"serviceClasses": "serviceClass", "targetGroups": "targetGroup", "lifeEvents": "lifeEvent", "municipalities": "municipality",
		"areas": "area", "languages": "language", "channelTypes": "channelType", "serviceTypes": "type", "industrialClasses": "",
	} {
		a := get[list](t, w, "/open/v1/codes/"+name+"?lang=sv")
		if len(a.Items) < 3 {
			t.Errorf("%s has %d items", name, len(a.Items))
		}
		for _, i := range a.Items {
			if i.Code == "" || i.Name == "" {
				t.Errorf("%s: %+v", name, i)
			}
		}
		if parameter != "" {
			last := a.Items[len(a.Items)-1]
			get[answer](t, w, "/open/v1/search?q=kirjasto&"+parameter+"="+url.QueryEscape(last.Code))
		}
	}
	if got := w.ask(t, http.MethodGet, "/open/v1/codes/serviceClass", ""); got.Code != http.StatusNotFound ||
		!strings.Contains(got.Body.String(), "'serviceClasses'") {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}
