package in

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
)

func none(catalog.ID) *catalog.GeneralDescription { return nil }

func decodedFrom(t *testing.T, decode func(*asked) *wanted, present catalog.Entity, content any) *wanted {
	t.Helper()
	raw, ok := content.(string)
	if !ok {
		b, err := json.Marshal(content)
		if err != nil {
			t.Fatal(err)
		}
		raw = string(b)
	}
	w := decode(&asked{body: []byte(raw), present: present, general: none, tellIgnored: true})
	if w.unreadable {
		t.Fatalf("%s is not read: %v", raw, w.problems)
	}
	return w
}

// full services and channels are what a PUT is laid over.
func fullService() *catalog.Service {
	return &catalog.Service{
		ID: idOf("service"), SourceID: "s", Type: catalog.TypeService, FundingType: "PubliclyFunded",
		ServiceNames:        typed(catalog.TypeName, "fi", "Nimi", "sv", "Namn"),
		ServiceChargeType:   catalog.Chargeable,
		AreaType:            catalog.LimitedType,
		Areas:               []catalog.Area{{Type: "Municipality", Municipalities: []catalog.Municipality{{Code: "091"}}}},
		ServiceDescriptions: typed(catalog.TypeSummary, "fi", "Tiivistelmä", "sv", "Sammanfattning"),
		Languages:           []string{"fi"},
		ServiceClasses:      []catalog.CodeRef{{URI: "urn:c"}}, OntologyTerms: []catalog.CodeRef{{URI: "urn:o"}},
		TargetGroups: []catalog.CodeRef{{URI: "urn:t"}}, LifeEvents: []catalog.CodeRef{{URI: "urn:l"}},
		IndustrialClasses: []catalog.CodeRef{{URI: "urn:i"}},
		Legislation: []catalog.Law{{Names: catalog.Texts{{Language: "fi", Value: "Laki"}, {Language: "sv", Value: "Lag"}},
			WebPages: []catalog.WebPage{{URL: "https://finlex.example/", Language: "fi"}}}},
		Keywords:     catalog.Texts{{Language: "fi", Value: "sana"}, {Language: "sv", Value: "ord"}},
		Requirements: catalog.Texts{{Language: "fi", Value: "ehto"}},
		Organizations: []catalog.ServiceOrganization{
			{OrganizationID: idOf("a"), RoleType: catalog.RoleResponsible}, {OrganizationID: idOf("b"), RoleType: catalog.RoleOtherResponsible},
			{OrganizationID: idOf("a"), RoleType: catalog.RoleProducer, ProvisionType: "SelfProducedServices"},
		},
		ServiceVouchersInUse: true, ServiceVouchers: []catalog.ServiceVoucher{{Value: "Seteli", URL: "https://a.example/", Language: "fi"}},
	}
}

