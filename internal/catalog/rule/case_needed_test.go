package rule_test

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

func neededBreaches() []breach {
	owned := func(id catalog.ID) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { c.OrganizationID = id }
	}
	return []breach{
		breaks(rule.NameRequired, "serviceNames", "", "sv", service, nil,
			func(s *catalog.Service) { s.ServiceNames = s.ServiceNames[:1] }),
		breaks(rule.NameRequired, "serviceChannelNames", "", "sv", call, nil,
			func(c *catalog.ServiceChannel) { c.ServiceChannelNames[1].Value = " " }),
		breaks(rule.NameRequired, "serviceCollectionNames", "", "en", collection, nil, func(c *catalog.ServiceCollection) {
			c.ServiceCollectionDescriptions[0].Language = "en"
		}),
		breaks(rule.SummaryRequired, "serviceDescriptions", "", "fi", service, nil, func(s *catalog.Service) {
			s.ServiceDescriptions = slicesWithout(s.ServiceDescriptions, catalog.TypeSummary, "fi")
		}),
		breaks(rule.SummaryRequired, "organizationDescriptions", "", "sv", organization, nil, func(o *catalog.Organization) {
			o.OrganizationDescriptions = slicesWithout(o.OrganizationDescriptions, catalog.TypeSummary, "sv")
		}),
		breaks(rule.DescriptionRequired, "serviceDescriptions", "", "sv", service, nil, func(s *catalog.Service) {
			s.ServiceDescriptions = slicesWithout(s.ServiceDescriptions, catalog.TypeDescription, "sv")
		}),
		breaks(rule.DescriptionRequired, "serviceDescriptions", "", "sv", leaning, nil, func(s *catalog.Service) {
			s.ServiceDescriptions = slicesWithout(s.ServiceDescriptions, catalog.TypeDescription, "sv")
		}),
		breaks(rule.DescriptionRequired, "serviceChannelDescriptions", "", "fi", location, nil, func(c *catalog.ServiceChannel) {
			c.ServiceChannelDescriptions = slicesWithout(c.ServiceChannelDescriptions, catalog.TypeDescription, "fi")
		}),
		breaks(rule.DescriptionRequired, "descriptions", "", "fi", generalDescription,
			func(g *catalog.GeneralDescription) { g.Descriptions[2].Type = catalog.TypeBackground },
			func(g *catalog.GeneralDescription) {
				g.Descriptions = slicesWithout(g.Descriptions, catalog.TypeDescription, "fi")
			}),
		breaks(rule.LanguagesRequired, "languages", "", "", service, nil, func(s *catalog.Service) { s.Languages = nil }),
		breaks(rule.LanguagesRequired, "languages", "", "", form, nil, func(c *catalog.ServiceChannel) { c.Languages = nil }),
		breaks(rule.LanguageUnknown, "languages[1]", "xx", "", service,
			func(s *catalog.Service) { s.Languages = []string{"fi", "so"} },
			func(s *catalog.Service) { s.Languages = []string{"fi", "xx"} }),
		breaks(rule.OwnerRequired, "organizations", "", "", service, nil,
			func(s *catalog.Service) { s.Organizations = s.Organizations[1:] }),
		breaks(rule.OwnerOne, "organizations[1]", helsinki.String(), "", service, nil,
			func(s *catalog.Service) { s.Organizations[1].RoleType = catalog.RoleResponsible }),
		breaks(rule.OwnerUnknown, "organizations[0].organizationId", nobody.String(), "", service, nil,
			func(s *catalog.Service) { s.Organizations[0].OrganizationID = nobody }),
		breaks(rule.OwnerUnknown, "organizationId", nobody.String(), "", location, owned(mainland), owned(nobody)),
		breaks(rule.OwnerUnpublished, "organizationId", unborn.String(), "", location, nil, owned(unborn)),
		breaks(rule.OwnerLanguage, "organizationId", "", "sv", call, owned(helsinki), owned(uusimaa)),
		breaks(rule.OwnerLanguage, "organizations", "", "en", service, nil, func(s *catalog.Service) {
			s.ServiceNames = append(s.ServiceNames, catalog.TypedText{Type: catalog.TypeName, Language: "en", Value: "Building permit"})
		}),
		breaks(rule.NameTaken, "serviceChannelNames[0].value", "Varattu  NIMI", "fi", location,
			func(c *catalog.ServiceChannel) { c.ServiceChannelNames[0].Value = "Varattu nimi 2" },
			func(c *catalog.ServiceChannel) { c.ServiceChannelNames[0].Value = "Varattu  NIMI" }),
		breaks(rule.NameTaken, "serviceChannelNames[2].value", "Varattu nimi", "fi", location,
			func(c *catalog.ServiceChannel) { // what is not displayed may be as it is
				c.ServiceChannelNames = append(c.ServiceChannelNames, catalog.TypedText{Type: catalog.TypeAlternativeName, Language: "fi", Value: "Varattu nimi"})
			},
			func(c *catalog.ServiceChannel) {
				c.ServiceChannelNames = append(c.ServiceChannelNames, catalog.TypedText{Type: catalog.TypeAlternativeName, Language: "fi", Value: "Varattu nimi"})
				c.DisplayNameType[0].Type = catalog.TypeAlternativeName
			}),
		breaks(rule.NameTaken, "serviceChannelNames[0].value", "varattu nimi", "fi", call, nil,
			func(c *catalog.ServiceChannel) { c.ServiceChannelNames[0].Value = "varattu nimi" }),
		breaks(rule.NameTaken, "serviceNames[0].value", "VARATTU nimi", "fi", service,
			func(s *catalog.Service) { s.ServiceNames[1].Value = "Varattu nimi" }, // in another language
			func(s *catalog.Service) { s.ServiceNames[0].Value = "VARATTU nimi" }).asked(rule.Publishing),
		breaks(rule.NameIsSummary, "serviceChannelDescriptions[0].value", "Lupapalvelu ", "fi", location, nil,
			func(c *catalog.ServiceChannel) { c.ServiceChannelDescriptions[0].Value = "Lupapalvelu " }),
		breaks(rule.NameIsSummary, "serviceDescriptions[1].value", "bygglov", "sv", service,
			func(s *catalog.Service) { s.ServiceDescriptions[0].Value = "Bygglov" },
			func(s *catalog.Service) { s.ServiceDescriptions[1].Value = "bygglov" }).asked(rule.Publishing),
		breaks(rule.LanguageExtra, "phoneNumbers[2].language", "en", "en", call, nil,
			func(c *catalog.ServiceChannel) { c.PhoneNumbers = append(c.PhoneNumbers, phone("en")) }),
		breaks(rule.LanguageExtra, "keywords[0].language", "se", "se", service, nil,
			func(s *catalog.Service) { s.Keywords = catalog.Texts{{Language: "se", Value: "huksen"}} }),
		breaks(rule.LanguageExtra, "emails[0].language", "smn", "smn", organization, nil,
			func(o *catalog.Organization) { o.Emails[0].Language = "smn" }),
		breaks(rule.LanguageTwice, "webPages[1].language", "fi", "fi", call, nil,
			func(c *catalog.ServiceChannel) { c.WebPages[1].Language = "fi" }),
		breaks(rule.LanguageTwice, "legislation[0].webPages[1].language", "fi", "fi", service, nil, func(s *catalog.Service) {
			s.Legislation[0].WebPages = append(s.Legislation[0].WebPages, s.Legislation[0].WebPages[0])
		}),
		breaks(rule.LanguageTwice, "accessibilityClassification[1].language", "fi", "fi", echannel, nil,
			func(c *catalog.ServiceChannel) { c.AccessibilityClassification[1].Language = "fi" }),
		breaks(rule.LanguageTwice, "displayNameType[1].language", "fi", "fi", location, nil,
			func(c *catalog.ServiceChannel) { c.DisplayNameType[1].Language = "fi" }),
		breaks(rule.DisplayNameRequired, "displayNameType", "", "sv", location, nil,
			func(c *catalog.ServiceChannel) { c.DisplayNameType = c.DisplayNameType[:1] }),
		breaks(rule.DisplayNameRequired, "displayNameType", "", "fi", organization, nil,
			func(o *catalog.Organization) { o.DisplayNameType = o.DisplayNameType[1:] }),
		breaks(rule.DisplayNameMissing, "displayNameType[0].type", "AlternativeName", "fi", organization,
			func(o *catalog.Organization) {
				o.DisplayNameType[0].Type = catalog.TypeAlternativeName
				o.OrganizationNames = append(o.OrganizationNames, catalog.TypedText{Type: catalog.TypeAlternativeName, Language: "fi", Value: "Lupa"})
			},
			func(o *catalog.Organization) { o.DisplayNameType[0].Type = catalog.TypeAlternativeName }),
	}
}

