package in

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// The entities, each with all that a body can give of it.

func drawService(t *rapid.T) *catalog.Service {
	versions := drawVersions(t)
	s := &catalog.Service{
		SourceID:            drawSource(t),
		Type:                rapid.SampledFrom([]catalog.ServiceType{catalog.TypeService, catalog.TypePermitOrObligation, catalog.TypeProfessionalQualification}).Draw(t, "type"),
		FundingType:         rapid.SampledFrom([]string{"PubliclyFunded", "MarketFunded"}).Draw(t, "funding"),
		ServiceChargeType:   drawCharge(t),
		ServiceNames:        drawTyped(t, versions, drawWords, catalog.TypeName),
		ServiceDescriptions: drawDescriptions(t, versions, catalog.TypeUserInstruction, catalog.TypeChargeInfo, catalog.TypeDeadLine, catalog.TypeProcessingTime, catalog.TypeValidityTime),
		Languages:           []string{"fi", "sv"}, ServiceClasses: drawClasses(t, codes.ServiceClasses()), TargetGroups: drawClasses(t, codes.TargetGroups()),
		LifeEvents: drawClasses(t, codes.LifeEvents()), IndustrialClasses: drawClasses(t, codes.IndustrialClasses()), OntologyTerms: drawTerms(t),
		Keywords: drawTexts(t, "keywords", versions), Requirements: drawTexts(t, "requirements", versions), Legislation: drawLaws(t, versions),
		Organizations: []catalog.ServiceOrganization{{OrganizationID: drawID(t, "owner"), RoleType: catalog.RoleResponsible}},
	}
	s.AreaType, s.Areas = drawAreas(t)
	for i := range rapid.IntRange(0, 2).Draw(t, "others") {
		s.Organizations = append(s.Organizations, catalog.ServiceOrganization{OrganizationID: idOf(fmt.Sprint("other ", i)), RoleType: catalog.RoleOtherResponsible})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "producers") {
		p := catalog.ServiceOrganization{RoleType: catalog.RoleProducer, ProvisionType: rapid.SampledFrom([]string{"ProcuredServices", "Other"}).Draw(t, "provision")}
		if rapid.Bool().Draw(t, "known") {
			p.OrganizationID = idOf(fmt.Sprint("producer ", i))
		}
		p.AdditionalInformation = drawTexts(t, "producer", versions)
		s.Organizations = append(s.Organizations, p)
	}
	if s.ServiceVouchersInUse = rapid.Bool().Draw(t, "vouchers"); s.ServiceVouchersInUse {
		s.ServiceVouchers = []catalog.ServiceVoucher{{Value: drawWords(t), Language: "fi", URL: drawURL(t), AdditionalInformation: drawText(t)}}
	}
	return s
}

// drawLeaning is a service that leans on a general description: with none of its classes as its own, and without some.
func drawLeaning(t *rapid.T, g *catalog.GeneralDescription) *catalog.Service {
	s := drawService(t)
	s.ID, s.GeneralDescriptionID, s.Type = idOf("leaning"), g.ID, ""
	own := func(refs *[]catalog.CodeRef, of []catalog.CodeRef) {
		*refs = slices.DeleteFunc(*refs, func(r catalog.CodeRef) bool { return catalog.HasURI(of, r.URI) })
	}
	own(&s.ServiceClasses, g.ServiceClasses)
	own(&s.OntologyTerms, g.OntologyTerms)
	own(&s.TargetGroups, g.TargetGroups)
	own(&s.LifeEvents, g.LifeEvents)
	own(&s.IndustrialClasses, g.IndustrialClasses)
	left := func(of []catalog.CodeRef) []string {
		var out []string
		for _, r := range of {
			if rapid.Bool().Draw(t, "left out") {
				out = append(out, r.URI)
			}
		}
		return out
	}
	s.Overrides = catalog.Overrides{ServiceClasses: left(g.ServiceClasses), OntologyTerms: left(g.OntologyTerms), TargetGroups: left(g.TargetGroups)}
	return s
}

func drawCharge(t *rapid.T) catalog.ChargeType {
	return rapid.SampledFrom([]catalog.ChargeType{"", catalog.Chargeable, catalog.FreeOfCharge}).Draw(t, "charge")
}

