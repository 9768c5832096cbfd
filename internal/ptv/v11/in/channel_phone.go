package in

import "github.com/varanto/varanto/internal/catalog"

// phoneBody is what V11VmOpenApiPhoneChannelIn and ...InBase share.
type phoneBody struct {
	channelBody
	plainNames
	PhoneNumbers  []typedPhone  `json:"phoneNumbers"`
	WebPage       catalog.Texts `json:"webPage"`
	SupportEmails catalog.Texts `json:"supportEmails"`
	ServiceHours  []hours       `json:"serviceHours"`
}

type phonePost struct {
	phoneBody
	connecting
}

type phoneDeletes struct {
	WebPages     bool `json:"deleteAllWebPages"`
	ServiceHours bool `json:"deleteAllServiceHours"`
}

type phonePut struct {
	phoneBody
	phoneDeletes
}

func (w *wanted) phone(a *asked, c *catalog.ServiceChannel) {
	if a.isNew() {
		var body phonePost
		w.take(read(a, &body))
		w.services(body.connecting)
		w.layPhone(c, &body.phoneBody, phoneDeletes{})
		return
	}
	var body phonePut
	w.take(read(a, &body))
	w.layPhone(c, &body.phoneBody, body.phoneDeletes)
}

func (w *wanted) layPhone(c *catalog.ServiceChannel, b *phoneBody, deletes phoneDeletes) {
	w.common(c, &b.channelBody)
	w.names(c, b.ServiceChannelNames)
	w.at.set("emails", "supportEmails")
	c.PhoneNumbers = replaced(c.PhoneNumbers, typedNumbers(b.PhoneNumbers), false)
	c.Emails = replaced(c.Emails, b.SupportEmails, false)
	w.urls(c, b.WebPage, deletes.WebPages)
	w.hours(c, b.ServiceHours, deletes.ServiceHours)
	w.channelVersions(c, channelLists{
		texts:  len(b.ServiceChannelNames)+len(b.ServiceChannelDescriptions) > 0,
		emails: len(b.SupportEmails) > 0, phones: true, pages: len(b.WebPage) > 0, hours: len(b.ServiceHours) > 0,
	})
}
