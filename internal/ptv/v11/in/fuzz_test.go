package in

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// seeds are valid bodies, whole and spoilt.
func seeds(f *testing.F, bodies ...any) {
	f.Helper()
	for _, b := range bodies {
		raw, err := json.Marshal(b)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw, true)
		f.Add(raw, false)
		f.Add(raw[:len(raw)/2], true)
		f.Add([]byte(strings.ReplaceAll(string(raw), `"fi"`, `null`)), false)
		f.Add([]byte(strings.ReplaceAll(string(raw), `[`, `{`)), true)
	}
	for _, s := range []string{"", "null", "[]", "{}", "7", `{"publishingStatus":"Deleted"}`, strings.Repeat("[", 200),
		`{"publishing_status":"Published","validFrom":"2099-01-01T00:00:00+02:00","validTo":""}`,
		`{"serviceHours":[{"validFrom":"2098-12-24","validTo":"2098-12-24T00:00:00+02:00"},{"validFrom":"x","validTo":null}]}`} {
		f.Add([]byte(s), true)
	}
}

// fuzzEntity holds whatever bytes to this: they are read or there is a problem with a key and words, what is read can be
// kept as a document, and rules can look at it.
func fuzzEntity(f *testing.F, decode func(*asked) *wanted, present catalog.Entity) {
	f.Fuzz(func(t *testing.T, raw []byte, isNew bool) {
		a := &asked{body: raw, present: present, general: none, tellIgnored: true}
		if isNew {
			a.present = nil
		}
		w := decode(a)
		for _, fault := range faults(w.problems, w.at) {
			if fault.Key == "" || fault.Message == "" {
				t.Fatalf("a problem without words: %+v of %+v", fault, w.problems)
			}
		}
		if w.unreadable {
			return
		}
		for _, p := range rule.Publish(w.entity, nil) {
			if keyOf(p, w.at) == "" {
				t.Fatalf("no key: %+v", p)
			}
		}
		if _, err := catalog.Marshal(w.entity); err != nil {
			t.Fatal(err)
		}
		if body := rehearsed(nil, w.problems, w.at, w.ignored); !json.Valid(body) {
			t.Fatalf("%s", body)
		}
	})
}

func FuzzService(f *testing.F) {
	seeds(f, serviceBodyOf("Uinti").with("keywords", texts("fi", "uinti"), "areaType", "LimitedType",
		"areas", []any{body{"type": "Municipality", "areaCodes": []string{"91"}}, body{"type": "Region", "areaCodes": []string{"1"}}},
		"legislation", []any{body{"names": texts("fi", "Laki"), "webPages": []any{body{"url": "https://a.example/", "language": "fi"}}}},
		"validFrom", "2099-01-01T00:00:00", "deleteAllKeywords", true))
	fuzzEntity(f, decodeService, fullService())
}

func fuzzChannel(f *testing.F, typ catalog.ChannelType) {
	seeds(f, channelBodyOf(typ, "Kanava").with("supportPhones", []any{body{"number": "1", "language": "fi"}}, "services", []string{idOf("s").String()}),
		channelBodyOf(typ, "Kanava").with("addresses", []any{twoPlaces("Location"), twoPlaces("x").with("subType", "y")}))
	fuzzEntity(f, func(a *asked) *wanted { return decodeChannel(a, typ) }, &catalog.ServiceChannel{
		ID: idOf("c"), Type: typ, PhoneNumbers: []catalog.Phone{{Type: "Fax", Number: "1", Language: "fi"}},
		Addresses: append(otherPlaces("Location"),
			catalog.Address{Type: "Location", SubType: "Single", StreetAddress: &catalog.StreetAddress{PostalCode: "00100"}}),
	})
}

// twoPlaces is an address that says two places at once.
func twoPlaces(typ string) body {
	return body{"type": typ, "subType": "Other", "otherAddress": body{"latitude": "6672000", "longitude": "385000",
		"postalCode": "00100", "additionalInformation": texts("fi", "Rannassa")}, "streetAddress": body{"postalCode": "00100"}}
}

