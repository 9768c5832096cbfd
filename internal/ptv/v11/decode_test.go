package v11

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

const (
	anID      = `"b9b446d2-c635-45aa-8cb1-54a19f4b4153"`
	anotherID = `"264ab41a-9317-50c9-a7c9-5cbeec1c5f69"`
)

// Shortest records of each kind.
const (
	aService      = `{"id":` + anID + `,"serviceNames":[{"language":"fi","type":"Name","value":"Jätehuolto"}]`
	aChannel      = `{"id":` + anID + `,"organizationId":` + anotherID + `,"serviceChannelType":"Phone","serviceChannelNames":[{"language":"fi","type":"Name","value":"Neuvonta"}]`
	aLocation     = `{"id":` + anID + `,"organizationId":` + anotherID + `,"serviceChannelType":"ServiceLocation","serviceChannelNames":[{"language":"fi","type":"Name","value":"Neuvonta"}]`
	aForm         = `{"id":` + anID + `,"organizationId":` + anotherID + `,"serviceChannelType":"PrintableForm","serviceChannelNames":[{"language":"fi","type":"Name","value":"Neuvonta"}]`
	anEChannel    = `{"id":` + anID + `,"organizationId":` + anotherID + `,"serviceChannelType":"EChannel","serviceChannelNames":[{"language":"fi","type":"Name","value":"Neuvonta"}]`
	anOrg         = `{"id":` + anID + `,"organizationNames":[{"language":"fi","type":"Name","value":"Kaupunki"}]`
	aGeneral      = `{"id":` + anID + `,"generalDescriptionType":"Municipality","names":[{"language":"fi","type":"Name","value":"Jätehuolto"}]`
	aCollection   = `{"id":` + anID + `,"organizationId":` + anotherID + `,"serviceCollectionNames":[{"language":"fi","value":"Kokonaisuus"}]`
	aStreet       = `{"type":"Location","subType":"Single","streetAddress":`
	aTextTooDeep  = `{"id":` + anID + `,"serviceNames":`
	manyBrackets  = 70
	manyContainer = 260_000
)

func TestDecodeTellsTheKindByTheMembers(t *testing.T) {
	for line, kind := range map[string]catalog.Kind{
		aService: catalog.KindService, aChannel: catalog.KindServiceChannel, anOrg: catalog.KindOrganization,
		aGeneral: catalog.KindGeneralDescription, aCollection: catalog.KindServiceCollection,
	} {
		g, problems := Decode([]byte(line + "}"))
		if g == nil {
			t.Errorf("%s: %v", line, problems)
			continue
		}
		if got := g.Entity.EntityKind(); got != kind {
			t.Errorf("%s: got %s, want %s", line, got, kind)
		}
	}
}

