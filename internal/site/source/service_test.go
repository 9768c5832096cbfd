package source_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/view"
)

func general(t *testing.T) *catalog.GeneralDescription {
	t.Helper()
	return read[catalog.GeneralDescription](t, `{"id":"`+generalID.String()+`","type":"Service","serviceChargeType":"FreeOfCharge",
		"names":[{"type":"Name","language":"fi","value":"Kirjastopalvelut"}],
		"descriptions":[{"type":"Summary","language":"fi","value":"Yleinen tiivistys"},
			{"type":"Description","language":"fi","value":"Yleinen kuvaus"},{"type":"Description","language":"sv","value":"Allmän text"},
			{"type":"ProcessingTime","language":"fi","value":"Heti"}],
		"targetGroups":["http://urn.fi/URN:NBN:fi:au:ptvl:v2001"],
		"requirements":[{"language":"fi","value":"Yleiset ehdot"}],
		"legislation":[{"names":[{"language":"fi","value":"Kirjastolaki"}],"webPages":[{"language":"fi","url":"https://finlex.example/1"}]}]}`)
}

func service(t *testing.T) *catalog.Service {
	t.Helper()
	return read[catalog.Service](t, `{"id":"`+serviceID.String()+`","generalDescriptionId":"`+generalID.String()+`","areaType":"LimitedType",
		"areas":[{"type":"Municipality","municipalities":[{"code":"837"},{"code":"491"}]},{"type":"WellbeingServiceCounties","code":"03"}],
		"serviceNames":[{"type":"Name","language":"fi","value":"Kirjasto"},{"type":"AlternativeName","language":"fi","value":"Kirjaston palvelut"}],
		"serviceDescriptions":[{"type":"Description","language":"fi","value":"Oma kuvaus"},{"type":"UserInstruction","language":"fi","value":"Tule käymään"},
			{"type":"ChargeTypeAdditionalInfo","language":"fi","value":"Sakot erikseen"},{"type":"DeadLine","language":"fi"}],
		"requirements":[{"language":"fi","value":"Omat ehdot"}],"languages":["fi","sv"],
		"keywords":[{"language":"fi","value":"kirjat"},{"language":"fi","value":"lehdet"},{"language":"sv","value":"böcker"}],
		"legislation":[{"names":[{"language":"fi","value":"Kirjastolaki"}],"webPages":[{"language":"fi","url":"https://finlex.example/1"}]},
			{"names":[{"language":"fi","value":"Laki ilman linkkiä"}]}],
		"organizations":[{"roleType":"Responsible","organizationId":"`+cityID.String()+`"},
			{"roleType":"Producer","provisionType":"ProcuredServices","additionalInformation":[{"language":"fi","value":"Yritykset"}]},
			{"roleType":"Producer","organizationId":"`+draftID.String()+`"}]}`)
}

