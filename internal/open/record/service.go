package record

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// Service is a service with its connections and, where it leans on a general description, the merged view.
type Service struct {
	ID               catalog.ID          `json:"id" format:"uuid" doc:"Its id for ever"`
	Kind             catalog.Kind        `json:"kind" enum:"Service" doc:"Which kind of entity"`
	Type             catalog.ServiceType `json:"type,omitempty" enum:"Service,PermitOrObligation,ProfessionalQualification" doc:"The general description's when the service has none of its own"`
	Name             Texts               `json:"name" doc:"The name"`
	AlternativeNames Words               `json:"alternativeNames,omitzero" doc:"What it is also known as"`
	OtherNames       []TypedText         `json:"otherNames,omitzero" nullable:"false" doc:"Names of other types; absent when there are none"`
	Descriptions
	Requirements                Texts                 `json:"requirements,omitzero" doc:"What somebody has to meet"`
	Organization                *Ref                  `json:"organization,omitempty" doc:"The main responsible one"`
	Organizations               []ServiceOrganization `json:"organizations" nullable:"false" doc:"All that have a role, the main responsible one too"`
	GeneralDescription          *Ref                  `json:"generalDescription,omitempty" doc:"On which the service leans"`
	FundingType                 string                `json:"fundingType,omitempty" doc:"PubliclyFunded or MarketFunded"`
	ChargeType                  catalog.ChargeType    `json:"chargeType,omitempty" doc:"The service's own; see merged for what holds"`
	AreaType                    catalog.AreaType      `json:"areaType,omitempty" doc:"Nationwide, NationwideExceptAlandIslands or LimitedType"`
	Areas                       []Area                `json:"areas" nullable:"false" doc:"Of a limited area"`
	Languages                   []CodedName           `json:"languages" nullable:"false" doc:"In which is served"`
	ServiceClasses              []Class               `json:"serviceClasses" nullable:"false" doc:"The service's own"`
	OntologyTerms               []Class               `json:"ontologyTerms" nullable:"false" doc:"The service's own"`
	TargetGroups                []Class               `json:"targetGroups" nullable:"false" doc:"The service's own"`
	LifeEvents                  []Class               `json:"lifeEvents" nullable:"false" doc:"The service's own"`
	IndustrialClasses           []Class               `json:"industrialClasses" nullable:"false" doc:"The service's own"`
	Overrides                   *Overrides            `json:"overrides,omitempty" doc:"What of the general description the service leaves out"`
	Keywords                    Words                 `json:"keywords,omitzero" doc:"Words to be found by"`
	Legislation                 []Law                 `json:"legislation" nullable:"false" doc:"The service's own"`
	ServiceVouchersInUse        bool                  `json:"serviceVouchersInUse" doc:"Service vouchers can be used"`
	ServiceVouchers             []ServiceVoucher      `json:"serviceVouchers" nullable:"false" doc:"Where vouchers are told about"`
	Connections                 []Connection          `json:"connections" nullable:"false" doc:"The channels to use it, with what holds for the two together; in PTV's order of types"`
	Collections                 []Ref                 `json:"collections" nullable:"false" doc:"That hold it"`
	ResponsibleSoteOrganization string                `json:"responsibleSoteOrganization,omitempty" doc:"Carried as it came"`
	Merged                      *Merged               `json:"merged,omitempty" doc:"The service together with its general description; absent when it leans on none"`
	Created                     time.Time             `json:"created,omitzero" doc:"When it first came to this catalogue"`
	Modified                    time.Time             `json:"modified,omitzero" doc:"When its content was last changed"`
	Links                       Links                 `json:"links" doc:"Where else it is to be had"`
}

