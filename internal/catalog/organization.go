package catalog

// OrganizationType is State, Municipality, RegionalOrganization, Organization or Company.
type OrganizationType string

// OrganizationMunicipality is the type whose area is its own municipality.
const OrganizationMunicipality OrganizationType = "Municipality"

// Organization answers for services; organisations form trees of at most seven levels (PTV rule).
type Organization struct {
	ID       ID     `json:"id"`
	SourceID string `json:"sourceId,omitempty"`
	// SourceUser is the opaque account id of the API user whose name SourceID is; empty when there is none.
	SourceUser string `json:"sourceUser,omitempty"`
	OID        string `json:"oid,omitempty"`
	// ParentOrganizationID is zero for a main organisation.
	ParentOrganizationID ID `json:"parentOrganizationId,omitzero"`
	// Municipality is set for the type Municipality only.
	Municipality     *Municipality    `json:"municipality,omitempty"`
	OrganizationType OrganizationType `json:"organizationType,omitempty"`
	// BusinessCode is the Finnish business id, 1234567-1.
	BusinessCode             string                `json:"businessCode,omitempty"`
	BusinessName             string                `json:"businessName,omitempty"`
	OrganizationNames        TypedTexts            `json:"organizationNames,omitempty"`
	DisplayNameType          []NameType            `json:"displayNameType,omitempty"`
	AreaType                 AreaType              `json:"areaType,omitempty"`
	Areas                    []Area                `json:"areas,omitempty"`
	OrganizationDescriptions TypedTexts            `json:"organizationDescriptions,omitempty"`
	Emails                   []Email               `json:"emails,omitempty"`
	PhoneNumbers             []Phone               `json:"phoneNumbers,omitempty"`
	WebPages                 []WebPage             `json:"webPages,omitempty"`
	Addresses                []Address             `json:"addresses,omitempty"`
	ElectronicInvoicings     []ElectronicInvoicing `json:"electronicInvoicings,omitempty"`
	// SahaID is the id in the Saha register, empty when there is none.
	SahaID   string `json:"sahaId,omitempty"`
	Modified Moment `json:"modified,omitzero"`
	// Plan is nil when nothing is planned.
	Plan *Plan `json:"plan,omitzero"`
}

// ElectronicInvoicing is where an organisation takes electronic invoices.
type ElectronicInvoicing struct {
	OperatorCode            string `json:"operatorCode,omitempty"`
	ElectronicInvoicingAddr string `json:"electronicInvoicingAddress,omitempty"`
	AdditionalInformation   Texts  `json:"additionalInformation,omitempty"`
}