// Each case says what a body changes in a service; everything else must stay.
func TestAPutOfAServiceChangesWhatItGives(t *testing.T) {
	kept := func(change func(*catalog.Service)) *catalog.Service {
		s := fullService()
		change(s)
		return s
	}
	for _, c := range []struct {
		name string
		body string
		want *catalog.Service
	}{
		{"nothing but a switch, which always overwrites", `{"serviceVouchersInUse":true}`, fullService()},
		{"null, empty and absent lists alike", `{"serviceVouchersInUse":true,"serviceNames":null,"keywords":[],"serviceClasses":[],"fundingType":null,"areas":[],"validFrom":null}`, fullService()},
		{"a switch that is left out is off", `{}`, kept(func(s *catalog.Service) { s.ServiceVouchersInUse, s.ServiceVouchers = false, nil })},
		{"a list replaces", `{"serviceVouchersInUse":true,"keywords":[{"language":"fi","value":"uusi"}]}`,
			kept(func(s *catalog.Service) { s.Keywords = catalog.Texts{{Language: "fi", Value: "uusi"}} })},
		{"flags empty", `{"serviceVouchersInUse":true,"deleteAllLifeEvents":true,"deleteAllIndustrialClasses":true,"deleteAllKeywords":true,"deleteAllLaws":true,"deleteServiceChargeType":true}`,
			kept(func(s *catalog.Service) {
				s.LifeEvents, s.IndustrialClasses, s.Keywords, s.Legislation, s.ServiceChargeType = nil, nil, nil, nil, ""
			})},
		{"a flag beside a list gives way", `{"serviceVouchersInUse":true,"deleteAllKeywords":true,"keywords":[{"language":"fi","value":"uusi"}]}`,
			kept(func(s *catalog.Service) { s.Keywords = catalog.Texts{{Language: "fi", Value: "uusi"}} })},
		{"names have their blanks collapsed", `{"serviceVouchersInUse":true,"serviceNames":[{"type":"Name","language":"fi","value":"  Uusi \n nimi "},{"type":"Name","language":"sv","value":"Namn"}]}`,
			kept(func(s *catalog.Service) { s.ServiceNames = typed(catalog.TypeName, "fi", "Uusi nimi", "sv", "Namn") })},
		{"an area that is no longer limited has no areas", `{"serviceVouchersInUse":true,"areaType":"Nationwide"}`,
			kept(func(s *catalog.Service) { s.AreaType, s.Areas = catalog.Nationwide, nil })},
		{"areas are gathered and padded", `{"serviceVouchersInUse":true,"areas":[{"type":"Municipality","areaCodes":["49"]},{"type":"Region","areaCodes":["1","02"]},{"type":"Municipality","areaCodes":["092","049"]}]}`,
			kept(func(s *catalog.Service) {
				s.Areas = []catalog.Area{
					{Type: "Municipality", Municipalities: []catalog.Municipality{{Code: "049"}, {Code: "092"}}},
					{Type: "Region", Code: "01"}, {Type: "Region", Code: "02"},
				}
			})},
		{"a dropped language goes from the lists that say nothing", `{"serviceVouchersInUse":true,
			"serviceNames":[{"type":"Name","language":"fi","value":"Nimi"}],"serviceDescriptions":[{"type":"Summary","language":"fi","value":"Tiivistelmä"}]}`,
			kept(func(s *catalog.Service) {
				s.ServiceNames, s.ServiceDescriptions = typed(catalog.TypeName, "fi", "Nimi"), typed(catalog.TypeSummary, "fi", "Tiivistelmä")
				s.Keywords = catalog.Texts{{Language: "fi", Value: "sana"}}
				s.Legislation = []catalog.Law{{Names: catalog.Texts{{Language: "fi", Value: "Laki"}}, WebPages: []catalog.WebPage{{URL: "https://finlex.example/", Language: "fi"}}}}
			})},
		{"producers and other organisations are replaced apart", `{"serviceVouchersInUse":true,"serviceProducers":[{"provisionType":"Other","additionalInformation":[{"language":"fi","value":"Yhdistys"}]}]}`,
			kept(func(s *catalog.Service) {
				s.Organizations[2] = catalog.ServiceOrganization{RoleType: catalog.RoleProducer, ProvisionType: "Other",
					AdditionalInformation: catalog.Texts{{Language: "fi", Value: "Yhdistys"}}}
			})},
		{"a new owner", `{"serviceVouchersInUse":true,"mainResponsibleOrganization":"` + idOf("c").String() + `"}`,
			kept(func(s *catalog.Service) { s.Organizations[0].OrganizationID = idOf("c") })},
		{"classes of the newer list become the older uri, sub-groups bring their group", `{"serviceVouchersInUse":true,
			"serviceClasses":["` + aClass + `"],"targetGroups":["http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat/code/KR1.1"]}`,
			kept(func(s *catalog.Service) {
				s.ServiceClasses = []catalog.CodeRef{{URI: "http://urn.fi/URN:NBN:fi:au:ptvl:v1062"}}
				s.TargetGroups = []catalog.CodeRef{{URI: "http://urn.fi/URN:NBN:fi:au:ptvl:v2001"}, {URI: "http://urn.fi/URN:NBN:fi:au:ptvl:v2002"}}
			})},
		{"names of members in whatever case", `{"ServiceVouchersInUse":true,"FUNDINGTYPE":"MarketFunded"}`,
			kept(func(s *catalog.Service) { s.FundingType = "MarketFunded" })},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := decodedFrom(t, decodeService, fullService(), c.body)
			if d := cmp.Diff(catalog.Entity(c.want), w.entity); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

func TestAServiceLeavesItsGeneralDescription(t *testing.T) {
	s := fullService()
	s.GeneralDescriptionID, s.Type = idOf("gd"), ""
	w := decodedFrom(t, decodeService, s, `{"deleteGeneralDescriptionId":true,"type":"Service"}`)
	if got := w.entity.(*catalog.Service); got.GeneralDescriptionID != (catalog.ID{}) || got.Type != catalog.TypeService || len(w.problems) != 0 {
		t.Errorf("%v %v %v", got.GeneralDescriptionID, got.Type, w.problems)
	}
	w = decodedFrom(t, decodeService, s, `{"deleteGeneralDescriptionId":true}`)
	if len(w.problems) != 1 || key(w.problems[0].Field) != "Type" {
		t.Errorf("without a type: %v", w.problems)
	}
}

func TestAServiceTakesFromItsGeneralDescription(t *testing.T) {
	g := &catalog.GeneralDescription{
		ID: idOf("gd"), Names: typed(catalog.TypeName, "fi", "Pohja", "sv", "Grund"), Type: catalog.TypePermitOrObligation,
		ServiceClasses: []catalog.CodeRef{{URI: "http://urn.fi/URN:NBN:fi:au:ptvl:v1062"}},
	}
	body := `{"generalDescriptionId":"` + g.ID.String() + `","type":"Service","serviceClasses":["` + aClass + `"],
		"serviceDescriptions":[{"type":"Summary","language":"fi","value":"Tiivistelmä"}]}`
	w := decodeService(&asked{body: []byte(body), general: func(catalog.ID) *catalog.GeneralDescription { return g }})
	s := w.entity.(*catalog.Service)
	if s.ServiceNames.In(catalog.TypeName, "fi") != "Pohja" || len(s.ServiceNames) != 1 || s.Type != "" || len(s.ServiceClasses) != 0 {
		t.Errorf("%+v", s)
	}
}

func TestAPutOfAChannelChangesWhatItGives(t *testing.T) {
	number := func(typ, n string) catalog.Phone { return catalog.Phone{Type: typ, Number: n, Language: "fi"} }
	address := catalog.Address{Type: "Location", SubType: "Single", Country: "FI", StreetAddress: &catalog.StreetAddress{
		Street: catalog.Texts{{Language: "fi", Value: "Katu"}}, StreetNumber: "1", PostalCode: "00100", Latitude: "1", Longitude: "2", CoordinateState: "Ok",
	}, Entrances: []catalog.Entrance{{IsMainEntrance: true}}}
	location := func() *catalog.ServiceChannel {
		return &catalog.ServiceChannel{
			ID: idOf("place"), Type: catalog.ServiceLocation, IsVisibleForAll: true, OID: "1.2",
			Emails: catalog.Texts{{Language: "fi", Value: "a@b.fi"}}, PhoneNumbers: []catalog.Phone{number("Phone", "1"), number("Fax", "2")},
			WebPages: []catalog.WebPage{{URL: "https://a.example/", Language: "fi"}}, Addresses: []catalog.Address{address},
			ServiceHours: []catalog.ServiceHour{{ServiceHourType: catalog.HoursDaysOfTheWeek}},
		}
	}
	decode := func(typ catalog.ChannelType) func(*asked) *wanted {
		return func(a *asked) *wanted { return decodeChannel(a, typ) }
	}
	got := decodedFrom(t, decode(catalog.ServiceLocation), location(), `{}`).entity.(*catalog.ServiceChannel)
	want := location()
	want.IsVisibleForAll = false // left out: un-shared
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("an empty PUT: %s", d)
	}
	got = decodedFrom(t, decode(catalog.ServiceLocation), location(), `{"isVisibleForAll":true,"faxNumbers":[{"number":"3","language":"fi"}],"deleteAllPhoneNumbers":true,
		"deleteAllEmails":true,"deleteAllWebPages":true,"deleteAllServiceHours":true,"deleteOid":true}`).entity.(*catalog.ServiceChannel)
	want = location()
	want.PhoneNumbers, want.Emails, want.WebPages, want.ServiceHours, want.OID = []catalog.Phone{number("Fax", "3")}, nil, nil, nil, ""
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("flags: %s", d)
	}
	got = decodedFrom(t, decode(catalog.ServiceLocation), location(), `{"isVisibleForAll":true,"addresses":[{"type":"Location","subType":"Single","streetAddress":
		{"street":[{"language":"fi","value":"Katu"}],"streetNumber":"1","postalCode":"00100","municipality":"91"}}]}`).entity.(*catalog.ServiceChannel)
	if a := got.Addresses[0]; a.StreetAddress.Latitude != "1" || a.StreetAddress.CoordinateState != "Ok" || len(a.Entrances) != 1 ||
		a.StreetAddress.Municipality.Code != "091" || a.StreetAddress.PostOffice.In("fi") != "HELSINKI" {
		t.Errorf("the same address keeps its point and entrances: %+v", a.StreetAddress)
	}
	form := &catalog.ServiceChannel{ID: idOf("form"), Type: catalog.PrintableForm, DeliveryAddresses: []catalog.Address{{SubType: "NoAddress"}}}
	if got := decodedFrom(t, decode(catalog.PrintableForm), form, `{"deliveryAddresses":[]}`).entity.(*catalog.ServiceChannel); len(got.DeliveryAddresses) != 0 {
		t.Error("an empty list of delivery addresses does not empty it")
	}
	if got := decodedFrom(t, decode(catalog.PrintableForm), form, `{"deliveryAddresses":null}`).entity.(*catalog.ServiceChannel); len(got.DeliveryAddresses) != 1 {
		t.Error("null empties the delivery addresses")
	}
	quantity := 2
	signed := &catalog.ServiceChannel{ID: idOf("e"), Type: catalog.EChannel, RequiresSignature: true, RequiresAuthentication: true, SignatureQuantity: &quantity}
	if got := decodedFrom(t, decode(catalog.EChannel), signed, `{}`).entity.(*catalog.ServiceChannel); got.RequiresSignature || got.RequiresAuthentication || got.SignatureQuantity != nil {
		t.Errorf("switches that are left out are off: %+v", got)
	}
}

