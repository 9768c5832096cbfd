package catalog

func (c *checker) channel(ch *ServiceChannel) {
	c.id("id", ch.ID, "the id")
	c.pattern("sourceId", ch.SourceID, isMark, "letters, digits, hyphens and full stops")
	mustBeOneOf(c, "serviceChannelType", ch.Type, ChannelTypes()...)
	c.id("organizationId", ch.OrganizationID, "the organisation's id")
	c.names("serviceChannelNames", ch.ServiceChannelNames)
	c.typedTexts("serviceChannelDescriptions", ch.ServiceChannelDescriptions, TypeDescription, TypeSummary)
	c.areas(ch.AreaType, ch.Areas)
	c.serviceLanguages(ch.Languages)
	c.webPages("webPages", ch.WebPages)
	c.serviceHours(ch.ServiceHours)
	c.manyTexts("emails", ch.Emails)
	c.phones("phoneNumbers", ch.PhoneNumbers, ch.Type == PhoneChannel || ch.Type == ServiceLocation)
	c.codeRefs("ontologyTerms", ch.OntologyTerms)
	c.accessibility(ch.AccessibilityClassification)
	c.attachments(ch.Attachments)
	c.texts("formIdentifier", ch.FormIdentifier)
	c.manyTypedTexts("channelUrls", ch.ChannelURLs, "PDF", "DOC", "Excel", "rtf", "odt")
	c.addresses("deliveryAddresses", ch.DeliveryAddresses, deliveryAddress)
	c.pattern("oid", ch.OID, isMark, "letters, digits, hyphens and full stops")
	c.nameTypes("displayNameType", ch.DisplayNameType)
	c.addresses("addresses", ch.Addresses, locationAddress)
}

func (c *checker) accessibility(classifications []AccessibilityClassification) {
	for i := range classifications {
		c.enterAt("accessibilityClassification", i)
		mustBeOneOf(c, "accessibilityClassificationLevel", classifications[i].AccessibilityClassificationLevel,
			"FullyCompliant", "PartiallyCompliant", "NonCompliant", "Unknown")
		oneOf(c, "wcagLevel", classifications[i].WCAGLevel, "LevelA", "LevelAA", "LevelAAA")
		c.language(classifications[i].Language)
		c.leave()
	}
}

func (c *checker) connection(n *Connection) {
	c.id("serviceId", n.ServiceID, "the service's id")
	c.id("channelId", n.ChannelID, "the channel's id")
	oneOf(c, "serviceChargeType", n.ServiceChargeType, Chargeable, FreeOfCharge, ChargeOther)
	c.typedTexts("description", n.Description, TypeDescription, TypeChargeInfo)
	for i := range n.ExtraTypes {
		c.enterAt("extraTypes", i)
		c.extraType(&n.ExtraTypes[i])
		c.leave()
	}
	c.serviceHours(n.ServiceHours)
	c.contactDetails(&n.ContactDetails)
	c.codeRefs("digitalAuthorizations", n.DigitalAuthorizations)
}

func (c *checker) extraType(t *ExtraType) {
	oneOf(c, "type", t.Type, "Asti")
	oneOf(c, "code", t.Code, "DocumentReceived", "GuidanceToOnlineSelfService", "LostAndFound",
		"OnlineSelfServicePoint", "OnsiteGuidance", "OnsiteGuidanceByServiceAuthor", "RemoteGuidance")
	c.texts("name", t.Name)
	c.texts("description", t.Description)
}
