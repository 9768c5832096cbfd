package in

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// generalPost is V10VmOpenApiGeneralDescriptionIn.
type generalPost struct {
	Names                  catalog.TypedTexts  `json:"names"`
	Descriptions           catalog.TypedTexts  `json:"descriptions"`
	ServiceClasses         []string            `json:"serviceClasses"`
	OntologyTerms          []string            `json:"ontologyTerms"`
	TargetGroups           []string            `json:"targetGroups"`
	LifeEvents             []string            `json:"lifeEvents"`
	IndustrialClasses      []string            `json:"industrialClasses"`
	Requirements           catalog.Texts       `json:"requirements"`
	Type                   catalog.ServiceType `json:"type"`
	ServiceChargeType      catalog.ChargeType  `json:"serviceChargeType"`
	Legislation            []catalog.Law       `json:"legislation"`
	GeneralDescriptionType string              `json:"generalDescriptionType"`
	PublishingStatus       string              `json:"publishingStatus"`
}

type generalDeletes struct {
	LifeEvents        bool `json:"deleteAllLifeEvents"`
	IndustrialClasses bool `json:"deleteAllIndustrialClasses"`
	Laws              bool `json:"deleteAllLaws"`
	ChargeType        bool `json:"deleteServiceChargeType"`
}

// generalPut is V10VmOpenApiGeneralDescriptionInBase.
type generalPut struct {
	generalPost
	generalDeletes
}

func decodeGeneral(a *asked) *wanted {
	w := &wanted{at: paths{}}
	if a.isNew() {
		var body generalPost
		w.take(read(a, &body))
		w.general(&catalog.GeneralDescription{}, &body, generalDeletes{})
		return w
	}
	var body generalPut
	w.take(read(a, &body))
	present, ok := a.present.(*catalog.GeneralDescription)
	if !ok {
		present = &catalog.GeneralDescription{}
	}
	w.general(present, &body.generalPost, body.generalDeletes)
	return w
}

func (w *wanted) general(present *catalog.GeneralDescription, b *generalPost, deletes generalDeletes) {
	g := *present
	w.entity, w.status = &g, b.PublishingStatus
	g.Names = replaced(g.Names, namedTyped(b.Names), false)
	g.Descriptions = replaced(g.Descriptions, b.Descriptions, false)
	g.ServiceClasses = classified(g.ServiceClasses, b.ServiceClasses, false, "serviceClasses", codes.ServiceClasses(), nil, w.at)
	g.OntologyTerms = classified(g.OntologyTerms, b.OntologyTerms, false, "ontologyTerms", nil, nil, w.at)
	g.TargetGroups = classified(g.TargetGroups, b.TargetGroups, false, "targetGroups", codes.TargetGroups(), nil, w.at)
	g.LifeEvents = classified(g.LifeEvents, b.LifeEvents, deletes.LifeEvents, "lifeEvents", codes.LifeEvents(), nil, w.at)
	g.IndustrialClasses = classified(g.IndustrialClasses, b.IndustrialClasses, deletes.IndustrialClasses, "industrialClasses",
		codes.IndustrialClasses(), nil, w.at)
	g.Requirements = replaced(g.Requirements, b.Requirements, false)
	overwrite(&g.Type, b.Type)
	overwrite(&g.ServiceChargeType, b.ServiceChargeType)
	if deletes.ChargeType && b.ServiceChargeType == "" {
		g.ServiceChargeType = ""
	}
	g.Legislation = replaced(g.Legislation, b.Legislation, deletes.Laws)
	overwrite(&g.GeneralDescriptionType, b.GeneralDescriptionType)
	if len(b.Names)+len(b.Descriptions) == 0 {
		return
	}
	v := versionsOf(languagesOfTyped(g.Names), languagesOfTyped(g.Descriptions))
	if len(b.Requirements) == 0 {
		g.Requirements = v.texts(g.Requirements)
	}
	if len(b.Legislation) == 0 {
		g.Legislation = v.laws(g.Legislation)
	}
}