func TestCollectionsAdd(t *testing.T) {
	c := &catalog.ServiceCollection{ID: idOf("c"), Services: []catalog.ID{idOf("1")}, ServiceChannels: []catalog.ID{idOf("2")}}
	two := `["` + idOf("1").String() + `","` + idOf("3").String() + `"]`
	got := decodedFrom(t, decodeCollection, c, `{"services":`+two+`}`).entity.(*catalog.ServiceCollection)
	if len(got.Services) != 2 || len(got.ServiceChannels) != 1 {
		t.Errorf("added: %v %v", got.Services, got.ServiceChannels)
	}
	got = decodedFrom(t, decodeCollection, c, `{"services":["`+idOf("3").String()+`"],"deleteAllServices":true,"deleteAllChannels":true}`).entity.(*catalog.ServiceCollection)
	if len(got.Services) != 1 || got.Services[0] != idOf("3") || len(got.ServiceChannels) != 0 {
		t.Errorf("emptied first: %v %v", got.Services, got.ServiceChannels)
	}
}

func TestOrganizationsHaveFlatAreas(t *testing.T) {
	w := decodedFrom(t, decodeOrganization, nil, `{"organizationType":"RegionalOrganization","areaType":"LimitedType","subAreaType":"Municipality","areas":["91","049"],
		"organizationNames":[{"type":"Name","language":"fi","value":"`+strings.Repeat("ä", 120)+`"}]}`)
	o := w.entity.(*catalog.Organization)
	want := []catalog.Area{{Type: "Municipality", Municipalities: []catalog.Municipality{{Code: "091"}, {Code: "049"}}}}
	if d := cmp.Diff(want, o.Areas); d != "" {
		t.Error(d)
	}
	if got := w.at.body("areas[0].municipalities[1].code"); got != "areas[1]" {
		t.Errorf("the second code stands at %s", got)
	}
	if n := len([]rune(o.OrganizationNames[0].Value)); n != nameLimit {
		t.Errorf("the name has %d characters", n)
	}
}

