package rule

import (
	"strings"
	"sync"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

func (c *checker) phones(member string, phones []catalog.Phone) {
	for i := range phones {
		c.enterAt(member, i)
		c.phone(&phones[i])
		c.leave()
	}
}

func (c *checker) phone(p *catalog.Phone) {
	// catalog.Validate has looked at the rest of the form.
	if strings.HasPrefix(p.Number, "+") {
		c.broken(PhoneNumber, "number", p.Number, "language", p.Language)
	}
	switch {
	case p.PrefixNumber == "" && !p.IsFinnishServiceNumber:
		c.brokenIn(p.Language, PhonePrefix, "prefixNumber", "")
	case p.PrefixNumber != "" && isPrefix(p.PrefixNumber) && !dialCodes()[p.PrefixNumber]:
		c.brokenIn(p.Language, PhonePrefixCode, "prefixNumber", p.PrefixNumber)
	}
	if p.ServiceChargeType == catalog.ChargeOther && blank(p.ChargeDescription) {
		c.brokenIn(p.Language, ChargeDescription, "chargeDescription", p.ChargeDescription)
	}
	c.atMost(maxContactText, PhoneTextLength, "additionalInformation", p.Language, p.AdditionalInformation)
	c.atLeast("additionalInformation", "", p.Language, p.AdditionalInformation)
	c.atMost(maxContactText, ChargeTextLength, "chargeDescription", p.Language, p.ChargeDescription)
	c.atLeast("chargeDescription", "", p.Language, p.ChargeDescription)
}

// isPrefix takes what catalog.Validate takes for a dial code; what it refuses is not told twice.
func isPrefix(s string) bool { return len(s) >= 2 && len(s) <= 5 && s[0] == '+' && isDigits(s[1:]) }

var dialCodes = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for _, country := range codes.Countries() {
		for _, prefix := range country.PrefixNumbers {
			known[prefix] = true
		}
	}
	return known
})

// emailTexts checks mail addresses that are texts (channels, connections).
func (c *checker) emailTexts(member string, emails catalog.Texts) {
	for i := range emails {
		c.enterAt(member, i)
		c.email(emails[i].Language, emails[i].Value)
		c.leave()
	}
}

func (c *checker) emails(member string, emails []catalog.Email) {
	for i := range emails {
		c.enterAt(member, i)
		c.email(emails[i].Language, emails[i].Value)
		c.atMost(maxEmail, EmailTextLength, "description", emails[i].Language, emails[i].Description)
		c.leave()
	}
}

func (c *checker) email(language, value string) {
	switch {
	case value == "":
		c.brokenIn(language, EmailRequired, "value", "")
	case !IsEmail(value):
		c.brokenIn(language, EmailForm, "value", value)
	}
	c.atMost(maxEmail, EmailLength, "value", language, value)
}

// url checks a web address; an empty one is no address.
func (c *checker) url(member, language, value string) {
	c.atMost(maxURL, URLLength, member, language, value)
	if value != "" && !IsURL(value) {
		c.brokenIn(language, URLForm, member, value)
	}
}

// link checks a web address that must be there.
func (c *checker) link(member, language, value string) {
	if value == "" {
		c.brokenIn(language, URLRequired, member, "")
	}
	c.url(member, language, value)
}

func (c *checker) webPages(member string, pages []catalog.WebPage) {
	for i := range pages {
		c.enterAt(member, i)
		c.link("url", pages[i].Language, pages[i].URL)
		c.atMost(maxLinkName, WebPageNameLength, "value", pages[i].Language, pages[i].Value)
		c.leave()
	}
}

func (c *checker) attachments(attachments []catalog.Attachment) {
	for i := range attachments {
		a := &attachments[i]
		c.enterAt("attachments", i)
		c.link("url", a.Language, a.URL)
		c.atMost(maxLinkName, AttachmentNameLength, "name", a.Language, a.Name)
		c.atMost(maxContactText, AttachmentTextLength, "description", a.Language, a.Description)
		c.atLeast("description", "", a.Language, a.Description)
		c.leave()
	}
}

func (c *checker) contactDetails(d *catalog.ContactDetails) {
	c.enter("contactDetails")
	c.emailTexts("emails", d.Emails)
	c.phones("phoneNumbers", d.PhoneNumbers)
	c.webPages("webPages", d.WebPages)
	c.addresses("addresses", d.Addresses, contactPlaces)
	c.leave()
}
