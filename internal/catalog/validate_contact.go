package catalog

// phones checks numbers; typed ones must say whether they are for calls, messages or faxes.
func (c *checker) phones(member string, phones []Phone, typed bool) {
	for i := range phones {
		c.enterAt(member, i)
		c.phone(&phones[i], typed)
		c.leave()
	}
}

func (c *checker) phone(p *Phone, typed bool) {
	if typed {
		mustBeOneOf(c, "type", p.Type, "Phone", "Sms", "Fax")
	}
	oneOf(c, "serviceChargeType", p.ServiceChargeType, Chargeable, FreeOfCharge, ChargeOther)
	c.pattern("prefixNumber", p.PrefixNumber, isPrefixNumber, "+358")
	if p.Number == "" {
		c.required("number", "the number")
	}
	c.pattern("number", p.Number, isPhoneNumber, "1 to 20 digits, a plus before them at most")
	c.language(p.Language)
}

func (c *checker) emails(member string, emails []Email) {
	for i := range emails {
		c.enterAt(member, i)
		c.language(emails[i].Language)
		c.leave()
	}
}

func (c *checker) webPages(member string, pages []WebPage) {
	for i := range pages {
		c.enterAt(member, i)
		c.language(pages[i].Language)
		c.leave()
	}
}

func (c *checker) attachments(attachments []Attachment) {
	for i := range attachments {
		c.enterAt("attachments", i)
		oneOf(c, "type", attachments[i].Type, "Form", "Attachment")
		if attachments[i].Language != "" {
			c.language(attachments[i].Language)
		}
		c.leave()
	}
}

func (c *checker) contactDetails(d *ContactDetails) {
	c.enter("contactDetails")
	c.manyTexts("emails", d.Emails)
	c.phones("phoneNumbers", d.PhoneNumbers, true)
	c.webPages("webPages", d.WebPages)
	c.addresses("addresses", d.Addresses, contactAddress)
	c.leave()
}
