package in

import (
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
)

// channelBody is what the bodies of all five types of channel share.
type channelBody struct {
	SourceID                   string             `json:"sourceId"`
	OrganizationID             catalog.ID         `json:"organizationId"`
	ServiceChannelDescriptions catalog.TypedTexts `json:"serviceChannelDescriptions"`
	AreaType                   catalog.AreaType   `json:"areaType"`
	Areas                      []area             `json:"areas"`
	Languages                  []string           `json:"languages"`
	PublishingStatus           string             `json:"publishingStatus"`
	IsVisibleForAll            bool               `json:"isVisibleForAll"`
	schedule
}

// plainNames are names without a type: every channel's but a service location's.
type plainNames struct {
	ServiceChannelNames catalog.Texts `json:"serviceChannelNames"`
}

// connecting is what only POST has: the services to connect.
type connecting struct {
	Services []catalog.ID `json:"services"`
}

// supportBody is whom to ask, of the types that have no numbers of their own.
type supportBody struct {
	SupportPhones []phone       `json:"supportPhones"`
	SupportEmails catalog.Texts `json:"supportEmails"`
}

type supportDeletes struct {
	Emails bool `json:"deleteAllSupportEmails"`
	Phones bool `json:"deleteAllSupportPhones"`
}

// decodeChannel reads a body of one of the five types.
func decodeChannel(a *asked, typ catalog.ChannelType) *wanted {
	w := &wanted{at: paths{}}
	c := &catalog.ServiceChannel{Type: typ}
	if present, ok := a.present.(*catalog.ServiceChannel); ok {
		copied := *present
		c = &copied
	}
	w.entity = c
	switch typ {
	case catalog.EChannel:
		w.electronic(a, c)
	case catalog.WebPageChannel:
		w.webPage(a, c)
	case catalog.PhoneChannel:
		w.phone(a, c)
	case catalog.PrintableForm:
		w.form(a, c)
	case catalog.ServiceLocation:
		w.location(a, c)
	}
	return w
}

// common lays over a channel what all types share.
func (w *wanted) common(c *catalog.ServiceChannel, b *channelBody) {
	w.status = b.PublishingStatus
	w.schedule(b.schedule)
	overwrite(&c.SourceID, b.SourceID)
	overwrite(&c.OrganizationID, b.OrganizationID)
	c.ServiceChannelDescriptions = replaced(c.ServiceChannelDescriptions, b.ServiceChannelDescriptions, false)
	c.AreaType, c.Areas = areaOf(c.AreaType, c.Areas, b.AreaType, areasOf(b.Areas, areaCode, w.at))
	c.Languages = replaced(c.Languages, b.Languages, false)
	c.IsVisibleForAll = b.IsVisibleForAll
}

func (w *wanted) names(c *catalog.ServiceChannel, names catalog.Texts) {
	c.ServiceChannelNames = replaced(c.ServiceChannelNames, asNames(names), false)
}

func (w *wanted) services(b connecting) {
	w.connect = b.Services
	w.at.plain("connections", "serviceId", "services", len(b.Services))
}

func (w *wanted) support(c *catalog.ServiceChannel, b *supportBody, deletes supportDeletes) {
	w.at.set("phoneNumbers", "supportPhones")
	w.at.set("emails", "supportEmails")
	c.PhoneNumbers = replaced(c.PhoneNumbers, numbers(b.SupportPhones, ""), deletes.Phones)
	c.Emails = replaced(c.Emails, b.SupportEmails, deletes.Emails)
}

// urls sets web pages that have no name on the wire.
func (w *wanted) urls(c *catalog.ServiceChannel, given catalog.Texts, deleted bool) {
	w.at.set("webPages", "webPage")
	for i := range given {
		w.at.set(fmt.Sprintf("webPages[%d].url", i), fmt.Sprintf("webPage[%d].value", i))
	}
	c.WebPages = replaced(c.WebPages, links(given), deleted)
}

func (w *wanted) hours(c *catalog.ServiceChannel, given []hours, deleted bool) {
	c.ServiceHours = replaced(c.ServiceHours, hoursOf(given, "serviceHours", w.at), deleted)
}

// Types of attachments (PTV's attachments[].type).
const attachmentAttachment = "Attachment"

func (w *wanted) attachments(c *catalog.ServiceChannel, given []attachment, deleted bool) {
	var out []catalog.Attachment
	for _, g := range given {
		out = append(out, catalog.Attachment{
			Type: attachmentAttachment, Name: g.Name, Description: g.Description, URL: g.URL, Language: g.Language,
		})
	}
	c.Attachments = replaced(c.Attachments, out, deleted)
}

// attachment is VmOpenApiAttachment.
type attachment struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	URL         string `json:"url"`
	Language    string `json:"language"`
}

// channelVersions drops the texts of language versions that a body dropped from the optional lists that it does not
// give; given tells which those are.
func (w *wanted) channelVersions(c *catalog.ServiceChannel, given channelLists) {
	if !given.texts {
		return
	}
	v := versionsOf(languagesOfTyped(c.ServiceChannelNames), languagesOfTyped(c.ServiceChannelDescriptions))
	if !given.emails {
		c.Emails = v.texts(c.Emails)
	}
	if !given.phones {
		c.PhoneNumbers = v.phones(c.PhoneNumbers)
	}
	if !given.pages {
		c.WebPages = v.pages(c.WebPages)
	}
	if !given.hours {
		c.ServiceHours = v.hours(c.ServiceHours)
	}
	if !given.attachments {
		c.Attachments = v.attachments(c.Attachments)
	}
	if !given.identifier {
		c.FormIdentifier = v.texts(c.FormIdentifier)
	}
	if !given.displayed {
		c.DisplayNameType = in(v, c.DisplayNameType, func(t *catalog.NameType) string { return t.Language })
	}
}

// channelLists tells what a body gives: texts are names or descriptions. pages and phones also stand for required
// lists, whose missing languages are an error and not mended.
type channelLists struct{ texts, emails, phones, pages, hours, attachments, identifier, displayed bool }
