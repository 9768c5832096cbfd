package record

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// Merged is a service together with the general description that it leans on (PTV's merge rule): the general
// description's values first, each with whose it is.
type Merged struct {
	Type              catalog.ServiceType `json:"type,omitempty" doc:"The wire type"`
	TypeFrom          string              `json:"typeFrom,omitempty" enum:"Service,GeneralDescription" doc:"Whose the type is"`
	ChargeType        catalog.ChargeType  `json:"chargeType,omitempty" doc:"The general description's goes before the service's own"`
	ChargeTypeFrom    string              `json:"chargeTypeFrom,omitempty" enum:"Service,GeneralDescription" doc:"Whose the charge type is"`
	Texts             []SourcedText       `json:"texts" nullable:"false" doc:"The descriptions of both, by type"`
	Requirements      []SourcedText       `json:"requirements" nullable:"false" doc:"What somebody has to meet"`
	ServiceClasses    []Class             `json:"serviceClasses" nullable:"false" doc:"Service classes"`
	OntologyTerms     []Class             `json:"ontologyTerms" nullable:"false" doc:"Ontology terms"`
	TargetGroups      []Class             `json:"targetGroups" nullable:"false" doc:"Target groups"`
	LifeEvents        []Class             `json:"lifeEvents" nullable:"false" doc:"Life events"`
	IndustrialClasses []Class             `json:"industrialClasses" nullable:"false" doc:"Industrial classes"`
	Legislation       []Law               `json:"legislation" nullable:"false" doc:"Laws"`
}

// SourcedText is a text with whose it is.
type SourcedText struct {
	Type string `json:"type,omitempty" doc:"Summary, Description, UserInstruction, ...; absent in requirements"`
	From string `json:"from" enum:"Service,GeneralDescription" doc:"Whose it is"`
	Text Texts  `json:"text" doc:"The text"`
}

func (d desk) merged(v *catalog.Service, g *catalog.GeneralDescription) *Merged {
	m := catalog.Merge(v, g)
	out := &Merged{
		Type: m.Type, ChargeType: m.ServiceChargeType,
		Texts:        mergedTexts(v.ServiceDescriptions, g.Descriptions),
		Requirements: slices.Concat(sourced("", FromGeneralDescription, Texts(g.Requirements)), sourced("", FromService, Texts(v.Requirements))),
		ServiceClasses: from(d.classes(m.ServiceClasses, codes.ServiceClasses()), g.ServiceClasses,
			FromGeneralDescription, FromService),
		OntologyTerms: from(d.terms(m.OntologyTerms), g.OntologyTerms, FromGeneralDescription, FromService),
		TargetGroups:  from(d.classes(m.TargetGroups, codes.TargetGroups()), g.TargetGroups, FromGeneralDescription, FromService),
		LifeEvents: from(d.classes(catalog.JoinedLifeEvents(v, g), codes.LifeEvents()), g.LifeEvents,
			FromGeneralDescription, FromService),
		IndustrialClasses: from(d.classes(catalog.JoinedIndustrialClasses(v, g), codes.IndustrialClasses()), g.IndustrialClasses,
			FromGeneralDescription, FromService),
		Legislation: append(laws(g.Legislation, FromGeneralDescription), laws(v.Legislation, FromService)...),
	}
	if g.ServiceChargeType != "" {
		out.ChargeType = g.ServiceChargeType
	}
	out.TypeFrom = whose(v.Type == "", string(out.Type))
	out.ChargeTypeFrom = whose(g.ServiceChargeType != "", string(out.ChargeType))
	return out
}

// whose names the owner of a value; empty when there is none.
func whose(general bool, value string) string {
	switch {
	case value == "":
		return ""
	case general:
		return FromGeneralDescription
	}
	return FromService
}

func mergedTexts(own, general catalog.TypedTexts) []SourcedText {
	out := []SourcedText{}
	for _, typ := range textTypes {
		out = append(out, sourced(typ, FromGeneralDescription, ofType(general, typ))...)
		out = append(out, sourced(typ, FromService, ofType(own, typ))...)
	}
	return out
}

// sourced is a text that says something, else nothing.
func sourced(typ, from string, text Texts) []SourcedText {
	for _, t := range text {
		if said(t.Value) != "" {
			return []SourcedText{{typ, from, text}}
		}
	}
	return nil
}
