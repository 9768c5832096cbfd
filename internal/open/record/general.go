package record

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// GeneralDescription is a nationally written text on which services lean.
type GeneralDescription struct {
	ID                     catalog.ID          `json:"id" format:"uuid" doc:"Its id for ever"`
	Kind                   catalog.Kind        `json:"kind" enum:"GeneralDescription" doc:"Which kind of entity"`
	Type                   catalog.ServiceType `json:"type,omitempty" enum:"Service,PermitOrObligation,ProfessionalQualification" doc:"The wire type"`
	GeneralDescriptionType string              `json:"generalDescriptionType,omitempty" doc:"For whom it is written, such as Municipality"`
	Name                   Texts               `json:"name" doc:"The name"`
	AlternativeNames       Words               `json:"alternativeNames,omitzero" doc:"What it is also known as"`
	OtherNames             []TypedText         `json:"otherNames,omitzero" nullable:"false" doc:"Names of other types; absent when there are none"`
	Descriptions
	Requirements      Texts              `json:"requirements,omitzero" doc:"What somebody has to meet"`
	ChargeType        catalog.ChargeType `json:"chargeType,omitempty" doc:"Chargeable or FreeOfCharge"`
	ServiceClasses    []Class            `json:"serviceClasses" nullable:"false" doc:"Service classes"`
	OntologyTerms     []Class            `json:"ontologyTerms" nullable:"false" doc:"Ontology terms"`
	TargetGroups      []Class            `json:"targetGroups" nullable:"false" doc:"Target groups"`
	LifeEvents        []Class            `json:"lifeEvents" nullable:"false" doc:"Life events"`
	IndustrialClasses []Class            `json:"industrialClasses" nullable:"false" doc:"Industrial classes"`
	Legislation       []Law              `json:"legislation" nullable:"false" doc:"Laws"`
	Channels          []ProposedChannel  `json:"channels" nullable:"false" doc:"Proposed to the services that lean on it"`
	Created           time.Time          `json:"created,omitzero" doc:"When it first came to this catalogue"`
	Modified          time.Time          `json:"modified,omitzero" doc:"When its content was last changed"`
	Links             Links              `json:"links" doc:"Where else it is to be had"`
}

// ProposedChannel is a channel that a general description proposes.
type ProposedChannel struct {
	Channel    *Ref               `json:"channel,omitempty" doc:"The channel"`
	ChargeType catalog.ChargeType `json:"chargeType,omitempty" doc:"Chargeable, FreeOfCharge or Other"`
	Descriptions
	DigitalAuthorizations []Class `json:"digitalAuthorizations" nullable:"false" doc:"The matters in which somebody can act for another"`
}

func (d desk) general(e *live.Entry, v *catalog.GeneralDescription) *GeneralDescription {
	out := &GeneralDescription{
		ID: e.ID, Kind: e.Kind, Type: v.Type, GeneralDescriptionType: v.GeneralDescriptionType,
		Name: ofType(v.Names, catalog.TypeName), AlternativeNames: words(v.Names, catalog.TypeAlternativeName),
		OtherNames: otherNames(v.Names), Descriptions: descriptionsOf(v.Descriptions), Requirements: Texts(v.Requirements),
		ChargeType:     v.ServiceChargeType,
		ServiceClasses: d.classes(v.ServiceClasses, codes.ServiceClasses()), OntologyTerms: d.terms(v.OntologyTerms),
		TargetGroups: d.classes(v.TargetGroups, codes.TargetGroups()), LifeEvents: d.classes(v.LifeEvents, codes.LifeEvents()),
		IndustrialClasses: d.classes(v.IndustrialClasses, codes.IndustrialClasses()), Legislation: laws(v.Legislation, ""),
		Channels: []ProposedChannel{}, Created: e.Created.UTC(), Modified: e.Modified.Time, Links: linksOf(e),
	}
	for _, c := range v.ServiceChannels {
		out.Channels = append(out.Channels, ProposedChannel{
			Channel: d.ref(catalog.KindServiceChannel, c.ChannelID), ChargeType: c.ServiceChargeType,
			Descriptions:          descriptionsOf(c.Description),
			DigitalAuthorizations: d.classes(c.DigitalAuthorizations, codes.DigitalAuthorizations()),
		})
	}
	return out
}
