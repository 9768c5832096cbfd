package source_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/view"
)

func TestAServiceNamesTheCollectionsThatItIsIn(t *testing.T) {
	collection := read[catalog.ServiceCollection](t, `{"id":"`+id("collection").String()+`","organizationId":"`+cityID.String()+`",
		"serviceCollectionNames":[{"language":"fi","value":"Vapaa-aika"}],"services":["`+serviceID.String()+`"]}`)
	p, err := over(t, city(t), general(t), service(t), collection).Service(context.Background(), reader("sv"), serviceID)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]view.Link{{Href: ref("/sv/servicehelhet/", "vapaa-aika", id("collection")), Name: view.Text{Value: "Vapaa-aika", Lang: "fi"}}}, p.Collections); d != "" {
		t.Error(d)
	}
}

func TestItemsOfChannelsTellWhereWhenAndWhomToCall(t *testing.T) {
	const week = `"serviceHours":[{"serviceHourType":"DaysOfTheWeek","validForNow":true,
		"openingHour":[{"dayFrom":"Monday","from":"08:00:00","to":"16:00:00"}]}]`
	named := func(id catalog.ID, typ, name, rest string) *catalog.ServiceChannel {
		return read[catalog.ServiceChannel](t, `{"id":"`+id.String()+`","serviceChannelType":"`+typ+`","organizationId":"`+cityID.String()+`",
			"serviceChannelNames":[{"type":"Name","language":"fi","value":"`+name+`"}],`+rest+`,`+week+`}`)
	}
	hall := named(hallID, "ServiceLocation", "Halli", `"addresses":[
		{"type":"Postal","subType":"PostOfficeBox","postOfficeBoxAddress":{"postOfficeBox":[{"language":"fi","value":"PL 1"}],"postalCode":"50101"}},
		{"type":"Location","subType":"Single","streetAddress":{"street":[{"language":"fi","value":"Katu"}],"streetNumber":"1",
			"postalCode":"50100","postOffice":[{"language":"fi","value":"MIKKELI"}]}}]`)
	line := named(libraryID, "Phone", "Neuvonta", `"phoneNumbers":[
		{"type":"Sms","number":"16400","isFinnishServiceNumber":true,"language":"fi"},
		{"type":"Phone","number":"116117","isFinnishServiceNumber":true,"language":"fi"}]`)
	p, err := over(t, city(t), hall, line).Organization(context.Background(), reader("fi"), cityID, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Channels) != 2 {
		t.Fatalf("channels %+v", p.Channels)
	}
	place, phone := p.Channels[0], p.Channels[1]
	if place.Where.Value != "Katu 1, 50100 Mikkeli" || place.Hours.State.Kind != hours.Open || place.Phone != nil {
		t.Errorf("place %+v", place)
	}
	if phone.Phone == nil || phone.Phone.Call != "116117" || phone.Hours.State.Kind != hours.Open || !phone.Where.Empty() {
		t.Errorf("phone %+v", phone)
	}
}
