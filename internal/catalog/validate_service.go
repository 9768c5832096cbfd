package catalog

func (c *checker) service(s *Service) {
	c.id("id", s.ID, "the id")
	c.pattern("sourceId", s.SourceID, isMark, "letters, digits, hyphens and full stops")
	oneOf(c, "type", s.Type, TypeService, TypePermitOrObligation, TypeProfessionalQualification)
	oneOf(c, "fundingType", s.FundingType, "PubliclyFunded", "MarketFunded")
	c.names("serviceNames", s.ServiceNames)
	oneOf(c, "serviceChargeType", s.ServiceChargeType, Chargeable, FreeOfCharge, ChargeOther)
	c.areas(s.AreaType, s.Areas)
	c.typedTexts("serviceDescriptions", s.ServiceDescriptions, TypeDescription, TypeSummary, TypeUserInstruction,
		TypeValidityTime, TypeProcessingTime, TypeDeadLine, TypeChargeInfo, typeServiceType)
	c.serviceLanguages(s.Languages)
	c.codeRefs("serviceClasses", s.ServiceClasses)
	c.codeRefs("ontologyTerms", s.OntologyTerms)
	c.codeRefs("targetGroups", s.TargetGroups)
	c.codeRefs("lifeEvents", s.LifeEvents)
	c.codeRefs("industrialClasses", s.IndustrialClasses)
	c.laws(s.Legislation)
	c.manyTexts("keywords", s.Keywords)
	c.texts("requirements", s.Requirements)
	for i := range s.Organizations {
		c.enterAt("organizations", i)
		c.serviceOrganization(&s.Organizations[i])
		c.leave()
	}
	for i := range s.ServiceVouchers {
		c.enterAt("serviceVouchers", i)
		c.language(s.ServiceVouchers[i].Language)
		c.leave()
	}
}

// typeServiceType is a type of description that PTV's contract names beside the others.
const typeServiceType = "ServiceType"

func (c *checker) serviceOrganization(o *ServiceOrganization) {
	mustBeOneOf(c, "roleType", o.RoleType, RoleResponsible, RoleOtherResponsible, RoleProducer)
	oneOf(c, "provisionType", o.ProvisionType, "SelfProducedServices", "ProcuredServices", "Other")
	if o.RoleType != RoleProducer {
		c.id("organizationId", o.OrganizationID, "the organisation's id")
	}
	c.texts("additionalInformation", o.AdditionalInformation)
}

func (c *checker) generalDescription(g *GeneralDescription) {
	c.id("id", g.ID, "the id")
	c.names("names", g.Names)
	c.typedTexts("descriptions", g.Descriptions, TypeDescription, TypeSummary, TypeUserInstruction, TypeChargeInfo,
		TypeDeadLine, TypeProcessingTime, TypeValidityTime, typeServiceType, TypeBackground, TypeGeneralDescriptionOf)
	c.codeRefs("serviceClasses", g.ServiceClasses)
	c.codeRefs("ontologyTerms", g.OntologyTerms)
	c.codeRefs("targetGroups", g.TargetGroups)
	c.codeRefs("lifeEvents", g.LifeEvents)
	c.codeRefs("industrialClasses", g.IndustrialClasses)
	c.texts("requirements", g.Requirements)
	oneOf(c, "type", g.Type, TypeService, TypePermitOrObligation, TypeProfessionalQualification)
	oneOf(c, "serviceChargeType", g.ServiceChargeType, Chargeable, FreeOfCharge)
	c.laws(g.Legislation)
	oneOf(c, "generalDescriptionType", g.GeneralDescriptionType, "Municipality", "BusinessSubregion", "Church")
	for i := range g.ServiceChannels {
		c.enterAt("serviceChannels", i)
		c.proposedChannel(&g.ServiceChannels[i])
		c.leave()
	}
	eachDouble(g.ServiceChannels, func(p *ProposedChannel) ID { return p.ChannelID }, func(i int) {
		c.enterAt("serviceChannels", i)
		c.duplicate("channelId", g.ServiceChannels[i].ChannelID.String())
		c.leave()
	})
}

func (c *checker) proposedChannel(p *ProposedChannel) {
	c.id("channelId", p.ChannelID, "the channel's id")
	oneOf(c, "serviceChargeType", p.ServiceChargeType, Chargeable, FreeOfCharge, ChargeOther)
	c.typedTexts("description", p.Description, TypeDescription, TypeChargeInfo)
	c.codeRefs("digitalAuthorizations", p.DigitalAuthorizations)
}
