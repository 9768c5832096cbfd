package v11

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

// channel writes a channel as the object of its type. The members stand in the contract's order, which is the same for
// all types but for those that a type lacks.
func (e *encoder) channel(c *catalog.ServiceChannel) {
	isLocation := c.Type == catalog.ServiceLocation
	e.raw("{")
	e.id("id", c.ID)
	e.sourceID()
	if isLocation {
		e.text("oid", c.OID)
	}
	e.text("serviceChannelType", string(c.Type))
	e.id("organizationId", c.OrganizationID)
	e.typedTexts("serviceChannelNames", c.ServiceChannelNames)
	if isLocation {
		e.nameTypes("displayNameType", c.DisplayNameType)
	}
	e.descriptions("serviceChannelDescriptions", c.ServiceChannelDescriptions)
	areaType, areas := e.s.ChannelAreas(c)
	e.text("areaType", string(areaType))
	e.areas(areas)
	switch c.Type {
	case catalog.EChannel:
		e.signature(c)
		e.attachments("attachments", c.Attachments)
	case catalog.PrintableForm:
		e.texts("formIdentifier", c.FormIdentifier)
		e.deliveryAddresses(c.DeliveryAddresses)
		e.typedTexts("channelUrls", c.ChannelURLs)
		e.attachments("attachments", c.Attachments)
	}
	if hasOwnNumbers(c.Type) {
		e.phones("phoneNumbers", c.PhoneNumbers, true)
	} else {
		e.phones("supportPhones", c.PhoneNumbers, false)
	}
	e.texts(emailsMember(c.Type), c.Emails)
	e.strings("languages", c.Languages)
	e.webPages("webPages", c.WebPages)
	if isLocation {
		e.locationAddresses(c.Addresses)
	}
	e.serviceHours(c.ServiceHours)
	if c.Type == catalog.EChannel || c.Type == catalog.WebPageChannel {
		e.accessibility(c.AccessibilityClassification)
	}
	e.channelConnections(c.ID)
	e.collectionsOf(catalog.KindServiceChannel, c.ID)
	e.status()
	e.modified(c.Modified)
	e.text("responsibleSoteOrganization", c.ResponsibleSoteOrganization)
	e.codes("ontologyTerms", ontologyItem, nil, e.channelTerms(c))
	e.raw("}")
}

// channelTerms are the channel's own terms and those of its services (PTV rule), each once.
func (e *encoder) channelTerms(c *catalog.ServiceChannel) []catalog.CodeRef {
	refs := slices.Clip(c.OntologyTerms)
	for _, uri := range e.s.ChannelTerms(c.ID) {
		if !catalog.HasURI(c.OntologyTerms, uri) {
			refs = append(refs, catalog.CodeRef{URI: uri})
		}
	}
	return refs
}

func (e *encoder) signature(c *catalog.ServiceChannel) {
	if c.SignatureQuantity == nil {
		e.null("signatureQuantity")
	} else {
		e.int("signatureQuantity", *c.SignatureQuantity)
	}
	e.bool("requiresSignature", c.RequiresSignature)
	e.bool("requiresAuthentication", c.RequiresAuthentication)
}

func (e *encoder) accessibility(classifications []catalog.AccessibilityClassification) {
	writeList(&e.jsonWriter, "accessibilityClassification", classifications,
		writeObject(func(w *jsonWriter, a *catalog.AccessibilityClassification) {
			w.text("accessibilityClassificationLevel", a.AccessibilityClassificationLevel)
			w.text("wcagLevel", a.WCAGLevel)
			w.text("accessibilityStatementWebPageName", a.AccessibilityStatementWebPageName)
			w.text("accessibilityStatementWebPage", a.AccessibilityStatementWebPage)
			w.text("language", a.Language)
		}))
}
