package in

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// fullBody is a body that gives every member that POST has, but for those that exclude others.
type fullBody struct {
	path, user string
	body       body
}

const (
	fi       = "fi"
	helsinki = "00100"
)

func placed() body {
	return body{
		"street": texts(fi, "Mannerheimintie"), "streetNumber": "1", "postalCode": helsinki, "municipality": "91",
		"additionalInformation": texts(fi, "Käynti pihalta."), "latitude": "6672000", "longitude": "385000",
	}
}

func box() body {
	return body{"postOfficeBox": texts(fi, "PL 1"), "postalCode": helsinki, "municipality": "091", "additionalInformation": texts(fi, "Kirjaamoon.")}
}

func fullPhone() body {
	return body{
		"number": "401234567", "prefixNumber": "+358", "language": fi, "serviceChargeType": "Other",
		"chargeDescription": "Puhelun hinta on 10 senttiä.", "additionalInformation": "Palvelee arkisin.", "isFinnishServiceNumber": false,
	}
}

func fullWeek() []any {
	return []any{body{
		"serviceHourType": "DaysOfTheWeek", "validForNow": true, "isClosed": false, "isAlwaysOpen": false, "isReservation": false,
		"additionalInformation": texts(fi, "Kesällä suljettu."),
		"openingHour":           []any{body{"dayFrom": "Monday", "dayTo": "Friday", "from": "08:00", "to": "16:00"}},
	}}
}

func fullAccess() []any {
	return []any{body{
		"accessibilityClassificationLevel": "FullyCompliant", "wcagLevel": "LevelAA", "language": fi,
		"accessibilityStatementWebPageName": "Seloste", "accessibilityStatementWebPage": "https://asiointi.example/seloste",
	}}
}

func fullAttachments() []any {
	return []any{body{"name": "Ohje", "description": "Näin täytät hakemuksen.", "url": "https://asiointi.example/ohje.pdf", "language": fi}}
}

func pages() []any {
	return []any{body{"url": "https://sivu.example/", "value": "Sivusto", "language": fi}}
}

func laws() []any { return []any{body{"names": texts(fi, "Liikuntalaki"), "webPages": pages()}} }

