package rule_test

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/codes"
)

func serviceBreaches() []breach {
	producer := func(id catalog.ID, provision string) catalog.ServiceOrganization {
		return catalog.ServiceOrganization{OrganizationID: id, RoleType: catalog.RoleProducer, ProvisionType: provision}
	}
	leans := func(on catalog.ID) func(*catalog.Service) {
		return func(s *catalog.Service) { s.GeneralDescriptionID = on }
	}
	return []breach{
		breaks(rule.TypeRequired, "type", "", "", service, nil, func(s *catalog.Service) { s.Type = "" }),
		breaks(rule.FundingRequired, "fundingType", "", "", leaning, nil, func(s *catalog.Service) { s.FundingType = "" }),
		breaks(rule.ServiceChargeType, "serviceChargeType", "Other", "", service,
			func(s *catalog.Service) { s.ServiceChargeType = catalog.Chargeable },
			func(s *catalog.Service) { s.ServiceChargeType = catalog.ChargeOther }),
		breaks(rule.GeneralUnknown, "generalDescriptionId", nobody.String(), "", service, leans(general), leans(nobody)),
		breaks(rule.GeneralUnpublished, "generalDescriptionId", unready.String(), "", service, leans(general), leans(unready)),
		breaks(rule.GeneralForbidden, "generalDescriptionId", churchly.String(), "", service, leans(general), leans(churchly)),
		breaks(rule.LawPageRequired, "legislation[0].webPages", "", "", service, nil,
			func(s *catalog.Service) { s.Legislation[0].WebPages = nil }),
		breaks(rule.OtherIsMain, "organizations[1].organizationId", state.String(), "", service, nil,
			func(s *catalog.Service) { s.Organizations[1].OrganizationID = state }),
		breaks(rule.OtherTwice, "organizations[4].organizationId", helsinki.String(), "", service, nil,
			func(s *catalog.Service) { s.Organizations = append(s.Organizations, s.Organizations[1]) }),
		breaks(rule.OtherUnpublished, "organizations[1].organizationId", unborn.String(), "", service, nil,
			func(s *catalog.Service) { s.Organizations[1].OrganizationID = unborn }),
		breaks(rule.ProducersRequired, "organizations", "", "", service, nil,
			func(s *catalog.Service) { s.Organizations = s.Organizations[:2] }),
		breaks(rule.ProducerTypeRequired, "organizations[2].provisionType", "", "", service, nil,
			func(s *catalog.Service) { s.Organizations[2].ProvisionType = "" }),
		breaks(rule.ProducerSelf, "organizations[2].organizationId", uusimaa.String(), "", service,
			func(s *catalog.Service) { s.Organizations[2].OrganizationID = helsinki },
			func(s *catalog.Service) { s.Organizations[2].OrganizationID = uusimaa }),
		breaks(rule.ProducerSelf, "organizations[2].organizationId", "", "", service, nil,
			func(s *catalog.Service) { s.Organizations[2].OrganizationID = catalog.ID{} }),
		breaks(rule.ProducerSelfText, "organizations[2].additionalInformation", "Itse tehty", "", service, nil,
			func(s *catalog.Service) { s.Organizations[2].AdditionalInformation = texts("Itse tehty") }),
		breaks(rule.ProducerWho, "organizations[3].organizationId", "", "", service,
			func(s *catalog.Service) { s.Organizations[3] = producer(uusimaa, "ProcuredServices") },
			func(s *catalog.Service) { s.Organizations[3] = producer(catalog.ID{}, "ProcuredServices") }),
		breaks(rule.ProducerTwice, "organizations[4].organizationId", state.String(), "", service,
			func(s *catalog.Service) {
				s.Organizations = append(s.Organizations, producer(uusimaa, "Other"), producer(helsinki, "SelfProducedServices"))
			},
			func(s *catalog.Service) {
				s.Organizations = append(s.Organizations, producer(state, "Other"))
			}),
		breaks(rule.VouchersNotUsed, "serviceVouchersInUse", "false", "", service,
			func(s *catalog.Service) { s.ServiceVouchersInUse, s.ServiceVouchers = false, nil },
			func(s *catalog.Service) { s.ServiceVouchersInUse = false }),
		breaks(rule.VoucherIncomplete, "serviceVouchers[0].url", "", "fi", service, nil,
			func(s *catalog.Service) { s.ServiceVouchers[0].URL = "" }),
		breaks(rule.VoucherIncomplete, "serviceVouchers[0].value", "", "fi", service, nil,
			func(s *catalog.Service) { s.ServiceVouchers[0].Value = " " }),
		breaks(rule.GeneralTypeRequired, "generalDescriptionType", "", "", generalDescription, nil,
			func(g *catalog.GeneralDescription) { g.GeneralDescriptionType = "" }),
		breaks(rule.ClassesRequired, "serviceClasses", "", "", generalDescription, nil,
			func(g *catalog.GeneralDescription) { g.ServiceClasses = nil }).asked(rule.Completed),
		breaks(rule.TermsRequired, "ontologyTerms", "", "", generalDescription, nil,
			func(g *catalog.GeneralDescription) { g.OntologyTerms = nil }).asked(rule.Completed),
		breaks(rule.GroupsRequired, "targetGroups", "", "", generalDescription, nil,
			func(g *catalog.GeneralDescription) { g.TargetGroups = nil }).asked(rule.Completed),
		breaks(rule.ConnectionChannel, "serviceChannels[0].channelId", nobody.String(), "", generalDescription, nil,
			func(g *catalog.GeneralDescription) { g.ServiceChannels[0].ChannelID = nobody }),
		breaks(rule.CollectionUnpublished, "services[1]", nobody.String(), "", collection, nil,
			func(c *catalog.ServiceCollection) { c.Services = append(c.Services, nobody) }),
		breaks(rule.CollectionUnpublished, "serviceChannels[0]", draftPlace.String(), "", collection, nil,
			func(c *catalog.ServiceCollection) { c.ServiceChannels[0] = draftPlace }),
	}
}

