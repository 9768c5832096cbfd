package rule_test

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

func municipalities(codes ...string) catalog.Area {
	a := catalog.Area{Type: catalog.AreaOfMunicipalities}
	for _, code := range codes {
		a.Municipalities = append(a.Municipalities, catalog.Municipality{Code: code})
	}
	return a
}

func placeBreaches() []breach {
	reach := func(owner catalog.ID, t catalog.AreaType, areas ...catalog.Area) func(*catalog.Service) {
		return func(s *catalog.Service) {
			s.Organizations[0].OrganizationID, s.Organizations[2].OrganizationID = owner, owner
			s.Organizations = append(s.Organizations[:1:1], s.Organizations[2:]...)
			s.AreaType, s.Areas = t, areas
			if owner == uusimaa { // which is published in Finnish only
				s.ServiceNames = s.ServiceNames[:1]
				s.ServiceDescriptions = slicesWithout(slicesWithout(s.ServiceDescriptions, catalog.TypeSummary, "sv"), catalog.TypeDescription, "sv")
			}
		}
	}
	limited := func(areas ...catalog.Area) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { c.AreaType, c.Areas = catalog.LimitedType, areas }
	}
	one := func(a catalog.Address) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { c.Addresses[0] = a }
	}
	streetOf := func(change func(*catalog.StreetAddress)) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { change(c.Addresses[0].StreetAddress) }
	}
	deliver := func(a catalog.Address) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { c.DeliveryAddresses[0] = a }
	}
	region := catalog.Area{Type: "Region", Code: "01"}
	aland := catalog.Area{Type: "Region", Code: "21"}
	return []breach{
		breaks(rule.AreaTypeRequired, "areaType", "", "", service, nil, func(s *catalog.Service) { s.AreaType = "" }),
		breaks(rule.AreasRequired, "areas", "", "", location, limited(region), limited()),
		breaks(rule.AreasForbidden, "areas", "Nationwide", "", location, nil, func(c *catalog.ServiceChannel) {
			c.AreaType, c.Areas = catalog.Nationwide, []catalog.Area{region}
		}),
		breaks(rule.AreaEmpty, "areas[0].municipalities", "", "", location, limited(municipalities("091")), limited(municipalities())),
		breaks(rule.AreaUnknown, "areas[0].code", "99", "", location, nil, limited(catalog.Area{Type: "Region", Code: "99"})),
		breaks(rule.MunicipalityUnknown, "areas[0].municipalities[1].code", "999", "", location,
			limited(municipalities("91", "049")), limited(municipalities("091", "999"))),
		breaks(rule.AreaWider, "areaType", "Nationwide", "", service,
			reach(mainland, catalog.NationwideExceptAlandIsles), reach(mainland, catalog.Nationwide)),
		breaks(rule.AreaWider, "areaType", "Nationwide", "", service, reach(vague, catalog.Nationwide), reach(helsinki, catalog.Nationwide)),
		breaks(rule.AreaWider, "areas[0]", "035", "", service,
			reach(mainland, catalog.LimitedType, region), reach(mainland, catalog.LimitedType, aland)),
		breaks(rule.AreaWider, "areaType", "NationwideExceptAlandIslands", "", service,
			reach(uusimaa, catalog.LimitedType, region, municipalities("91", "049")), reach(uusimaa, catalog.NationwideExceptAlandIsles)),
		breaks(rule.AreaWider, "areas[1]", "837", "", service,
			reach(uusimaa, catalog.LimitedType, region), reach(uusimaa, catalog.LimitedType, region, municipalities("091", "837"))),
		breaks(rule.AreaWider, "areas[0]", "049", "", service,
			reach(helsinki, catalog.LimitedType, municipalities("91")), reach(helsinki, catalog.LimitedType, municipalities("091", "049"))),
		breaks(rule.AreasMixed, "areas[1].type", "Municipality", "", organization,
			func(o *catalog.Organization) {
				o.AreaType, o.Areas = catalog.LimitedType, []catalog.Area{region, aland}
			},
			func(o *catalog.Organization) {
				o.AreaType, o.Areas = catalog.LimitedType, []catalog.Area{region, municipalities("091")}
			}),
		breaks(rule.AddressTypeRequired, "addresses[0].subType", "", "", location, nil,
			one(catalog.Address{Type: "Location", StreetAddress: street()})),
		breaks(rule.AddressTypeRequired, "deliveryAddresses[0].subType", "", "", form, nil, deliver(catalog.Address{})),
		breaks(rule.AddressCombination, "addresses[0].subType", "PostOfficeBox", "", location, nil,
			func(c *catalog.ServiceChannel) { c.Addresses[0].SubType = "PostOfficeBox" }),
		breaks(rule.AddressCombination, "addresses[0].subType", "PostOfficeBox", "", organization,
			func(o *catalog.Organization) {
				o.Addresses[0] = catalog.Address{Type: "Visiting", SubType: "Foreign", Abroad: texts("Storgatan 1")}
			},
			func(o *catalog.Organization) { o.Addresses[0].SubType = "PostOfficeBox" }),
		breaks(rule.AddressCombination, "addresses[2].subType", "Other", "", location, nil,
			func(c *catalog.ServiceChannel) { c.Addresses[2].SubType = "Other" }),
		breaks(rule.AddressAbroadAlone, "addresses[0].subType", "Abroad", "", location,
			func(c *catalog.ServiceChannel) {
				c.Addresses = []catalog.Address{{Type: "Location", SubType: "Abroad", Abroad: texts("Storgatan 1")}}
			},
			one(catalog.Address{Type: "Location", SubType: "Abroad", Abroad: texts("Storgatan 1")})),
		breaks(rule.AddressRequired, "addresses[0].streetAddress", "", "", location, nil,
			one(catalog.Address{Type: "Location", SubType: "Single"})),
		breaks(rule.AddressRequired, "addresses[1].otherAddress", "", "", location, nil,
			func(c *catalog.ServiceChannel) { c.Addresses[1].OtherAddress = nil }),
		breaks(rule.AddressRequired, "addresses[2].postOfficeBoxAddress", "", "", location, nil,
			func(c *catalog.ServiceChannel) { c.Addresses[2].PostOfficeBoxAddress = nil }),
		breaks(rule.StreetRequired, "addresses[0].streetAddress.street", "", "", location, nil,
			streetOf(func(s *catalog.StreetAddress) { s.Street = texts(" ") })),
		breaks(rule.StreetNumberRequired, "addresses[0].streetAddress.streetNumber", "", "", location,
			streetOf(func(s *catalog.StreetAddress) { s.StreetNumber, s.Latitude, s.Longitude = "", "6672711", "386042" }),
			streetOf(func(s *catalog.StreetAddress) { s.StreetNumber = "" })),
		breaks(rule.PostalRequired, "addresses[0].streetAddress.postalCode", "", "", location, nil,
			streetOf(func(s *catalog.StreetAddress) { s.PostalCode = "" })),
		breaks(rule.PostalRequired, "addresses[2].postOfficeBoxAddress.postalCode", "", "", location, nil,
			func(c *catalog.ServiceChannel) { c.Addresses[2].PostOfficeBoxAddress.PostalCode = "" }),
		breaks(rule.PostalUnknown, "addresses[0].streetAddress.postalCode", "00001", "", location, nil,
			streetOf(func(s *catalog.StreetAddress) { s.PostalCode = "00001" })),
		breaks(rule.MunicipalityUnknown, "addresses[0].streetAddress.municipality.code", "999", "", location, nil,
			streetOf(func(s *catalog.StreetAddress) { s.Municipality.Code = "999" })),
		breaks(rule.BoxRequired, "addresses[2].postOfficeBoxAddress.postOfficeBox", "", "", location, nil,
			func(c *catalog.ServiceChannel) { c.Addresses[2].PostOfficeBoxAddress.PostOfficeBox = nil }),
		breaks(rule.PointRequired, "addresses[1].otherAddress.latitude", "", "", location, nil,
			func(c *catalog.ServiceChannel) { c.Addresses[1].OtherAddress.Longitude = "" }),
		breaks(rule.PlaceTextRequired, "addresses[1].otherAddress.additionalInformation", "", "", location, nil,
			func(c *catalog.ServiceChannel) { c.Addresses[1].OtherAddress.AdditionalInformation = nil }),
		breaks(rule.AbroadRequired, "addresses[3].abroad", "", "", location, nil,
			func(c *catalog.ServiceChannel) { c.Addresses[3].Abroad = nil }),
		breaks(rule.DeliveryRequired, "deliveryAddresses[0].deliveryAddressInText", "", "", form, nil,
			func(c *catalog.ServiceChannel) { c.DeliveryAddresses[0].DeliveryAddressInText = nil }),
		breaks(rule.CountryUnknown, "addresses[0].country", "XX", "", location,
			func(c *catalog.ServiceChannel) { c.Addresses[0].Country = "SE" },
			func(c *catalog.ServiceChannel) { c.Addresses[0].Country = "XX" }),
	}
}

