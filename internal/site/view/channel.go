package view

import "time"

// Channel is one way to reach a service: a card on the service's page, the heart of its own page.
type Channel struct {
	ID, Type string
	Href     string
	Name     Text
	Summary  Text
	Provider *Link
	// ProviderType is the provider's, as OrganizationPage's Type; empty when not known.
	ProviderType string
	Links        []Link
	Phones       []Phone
	Emails       []Email
	Addresses    []Address
	Point        *Point // nil when unknown
	Hours        Hours
	// Files are a form's files; Note tells the file's type.
	Files       []Link
	Attachments []Link
	FormID      Text
	// Authentication and Signatures belong to electronic channels.
	Authentication bool
	Signatures     int
	Accessibility  Accessibility
	Languages      []Text
	// LanguageCodes are the same languages as codes (BCP 47).
	LanguageCodes []string
	// Charge and Instructions come from the connection with a service and are empty on the channel's own page.
	Charge       Charge
	Instructions Text
}

// ChannelPage is a channel's own page; a place's when its type is ServiceLocation.
type ChannelPage struct {
	Channel
	Paths Paths
	// WrittenIn lists the content languages that there are texts in, in PTV's order.
	WrittenIn    []string
	Descriptions []Text
	Entrances    []Entrance
	// Services are one page of those that it belongs to, nearest first where a municipality was chosen.
	Services []Item
	Pages    Pages
	Areas    Areas
	Modified time.Time
	// Checked is when somebody found it right after Modified; zero when nobody has since.
	Checked time.Time
}

// Phone is a number to call or write to. Type is Phone, Sms, Fax or empty.
type Phone struct {
	Type string
	// Number is spaced for reading, Call is the number for a tel: link with its prefix.
	Number, Call string
	Charge       Charge
	Info         Text
}

// Email is a mail address with what it is for.
type Email struct {
	Address string
	Info    Text
}

// Address is one address in lines. Type is Location, Visiting, Postal, Delivery or empty.
type Address struct {
	Type     string
	Receiver Text
	Lines    []Text
	Info     Text
	// Parts are the same in parts, as far as they are known.
	Parts AddressParts
}

// AddressParts are an address for machines. Street has its number; Country is an ISO 3166 code. Any may be empty.
type AddressParts struct{ Street, Box, Code, Locality, Country string }

// Point is a place on earth in WGS84 degrees.
type Point struct{ Lat, Lon float64 }

// Accessibility is what the channel says of its own accessibility. Level is FullyCompliant, PartiallyCompliant,
// NonCompliant, Unknown or empty; WCAG is LevelA, LevelAA, LevelAAA or empty. Statement may be nil.
type Accessibility struct {
	Level, WCAG string
	Statement   *Link
}

// Entrance is a way in with the accessibility register's sentences.
type Entrance struct {
	Name   Text
	Main   bool
	Groups []SentenceGroup
}

// SentenceGroup is sentences under a heading.
type SentenceGroup struct {
	Name      Text
	Sentences []Text
}

// Empty tells that nothing is said of accessibility.
func (a Accessibility) Empty() bool { return a.Level == "" && a.Statement == nil }