func classBreaches() []breach {
	classes := func(codes ...string) func(*catalog.Service) {
		return func(s *catalog.Service) {
			s.ServiceClasses = nil
			for _, code := range codes {
				s.ServiceClasses = append(s.ServiceClasses, refs(class(code))...)
			}
		}
	}
	groups := func(codes ...string) func(*catalog.Service) {
		return func(s *catalog.Service) {
			s.TargetGroups = nil
			for _, code := range codes {
				s.TargetGroups = append(s.TargetGroups, refs(group(code))...)
			}
		}
	}
	terms := func(n int) func(*catalog.Service) {
		return func(s *catalog.Service) {
			s.OntologyTerms = nil
			for i := range n {
				s.OntologyTerms = append(s.OntologyTerms, refs(term(i))...)
			}
		}
	}
	both := func(changes ...func(*catalog.Service)) func(*catalog.Service) {
		return func(s *catalog.Service) {
			for _, change := range changes {
				change(s)
			}
		}
	}
	event := codes.LifeEvents().All()[0].URI
	industry := codes.IndustrialClasses().All()[0].URI
	events := func(s *catalog.Service) { s.LifeEvents = refs(event) }
	industries := func(s *catalog.Service) { s.IndustrialClasses = refs(industry) }
	return []breach{
		breaks(rule.ClassesRequired, "serviceClasses", "", "", service, nil, classes()),
		breaks(rule.ClassesRequired, "serviceClasses", "", "", leaning, nil,
			func(s *catalog.Service) { s.Overrides.ServiceClasses = []string{class("P1.1")} }),
		breaks(rule.TermsRequired, "ontologyTerms", "", "", service, nil, terms(0)),
		breaks(rule.GroupsRequired, "targetGroups", "", "", service, nil, groups()),
		breaks(rule.ClassesMany, "serviceClasses", "5", "", service,
			classes("P2.1", "P2.2", "P2.3", "P2"), classes("P2.1", "P2.2", "P2.3", "P2", "P3")),
		breaks(rule.ClassesMany, "serviceClasses", "5", "", leaning, // P1.1 is the general description's
			classes("P1.1", "P2.1", "P2.2", "P2.3", "P2"), classes("P1.1", "P2.1", "P2.2", "P2.3", "P2", "P3")),
		breaks(rule.TermsMany, "ontologyTerms", "11", "", service, terms(10), terms(11)),
		breaks(rule.ClassMainOnly, "serviceClasses", "", "", service, classes("P2", "P3.1"), classes("P2", "P3")),
		breaks(rule.ClassUnknown, "serviceClasses", "http://esimerkki.fi/luokka", "", service, nil,
			func(s *catalog.Service) { s.ServiceClasses = refs(class("P2.1"), "http://esimerkki.fi/luokka") }),
		breaks(rule.TermUnknown, "ontologyTerms", "http://www.yso.fi/onto/koko/p0", "", service,
			func(s *catalog.Service) { s.OntologyTerms = refs("http://www.yso.fi/onto/koko/p99999999") }, // learnt
			func(s *catalog.Service) { s.OntologyTerms = refs(term(0), "http://www.yso.fi/onto/koko/p0") }),
		breaks(rule.GroupUnknown, "targetGroups", "KR9", "", service, nil,
			func(s *catalog.Service) { s.TargetGroups = refs("KR9") }),
		breaks(rule.EventUnknown, "lifeEvents", "KE99", "", service, events,
			func(s *catalog.Service) { s.LifeEvents = refs("KE99") }),
		breaks(rule.IndustryUnknown, "industrialClasses", "toimiala", "", service, industries,
			func(s *catalog.Service) { s.IndustrialClasses = refs("toimiala") }),
		breaks(rule.GroupBusiness, "targetGroups", "KR2", "", service, groups("KR2", "KR2.1"), groups("KR1", "KR2")),
		breaks(rule.EventsCitizens, "lifeEvents", event, "", service, both(groups("KR1.2"), events), both(groups("KR3"), events)),
		breaks(rule.EventsCitizens, "lifeEvents", event, "", leaning, events, func(s *catalog.Service) {
			s.LifeEvents = refs(event)
			s.TargetGroups = refs(group("KR3"))
			s.Overrides.TargetGroups = []string{group("KR1")}
		}),
		breaks(rule.IndustriesBusiness, "industrialClasses", industry, "", service,
			both(groups("KR2.5"), industries), both(groups("KR1"), industries)),
	}
}
