package in

import "github.com/varanto/varanto/internal/catalog"

// webBody is what V10VmOpenApiWebPageChannelIn and ...InBase share.
type webBody struct {
	channelBody
	plainNames
	supportBody
	WebPage                     catalog.Texts                         `json:"webPage"`
	AccessibilityClassification []catalog.AccessibilityClassification `json:"accessibilityClassification"`
}

type webPost struct {
	webBody
	connecting
}

type webPut struct {
	webBody
	supportDeletes
}

func (w *wanted) webPage(a *asked, c *catalog.ServiceChannel) {
	if a.isNew() {
		var body webPost
		w.take(read(a, &body))
		w.services(body.connecting)
		w.layWebPage(c, &body.webBody, supportDeletes{})
		return
	}
	var body webPut
	w.take(read(a, &body))
	w.layWebPage(c, &body.webBody, body.supportDeletes)
}

func (w *wanted) layWebPage(c *catalog.ServiceChannel, b *webBody, deletes supportDeletes) {
	w.common(c, &b.channelBody)
	w.names(c, b.ServiceChannelNames)
	w.support(c, &b.supportBody, deletes)
	w.urls(c, b.WebPage, false)
	c.AccessibilityClassification = replaced(c.AccessibilityClassification, b.AccessibilityClassification, false)
	w.channelVersions(c, channelLists{
		texts:  len(b.ServiceChannelNames)+len(b.ServiceChannelDescriptions) > 0,
		emails: len(b.SupportEmails) > 0, phones: len(b.SupportPhones) > 0, pages: true,
	})
}
