package in

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

func drawTexts(t *rapid.T, label string) catalog.Texts {
	var out catalog.Texts
	for _, l := range catalog.ContentLanguages()[:rapid.IntRange(0, 3).Draw(t, label)] {
		out = append(out, catalog.Text{Language: l, Value: drawWords(t)})
	}
	return out
}

func drawTyped(t *rapid.T, languages int, types ...string) catalog.TypedTexts {
	var out catalog.TypedTexts
	for _, typ := range types {
		for _, l := range catalog.ContentLanguages()[:languages] {
			out = append(out, catalog.TypedText{Type: typ, Language: l, Value: drawWords(t)})
		}
	}
	return out
}

func drawWords(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.StringMatching(`[a-zåäö"\\<]{1,8}`), 1, 4).Draw(t, "words"), " ")
}

func drawID(t *rapid.T, label string) catalog.ID { return idOf(rapid.StringN(1, 8, 32).Draw(t, label)) }

func drawClasses(t *rapid.T, list *codes.Classification) []catalog.CodeRef {
	var out []catalog.CodeRef
	top := list.Top()
	for _, c := range top[:rapid.IntRange(0, min(3, len(top))).Draw(t, "classes")] {
		out = append(out, catalog.CodeRef{URI: c.URI})
	}
	return out
}

func drawAreas(t *rapid.T) (catalog.AreaType, []catalog.Area) {
	if rapid.Bool().Draw(t, "nationwide") {
		return catalog.Nationwide, nil
	}
	var out []catalog.Area
	if n := rapid.IntRange(0, 3).Draw(t, "municipalities"); n > 0 {
		a := catalog.Area{Type: catalog.AreaOfMunicipalities}
		for _, m := range codes.Municipalities()[:n] {
			a.Municipalities = append(a.Municipalities, catalog.Municipality{Code: m.Code})
		}
		out = append(out, a)
	}
	for _, a := range codes.Areas(codes.AreaRegion)[:rapid.IntRange(0, 2).Draw(t, "regions")] {
		out = append(out, catalog.Area{Type: "Region", Code: a.Code})
	}
	return catalog.LimitedType, out
}

// The bodies that a client makes of what it has read: PTV's shapes for writing differ from those for reading.

func uris(refs []catalog.CodeRef) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.URI)
	}
	return out
}

func areaBodies(areas []catalog.Area) []any {
	var out []any
	for _, a := range areas {
		list := []string{a.Code}
		if a.Type == catalog.AreaOfMunicipalities {
			list = nil
			for _, m := range a.Municipalities {
				list = append(list, strings.TrimLeft(m.Code, "0"))
			}
		}
		out = append(out, body{"type": a.Type, "areaCodes": list})
	}
	return out
}

func serviceAsBody(s *catalog.Service) body {
	var others []string
	var producers []any
	for _, o := range s.Organizations {
		switch o.RoleType {
		case catalog.RoleOtherResponsible:
			others = append(others, o.OrganizationID.String())
		case catalog.RoleProducer:
			p := body{"provisionType": o.ProvisionType, "additionalInformation": o.AdditionalInformation}
			if o.OrganizationID != (catalog.ID{}) {
				p["organizations"] = []string{o.OrganizationID.String()}
			}
			producers = append(producers, p)
		}
	}
	return body{
		"sourceId": s.SourceID, "type": s.Type, "fundingType": s.FundingType, "serviceNames": s.ServiceNames,
		"serviceChargeType": s.ServiceChargeType, "areaType": s.AreaType, "areas": areaBodies(s.Areas),
		"serviceDescriptions": s.ServiceDescriptions, "languages": s.Languages, "serviceClasses": uris(s.ServiceClasses),
		"ontologyTerms": uris(s.OntologyTerms), "targetGroups": uris(s.TargetGroups), "lifeEvents": uris(s.LifeEvents),
		"industrialClasses": uris(s.IndustrialClasses), "legislation": s.Legislation, "keywords": s.Keywords, "requirements": s.Requirements,
		"otherResponsibleOrganizations": others, "serviceProducers": producers, "serviceVouchersInUse": s.ServiceVouchersInUse,
		"serviceVouchers": s.ServiceVouchers, "mainResponsibleOrganization": s.Responsible().String(), "publishingStatus": "Published",
	}
}

