package catalog

import "slices"

func (c *checker) organization(o *Organization) {
	c.id("id", o.ID, "the id")
	c.pattern("sourceId", o.SourceID, isMark, "letters, digits, hyphens and full stops")
	c.pattern("oid", o.OID, isMark, "letters, digits, hyphens and full stops")
	if o.ParentOrganizationID != (ID{}) && o.ParentOrganizationID == o.ID {
		c.add("parentOrganizationId", "reference", o.ID.String(), "an organisation cannot be its own parent")
	}
	c.municipality("municipality", o.Municipality)
	oneOf(c, "organizationType", o.OrganizationType,
		"State", OrganizationMunicipality, "RegionalOrganization", "Organization", "Company")
	if o.BusinessCode != "" && NormalBusinessCode(o.BusinessCode) == "" {
		c.add("businessCode", "pattern", o.BusinessCode, "is not of the form 1234567-1", Argument{"form", "1234567-1"})
	}
	c.names("organizationNames", o.OrganizationNames)
	c.nameTypes("displayNameType", o.DisplayNameType)
	c.areas(o.AreaType, o.Areas)
	c.typedTexts("organizationDescriptions", o.OrganizationDescriptions, TypeDescription, TypeSummary)
	c.emails("emails", o.Emails)
	c.phones("phoneNumbers", o.PhoneNumbers, false)
	c.webPages("webPages", o.WebPages)
	c.addresses("addresses", o.Addresses, organizationAddress)
	for i := range o.ElectronicInvoicings {
		c.enterAt("electronicInvoicings", i)
		c.texts("additionalInformation", o.ElectronicInvoicings[i].AdditionalInformation)
		c.leave()
	}
}

func (c *checker) collection(s *ServiceCollection) {
	c.id("id", s.ID, "the id")
	c.pattern("sourceId", s.SourceID, isMark, "letters, digits, hyphens and full stops")
	c.id("organizationId", s.OrganizationID, "the organisation's id")
	c.texts("serviceCollectionNames", s.ServiceCollectionNames)
	if !slices.ContainsFunc(s.ServiceCollectionNames, func(t Text) bool { return t.Value != "" }) {
		c.required("serviceCollectionNames", "a name in some language")
	}
	c.typedTexts("serviceCollectionDescriptions", s.ServiceCollectionDescriptions, TypeDescription, TypeSummary)
	c.ids("services", s.Services)
	c.ids("serviceChannels", s.ServiceChannels)
}

// ids checks a list of references: each names something, none twice.
func (c *checker) ids(member string, ids []ID) {
	for i := range ids {
		c.enterAt(member, i)
		c.id("", ids[i], "the id")
		c.leave()
	}
	eachDouble(ids, func(id *ID) ID { return *id }, func(i int) {
		c.enterAt(member, i)
		c.duplicate("", ids[i].String())
		c.leave()
	})
}
