package rule

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

func (c *checker) service(s *catalog.Service) {
	c.names("serviceNames", s.ServiceNames, maxName, NameLength)
	c.descriptions("serviceDescriptions", s.ServiceDescriptions)
	if s.ServiceChargeType == catalog.ChargeOther {
		c.broken(ServiceChargeType, "serviceChargeType", string(s.ServiceChargeType))
	}
	c.areas(s.AreaType, s.Areas)
	c.serviceLanguages(s.Languages)
	c.laws(s.Legislation)
	c.texts("keywords", s.Keywords, maxKeyword, KeywordLength, brief)
	c.texts("requirements", s.Requirements, maxDescription, RequirementLength, notBrief)
	c.vouchers(s)
	c.owner(s)
	g, general := c.general(s)
	c.classifications(s, g)
	if c.completing {
		c.completeService(s, g, general)
		c.responsible(s)
		c.producers(s)
		c.serviceLanguageVersions(s)
	}
	if c.publishing {
		c.namesUnlikeSummaries("serviceDescriptions", s.ServiceNames, s.ServiceDescriptions)
		name := UniqueName{Kind: catalog.KindService, Owner: s.Responsible()}
		c.uniqueNames("serviceNames", s.ServiceNames, name, s.ID, nil)
		c.ownerPublished("organizations", s.Responsible())
	}
}

// completeService wants what a service must have. general tells that it leans on a general description, whether that
// is known or not.
func (c *checker) completeService(s *catalog.Service, g *General, general bool) {
	c.namesAndSummaries("serviceNames", "serviceDescriptions", s.ServiceNames, s.ServiceDescriptions)
	if !general || g != nil {
		c.eachVersion("serviceDescriptions", DescriptionRequired, func(l string) bool {
			return hasText(s.ServiceDescriptions, catalog.TypeDescription, l) || g != nil && slices.Contains(g.Described, l)
		})
	}
	if s.Type == "" && !general {
		c.broken(TypeRequired, "type", "")
	}
	if s.FundingType == "" {
		c.broken(FundingRequired, "fundingType", "")
	}
	if s.AreaType == "" {
		c.broken(AreaTypeRequired, "areaType", "")
	}
	if len(s.Languages) == 0 {
		c.broken(LanguagesRequired, "languages", "")
	}
	c.notWider(s.AreaType, s.Areas, s.Responsible())
	if g != nil && !g.Published {
		c.broken(GeneralUnpublished, "generalDescriptionId", s.GeneralDescriptionID.String())
	}
	if g != nil && !c.world.MayUse(s.Responsible(), s.GeneralDescriptionID) {
		c.broken(GeneralForbidden, "generalDescriptionId", s.GeneralDescriptionID.String())
	}
}

// general looks up the general description of a service: nil when there is none, or none is known.
func (c *checker) general(s *catalog.Service) (g *General, given bool) {
	if s.GeneralDescriptionID == (catalog.ID{}) {
		return nil, false
	}
	if c.world == nil {
		return nil, true
	}
	found, known := c.world.General(s.GeneralDescriptionID)
	if !known {
		c.broken(GeneralUnknown, "generalDescriptionId", s.GeneralDescriptionID.String())
		return nil, true
	}
	return &found, true
}

// serviceLanguageVersions wants texts only in languages that the service has a version in.
func (c *checker) serviceLanguageVersions(s *catalog.Service) {
	c.knownTyped("serviceNames", s.ServiceNames)
	c.knownTyped("serviceDescriptions", s.ServiceDescriptions)
	c.knownTexts("keywords", s.Keywords)
	c.knownTexts("requirements", s.Requirements)
	c.known("serviceVouchers", len(s.ServiceVouchers), func(i int) string { return s.ServiceVouchers[i].Language })
}

func (c *checker) laws(laws []catalog.Law) {
	for i := range laws {
		l := &laws[i]
		c.enterAt("legislation", i)
		c.texts("names", l.Names, maxLawName, LawNameLength, brief)
		c.webPages("webPages", l.WebPages)
		c.oncePerLanguage("webPages", len(l.WebPages), func(i int) string { return l.WebPages[i].Language })
		if c.completing && len(l.WebPages) == 0 {
			c.broken(LawPageRequired, "webPages", "")
		}
		c.leave()
	}
}

func (c *checker) vouchers(s *catalog.Service) {
	for i := range s.ServiceVouchers {
		v := &s.ServiceVouchers[i]
		c.enterAt("serviceVouchers", i)
		c.atMost(maxContactText, VoucherTextLength, "additionalInformation", v.Language, v.AdditionalInformation)
		c.atLeast("additionalInformation", "", v.Language, v.AdditionalInformation)
		c.url("url", v.Language, v.URL)
		if c.completing && (blank(v.Value) || v.URL == "") {
			member := "value"
			if !blank(v.Value) {
				member = "url"
			}
			c.brokenIn(v.Language, VoucherIncomplete, member, "")
		}
		c.leave()
	}
	if c.completing && !s.ServiceVouchersInUse && len(s.ServiceVouchers) > 0 {
		c.broken(VouchersNotUsed, "serviceVouchersInUse", "false")
	}
}
