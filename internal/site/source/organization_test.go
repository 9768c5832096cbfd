package source_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/internal/site/view"
)

func TestAnOrganizationListsItsServicesPageByPage(t *testing.T) {
	part := read[catalog.Organization](t, `{"id":"`+schoolID.String()+`","parentOrganizationId":"`+cityID.String()+`",
		"organizationNames":[{"type":"Name","language":"fi","value":"Koulutoimi"}]}`)
	entities := []catalog.Entity{city(t), part}
	for n := range 45 {
		v := service(t)
		v.ID, v.GeneralDescriptionID = id(fmt.Sprint("service ", n)), catalog.ID{}
		v.ServiceNames = catalog.TypedTexts{{Type: "Name", Language: "fi", Value: fmt.Sprintf("Palvelu %02d", 44-n)}}
		v.Organizations = append(v.Organizations, catalog.ServiceOrganization{RoleType: "Producer", OrganizationID: cityID})
		entities = append(entities, v)
	}
	s := over(t, entities...)
	p, err := s.Organization(context.Background(), reader("fi"), cityID, 3)
	if err != nil {
		t.Fatal(err)
	}
	if p.Name.Value != "Kaupunkimme" {
		t.Errorf("name %q, want the one that it wants shown", p.Name.Value)
	}
	if p.ServiceCount != 45 || p.Pages.Last != 3 || len(p.Services) != 5 || p.Services[0].Name.Value != "Palvelu 40" {
		t.Errorf("%d services, pages %+v, %d shown from %q", p.ServiceCount, p.Pages, len(p.Services), p.Services[0].Name.Value)
	}
	if d := cmp.Diff([]view.Link{{Href: ref("/fi/organisaatio/", "koulutoimi", schoolID), Name: view.Text{Value: "Koulutoimi"}}}, p.Parts); d != "" {
		t.Error(d)
	}
	below, err := s.Organization(context.Background(), reader("sv"), schoolID, 1)
	if err != nil || below.Parent == nil || below.Parent.Name.Value != "Staden" {
		t.Errorf("parent %v, %v", below.Parent, err)
	}
}

func TestMunicipalitiesAreSortedByTheLanguagesAlphabet(t *testing.T) {
	for lang, want := range map[string][2]string{"fi": {"Akaa", "Äänekoski"}, "sv": {"Ackas", "Övertorneå"}} {
		list := over(t).Municipalities(lang)
		if len(list) < 300 || list[0].Name != want[0] || list[len(list)-1].Name != want[1] {
			t.Errorf("%s: %d from %v to %v, want %v", lang, len(list), list[0], list[len(list)-1], want)
		}
	}
}

// pagedFinder finds forty hits and remembers what it was asked.
type pagedFinder struct {
	kept
	found search.Results
	asked []search.Query
}

func (f *pagedFinder) Search(_ context.Context, q search.Query) (search.Results, error) {
	f.asked = append(f.asked, q)
	r := f.found
	if q.Page > 2 {
		r.Hits = nil
	}
	return r, nil
}

func TestAPageBeyondTheLastIsTheLast(t *testing.T) {
	c := world(t, city(t), general(t), service(t))
	e, _ := c.Snapshot().Published(catalog.KindService, serviceID)
	f := &pagedFinder{found: search.Results{Total: 40, Snapshot: c.Snapshot(), Approximate: true, Loosened: true,
		Hits: []search.Hit{{Kind: e.Kind, ID: e.ID, Entry: e, Reach: search.ReachRegional}}}}
	r := reader("fi")
	p, err := source.New(c, f).Search(context.Background(), r, view.Query{Text: "kirja", Page: 9})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Items) != 1 || p.Pages.Page != 2 || !p.Approximate || f.asked[1].Page != 2 {
		t.Errorf("%+v, asked %+v", p, f.asked)
	}
	if i := p.Items[0]; !p.Loosened || i.Reach != "Regional" || i.ChargeType != "FreeOfCharge" {
		t.Errorf("loosened %t, item %+v", p.Loosened, i)
	}
	if i := p.Items[0]; i.Name.Value != "Kirjasto" || i.Provider.Value != "Kaupunkimme" || i.Href != ref("/fi/palvelu/", "kirjasto", serviceID) {
		t.Errorf("item %+v", i)
	}
}
