package source_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/internal/site/view"
)

// inClasses is a service of everywhere in those classes.
func inClasses(t *testing.T, name string, refs string) *catalog.Service {
	t.Helper()
	return read[catalog.Service](t, `{"id":"`+id(name).String()+`","type":"Service","areaType":"Nationwide",
		"serviceNames":[{"type":"Name","language":"fi","value":"`+name+`"}],`+refs+`}`)
}

func uri(t *testing.T, list *codes.Classification, code string) string {
	t.Helper()
	class, ok := list.Lookup(code)
	if !ok {
		t.Fatalf("no class %s", code)
	}
	return class.URI
}

func classRefs(t *testing.T, codesOfClasses ...string) string {
	t.Helper()
	out := `"serviceClasses":[`
	for i, c := range codesOfClasses {
		if i > 0 {
			out += ","
		}
		out += `{"uri":"` + uri(t, codes.ServiceClasses(), c) + `"}`
	}
	return out + "]"
}

func TestClassesCountServicesOnceOnBothLevels(t *testing.T) {
	s, _ := finding(t, nothing, city(t), inClasses(t, "a", classRefs(t, "P25.1", "P25.2")), inClasses(t, "b", classRefs(t, "P25")))
	p, err := s.Browse(context.Background(), reader("fi"), view.FacetServiceClass, "", 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Classes) != 1 || p.Classes[0].Code != "P25" || p.Classes[0].Count != 2 {
		t.Fatalf("%+v", p.Classes)
	}
	var narrower []string
	for _, c := range p.Classes[0].Narrower {
		narrower = append(narrower, c.Code)
		if c.Count != 1 {
			t.Errorf("%s has %d", c.Code, c.Count)
		}
	}
	if d := cmp.Diff([]string{"P25.1", "P25.2"}, narrower); d != "" {
		t.Error(d)
	}
	for _, municipality := range []string{"491", "999"} {
		r := reader("fi")
		r.Municipality = municipality
		if p, err := s.Browse(context.Background(), r, view.FacetServiceClass, "", 1); err != nil || municipality == "491" && len(p.Classes) != 1 {
			t.Errorf("%s: %d classes, %v", municipality, len(p.Classes), err)
		}
	}
}

func TestAClassIsFoundByItsCodeWhateverTheWords(t *testing.T) {
	s, f := finding(t, func(search.Query) search.Results { return search.Results{Total: 45} }, city(t), inClasses(t, "a", classRefs(t, "P25.1")))
	for _, ref := range []string{"kulttuuri-p25.1", "x-P25.1", "p25.1"} {
		p, err := s.Browse(context.Background(), reader("sv"), view.FacetServiceClass, ref, 9)
		if err != nil {
			t.Errorf("%s: %v", ref, err)
			continue
		}
		if p.Code != "P25.1" || len(p.Above) != 1 || p.Above[0].Code != "P25" || p.Pages.Page != 3 {
			t.Errorf("%s: %+v", ref, p)
		}
		if again, err := s.Browse(context.Background(), reader("sv"), view.FacetServiceClass, p.Paths["sv"][len(route.Topics.In("sv"))+1:], 1); err != nil || again.Code != p.Code {
			t.Errorf("%s leads to %v", p.Paths["sv"], err)
		}
	}
	last := f.asked[len(f.asked)-1]
	if d := cmp.Diff([]string{uri(t, codes.ServiceClasses(), "P25.1")}, last.Filters.ServiceClasses); d != "" || last.Text != "" {
		t.Error(d, last.Text)
	}
	for _, ref := range []string{"kulttuuri", "p99", "p25.99", "-", "ke1", "25.1"} {
		if _, err := s.Browse(context.Background(), reader("fi"), view.FacetServiceClass, ref, 1); !errors.Is(err, view.ErrNotFound) {
			t.Errorf("%s: %v", ref, err)
		}
	}
	if _, err := s.Browse(context.Background(), reader("fi"), "organization", "", 1); !errors.Is(err, view.ErrNotFound) {
		t.Error(err)
	}
}

