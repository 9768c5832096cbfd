package record

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// Connection is what holds for a service and a channel together; it goes before what the channel itself says.
// Service is absent in a service's record, Channel in a channel's.
type Connection struct {
	Service    *Ref               `json:"service,omitempty" doc:"The service; absent in a service's own record"`
	Channel    *Ref               `json:"channel,omitempty" doc:"The channel; absent in a channel's own record"`
	Order      int                `json:"order" doc:"The place among the service's connections, from 0"`
	ChargeType catalog.ChargeType `json:"chargeType,omitempty" doc:"Chargeable, FreeOfCharge or Other"`
	Descriptions
	ExtraTypes            []ExtraType   `json:"extraTypes" nullable:"false" doc:"What an ASTI service point does for the service"`
	ServiceHours          []ServiceHour `json:"serviceHours" nullable:"false" doc:"Opening hours"`
	Emails                []Email       `json:"emails" nullable:"false" doc:"Mail addresses"`
	PhoneNumbers          []Phone       `json:"phoneNumbers" nullable:"false" doc:"Telephone numbers"`
	WebPages              []WebPage     `json:"webPages" nullable:"false" doc:"Links"`
	Addresses             []Address     `json:"addresses" nullable:"false" doc:"Addresses"`
	DigitalAuthorizations []Class       `json:"digitalAuthorizations" nullable:"false" doc:"The matters in which somebody can act for another"`
	Modified              time.Time     `json:"modified,omitzero" doc:"When it was last changed"`
}

// ExtraType is what an ASTI service point does for a service.
type ExtraType struct {
	Type        string `json:"type,omitempty" doc:"The wire type"`
	Code        string `json:"code,omitempty" doc:"The code"`
	Name        Texts  `json:"name,omitzero" doc:"The name"`
	Description Texts  `json:"description,omitzero" doc:"The whole text, in PTV's markup"`
}

func (d desk) connection(c *catalog.Connection) Connection {
	out := Connection{
		Order: c.Order, ChargeType: c.ServiceChargeType, Descriptions: descriptionsOf(c.Description), ExtraTypes: []ExtraType{},
		ServiceHours: serviceHours(c.ServiceHours), Emails: emails(c.ContactDetails.Emails),
		PhoneNumbers: phones(c.ContactDetails.PhoneNumbers), WebPages: webPages(c.ContactDetails.WebPages),
		Addresses:             addresses(c.ContactDetails.Addresses),
		DigitalAuthorizations: d.classes(c.DigitalAuthorizations, codes.DigitalAuthorizations()), Modified: c.Modified.Time,
	}
	for _, x := range c.ExtraTypes {
		out.ExtraTypes = append(out.ExtraTypes, ExtraType{x.Type, x.Code, Texts(x.Name), Texts(x.Description)})
	}
	return out
}
