package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// service writes a service as V11VmOpenApiService. Of its general description it shows what PTV always merges; with
// merged also the rest, as serviceWithGD has it.
func (e *encoder) service(v *catalog.Service, merged bool) {
	g := e.general(v.GeneralDescriptionID)
	m := catalog.Merge(v, g)
	withGD := merged && g != nil

	e.raw("{")
	e.id("id", v.ID)
	e.sourceID()
	if g == nil {
		e.null("generalDescriptionId")
	} else {
		e.id("generalDescriptionId", g.ID)
	}
	if withGD {
		e.text("subType", string(g.Type))
	} else {
		e.null("subType")
	}
	e.text("type", string(m.Type))
	e.text("fundingType", v.FundingType)
	e.typedTexts("serviceNames", v.ServiceNames)
	if withGD && g.ServiceChargeType != "" {
		e.text("serviceChargeType", string(g.ServiceChargeType))
	} else {
		e.text("serviceChargeType", string(m.ServiceChargeType))
	}
	e.text("areaType", string(v.AreaType))
	e.areas(v.Areas)
	e.serviceDescriptions(v, g, withGD)
	e.strings("languages", v.Languages)
	e.codes("serviceClasses", describedItem, codes.ServiceClasses(), m.ServiceClasses)
	e.codes("ontologyTerms", ontologyItem, nil, m.OntologyTerms)
	e.codes("targetGroups", fintoItem, codes.TargetGroups(), m.TargetGroups)
	e.serviceJoined(v, g, withGD)
	e.serviceConnections(v.ID)
	e.serviceOrganizations(v.Organizations)
	e.bool("serviceVouchersInUse", v.ServiceVouchersInUse)
	writeList(&e.jsonWriter, "serviceVouchers", v.ServiceVouchers, writeObject(func(w *jsonWriter, v *catalog.ServiceVoucher) {
		w.text("value", v.Value)
		w.text("language", v.Language)
		w.text("url", v.URL)
		w.text("additionalInformation", v.AdditionalInformation)
	}))
	e.collectionsOf(catalog.KindService, v.ID)
	e.status()
	e.modified(v.Modified)
	e.text("responsibleSoteOrganization", v.ResponsibleSoteOrganization)
	e.raw("}")
}

// serviceDescriptions writes the texts; with the general description's, under types that begin with GD_.
func (e *encoder) serviceDescriptions(v *catalog.Service, g *catalog.GeneralDescription, withGD bool) {
	e.descriptions("serviceDescriptions", v.ServiceDescriptions)
	if !withGD || len(g.Descriptions) == 0 {
		return
	}
	e.b = e.b[:len(e.b)-1]
	for i := range g.Descriptions {
		e.element()
		e.typedText(&g.Descriptions[i], mergedPrefix, true)
	}
	e.raw("]")
}

// serviceJoined writes the members that only serviceWithGD joins with those of the general description.
func (e *encoder) serviceJoined(v *catalog.Service, g *catalog.GeneralDescription, withGD bool) {
	events, industries, laws, requirements := v.LifeEvents, v.IndustrialClasses, v.Legislation, v.Requirements
	if withGD {
		events, industries = catalog.JoinedLifeEvents(v, g), catalog.JoinedIndustrialClasses(v, g)
		laws = append(append([]catalog.Law{}, laws...), g.Legislation...)
		requirements = joinedRequirements(g.Requirements, requirements)
	}
	e.codes("lifeEvents", fintoItem, codes.LifeEvents(), events)
	e.codes("industrialClasses", fintoItem, codes.IndustrialClasses(), industries)
	e.laws("legislation", laws)
	e.texts("keywords", v.Keywords)
	e.longTexts("requirements", requirements)
}

// joinedRequirements puts the general description's text before the service's own, language by language (PTV rule).
func joinedRequirements(general, own catalog.Texts) catalog.Texts {
	var out catalog.Texts
	for _, t := range general {
		if mine := own.In(t.Language); mine != "" && t.Value != "" {
			t.Value += "\n\n" + mine
		} else if mine != "" {
			t.Value = mine
		}
		out = append(out, t)
	}
	for _, t := range own {
		if general.In(t.Language) == "" && !hasLanguage(out, t.Language) {
			out = append(out, t)
		}
	}
	return out
}

func hasLanguage(ts catalog.Texts, language string) bool {
	for _, t := range ts {
		if t.Language == language {
			return true
		}
	}
	return false
}

// serviceOrganizations writes the roles of published organisations, and of producers known only by their information.
func (e *encoder) serviceOrganizations(roles []catalog.ServiceOrganization) {
	e.key("organizations")
	e.raw("[")
	for i := range roles {
		o := &roles[i]
		name, ok := e.name(catalog.KindOrganization, o.OrganizationID)
		if !ok && o.OrganizationID != (catalog.ID{}) {
			continue
		}
		e.element()
		e.raw("{")
		if ok {
			e.item("organization", o.OrganizationID, name)
		} else {
			e.null("organization")
		}
		e.text("roleType", o.RoleType)
		e.text("provisionType", o.ProvisionType)
		e.texts("additionalInformation", o.AdditionalInformation)
		e.raw("}")
	}
	e.raw("]")
}

// generalDescription writes V10VmOpenApiGeneralDescription.
func (e *encoder) generalDescription(g *catalog.GeneralDescription) {
	e.raw("{")
	e.id("id", g.ID)
	e.typedTexts("names", g.Names)
	e.descriptions("descriptions", g.Descriptions)
	e.codes("serviceClasses", describedItem, codes.ServiceClasses(), g.ServiceClasses)
	e.codes("ontologyTerms", ontologyItem, nil, g.OntologyTerms)
	e.codes("targetGroups", fintoItem, codes.TargetGroups(), g.TargetGroups)
	e.codes("lifeEvents", fintoItem, codes.LifeEvents(), g.LifeEvents)
	e.codes("industrialClasses", fintoItem, codes.IndustrialClasses(), g.IndustrialClasses)
	e.longTexts("requirements", g.Requirements)
	e.text("type", string(g.Type))
	e.text("serviceChargeType", string(g.ServiceChargeType))
	e.laws("legislation", g.Legislation)
	e.text("generalDescriptionType", g.GeneralDescriptionType)
	e.status()
	e.modified(g.Modified)
	e.key("serviceChannels")
	e.raw("[")
	for i := range g.ServiceChannels {
		e.proposedChannel(&g.ServiceChannels[i])
	}
	e.raw("]}")
}

func (e *encoder) proposedChannel(p *catalog.ProposedChannel) {
	name, ok := e.name(catalog.KindServiceChannel, p.ChannelID)
	if !ok {
		return
	}
	e.element()
	e.raw("{")
	e.item("serviceChannel", p.ChannelID, name)
	e.text("serviceChargeType", string(p.ServiceChargeType))
	e.descriptions("description", p.Description)
	e.codes("digitalAuthorizations", fintoItem, codes.DigitalAuthorizations(), p.DigitalAuthorizations)
	e.raw("}")
}
