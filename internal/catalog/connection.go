package catalog

// Connection joins a service with a channel and says what holds for the two together. There is at most one a pair;
// it lives apart from the versions of both (PTV rule).
type Connection struct {
	ServiceID ID `json:"serviceId"`
	ChannelID ID `json:"channelId"`
	// Order is the place among the service's connections, from 0.
	Order             int        `json:"order,omitzero"`
	ServiceChargeType ChargeType `json:"serviceChargeType,omitempty"`
	Description       TypedTexts `json:"description,omitempty"`
	// ASTI marks a connection that stands by itself apart from the regular ones (PTV's ASTI endpoints make such).
	ASTI                  bool           `json:"asti,omitzero"`
	ExtraTypes            []ExtraType    `json:"extraTypes,omitempty"`
	ServiceHours          []ServiceHour  `json:"serviceHours,omitempty"`
	ContactDetails        ContactDetails `json:"contactDetails,omitzero"`
	DigitalAuthorizations []CodeRef      `json:"digitalAuthorizations,omitempty"`
	Modified              Moment         `json:"modified,omitzero"`
}

// ExtraType is what an ASTI service point does for the service. Type is Asti.
type ExtraType struct {
	Type        string `json:"type,omitempty"`
	Code        string `json:"code,omitempty"`
	Name        Texts  `json:"name,omitempty"`
	Description Texts  `json:"description,omitempty"`
}

// ID is ConnectionID of the two ends.
func (c *Connection) ID() ID { return ConnectionID(c.ServiceID, c.ChannelID) }

// IsASTI tells whether the connection is one of those that the ASTI endpoints keep: it is marked so, or imported
// content shows it by an extra type Asti.
func (c *Connection) IsASTI() bool {
	if c.ASTI {
		return true
	}
	for _, x := range c.ExtraTypes {
		if x.Type == "Asti" {
			return true
		}
	}
	return false
}
