package in

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// most is how many bytes of a body are looked at: what a fuzzer finds to be new it first makes as small as it can, in a
// time that grows with the square of the length. Whole bodies have a test of their own.
const most = 256

// parts are small bodies, one for each value of a body: its members on the way there, what tells their types, one row of
// each list.
func parts(value any) []any {
	var out []any
	switch v := value.(type) {
	case map[string]any:
		for _, member := range slices.Sorted(maps.Keys(v)) {
			for _, part := range parts(v[member]) {
				one := body{member: part}
				for _, typ := range []string{"type", "subType", "serviceHourType"} {
					if told, ok := v[typ]; ok {
						one[typ] = told
					}
				}
				out = append(out, one)
			}
		}
	case []any:
		for i := range v {
			for _, part := range parts(v[i]) {
				out = append(out, []any{part})
			}
		}
		if len(v) == 0 {
			out = append(out, v)
		}
	default:
		out = append(out, value)
	}
	return out
}

// spoilt are a body cut short, with a null where none may be, and with an object for each list.
func spoilt(raw string) []string {
	return []string{raw[:len(raw)/2], strings.ReplaceAll(raw, `"fi"`, `null`), strings.ReplaceAll(raw, `[`, `{`)}
}

// seeds are parts of bodies, whole and some of them spoilt, and the flags of a PUT.
func seeds(f *testing.F, flags []string, bodies ...body) {
	f.Helper()
	seen := map[string]bool{}
	for _, b := range bodies {
		if raw := rawOf(f, b); len(raw) <= most {
			f.Add([]byte(raw), true)
		}
		for i, part := range parts(plain(f, b)) {
			raw := rawOf(f, part)
			if seen[raw] || len(raw) > most {
				continue
			}
			seen[raw] = true
			f.Add([]byte(raw), i%2 == 0)
			if i%8 == 0 {
				for _, bad := range spoilt(raw) {
					f.Add([]byte(bad), true)
				}
			}
		}
	}
	for _, flag := range flags {
		f.Add([]byte(`{"`+flag+`":true}`), false)
	}
	for _, s := range []string{"", "null", "[]", "{}", "7", `{"publishingStatus":"Deleted"}`, strings.Repeat("[", 80),
		`{"publishing_status":"Published","validFrom":"2099-01-01T00:00:00+02:00","validTo":""}`,
		`{"serviceHours":[{"validFrom":"2098-12-24","validTo":"2098-12-24T00:00:00+02:00"},{"validFrom":"x","validTo":null}]}`} {
		f.Add([]byte(s), true)
	}
}

