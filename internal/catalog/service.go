package catalog

// ServiceType is Service, PermitOrObligation or ProfessionalQualification.
type ServiceType string

// The three types of service.
const (
	TypeService                   ServiceType = "Service"
	TypePermitOrObligation        ServiceType = "PermitOrObligation"
	TypeProfessionalQualification ServiceType = "ProfessionalQualification"
)

// Service is what an organisation offers or handles, apart from how it is reached.
type Service struct {
	ID       ID     `json:"id"`
	SourceID string `json:"sourceId,omitempty"`
	// SourceUser is the opaque account id of the API user whose name SourceID is; empty when there is none.
	SourceUser string `json:"sourceUser,omitempty"`
	// GeneralDescriptionID is zero when the service leans on none.
	GeneralDescriptionID ID `json:"generalDescriptionId,omitzero"`
	// Type is empty when the general description's type holds.
	Type         ServiceType `json:"type,omitempty"`
	FundingType  string      `json:"fundingType,omitempty"`
	ServiceNames TypedTexts  `json:"serviceNames,omitempty"`
	// ServiceChargeType is the service's own; a general description's charge type goes before it (PTV rule).
	ServiceChargeType   ChargeType `json:"serviceChargeType,omitempty"`
	AreaType            AreaType   `json:"areaType,omitempty"`
	Areas               []Area     `json:"areas,omitempty"`
	ServiceDescriptions TypedTexts `json:"serviceDescriptions,omitempty"`
	// Languages are the languages of service: codes of the language list, not of content.
	Languages []string `json:"languages,omitempty"`
	// The classes are the service's own: those of the general description are added when it is shown.
	ServiceClasses    []CodeRef `json:"serviceClasses,omitempty"`
	OntologyTerms     []CodeRef `json:"ontologyTerms,omitempty"`
	TargetGroups      []CodeRef `json:"targetGroups,omitempty"`
	LifeEvents        []CodeRef `json:"lifeEvents,omitempty"`
	IndustrialClasses []CodeRef `json:"industrialClasses,omitempty"`
	// Overrides are uris of the general description's items that this service leaves out. PTV knows this for target
	// groups; classes and terms come here when imported content lacks what its general description has.
	Overrides            Overrides             `json:"overrides,omitzero"`
	Legislation          []Law                 `json:"legislation,omitempty"`
	Keywords             Texts                 `json:"keywords,omitempty"`
	Requirements         Texts                 `json:"requirements,omitempty"`
	Organizations        []ServiceOrganization `json:"organizations,omitempty"`
	ServiceVouchersInUse bool                  `json:"serviceVouchersInUse,omitzero"`
	ServiceVouchers      []ServiceVoucher      `json:"serviceVouchers,omitempty"`
	// ResponsibleSoteOrganization is carried as it came; PTV's public interface leaves it null.
	ResponsibleSoteOrganization string `json:"responsibleSoteOrganization,omitempty"`
	// Modified is when the content was last changed, which for imported content is before its revision's time.
	Modified Moment `json:"modified,omitzero"`
	// Checked is when somebody last said that the content is right as it is; zero when nobody has. Of what was changed
	// later it says nothing.
	Checked Moment `json:"checked,omitzero"`
	// Plan is nil when nothing is planned.
	Plan *Plan `json:"plan,omitzero"`
}

// Overrides lists uris of a general description's items that a service leaves out.
type Overrides struct {
	ServiceClasses []string `json:"serviceClasses,omitempty"`
	OntologyTerms  []string `json:"ontologyTerms,omitempty"`
	TargetGroups   []string `json:"targetGroups,omitempty"`
}

// IsZero tells that nothing is left out.
func (o Overrides) IsZero() bool {
	return len(o.ServiceClasses)+len(o.OntologyTerms)+len(o.TargetGroups) == 0
}

// Roles of organisations in a service.
const (
	RoleResponsible      = "Responsible"
	RoleOtherResponsible = "OtherResponsible"
	RoleProducer         = "Producer"
)

// ServiceOrganization says what an organisation does for a service.
type ServiceOrganization struct {
	// OrganizationID is zero for a producer known only by AdditionalInformation.
	OrganizationID ID     `json:"organizationId,omitzero"`
	RoleType       string `json:"roleType,omitempty"`
	// ProvisionType is SelfProducedServices, ProcuredServices or Other for producers, else empty.
	ProvisionType         string `json:"provisionType,omitempty"`
	AdditionalInformation Texts  `json:"additionalInformation,omitempty"`
}

// ServiceVoucher is where a service voucher is told about.
type ServiceVoucher struct {
	Value                 string `json:"value,omitempty"`
	Language              string `json:"language"`
	URL                   string `json:"url,omitempty"`
	AdditionalInformation string `json:"additionalInformation,omitempty"`
}

// Responsible returns the main responsible organisation, zero when none is known.
func (s *Service) Responsible() ID {
	for _, o := range s.Organizations {
		if o.RoleType == RoleResponsible {
			return o.OrganizationID
		}
	}
	return ID{}
}
