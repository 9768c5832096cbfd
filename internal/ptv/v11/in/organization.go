package in

import (
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
)

// email is V4VmOpenApiEmail; invoicing VmOpenApiOrganizationEInvoicing. Both have the catalogue's form.
type (
	email     = catalog.Email
	invoicing = catalog.ElectronicInvoicing
)

// organizationPost is V9VmOpenApiOrganizationIn.
type organizationPost struct {
	SourceID                 string                   `json:"sourceId"`
	OID                      string                   `json:"oid"`
	Municipality             string                   `json:"municipality"`
	OrganizationType         catalog.OrganizationType `json:"organizationType"`
	BusinessCode             string                   `json:"businessCode"`
	BusinessName             string                   `json:"businessName"`
	OrganizationNames        catalog.TypedTexts       `json:"organizationNames"`
	DisplayNameType          []catalog.NameType       `json:"displayNameType"`
	AreaType                 catalog.AreaType         `json:"areaType"`
	SubAreaType              string                   `json:"subAreaType"`
	Areas                    []string                 `json:"areas"`
	OrganizationDescriptions catalog.TypedTexts       `json:"organizationDescriptions"`
	Emails                   []email                  `json:"emails"`
	PhoneNumbers             []phone                  `json:"phoneNumbers"`
	Addresses                []organizationAddress    `json:"addresses"`
	WebPages                 []catalog.WebPage        `json:"webPages"`
	ElectronicInvoicings     []invoicing              `json:"electronicInvoicings"`
	PublishingStatus         string                   `json:"publishingStatus"`
	ParentOrganizationID     catalog.ID               `json:"parentOrganizationId"`
	schedule
}

type organizationDeletes struct {
	Emails               bool `json:"deleteAllEmails"`
	Phones               bool `json:"deleteAllPhones"`
	WebPages             bool `json:"deleteAllWebPages"`
	Addresses            bool `json:"deleteAllAddresses"`
	ElectronicInvoicings bool `json:"deleteAllElectronicInvoicings"`
}

// organizationPut is V9VmOpenApiOrganizationInBase.
type organizationPut struct {
	organizationPost
	organizationDeletes
}

func decodeOrganization(a *asked) *wanted {
	w := &wanted{at: paths{}}
	if a.isNew() {
		var body organizationPost
		w.take(read(a, &body))
		w.organization(&catalog.Organization{}, &body, organizationDeletes{})
		return w
	}
	var body organizationPut
	w.take(read(a, &body))
	present, ok := a.present.(*catalog.Organization)
	if !ok {
		present = &catalog.Organization{}
	}
	w.organization(present, &body.organizationPost, body.organizationDeletes)
	return w
}

func (w *wanted) organization(present *catalog.Organization, b *organizationPost, deletes organizationDeletes) {
	o := *present
	w.entity, w.status = &o, b.PublishingStatus
	w.schedule(b.schedule)
	overwrite(&o.SourceID, b.SourceID)
	overwrite(&o.OID, b.OID)
	overwrite(&o.OrganizationType, b.OrganizationType)
	overwrite(&o.BusinessCode, b.BusinessCode)
	overwrite(&o.BusinessName, b.BusinessName)
	overwrite(&o.ParentOrganizationID, b.ParentOrganizationID)
	w.reach(&o, b)
	o.OrganizationNames = replaced(o.OrganizationNames, cut(namedTyped(b.OrganizationNames)), false)
	o.DisplayNameType = replaced(o.DisplayNameType, b.DisplayNameType, false)
	o.OrganizationDescriptions = replaced(o.OrganizationDescriptions, b.OrganizationDescriptions, false)
	o.Emails = replaced(o.Emails, b.Emails, deletes.Emails)
	o.PhoneNumbers = replaced(o.PhoneNumbers, numbers(b.PhoneNumbers, ""), deletes.Phones)
	o.WebPages = replaced(o.WebPages, b.WebPages, deletes.WebPages)
	o.Addresses = replaced(o.Addresses, organizationAddresses(b.Addresses, o.Addresses, w.at), deletes.Addresses)
	o.ElectronicInvoicings = replaced(o.ElectronicInvoicings, b.ElectronicInvoicings, deletes.ElectronicInvoicings)
	if len(b.OrganizationNames)+len(b.OrganizationDescriptions) > 0 {
		organizationVersions(&o, b)
	}
}

// reach sets municipality and area. Codes stand in one flat list under one type of area (PTV: organisations only).
func (w *wanted) reach(o *catalog.Organization, b *organizationPost) {
	if m := municipality(b.Municipality); m != nil {
		o.Municipality = m
	}
	if b.OrganizationType != "" && b.OrganizationType != catalog.OrganizationMunicipality && b.Municipality == "" {
		o.Municipality = nil
	}
	var given []catalog.Area
	if len(b.Areas) > 0 {
		flat := func(_, code int) string { return fmt.Sprintf("areas[%d]", code) }
		given = areasOf([]area{{Type: b.SubAreaType, AreaCodes: b.Areas}}, flat, w.at)
	}
	o.AreaType, o.Areas = areaOf(o.AreaType, o.Areas, b.AreaType, given)
	for i := range o.Areas {
		w.at.set(fmt.Sprintf("areas[%d].type", i), "subAreaType")
	}
	if b.OrganizationType == catalog.OrganizationMunicipality && b.AreaType == "" && len(b.Areas) == 0 {
		o.AreaType, o.Areas = "", nil // a municipality's area is itself
	}
}

// nameLimit is how many characters of an organisation's name PTV keeps.
const nameLimit = 100

// cut shortens the names of organisations, which PTV does not refuse for their length.
func cut(names catalog.TypedTexts) catalog.TypedTexts {
	for i := range names {
		if r := []rune(names[i].Value); len(r) > nameLimit {
			names[i].Value = collapsed(string(r[:nameLimit]))
		}
	}
	return names
}

// organizationVersions drops the texts of language versions that a body dropped.
func organizationVersions(o *catalog.Organization, b *organizationPost) {
	v := versionsOf(languagesOfTyped(o.OrganizationNames), languagesOfTyped(o.OrganizationDescriptions))
	if len(b.Emails) == 0 {
		o.Emails = v.emails(o.Emails)
	}
	if len(b.PhoneNumbers) == 0 {
		o.PhoneNumbers = v.phones(o.PhoneNumbers)
	}
	if len(b.WebPages) == 0 {
		o.WebPages = v.pages(o.WebPages)
	}
	if len(b.DisplayNameType) == 0 {
		o.DisplayNameType = in(v, o.DisplayNameType, func(t *catalog.NameType) string { return t.Language })
	}
}
