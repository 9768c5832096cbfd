package in

import (
	"strconv"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// electronicBody is what V11VmOpenApiElectronicChannelIn and ...InBase share. The two switches overwrite on PUT.
type electronicBody struct {
	channelBody
	plainNames
	supportBody
	SignatureQuantity           string                                `json:"signatureQuantity"`
	RequiresSignature           bool                                  `json:"requiresSignature"`
	RequiresAuthentication      bool                                  `json:"requiresAuthentication"`
	WebPage                     catalog.Texts                         `json:"webPage"`
	Attachments                 []attachment                          `json:"attachments"`
	ServiceHours                []hours                               `json:"serviceHours"`
	AccessibilityClassification []catalog.AccessibilityClassification `json:"accessibilityClassification"`
}

type electronicPost struct {
	electronicBody
	connecting
}

type electronicDeletes struct {
	supportDeletes
	Attachments  bool `json:"deleteAllAttachments"`
	ServiceHours bool `json:"deleteAllServiceHours"`
}

type electronicPut struct {
	electronicBody
	electronicDeletes
}

func (w *wanted) electronic(a *asked, c *catalog.ServiceChannel) {
	if a.isNew() {
		var body electronicPost
		w.take(read(a, &body))
		if !w.unreadable && !has(a.body, "requiresAuthentication") {
			w.lacks("requiresAuthentication")
		}
		w.services(body.connecting)
		w.layElectronic(c, &body.electronicBody, electronicDeletes{})
		return
	}
	var body electronicPut
	w.take(read(a, &body))
	w.layElectronic(c, &body.electronicBody, body.electronicDeletes)
}

func (w *wanted) layElectronic(c *catalog.ServiceChannel, b *electronicBody, deletes electronicDeletes) {
	w.common(c, &b.channelBody)
	w.names(c, b.ServiceChannelNames)
	w.support(c, &b.supportBody, deletes.supportDeletes)
	w.urls(c, b.WebPage, false)
	w.hours(c, b.ServiceHours, deletes.ServiceHours)
	w.attachments(c, b.Attachments, deletes.Attachments)
	c.AccessibilityClassification = replaced(c.AccessibilityClassification, b.AccessibilityClassification, false)
	c.RequiresSignature = b.RequiresSignature
	c.RequiresAuthentication = b.RequiresAuthentication
	w.signatures(c, b.SignatureQuantity)
	w.channelVersions(c, channelLists{
		texts:  len(b.ServiceChannelNames)+len(b.ServiceChannelDescriptions) > 0,
		emails: len(b.SupportEmails) > 0, phones: len(b.SupportPhones) > 0, pages: true, hours: len(b.ServiceHours) > 0,
		attachments: len(b.Attachments) > 0,
	})
}

// signatures reads how many must sign, which PTV has as text: a whole number from 1.
func (w *wanted) signatures(c *catalog.ServiceChannel, given string) {
	if !c.RequiresSignature {
		c.SignatureQuantity = nil
	}
	if given == "" {
		return
	}
	n, err := strconv.ParseInt(given, 10, 32)
	if err != nil || n < 1 || given[0] == '+' || given[0] == '0' {
		w.problems = append(w.problems, rule.Broken(rule.SignatureQuantity, "signatureQuantity", given, "min", "1"))
		return
	}
	if c.RequiresSignature {
		quantity := int(n)
		c.SignatureQuantity = &quantity
	}
}