func TestWeeksHaveARowADay(t *testing.T) {
	at := paths{}
	h := hoursOf([]hours{{ServiceHourType: catalog.HoursDaysOfTheWeek, OpeningHour: []catalog.DailyOpeningTime{
		{DayFrom: "Saturday", DayTo: "Monday", From: "10:00", To: "12:00"}, {DayFrom: "Monday", From: "08:00:00", To: "09:00"},
	}}}, "serviceHours", at)
	var got []string
	for _, o := range h[0].OpeningHour {
		got = append(got, o.DayFrom+" "+o.From+" "+o.To)
	}
	want := []string{"Monday 10:00:00 12:00:00", "Monday 08:00:00 09:00:00", "Saturday 10:00:00 12:00:00", "Sunday 10:00:00 12:00:00"}
	if d := cmp.Diff(want, got); d != "" || !h[0].ValidForNow {
		t.Errorf("%v %s", h[0].ValidForNow, d)
	}
	if from := at.body("serviceHours[0].openingHour[3].from"); from != "serviceHours[0].openingHour[0].from" {
		t.Errorf("Sunday comes from %s", from)
	}
}

func TestMembersThatPTVDoesNotKnowAreNamed(t *testing.T) {
	for _, c := range []struct {
		decode func(*asked) *wanted
		body   string
		want   []string
	}{
		{decodeService, `{"id":"x","serviceNames":[{"value":"a","language":"fi","type":"Name","note":1}],"serviceChannels":[],"extra":{"a":[1]}}`,
			[]string{"id", "serviceNames[0].note", "extra"}},
		{decodeService, `{"deleteAllKeywords":true,"validfrom":"2030-01-01"}`, []string{"deleteAllKeywords"}},
		{func(a *asked) *wanted { return decodeChannel(a, catalog.PhoneChannel) },
			`{"phoneNumbers":[{"type":"Phone","number":"1","language":"fi","kind":"x"}],"emails":[],"supportEmails":[]}`, []string{"phoneNumbers[0].kind", "emails"}},
	} {
		if d := cmp.Diff(c.want, decodedFrom(t, c.decode, nil, c.body).ignored); d != "" {
			t.Errorf("%s: %s", c.body, d)
		}
	}
}