func drawService(t *rapid.T) *catalog.Service {
	languages := rapid.IntRange(1, 3).Draw(t, "languages")
	s := &catalog.Service{
		SourceID: rapid.StringMatching(`[A-Za-z0-9.-]{0,10}`).Draw(t, "source"), Type: catalog.TypeService,
		FundingType: "PubliclyFunded", ServiceNames: drawTyped(t, languages, catalog.TypeName),
		ServiceDescriptions: drawTyped(t, languages, catalog.TypeSummary, catalog.TypeDescription), Languages: []string{"fi", "sv"},
		ServiceClasses: drawClasses(t, codes.ServiceClasses()), TargetGroups: drawClasses(t, codes.TargetGroups()),
		LifeEvents: drawClasses(t, codes.LifeEvents()), IndustrialClasses: drawClasses(t, codes.IndustrialClasses()),
		OntologyTerms: []catalog.CodeRef{{URI: aTerm}}, Keywords: drawTexts(t, "keywords"), Requirements: drawTexts(t, "requirements"),
		Organizations: []catalog.ServiceOrganization{{OrganizationID: drawID(t, "owner"), RoleType: catalog.RoleResponsible}},
	}
	s.AreaType, s.Areas = drawAreas(t)
	for i := range rapid.IntRange(0, 2).Draw(t, "others") {
		s.Organizations = append(s.Organizations, catalog.ServiceOrganization{OrganizationID: idOf(fmt.Sprint("other ", i)), RoleType: catalog.RoleOtherResponsible})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "producers") {
		p := catalog.ServiceOrganization{RoleType: catalog.RoleProducer, ProvisionType: "ProcuredServices", AdditionalInformation: drawTexts(t, "producer")}
		if rapid.Bool().Draw(t, "known") {
			p.OrganizationID = idOf(fmt.Sprint("producer ", i))
		}
		s.Organizations = append(s.Organizations, p)
	}
	if s.ServiceVouchersInUse = rapid.Bool().Draw(t, "vouchers"); s.ServiceVouchersInUse {
		s.ServiceVouchers = []catalog.ServiceVoucher{{Value: drawWords(t), Language: "fi", URL: "https://seteli.example/"}}
	}
	if rapid.Bool().Draw(t, "law") {
		s.Legislation = []catalog.Law{{Names: drawTexts(t, "law"), WebPages: []catalog.WebPage{{URL: "https://finlex.example/", Language: "fi"}}}}
	}
	return s
}

// roundTrip holds that a body made of an entity makes the entity, anew and laid over it.
func roundTrip(t *rapid.T, decode func(*asked) *wanted, e, sameWithID catalog.Entity, content body) {
	raw, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	made := decode(&asked{body: raw, general: none})
	if made.unreadable {
		t.Fatalf("%v in %s", made.problems, raw)
	}
	if d := cmp.Diff(e, made.entity, cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("-want +got\n%s\n%s", d, raw)
	}
	laid := decode(&asked{body: raw, present: sameWithID, general: none})
	if d := cmp.Diff(sameWithID, laid.entity, cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("laid over itself: -want +got\n%s\n%s", d, raw)
	}
}

func TestServicesReadBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawService(t)
		same := *s
		same.ID = idOf("same")
		roundTrip(t, decodeService, s, &same, serviceAsBody(s))
	})
}

func drawPhone(t *rapid.T, typ string) catalog.Phone {
	p := catalog.Phone{Type: typ, Number: rapid.StringMatching(`[1-9][0-9]{1,10}`).Draw(t, "number"), PrefixNumber: "+358", Language: "fi"}
	if typ != numberFax {
		p.ServiceChargeType, p.ChargeDescription, p.AdditionalInformation = catalog.ChargeOther, drawWords(t), drawWords(t)
	}
	return p
}

