package in

import (
	"fmt"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/codes"
)

// producer is V9VmOpenApiServiceProducerIn.
type producer struct {
	ProvisionType         string        `json:"provisionType"`
	Organizations         []catalog.ID  `json:"organizations"`
	AdditionalInformation catalog.Texts `json:"additionalInformation"`
}

// serviceBody is what V9VmOpenApiServiceIn and V9VmOpenApiServiceInBase share.
type serviceBody struct {
	SourceID                      string                   `json:"sourceId"`
	GeneralDescriptionID          catalog.ID               `json:"generalDescriptionId"`
	Type                          catalog.ServiceType      `json:"type"`
	FundingType                   string                   `json:"fundingType"`
	ServiceNames                  catalog.TypedTexts       `json:"serviceNames"`
	ServiceChargeType             catalog.ChargeType       `json:"serviceChargeType"`
	AreaType                      catalog.AreaType         `json:"areaType"`
	Areas                         []area                   `json:"areas"`
	ServiceDescriptions           catalog.TypedTexts       `json:"serviceDescriptions"`
	Languages                     []string                 `json:"languages"`
	ServiceClasses                []string                 `json:"serviceClasses"`
	OntologyTerms                 []string                 `json:"ontologyTerms"`
	TargetGroups                  []string                 `json:"targetGroups"`
	LifeEvents                    []string                 `json:"lifeEvents"`
	IndustrialClasses             []string                 `json:"industrialClasses"`
	Legislation                   []catalog.Law            `json:"legislation"`
	Keywords                      catalog.Texts            `json:"keywords"`
	Requirements                  catalog.Texts            `json:"requirements"`
	OtherResponsibleOrganizations []catalog.ID             `json:"otherResponsibleOrganizations"`
	ServiceProducers              []producer               `json:"serviceProducers"`
	ServiceVouchersInUse          bool                     `json:"serviceVouchersInUse"`
	ServiceVouchers               []catalog.ServiceVoucher `json:"serviceVouchers"`
	PublishingStatus              string                   `json:"publishingStatus"`
	MainResponsibleOrganization   catalog.ID               `json:"mainResponsibleOrganization"`
	schedule
}

// servicePost is V9VmOpenApiServiceIn.
type servicePost struct {
	serviceBody
	ServiceChannels []catalog.ID `json:"serviceChannels"`
}

type serviceDeletes struct {
	LifeEvents         bool `json:"deleteAllLifeEvents"`
	IndustrialClasses  bool `json:"deleteAllIndustrialClasses"`
	Laws               bool `json:"deleteAllLaws"`
	Keywords           bool `json:"deleteAllKeywords"`
	ChargeType         bool `json:"deleteServiceChargeType"`
	GeneralDescription bool `json:"deleteGeneralDescriptionId"`
}

// servicePut is V9VmOpenApiServiceInBase.
type servicePut struct {
	serviceBody
	serviceDeletes
}

func decodeService(a *asked) *wanted {
	w := &wanted{at: paths{}}
	if a.isNew() {
		var body servicePost
		w.take(read(a, &body))
		w.connect = body.ServiceChannels
		w.at.plain("connections", "channelId", "serviceChannels", len(body.ServiceChannels))
		w.service(a, &catalog.Service{}, &body.serviceBody, serviceDeletes{})
		return w
	}
	var body servicePut
	w.take(read(a, &body))
	present, ok := a.present.(*catalog.Service)
	if !ok {
		present = &catalog.Service{}
	}
	w.service(a, present, &body.serviceBody, body.serviceDeletes)
	if !w.unreadable && body.PublishingStatus == string(catalog.StatusPublished) && body.GeneralDescriptionID == (catalog.ID{}) {
		w.classesAgain(&body.serviceBody)
	}
	return w
}

// classesAgain notes classes that PTV's running service wants again whenever a body publishes and names no general
// description, though they are stored.
func (w *wanted) classesAgain(b *serviceBody) {
	for _, m := range []struct {
		member string
		given  []string
	}{{"serviceClasses", b.ServiceClasses}, {"ontologyTerms", b.OntologyTerms}, {"targetGroups", b.TargetGroups}} {
		if len(m.given) == 0 {
			w.problems = append(w.problems, rule.Broken(rule.ClassesAgain, m.member, ""))
		}
	}
}

