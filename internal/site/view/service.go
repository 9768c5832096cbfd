package view

import "time"

// ServicePage is a service with everything that belongs to using it.
type ServicePage struct {
	ID    string
	Paths Paths
	// WrittenIn lists the content languages that there are texts in, in PTV's order.
	WrittenIn   []string
	Name        Text
	AlsoKnownAs Text
	Summary     Text
	Provider    *Link // nil when no responsible organisation is known
	// ProviderType is the provider's, as OrganizationPage's Type; empty when not known.
	ProviderType string
	// ProviderPhones and ProviderEmails are the provider's; nil where there are channels or none are known.
	ProviderPhones []Phone
	ProviderEmails []Email
	Instructions   []Text
	Descriptions   []Text
	Requirements   []Text
	Charge         Charge
	Groups         []ChannelGroup
	TargetGroups   []Text
	LifeEvents     []Text
	Classes        []Text
	Keywords       []Text
	Legislation    []Link
	Processing     Text
	Deadline       Text
	Validity       Text
	Areas          Areas
	Languages      []Text // names of the languages of service, in the page's language
	Organizations  []Role
	Vouchers       []Link
	Collections    []Link
	// General is the national description that the service leans on; nil when it has none.
	General *Link
	// Related are other services for the same need, with what they share; nil when there are none.
	Related []Item
	// Elsewhere is the same service of other organisations; nil when there is none.
	Elsewhere []Item
	// Outside tells that the service is not offered in the reader's municipality.
	Outside  bool
	Modified time.Time
	// Checked is when somebody found it right after Modified; zero when nobody has since.
	Checked time.Time
}

// Charge says what something costs. Type is Chargeable, FreeOfCharge, Other or empty.
type Charge struct {
	Type  string
	Infos []Text
}

// Empty tells that nothing is said of the price.
func (c Charge) Empty() bool { return c.Type == "" && len(c.Infos) == 0 }

// Role says what an organisation does for a service. Type is Responsible, OtherResponsible or Producer; Provision is
// set for producers. A producer known only by words has no Href and may have an empty Name.
type Role struct {
	Type, Provision string
	Organization    Link
	Info            Text
}

// Areas says where something is offered. Type is Nationwide, NationwideExceptAlandIslands, LimitedType or empty.
type Areas struct {
	Type  string
	Names []Text
}

// ChannelGroup gathers the channels of one type, in PTV's order of types: the first ones, Total in all.
type ChannelGroup struct {
	Type     string // EChannel, WebPage, PrintableForm, Phone, ServiceLocation
	Channels []Channel
	Total    int
}

// WaysPage is one page of all of a service's channels of a type. Paths and Name are the service's.
type WaysPage struct {
	Paths    Paths
	Name     Text
	Type     string
	Channels []Item
	Pages    Pages
}
