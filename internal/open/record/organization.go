package record

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Organization is an organisation. Its services and channels are listed at its links.
type Organization struct {
	ID               catalog.ID               `json:"id" format:"uuid" doc:"Its id for ever"`
	Kind             catalog.Kind             `json:"kind" enum:"Organization" doc:"Which kind of entity"`
	Type             catalog.OrganizationType `json:"type,omitempty" doc:"State, Municipality, RegionalOrganization, Organization or Company"`
	OID              string                   `json:"oid,omitempty" doc:"The id in the national OID register"`
	BusinessCode     string                   `json:"businessCode,omitempty" doc:"The Finnish business id"`
	BusinessName     string                   `json:"businessName,omitempty" doc:"The name in the business register"`
	SahaID           string                   `json:"sahaId,omitempty" doc:"The id in the Saha register"`
	Name             Texts                    `json:"name" doc:"The name"`
	AlternativeNames Words                    `json:"alternativeNames,omitzero" doc:"What it is also known as"`
	OtherNames       []TypedText              `json:"otherNames,omitzero" nullable:"false" doc:"Names of other types; absent when there are none"`
	DisplayNameType  DisplayName              `json:"displayNameType,omitzero" doc:"By language: Name or AlternativeName, whichever is shown"`
	Descriptions
	Parent               *Ref                  `json:"parent,omitempty" doc:"The organisation above it"`
	Root                 catalog.ID            `json:"root" format:"uuid" doc:"The topmost organisation of its tree, itself for a main organisation"`
	SubOrganizations     []Ref                 `json:"subOrganizations" nullable:"false" doc:"Right below it"`
	Municipality         *CodedName            `json:"municipality,omitempty" doc:"Its own, of the type Municipality"`
	AreaType             catalog.AreaType      `json:"areaType,omitempty" doc:"Nationwide, NationwideExceptAlandIslands or LimitedType"`
	Areas                []Area                `json:"areas" nullable:"false" doc:"Of a limited area"`
	Emails               []Email               `json:"emails" nullable:"false" doc:"Mail addresses"`
	PhoneNumbers         []Phone               `json:"phoneNumbers" nullable:"false" doc:"Telephone numbers"`
	WebPages             []WebPage             `json:"webPages" nullable:"false" doc:"Links"`
	Addresses            []Address             `json:"addresses" nullable:"false" doc:"Addresses"`
	ElectronicInvoicings []ElectronicInvoicing `json:"electronicInvoicings" nullable:"false" doc:"Where it takes electronic invoices"`
	Created              time.Time             `json:"created,omitzero" doc:"When it first came to this catalogue"`
	Modified             time.Time             `json:"modified,omitzero" doc:"When its content was last changed"`
	Links                Links                 `json:"links" doc:"Where else it is to be had"`
}

// ElectronicInvoicing is where an organisation takes electronic invoices.
type ElectronicInvoicing struct {
	OperatorCode               string `json:"operatorCode,omitempty" doc:"The operator"`
	ElectronicInvoicingAddress string `json:"electronicInvoicingAddress,omitempty" doc:"The address for invoices"`
	AdditionalInformation      Texts  `json:"additionalInformation,omitzero" doc:"What else there is to know"`
}

func (d desk) organization(e *live.Entry, v *catalog.Organization) *Organization {
	out := &Organization{
		ID: e.ID, Kind: e.Kind, Type: v.OrganizationType, OID: v.OID, BusinessCode: v.BusinessCode,
		BusinessName: v.BusinessName, SahaID: v.SahaID,
		Name: ofType(v.OrganizationNames, catalog.TypeName), AlternativeNames: words(v.OrganizationNames, catalog.TypeAlternativeName),
		OtherNames: otherNames(v.OrganizationNames), DisplayNameType: DisplayName(v.DisplayNameType),
		Descriptions: descriptionsOf(v.OrganizationDescriptions),
		Parent:       d.ref(catalog.KindOrganization, v.ParentOrganizationID), Root: d.RootOf(e.ID),
		SubOrganizations: d.entryRefs(d.Snapshot.SubOrganizations(e.ID)), Municipality: municipalityOrNone(v.Municipality),
		AreaType: v.AreaType, Areas: areas(v.Areas), Emails: describedEmails(v.Emails), PhoneNumbers: phones(v.PhoneNumbers),
		WebPages: webPages(v.WebPages), Addresses: addresses(v.Addresses), ElectronicInvoicings: []ElectronicInvoicing{},
		Created: e.Created.UTC(), Modified: e.Modified.Time, Links: linksOf(e),
	}
	for _, i := range v.ElectronicInvoicings {
		out.ElectronicInvoicings = append(out.ElectronicInvoicings, ElectronicInvoicing{
			i.OperatorCode, i.ElectronicInvoicingAddr, Texts(i.AdditionalInformation),
		})
	}
	return out
}
