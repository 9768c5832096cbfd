package catalog

// GeneralDescription is a nationally written text on which the services of many organisations lean.
type GeneralDescription struct {
	ID                     ID          `json:"id"`
	Names                  TypedTexts  `json:"names,omitempty"`
	Descriptions           TypedTexts  `json:"descriptions,omitempty"`
	ServiceClasses         []CodeRef   `json:"serviceClasses,omitempty"`
	OntologyTerms          []CodeRef   `json:"ontologyTerms,omitempty"`
	TargetGroups           []CodeRef   `json:"targetGroups,omitempty"`
	LifeEvents             []CodeRef   `json:"lifeEvents,omitempty"`
	IndustrialClasses      []CodeRef   `json:"industrialClasses,omitempty"`
	Requirements           Texts       `json:"requirements,omitempty"`
	Type                   ServiceType `json:"type,omitempty"`
	ServiceChargeType      ChargeType  `json:"serviceChargeType,omitempty"`
	Legislation            []Law       `json:"legislation,omitempty"`
	GeneralDescriptionType string      `json:"generalDescriptionType,omitempty"`
	// ServiceChannels are the channels that it proposes to the services leaning on it.
	ServiceChannels []ProposedChannel `json:"serviceChannels,omitempty"`
	Modified        Moment            `json:"modified,omitzero"`
	// Plan is nil when nothing is planned.
	Plan *Plan `json:"plan,omitzero"`
}

// ProposedChannel is a channel that a general description proposes.
type ProposedChannel struct {
	ChannelID             ID         `json:"channelId"`
	ServiceChargeType     ChargeType `json:"serviceChargeType,omitempty"`
	Description           TypedTexts `json:"description,omitempty"`
	DigitalAuthorizations []CodeRef  `json:"digitalAuthorizations,omitempty"`
}