// ServiceOrganization says what an organisation does for a service.
type ServiceOrganization struct {
	Organization          *Ref   `json:"organization,omitempty" doc:"Absent for a producer that is known by additionalInformation only"`
	Role                  string `json:"role,omitempty" doc:"Responsible, OtherResponsible or Producer"`
	ProvisionType         string `json:"provisionType,omitempty" doc:"SelfProducedServices, ProcuredServices or Other, of producers"`
	AdditionalInformation Texts  `json:"additionalInformation,omitzero" doc:"What else there is to know"`
}

// Overrides are uris of a general description's items.
type Overrides struct {
	ServiceClasses []string `json:"serviceClasses" nullable:"false" doc:"Service classes"`
	OntologyTerms  []string `json:"ontologyTerms" nullable:"false" doc:"Ontology terms"`
	TargetGroups   []string `json:"targetGroups" nullable:"false" doc:"Target groups"`
}

// ServiceVoucher is where a service voucher is told about.
type ServiceVoucher struct {
	Name                  string `json:"name,omitempty" doc:"The name"`
	Language              string `json:"language,omitempty" doc:"Whom it is for, by code of language"`
	URL                   string `json:"url,omitempty" doc:"The address"`
	AdditionalInformation string `json:"additionalInformation,omitempty" doc:"What else there is to know"`
}

func (d desk) service(e *live.Entry, v *catalog.Service) *Service {
	out := &Service{
		ID: e.ID, Kind: e.Kind, Type: catalog.ServiceType(e.Type),
		Name: ofType(v.ServiceNames, catalog.TypeName), AlternativeNames: words(v.ServiceNames, catalog.TypeAlternativeName),
		OtherNames: otherNames(v.ServiceNames), Descriptions: descriptionsOf(v.ServiceDescriptions), Requirements: Texts(v.Requirements),
		Organization: d.ref(catalog.KindOrganization, v.Responsible()), Organizations: []ServiceOrganization{},
		GeneralDescription: d.ref(catalog.KindGeneralDescription, v.GeneralDescriptionID),
		FundingType:        v.FundingType, ChargeType: v.ServiceChargeType, AreaType: v.AreaType, Areas: areas(v.Areas),
		Languages:      languages(v.Languages),
		ServiceClasses: d.classes(v.ServiceClasses, codes.ServiceClasses()), OntologyTerms: d.terms(v.OntologyTerms),
		TargetGroups: d.classes(v.TargetGroups, codes.TargetGroups()), LifeEvents: d.classes(v.LifeEvents, codes.LifeEvents()),
		IndustrialClasses: d.classes(v.IndustrialClasses, codes.IndustrialClasses()),
		Keywords:          Words(v.Keywords), Legislation: laws(v.Legislation, ""),
		ServiceVouchersInUse: v.ServiceVouchersInUse, ServiceVouchers: []ServiceVoucher{}, Connections: []Connection{},
		Collections:                 d.entryRefs(d.CollectionsOf(e.Kind, e.ID)),
		ResponsibleSoteOrganization: v.ResponsibleSoteOrganization,
		Created:                     e.Created.UTC(), Modified: e.Modified.Time, Links: linksOf(e),
	}
	if !v.Overrides.IsZero() {
		o := Overrides(v.Overrides)
		out.Overrides = &o
	}
	for _, o := range v.Organizations {
		out.Organizations = append(out.Organizations, ServiceOrganization{
			d.ref(catalog.KindOrganization, o.OrganizationID), o.RoleType, o.ProvisionType, Texts(o.AdditionalInformation),
		})
	}
	for _, w := range v.ServiceVouchers {
		out.ServiceVouchers = append(out.ServiceVouchers, ServiceVoucher{w.Value, w.Language, w.URL, w.AdditionalInformation})
	}
	for _, c := range d.ServiceConnections(e.ID) {
		shown := d.connection(c)
		shown.Channel = d.ref(catalog.KindServiceChannel, c.ChannelID)
		out.Connections = append(out.Connections, shown)
	}
	if g := d.General(v.GeneralDescriptionID); g != nil {
		out.Merged = d.merged(v, g)
	}
	return out
}