// drawChannel is a channel of one of the five types.
func drawChannel(t *rapid.T, typ catalog.ChannelType) *catalog.ServiceChannel {
	versions := drawVersions(t)
	c := &catalog.ServiceChannel{
		Type: typ, OrganizationID: drawID(t, "owner"), SourceID: drawSource(t), ServiceChannelNames: drawTyped(t, versions, drawWords, catalog.TypeName),
		ServiceChannelDescriptions: drawDescriptions(t, versions), Languages: []string{"fi", "ar"},
		IsVisibleForAll: rapid.Bool().Draw(t, "shared"), Emails: drawMails(t, versions),
	}
	c.AreaType, c.Areas = drawAreas(t)
	switch typ {
	case catalog.EChannel:
		c.PhoneNumbers, c.WebPages, c.ServiceHours = drawNumbers(t, "", versions), drawURLs(t, versions), drawHours(t, versions)
		c.AccessibilityClassification, c.Attachments = drawAccessibility(t, versions), drawAttachments(t, versions)
		c.RequiresAuthentication = rapid.Bool().Draw(t, "authentication")
		if c.RequiresSignature = rapid.Bool().Draw(t, "signature"); c.RequiresSignature {
			quantity := rapid.IntRange(1, 1000).Draw(t, "signatures")
			c.SignatureQuantity = &quantity
		}
	case catalog.WebPageChannel:
		c.PhoneNumbers, c.WebPages, c.AccessibilityClassification = drawNumbers(t, "", versions), drawURLs(t, versions), drawAccessibility(t, versions)
	case catalog.PhoneChannel:
		for _, number := range []string{numberPhone, "Sms", numberFax} {
			for _, p := range drawNumbers(t, numberPhone, versions) {
				p.Type = number
				c.PhoneNumbers = append(c.PhoneNumbers, p)
			}
		}
		c.WebPages, c.ServiceHours = drawURLs(t, versions[:rapid.IntRange(0, len(versions)).Draw(t, "pages")]), drawHours(t, versions)
	case catalog.PrintableForm:
		c.PhoneNumbers, c.Attachments, c.FormIdentifier = drawNumbers(t, "", versions), drawAttachments(t, versions), drawTexts(t, "identifier", versions)
		c.DeliveryAddresses = drawDeliveries(t, versions)
		for _, file := range []string{"PDF", "DOC", "odt"} {
			for _, l := range versions[:rapid.IntRange(0, len(versions)).Draw(t, file)] {
				c.ChannelURLs = append(c.ChannelURLs, catalog.TypedText{Type: file, Language: l, Value: drawURL(t)})
			}
		}
	case catalog.ServiceLocation:
		c.ServiceChannelNames = append(c.ServiceChannelNames, drawTyped(t, versions, drawWords, catalog.TypeAlternativeName)...)
		c.DisplayNameType, c.OID, c.WebPages = drawDisplayed(t, versions), rapid.SampledFrom([]string{"", "1.2.3"}).Draw(t, "oid"), drawPages(t, versions)
		c.PhoneNumbers = append(drawNumbers(t, numberPhone, versions), drawNumbers(t, numberFax, versions)...)
		c.ServiceHours = drawHours(t, versions)
		c.Addresses = drawAddresses(t, versions, "Location Single", "Location Other", "Location Abroad", "Postal Street", "Postal PostOfficeBox", "Postal Abroad")
	}
	return c
}

func drawOrganization(t *rapid.T) *catalog.Organization {
	versions := drawVersions(t)
	o := &catalog.Organization{
		SourceID: drawSource(t), OID: rapid.SampledFrom([]string{"", "1.2.246.10.2.20.0"}).Draw(t, "oid"),
		OrganizationType:         rapid.SampledFrom([]catalog.OrganizationType{"State", catalog.OrganizationMunicipality, "RegionalOrganization", "Organization", "Company"}).Draw(t, "type"),
		BusinessCode:             rapid.SampledFrom([]string{"", "1234567-1"}).Draw(t, "business"),
		OrganizationNames:        drawTyped(t, versions, drawWords, catalog.TypeName, catalog.TypeAlternativeName),
		OrganizationDescriptions: drawDescriptions(t, versions), DisplayNameType: drawDisplayed(t, versions),
		PhoneNumbers: drawNumbers(t, "", versions), WebPages: drawPages(t, versions),
		Addresses: drawAddresses(t, versions, "Visiting Street", "Visiting Foreign", "Visiting Other", "Postal Street", "Postal PostOfficeBox", "Postal Foreign"),
	}
	if rapid.Bool().Draw(t, "below") {
		o.ParentOrganizationID = drawID(t, "parent")
	}
	if rapid.Bool().Draw(t, "trading") {
		o.BusinessName = drawWords(t)
	}
	if o.OrganizationType == catalog.OrganizationMunicipality {
		o.Municipality = &catalog.Municipality{Code: codes.Municipalities()[rapid.IntRange(0, 100).Draw(t, "municipality")].Code}
	} else if o.AreaType, o.Areas = drawAreas(t); o.AreaType == catalog.LimitedType { // of one type
		if o.Areas = drawMunicipalities(t); o.Areas == nil {
			o.Areas = drawCoded(t, codes.AreaRegion)
		}
	}
	for _, mail := range drawMails(t, versions) {
		e := catalog.Email{Value: mail.Value, Language: mail.Language}
		if rapid.Bool().Draw(t, "described") {
			e.Description = drawText(t)
		}
		o.Emails = append(o.Emails, e)
	}
	for range rapid.IntRange(0, 2).Draw(t, "invoicings") {
		o.ElectronicInvoicings = append(o.ElectronicInvoicings, catalog.ElectronicInvoicing{
			OperatorCode: drawWords(t), ElectronicInvoicingAddr: "003712345671", AdditionalInformation: drawTexts(t, "invoicing", versions),
		})
	}
	return o
}

