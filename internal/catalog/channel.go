package catalog

// ChannelType is EChannel, WebPage, PrintableForm, Phone or ServiceLocation.
type ChannelType string

// The five types of service channel.
const (
	EChannel        ChannelType = "EChannel"
	WebPageChannel  ChannelType = "WebPage"
	PrintableForm   ChannelType = "PrintableForm"
	PhoneChannel    ChannelType = "Phone"
	ServiceLocation ChannelType = "ServiceLocation"
)

// ChannelTypes lists the types in the order in which PTV sorts the channels of a service.
func ChannelTypes() []ChannelType {
	return []ChannelType{EChannel, WebPageChannel, PrintableForm, PhoneChannel, ServiceLocation}
}

// ServiceChannel is one way to reach services: on line, by phone, with a form, at a place.
// Members below the common ones are empty for the types that lack them.
type ServiceChannel struct {
	ID       ID     `json:"id"`
	SourceID string `json:"sourceId,omitempty"`
	// SourceUser is the opaque account id of the API user whose name SourceID is; empty when there is none.
	SourceUser                 string      `json:"sourceUser,omitempty"`
	Type                       ChannelType `json:"serviceChannelType"`
	OrganizationID             ID          `json:"organizationId"`
	ServiceChannelNames        TypedTexts  `json:"serviceChannelNames,omitempty"`
	ServiceChannelDescriptions TypedTexts  `json:"serviceChannelDescriptions,omitempty"`
	// AreaType is empty when the channel says nothing of its own: then the areas of its services are shown.
	AreaType     AreaType      `json:"areaType,omitempty"`
	Areas        []Area        `json:"areas,omitempty"`
	Languages    []string      `json:"languages,omitempty"`
	WebPages     []WebPage     `json:"webPages,omitempty"`
	ServiceHours []ServiceHour `json:"serviceHours,omitempty"`
	// Emails are PTV's supportEmails, for a service location its emails.
	Emails Texts `json:"emails,omitempty"`
	// PhoneNumbers are the numbers of phones and service locations, the support numbers of the other types.
	PhoneNumbers []Phone `json:"phoneNumbers,omitempty"`
	// IsVisibleForAll lets other organisations connect their services to the channel.
	IsVisibleForAll bool `json:"isVisibleForAll,omitzero"`
	// OntologyTerms are those that the channel has beyond the terms of its services, which are shown with them.
	OntologyTerms []CodeRef `json:"ontologyTerms,omitempty"`

	// SignatureQuantity (electronic channel) is how many must sign; nil when not said.
	SignatureQuantity      *int `json:"signatureQuantity,omitempty"`
	RequiresSignature      bool `json:"requiresSignature,omitzero"`
	RequiresAuthentication bool `json:"requiresAuthentication,omitzero"`

	// AccessibilityClassification belongs to electronic and web page channels.
	AccessibilityClassification []AccessibilityClassification `json:"accessibilityClassification,omitempty"`

	// Attachments belong to electronic channels and printable forms.
	Attachments []Attachment `json:"attachments,omitempty"`

	FormIdentifier Texts `json:"formIdentifier,omitempty"`
	// ChannelURLs are a form's files; the type is PDF, DOC, Excel, rtf or odt.
	ChannelURLs       TypedTexts `json:"channelUrls,omitempty"`
	DeliveryAddresses []Address  `json:"deliveryAddresses,omitempty"`

	OID             string     `json:"oid,omitempty"`
	DisplayNameType []NameType `json:"displayNameType,omitempty"`
	Addresses       []Address  `json:"addresses,omitempty"`

	ResponsibleSoteOrganization string `json:"responsibleSoteOrganization,omitempty"`
	Modified                    Moment `json:"modified,omitzero"`
	// Checked is when somebody last said that the content is right as it is; zero when nobody has. Of what was changed
	// later it says nothing.
	Checked Moment `json:"checked,omitzero"`
	// Plan is nil when nothing is planned.
	Plan *Plan `json:"plan,omitzero"`
}

// AccessibilityClassification says how well an electronic channel or web page meets WCAG, by language version.
type AccessibilityClassification struct {
	AccessibilityClassificationLevel  string `json:"accessibilityClassificationLevel"`
	WCAGLevel                         string `json:"wcagLevel,omitempty"`
	AccessibilityStatementWebPageName string `json:"accessibilityStatementWebPageName,omitempty"`
	AccessibilityStatementWebPage     string `json:"accessibilityStatementWebPage,omitempty"`
	Language                          string `json:"language"`
}
