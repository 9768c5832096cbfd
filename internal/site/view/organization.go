package view

import "time"

// OrganizationPage is an organisation with its contacts and what it offers.
type OrganizationPage struct {
	ID           string
	OnlyIn       []string
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
	Pages         Pages
	Places        []Item
	Suborganizers []Link
	Modified      time.Time
}