// otherPlaces are stored addresses that have no street, one of them with a sub type that is none.
func otherPlaces(typ string) []catalog.Address {
	place := &catalog.OtherAddress{Latitude: "6672000", Longitude: "385000"}
	return []catalog.Address{
		{Type: typ, SubType: "Other", OtherAddress: place}, {Type: "x", SubType: "y", OtherAddress: place},
	}
}

func FuzzElectronicChannel(f *testing.F) { fuzzChannel(f, catalog.EChannel) }
func FuzzWebPageChannel(f *testing.F)    { fuzzChannel(f, catalog.WebPageChannel) }
func FuzzPhoneChannel(f *testing.F)      { fuzzChannel(f, catalog.PhoneChannel) }
func FuzzPrintableForm(f *testing.F)     { fuzzChannel(f, catalog.PrintableForm) }
func FuzzServiceLocation(f *testing.F)   { fuzzChannel(f, catalog.ServiceLocation) }

func FuzzOrganization(f *testing.F) {
	seeds(f, organizationBodyOf("Virasto").with("areaType", "LimitedType", "subAreaType", "Municipality", "areas", []string{"91", "49"},
		"addresses", []any{body{"type": "Visiting", "subType": "Foreign", "foreignAddress": texts("fi", "Tallinna")},
			twoPlaces("Visiting"), twoPlaces("x").with("subType", "y")}))
	fuzzEntity(f, decodeOrganization, &catalog.Organization{ID: idOf("o"), Addresses: otherPlaces("Visiting")})
}

func FuzzGeneralDescription(f *testing.F) {
	seeds(f, generalBodyOf("Pohja"))
	fuzzEntity(f, decodeGeneral, &catalog.GeneralDescription{ID: idOf("g")})
}

func FuzzServiceCollection(f *testing.F) {
	seeds(f, collectionBodyOf("Kokonaisuus").with("services", []string{idOf("s").String()}))
	fuzzEntity(f, decodeCollection, &catalog.ServiceCollection{ID: idOf("c"), Services: []catalog.ID{idOf("s")}})
}

func FuzzConnections(f *testing.F) {
	full := body{"serviceId": idOf("s").String(), "serviceChannelId": idOf("c").String(), "serviceChannelSourceId": "c", "serviceSourceId": "s",
		"serviceChargeType": "Other", "description": typedTexts("Description", "fi", "Tule ajoissa."),
		"extraTypes": []any{body{"type": "Asti", "code": "LostAndFound"}}, "contactDetails": body{"deleteAllEmails": true, "emails": texts("fi", "a@b.fi"),
			"addresses": []any{body{"type": "Postal", "subType": "Abroad", "locationAbroad": texts("fi", "Tallinna")}}},
		"serviceHours": []any{body{"serviceHourType": "DaysOfTheWeek", "openingHour": []any{body{"dayFrom": "Monday", "dayTo": "Sunday", "from": "08:00", "to": "09:00"}}}}}
	for _, b := range []any{[]any{full, full}, body{"channelRelations": []any{full}, "deleteAllChannelRelations": true}, body{"serviceRelations": []any{full}}} {
		raw, err := json.Marshal(b)
		if err != nil {
			f.Fatal(err)
		}
		for form := range formAstiServices + 1 {
			f.Add(raw, uint8(form))
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte, form uint8) {
		j := decodeRelations(&asked{body: raw, tellIgnored: true}, relationForm(form)%(formAstiServices+1))
		at := paths{}
		for i := range j.list {
			c := j.list[i].onto(catalog.Connection{ServiceID: idOf("s"), ChannelID: idOf("c")}, "connections[0]", at)
			if _, err := catalog.Marshal(&c); err != nil {
				t.Fatal(err)
			}
		}
		for _, fault := range faults(j.problems, at) {
			if fault.Key == "" || fault.Message == "" {
				t.Fatalf("a problem without words: %+v", fault)
			}
		}
	})
}

func FuzzLogIn(f *testing.F) {
	f.Add([]byte(`{"username":"a","password":"b","apiUserOrganisation":"` + idOf("o").String() + `"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var b logInBody
		r := read(&asked{body: raw, tellIgnored: true}, &b)
		for _, fault := range faults(r.unreadable, paths{}) {
			if fault.Key == "" || fault.Message == "" {
				t.Fatalf("a problem without words: %+v", fault)
			}
		}
	})
}
