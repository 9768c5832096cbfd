package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// The wire structs below hold the catalogue's own types, whose members have PTV's names, and name anew the members
// whose shape differs on the wire: of two members of one name the outer one is read.

// wireItem is PTV's {id, name} of a referenced entity. Its name is the referenced entity's matter.
type wireItem struct {
	ID catalog.ID `json:"id"`
}

type wireService struct {
	catalog.Service
	Organizations    []wireServiceOrganization `json:"organizations"`
	ServiceChannels  []wireConnection          `json:"serviceChannels"`
	PublishingStatus string                    `json:"publishingStatus"`
}

type wireServiceOrganization struct {
	catalog.ServiceOrganization
	Organization wireItem `json:"organization"`
}

func decodeService(line []byte) (*editorial.Given, []catalog.Problem) {
	var w wireService
	problems := read(line, &w)
	s := &w.Service
	s.Overrides, s.Plan, s.SourceUser, s.Checked = catalog.Overrides{}, nil, "", catalog.Moment{} // the catalogue's own, not PTV's
	s.ServiceDescriptions = withoutMerged(s.ServiceDescriptions)
	s.Areas = ownAreas(s.Areas)
	s.Organizations = nil
	for i := range w.Organizations {
		o := w.Organizations[i].ServiceOrganization
		o.OrganizationID = w.Organizations[i].Organization.ID
		s.Organizations = append(s.Organizations, o)
	}
	connections, further := serviceConnections(s.ID, w.ServiceChannels)
	g, all := given(s, w.PublishingStatus, problems, further)
	if g != nil {
		g.Connections, g.ConnectionsGiven = connections, true
	}
	return g, all
}

type wireChannel struct {
	catalog.ServiceChannel
	SupportPhones     []catalog.Phone  `json:"supportPhones"`
	SupportEmails     catalog.Texts    `json:"supportEmails"`
	DeliveryAddresses []wireAddress    `json:"deliveryAddresses"`
	Addresses         []wireAddress    `json:"addresses"`
	Services          []wireConnection `json:"services"`
	PublishingStatus  string           `json:"publishingStatus"`
}

func decodeChannel(line []byte) (*editorial.Given, []catalog.Problem) {
	var w wireChannel
	problems := read(line, &w)
	c := &w.ServiceChannel
	c.Plan, c.SourceUser, c.Checked = nil, "", catalog.Moment{}
	c.Areas = ownAreas(c.Areas)
	c.ServiceHours = normalHours(c.ServiceHours)
	c.Addresses = addresses(w.Addresses)
	c.DeliveryAddresses = addresses(w.DeliveryAddresses)
	if c.Type != catalog.ServiceLocation {
		c.Emails = w.SupportEmails
	}
	if !hasOwnNumbers(c.Type) {
		c.PhoneNumbers = w.SupportPhones
	}
	keepOwnMembers(c)
	connections, further := channelConnections(c.ID, w.Services)
	g, all := given(c, w.PublishingStatus, problems, further)
	if g != nil {
		g.Connections, g.ConnectionsGiven = connections, true
	}
	return g, all
}

// keepOwnMembers empties the members that channels of that type do not have.
func keepOwnMembers(c *catalog.ServiceChannel) {
	if c.Type != catalog.EChannel {
		c.SignatureQuantity, c.RequiresSignature, c.RequiresAuthentication = nil, false, false
	}
	if c.Type != catalog.EChannel && c.Type != catalog.WebPageChannel {
		c.AccessibilityClassification = nil
	}
	if c.Type != catalog.EChannel && c.Type != catalog.PrintableForm {
		c.Attachments = nil
	}
	if c.Type != catalog.PrintableForm {
		c.FormIdentifier, c.ChannelURLs, c.DeliveryAddresses = nil, nil, nil
	}
	if c.Type != catalog.ServiceLocation {
		c.OID, c.DisplayNameType, c.Addresses = "", nil, nil
	}
}

type wireOrganization struct {
	catalog.Organization
	Addresses        []wireAddress `json:"addresses"`
	PublishingStatus string        `json:"publishingStatus"`
}

func decodeOrganization(line []byte) (*editorial.Given, []catalog.Problem) {
	var w wireOrganization
	problems := read(line, &w)
	o := &w.Organization
	o.Plan, o.SourceUser = nil, ""
	o.Municipality = ownMunicipality(o.Municipality)
	o.Areas = ownAreas(o.Areas)
	o.Addresses = addresses(w.Addresses)
	return given(o, w.PublishingStatus, problems, nil)
}

type wireGeneralDescription struct {
	catalog.GeneralDescription
	ServiceChannels  []wireConnection `json:"serviceChannels"`
	PublishingStatus string           `json:"publishingStatus"`
}

func decodeGeneralDescription(line []byte) (*editorial.Given, []catalog.Problem) {
	var w wireGeneralDescription
	problems := read(line, &w)
	g := &w.GeneralDescription
	g.Plan = nil
	g.ServiceChannels = nil
	for i := range w.ServiceChannels {
		c := &w.ServiceChannels[i]
		g.ServiceChannels = append(g.ServiceChannels, catalog.ProposedChannel{
			ChannelID:             c.ServiceChannel.ID,
			ServiceChargeType:     c.ServiceChargeType,
			Description:           c.Description,
			DigitalAuthorizations: c.DigitalAuthorizations,
		})
	}
	return given(g, w.PublishingStatus, problems, nil)
}

type wireCollection struct {
	catalog.ServiceCollection
	Services         []wireItem `json:"services"`
	ServiceChannels  []wireItem `json:"serviceChannels"`
	PublishingStatus string     `json:"publishingStatus"`
}

func decodeCollection(line []byte) (*editorial.Given, []catalog.Problem) {
	var w wireCollection
	problems := read(line, &w)
	c := &w.ServiceCollection
	c.Plan, c.SourceUser = nil, ""
	c.Services, c.ServiceChannels = ids(w.Services), ids(w.ServiceChannels)
	return given(c, w.PublishingStatus, problems, nil)
}

func ids(items []wireItem) []catalog.ID {
	var out []catalog.ID
	for _, item := range items {
		out = append(out, item.ID)
	}
	return out
}
