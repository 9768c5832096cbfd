package form

// Options of fields, by the name of the list that they choose from: those of internal/codes by their names there, and
// these.
const (
	OptionsLanguageVersion = "@language"       // a language version that the form shows
	OptionsLanguage        = "@languages"      // any language that a service can be given in
	OptionsOwner           = "@owner"          // an organisation of the person's own
	OptionsOrganization    = "@organization"   // any organisation
	OptionsGeneral         = "@general"        // a general description
	OptionsChannel         = "@channel"        // a service channel
	OptionsDay             = "@day"            // a day of the week
	OptionsCountry         = "@country"        // a country
	OptionsDial            = "@dial"           // a dial prefix
	OptionsServiceClass    = "@service-class"  // the classes and terms
	OptionsTargetGroup     = "@target-group"   //
	OptionsLifeEvent       = "@life-event"     //
	OptionsIndustry        = "@industry"       //
	OptionsTerm            = "@term"           //
	OptionsRole            = "@role"           // what an organisation does for a service
	OptionsDisplayName     = "@display-name"   // which name is shown
	OptionsLocationType    = "@location-type"  // types of address of a service location
	OptionsLocation        = "@location"       // sub types of its addresses
	OptionsPostal          = "@postal"         // sub types of postal addresses
	OptionsDelivery        = "@delivery"       // sub types of delivery addresses
	OptionsServiceCharge   = "@service-charge" // a service costs or is free
)

func language() Field {
	return Field{Name: "language", Kind: Choice, Options: OptionsLanguageVersion, Label: "textLanguage"}
}

func texts(name string) Field { return Field{Name: name, Kind: Local} }

func longTexts(name string) Field { return Field{Name: name, Kind: Local, Long: true} }

func webPages(name string) Field {
	return Field{Name: name, Kind: Rows, Ordered: true, Fields: []Field{
		language(), {Name: "value", Kind: Line, Label: "linkName"}, {Name: "url", Kind: Line},
	}}
}

// links are web pages without names, of which a channel has one a language.
func links(name string) Field {
	return Field{Name: name, Kind: Rows, Label: "webPage", Fields: []Field{language(), {Name: "url", Kind: Line}}}
}

func emails() Field {
	return Field{Name: "emails", Kind: Rows, Fields: []Field{language(), {Name: "value", Kind: Line, Label: "email"}}}
}

// phones are telephone numbers; typed ones tell calls, messages and fax apart.
func phones(typed bool, label string) Field {
	f := Field{Name: "phoneNumbers", Kind: Rows, Label: label, Ordered: true, New: map[string]string{"prefixNumber": "+358"}}
	if typed {
		f.New["type"] = "Phone"
		f.Fields = append(f.Fields, Field{Name: "type", Kind: Choice, Options: "PhoneNumberType", Label: "phoneType"})
	}
	f.Fields = append(f.Fields,
		language(),
		Field{Name: "prefixNumber", Kind: Choice, Options: OptionsDial},
		Field{Name: "isFinnishServiceNumber", Kind: Check},
		Field{Name: "number", Kind: Line},
		Field{Name: "additionalInformation", Kind: Line},
		Field{Name: "serviceChargeType", Kind: Choice, Options: "ServiceChargeType"},
		Field{Name: "chargeDescription", Kind: Line},
	)
	return f
}

func serviceHours() Field {
	return Field{
		Name: "serviceHours", Kind: Rows, Ordered: true, New: map[string]string{"serviceHourType": "DaysOfTheWeek"},
		Fields: []Field{
			{Name: "serviceHourType", Kind: Choice, Options: "ServiceHours"},
			{Name: "validFrom", Kind: Date},
			{Name: "validTo", Kind: Date},
			{Name: "isClosed", Kind: Check},
			{Name: "isAlwaysOpen", Kind: Check},
			{Name: "isReservation", Kind: Check},
			texts("additionalInformation"),
			{Name: "openingHour", Kind: Rows, Ordered: true, Fields: []Field{
				{Name: "dayFrom", Kind: Choice, Options: OptionsDay},
				{Name: "dayTo", Kind: Choice, Options: OptionsDay},
				{Name: "from", Kind: Clock},
				{Name: "to", Kind: Clock},
			}},
		},
	}
}

