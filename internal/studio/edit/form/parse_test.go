package form_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/studio/edit/form"
)

// parsed is a location after something was typed into its form.
func parsed(t *testing.T, before *catalog.ServiceChannel, typed map[string]string) (*catalog.ServiceChannel, *form.Read) {
	t.Helper()
	base, err := form.TreeOf(before)
	if err != nil {
		t.Fatal(err)
	}
	f := form.Channel(before.Type)
	v := form.Print(f, base, []string{"fi", "sv"})
	for name, value := range typed {
		v.Set(name, value)
	}
	read := form.Parse(f, v, base)
	e, err := form.Entity(catalog.KindServiceChannel, read.Tree)
	if err != nil {
		t.Fatal(err)
	}
	return e.(*catalog.ServiceChannel), read
}

func location() *catalog.ServiceChannel {
	return &catalog.ServiceChannel{Type: catalog.ServiceLocation, Addresses: []catalog.Address{{
		Type: "Location", SubType: "Single", Country: "FI",
		StreetAddress: &catalog.StreetAddress{
			Street: catalog.Texts{{Language: "fi", Value: "Kirjastokatu"}}, StreetNumber: "1", PostalCode: "00100",
			Latitude: "6672711.5", Longitude: "385000", CoordinateState: "Ok",
		},
	}}}
}

