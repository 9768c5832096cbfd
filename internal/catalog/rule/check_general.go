package rule

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

func (c *checker) generalDescription(g *catalog.GeneralDescription) {
	c.names("names", g.Names, maxName, NameLength)
	c.descriptions("descriptions", g.Descriptions)
	c.listed("serviceClasses", g.ServiceClasses, ClassUnknown, codes.ServiceClasses())
	c.terms("ontologyTerms", g.OntologyTerms)
	c.listed("targetGroups", g.TargetGroups, GroupUnknown, codes.TargetGroups())
	c.listed("lifeEvents", g.LifeEvents, EventUnknown, codes.LifeEvents())
	c.listed("industrialClasses", g.IndustrialClasses, IndustryUnknown, codes.IndustrialClasses())
	c.laws(g.Legislation)
	c.texts("requirements", g.Requirements, maxDescription, RequirementLength, notBrief)
	for i := range g.ServiceChannels {
		c.enterAt("serviceChannels", i)
		c.channelKnown("channelId", g.ServiceChannels[i].ChannelID)
		c.connectionTexts(g.ServiceChannels[i].Description)
		c.leave()
	}
	if c.completing {
		c.completeGeneral(g)
	}
}

func (c *checker) completeGeneral(g *catalog.GeneralDescription) {
	c.namesAndSummaries("names", "descriptions", g.Names, g.Descriptions)
	c.eachVersion("descriptions", DescriptionRequired, func(l string) bool {
		return hasText(g.Descriptions, catalog.TypeDescription, l) || hasText(g.Descriptions, catalog.TypeBackground, l)
	})
	for _, needed := range [...]struct {
		n            int
		rule, member string
	}{
		{len(g.ServiceClasses), ClassesRequired, "serviceClasses"},
		{len(g.OntologyTerms), TermsRequired, "ontologyTerms"},
		{len(g.TargetGroups), GroupsRequired, "targetGroups"},
		{len(g.GeneralDescriptionType), GeneralTypeRequired, "generalDescriptionType"},
	} {
		if needed.n == 0 {
			c.broken(needed.rule, needed.member, "")
		}
	}
	c.knownTyped("names", g.Names)
	c.knownTyped("descriptions", g.Descriptions)
	c.knownTexts("requirements", g.Requirements)
}

func (c *checker) collection(s *catalog.ServiceCollection) {
	for i := range s.ServiceCollectionNames {
		c.enterAt("serviceCollectionNames", i)
		c.atMost(maxName, NameLength, "value", s.ServiceCollectionNames[i].Language, s.ServiceCollectionNames[i].Value)
		c.leave()
	}
	c.descriptions("serviceCollectionDescriptions", s.ServiceCollectionDescriptions)
	c.organizationKnown("organizationId", s.OrganizationID)
	if !c.completing {
		return
	}
	c.eachVersion("serviceCollectionNames", NameRequired, func(l string) bool { return !blank(s.ServiceCollectionNames.In(l)) })
	if c.world == nil {
		return
	}
	for i, id := range s.Services {
		if found, known := c.world.Service(id); !known || len(found.Published) == 0 {
			c.collected("services", i, id)
		}
	}
	for i, id := range s.ServiceChannels {
		if found, known := c.world.Channel(id); !known || len(found.Published) == 0 {
			c.collected("serviceChannels", i, id)
		}
	}
}

func (c *checker) collected(member string, i int, id catalog.ID) {
	c.enterAt(member, i)
	c.broken(CollectionUnpublished, "", id.String())
	c.leave()
}

func (c *checker) channelKnown(member string, id catalog.ID) {
	if c.world == nil || id == (catalog.ID{}) {
		return
	}
	if _, known := c.world.Channel(id); !known {
		c.broken(ConnectionChannel, member, id.String())
	}
}
