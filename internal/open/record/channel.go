package record

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Channel is a service channel of any type; members that its type lacks are empty or absent.
type Channel struct {
	ID               catalog.ID          `json:"id" format:"uuid" doc:"Its id for ever"`
	Kind             catalog.Kind        `json:"kind" enum:"ServiceChannel" doc:"Which kind of entity"`
	Type             catalog.ChannelType `json:"type" enum:"EChannel,WebPage,PrintableForm,Phone,ServiceLocation" doc:"The wire type"`
	OID              string              `json:"oid,omitempty" doc:"The id in the national OID register, of service locations"`
	Name             Texts               `json:"name" doc:"The name"`
	AlternativeNames Words               `json:"alternativeNames,omitzero" doc:"What it is also known as"`
	OtherNames       []TypedText         `json:"otherNames,omitzero" nullable:"false" doc:"Names of other types; absent when there are none"`
	DisplayNameType  DisplayName         `json:"displayNameType,omitzero" doc:"By language: Name or AlternativeName, whichever is shown"`
	Descriptions
	Organization    *Ref             `json:"organization,omitempty" doc:"The owner"`
	AreaType        catalog.AreaType `json:"areaType,omitempty" doc:"Nationwide, NationwideExceptAlandIslands or LimitedType"`
	Areas           []Area           `json:"areas" nullable:"false" doc:"Of a limited area"`
	AreaFrom        string           `json:"areaFrom,omitempty" enum:"ServiceChannel,Service" doc:"Service when the channel says nothing of its own, so that the areas are those of its services"`
	Languages       []CodedName      `json:"languages" nullable:"false" doc:"In which is served"`
	OntologyTerms   []Class          `json:"ontologyTerms" nullable:"false" doc:"Those of its services and its own"`
	WebPages        []WebPage        `json:"webPages" nullable:"false" doc:"Links"`
	Emails          []Email          `json:"emails" nullable:"false" doc:"For support, of a service location its own"`
	PhoneNumbers    []Phone          `json:"phoneNumbers" nullable:"false" doc:"Of phones and service locations; of the other types for support"`
	ServiceHours    []ServiceHour    `json:"serviceHours" nullable:"false" doc:"Opening hours"`
	Addresses       []Address        `json:"addresses" nullable:"false" doc:"Of service locations"`
	IsVisibleForAll bool             `json:"isVisibleForAll" doc:"Other organisations may connect their services to it"`

	RequiresAuthentication bool            `json:"requiresAuthentication" doc:"Somebody has to identify themselves"`
	RequiresSignature      bool            `json:"requiresSignature" doc:"Something has to be signed"`
	SignatureQuantity      *int            `json:"signatureQuantity,omitempty" doc:"How many must sign"`
	Accessibility          []Accessibility `json:"accessibility" nullable:"false" doc:"How well it meets WCAG, by language version; of electronic and web page channels"`
	Attachments            []File          `json:"attachments" nullable:"false" doc:"Files beside it"`
	FormIdentifier         Texts           `json:"formIdentifier,omitzero" doc:"What the form is called by its owner"`
	Files                  []File          `json:"files" nullable:"false" doc:"The files of a form"`
	DeliveryAddresses      []Address       `json:"deliveryAddresses" nullable:"false" doc:"Where a form is sent"`

	Connections                 []Connection `json:"connections" nullable:"false" doc:"The services that it is for, with what holds for the two together"`
	Collections                 []Ref        `json:"collections" nullable:"false" doc:"That hold it"`
	ResponsibleSoteOrganization string       `json:"responsibleSoteOrganization,omitempty" doc:"Carried as it came"`
	Created                     time.Time    `json:"created,omitzero" doc:"When it first came to this catalogue"`
	Modified                    time.Time    `json:"modified,omitzero" doc:"When its content was last changed"`
	Links                       Links        `json:"links" doc:"Where else it is to be had"`
}

// Accessibility is how well a language version meets WCAG.
type Accessibility struct {
	Level     string  `json:"level" doc:"FullyCompliant, PartiallyCompliant, NonCompliant or Unknown"`
	WCAGLevel string  `json:"wcagLevel,omitempty" doc:"The level of WCAG, such as A or AA"`
	Statement WebPage `json:"statement,omitzero" doc:"The accessibility statement"`
	Language  string  `json:"language,omitempty" doc:"Whom it is for, by code of language"`
}

func (d desk) channel(e *live.Entry, v *catalog.ServiceChannel) *Channel {
	typ, where := d.ChannelAreas(v)
	out := &Channel{
		ID: e.ID, Kind: e.Kind, Type: v.Type, OID: v.OID,
		Name: ofType(v.ServiceChannelNames, catalog.TypeName), AlternativeNames: words(v.ServiceChannelNames, catalog.TypeAlternativeName),
		OtherNames: otherNames(v.ServiceChannelNames), DisplayNameType: DisplayName(v.DisplayNameType),
		Descriptions: descriptionsOf(v.ServiceChannelDescriptions),
		Organization: d.ref(catalog.KindOrganization, v.OrganizationID),
		AreaType:     typ, Areas: areas(where), Languages: languages(v.Languages), OntologyTerms: d.channelTerms(v),
		WebPages: webPages(v.WebPages), Emails: emails(v.Emails), PhoneNumbers: phones(v.PhoneNumbers),
		ServiceHours: serviceHours(v.ServiceHours), Addresses: addresses(v.Addresses), IsVisibleForAll: v.IsVisibleForAll,
		RequiresAuthentication: v.RequiresAuthentication, RequiresSignature: v.RequiresSignature,
		SignatureQuantity: v.SignatureQuantity, Accessibility: []Accessibility{}, Attachments: attachments(v.Attachments),
		FormIdentifier: Texts(v.FormIdentifier), Files: files(v.ChannelURLs), DeliveryAddresses: addresses(v.DeliveryAddresses),
		Connections: []Connection{}, Collections: d.entryRefs(d.CollectionsOf(e.Kind, e.ID)),
		ResponsibleSoteOrganization: v.ResponsibleSoteOrganization,
		Created:                     e.Created.UTC(), Modified: e.Modified.Time, Links: linksOf(e),
	}
	switch {
	case v.AreaType != "":
		out.AreaFrom = FromServiceChannel
	case typ != "":
		out.AreaFrom = FromService
	}
	for _, a := range v.AccessibilityClassification {
		out.Accessibility = append(out.Accessibility, Accessibility{
			a.AccessibilityClassificationLevel, a.WCAGLevel,
			WebPage{URL: a.AccessibilityStatementWebPage, Name: a.AccessibilityStatementWebPageName}, a.Language,
		})
	}
	for _, c := range d.ChannelConnections(e.ID) {
		shown := d.connection(c)
		shown.Service = d.ref(catalog.KindService, c.ServiceID)
		out.Connections = append(out.Connections, shown)
	}
	return out
}

// channelTerms are the terms of a channel's services and those that it has beyond them.
func (d desk) channelTerms(v *catalog.ServiceChannel) []Class {
	var services []catalog.CodeRef
	for _, uri := range d.ChannelTerms(v.ID) {
		if !catalog.HasURI(v.OntologyTerms, uri) {
			services = append(services, catalog.CodeRef{URI: uri})
		}
	}
	return append(from(d.terms(services), services, FromService, FromService), from(d.terms(v.OntologyTerms), nil, "", FromServiceChannel)...)
}
