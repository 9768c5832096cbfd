package in

import (
	"fmt"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// postOfficeBox is VmOpenApiAddressPostOfficeBoxIn.
type postOfficeBox struct {
	PostOfficeBox         catalog.Texts `json:"postOfficeBox"`
	PostalCode            string        `json:"postalCode"`
	Municipality          string        `json:"municipality"`
	AdditionalInformation catalog.Texts `json:"additionalInformation"`
}

// street is VmOpenApiAddressStreetIn.
type street struct {
	Street                catalog.Texts `json:"street"`
	StreetNumber          string        `json:"streetNumber"`
	PostalCode            string        `json:"postalCode"`
	Municipality          string        `json:"municipality"`
	AdditionalInformation catalog.Texts `json:"additionalInformation"`
}

// point is a place in EPSG:3067, metres.
type point struct {
	Latitude  string `json:"latitude"`
	Longitude string `json:"longitude"`
}

// placedStreet is VmOpenApiAddressStreetWithCoordinatesIn.
type placedStreet struct {
	street
	point
}

// otherPlace is VmOpenApiAddressOtherIn.
type otherPlace struct {
	point
	PostalCode            string        `json:"postalCode"`
	AdditionalInformation catalog.Texts `json:"additionalInformation"`
}

// contactAddress is V7VmOpenApiAddressContactIn.
type contactAddress struct {
	Type                 string         `json:"type"`
	SubType              string         `json:"subType"`
	PostOfficeBoxAddress *postOfficeBox `json:"postOfficeBoxAddress"`
	StreetAddress        *placedStreet  `json:"streetAddress"`
	LocationAbroad       catalog.Texts  `json:"locationAbroad"`
	Country              string         `json:"country"`
}

// locationAddress is V9VmOpenApiAddressLocationIn.
type locationAddress struct {
	contactAddress
	OtherAddress *otherPlace `json:"otherAddress"`
}

// organizationAddress is V9VmOpenApiAddressIn.
type organizationAddress struct {
	Type                 string         `json:"type"`
	SubType              string         `json:"subType"`
	PostOfficeBoxAddress *postOfficeBox `json:"postOfficeBoxAddress"`
	StreetAddress        *placedStreet  `json:"streetAddress"`
	OtherAddress         *otherPlace    `json:"otherAddress"`
	ForeignAddress       catalog.Texts  `json:"foreignAddress"`
	Country              string         `json:"country"`
}

// deliveryAddress is V8VmOpenApiAddressDeliveryIn.
type deliveryAddress struct {
	SubType               string         `json:"subType"`
	PostOfficeBoxAddress  *postOfficeBox `json:"postOfficeBoxAddress"`
	StreetAddress         *street        `json:"streetAddress"`
	DeliveryAddressInText catalog.Texts  `json:"deliveryAddressInText"`
	FormReceiver          catalog.Texts  `json:"formReceiver"`
}

// home is the country of an address that names none (PTV).
const home = "FI"

// entered is the state of coordinates that the writer gives (PTV).
const entered = "EnteredByUser"

func contactAddresses(given []contactAddress, list string, at paths) []catalog.Address {
	var out []catalog.Address
	for i := range given {
		out = append(out, onlyVariant(given[i].address()))
		at.set(fmt.Sprintf("%s[%d].abroad", list, i), fmt.Sprintf("%s[%d].locationAbroad", list, i))
	}
	return out
}

func locationAddresses(given []locationAddress, present []catalog.Address, at paths) []catalog.Address {
	var out []catalog.Address
	for i := range given {
		a := given[i].contactAddress.address()
		a.OtherAddress = given[i].OtherAddress.address()
		out = append(out, onlyVariant(a))
		at.set(fmt.Sprintf("addresses[%d].abroad", i), fmt.Sprintf("addresses[%d].locationAbroad", i))
	}
	return keepMeasured(out, present)
}

func organizationAddresses(given []organizationAddress, present []catalog.Address, at paths) []catalog.Address {
	var out []catalog.Address
	for i := range given {
		g := &given[i]
		out = append(out, onlyVariant(catalog.Address{
			Type: g.Type, SubType: g.SubType, PostOfficeBoxAddress: g.PostOfficeBoxAddress.address(),
			StreetAddress: g.StreetAddress.address(), OtherAddress: g.OtherAddress.address(), Abroad: g.ForeignAddress,
			Country: country(g.Country),
		}))
		at.set(fmt.Sprintf("addresses[%d].abroad", i), fmt.Sprintf("addresses[%d].foreignAddress", i))
	}
	return keepMeasured(out, present)
}

func deliveryAddresses(given []deliveryAddress, at paths) []catalog.Address {
	var out []catalog.Address
	for i := range given {
		g := &given[i]
		a := catalog.Address{
			SubType: g.SubType, PostOfficeBoxAddress: g.PostOfficeBoxAddress.address(),
			DeliveryAddressInText: g.DeliveryAddressInText, Receiver: g.FormReceiver,
		}
		if g.StreetAddress != nil {
			a.StreetAddress = g.StreetAddress.address()
		}
		out = append(out, a)
		at.set(fmt.Sprintf("deliveryAddresses[%d].receiver", i), fmt.Sprintf("deliveryAddresses[%d].formReceiver", i))
	}
	return out
}

func (a *contactAddress) address() catalog.Address {
	return catalog.Address{
		Type: a.Type, SubType: a.SubType, PostOfficeBoxAddress: a.PostOfficeBoxAddress.address(),
		StreetAddress: a.StreetAddress.address(), Abroad: a.LocationAbroad, Country: country(a.Country),
	}
}

// onlyVariant drops what a body gives beside the variant that its sub type names: an address is one place (PTV gives the
// others as null). With a sub type that is none all stay, so that the rules tell of each.
func onlyVariant(a catalog.Address) catalog.Address {
	street, box, other, abroad := a.StreetAddress, a.PostOfficeBoxAddress, a.OtherAddress, a.Abroad
	none := a
	none.StreetAddress, none.PostOfficeBoxAddress, none.OtherAddress, none.Abroad = nil, nil, nil, nil
	switch a.SubType {
	case "Single", "Street":
		none.StreetAddress = street
	case "PostOfficeBox":
		none.PostOfficeBoxAddress = box
	case "Other":
		none.OtherAddress = other
	case "Abroad", "Foreign":
		none.Abroad = abroad
	default:
		return a
	}
	return none
}

func country(code string) string {
	if code == "" {
		return home
	}
	return code
}

func (a *postOfficeBox) address() *catalog.PostOfficeBoxAddress {
	if a == nil {
		return nil
	}
	office, place := post(a.PostalCode, a.Municipality)
	return &catalog.PostOfficeBoxAddress{
		PostOfficeBox: a.PostOfficeBox, PostalCode: a.PostalCode, PostOffice: office, Municipality: place,
		AdditionalInformation: a.AdditionalInformation,
	}
}

func (a *street) address() *catalog.StreetAddress {
	office, place := post(a.PostalCode, a.Municipality)
	return &catalog.StreetAddress{
		Street: a.Street, StreetNumber: a.StreetNumber, PostalCode: a.PostalCode, PostOffice: office, Municipality: place,
		AdditionalInformation: a.AdditionalInformation,
	}
}

func (a *placedStreet) address() *catalog.StreetAddress {
	if a == nil {
		return nil
	}
	s := a.street.address()
	s.Latitude, s.Longitude = a.Latitude, a.Longitude
	if a.Latitude != "" || a.Longitude != "" {
		s.CoordinateState = entered
	}
	return s
}

func (a *otherPlace) address() *catalog.OtherAddress {
	if a == nil {
		return nil
	}
	office, _ := post(a.PostalCode, "")
	return &catalog.OtherAddress{
		Latitude: a.Latitude, Longitude: a.Longitude, PostalCode: a.PostalCode, PostOffice: office,
		AdditionalInformation: a.AdditionalInformation,
	}
}

// post gives the post office of a postal code, and the municipality: the one that is given, else the code's (PTV).
func post(postalCode, given string) (catalog.Texts, *catalog.Municipality) {
	known, ok := codes.PostalCode(postalCode)
	if !ok || postalCode == "" {
		return nil, municipality(given)
	}
	var office catalog.Texts
	for language, name := range known.Names.All() {
		office = append(office, catalog.Text{Language: language, Value: name})
	}
	if given == "" {
		given = known.Municipality
	}
	return office, municipality(given)
}

// keepMeasured keeps what others than the writer have said of a place that stays where it was: the point that its
// street and number were found to have, and the entrances of the accessibility register (both read only in PTV).
func keepMeasured(addresses, present []catalog.Address) []catalog.Address {
	for i := range addresses {
		a := &addresses[i]
		at := slices.IndexFunc(present, func(p catalog.Address) bool { return samePlace(a, &p) })
		if at < 0 {
			continue
		}
		before := &present[at]
		a.Entrances = before.Entrances
		s, measured := a.StreetAddress, before.StreetAddress
		if s != nil && measured != nil && s.Latitude == "" && s.Longitude == "" {
			s.Latitude, s.Longitude, s.CoordinateState = measured.Latitude, measured.Longitude, measured.CoordinateState
		}
	}
	return addresses
}

func samePlace(a, b *catalog.Address) bool {
	if a.Type != b.Type || a.SubType != b.SubType {
		return false
	}
	if s, t := a.StreetAddress, b.StreetAddress; s != nil && t != nil {
		street, _ := s.Street.Best("fi")
		before, _ := t.Street.Best("fi")
		return street == before && s.StreetNumber == t.StreetNumber && s.PostalCode == t.PostalCode
	}
	if s, t := a.OtherAddress, b.OtherAddress; s != nil && t != nil {
		return s.Latitude == t.Latitude && s.Longitude == t.Longitude
	}
	return false
}
