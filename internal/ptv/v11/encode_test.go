package v11

import (
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11/v11test"
)

func fi(typ, value string) catalog.TypedTexts {
	return catalog.TypedTexts{{Type: typ, Language: "fi", Value: value}}
}

func (w *world) bodyOf(k catalog.Kind, name string) *live.Entry {
	w.t.Helper()
	e, ok := w.catalogue.Snapshot().Published(k, idOf(name))
	if !ok {
		w.t.Fatalf("%s %s is not published", k, name)
	}
	return e
}

// merging makes a service that leans on a general description.
func merging(t *testing.T) (*world, *live.Entry) {
	w := newWorld(t, &Renderer{})
	w.publish(
		&catalog.GeneralDescription{
			ID: idOf("gd"), Names: fi("Name", "Pohja"), Type: catalog.TypePermitOrObligation, ServiceChargeType: catalog.Chargeable,
			Descriptions:   catalog.TypedTexts{{Type: "Description", Language: "fi", Value: "### Yleistä\nPohjan teksti"}},
			ServiceClasses: []catalog.CodeRef{{URI: "urn:c1"}}, TargetGroups: []catalog.CodeRef{{URI: "urn:t1"}, {URI: "urn:t2"}},
			LifeEvents:   []catalog.CodeRef{{URI: "urn:l1"}},
			Requirements: catalog.Texts{{Language: "fi", Value: "pohjan ehto"}},
			Legislation:  []catalog.Law{{Names: catalog.Texts{{Language: "fi", Value: "Laki"}}}},
		},
		&catalog.Service{
			ID: idOf("service"), GeneralDescriptionID: idOf("gd"), ServiceNames: fi("Name", "Palvelu"),
			ServiceChargeType: catalog.FreeOfCharge, ServiceDescriptions: fi("Summary", "Oma"),
			ServiceClasses: []catalog.CodeRef{{URI: "urn:c2"}, {URI: "urn:c1"}}, TargetGroups: []catalog.CodeRef{{URI: "urn:t3"}},
			Overrides:    catalog.Overrides{TargetGroups: []string{"urn:t1"}},
			LifeEvents:   []catalog.CodeRef{{URI: "urn:l2"}},
			Requirements: catalog.Texts{{Language: "fi", Value: "oma ehto"}},
		})
	return w, w.bodyOf(catalog.KindService, "service")
}

func TestAServiceAlwaysShowsTypeAndClassesOfItsGeneralDescription(t *testing.T) {
	_, e := merging(t)
	want := `{"id":"` + idOf("service").String() + `","generalDescriptionId":"` + idOf("gd").String() + `",
		"type":"PermitOrObligation","serviceNames":[{"language":"fi","value":"Palvelu","type":"Name"}],
		"serviceDescriptions":[{"language":"fi","value":"Oma","type":"Summary"}],
		"serviceClasses":[{"uri":"urn:c1"},{"uri":"urn:c2"}],"targetGroups":[{"uri":"urn:t2"},{"uri":"urn:t3"}],
		"lifeEvents":[{"uri":"urn:l2"}],"requirements":[{"language":"fi","value":"oma ehto"}],"publishingStatus":"Published"}`
	if d := v11test.Diff([]byte(want), e.Wire().Body, "modified"); d != nil {
		t.Errorf("%q", d)
	}
}