func drawLocation(t *rapid.T) *catalog.ServiceChannel {
	languages := rapid.IntRange(1, 3).Draw(t, "languages")
	c := &catalog.ServiceChannel{
		Type: catalog.ServiceLocation, OrganizationID: drawID(t, "owner"), SourceID: "s", OID: "1.2.3",
		ServiceChannelNames:        drawTyped(t, languages, catalog.TypeName, catalog.TypeAlternativeName),
		ServiceChannelDescriptions: drawTyped(t, languages, catalog.TypeSummary, catalog.TypeDescription),
		Languages:                  []string{"fi"}, IsVisibleForAll: rapid.Bool().Draw(t, "shared"), Emails: catalog.Texts{{Language: "fi", Value: "a@b.example"}},
		DisplayNameType: []catalog.NameType{{Type: catalog.TypeName, Language: "fi"}},
		WebPages:        []catalog.WebPage{{URL: "https://a.example/", Value: drawWords(t), Language: "fi"}},
	}
	c.AreaType, c.Areas = drawAreas(t)
	for range rapid.IntRange(0, 2).Draw(t, "phones") {
		c.PhoneNumbers = append(c.PhoneNumbers, drawPhone(t, numberPhone))
	}
	for range rapid.IntRange(0, 2).Draw(t, "faxes") {
		c.PhoneNumbers = append(c.PhoneNumbers, drawPhone(t, numberFax))
	}
	h := catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, ValidForNow: true, AdditionalInformation: drawTexts(t, "hours")}
	for _, day := range weekdays[:rapid.IntRange(1, 7).Draw(t, "days")] {
		h.OpeningHour = append(h.OpeningHour, catalog.DailyOpeningTime{DayFrom: day, From: "08:00:00", To: "16:15:00"})
	}
	c.ServiceHours = []catalog.ServiceHour{h}
	helsinki := &catalog.Municipality{Code: "091"}
	office := catalog.Texts{{Language: "fi", Value: "HELSINKI"}, {Language: "sv", Value: "HELSINGFORS"}}
	c.Addresses = []catalog.Address{
		{Type: "Location", SubType: "Single", Country: "FI", StreetAddress: &catalog.StreetAddress{
			Street: catalog.Texts{{Language: "fi", Value: drawWords(t)}}, StreetNumber: "1", PostalCode: "00100", PostOffice: office, Municipality: helsinki,
			AdditionalInformation: drawTexts(t, "address"), Latitude: "6672000", Longitude: "385000.5", CoordinateState: entered,
		}},
		{Type: "Postal", SubType: "PostOfficeBox", Country: "FI", PostOfficeBoxAddress: &catalog.PostOfficeBoxAddress{
			PostOfficeBox: catalog.Texts{{Language: "fi", Value: "PL 1"}}, PostalCode: "00100", PostOffice: office, Municipality: helsinki,
		}},
		{Type: "Postal", SubType: "Abroad", Country: "EE", Abroad: catalog.Texts{{Language: "fi", Value: drawWords(t)}}},
	}
	return c
}

func locationAsBody(c *catalog.ServiceChannel) body {
	var phones, faxed, addresses []any
	for _, p := range c.PhoneNumbers {
		one := body{"number": p.Number, "prefixNumber": p.PrefixNumber, "language": p.Language}
		if p.Type == numberFax {
			faxed = append(faxed, one)
			continue
		}
		phones = append(phones, one.with("serviceChargeType", p.ServiceChargeType, "chargeDescription", p.ChargeDescription,
			"additionalInformation", p.AdditionalInformation))
	}
	for _, a := range c.Addresses {
		one := body{"type": a.Type, "subType": a.SubType, "country": a.Country, "locationAbroad": a.Abroad}
		if s := a.StreetAddress; s != nil {
			one["streetAddress"] = body{"street": s.Street, "streetNumber": s.StreetNumber, "postalCode": s.PostalCode, "municipality": s.Municipality.Code,
				"additionalInformation": s.AdditionalInformation, "latitude": s.Latitude, "longitude": s.Longitude}
		}
		if s := a.PostOfficeBoxAddress; s != nil {
			one["postOfficeBoxAddress"] = body{"postOfficeBox": s.PostOfficeBox, "postalCode": s.PostalCode}
		}
		addresses = append(addresses, one)
	}
	return body{
		"sourceId": c.SourceID, "oid": c.OID, "organizationId": c.OrganizationID.String(), "serviceChannelNames": c.ServiceChannelNames,
		"serviceChannelDescriptions": c.ServiceChannelDescriptions, "languages": c.Languages, "isVisibleForAll": c.IsVisibleForAll,
		"emails": c.Emails, "displayNameType": c.DisplayNameType, "webPages": c.WebPages, "areaType": c.AreaType, "areas": areaBodies(c.Areas),
		"phoneNumbers": phones, "faxNumbers": faxed, "serviceHours": c.ServiceHours, "addresses": addresses, "publishingStatus": "Draft",
	}
}

func TestServiceLocationsReadBackAsTheyWere(t *testing.T) {
	decode := func(a *asked) *wanted { return decodeChannel(a, catalog.ServiceLocation) }
	rapid.Check(t, func(t *rapid.T) {
		c := drawLocation(t)
		same := *c
		same.ID = idOf("same")
		roundTrip(t, decode, c, &same, locationAsBody(c))
	})
}
