package rule_test

import (
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

func channelBreaches() []breach {
	accessible := func(level, wcag string) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) {
			a := &c.AccessibilityClassification[0]
			a.AccessibilityClassificationLevel, a.WCAGLevel = level, wcag
		}
	}
	signatures := func(n int) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { c.SignatureQuantity = &n }
	}
	const at = "accessibilityClassification[0]."
	return []breach{
		breaks(rule.WebPageRequired, "webPages", "", "sv", echannel, nil,
			func(c *catalog.ServiceChannel) { c.WebPages = c.WebPages[:1] }),
		breaks(rule.WebPageRequired, "webPages", "", "fi", webPage, nil,
			func(c *catalog.ServiceChannel) { c.WebPages = c.WebPages[1:] }),
		breaks(rule.PhoneRequired, "phoneNumbers", "", "sv", call,
			func(c *catalog.ServiceChannel) { c.PhoneNumbers[1].Type = "Sms" },
			func(c *catalog.ServiceChannel) { c.PhoneNumbers = c.PhoneNumbers[:1] }),
		breaks(rule.FileRequired, "channelUrls", "", "fi", form, nil,
			func(c *catalog.ServiceChannel) { c.ChannelURLs = c.ChannelURLs[1:] }),
		breaks(rule.AccessibilityRequired, "accessibilityClassification", "", "sv", echannel, nil,
			func(c *catalog.ServiceChannel) { c.AccessibilityClassification = c.AccessibilityClassification[:1] }),
		breaks(rule.AccessibilityLevel, at+"wcagLevel", "LevelA", "fi", echannel,
			accessible("FullyCompliant", "LevelAAA"), accessible("FullyCompliant", "LevelA")),
		breaks(rule.AccessibilityLevel, at+"wcagLevel", "", "fi", echannel, nil,
			accessible("FullyCompliant", "")).asked(rule.Completed),
		breaks(rule.AccessibilityLevel, at+"wcagLevel", "LevelAA", "fi", echannel,
			accessible("PartiallyCompliant", "LevelA"), accessible("PartiallyCompliant", "LevelAA")),
		breaks(rule.AccessibilityNoLevel, at+"wcagLevel", "LevelA", "fi", echannel,
			accessible("NonCompliant", ""), accessible("NonCompliant", "LevelA")),
		breaks(rule.AccessibilityNoLevel, "accessibilityClassification[1].wcagLevel", "LevelA", "sv", echannel, nil,
			func(c *catalog.ServiceChannel) { c.AccessibilityClassification[1].WCAGLevel = "LevelA" }),
		breaks(rule.StatementRequired, at+"accessibilityStatementWebPageName", "", "fi", echannel, nil,
			func(c *catalog.ServiceChannel) {
				c.AccessibilityClassification[0].AccessibilityStatementWebPageName = ""
			}),
		breaks(rule.StatementRequired, at+"accessibilityStatementWebPage", "", "fi", echannel, nil,
			func(c *catalog.ServiceChannel) { c.AccessibilityClassification[0].AccessibilityStatementWebPage = "" }),
		breaks(rule.StatementForbidden, at+"accessibilityStatementWebPage", "https://esimerkki.fi/seloste", "fi", echannel, nil,
			accessible("Unknown", "")),
		breaks(rule.SignatureQuantity, "signatureQuantity", "0", "", echannel, signatures(1), signatures(0)),
		breaks(rule.SignatureQuantity, "signatureQuantity", "", "", echannel,
			func(c *catalog.ServiceChannel) { c.RequiresSignature, c.SignatureQuantity = false, nil },
			func(c *catalog.ServiceChannel) { c.SignatureQuantity = nil }),
		breaks(rule.LocationRequired, "addresses", "", "", location,
			func(c *catalog.ServiceChannel) { c.Addresses = c.Addresses[:1] },
			func(c *catalog.ServiceChannel) { c.Addresses = c.Addresses[2:] }),
		breaks(rule.UnshareServing, "isVisibleForAll", "false", "", location,
			func(c *catalog.ServiceChannel) { c.ID, c.IsVisibleForAll = aChannel, false },
			func(c *catalog.ServiceChannel) { c.ID, c.IsVisibleForAll = serving, false }),
		breaks(rule.TermUnknown, "ontologyTerms", "x", "", location, nil,
			func(c *catalog.ServiceChannel) { c.OntologyTerms = refs("x") }),
	}
}

func webPage() *catalog.ServiceChannel {
	c := echannel()
	c.Type, c.Attachments, c.RequiresSignature, c.SignatureQuantity = catalog.WebPageChannel, nil, false, nil
	return c
}