func TestWhatCannotBeReadNamesItsMember(t *testing.T) {
	for _, c := range []struct{ body, keys string }{
		{``, "RequestIsNull"}, {`null`, "RequestIsNull"}, {`[]`, "RequestIsNull"}, {`{`, "RequestIsNull"}, {`7`, "RequestIsNull"},
		{`{"serviceNames":{}}`, "ServiceNames"}, {`{"serviceNames":[7]}`, "ServiceNames[0]"},
		{`{"serviceNames":[{"value":7}]}`, "ServiceNames[0].Value"}, {`{"serviceVouchersInUse":null}`, "ServiceVouchersInUse"},
		{`{"serviceVouchersInUse":"true"}`, "ServiceVouchersInUse"}, {`{"mainResponsibleOrganization":"x"}`, "MainResponsibleOrganization"},
		{`{"otherResponsibleOrganizations":["` + idOf("a").String() + `","x"]}`, "OtherResponsibleOrganizations[1]"},
		{`{"validFrom":"tomorrow"}`, "ValidFrom"}, {`{"sourceId":"a","sourceId":"b"}`, "SourceId"},
		{strings.Repeat(`{"a":`, 100) + "1" + strings.Repeat("}", 100), "RequestIsNull"},
		{`{"serviceNames":` + strings.Repeat("[", 5000), "RequestIsNull"},
		{"{\"sourceId\":\"\xff\"}", "SourceId"},
	} {
		w := decodeService(&asked{body: []byte(c.body), general: none})
		var keys []string
		for _, f := range faults(w.problems, w.at) {
			keys = append(keys, f.Key)
			if f.Message == "" || strings.HasSuffix(f.Message, "..") {
				t.Errorf("%.60s: message %q", c.body, f.Message)
			}
		}
		if !w.unreadable || strings.Join(keys, " ") != c.keys {
			t.Errorf("%.60s: %v, want %s", c.body, keys, c.keys)
		}
	}
}