// service lays a body over the service that there is.
func (w *wanted) service(a *asked, present *catalog.Service, b *serviceBody, deletes serviceDeletes) {
	s := *present
	w.entity, w.status = &s, b.PublishingStatus
	w.schedule(b.schedule)
	overwrite(&s.SourceID, b.SourceID)
	w.leaning(a, &s, b, deletes)
	overwrite(&s.FundingType, b.FundingType)
	overwrite(&s.ServiceChargeType, b.ServiceChargeType)
	if deletes.ChargeType && b.ServiceChargeType == "" {
		s.ServiceChargeType = ""
	}
	s.ServiceNames = replaced(s.ServiceNames, namedTyped(b.ServiceNames), false)
	s.ServiceDescriptions = replaced(s.ServiceDescriptions, b.ServiceDescriptions, false)
	s.AreaType, s.Areas = areaOf(s.AreaType, s.Areas, b.AreaType, areasOf(b.Areas, areaCode, w.at))
	s.Languages = replaced(s.Languages, b.Languages, false)
	s.Legislation = replaced(s.Legislation, b.Legislation, deletes.Laws)
	s.Keywords = replaced(s.Keywords, b.Keywords, deletes.Keywords)
	s.Requirements = replaced(s.Requirements, b.Requirements, false)
	s.ServiceVouchersInUse = b.ServiceVouchersInUse
	s.ServiceVouchers = replaced(s.ServiceVouchers, b.ServiceVouchers, !b.ServiceVouchersInUse)
	w.organizations(&s, b)
	if len(b.ServiceNames)+len(b.ServiceDescriptions) > 0 {
		w.serviceVersions(&s, b)
	}
}

// leaning sets what the general description has a say in.
func (w *wanted) leaning(a *asked, s *catalog.Service, b *serviceBody, deletes serviceDeletes) {
	overwrite(&s.GeneralDescriptionID, b.GeneralDescriptionID)
	overwrite(&s.Type, b.Type)
	if deletes.GeneralDescription && b.GeneralDescriptionID == (catalog.ID{}) {
		s.GeneralDescriptionID = catalog.ID{}
		s.Overrides = catalog.Overrides{}
		if b.Type == "" {
			w.lacks("type")
		}
	}
	g := &catalog.GeneralDescription{}
	if s.GeneralDescriptionID != (catalog.ID{}) {
		if known := a.general(s.GeneralDescriptionID); known != nil {
			g = known
		}
		s.Type = "" // the general description's holds (PTV)
	}
	if a.isNew() && len(b.ServiceNames) == 0 && len(g.Names) > 0 {
		s.ServiceNames = namesIn(g.Names, b.ServiceDescriptions)
	}
	o := &s.Overrides
	o.ServiceClasses = notOverridden(o.ServiceClasses, b.ServiceClasses, codes.ServiceClasses())
	o.OntologyTerms = notOverridden(o.OntologyTerms, b.OntologyTerms, nil)
	o.TargetGroups = notOverridden(o.TargetGroups, b.TargetGroups, codes.TargetGroups())
	s.ServiceClasses = classified(s.ServiceClasses, b.ServiceClasses, false, "serviceClasses", codes.ServiceClasses(), g.ServiceClasses, w.at)
	s.OntologyTerms = classified(s.OntologyTerms, b.OntologyTerms, false, "ontologyTerms", nil, g.OntologyTerms, w.at)
	s.TargetGroups = classified(s.TargetGroups, b.TargetGroups, false, "targetGroups", codes.TargetGroups(), g.TargetGroups, w.at)
	s.LifeEvents = classified(s.LifeEvents, b.LifeEvents, deletes.LifeEvents, "lifeEvents", codes.LifeEvents(), g.LifeEvents, w.at)
	s.IndustrialClasses = classified(s.IndustrialClasses, b.IndustrialClasses, deletes.IndustrialClasses, "industrialClasses",
		codes.IndustrialClasses(), g.IndustrialClasses, w.at)
}

// namesIn are the general description's names in the languages in which the service is described.
func namesIn(names, descriptions catalog.TypedTexts) catalog.TypedTexts {
	var out catalog.TypedTexts
	for _, n := range names {
		if n.Type == catalog.TypeName && slices.ContainsFunc(descriptions, func(d catalog.TypedText) bool { return d.Language == n.Language }) {
			out = append(out, n)
		}
	}
	return out
}

