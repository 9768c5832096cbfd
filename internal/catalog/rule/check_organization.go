package rule

import (
	"strconv"

	"github.com/varanto/varanto/internal/catalog"
)

func (c *checker) organization(o *catalog.Organization) {
	c.names("organizationNames", o.OrganizationNames, maxName, NameLength)
	c.descriptions("organizationDescriptions", o.OrganizationDescriptions)
	// catalog.Validate also takes older forms, and refuses what is none.
	if o.BusinessCode != "" && !isBusinessCode(o.BusinessCode) && catalog.NormalBusinessCode(o.BusinessCode) != "" {
		c.broken(BusinessCode, "businessCode", o.BusinessCode)
	}
	c.oid(o)
	c.enter("municipality")
	c.municipality(o.Municipality)
	c.leave()
	if o.OrganizationType != catalog.OrganizationMunicipality {
		c.areas(o.AreaType, o.Areas)
	}
	c.parent(o)
	c.emails("emails", o.Emails)
	c.phones("phoneNumbers", o.PhoneNumbers)
	c.webPages("webPages", o.WebPages)
	c.addresses("addresses", o.Addresses, organizationPlaces)
	c.invoicings(o.ElectronicInvoicings)
	c.displayedNames(o.DisplayNameType, o.OrganizationNames)
	if c.completing {
		c.namesAndSummaries("organizationNames", "organizationDescriptions", o.OrganizationNames, o.OrganizationDescriptions)
		c.organizationType(o)
		c.organizationLanguageVersions(o)
	}
}

func (c *checker) organizationLanguageVersions(o *catalog.Organization) {
	c.knownTyped("organizationNames", o.OrganizationNames)
	c.known("displayNameType", len(o.DisplayNameType), func(i int) string { return o.DisplayNameType[i].Language })
	c.known("emails", len(o.Emails), func(i int) string { return o.Emails[i].Language })
	c.known("phoneNumbers", len(o.PhoneNumbers), func(i int) string { return o.PhoneNumbers[i].Language })
	c.known("webPages", len(o.WebPages), func(i int) string { return o.WebPages[i].Language })
}

// organizationType wants what goes with the type.
func (c *checker) organizationType(o *catalog.Organization) {
	switch o.OrganizationType {
	case "":
		c.broken(OrganizationTypeRequired, "organizationType", "")
		return
	case catalog.OrganizationMunicipality:
		if o.Municipality == nil || o.Municipality.Code == "" {
			c.broken(MunicipalityRequired, "municipality", "")
		}
		if o.AreaType != "" || len(o.Areas) > 0 {
			c.broken(MunicipalityArea, "areaType", string(o.AreaType))
		}
		return
	}
	if o.Municipality != nil {
		c.broken(MunicipalityForbidden, "municipality", o.Municipality.Code)
	}
	switch {
	case o.AreaType == "":
		c.broken(AreaTypeRequired, "areaType", "")
	case o.OrganizationType == "RegionalOrganization" && o.AreaType != catalog.LimitedType:
		c.broken(RegionalLimited, "areaType", string(o.AreaType))
	}
	for i := range o.Areas {
		if o.Areas[i].Type != o.Areas[0].Type {
			c.enterAt("areas", i)
			c.broken(AreasMixed, "type", o.Areas[i].Type)
			c.leave()
			return
		}
	}
}

func (c *checker) oid(o *catalog.Organization) {
	if o.OID == "" {
		return
	}
	c.atMost(maxMark, OIDLength, "oid", "", o.OID)
	if !isOID(o.OID) {
		c.broken(OIDForm, "oid", o.OID)
	}
	if c.world == nil {
		return
	}
	if taken := c.world.OIDTaken(o.OID, o.ID); taken != (catalog.ID{}) {
		c.broken(OIDTaken, "oid", o.OID, "id", taken.String())
	}
}

// parent wants a parent that exists and is not below the organisation, and a tree that is not too deep.
func (c *checker) parent(o *catalog.Organization) {
	if c.world == nil || o.ParentOrganizationID == (catalog.ID{}) || o.ParentOrganizationID == o.ID {
		return // being its own parent is told by catalog.Validate
	}
	above := 0
	for id := o.ParentOrganizationID; id != (catalog.ID{}); {
		if id == o.ID {
			c.broken(ParentCycle, "parentOrganizationId", o.ParentOrganizationID.String())
			return
		}
		p, known := c.world.Organization(id)
		if !known {
			if above == 0 {
				c.broken(ParentUnknown, "parentOrganizationId", id.String())
				return
			}
			break
		}
		if above++; above > maxLevels { // also ends at a circle of others
			break
		}
		id = p.Parent
	}
	levels := above + 1
	if self, known := c.world.Organization(o.ID); known {
		levels += self.Below
	}
	if levels > maxLevels {
		c.broken(ParentLevels, "parentOrganizationId", o.ParentOrganizationID.String(),
			"max", strconv.Itoa(maxLevels), "count", strconv.Itoa(levels))
	}
}

func (c *checker) invoicings(all []catalog.ElectronicInvoicing) {
	for i := range all {
		c.enterAt("electronicInvoicings", i)
		c.atMost(maxInvoiceAddress, InvoiceAddressLength, "operatorCode", "", all[i].OperatorCode)
		c.atMost(maxInvoiceAddress, InvoiceAddressLength, "electronicInvoicingAddress", "", all[i].ElectronicInvoicingAddr)
		c.texts("additionalInformation", all[i].AdditionalInformation, maxInfo, InvoiceTextLength, notBrief)
		c.leave()
	}
}
