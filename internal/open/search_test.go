package open_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

type answer struct {
	Total, Page, PageSize int
	Interpretation        struct {
		Place    *struct{ Type, Code, Name, Text string }
		Language string
	}
	Items []struct {
		ID, Kind, Type, Name, Language, Summary, AreaType, Reach, Why string
		Organization                                                  *struct{ ID, Name string }
		Municipalities                                                []struct{ Code, Name string }
		Distance                                                      *int
		Score                                                         float64
	}
	Facets []struct {
		Name   string
		Values []struct {
			Value, Label string
			Count        int
		}
	}
	Help     string
	Analysis *struct{ Words []struct{ Surface string } }
}

type problem struct {
	Title  string
	Status int
	Detail string
	Errors []struct{ Location, Message, Value string }
}

func TestASearchFindsAndTellsWhat(t *testing.T) {
	a := get[answer](t, demoWorld(t), "/open/v1/search?q=kirjasto")
	if a.Total == 0 || len(a.Items) == 0 || a.Page != 1 || a.PageSize != 20 {
		t.Fatalf("%+v", a)
	}
	for _, i := range a.Items {
		if i.ID == "" || i.Kind == "" || i.Name == "" || i.Score <= 0 {
			t.Errorf("%+v", i)
		}
	}
	if a.Interpretation.Language != "fi" {
		t.Errorf("language %q", a.Interpretation.Language)
	}
}

func TestAServiceIsAsFarAsItsNearestPlace(t *testing.T) {
	w := demoWorld(t)
	a := get[answer](t, w, "/open/v1/search?q=kirjasto&type=Service&near=60.17,24.94")
	if len(a.Items) == 0 || a.Items[0].Distance == nil {
		t.Fatalf("no distance is told of %+v", a.Items)
	}
	for _, i := range get[answer](t, w, "/open/v1/search?q=kirjasto&type=Service").Items {
		if i.Distance != nil {
			t.Errorf("nobody asked how far %s is", i.Name)
		}
	}
}

func TestABlankQueryListsWhatTheRestAsksFor(t *testing.T) {
	w := demoWorld(t)
	for _, c := range []struct{ query, kind, typ string }{
		{"type=organization", "Organization", ""},
		{"type=SERVICELOCATION", "ServiceChannel", "ServiceLocation"},
		{"type=service&lang=sv", "Service", ""},
		{"q=&type=GeneralDescription&page=", "GeneralDescription", ""},
		{"municipality=710", "Service", ""},
	} {
		a := get[answer](t, w, "/open/v1/search?"+c.query)
		if len(a.Items) == 0 {
			t.Errorf("%s: nothing", c.query)
		}
		for _, i := range a.Items {
			if i.Kind != c.kind {
				t.Errorf("%s: %s %s", c.query, i.Kind, i.Name)
			}
		}
	}
}

func TestAMunicipalityIsTakenByCodeAndByName(t *testing.T) {
	w := demoWorld(t)
	byCode := get[answer](t, w, "/open/v1/search?q=kirjasto&municipality=710")
	byName := get[answer](t, w, "/open/v1/search?q=kirjasto&municipality=raseborg&lang=sv")
	if byCode.Total == 0 || byCode.Total != byName.Total {
		t.Errorf("by code %d, by name %d", byCode.Total, byName.Total)
	}
	for _, i := range byCode.Items {
		if i.Reach == "" {
			t.Errorf("%s has no reach", i.Name)
		}
	}
}

func TestPagesJoinAndEnd(t *testing.T) {
	w := demoWorld(t)
	var ids []string
	for page := 1; ; page++ {
		a := get[answer](t, w, "/open/v1/search?type=Service&pageSize=7&page="+string(rune('0'+page)))
		for _, i := range a.Items {
			ids = append(ids, i.ID)
		}
		if len(a.Items) < 7 || page == 9 {
			break
		}
	}
	slices.Sort(ids)
	if n := len(slices.Compact(slices.Clone(ids))); n != len(ids) || n < 20 {
		t.Errorf("%d items, %d different", len(ids), n)
	}
	far := get[answer](t, w, "/open/v1/search?q=kirjasto&page=99999")
	near := get[answer](t, w, "/open/v1/search?q=kirjasto")
	if len(far.Items) != 0 || far.Total != near.Total || far.Page != 99999 {
		t.Errorf("beyond the end: %d items, total %d of %d, page %d", len(far.Items), far.Total, near.Total, far.Page)
	}
}

func TestNothingFoundHelps(t *testing.T) {
	w := demoWorld(t)
	for lang, says := range map[string]string{"fi": "löytynyt", "sv": "träffar", "en": "found"} {
		a := get[answer](t, w, "/open/v1/search?q=qqqqzzzzxxxx1234&verbatim=true&lang="+lang)
		if a.Total != 0 || !strings.Contains(a.Help, says) {
			t.Errorf("%s: total %d, help %q", lang, a.Total, a.Help)
		}
	}
}