func hoursBreaches() []breach {
	row := func(day, from, to string) catalog.DailyOpeningTime {
		return catalog.DailyOpeningTime{DayFrom: day, From: from, To: to}
	}
	set := func(h catalog.ServiceHour) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { c.ServiceHours = []catalog.ServiceHour{h} }
	}
	week := func(rows ...catalog.DailyOpeningTime) catalog.ServiceHour {
		return catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, OpeningHour: rows}
	}
	night := func(rows ...catalog.DailyOpeningTime) catalog.ServiceHour {
		return catalog.ServiceHour{ServiceHourType: catalog.HoursOverMidnight, OpeningHour: rows}
	}
	exception := func(h catalog.ServiceHour, rows ...catalog.DailyOpeningTime) catalog.ServiceHour {
		h.ServiceHourType, h.OpeningHour = catalog.HoursExceptional, rows
		return h
	}
	at := func(day int) catalog.Moment { return catalog.At(time.Date(2027, 6, day, 0, 0, 0, 0, time.UTC)) }
	valid := func(from, to int) catalog.ServiceHour {
		return exception(catalog.ServiceHour{IsClosed: true, ValidFrom: at(from), ValidTo: at(to)})
	}
	told := catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, AdditionalInformation: texts("Sopimuksen mukaan")}
	return []breach{
		breaks(rule.HoursTime, "serviceHours[0].openingHour[0].from", "08:30:15", "", location,
			set(week(row("Monday", "08:31:00", "09:07"))), set(week(row("Monday", "08:30:15", "09:00:00")))),
		breaks(rule.HoursOrder, "serviceHours[0].openingHour[0].to", "08:00", "", location,
			set(week(row("Monday", "08:00", "00:00"))), set(week(row("Monday", "08:00", "08:00")))),
		breaks(rule.HoursOrder, "serviceHours[0].openingHour[0].to", "07:00:00", "", location,
			set(night(row("Monday", "22:00:00", "04:00:00"))), set(week(row("Monday", "22:00:00", "07:00:00")))),
		breaks(rule.HoursValidity, "serviceHours[0].validTo", "2027-06-01T00:00:00", "", location, set(valid(1, 2)), set(valid(1, 1))),
		breaks(rule.HoursExclusive, "serviceHours[0]", "", "", location,
			set(catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, IsReservation: true}),
			set(catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, IsReservation: true, IsAlwaysOpen: true})),
		breaks(rule.HoursExclusive, "serviceHours[0]", "", "", location, nil,
			func(c *catalog.ServiceChannel) { c.ServiceHours[0].IsAlwaysOpen = true }),
		breaks(rule.HoursWeekClosed, "serviceHours[0].isClosed", "true", "", location, nil,
			set(catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, IsClosed: true})),
		breaks(rule.HoursEmpty, "serviceHours[0].openingHour", "", "", location, set(told), set(week())),
		breaks(rule.HoursOneRow, "serviceHours[0].openingHour", "", "", location,
			set(exception(catalog.ServiceHour{}, row("", "08:00", "09:00"))), set(exception(catalog.ServiceHour{}))),
		breaks(rule.HoursOneRow, "serviceHours[0].openingHour", "", "", location,
			set(exception(catalog.ServiceHour{IsClosed: true})),
			set(exception(catalog.ServiceHour{}, row("", "08:00", "09:00"), row("", "10:00", "11:00")))),
		breaks(rule.HoursOneRow, "serviceHours[0].openingHour", "", "", location, nil, set(night())),
		breaks(rule.HoursFlags, "serviceHours[0]", "", "", location, nil,
			set(exception(catalog.ServiceHour{IsAlwaysOpen: true}))),
		breaks(rule.HoursDayRequired, "serviceHours[0].openingHour[0].dayFrom", "", "", location, nil,
			set(week(row("", "08:00", "09:00")))),
		breaks(rule.HoursDayRequired, "serviceHours[0].openingHour[0].dayFrom", "", "", location, nil,
			set(night(row("", "22:00", "04:00")))),
	}
}