func fullBodies() []fullBody {
	uusimaa := []any{body{"type": "Municipality", "areaCodes": []string{"091"}}, body{"type": "Region", "areaCodes": []string{"01"}}}
	service := serviceBodyOf("Uimakoulu").with("sourceId", "s.1", "areaType", "LimitedType", "areas", uusimaa, "serviceChargeType", "Chargeable",
		"serviceNames", typedTexts("Name", fi, "Uimakoulu", "AlternativeName", fi, "Uintikoulu"),
		"serviceDescriptions", typedTexts("Summary", fi, "Opi uimaan.", "Description", fi, wantDoc, "UserInstruction", fi, "Ilmoittaudu netissä.",
			"ProcessingTime", fi, "Viikko", "DeadLine", fi, "Toukokuu", "ValidityTime", fi, "Vuosi", "ChargeTypeAdditionalInfo", fi, "Kurssi maksaa 50 euroa."),
		"lifeEvents", []string{codes.LifeEvents().Top()[0].URI}, "legislation", laws(), "keywords", texts(fi, "uinti"),
		"requirements", texts(fi, "Osaat kellua."), "otherResponsibleOrganizations", []string{idOf("sports").String()},
		"serviceProducers", []any{
			body{"provisionType": "SelfProducedServices", "organizations": []string{idOf("school").String()}},
			body{"provisionType": "Other", "additionalInformation": texts(fi, "Uimaseura ry")},
		}, "serviceVouchersInUse", true, "serviceVouchers", []any{
			body{"value": "Seteli", "language": fi, "url": "https://seteli.example/", "additionalInformation": "Seteli käy kaikkialla."},
		}, "serviceChannels", []string{})
	organization := organizationBodyOf("Uimahallit").with("sourceId", "o.1", "oid", "1.2.246.10.2.20.0", "businessCode", "1234567-1", "businessName", "Uimahallit Oy",
		"organizationNames", typedTexts("Name", fi, "Uimahallit", "AlternativeName", fi, "Hallit"),
		"areaType", "LimitedType", "subAreaType", "Municipality", "areas", []string{"91"},
		"organizationDescriptions", typedTexts("Summary", fi, "Kunnan hallit.", "Description", fi, wantDoc),
		"emails", []any{body{"value": "hallit@kunta.example", "description": "Kirjaamo", "language": fi}},
		"phoneNumbers", []any{fullPhone()}, "webPages", pages(),
		"addresses", []any{
			body{"type": "Visiting", "subType": "Street", "country": "FI", "streetAddress": placed()},
			body{"type": "Postal", "subType": "PostOfficeBox", "country": "FI", "postOfficeBoxAddress": box()},
		},
		"electronicInvoicings", []any{body{"operatorCode": "E1", "electronicInvoicingAddress": "003712345671", "additionalInformation": texts(fi, "Vain verkkolaskut.")}})
	general := generalBodyOf("Uimapohja").with("names", typedTexts("Name", fi, "Uimapohja", "AlternativeName", fi, "Uintipohja"),
		"descriptions", typedTexts("Summary", fi, "Opi uimaan.", "Description", fi, wantDoc, "UserInstruction", fi, "Ilmoittaudu netissä.",
			"ProcessingTime", fi, "Viikko", "DeadLine", fi, "Toukokuu", "ValidityTime", fi, "Vuosi", "ChargeTypeAdditionalInfo", fi, "Kurssi maksaa 50 euroa.",
			"BackgroundDescription", fi, "Taustaa on paljon.", "GeneralDescriptionTypeAdditionalInformation", fi, "Kunnille."),
		"requirements", texts(fi, "Osaat kellua."), "serviceChargeType", "Chargeable", "legislation", laws(),
		"lifeEvents", []string{codes.LifeEvents().Top()[0].URI})
	collection := collectionBodyOf("Uinti").with("sourceId", "c.1", "services", []string{}, "serviceChannels", []string{})
	list := []fullBody{{"Service", "api", service}, {"Organization", "api", organization}, {"GeneralDescription", "eeva", general}, {"ServiceCollection", "api", collection}}
	for _, typ := range catalog.ChannelTypes() {
		list = append(list, fullBody{"ServiceChannel/" + string(typ), "api", fullChannel(typ, uusimaa)})
	}
	return list
}

func fullChannel(typ catalog.ChannelType, areas []any) body {
	b := channelBodyOf(typ, "Kanava "+string(typ)).with("sourceId", "k."+string(typ), "areaType", "LimitedType", "areas", areas, "isVisibleForAll", true,
		"services", []string{})
	support := b.with("supportPhones", []any{fullPhone()}, "supportEmails", texts(fi, "tuki@kunta.example"))
	switch typ {
	case catalog.EChannel:
		return support.with("attachments", fullAttachments(), "accessibilityClassification", fullAccess(), "serviceHours", fullWeek())
	case catalog.WebPageChannel:
		return support.with("accessibilityClassification", fullAccess())
	case catalog.PhoneChannel:
		return b.with("phoneNumbers", []any{fullPhone().with("type", "Phone")}, "webPage", texts(fi, "https://puhelin.example/"),
			"supportEmails", texts(fi, "tuki@kunta.example"), "serviceHours", fullWeek())
	case catalog.PrintableForm:
		return support.with("attachments", fullAttachments(), "deliveryAddresses", []any{
			body{"subType": "NoAddress", "deliveryAddressInText": texts(fi, "Jätä kouluun.")},
			body{"subType": "Street", "streetAddress": placed().with("latitude", nil, "longitude", nil), "formReceiver": texts(fi, "Kirjaamo")},
			body{"subType": "PostOfficeBox", "postOfficeBoxAddress": box(), "formReceiver": texts(fi, "Kirjaamo")},
		})
	}
	return b.with("serviceChannelNames", typedTexts("Name", fi, "Halli", "AlternativeName", fi, "Uimahalli"), "oid", "1.2.3", "serviceHours", fullWeek(),
		"emails", texts(fi, "halli@kunta.example"), "phoneNumbers", []any{fullPhone()}, "webPages", pages(),
		"faxNumbers", []any{body{"number": "91234567", "prefixNumber": "+358", "language": fi, "isFinnishServiceNumber": false}},
		"addresses", []any{
			body{"type": "Location", "subType": "Single", "country": "FI", "streetAddress": placed()},
			body{"type": "Location", "subType": "Other", "country": "FI", "otherAddress": body{
				"latitude": "6672000", "longitude": "385000", "postalCode": helsinki, "additionalInformation": texts(fi, "Rannassa laiturin vieressä."),
			}},
			body{"type": "Postal", "subType": "PostOfficeBox", "country": "FI", "postOfficeBoxAddress": box()},
		})
}