func streetAddress(point bool, when ...string) Field {
	f := Field{Name: "streetAddress", Kind: Group, WhenOf: "subType", When: when, Fields: []Field{
		texts("street"), {Name: "streetNumber", Kind: Line}, {Name: "postalCode", Kind: Line},
		{Name: "municipality", Kind: Municipality}, texts("additionalInformation"),
	}}
	if point {
		f.Fields = append(f.Fields, Field{Name: "latitude", Kind: Line}, Field{Name: "longitude", Kind: Line})
	}
	return f
}

func boxAddress() Field {
	return Field{Name: "postOfficeBoxAddress", Kind: Group, WhenOf: "subType", When: []string{"PostOfficeBox"}, Fields: []Field{
		texts("postOfficeBox"), {Name: "postalCode", Kind: Line}, {Name: "municipality", Kind: Municipality},
		texts("additionalInformation"),
	}}
}

func otherAddress() Field {
	return Field{Name: "otherAddress", Kind: Group, WhenOf: "subType", When: []string{"Other"}, Fields: []Field{
		{Name: "latitude", Kind: Line}, {Name: "longitude", Kind: Line}, {Name: "postalCode", Kind: Line},
		texts("additionalInformation"),
	}}
}

func abroad() Field {
	return Field{Name: "abroad", Kind: Local, Long: true, WhenOf: "subType", When: []string{"Abroad"}}
}

func country() Field { return Field{Name: "country", Kind: Choice, Options: OptionsCountry} }

func locationAddresses() Field {
	return Field{
		Name: "addresses", Kind: Rows, Ordered: true, New: map[string]string{"type": "Location", "subType": "Single", "country": "FI"},
		Fields: []Field{
			{Name: "type", Kind: Choice, Options: OptionsLocationType, Label: "addressType"},
			{Name: "subType", Kind: Choice, Options: OptionsLocation},
			streetAddress(true, "Single", "Street"), boxAddress(), otherAddress(), abroad(), country(),
		},
	}
}

func postalAddresses() Field {
	return Field{
		Name: "addresses", Kind: Rows, New: map[string]string{"type": "Postal", "subType": "Street", "country": "FI"},
		Fields: []Field{
			{Name: "type", Kind: Choice, Options: "@postal-type", Label: "addressType"},
			{Name: "subType", Kind: Choice, Options: OptionsPostal},
			streetAddress(false, "Street"), boxAddress(), abroad(), country(),
		},
	}
}

func deliveryAddresses() Field {
	return Field{
		Name: "deliveryAddresses", Kind: Rows, New: map[string]string{"subType": "Street"},
		Fields: []Field{
			texts("receiver"),
			{Name: "subType", Kind: Choice, Options: OptionsDelivery},
			streetAddress(false, "Street"), boxAddress(),
			{Name: "deliveryAddressInText", Kind: Local, Long: true, WhenOf: "subType", When: []string{"NoAddress"}},
		},
	}
}

func attachments() Field {
	return Field{
		Name: "attachments", Kind: Rows, Ordered: true, New: map[string]string{"type": "Attachment"},
		Fields: []Field{
			{Name: "type", Kind: Choice, Options: "AttachmentType", Label: "attachmentType"},
			language(), {Name: "name", Kind: Line}, {Name: "url", Kind: Line}, {Name: "description", Kind: Line},
		},
	}
}

func accessibility() Field {
	return Field{Name: "accessibilityClassification", Kind: Rows, Fields: []Field{
		language(),
		{Name: "accessibilityClassificationLevel", Kind: Choice, Options: "AccessibilityClassificationLevelType"},
		{Name: "wcagLevel", Kind: Choice, Options: "WcagLevelType"},
		{Name: "accessibilityStatementWebPageName", Kind: Line},
		{Name: "accessibilityStatementWebPage", Kind: Line},
	}}
}

func areas() []Field {
	return []Field{
		{Name: "areaType", Kind: Choice, Options: "AreaInformationType"},
		{Name: "areas", Kind: Areas},
	}
}