func TestAServiceIsShownWithItsGeneralDescription(t *testing.T) {
	s := over(t, city(t), general(t), service(t))
	p, err := s.Service(context.Background(), reader("fi"), serviceID)
	if err != nil {
		t.Fatal(err)
	}
	plain := func(values ...string) []view.Text {
		var out []view.Text
		for _, v := range values {
			out = append(out, view.Text{Value: v})
		}
		return out
	}
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"name", p.Name, view.Text{Value: "Kirjasto"}},
		{"other name", p.AlsoKnownAs, view.Text{Value: "Kirjaston palvelut"}},
		{"summary of the general description where the service has none", p.Summary, view.Text{Value: "Yleinen tiivistys", General: true}},
		{"descriptions, the general one first", p.Descriptions, []view.Text{{Value: "Yleinen kuvaus", General: true}, {Value: "Oma kuvaus"}}},
		{"instructions", p.Instructions, plain("Tule käymään")},
		{"requirements", p.Requirements, []view.Text{{Value: "Yleiset ehdot", General: true}, {Value: "Omat ehdot"}}},
		{"charge type of the general description", p.Charge, view.Charge{Type: "FreeOfCharge", Infos: plain("Sakot erikseen")}},
		{"processing time", p.Processing, view.Text{Value: "Heti", General: true}},
		{"an opened but empty text says nothing", p.Deadline, view.Text{}},
		{"keywords of the page's language", p.Keywords, plain("kirjat", "lehdet")},
		{"each law once", len(p.Legislation), 2},
		{"a law without an address", p.Legislation[1].Href, ""},
		{"languages of service by name", p.Languages, plain("suomi", "ruotsi")},
		{"areas: wide ones first, each kind by name", p.Areas, view.Areas{Type: "LimitedType",
			Names: plain("Länsi-Uudenmaan hyvinvointialue", "Mikkeli", "Tampere")}},
		{"provider by the name that it wants", p.Provider.Name, view.Text{Value: "Kaupunkimme"}},
		{"roles, unpublished organisations left out", len(p.Organizations), 2},
		{"languages that it is written in", p.WrittenIn, []string{"fi"}},
	} {
		if d := cmp.Diff(c.want, c.got); d != "" {
			t.Errorf("%s:\n%s", c.what, d)
		}
	}
}

func TestTextsInAnotherLanguageAreMarked(t *testing.T) {
	s := over(t, city(t), general(t), service(t))
	p, err := s.Service(context.Background(), reader("sv"), serviceID)
	if err != nil {
		t.Fatal(err)
	}
	if want := (view.Text{Value: "Kirjasto", Lang: "fi"}); p.Name != want {
		t.Errorf("name %v", p.Name)
	}
	want := []view.Text{{Value: "Allmän text", General: true}, {Value: "Oma kuvaus", Lang: "fi"}}
	if d := cmp.Diff(want, p.Descriptions); d != "" {
		t.Error(d)
	}
	if want := (view.Text{Value: "Staden"}); p.Provider.Name != want {
		t.Errorf("provider %v", p.Provider.Name)
	}
	if want := []view.Text{{Value: "böcker"}}; !cmp.Equal(want, p.Keywords) {
		t.Errorf("keywords %v", p.Keywords)
	}
}