func TestServiceWithGDShowsAllOfTheGeneralDescription(t *testing.T) {
	w, e := merging(t)
	r := &Renderer{}
	got, err := r.AppendServiceWithGD([]byte("["), w.catalogue.Snapshot(), e, false)
	if err != nil || got[0] != '[' {
		t.Fatalf("%s %v", got, err)
	}
	want := `{"id":"` + idOf("service").String() + `","generalDescriptionId":"` + idOf("gd").String() + `",
		"type":"PermitOrObligation","subType":"PermitOrObligation","serviceChargeType":"Chargeable",
		"serviceNames":[{"language":"fi","value":"Palvelu","type":"Name"}],
		"serviceDescriptions":[{"language":"fi","value":"Oma","type":"Summary"},
			{"language":"fi","value":"Yleistä\nPohjan teksti","type":"GD_Description"}],
		"serviceClasses":[{"uri":"urn:c1"},{"uri":"urn:c2"}],"targetGroups":[{"uri":"urn:t2"},{"uri":"urn:t3"}],
		"lifeEvents":[{"uri":"urn:l1"},{"uri":"urn:l2"}],"legislation":[{"names":[{"value":"Laki","language":"fi"}]}],
		"requirements":[{"language":"fi","value":"pohjan ehto\n\noma ehto"}],"publishingStatus":"Published"}`
	if d := v11test.Diff([]byte(want), got[1:], "modified"); d != nil {
		t.Errorf("%q", d)
	}
	withMarks, err := r.AppendServiceWithGD(nil, w.catalogue.Snapshot(), e, true)
	if err != nil || !strings.Contains(string(withMarks), `### Yleistä`) {
		t.Errorf("heading marks are gone: %s %v", withMarks, err)
	}
}

func TestOnlyTextsWithHeadingsHaveTwoForms(t *testing.T) {
	w, service := merging(t)
	if service.Wire() != service.WithHeaders() {
		t.Error("a service without headings has two forms")
	}
	gd := w.bodyOf(catalog.KindGeneralDescription, "gd")
	if gd.Wire() == gd.WithHeaders() || strings.Contains(string(gd.Wire().Body), "###") || !strings.Contains(string(gd.WithHeaders().Body), "### Yleistä") {
		t.Errorf("%s\n%s", gd.Wire().Body, gd.WithHeaders().Body)
	}
}

func TestUnpublishedOrganizationsAreNotShown(t *testing.T) {
	w := newWorld(t, &Renderer{})
	w.publish(&catalog.Organization{ID: idOf("org"), OrganizationNames: fi("Name", "Kaupunki")})
	w.set(&catalog.Organization{ID: idOf("draft"), OrganizationNames: fi("Name", "Luonnos")}, catalog.StatusDraft, day(1), "")
	w.publish(&catalog.Service{ID: idOf("service"), ServiceNames: fi("Name", "Palvelu"), Organizations: []catalog.ServiceOrganization{
		{RoleType: catalog.RoleResponsible, OrganizationID: idOf("org")},
		{RoleType: catalog.RoleProducer, OrganizationID: idOf("draft")},
		{RoleType: catalog.RoleProducer, ProvisionType: "Other", AdditionalInformation: catalog.Texts{{Language: "fi", Value: "Yritys Oy"}}},
	}})
	want := `"organizations":[{"organization":{"id":"` + idOf("org").String() + `","name":"Kaupunki"},"roleType":"Responsible","provisionType":null,"additionalInformation":[]},` +
		`{"organization":null,"roleType":"Producer","provisionType":"Other","additionalInformation":[{"value":"Yritys Oy","language":"fi"}]}]`
	if got := string(w.bodyOf(catalog.KindService, "service").Wire().Body); !strings.Contains(got, want) {
		t.Errorf("%s\nis not in\n%s", want, got)
	}
}

