package record

import (
	"github.com/varanto/varanto/internal/catalog"
)

// Told is what a document of any kind says of itself in texts: only that is read of it.
type Told struct {
	ServiceNames                  catalog.TypedTexts `json:"serviceNames"`
	ServiceChannelNames           catalog.TypedTexts `json:"serviceChannelNames"`
	OrganizationNames             catalog.TypedTexts `json:"organizationNames"`
	OtherNames                    catalog.TypedTexts `json:"names"`
	ServiceCollectionNames        catalog.Texts      `json:"serviceCollectionNames"`
	ServiceDescriptions           catalog.TypedTexts `json:"serviceDescriptions"`
	ServiceChannelDescriptions    catalog.TypedTexts `json:"serviceChannelDescriptions"`
	OrganizationDescriptions      catalog.TypedTexts `json:"organizationDescriptions"`
	ServiceCollectionDescriptions catalog.TypedTexts `json:"serviceCollectionDescriptions"`
	OtherDescriptions             catalog.TypedTexts `json:"descriptions"`
	// GeneralDescriptionID is that of a service; zero when it leans on none.
	GeneralDescriptionID catalog.ID `json:"generalDescriptionId"`
}

// Tell reads a document of any kind.
func Tell(document []byte) (*Told, error) { return catalog.Decode[Told](document) }

// Names are the names of all types, those of a collection as names of the type Name.
func (t *Told) Names() catalog.TypedTexts {
	all := append(append(append(append(catalog.TypedTexts(nil), t.ServiceNames...), t.ServiceChannelNames...), t.OrganizationNames...), t.OtherNames...)
	for _, n := range t.ServiceCollectionNames {
		all = append(all, catalog.TypedText{Type: catalog.TypeName, Language: n.Language, Value: n.Value})
	}
	return all
}

// Descriptions are the texts of all types.
func (t *Told) Descriptions() catalog.TypedTexts {
	all := append(append(catalog.TypedTexts(nil), t.ServiceDescriptions...), t.ServiceChannelDescriptions...)
	return append(append(append(all, t.OrganizationDescriptions...), t.ServiceCollectionDescriptions...), t.OtherDescriptions...)
}

// displayed is what a document says of the name that it wants shown.
type displayed struct {
	DisplayNameType []catalog.NameType `json:"displayNameType"`
}