func TestWhatIsNotThere(t *testing.T) {
	draft, old := service(t), service(t)
	draft.ID, old.ID = draftID, oldID
	s := over(t, city(t), general(t), draft, old)
	for missing, want := range map[catalog.ID]error{draftID: view.ErrNotFound, oldID: view.ErrGone, serviceID: view.ErrNotFound} {
		if _, err := s.Service(context.Background(), reader("fi"), missing); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}

func TestChannelsAreGroupedWithWhatTheirConnectionsSay(t *testing.T) {
	web := read[catalog.ServiceChannel](t, `{"id":"`+webID.String()+`","serviceChannelType":"EChannel","organizationId":"`+cityID.String()+`",
		"serviceChannelNames":[{"type":"Name","language":"fi","value":"Verkkokirjasto"}],
		"webPages":[{"language":"fi","url":"https://kirjasto.example/"},{"language":"en","url":"https://library.example/"},{"language":"fi","url":"javascript:alert(1)"}]}`)
	place := func(id catalog.ID, name, municipality string) *catalog.ServiceChannel {
		return read[catalog.ServiceChannel](t, `{"id":"`+id.String()+`","serviceChannelType":"ServiceLocation","organizationId":"`+cityID.String()+`",
			"serviceChannelNames":[{"type":"Name","language":"fi","value":"`+name+`"}],
			"phoneNumbers":[{"type":"Phone","prefixNumber":"+358","number":"151941000","language":"fi"}],
			"addresses":[{"type":"Location","subType":"Single","streetAddress":{"street":[{"language":"fi","value":"Katu"}],"streetNumber":"1",
				"postalCode":"50100","postOffice":[{"language":"fi","value":"MIKKELI"}],"municipality":{"code":"`+municipality+`"},
				"latitude":"6838000","longitude":"514000"}}],
			"serviceHours":[{"serviceHourType":"DaysOfTheWeek","validForNow":true,"openingHour":[{"dayFrom":"Monday","from":"08:00:00","to":"16:00:00"}]}]}`)
	}
	connection := read[catalog.Connection](t, `{"serviceId":"`+serviceID.String()+`","channelId":"`+hallID.String()+`","serviceChargeType":"Chargeable",
		"description":[{"type":"Description","language":"fi","value":"Kysy tiskiltä"}],
		"serviceHours":[{"serviceHourType":"DaysOfTheWeek","validForNow":true,"openingHour":[{"dayFrom":"Monday","from":"12:00:00","to":"13:00:00"}]}],
		"contactDetails":{"phoneNumbers":[{"number":"116117","isFinnishServiceNumber":true,"language":"fi"}]}}`)
	s := over(t, city(t), general(t), service(t), place(hallID, "Halli", "837"), place(libraryID, "Pääkirjasto", "491"), web, connection,
		&catalog.Connection{ServiceID: serviceID, ChannelID: libraryID, Order: 1}, &catalog.Connection{ServiceID: serviceID, ChannelID: webID, Order: 2})
	r := reader("fi")
	r.Municipality = "491"
	p, err := s.Service(context.Background(), r, serviceID)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range p.Groups {
		for _, ch := range g.Channels {
			got = append(got, g.Type+" "+ch.Name.Value)
		}
	}
	if d := cmp.Diff([]string{"EChannel Verkkokirjasto", "ServiceLocation Pääkirjasto", "ServiceLocation Halli"}, got); d != "" {
		t.Fatalf("the reader's own municipality does not come first:\n%s", d)
	}
	if links := p.Groups[0].Channels[0].Links; len(links) != 1 || links[0].Href != "https://kirjasto.example/" || links[0].Name.Value != "kirjasto.example" {
		t.Errorf("links %v", links)
	}
	library, hall := p.Groups[1].Channels[0], p.Groups[1].Channels[1]
	if library.Hours.State.Kind != hours.Open {
		t.Errorf("the library's own hours do not hold: %+v", library.Hours.State)
	}
	if hall.Hours.State.Kind != hours.Closed || hall.Instructions.Value != "Kysy tiskiltä" || hall.Charge.Type != "Chargeable" {
		t.Errorf("the connection's words do not hold: %+v", hall)
	}
	if len(hall.Phones) != 2 || hall.Phones[0].Number != "116 117" || hall.Phones[0].Call != "116117" ||
		hall.Phones[1].Number != "+358 15 194 1000" || hall.Phones[1].Call != "+358151941000" {
		t.Errorf("phones %+v", hall.Phones)
	}
	if lines := hall.Addresses[0].Lines; len(lines) != 2 || lines[0].Value != "Katu 1" || lines[1].Value != "50100 Mikkeli" {
		t.Errorf("address %v", lines)
	}
	if hall.Point == nil || hall.Point.Lat < 61 || hall.Point.Lat > 62 || hall.Point.Lon < 27 || hall.Point.Lon > 28 {
		t.Errorf("point %v", hall.Point)
	}
	ways, err := s.Ways(context.Background(), r, serviceID, "ServiceLocation")
	if err != nil || len(ways.Channels) != 2 {
		t.Fatalf("%v, all ways: %+v", err, ways.Channels)
	}
	listed := ways.Channels[1]
	if d := cmp.Diff(hall.Hours.Standing, listed.Hours); d != "" || listed.Phone == nil || listed.Phone.Call != "116117" || listed.ChargeType != "Chargeable" {
		t.Errorf("the page of all ways says otherwise than the service's: %s %+v", d, listed)
	}
	if other := ways.Channels[0]; other.Hours.State.Kind != hours.Open || other.Phone != nil || other.ChargeType != "" {
		t.Errorf("another channel's words hold for the library: %+v", other)
	}
}