func TestAPlaceThatMovesLosesThePointThatWasFoundForIt(t *testing.T) {
	for _, c := range []struct {
		name  string
		typed map[string]string
		want  catalog.StreetAddress
	}{
		{"as it was", nil, catalog.StreetAddress{Latitude: "6672711.5", Longitude: "385000", CoordinateState: "Ok"}},
		{"another number", map[string]string{"streetNumber": "2"}, catalog.StreetAddress{}},
		{"a point of its own", map[string]string{"streetNumber": "2", "latitude": "6672000"},
			catalog.StreetAddress{Latitude: "6672000", Longitude: "385000", CoordinateState: "EnteredByUser"}},
		{"no point", map[string]string{"latitude": "", "longitude": ""}, catalog.StreetAddress{}},
	} {
		typed := map[string]string{}
		for name, value := range c.typed {
			typed["addresses.0.streetAddress."+name] = value
		}
		got, _ := parsed(t, location(), typed)
		s := got.Addresses[0].StreetAddress
		point := catalog.StreetAddress{Latitude: s.Latitude, Longitude: s.Longitude, CoordinateState: s.CoordinateState}
		if diff := cmp.Diff(c.want, point); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestAPostalCodeBringsItsPostOfficeAndMunicipality(t *testing.T) {
	got, _ := parsed(t, location(), map[string]string{"addresses.0.streetAddress.postalCode": "33100"})
	s := got.Addresses[0].StreetAddress
	if s.PostOffice.In("fi") != "TAMPERE" || s.Municipality == nil || s.Municipality.Code != "837" {
		t.Errorf("post office %v, municipality %v", s.PostOffice, s.Municipality)
	}
	got, _ = parsed(t, location(), map[string]string{
		"addresses.0.streetAddress.postalCode": "33100", "addresses.0.streetAddress.municipality": "Raseborg",
	})
	if m := got.Addresses[0].StreetAddress.Municipality; m == nil || m.Code != "710" {
		t.Errorf("municipality %v", m)
	}
}

func TestAnAddressOfAnotherKindDropsWhatIsOfNoUse(t *testing.T) {
	got, _ := parsed(t, location(), map[string]string{
		"addresses.0.type": "Postal", "addresses.0.subType": "PostOfficeBox", "addresses.0.postOfficeBoxAddress.postOfficeBox.fi": "PL 1",
	})
	want := []catalog.Address{{Type: "Postal", SubType: "PostOfficeBox", Country: "FI", PostOfficeBoxAddress: &catalog.PostOfficeBoxAddress{
		PostOfficeBox: catalog.Texts{{Language: "fi", Value: "PL 1"}},
	}}}
	if diff := cmp.Diff(want, got.Addresses); diff != "" {
		t.Error(diff)
	}
}

func TestHoursWithoutDatesHoldForNow(t *testing.T) {
	got, read := parsed(t, location(), map[string]string{
		"serviceHours.0.@": "", "serviceHours.0.serviceHourType": "DaysOfTheWeek", "serviceHours.0.isAlwaysOpen.@": "1", "serviceHours.0.isAlwaysOpen": "1",
		"serviceHours.1.@": "", "serviceHours.1.serviceHourType": "Exceptional", "serviceHours.1.validFrom": "2026-12-24",
		"serviceHours.1.isClosed.@": "1", "serviceHours.1.isClosed": "1",
		"serviceHours.2.@": "", "serviceHours.2.serviceHourType": "DaysOfTheWeek",
	})
	if len(read.Unread) > 0 || len(got.ServiceHours) != 2 {
		t.Fatalf("%d sets of hours, unread %v", len(got.ServiceHours), read.Unread)
	}
	if !got.ServiceHours[0].ValidForNow || got.ServiceHours[1].ValidForNow || got.ServiceHours[1].ValidFrom.String() != "2026-12-24T00:00:00" {
		t.Errorf("%+v", got.ServiceHours)
	}
}

func TestTimesOfDayAreReadAsPeopleWriteThem(t *testing.T) {
	for typed, want := range map[string]string{
		"8": "08:00:00", "08:30": "08:30:00", "8.30": "08:30:00", "24": "00:00:00", "24.00": "00:00:00", "0:00": "00:00:00",
		"25": "", "8:60": "", "-1": "", "8:30:00": "", "kello 8": "",
	} {
		got, read := parsed(t, location(), map[string]string{
			"serviceHours.0.@": "", "serviceHours.0.serviceHourType": "DaysOfTheWeek", "serviceHours.0.openingHour.@": "1",
			"serviceHours.0.openingHour.0.@": "", "serviceHours.0.openingHour.0.from": typed, "serviceHours.0.openingHour.0.dayFrom": "Monday",
		})
		if from := got.ServiceHours[0].OpeningHour[0].From; from != want || (len(read.Unread) > 0) != (want == "") {
			t.Errorf("%q reads %q, unread %v", typed, from, read.Unread)
		}
	}
}

func TestWhatMakesNoSenseIsTold(t *testing.T) {
	_, read := parsed(t, location(), map[string]string{
		"serviceHours.0.@": "", "serviceHours.0.serviceHourType": "Exceptional", "serviceHours.0.validFrom": "jouluna",
		"serviceHours.0.openingHour.@": "1", "serviceHours.0.openingHour.0.@": "", "serviceHours.0.openingHour.0.from": "kahdeksan",
		"organizationId": "kunta",
	})
	var keys []string
	for _, u := range read.Unread {
		keys = append(keys, u.Key)
	}
	want := []string{"serviceHours.0.validFrom", "serviceHours.0.openingHour.0.from", "organizationId"}
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Error(diff)
	}
}

func TestProblemsLeadToTheirControls(t *testing.T) {
	before := location()
	before.ServiceChannelNames = catalog.TypedTexts{{Type: "AlternativeName", Language: "fi", Value: "Toinen"}, {Type: "Name", Language: "sv", Value: "Namn"}}
	base, err := form.TreeOf(before)
	if err != nil {
		t.Fatal(err)
	}
	f := form.Channel(before.Type)
	v := form.Print(f, base, []string{"fi", "sv"})
	v.Set("phoneNumbers.3.@", "") // a row that says nothing is no element of the document
	v.Set("phoneNumbers.4.@", "")
	v.Set("phoneNumbers.4.number", "1")
	read := form.Parse(f, v, base)
	for _, c := range []struct {
		problem catalog.Problem
		want    string
	}{
		{catalog.Problem{Field: "serviceChannelNames[1].value", Language: "sv"}, "serviceChannelNames.Name.sv"},
		{catalog.Problem{Field: "phoneNumbers[0].number"}, "phoneNumbers.4.number"},
		{catalog.Problem{Field: "addresses[0].streetAddress.street[0].value", Language: "fi"}, "addresses.0.streetAddress.street.fi"},
		{catalog.Problem{Field: "addresses[0].streetAddress.postOffice"}, "addresses.0.streetAddress"},
		{catalog.Problem{Field: "serviceChannelDescriptions", Language: "fi", Arguments: []catalog.Argument{{Name: "text", Value: "Description"}}}, "serviceChannelDescriptions.Description.fi"},
		{catalog.Problem{Field: "serviceChannelDescriptions", Language: "fi"}, "serviceChannelDescriptions.Summary.fi"},
		{catalog.Problem{Field: "areas[2].code"}, "areas"},
		{catalog.Problem{Field: "plan.publishAt"}, ""},
		{catalog.Problem{}, ""},
	} {
		if got := read.Of(f, c.problem); got != c.want {
			t.Errorf("%s leads to %q, want %q", c.problem.Field, got, c.want)
		}
	}
}

func TestAValueIsSetWhereAPathLeads(t *testing.T) {
	tree := func() form.Tree {
		return form.Tree{
			"names": []any{form.Tree{"type": "Name", "language": "fi", "value": "Nimi"}, form.Tree{"type": "Name", "language": "sv", "value": "Namn"}},
			"plain": []any{"a", "b"}, "rows": []any{form.Tree{"number": "1"}, form.Tree{"number": "1"}}, "one": "x",
		}
	}
	for _, c := range []struct {
		path  string
		value any
		ok    bool
		want  func(form.Tree)
	}{
		{"one", "y", true, func(w form.Tree) { w["one"] = "y" }},
		{"one", nil, true, func(w form.Tree) { delete(w, "one") }},
		{"two.three", "y", true, func(w form.Tree) { w["two"] = form.Tree{"three": "y"} }},
		{"names[Name sv].value", "Nytt", true, func(w form.Tree) { w["names"].([]any)[1].(form.Tree)["value"] = "Nytt" }},
		{"names[Name sv]", nil, true, func(w form.Tree) { w["names"] = w["names"].([]any)[:1] }},
		{"names[Name en]", form.Tree{"type": "Name", "language": "en"}, true, func(w form.Tree) {
			w["names"] = append(w["names"].([]any), form.Tree{"type": "Name", "language": "en"})
		}},
		{"names[Name en].value", "x", false, func(form.Tree) {}},
		{"plain[b]", nil, true, func(w form.Tree) { w["plain"] = []any{"a"} }},
		{"plain[c]", "c", true, func(w form.Tree) { w["plain"] = []any{"a", "b", "c"} }},
		{"rows[1].number", "2", true, func(w form.Tree) { w["rows"].([]any)[1].(form.Tree)["number"] = "2" }},
		{"one.two", "y", false, func(form.Tree) {}},
		{"names[", "y", false, func(form.Tree) {}},
		{"", "y", false, func(form.Tree) {}},
	} {
		got, want := tree(), tree()
		c.want(want)
		if ok := form.SetAt(got, c.path, c.value); ok != c.ok {
			t.Errorf("%s: %v", c.path, ok)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", c.path, diff)
		}
	}
}
