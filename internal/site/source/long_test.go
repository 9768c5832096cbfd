package source_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/view"
)

func TestAServiceShowsTheFirstChannelsOfATypeAndLeadsToAll(t *testing.T) {
	entities := []catalog.Entity{city(t), general(t), service(t)}
	for n := range 25 {
		place := read[catalog.ServiceChannel](t, `{"id":"`+id(fmt.Sprint("place ", n)).String()+`","serviceChannelType":"ServiceLocation",
			"organizationId":"`+cityID.String()+`","serviceChannelNames":[{"type":"Name","language":"fi","value":"Paikka"}]}`)
		entities = append(entities, place, &catalog.Connection{ServiceID: serviceID, ChannelID: place.ID, Order: n})
	}
	s := over(t, entities...)
	p, err := s.Service(context.Background(), reader("fi"), serviceID)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Groups) != 1 || len(p.Groups[0].Channels) != 10 || p.Groups[0].Total != 25 {
		t.Errorf("groups: %d, the first shows %d of %d", len(p.Groups), len(p.Groups[0].Channels), p.Groups[0].Total)
	}
	r := reader("fi")
	r.Page = 2
	ways, err := s.Ways(context.Background(), r, serviceID, "ServiceLocation")
	if err != nil || len(ways.Channels) != 5 || ways.Pages.Total != 25 {
		t.Errorf("page 2: %d of %d, %v", len(ways.Channels), ways.Pages.Total, err)
	}
	if _, err := s.Ways(context.Background(), r, serviceID, "Phone"); !errors.Is(err, view.ErrNotFound) {
		t.Errorf("a type without channels: %v", err)
	}
}

func TestATopOrganizationShowsWhatItsPartsOffer(t *testing.T) {
	part := func(id, parent catalog.ID, name string) *catalog.Organization {
		return read[catalog.Organization](t, `{"id":"`+id.String()+`","parentOrganizationId":"`+parent.String()+`",
			"organizationNames":[{"type":"Name","language":"fi","value":"`+name+`"}]}`)
	}
	unit := id("unit")
	v := service(t)
	v.GeneralDescriptionID = catalog.ID{}
	v.Organizations = []catalog.ServiceOrganization{{RoleType: catalog.RoleResponsible, OrganizationID: unit}}
	s := over(t, city(t), part(schoolID, cityID, "Koulutoimi"), part(unit, schoolID, "Lukio"), v)
	for _, top := range []catalog.ID{cityID, schoolID, unit} {
		p, err := s.Organization(context.Background(), reader("fi"), top, 1)
		if err != nil {
			t.Fatal(err)
		}
		if p.ServiceCount != 1 || p.Services[0].Provider.Value != "Lukio" {
			t.Errorf("%s: %d services %+v", p.Name.Value, p.ServiceCount, p.Services)
		}
	}
}