// The address variants that are not in use are null, and empty lists are [] (PTV).
func TestNullsAndEmptyLists(t *testing.T) {
	w := newWorld(t, &Renderer{})
	w.publish(
		&catalog.ServiceChannel{
			ID: idOf("place"), OrganizationID: idOf("org"), Type: catalog.ServiceLocation, ServiceChannelNames: fi("Name", "Paikka"),
			AreaType: catalog.LimitedType, Areas: []catalog.Area{
				{Type: catalog.AreaOfMunicipalities, Municipalities: []catalog.Municipality{{Code: "091"}}},
			},
			Addresses: []catalog.Address{{Type: "Location", SubType: "Abroad", Abroad: catalog.Texts{{Language: "fi", Value: "Tallinna"}}, Country: "EE"},
				{Type: "Postal", SubType: "PostOfficeBox", PostOfficeBoxAddress: &catalog.PostOfficeBoxAddress{PostalCode: "00100"}}},
			ServiceHours: []catalog.ServiceHour{{ServiceHourType: "DaysOfTheWeek", OpeningHour: []catalog.DailyOpeningTime{{DayFrom: "Monday", From: "08:00:00", To: "16:00:00"}}}},
		},
		&catalog.ServiceChannel{ID: idOf("form"), OrganizationID: idOf("org"), Type: catalog.PrintableForm, ServiceChannelNames: fi("Name", "Lomake"),
			DeliveryAddresses: []catalog.Address{{SubType: "NoAddress"}}},
		&catalog.ServiceChannel{ID: idOf("e"), OrganizationID: idOf("org"), Type: catalog.EChannel, ServiceChannelNames: fi("Name", "Asiointi")})
	place := string(w.bodyOf(catalog.KindServiceChannel, "place").Wire().Body)
	for _, part := range []string{
		`"areas":[{"type":"Municipality","code":null,"name":null,"municipalities":[{"code":"091","name":[{"value":"Helsinki","language":"fi"}`,
		`{"type":"Location","subType":"Abroad","postOfficeBoxAddress":null,"streetAddress":null,"otherAddress":null,"locationAbroad":[{"value":"Tallinna","language":"fi"}],"entrances":[],"country":"EE"}`,
		`"postOfficeBoxAddress":{"postOfficeBox":[],"postalCode":"00100","postOffice":[],"municipality":null,"additionalInformation":[]},"streetAddress":null,"otherAddress":null,"locationAbroad":null,"entrances":[],"country":null}`,
		`"openingHour":[{"dayFrom":"Monday","dayTo":"","from":"08:00:00","to":"16:00:00"}]`,
		`"oid":null,"serviceChannelType":"ServiceLocation"`, `"phoneNumbers":[],"emails":[]`, `"services":[],"serviceCollections":[]`,
	} {
		if !strings.Contains(place, part) {
			t.Errorf("%s\nis not in\n%s", part, place)
		}
	}
	form := string(w.bodyOf(catalog.KindServiceChannel, "form").Wire().Body)
	for _, part := range []string{`"areaType":null,"areas":[],"formIdentifier":[],"deliveryAddresses":[{"subType":"NoAddress","postOfficeBoxAddress":null,"streetAddress":null,"deliveryAddressInText":[],"receiver":[]}],"channelUrls":[],"attachments":[],"supportPhones":[],"supportEmails":[]`} {
		if !strings.Contains(form, part) {
			t.Errorf("%s\nis not in\n%s", part, form)
		}
	}
	e := string(w.bodyOf(catalog.KindServiceChannel, "e").Wire().Body)
	if part := `"signatureQuantity":null,"requiresSignature":false,"requiresAuthentication":false,"attachments":[]`; !strings.Contains(e, part) {
		t.Errorf("%s\nis not in\n%s", part, e)
	}
}

// An item that content has taught goes before the embedded list's, and a later lesson before an earlier one.
func TestCodeItemsAreShownAsLearnt(t *testing.T) {
	const uri = "http://urn.fi/URN:NBN:fi:au:ptvl:v1070"
	w := newWorld(t, &Renderer{})
	w.publish(&catalog.Service{ID: idOf("service"), ServiceNames: fi("Name", "Palvelu"), ServiceClasses: []catalog.CodeRef{{URI: uri}}})
	shows := func(text string) {
		t.Helper()
		if got := string(w.bodyOf(catalog.KindService, "service").Wire().Body); !strings.Contains(got, text) {
			t.Errorf("%s is not in %s", text, got)
		}
	}
	shows(`"code":"P6.10"`)
	shows(`"description":[]`)
	w.publish(&catalog.CodeItem{URI: uri, Name: catalog.Texts{{Language: "fi", Value: "Opittu"}}})
	w.publish(&catalog.Service{ID: idOf("service"), ServiceNames: fi("Name", "Palvelu 2"), ServiceClasses: []catalog.CodeRef{{URI: uri}}})
	shows("Opittu")
	w.publish(&catalog.CodeItem{URI: uri, Name: catalog.Texts{{Language: "fi", Value: "Uusi oppi"}}})
	w.publish(&catalog.Service{ID: idOf("service"), ServiceNames: fi("Name", "Palvelu 3"), ServiceClasses: []catalog.CodeRef{{URI: uri}}})
	shows("Uusi oppi")
}