func TestDecodeReportsEveryProblem(t *testing.T) {
	for _, test := range []struct {
		name, line string
		want       []string // field: rule
	}{
		{"nothing", "", []string{": syntax"}},
		{"no JSON", "{", []string{": syntax"}},
		{"cut short", aService, []string{": syntax"}},
		{"something after the end", aService + "} {}", []string{": syntax"}},
		{"invalid UTF-8", aService + ",\"sourceId\":\"\xff\"}", []string{"sourceId: syntax"}},
		{"a member twice", aService + `,"sourceId":"a","sourceId":"b"}`, []string{"sourceId: duplicate"}},
		{"nesting too deep", aTextTooDeep + strings.Repeat("[", manyBrackets) + strings.Repeat("]", manyBrackets) + "}", []string{": syntax"}},
		{"too many objects", aService + `,"x":[{}` + strings.Repeat(",{}", manyContainer) + "]}", []string{": size"}},
		{"a list", "[]", []string{": type"}},
		{"a text", `"x"`, []string{": type"}},
		{"an object of no kind", `{"id":` + anID + `}`, []string{": kind"}},

		{"no id", `{"serviceNames":[{"language":"fi","type":"Name","value":"A"}]}`, []string{"id: required"}},
		{"id of zeros", `{"id":"00000000-0000-0000-0000-000000000000","serviceNames":[{"language":"fi","type":"Name","value":"A"}]}`, []string{"id: required"}},
		{"malformed id", `{"id":"x","serviceNames":[{"language":"fi","type":"Name","value":"A"}]}`, []string{"id: pattern"}},
		{"no name", `{"id":` + anID + `,"serviceNames":[{"language":"fi","type":"AlternativeName","value":"A"}]}`, []string{"serviceNames: required"}},
		{"empty name", `{"id":` + anID + `,"serviceNames":[{"language":"fi","type":"Name","value":null}]}`, []string{"serviceNames: required"}},
		{"name twice", `{"id":` + anID + `,"serviceNames":[{"language":"fi","type":"Name","value":"A"},{"language":"fi","type":"Name","value":"B"}]}`, []string{"serviceNames[1]: duplicate"}},
		{"text of no content language", `{"id":` + anID + `,"serviceNames":[{"language":"fi","type":"Name","value":"A"},{"language":"de","type":"Name","value":"B"}]}`, []string{"serviceNames[1].language: enum"}},
		{"text of unknown type", `{"id":` + anID + `,"serviceNames":[{"language":"fi","type":"Name","value":"A"},{"language":"fi","type":"Nickname","value":"B"}]}`, []string{"serviceNames[1].type: enum"}},
		{"wrong types", aService + `,"languages":"fi","serviceVouchersInUse":"no","keywords":[1],"fundingType":{}}`,
			[]string{"languages: type", "serviceVouchersInUse: type", "keywords[0]: type", "fundingType: type"}},
		{"a wrong type and a broken rule", aService + `,"fundingType":"Free","sourceId":7}`,
			[]string{"sourceId: type", "fundingType: enum"}},
		{"wrong type deep inside", aService + `,"serviceClasses":[{"uri":"u","name":[{"language":"fi","value":5}]}]}`,
			[]string{"serviceClasses[0].name[0].value: type"}},
		{"class that is no object", aService + `,"serviceClasses":[7]}`, []string{"serviceClasses[0]: type"}},
		{"class without uri", aService + `,"serviceClasses":[{"code":"P1"}]}`, []string{"serviceClasses[0].uri: required"}},
		{"description twice", aService + `,"serviceDescriptions":[{"language":"fi","type":"Summary","value":"a"},{"language":"fi","type":"Summary","value":"b"}]}`,
			[]string{"serviceDescriptions[1]: duplicate"}},
		{"enums of a service", aService + `,"type":"T","fundingType":"F","serviceChargeType":"C","areaType":"A","publishingStatus":"P"}`,
			[]string{"type: enum", "fundingType: enum", "serviceChargeType: enum", "areaType: enum", "publishingStatus: enum"}},
		{"areas", aService + `,"areas":[{"type":"Village"},{"type":"Region"},{"type":"Municipality","municipalities":[{"code":"Oulu"}]}]}`,
			[]string{"areas[0].type: enum", "areas[0].code: required", "areas[1].code: required", "areas[2].municipalities[0].code: pattern"}},
		{"roles", aService + `,"organizations":[{"roleType":"Boss","organization":{"id":` + anotherID + `}},{"roleType":"Responsible","organization":null},{"roleType":"Producer","provisionType":"Magic"}]}`,
			[]string{"organizations[0].roleType: enum", "organizations[1].organization.id: required", "organizations[2].provisionType: enum"}},
		{"malformed reference", aService + `,"organizations":[{"roleType":"Responsible","organization":{"id":"no"}}],"generalDescriptionId":"no"}`,
			[]string{"organizations[0].organization.id: pattern", "generalDescriptionId: pattern"}},
		{"a channel twice", aService + `,"serviceChannels":[{"serviceChannel":{"id":` + anotherID + `}},{"serviceChannel":{"id":` + anotherID + `}}]}`,
			[]string{"serviceChannels[1].serviceChannel.id: duplicate"}},
		{"a connection to nothing", aService + `,"serviceChannels":[{"serviceChannel":null}]}`,
			[]string{"serviceChannels[0].serviceChannel.id: required"}},
		{"a connection's details", aService + `,"serviceChannels":[{"serviceChannel":{"id":` + anotherID + `},"serviceChargeType":"x","extraTypes":[{"code":"x"}],"contactDetails":{"addresses":[{"subType":"Single"}]},"serviceHours":[{"serviceHourType":"x"}]}]}`,
			[]string{"serviceChannels[0].serviceChargeType: enum", "serviceChannels[0].extraTypes[0].code: enum",
				"serviceChannels[0].serviceHours[0].serviceHourType: enum", "serviceChannels[0].contactDetails.addresses[0].subType: enum"}},
		{"time that is none", aService + `,"modified":"yesterday"}`, []string{"modified: pattern"}},
		{"source id", aService + `,"sourceId":"a b"}`, []string{"sourceId: pattern"}},

		{"no organisation", `{"id":` + anID + `,"serviceChannelType":"Phone","serviceChannelNames":[{"language":"fi","type":"Name","value":"A"}]}`,
			[]string{"organizationId: required"}},
		{"channel type", `{"id":` + anID + `,"organizationId":` + anotherID + `,"serviceChannelType":"Pigeon","serviceChannelNames":[{"language":"fi","type":"Name","value":"A"}]}`,
			[]string{"serviceChannelType: enum"}},
		{"phone", aChannel + `,"phoneNumbers":[{"type":"Horn","serviceChargeType":"x","prefixNumber":"358","number":"09 123","language":"xx"},{"type":"Phone","language":"fi"}]}`,
			[]string{"phoneNumbers[0].type: enum", "phoneNumbers[0].serviceChargeType: enum", "phoneNumbers[0].prefixNumber: pattern",
				"phoneNumbers[0].number: pattern", "phoneNumbers[0].language: enum", "phoneNumbers[1].number: required"}},
		{"support phone", anEChannel + `,"supportPhones":[{"number":"x","language":"fi"}],"supportEmails":[{"language":"xx"}]}`,
			[]string{"supportEmails[0].language: enum", "supportPhones[0].number: pattern"}},
		{"hours", aChannel + `,"serviceHours":[{"serviceHourType":"Sometimes","openingHour":[{"dayFrom":"Maanantai","from":"8:00","to":"25:00:00"},{"dayTo":"x","from":"08:00"}]}]}`,
			[]string{"serviceHours[0].serviceHourType: enum", "serviceHours[0].openingHour[0].dayFrom: enum",
				"serviceHours[0].openingHour[0].from: pattern", "serviceHours[0].openingHour[0].to: pattern",
				"serviceHours[0].openingHour[1].dayTo: enum", "serviceHours[0].openingHour[1].to: required"}},
		{"date of hours", aChannel + `,"serviceHours":[{"serviceHourType":"Exceptional","validFrom":"1.1.2024"}]}`,
			[]string{"serviceHours[0].validFrom: pattern"}},
		{"address", aLocation + `,"addresses":[` + aStreet + `{"postalCode":"0010","municipality":{"code":"1234"},"latitude":"60,1","coordinateState":"Fine"}},{"type":"Home","subType":"Tent"}]}`,
			[]string{"addresses[0].streetAddress.postalCode: pattern", "addresses[0].streetAddress.municipality.code: pattern",
				"addresses[0].streetAddress.latitude: pattern", "addresses[0].streetAddress.coordinateState: enum",
				"addresses[1].type: enum", "addresses[1].subType: enum"}},
		{"address abroad", aLocation + `,"addresses":[{"type":"Location","subType":"Abroad","locationAbroad":[{"language":"xx","value":"a"}]}]}`,
			[]string{"addresses[0].locationAbroad[0].language: enum"}},
		{"form", aForm + `,"channelUrls":[{"type":"exe","language":"fi","value":"u"}],"attachments":[{"type":"x"}],"deliveryAddresses":[{"subType":"Single"}]}`,
			[]string{"attachments[0].type: enum", "channelUrls[0].type: enum", "deliveryAddresses[0].subType: enum"}},
		{"accessibility", anEChannel + `,"signatureQuantity":1.5,"accessibilityClassification":[{"accessibilityClassificationLevel":"x","wcagLevel":"y","language":"fi"}]}`,
			[]string{"signatureQuantity: type", "accessibilityClassification[0].accessibilityClassificationLevel: enum",
				"accessibilityClassification[0].wcagLevel: enum"}},

		{"organisation", anOrg + `,"organizationType":"Club","businessCode":"1-2","oid":"1/2","parentOrganizationId":` + anID + `,"municipality":{"code":"x"}}`,
			[]string{"oid: pattern", "parentOrganizationId: reference", "municipality.code: pattern", "organizationType: enum", "businessCode: pattern"}},
		{"general description", `{"id":` + anID + `,"generalDescriptionType":"x","names":[{"language":"fi","type":"Name","value":"A"}],"type":"x"}`,
			[]string{"type: enum", "generalDescriptionType: enum"}},
		{"collection", aCollection + `,"services":[{"id":` + anID + `},{"id":` + anID + `},{"name":[]}]}`,
			[]string{"services[2].id: required", "services[1].id: duplicate"}},
		{"what a collection holds twice", aCollection + `,"serviceChannels":[{"id":` + anID + `},{"id":` + anID + `}]}`,
			[]string{"serviceChannels[1].id: duplicate"}},
		{"collection's name of no content language", `{"id":` + anID + `,"organizationId":` + anotherID + `,"serviceCollectionNames":[{"language":"xx","value":"A"}]}`,
			[]string{"serviceCollectionNames[0].language: enum"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			g, problems := Decode([]byte(test.line))
			if g != nil {
				t.Fatal("the record was taken")
			}
			var got []string
			for _, p := range problems {
				got = append(got, p.Field+": "+p.Rule)
				if p.Message == "" || len([]rune(p.Value)) > 80 {
					t.Errorf("problem without words or with a long value: %#v", p)
				}
			}
			if d := cmp.Diff(test.want, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

func TestDecodeTakesNullEmptyAndAbsentAlike(t *testing.T) {
	bare, problems := Decode([]byte(aService + "}"))
	if bare == nil {
		t.Fatal(problems)
	}
	full, problems := Decode([]byte(aService + `,"sourceId":"","generalDescriptionId":null,"type":null,"areas":[],
		"keywords":null,"modified":"","serviceVouchersInUse":null,"serviceClasses":null,"serviceChannels":[]}`))
	if full == nil {
		t.Fatal(problems)
	}
	one, _ := catalog.Marshal(bare.Entity)
	other, _ := catalog.Marshal(full.Entity)
	if d := cmp.Diff(string(one), string(other)); d != "" {
		t.Error(d)
	}
	emptyID, problems := Decode([]byte(aService + `,"generalDescriptionId":""}`))
	if emptyID == nil {
		t.Error(problems)
	}
}

func TestDecodeKeepsWhatAServiceSaysOfItsChannels(t *testing.T) {
	g, problems := Decode([]byte(aService + `,"serviceChannels":[
		{"serviceChannel":{"id":` + anotherID + `,"name":"x"},"serviceChargeType":"FreeOfCharge",
		 "contactDetails":{"emails":[{"language":"fi","value":"a@b.fi"}],"phoneNumbers":[],"webPages":[],
		   "addresses":[{"type":"Postal","subType":"Abroad","locationAbroad":[{"language":"en","value":"Tallinn"}]}]},
		 "serviceHours":[{"serviceHourType":"DaysOfTheWeek","openingHour":[{"dayFrom":"Monday","dayTo":"","from":"08:00","to":"24:00:00"}]}],
		 "modified":"2024-05-06T07:08:09.12"}]}`))
	if g == nil {
		t.Fatal(problems)
	}
	modified, _ := catalog.ParseMoment("2024-05-06T07:08:09.12")
	want := []catalog.Connection{{
		ServiceID: g.Entity.EntityID(), ChannelID: catalog.ID{0x26, 0x4a, 0xb4, 0x1a, 0x93, 0x17, 0x50, 0xc9, 0xa7, 0xc9, 0x5c, 0xbe, 0xec, 0x1c, 0x5f, 0x69},
		ServiceChargeType: catalog.FreeOfCharge,
		ServiceHours: []catalog.ServiceHour{{ServiceHourType: "DaysOfTheWeek",
			OpeningHour: []catalog.DailyOpeningTime{{DayFrom: "Monday", From: "08:00:00", To: "24:00:00"}}}},
		ContactDetails: catalog.ContactDetails{
			Emails:       catalog.Texts{{Language: "fi", Value: "a@b.fi"}},
			PhoneNumbers: []catalog.Phone{}, WebPages: []catalog.WebPage{},
			Addresses: []catalog.Address{{Type: "Postal", SubType: "Abroad", Abroad: catalog.Texts{{Language: "en", Value: "Tallinn"}}}},
		},
		Modified: modified,
	}}
	if d := cmp.Diff(want, g.Connections); d != "" || !g.ConnectionsGiven {
		t.Errorf("given %v, -want +got\n%s", g.ConnectionsGiven, d)
	}
}

func TestDecodeKeepsOnlyTheMembersOfTheChannelsType(t *testing.T) {
	g, problems := Decode([]byte(aChannel + `,"addresses":[{"type":"Location"}],"oid":"1","supportPhones":[{"number":"1","language":"fi"}],
		"phoneNumbers":[{"type":"Phone","number":"2","language":"fi"}],"supportEmails":[{"language":"fi","value":"a@b.fi"}],"emails":[],
		"requiresSignature":true,"channelUrls":[],"attachments":[{"type":"Form"}]}`))
	if g == nil {
		t.Fatal(problems)
	}
	c := g.Entity.(*catalog.ServiceChannel)
	if c.Addresses != nil || c.OID != "" || c.RequiresSignature || c.Attachments != nil {
		t.Errorf("members of other types: %+v", c)
	}
	if len(c.PhoneNumbers) != 1 || c.PhoneNumbers[0].Number != "2" || c.Emails.In("fi") != "a@b.fi" {
		t.Errorf("numbers and mail: %+v %+v", c.PhoneNumbers, c.Emails)
	}
}

func TestDecodeReadsTheLifeCycleState(t *testing.T) {
	for name, want := range map[string]catalog.Status{
		"null": catalog.StatusPublished, `"Draft"`: catalog.StatusDraft, `"Deleted"`: catalog.StatusDeleted, `"Modified"`: catalog.StatusModified,
	} {
		g, problems := Decode([]byte(aService + `,"publishingStatus":` + name + "}"))
		if g == nil || g.Status != want {
			t.Errorf("%s: %v %v", name, g, problems)
		}
	}
}

// FuzzDecode: whatever the bytes, there is an entity or a problem, and an entity can be kept.
func FuzzDecode(f *testing.F) {
	for _, line := range []string{aService + "}", aChannel + "}", anOrg + "}", aGeneral + "}", aCollection + "}", "[]", "{", ""} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		g, problems := Decode(line)
		if (g == nil) == (len(problems) == 0) {
			t.Fatalf("given %v with problems %v", g, problems)
		}
		_ = record(editorial.Place{}, 0, line)
		if g == nil {
			return
		}
		if _, err := catalog.Marshal(g.Entity); err != nil {
			t.Fatal(err)
		}
		if again := catalog.Validate(g.Entity); again != nil {
			t.Fatal(again)
		}
	})
}
