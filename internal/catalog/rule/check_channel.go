package rule

import (
	"strconv"

	"github.com/varanto/varanto/internal/catalog"
)

func (c *checker) channel(ch *catalog.ServiceChannel) {
	if ch.Type == catalog.EChannel || ch.Type == catalog.PhoneChannel {
		c.names("serviceChannelNames", ch.ServiceChannelNames, maxChannelName, ChannelNameLength)
	} else {
		c.names("serviceChannelNames", ch.ServiceChannelNames, maxName, NameLength)
	}
	c.descriptions("serviceChannelDescriptions", ch.ServiceChannelDescriptions)
	c.organizationKnown("organizationId", ch.OrganizationID)
	c.areas(ch.AreaType, ch.Areas)
	c.serviceLanguages(ch.Languages)
	c.webPages("webPages", ch.WebPages)
	c.serviceHours(ch.ServiceHours)
	c.emailTexts("emails", ch.Emails)
	c.phones("phoneNumbers", ch.PhoneNumbers)
	c.terms("ontologyTerms", ch.OntologyTerms)
	c.accessibility(ch.AccessibilityClassification)
	c.attachments(ch.Attachments)
	c.texts("formIdentifier", ch.FormIdentifier, maxMark, FormIdentifierLength, brief)
	c.files(ch.ChannelURLs)
	c.addresses("deliveryAddresses", ch.DeliveryAddresses, deliveries)
	c.addresses("addresses", ch.Addresses, locationPlaces)
	c.abroadAlone(ch.Addresses)
	c.atMost(maxMark, OIDLength, "oid", "", ch.OID)
	if ch.Type == catalog.ServiceLocation {
		c.displayedNames(ch.DisplayNameType, ch.ServiceChannelNames)
	} else {
		c.oncePerLanguage("webPages", len(ch.WebPages), func(i int) string { return ch.WebPages[i].Language })
	}
	if c.completing {
		c.completeChannel(ch)
		c.channelLanguageVersions(ch)
	}
	if c.publishing {
		c.ownerPublished("organizationId", ch.OrganizationID)
	}
}

func (c *checker) completeChannel(ch *catalog.ServiceChannel) {
	texts := ch.ServiceChannelDescriptions
	c.namesAndSummaries("serviceChannelNames", "serviceChannelDescriptions", ch.ServiceChannelNames, texts)
	c.eachVersion("serviceChannelDescriptions", DescriptionRequired, func(l string) bool {
		return hasText(texts, catalog.TypeDescription, l)
	})
	c.namesUnlikeSummaries("serviceChannelDescriptions", ch.ServiceChannelNames, texts)
	name := UniqueName{Kind: catalog.KindServiceChannel, Owner: ch.OrganizationID, ChannelType: ch.Type}
	c.uniqueNames("serviceChannelNames", ch.ServiceChannelNames, name, ch.ID, ch.DisplayNameType)
	if len(ch.Languages) == 0 {
		c.broken(LanguagesRequired, "languages", "")
	}
	c.notWider(ch.AreaType, ch.Areas, ch.OrganizationID)
	c.stillShared(ch)
	switch ch.Type {
	case catalog.EChannel:
		c.online(ch)
		if ch.RequiresSignature && (ch.SignatureQuantity == nil || *ch.SignatureQuantity < 1) {
			c.broken(SignatureQuantity, "signatureQuantity", quantity(ch.SignatureQuantity), "min", "1")
		}
	case catalog.WebPageChannel:
		c.online(ch)
	case catalog.PhoneChannel:
		c.eachVersion("phoneNumbers", PhoneRequired, func(l string) bool {
			return some(ch.PhoneNumbers, func(p *catalog.Phone) bool { return p.Language == l && p.Number != "" })
		})
	case catalog.PrintableForm:
		c.eachVersion("channelUrls", FileRequired, func(l string) bool {
			return some(ch.ChannelURLs, func(u *catalog.TypedText) bool { return u.Language == l && u.Value != "" })
		})
	case catalog.ServiceLocation:
		if !some(ch.Addresses, func(a *catalog.Address) bool { return a.Type == "Location" }) {
			c.broken(LocationRequired, "addresses", "")
		}
	}
}

func some[T any](list []T, is func(*T) bool) bool {
	for i := range list {
		if is(&list[i]) {
			return true
		}
	}
	return false
}