func drawGeneral(t *rapid.T) *catalog.GeneralDescription {
	versions := drawVersions(t)
	return &catalog.GeneralDescription{
		Names: drawTyped(t, versions, drawWords, catalog.TypeName, catalog.TypeAlternativeName),
		Descriptions: drawDescriptions(t, versions, catalog.TypeBackground, catalog.TypeUserInstruction, catalog.TypeGeneralDescriptionOf,
			catalog.TypeChargeInfo, catalog.TypeDeadLine),
		ServiceClasses: drawClasses(t, codes.ServiceClasses()), OntologyTerms: drawTerms(t), TargetGroups: drawClasses(t, codes.TargetGroups()),
		LifeEvents: drawClasses(t, codes.LifeEvents()), IndustrialClasses: drawClasses(t, codes.IndustrialClasses()),
		Requirements: drawTexts(t, "requirements", versions), Type: catalog.TypePermitOrObligation, ServiceChargeType: drawCharge(t),
		Legislation: drawLaws(t, versions), GeneralDescriptionType: rapid.SampledFrom([]string{"Municipality", "BusinessSubregion", "Church"}).Draw(t, "type"),
	}
}

func drawCollection(t *rapid.T) *catalog.ServiceCollection {
	versions := drawVersions(t)
	c := &catalog.ServiceCollection{
		SourceID: drawSource(t), OrganizationID: drawID(t, "owner"), ServiceCollectionDescriptions: drawDescriptions(t, versions),
		Services: drawIDs(t, "services"), ServiceChannels: drawIDs(t, "channels"),
	}
	for _, l := range versions {
		c.ServiceCollectionNames = append(c.ServiceCollectionNames, catalog.Text{Language: l, Value: drawWords(t)})
	}
	return c
}

// drawConnection is what a body can say of a connection, of an ASTI one with what it does.
func drawConnection(t *rapid.T, asti bool) *catalog.Connection {
	versions := drawVersions(t)
	c := &catalog.Connection{
		ServiceID: idOf("service"), ChannelID: drawID(t, "channel"),
		ServiceChargeType: rapid.SampledFrom([]catalog.ChargeType{"", catalog.Chargeable, catalog.FreeOfCharge, catalog.ChargeOther}).Draw(t, "charge"),
		Description:       drawTyped(t, versions[:rapid.IntRange(0, len(versions)).Draw(t, "described")], drawText, catalog.TypeDescription, catalog.TypeChargeInfo),
		ServiceHours:      drawHours(t, versions),
		ContactDetails: catalog.ContactDetails{
			Emails: drawMails(t, versions), PhoneNumbers: append(drawNumbers(t, numberPhone, versions), drawNumbers(t, numberFax, versions)...),
			WebPages: drawPages(t, versions), Addresses: drawAddresses(t, versions, "Postal Street", "Postal PostOfficeBox", "Postal Abroad"),
		},
	}
	if !asti {
		return c
	}
	for _, code := range []string{"DocumentReceived", "LostAndFound"}[:rapid.IntRange(0, 2).Draw(t, "extra")] {
		c.ExtraTypes = append(c.ExtraTypes, catalog.ExtraType{Type: "Asti", Code: code, Description: drawTexts(t, "extra", versions)})
	}
	return c
}
