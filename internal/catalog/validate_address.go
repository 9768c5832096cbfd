package catalog

// addressRule says which types and sub types an address can have where it stands.
type addressRule struct{ types, subTypes []string }

var (
	locationAddress = addressRule{
		[]string{"Location", "Postal"}, []string{"Single", "Street", "PostOfficeBox", "Abroad", "Other"},
	}
	organizationAddress = addressRule{
		[]string{"Visiting", "Postal"}, []string{"Street", "PostOfficeBox", "Foreign", "Other"},
	}
	contactAddress  = addressRule{[]string{"Postal"}, []string{"Street", "PostOfficeBox", "Abroad"}}
	deliveryAddress = addressRule{nil, []string{"Street", "PostOfficeBox", "NoAddress"}}
)

func (c *checker) addresses(member string, addresses []Address, rule addressRule) {
	for i := range addresses {
		c.enterAt(member, i)
		c.address(&addresses[i], rule)
		c.leave()
	}
}

func (c *checker) address(a *Address, rule addressRule) {
	if rule.types != nil {
		oneOf(c, "type", a.Type, rule.types...)
	}
	oneOf(c, "subType", a.SubType, rule.subTypes...)
	c.pattern("country", a.Country, isCountry, "FI")
	if box := a.PostOfficeBoxAddress; box != nil {
		c.enter("postOfficeBoxAddress")
		c.texts("postOfficeBox", box.PostOfficeBox)
		c.place(box.PostalCode, box.PostOffice, box.Municipality, box.AdditionalInformation)
		c.leave()
	}
	if street := a.StreetAddress; street != nil {
		c.enter("streetAddress")
		c.texts("street", street.Street)
		c.place(street.PostalCode, street.PostOffice, street.Municipality, street.AdditionalInformation)
		c.point(street.Latitude, street.Longitude)
		oneOf(c, "coordinateState", street.CoordinateState, "Loading", "Ok", "Failed", "NotReceived",
			"EmptyInputReceived", "MultipleResultsReceived", "WrongFormatReceived", "EnteredByUser", "EnteredByAR")
		c.leave()
	}
	if other := a.OtherAddress; other != nil {
		c.enter("otherAddress")
		c.place(other.PostalCode, other.PostOffice, nil, other.AdditionalInformation)
		c.point(other.Latitude, other.Longitude)
		c.leave()
	}
	c.texts("abroad", a.Abroad)
	c.texts("deliveryAddressInText", a.DeliveryAddressInText)
	c.texts("receiver", a.Receiver)
	c.entrances(a.Entrances)
}

func (c *checker) place(postalCode string, postOffice Texts, m *Municipality, info Texts) {
	c.pattern("postalCode", postalCode, isPostalCode, "five digits")
	c.texts("postOffice", postOffice)
	c.municipality("municipality", m)
	c.texts("additionalInformation", info)
}

func (c *checker) point(latitude, longitude string) {
	c.pattern("latitude", latitude, isCoordinate, "metres of EPSG:3067, digits with optional decimals")
	c.pattern("longitude", longitude, isCoordinate, "metres of EPSG:3067, digits with optional decimals")
}

func (c *checker) municipality(member string, m *Municipality) {
	if m == nil {
		return
	}
	c.enter(member)
	c.municipalityItem(m)
	c.leave()
}

func (c *checker) municipalityItem(m *Municipality) {
	if m.Code == "" {
		c.required("code", "the municipality's code")
	}
	c.pattern("code", m.Code, isMunicipalityCode, "one to three digits")
	c.texts("name", m.Name)
}

func (c *checker) entrances(entrances []Entrance) {
	for i := range entrances {
		c.enterAt("entrances", i)
		c.texts("name", entrances[i].Name)
		if at := entrances[i].Coordinates; at != nil {
			c.enter("coordinates")
			c.point(at.Latitude, at.Longitude)
			c.leave()
		}
		for j, group := range entrances[i].AccessibilitySentences {
			c.enterAt("accessibilitySentences", j)
			c.texts("sentenceGroup", group.SentenceGroup)
			for k := range group.Sentences {
				c.enterAt("sentences", k)
				c.texts("sentence", group.Sentences[k].Sentence)
				c.leave()
			}
			c.leave()
		}
		c.leave()
	}
}

// areas checks the area members of services, channels and organisations.
func (c *checker) areas(areaType AreaType, areas []Area) {
	oneOf(c, "areaType", areaType, Nationwide, NationwideExceptAlandIsles, LimitedType)
	for i := range areas {
		c.enterAt("areas", i)
		c.area(&areas[i])
		c.leave()
	}
}

func (c *checker) area(a *Area) {
	mustBeOneOf(c, "type", a.Type, AreaOfMunicipalities, "Region", "BusinessSubRegion", "HospitalDistrict",
		"WellbeingServiceCounties")
	if a.Code == "" && a.Type != AreaOfMunicipalities {
		c.required("code", "the area's code")
	}
	c.pattern("code", a.Code, isAreaCode, "one to six digits")
	c.texts("name", a.Name)
	for i := range a.Municipalities {
		c.enterAt("municipalities", i)
		c.municipalityItem(&a.Municipalities[i])
		c.leave()
	}
}
