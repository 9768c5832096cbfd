package source_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/slug"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/internal/site/view"
)

func named(t *testing.T, id catalog.ID, more, name string) *catalog.Service {
	t.Helper()
	return read[catalog.Service](t, `{"id":"`+id.String()+`","modified":"2026-11-01T08:00:00Z",`+more+`"serviceNames":[{"type":"Name","language":"fi","value":"`+name+`"}]}`)
}

func TestAShortIDFindsWhateverBecameOfIt(t *testing.T) {
	s := over(t, named(t, serviceID, "", "Kirjasto"), named(t, oldID, "", "Entinen"))
	for _, id := range []catalog.ID{serviceID, oldID} {
		if got, err := s.Find(catalog.KindService, slug.Short(id, 10)); err != nil || got != id {
			t.Errorf("found %s, %v", got, err)
		}
	}
	if _, err := s.Find(catalog.KindOrganization, slug.Short(serviceID, 10)); !errors.Is(err, view.ErrNotFound) {
		t.Errorf("another kind: %v", err)
	}
}

// oneFinder finds one thing, and tells what it was asked.
type oneFinder struct {
	kept
	found search.Results
	asked search.Query
	err   error
}

func (f *oneFinder) Search(_ context.Context, q search.Query) (search.Results, error) {
	f.asked = q
	return f.found, f.err
}

func TestInsteadOfAnArchivedService(t *testing.T) {
	general := read[catalog.GeneralDescription](t, `{"id":"`+generalID.String()+`","names":[{"type":"Name","language":"fi","value":"Kirjastopalvelut"}]}`)
	leans := `"generalDescriptionId":"` + generalID.String() + `",`
	roles := `"organizations":[{"roleType":"Responsible","organizationId":"` + cityID.String() + `"}],`
	c := world(t, general, city(t), named(t, oldID, leans+roles, "Entinen kirjasto"), named(t, serviceID, leans, "Kirjasto"),
		named(t, id("named alike"), "", "Entinen kirjasto"))
	t1 := c.Snapshot().Table(catalog.KindService)
	alike, _ := t1.Get(id("named alike"))
	same, _ := t1.Get(serviceID)
	f := &oneFinder{found: search.Results{Snapshot: c.Snapshot(), Hits: []search.Hit{{Entry: alike}, {Entry: same}}}}
	s := source.New(c, f)
	got, err := s.Instead(context.Background(), reader("fi"), catalog.KindService, oldID)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, i := range got.Items {
		names = append(names, i.Href)
	}
	want := []string{ref("/fi/palvelu/", "kirjasto", serviceID), ref("/fi/palvelu/", "entinen-kirjasto", id("named alike"))}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
	if got.Name.Value != "Entinen kirjasto" || got.Organization == nil || f.asked.Text != "Entinen kirjasto" || !slices.Equal(f.asked.Kinds, []catalog.Kind{catalog.KindService}) {
		t.Errorf("got %+v, asked %+v", got, f.asked)
	}
	f.err = errors.New("no index")
	if got, err := s.Instead(context.Background(), reader("fi"), catalog.KindService, oldID); err == nil || got.Name.Empty() {
		t.Errorf("a failing search: %+v, %v", got, err)
	}
	if _, err := s.Instead(context.Background(), reader("fi"), catalog.KindService, id("nobody")); !errors.Is(err, view.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
}

func TestTheListOfAllPages(t *testing.T) {
	c := world(t, city(t), named(t, serviceID, "", "Kirjasto"), named(t, oldID, "", "Entinen"), named(t, draftID, "", "Luonnos"))
	s := source.New(c, noFinder{})
	var got []string
	for _, section := range s.Sections() {
		for l := range s.Listed(section.Name) {
			got = append(got, fmt.Sprint(section.Name, " ", l.Paths["sv"], " ", l.WrittenIn))
		}
	}
	want := []string{
		"services-1 " + ref("/sv/service/", "kirjasto", serviceID) + " [fi]", "organisations-1 " + ref("/sv/organisation/", "staden", cityID) + " [fi sv]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, unknown := range []string{"", "services", "services-0", "services-01", "services-2", "services--1", "services-99999999999999999999", "collections-1"} {
		if s.Listed(unknown) != nil {
			t.Errorf("%q is a section", unknown)
		}
	}
}

func TestASectionsVersionFollowsItsEntries(t *testing.T) {
	version := func(services ...catalog.Entity) string { return over(t, services...).Sections()[0].Version }
	one := version(named(t, serviceID, "", "Kirjasto"))
	if again := version(named(t, serviceID, "", "Kirjasto")); again != one {
		t.Error("the same entries, another version")
	}
	if more := version(named(t, serviceID, "", "Kirjasto"), named(t, id("other"), "", "Muu")); more == one {
		t.Error("more entries, the same version")
	}
}
