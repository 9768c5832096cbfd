package view

import "time"

// OrganizationPage is an organisation with its contacts and what it offers.
type OrganizationPage struct {
	ID    string
	Paths Paths
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
	// Services and Channels are one page of the lists; the counts are of the whole lists, Pages about the longer one.
	Services, Channels         []Item
	ServiceCount, ChannelCount int
	Pages                      Pages
	Parts                      []Link
	Modified                   time.Time
}

// HasContacts tells that there is something to show among the contacts.
func (o OrganizationPage) HasContacts() bool {
	return len(o.Phones)+len(o.Emails)+len(o.Links)+len(o.Addresses) > 0 || o.BusinessCode != "" || o.Areas.Type != ""
}