// TestAnythingTypedGetsAClearAnswer: never a failure of the server, whatever is typed.
func TestAnythingTypedGetsAClearAnswer(t *testing.T) {
	w := demoWorld(t)
	for name, q := range map[string]string{
		"empty": "", "blank": " \t ", "a letter": "k", "punctuation": `?!.,;:-_*+'"()[]{}<>|\/&%¤#@`, "emoji": "🏊‍♀️ 👨‍👩‍👧",
		"control": "kir\x00jasto\x01\x1b[31m\r\n", "SQL": `'; DROP TABLE revisions; --`, "SQL union": `" OR 1=1 UNION SELECT * FROM x`,
		"operators": `+kirjasto -uimahalli "AND" OR NOT name:x^9 ~2 kirj* /re.*ex/ [a TO z] (`, "mixed scripts": "kirjasto библиотека 図書館 مكتبة",
		"right to left": "\u202ekirjasto\u202c", "combining": "kirjasto" + strings.Repeat("\u0301", 60), "brackets": strings.Repeat("(", 400),
		"500 characters": strings.Repeat("kirjasto ", 55), "numbers": "1234567890 112 0", "markup": "<script>alert(1)</script>",
		"format": "%s%n%d ${x} {{x}} %00", "byte order mark": "\ufeffkirjasto", "long word": strings.Repeat("ö", 499),
	} {
		for _, rest := range []string{"", "&explain=true&lang=en", "&municipality=091&openAt=now&near=60.2,24.9"} {
			got := w.ask(t, http.MethodGet, "/open/v1/search?q="+url.QueryEscape(q)+rest, "")
			if got.Code != http.StatusOK {
				t.Errorf("%s: status %d: %s", name, got.Code, got.Body)
			}
		}
	}
}

func TestAWrongParameterIsNamedWithItsRule(t *testing.T) {
	w := demoWorld(t)
	for _, c := range []struct{ query, location, says string }{
		{"q=" + strings.Repeat("a", 10_000), "query.q", "500"},
		{"q=%ff%fe", "query.q", "UTF-8"},
		{"q=a&q=b", "query.q", "twice"},
		{"page=0", "query.page", "whole number from 1"},
		{"page=-1", "query.page", "from 1"},
		{"page=one", "query.page", "from 1"},
		{"page=1e3", "query.page", "from 1"},
		{"pageSize=0", "query.pageSize", "1 to 100"},
		{"pageSize=101", "query.pageSize", "1 to 100"},
		{"pageSize=99999999999999999999", "query.pageSize", "1 to 100"},
		{"lang=ru", "query.lang", "fi, sv, en"},
		{"municipality=999", "query.municipality", "three digits"},
		{"municipality=Tampre", "query.municipality", "name"},
		{"area=Region", "query.area", "no area"},
		{"area=Region/77", "query.area", "no area"},
		{"area=Planet/1", "query.area", "Region"},
		{"area=/", "query.area", "Region"},
		{"type=Sevice", "query.type", "'Service'"},
		{"type=Service,,X", "query.type", "one or more of"},
		{"serviceClass=P99", "query.serviceClass", "P"},
		{"targetGroup=' OR 1=1", "query.targetGroup", "class"},
		{"lifeEvent=http://example.com/x", "query.lifeEvent", "class"},
		{"organization=1", "query.organization", "id"},
		{"organization=00000000-0000-0000-0000-000000000000", "query.organization", "no published organisation"},
		{"channelType=Fax", "query.channelType", "EChannel"},
		{"language=xx", "query.language", "language"},
		{"near=60", "query.near", "latitude,longitude"},
		{"near=24.9,60.1", "query.near", "latitude,longitude"},
		{"near=NaN,NaN", "query.near", "latitude,longitude"},
		{"near=Inf,24", "query.near", "latitude,longitude"},
		{"near=60.1,24.9,3", "query.near", "latitude,longitude"},
		{"openAt=tomorrow", "query.openAt", "now or a time"},
		{"openAt=Saturday 25.00", "query.openAt", "'Saturday 18.00'"},
		{"openAt=Caturday 18", "query.openAt", "'lauantai 18'"},
		{"openAt=lauantai", "query.openAt", "'la 18:00'"},
		{"openAt=2026-13-45T99:00", "query.openAt", "now or a time"},
		{"free=maybe", "query.free", "true or false"},
		{"explain=2", "query.explain", "true or false"},
		{"munisipality=091", "query.munisipality", "'municipality'"},
		{"pagesize=5", "query.pagesize", "'pageSize'"},
		{"utm_source=x", "query.utm_source", "no such parameter"},
		{"organization=" + strings.Repeat("x,", 200), "query.organization", "100"},
	} {
		got := w.ask(t, http.MethodGet, "/open/v1/search?"+strings.ReplaceAll(c.query, " ", "%20"), "")
		p := read[problem](t, got)
		if got.Code != http.StatusBadRequest || got.Header().Get("Content-Type") != "application/problem+json" || p.Status != 400 {
			t.Errorf("%.60s: status %d, %s", c.query, got.Code, got.Header().Get("Content-Type"))
		}
		if len(p.Errors) == 0 || p.Errors[0].Location != c.location || !strings.Contains(p.Errors[0].Message, c.says) {
			t.Errorf("%.60s: %+v, want %s saying %q", c.query, p.Errors, c.location, c.says)
		}
		if got.Body.Len() > 4000 {
			t.Errorf("%.60s: the problem has %d bytes", c.query, got.Body.Len())
		}
	}
}

func TestAllFaultsAreToldAtOnce(t *testing.T) {
	got := demoWorld(t).ask(t, http.MethodGet, "/open/v1/search?page=0&lang=xx&type=Car,Boat", "")
	if p := read[problem](t, got); len(p.Errors) != 4 {
		t.Errorf("%+v", p.Errors)
	}
}

func TestTimesArePlainOrWithAZone(t *testing.T) {
	w := demoWorld(t)
	for _, at := range []string{
		"now", "NOW", "2026-11-28T18:00", "2026-11-28T18:00:00", "2026-11-28 18:00", "2026-11-28T18:00:00+02:00",
		"2026-11-28T18:00:00%2B02:00", "2026-11-28T16:00:00Z",
	} {
		got := w.ask(t, http.MethodGet, "/open/v1/search?openAt="+strings.ReplaceAll(at, " ", "%20"), "")
		if got.Code != http.StatusOK {
			t.Errorf("%s: %s", at, got.Body)
		}
	}
}
