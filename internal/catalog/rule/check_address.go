package rule

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// places says which sub types go with which type of address where the address stands, by PTV's names.
type places struct {
	// typed is false for delivery addresses: they have no type, and a street needs neither number nor point.
	typed    bool
	subTypes map[string][]string
}

var (
	locationPlaces = places{true, map[string][]string{
		"Location": {"Single", "Other", "Abroad"}, "Postal": {"Street", "PostOfficeBox", "Abroad"},
	}}
	organizationPlaces = places{true, map[string][]string{
		"Visiting": {"Street", "Other", "Foreign"}, "Postal": {"Street", "PostOfficeBox", "Foreign"},
	}}
	contactPlaces = places{true, map[string][]string{"Postal": {"Street", "PostOfficeBox", "Abroad"}}}
	deliveries    = places{false, map[string][]string{"": {"Street", "PostOfficeBox", "NoAddress"}}}
)

func (c *checker) addresses(member string, addresses []catalog.Address, allowed places) {
	for i := range addresses {
		c.enterAt(member, i)
		c.address(&addresses[i], allowed)
		c.leave()
	}
}

func (c *checker) address(a *catalog.Address, allowed places) {
	c.kindOfAddress(a, allowed)
	if a.Country != "" {
		if _, known := codes.Country(a.Country); !known {
			c.broken(CountryUnknown, "country", a.Country)
		}
	}
	if a.StreetAddress != nil {
		c.enter("streetAddress")
		c.street(a.StreetAddress)
		c.leave()
	}
	if a.PostOfficeBoxAddress != nil {
		c.enter("postOfficeBoxAddress")
		c.box(a.PostOfficeBoxAddress)
		c.leave()
	}
	if a.OtherAddress != nil {
		c.enter("otherAddress")
		c.postal(a.OtherAddress.PostalCode)
		c.texts("additionalInformation", a.OtherAddress.AdditionalInformation, maxInfo, AddressTextLength, notBrief)
		c.leave()
	}
	c.texts("abroad", a.Abroad, maxAbroad, AbroadLength, notBrief)
	c.texts("deliveryAddressInText", a.DeliveryAddressInText, maxInfo, DeliveryTextLength, notBrief)
	c.texts("receiver", a.Receiver, maxMark, ReceiverLength, brief)
	if c.completing {
		c.completeAddress(a, allowed)
	}
}

// kindOfAddress wants a sub type that goes with the type. What is on no list at all is told by catalog.Validate.
func (c *checker) kindOfAddress(a *catalog.Address, allowed places) {
	if a.SubType == "" || allowed.typed && a.Type == "" {
		if c.completing {
			c.broken(AddressTypeRequired, "subType", "")
		}
		return
	}
	typ := a.Type
	if !allowed.typed {
		typ = ""
	}
	if subTypes, known := allowed.subTypes[typ]; known && !slices.Contains(subTypes, a.SubType) {
		c.broken(AddressCombination, "subType", a.SubType, "allowed", strings.Join(subTypes, ", "))
	}
}

func (c *checker) street(s *catalog.StreetAddress) {
	c.texts("street", s.Street, maxStreet, StreetLength, brief)
	c.atMost(maxStreetNumber, StreetNumberLength, "streetNumber", "", s.StreetNumber)
	c.postal(s.PostalCode)
	c.enter("municipality")
	c.municipality(s.Municipality)
	c.leave()
	c.texts("additionalInformation", s.AdditionalInformation, maxInfo, AddressTextLength, notBrief)
}

func (c *checker) box(b *catalog.PostOfficeBoxAddress) {
	c.texts("postOfficeBox", b.PostOfficeBox, maxStreet, BoxLength, brief)
	c.postal(b.PostalCode)
	c.enter("municipality")
	c.municipality(b.Municipality)
	c.leave()
	c.texts("additionalInformation", b.AdditionalInformation, maxInfo, AddressTextLength, notBrief)
}

// postal wants one of Posti's codes; the form is catalog.Validate's matter.
func (c *checker) postal(code string) {
	if len(code) != 5 || !isDigits(code) {
		return
	}
	if _, known := codes.PostalCode(code); !known {
		c.broken(PostalUnknown, "postalCode", code)
	}
}

// completeAddress wants what the sub type says.
func (c *checker) completeAddress(a *catalog.Address, allowed places) {
	switch a.SubType {
	case "Single", "Street":
		c.completeStreet(a, allowed)
	case "PostOfficeBox":
		c.completeBox(a.PostOfficeBoxAddress)
	case "Other":
		c.completeOther(a.OtherAddress)
	case "Abroad", "Foreign":
		if !anyText(a.Abroad) {
			c.broken(AbroadRequired, "abroad", "")
		}
	case "NoAddress":
		if !anyText(a.DeliveryAddressInText) {
			c.broken(DeliveryRequired, "deliveryAddressInText", "")
		}
	}
}

func (c *checker) completeStreet(a *catalog.Address, allowed places) {
	s := a.StreetAddress
	if s == nil {
		c.broken(AddressRequired, "streetAddress", "")
		return
	}
	c.enter("streetAddress")
	defer c.leave()
	if !anyText(s.Street) {
		c.broken(StreetRequired, "street", "")
	}
	if s.PostalCode == "" {
		c.broken(PostalRequired, "postalCode", "")
	}
	if allowed.typed && blank(s.StreetNumber) && (s.Latitude == "" || s.Longitude == "") {
		c.broken(StreetNumberRequired, "streetNumber", "")
	}
}

func (c *checker) completeBox(b *catalog.PostOfficeBoxAddress) {
	if b == nil {
		c.broken(AddressRequired, "postOfficeBoxAddress", "")
		return
	}
	c.enter("postOfficeBoxAddress")
	defer c.leave()
	if !anyText(b.PostOfficeBox) {
		c.broken(BoxRequired, "postOfficeBox", "")
	}
	if b.PostalCode == "" {
		c.broken(PostalRequired, "postalCode", "")
	}
}

func (c *checker) completeOther(o *catalog.OtherAddress) {
	if o == nil {
		c.broken(AddressRequired, "otherAddress", "")
		return
	}
	c.enter("otherAddress")
	defer c.leave()
	if o.Latitude == "" || o.Longitude == "" {
		c.broken(PointRequired, "latitude", "")
	}
	if !anyText(o.AdditionalInformation) {
		c.broken(PlaceTextRequired, "additionalInformation", "")
	}
}

func anyText(ts catalog.Texts) bool {
	return slices.ContainsFunc(ts, func(t catalog.Text) bool { return !blank(t.Value) })
}

// abroadAlone wants the visiting addresses of a service location to be all abroad or all in Finland.
func (c *checker) abroadAlone(addresses []catalog.Address) {
	abroad, home := -1, false
	for i := range addresses {
		if addresses[i].Type != "Location" {
			continue
		}
		switch addresses[i].SubType {
		case "Abroad":
			abroad = i
		case "":
		default:
			home = true
		}
	}
	if abroad >= 0 && home {
		c.enterAt("addresses", abroad)
		c.broken(AddressAbroadAlone, "subType", "Abroad")
		c.leave()
	}
}