// areaOf gives how wide something reaches. Areas that no longer belong to the type of area go, unless the body gives them.
func areaOf(typ catalog.AreaType, areas []catalog.Area, givenType catalog.AreaType, given []catalog.Area) (catalog.AreaType, []catalog.Area) {
	overwrite(&typ, givenType)
	areas = replaced(areas, given, givenType != "" && givenType != catalog.LimitedType)
	return typ, areas
}

// organizations sets who is responsible and who produces.
func (w *wanted) organizations(s *catalog.Service, b *serviceBody) {
	before := s.Organizations
	s.Organizations = nil
	add := func(o catalog.ServiceOrganization, from string) {
		w.at.set(fmt.Sprintf("organizations[%d].organizationId", len(s.Organizations)), from)
		w.at.set(fmt.Sprintf("organizations[%d]", len(s.Organizations)), from)
		s.Organizations = append(s.Organizations, o)
	}
	keep := func(role, from string) {
		for _, o := range before {
			if o.RoleType == role {
				add(o, from)
			}
		}
	}
	w.at.set("organizations", "mainResponsibleOrganization")
	if b.MainResponsibleOrganization != (catalog.ID{}) {
		add(catalog.ServiceOrganization{OrganizationID: b.MainResponsibleOrganization, RoleType: catalog.RoleResponsible},
			"mainResponsibleOrganization")
	} else {
		keep(catalog.RoleResponsible, "mainResponsibleOrganization")
	}
	for i, id := range b.OtherResponsibleOrganizations {
		add(catalog.ServiceOrganization{OrganizationID: id, RoleType: catalog.RoleOtherResponsible},
			fmt.Sprintf("otherResponsibleOrganizations[%d]", i))
	}
	if len(b.OtherResponsibleOrganizations) == 0 {
		keep(catalog.RoleOtherResponsible, "otherResponsibleOrganizations")
	}
	for i := range b.ServiceProducers {
		w.producer(&b.ServiceProducers[i], i, s, add)
	}
	if len(b.ServiceProducers) == 0 {
		keep(catalog.RoleProducer, "serviceProducers")
	}
}

// producer makes a role of each organisation of a producer, one without organisation of a producer known by words only.
func (w *wanted) producer(p *producer, i int, s *catalog.Service, add func(catalog.ServiceOrganization, string)) {
	list := fmt.Sprintf("serviceProducers[%d]", i)
	role := catalog.ServiceOrganization{
		RoleType: catalog.RoleProducer, ProvisionType: p.ProvisionType, AdditionalInformation: p.AdditionalInformation,
	}
	organizations := p.Organizations
	if len(organizations) == 0 {
		organizations = []catalog.ID{{}}
	}
	for j, id := range organizations {
		role.OrganizationID = id
		at := fmt.Sprintf("organizations[%d]", len(s.Organizations))
		add(role, list)
		w.at.set(at+".organizationId", fmt.Sprintf("%s.organizations[%d]", list, j))
		if len(p.Organizations) == 0 {
			w.at.set(at+".organizationId", list+".organizations")
		}
	}
}

// serviceVersions drops the texts of language versions that the body dropped.
func (w *wanted) serviceVersions(s *catalog.Service, b *serviceBody) {
	v := versionsOf(languagesOfTyped(s.ServiceNames), languagesOfTyped(s.ServiceDescriptions))
	if len(b.Keywords) == 0 {
		s.Keywords = v.texts(s.Keywords)
	}
	if len(b.Requirements) == 0 {
		s.Requirements = v.texts(s.Requirements)
	}
	if len(b.Legislation) == 0 {
		s.Legislation = v.laws(s.Legislation)
	}
	if len(b.ServiceVouchers) == 0 {
		s.ServiceVouchers = in(v, s.ServiceVouchers, func(v *catalog.ServiceVoucher) string { return v.Language })
	}
	if len(b.ServiceProducers) == 0 {
		for i := range s.Organizations {
			s.Organizations[i].AdditionalInformation = v.texts(s.Organizations[i].AdditionalInformation)
		}
	}
}