// teller tells what a test says and remembers what was asked for.
type teller struct {
	news  []feed.News
	asked feed.Selection
	err   error
}

func (n *teller) Latest(_ context.Context, sel feed.Selection) ([]feed.News, int64, time.Time, error) {
	n.asked = sel
	return n.news, 1, now, n.err
}

func TestChangesLeadToWhatIsPublished(t *testing.T) {
	c := world(t, city(t), inClasses(t, "a", classRefs(t, "P25")))
	entry, _ := c.Snapshot().Published(catalog.KindService, id("a"))
	news := &teller{news: []feed.News{
		{Item: feed.Item{Kind: catalog.KindService, ID: id("a"), Change: feed.Published, At: now}, Entry: entry, Name: "a", NameLang: "fi"},
		{Item: feed.Item{Kind: catalog.KindService, ID: id("b"), Change: feed.Archived, At: now}, Name: "entinen", NameLang: "fi"},
		{Item: feed.Item{Kind: catalog.KindService, ID: id("c"), Change: feed.Removed, At: now}},
	}}
	s := source.New(c, noFinder{}, source.WithNews(news))
	r := reader("sv")
	r.Municipality = "491"
	p, err := s.Changes(context.Background(), r, cityID.String())
	if err != nil {
		t.Fatal(err)
	}
	want := []view.Change{
		{What: "published", Kind: "Service", Name: view.Text{Value: "a", Lang: "fi"}, Href: ref("/sv/service/", "a", id("a")), At: now},
		{What: "archived", Kind: "Service", Name: view.Text{Value: "entinen", Lang: "fi"}, At: now},
		{What: "removed", Kind: "Service", At: now},
	}
	if d := cmp.Diff(want, p.Changes); d != "" {
		t.Error(d)
	}
	if news.asked.Municipality != "491" || news.asked.Organization != cityID || p.Organization == nil || p.OfID != cityID.String() {
		t.Errorf("%+v, %+v", news.asked, p.Organization)
	}
	for _, unknown := range []string{"x", id("nobody").String()} {
		if _, err := s.Changes(context.Background(), r, unknown); !errors.Is(err, view.ErrNotFound) {
			t.Errorf("%s: %v", unknown, err)
		}
	}
	home, err := s.Home(context.Background(), reader("fi"))
	if err != nil || len(home.News) != 1 || len(home.Themes) != 1 {
		t.Errorf("%+v, %v", home, err)
	}
	news.err = errors.New("on fire")
	if _, err := s.Changes(context.Background(), r, ""); err == nil {
		t.Error("no error")
	}
	if home, err := s.Home(context.Background(), reader("fi")); err != nil || !errors.Is(home.Newsless, news.err) || len(home.Themes) != 1 {
		t.Errorf("the front page without news that cannot be read: %+v, %v", home, err)
	}
	if home, err := source.New(c, noFinder{}).Home(context.Background(), reader("fi")); err != nil || home.News != nil {
		t.Errorf("without news: %v, %v", home.News, err)
	}
}

func TestFeedbackFindsWhoAnswers(t *testing.T) {
	s := over(t, city(t), general(t), service(t))
	for _, c := range []struct {
		name         string
		kind         catalog.Kind
		id           catalog.ID
		organization string
		err          error
	}{
		{"a service", catalog.KindService, serviceID, cityID.String(), nil},
		{"an organisation itself", catalog.KindOrganization, cityID, cityID.String(), nil},
		{"nobody's", catalog.KindGeneralDescription, generalID, "", nil},
		{"what is not there", catalog.KindService, id("nothing"), "", view.ErrNotFound},
	} {
		p, err := s.Subject(context.Background(), reader("fi"), c.kind, c.id)
		if !errors.Is(err, c.err) || p.OrganizationID != c.organization || err == nil && p.Name.Empty() {
			t.Errorf("%s: %+v, %v", c.name, p, err)
		}
	}
}