func contactBreaches() []breach {
	number := func(v string) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { c.PhoneNumbers[0].Number = v }
	}
	prefix := func(v string) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { c.PhoneNumbers[0].PrefixNumber = v }
	}
	email := func(v string) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { c.Emails[0].Value = v }
	}
	page := func(v string) func(*catalog.ServiceChannel) {
		return func(c *catalog.ServiceChannel) { c.WebPages[0].URL = v }
	}
	return []breach{
		breaks(rule.PhoneNumber, "phoneNumbers[0].number", "+358295000000", "fi", call,
			number(strings.Repeat("1", 20)), number("+358295000000")),
		breaks(rule.PhonePrefix, "phoneNumbers[0].prefixNumber", "", "fi", call,
			func(c *catalog.ServiceChannel) {
				c.PhoneNumbers[0].PrefixNumber, c.PhoneNumbers[0].IsFinnishServiceNumber = "", true
			}, prefix("")),
		breaks(rule.PhonePrefixCode, "phoneNumbers[0].prefixNumber", "+9999", "fi", call, prefix("+46"), prefix("+9999")),
		breaks(rule.ChargeDescription, "phoneNumbers[0].chargeDescription", "", "fi", call,
			func(c *catalog.ServiceChannel) {
				c.PhoneNumbers[0].ServiceChargeType, c.PhoneNumbers[0].ChargeDescription = catalog.Chargeable, ""
			},
			func(c *catalog.ServiceChannel) { c.PhoneNumbers[0].ChargeDescription = "" }),
		breaks(rule.EmailForm, "emails[0].value", "kirjaamo@esimerkki", "fi", call, email("åsa@pähkinä.fi"), email("kirjaamo@esimerkki")),
		breaks(rule.EmailForm, "contactDetails.emails[0].value", "ei ole", "fi", connection, nil,
			func(c *catalog.Connection) { c.ContactDetails.Emails[0].Value = "ei ole" }),
		breaks(rule.EmailRequired, "emails[0].value", "", "fi", organization, nil,
			func(o *catalog.Organization) { o.Emails[0].Value = "" }),
		breaks(rule.URLForm, "webPages[0].url", "www.esimerkki.fi", "fi", call, page("ftp://esimerkki.fi:8080/a?b#c"), page("www.esimerkki.fi")),
		breaks(rule.URLForm, "channelUrls[0].value", "https://esimerkki", "fi", form, nil,
			func(c *catalog.ServiceChannel) { c.ChannelURLs[0].Value = "https://esimerkki" }),
		breaks(rule.URLRequired, "webPages[0].url", "", "fi", organization, nil,
			func(o *catalog.Organization) { o.WebPages[0].URL = "" }),
		breaks(rule.URLRequired, "attachments[0].url", "", "fi", echannel, nil,
			func(c *catalog.ServiceChannel) { c.Attachments[0].URL = "" }),
	}
}

func connectionBreaches() []breach {
	to := func(id catalog.ID) func(*catalog.Connection) {
		return func(c *catalog.Connection) { c.ChannelID = id }
	}
	plain := func() *catalog.Connection {
		c := connection()
		c.ExtraTypes, c.ServiceHours, c.ContactDetails = nil, nil, catalog.ContactDetails{}
		return c
	}
	extra := func(t ...catalog.ExtraType) func(*catalog.Connection) {
		return func(c *catalog.Connection) { c.ExtraTypes = t }
	}
	lost := catalog.ExtraType{Type: "Asti", Code: "LostAndFound"}
	remote := catalog.ExtraType{Type: "Asti", Code: "RemoteGuidance"}
	return []breach{
		breaks(rule.ConnectionService, "serviceId", nobody.String(), "", connection, nil,
			func(c *catalog.Connection) { c.ServiceID = nobody }),
		breaks(rule.ConnectionChannel, "channelId", nobody.String(), "", plain, to(aForm), to(nobody)),
		breaks(rule.ConnectionPublished, "channelId", draftPlace.String(), "", plain, nil, to(draftPlace)),
		breaks(rule.ConnectionShared, "channelId", foreign.String(), "", plain, to(aChannel), to(foreign)),
		breaks(rule.ConnectionLanguage, "channelId", english.String(), "", plain, nil, to(english)),
		breaks(rule.ConnectionDetails, "channelId", "PrintableForm", "", connection, nil, to(aForm)),
		breaks(rule.ConnectionExtra, "extraTypes", "PrintableForm", "", connection, to(foreign), to(aForm)), // ASTI needs no sharing
		breaks(rule.ConnectionExtraCode, "extraTypes[1].code", "LostAndFound", "", connection, extra(lost, remote), extra(lost, lost)),
		breaks(rule.ConnectionExtraCode, "extraTypes[0].code", "", "", connection, nil, extra(catalog.ExtraType{Type: "Asti"})),
		breaks(rule.HoursExclusive, "serviceHours[0]", "", "", connection, nil,
			func(c *catalog.Connection) { c.ServiceHours[0].IsReservation = true }),
	}
}

// validatedBreaches break what catalog.Validate looks at.
func validatedBreaches() []breach {
	return []breach{
		breaks(rule.Required, "keywords[0].language", "", "", service, nil,
			func(s *catalog.Service) { s.Keywords[0].Language = "" }).asked(rule.Drafts),
		breaks(rule.Enum, "fundingType", "Free", "", service, nil,
			func(s *catalog.Service) { s.FundingType = "Free" }),
		breaks(rule.Pattern, "sourceId", "a b", "", service,
			func(s *catalog.Service) { s.SourceID = "aZ-0.9" }, func(s *catalog.Service) { s.SourceID = "a b" }),
		breaks(rule.Duplicate, "serviceNames[2]", "Name fi", "", service, nil,
			func(s *catalog.Service) { s.ServiceNames = append(s.ServiceNames, s.ServiceNames[0]) }),
		breaks(rule.Reference, "parentOrganizationId", self.String(), "", organization, nil,
			func(o *catalog.Organization) { o.ParentOrganizationID = self }),
	}
}
