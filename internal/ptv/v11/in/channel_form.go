package in

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// formBody is what V10VmOpenApiPrintableFormChannelIn and ...InBase share. Delivery addresses replace whenever they are
// not null, an empty list too (PTV): hence the pointer.
type formBody struct {
	channelBody
	plainNames
	supportBody
	FormIdentifier    catalog.Texts      `json:"formIdentifier"`
	DeliveryAddresses *[]deliveryAddress `json:"deliveryAddresses"`
	ChannelURLs       catalog.TypedTexts `json:"channelUrls"`
	Attachments       []attachment       `json:"attachments"`
}

type formPost struct {
	formBody
	connecting
}

type formDeletes struct {
	supportDeletes
	DeliveryAddresses bool `json:"deleteAllDeliveryAddresses"`
	ChannelURLs       bool `json:"deleteAllChannelUrls"`
	Attachments       bool `json:"deleteAllAttachments"`
	FormIdentifiers   bool `json:"deleteAllFormIdentifiers"`
}

type formPut struct {
	formBody
	formDeletes
}

func (w *wanted) form(a *asked, c *catalog.ServiceChannel) {
	if a.isNew() {
		var body formPost
		w.take(read(a, &body))
		w.services(body.connecting)
		w.layForm(c, &body.formBody, formDeletes{})
		return
	}
	var body formPut
	w.take(read(a, &body))
	w.layForm(c, &body.formBody, body.formDeletes)
	if body.formDeletes.ChannelURLs && len(body.formBody.ChannelURLs) == 0 && body.PublishingStatus == string(catalog.StatusPublished) {
		w.problems = append(w.problems, rule.Broken(rule.FilesAgain, "channelUrls", ""))
	}
}

func (w *wanted) layForm(c *catalog.ServiceChannel, b *formBody, deletes formDeletes) {
	w.common(c, &b.channelBody)
	w.names(c, b.ServiceChannelNames)
	w.support(c, &b.supportBody, deletes.supportDeletes)
	w.attachments(c, b.Attachments, deletes.Attachments)
	c.FormIdentifier = replaced(c.FormIdentifier, b.FormIdentifier, deletes.FormIdentifiers)
	c.ChannelURLs = replaced(c.ChannelURLs, b.ChannelURLs, deletes.ChannelURLs)
	switch {
	case b.DeliveryAddresses != nil:
		c.DeliveryAddresses = deliveryAddresses(*b.DeliveryAddresses, w.at)
	case deletes.DeliveryAddresses:
		c.DeliveryAddresses = nil
	}
	w.channelVersions(c, channelLists{
		texts:  len(b.ServiceChannelNames)+len(b.ServiceChannelDescriptions) > 0,
		emails: len(b.SupportEmails) > 0, phones: len(b.SupportPhones) > 0, pages: true, attachments: len(b.Attachments) > 0,
		identifier: len(b.FormIdentifier) > 0,
	})
}