func organizationBreaches() []breach {
	under := func(parent catalog.ID) func(*catalog.Organization) {
		return func(o *catalog.Organization) { o.ParentOrganizationID = parent }
	}
	return []breach{
		breaks(rule.OrganizationTypeRequired, "organizationType", "", "", organization, nil,
			func(o *catalog.Organization) { o.OrganizationType = "" }),
		breaks(rule.MunicipalityRequired, "municipality", "", "", municipality, nil,
			func(o *catalog.Organization) { o.Municipality = nil }),
		breaks(rule.MunicipalityForbidden, "municipality", "091", "", organization, nil,
			func(o *catalog.Organization) { o.Municipality = &catalog.Municipality{Code: "091"} }),
		breaks(rule.MunicipalityArea, "areaType", "Nationwide", "", municipality, nil,
			func(o *catalog.Organization) { o.AreaType = catalog.Nationwide }),
		breaks(rule.RegionalLimited, "areaType", "Nationwide", "", organization,
			func(o *catalog.Organization) {
				o.OrganizationType, o.AreaType = "RegionalOrganization", catalog.LimitedType
				o.Areas = []catalog.Area{{Type: "Region", Code: "01"}, {Type: "Region", Code: "02"}}
			},
			func(o *catalog.Organization) { o.OrganizationType = "RegionalOrganization" }),
		breaks(rule.AreaTypeRequired, "areaType", "", "", organization, nil,
			func(o *catalog.Organization) { o.AreaType = "" }),
		breaks(rule.BusinessCode, "businessCode", "12345671", "", organization, nil,
			func(o *catalog.Organization) { o.BusinessCode = "12345671" }),
		breaks(rule.OIDForm, "oid", "1.2.246.10.2.10", "", organization, nil,
			func(o *catalog.Organization) { o.OID = "1.2.246.10.2.10" }),
		breaks(rule.OIDForm, "oid", "1.2.246.10.2.10.0.1", "", organization, nil,
			func(o *catalog.Organization) { o.OID = "1.2.246.10.2.10.0.1" }),
		breaks(rule.OIDTaken, "oid", "1.2.246.10.1.10.0", "", organization,
			func(o *catalog.Organization) {
				o.ID, o.OID, o.ParentOrganizationID = state, "1.2.246.10.1.10.0", catalog.ID{}
			}, // its own
			func(o *catalog.Organization) { o.OID = "1.2.246.10.1.10.0" }),
		breaks(rule.ParentUnknown, "parentOrganizationId", nobody.String(), "", organization, under(office), under(nobody)),
		breaks(rule.ParentLevels, "parentOrganizationId", level7.String(), "", organization, under(level6), under(level7)),
		breaks(rule.ParentLevels, "parentOrganizationId", office.String(), "", organization,
			func(o *catalog.Organization) { o.ID, o.ParentOrganizationID = levels[2], state }, // it has five levels below
			func(o *catalog.Organization) { o.ID, o.ParentOrganizationID = levels[2], office }),
		breaks(rule.ParentLevels, "parentOrganizationId", round.String(), "", organization, nil, under(round)), // an old circle has no end
		breaks(rule.ParentCycle, "parentOrganizationId", office.String(), "", organization, nil,
			func(o *catalog.Organization) { o.ID, o.ParentOrganizationID = state, office }),
	}
}
