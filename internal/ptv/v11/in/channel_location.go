package in

import "github.com/varanto/varanto/internal/catalog"

// locationBody is what V11VmOpenApiServiceLocationChannelIn and ...InBase share.
type locationBody struct {
	channelBody
	ServiceChannelNames catalog.TypedTexts `json:"serviceChannelNames"`
	OID                 string             `json:"oid"`
	DisplayNameType     []catalog.NameType `json:"displayNameType"`
	Emails              catalog.Texts      `json:"emails"`
	FaxNumbers          []fax              `json:"faxNumbers"`
	PhoneNumbers        []phone            `json:"phoneNumbers"`
	WebPages            []catalog.WebPage  `json:"webPages"`
	Addresses           []locationAddress  `json:"addresses"`
	ServiceHours        []hours            `json:"serviceHours"`
}

type locationPost struct {
	locationBody
	connecting
}

type locationDeletes struct {
	Emails       bool `json:"deleteAllEmails"`
	PhoneNumbers bool `json:"deleteAllPhoneNumbers"`
	FaxNumbers   bool `json:"deleteAllFaxNumbers"`
	OID          bool `json:"deleteOid"`
	WebPages     bool `json:"deleteAllWebPages"`
	ServiceHours bool `json:"deleteAllServiceHours"`
}

type locationPut struct {
	locationBody
	locationDeletes
}

func (w *wanted) location(a *asked, c *catalog.ServiceChannel) {
	if a.isNew() {
		var body locationPost
		w.take(read(a, &body))
		w.services(body.connecting)
		w.layLocation(c, &body.locationBody, locationDeletes{})
		return
	}
	var body locationPut
	w.take(read(a, &body))
	w.layLocation(c, &body.locationBody, body.locationDeletes)
}

func (w *wanted) layLocation(c *catalog.ServiceChannel, b *locationBody, deletes locationDeletes) {
	w.common(c, &b.channelBody)
	c.ServiceChannelNames = replaced(c.ServiceChannelNames, namedTyped(b.ServiceChannelNames), false)
	c.DisplayNameType = replaced(c.DisplayNameType, b.DisplayNameType, false)
	overwrite(&c.OID, b.OID)
	if deletes.OID && b.OID == "" {
		c.OID = ""
	}
	c.PhoneNumbers = bothNumbers(c.PhoneNumbers, b.PhoneNumbers, b.FaxNumbers, deletes.PhoneNumbers, deletes.FaxNumbers, "", w.at)
	c.Emails = replaced(c.Emails, b.Emails, deletes.Emails)
	c.WebPages = replaced(c.WebPages, b.WebPages, deletes.WebPages)
	c.Addresses = replaced(c.Addresses, locationAddresses(b.Addresses, c.Addresses, w.at), false)
	w.hours(c, b.ServiceHours, deletes.ServiceHours)
	w.channelVersions(c, channelLists{
		texts:  len(b.ServiceChannelNames)+len(b.ServiceChannelDescriptions) > 0,
		emails: len(b.Emails) > 0, phones: len(b.PhoneNumbers)+len(b.FaxNumbers) > 0, pages: len(b.WebPages) > 0, hours: len(b.ServiceHours) > 0,
		displayed: len(b.DisplayNameType) > 0,
	})
}