// fullConnection is a connection with a service location that says all there is to say.
func fullConnection() body {
	return body{
		"serviceChargeType": "Chargeable", "description": typedTexts("Description", fi, "Tule ajoissa.", "ChargeTypeAdditionalInfo", fi, "Maksu kassalla."),
		"serviceHours": fullWeek(), "contactDetails": body{
			"emails": texts(fi, "halli@kunta.example"), "phoneNumbers": []any{fullPhone()}, "webPages": pages(),
			"faxNumbers": []any{body{"number": "91234567", "prefixNumber": "+358", "language": fi, "isFinnishServiceNumber": false}},
			"addresses": []any{
				body{"type": "Postal", "subType": "Street", "country": "FI", "streetAddress": placed()},
				body{"type": "Postal", "subType": "PostOfficeBox", "country": "FI", "postOfficeBoxAddress": box()},
			},
		},
	}
}

// plain is a body as JSON has it: objects and lists of any.
func plain(t testing.TB, content any) any {
	t.Helper()
	raw, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// each calls fn for every value of a body, with its path.
func each(value any, path string, fn func(path string, value any)) {
	if path != "" {
		fn(path, value)
	}
	switch v := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			at := name
			if path != "" {
				at = path + "." + name
			}
			each(v[name], at, fn)
		}
	case []any:
		for i := range v {
			each(v[i], fmt.Sprintf("%s[%d]", path, i), fn)
		}
	}
}

var step = regexp.MustCompile(`[^.\[\]]+|\[\d+\]`)

// changed is a copy of a body with another value at a path.
func changed(t testing.TB, content any, path string, value any) any {
	t.Helper()
	root := plain(t, content)
	at := root
	steps := step.FindAllString(path, -1)
	for i, s := range steps {
		last := i == len(steps)-1
		switch v := at.(type) {
		case map[string]any:
			if last {
				v[s] = value
				return root
			}
			at = v[s]
		case []any:
			n, err := strconv.Atoi(strings.Trim(s, "[]"))
			if err != nil || n >= len(v) {
				t.Fatalf("%s: no %s", path, s)
			}
			if last {
				v[n] = value
				return root
			}
			at = v[n]
		default:
			t.Fatalf("%s: nothing is in %s", path, s)
		}
	}
	return root
}

// TestWhatWasSentIsWhatIsKept sends full bodies, and the same again: all members are taken, come back from the log as they were
// sent, and so nothing would change.
func TestWhatWasSentIsWhatIsKept(t *testing.T) {
	w := newWorld(t)
	for _, f := range fullBodies() {
		told := w.must(f.user, "POST", "/api/v11/"+f.path+"?dryRun=true", f.body)
		if told["valid"] != true || len(told["ignoredMembers"].([]any)) != 0 {
			t.Errorf("%s: %v, ignored %v", f.path, told["problems"], told["ignoredMembers"])
		}
		made := w.must(f.user, "POST", "/api/v11/"+f.path, f.body)
		again := f.body.with("services", nil, "serviceChannels", nil)
		path := "/api/v11/" + f.path + "/" + idIn(made)
		told = w.must(f.user, "PUT", path+"?dryRun=true", again)
		if changes := told["changes"].([]any); told["valid"] != true || len(changes) != 0 {
			t.Errorf("%s: sent again it changes %v, %v", f.path, changes, told["problems"])
		}
		if got := w.must(f.user, "PUT", path, again); idIn(got) != idIn(made) || got["publishingStatus"] != "Published" {
			t.Errorf("%s: %v", f.path, got["publishingStatus"])
		}
	}
}