func rawOf(t testing.TB, content any) string {
	t.Helper()
	raw, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// fullOf is the body that gives every member that a POST of that path has.
func fullOf(t testing.TB, path string) body {
	t.Helper()
	for _, b := range fullBodies() {
		if b.path == path {
			return b.body
		}
	}
	t.Fatalf("no body of %s", path)
	return nil
}

// fuzzEntity holds whatever bytes to what readable says.
func fuzzEntity(f *testing.F, decode func(*asked) *wanted, present catalog.Entity) {
	f.Fuzz(func(t *testing.T, raw []byte, isNew bool) {
		if len(raw) > most {
			return
		}
		a := &asked{body: raw, present: present, general: none, tellIgnored: true}
		if isNew {
			a.present = nil
		}
		readable(t, decode(a))
	})
}

// readable holds what was made of some bytes to this: they are read or there is a problem with a key and words, what is
// read can be kept as a document, and rules can look at it.
func readable(t *testing.T, w *wanted) {
	t.Helper()
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
}

func TestWholeBodiesAreReadOrToldOf(t *testing.T) {
	for path, form := range map[string]struct {
		decode  func(*asked) *wanted
		present catalog.Entity
	}{
		"Service": {decodeService, fullService()}, "Organization": {decodeOrganization, &catalog.Organization{ID: idOf("o"), Addresses: otherPlaces("Visiting")}},
		"GeneralDescription": {decodeGeneral, &catalog.GeneralDescription{ID: idOf("g")}}, "ServiceCollection": {decodeCollection, &catalog.ServiceCollection{ID: idOf("c")}},
		"ServiceChannel/EChannel": {ofType(catalog.EChannel), channelOf(catalog.EChannel)}, "ServiceChannel/WebPage": {ofType(catalog.WebPageChannel), channelOf(catalog.WebPageChannel)},
		"ServiceChannel/Phone": {ofType(catalog.PhoneChannel), channelOf(catalog.PhoneChannel)}, "ServiceChannel/PrintableForm": {ofType(catalog.PrintableForm), channelOf(catalog.PrintableForm)},
		"ServiceChannel/ServiceLocation": {ofType(catalog.ServiceLocation), channelOf(catalog.ServiceLocation)},
	} {
		full := fullOf(t, path)
		for _, b := range []body{full, full.with("validFrom", "2099-01-01T00:00:00", "addresses", []any{twoPlaces("Location"), twoPlaces("x").with("subType", "y")})} {
			whole := rawOf(t, b)
			for _, raw := range append(spoilt(whole), whole) {
				for _, present := range []catalog.Entity{nil, form.present} {
					readable(t, form.decode(&asked{body: []byte(raw), present: present, general: none, tellIgnored: true}))
				}
			}
		}
	}
}

func ofType(typ catalog.ChannelType) func(*asked) *wanted {
	return func(a *asked) *wanted { return decodeChannel(a, typ) }
}

// channelOf is a stored channel with what bodies are laid over in ways of their own.
func channelOf(typ catalog.ChannelType) *catalog.ServiceChannel {
	return &catalog.ServiceChannel{
		ID: idOf("c"), Type: typ, PhoneNumbers: []catalog.Phone{{Type: "Fax", Number: "1", Language: "fi"}},
		Addresses: append(otherPlaces("Location"),
			catalog.Address{Type: "Location", SubType: "Single", StreetAddress: &catalog.StreetAddress{PostalCode: "00100"}}),
	}
}

func FuzzService(f *testing.F) {
	seeds(f, []string{"deleteAllKeywords", "deleteAllLaws", "deleteAllLifeEvents", "deleteAllIndustrialClasses", "deleteServiceChargeType", "deleteGeneralDescriptionId"},
		fullOf(f, "Service"), body{"validFrom": "2099-01-01T00:00:00", "areas": []any{body{"type": "Region", "areaCodes": []string{"1"}}}})
	fuzzEntity(f, decodeService, fullService())
}

func fuzzChannel(f *testing.F, typ catalog.ChannelType) {
	seeds(f, []string{"deleteAllWebPages", "deleteAllServiceHours", "deleteAllSupportEmails", "deleteAllSupportPhones", "deleteAllAttachments",
		"deleteAllDeliveryAddresses", "deleteAllChannelUrls", "deleteAllFormIdentifiers", "deleteAllEmails", "deleteAllPhoneNumbers",
		"deleteAllFaxNumbers", "deleteOid"},
		fullOf(f, "ServiceChannel/"+string(typ)).with("services", []string{idOf("s").String()}),
		body{"addresses": []any{twoPlaces("Location")}}, body{"addresses": []any{twoPlaces("x").with("subType", "y")}})
	fuzzEntity(f, ofType(typ), channelOf(typ))
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
	seeds(f, []string{"deleteAllEmails", "deleteAllPhones", "deleteAllWebPages", "deleteAllAddresses", "deleteAllElectronicInvoicings"},
		fullOf(f, "Organization"), body{"subAreaType": "Municipality", "areas": []string{"91", "49"}},
		body{"addresses": []any{body{"type": "Visiting", "subType": "Foreign", "foreignAddress": texts("fi", "Tallinna")}}},
		body{"addresses": []any{twoPlaces("Visiting")}}, body{"addresses": []any{twoPlaces("x").with("subType", "y")}})
	fuzzEntity(f, decodeOrganization, &catalog.Organization{ID: idOf("o"), Addresses: otherPlaces("Visiting")})
}

func FuzzGeneralDescription(f *testing.F) {
	seeds(f, []string{"deleteAllLifeEvents", "deleteAllIndustrialClasses", "deleteAllLaws", "deleteServiceChargeType"}, fullOf(f, "GeneralDescription"))
	fuzzEntity(f, decodeGeneral, &catalog.GeneralDescription{ID: idOf("g")})
}

func FuzzServiceCollection(f *testing.F) {
	seeds(f, []string{"deleteAllServices", "deleteAllChannels"}, fullOf(f, "ServiceCollection").with("services", []string{idOf("s").String()}))
	fuzzEntity(f, decodeCollection, &catalog.ServiceCollection{ID: idOf("c"), Services: []catalog.ID{idOf("s")}})
}

func FuzzConnections(f *testing.F) {
	full := fullConnection().with("serviceId", idOf("s").String(), "serviceChannelId", idOf("c").String(), "serviceChannelSourceId", "c",
		"serviceSourceId", "s", "deleteAllDescriptions", true, "extraTypes", []any{body{"type": "Asti", "code": "LostAndFound"}})
	for i, one := range parts(plain(f, full)) {
		pairs, channels, services := rawOf(f, []any{one}), rawOf(f, body{"channelRelations": []any{one}}), rawOf(f, body{"serviceRelations": []any{one}})
		f.Add([]byte(pairs), uint8([]relationForm{formPairs, formSources}[i%2]))
		f.Add([]byte(channels), uint8([]relationForm{formChannels, formChannelSources, formAstiChannels, formAstiChannelSources}[i%4]))
		f.Add([]byte(services), uint8(formAstiServices))
	}
	f.Add([]byte(`{"deleteAllChannelRelations":true}`), uint8(formChannels))
	f.Add([]byte(`{"channelRelations":[{"contactDetails":{"deleteAllEmails":true}}]}`), uint8(formChannels))
	f.Add([]byte(`{"deleteAllServiceRelations":true}`), uint8(formAstiServices))
	f.Fuzz(func(t *testing.T, raw []byte, form uint8) {
		if len(raw) > most {
			return
		}
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
