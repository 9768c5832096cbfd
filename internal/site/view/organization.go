package view

import "time"

// OrganizationPage is an organisation with its contacts and what it offers.
type OrganizationPage struct {
	ID string
	// WrittenIn lists the content languages that there are texts in, in PTV's order.
	WrittenIn    []string
	Name         Text
	Summary      Text
	Descriptions []Text
	// Type is State, Municipality, RegionalOrganization, Organization, Company or empty.
	Type         string
	BusinessCode string
	Parent       *Link
	Phones       []Phone
	Emails       []Email
	Links        []Link
	Addresses    []Address
	Areas        Areas
	Services     []Item
	// Pages is about Services, which may be many.
	Pages    Pages
	Places   []Item
	Parts    []Link
	Modified time.Time
}

// HasContacts tells that there is something to show among the contacts.
func (o OrganizationPage) HasContacts() bool {
	return len(o.Phones)+len(o.Emails)+len(o.Links)+len(o.Addresses) > 0 || o.BusinessCode != "" || o.Areas.Type != ""
}