func quantity(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// online wants what electronic and web page channels have in every language version.
func (c *checker) online(ch *catalog.ServiceChannel) {
	c.eachVersion("webPages", WebPageRequired, func(l string) bool {
		return some(ch.WebPages, func(p *catalog.WebPage) bool { return p.Language == l && p.URL != "" })
	})
	c.eachVersion("accessibilityClassification", AccessibilityRequired, func(l string) bool {
		return some(ch.AccessibilityClassification, func(a *catalog.AccessibilityClassification) bool { return a.Language == l })
	})
}

// stillShared wants a channel shared while services of other organisations have ASTI connections to it.
func (c *checker) stillShared(ch *catalog.ServiceChannel) {
	if ch.IsVisibleForAll || c.world == nil {
		return
	}
	if stored, known := c.world.Channel(ch.ID); known && stored.Shared && stored.ServesOthers {
		c.broken(UnshareServing, "isVisibleForAll", "false")
	}
}

func (c *checker) channelLanguageVersions(ch *catalog.ServiceChannel) {
	c.knownTyped("serviceChannelNames", ch.ServiceChannelNames)
	c.known("webPages", len(ch.WebPages), func(i int) string { return ch.WebPages[i].Language })
	c.knownTexts("emails", ch.Emails)
	c.known("phoneNumbers", len(ch.PhoneNumbers), func(i int) string { return ch.PhoneNumbers[i].Language })
	c.known("attachments", len(ch.Attachments), func(i int) string { return ch.Attachments[i].Language })
	c.known("accessibilityClassification", len(ch.AccessibilityClassification), func(i int) string {
		return ch.AccessibilityClassification[i].Language
	})
	c.knownTexts("formIdentifier", ch.FormIdentifier)
	c.knownTyped("channelUrls", ch.ChannelURLs)
	c.known("displayNameType", len(ch.DisplayNameType), func(i int) string { return ch.DisplayNameType[i].Language })
}

func (c *checker) files(urls catalog.TypedTexts) {
	for i := range urls {
		c.enterAt("channelUrls", i)
		c.link("value", urls[i].Language, urls[i].Value)
		c.leave()
	}
}

// accessibility holds levels against PTV's table of what goes together.
func (c *checker) accessibility(all []catalog.AccessibilityClassification) {
	for i := range all {
		c.enterAt("accessibilityClassification", i)
		c.classified(&all[i])
		c.leave()
	}
	c.oncePerLanguage("accessibilityClassification", len(all), func(i int) string { return all[i].Language })
}

func (c *checker) classified(a *catalog.AccessibilityClassification) {
	level := func(allowed string, ok bool) {
		if !ok && (a.WCAGLevel != "" || c.completing) {
			c.broken(AccessibilityLevel, "wcagLevel", a.WCAGLevel, "language", a.Language, "allowed", allowed)
		}
	}
	switch a.AccessibilityClassificationLevel {
	case "FullyCompliant":
		level("AA, AAA", a.WCAGLevel == "LevelAA" || a.WCAGLevel == "LevelAAA")
	case "PartiallyCompliant":
		level("A", a.WCAGLevel == "LevelA")
	case "NonCompliant", "Unknown":
		if a.WCAGLevel != "" {
			c.brokenIn(a.Language, AccessibilityNoLevel, "wcagLevel", a.WCAGLevel)
		}
	}
	c.atMost(maxLinkName, StatementNameLength, "accessibilityStatementWebPageName", a.Language, a.AccessibilityStatementWebPageName)
	c.url("accessibilityStatementWebPage", a.Language, a.AccessibilityStatementWebPage)
	name, url := !blank(a.AccessibilityStatementWebPageName), a.AccessibilityStatementWebPage != ""
	switch {
	case a.AccessibilityClassificationLevel == "Unknown":
		if name || url {
			c.brokenIn(a.Language, StatementForbidden, "accessibilityStatementWebPage", a.AccessibilityStatementWebPage)
		}
	case !c.completing:
	case !name:
		c.brokenIn(a.Language, StatementRequired, "accessibilityStatementWebPageName", "")
	case !url:
		c.brokenIn(a.Language, StatementRequired, "accessibilityStatementWebPage", "")
	}
}
