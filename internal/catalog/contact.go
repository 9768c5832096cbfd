package catalog

// ChargeType tells whether a service, a connection or a call costs: Chargeable, FreeOfCharge, Other (calls and
// connections only) or empty when not said.
type ChargeType string

// The charge types.
const (
	Chargeable   ChargeType = "Chargeable"
	FreeOfCharge ChargeType = "FreeOfCharge"
	ChargeOther  ChargeType = "Other"
)

// Phone is a telephone number for people who use one language.
type Phone struct {
	// Type is Phone, Sms or Fax; empty where PTV has no type (support numbers, organisations).
	Type                  string     `json:"type,omitempty"`
	AdditionalInformation string     `json:"additionalInformation,omitempty"`
	ServiceChargeType     ChargeType `json:"serviceChargeType,omitempty"`
	ChargeDescription     string     `json:"chargeDescription,omitempty"`
	// PrefixNumber is "+" and the country's dial code; empty for Finnish service numbers.
	PrefixNumber string `json:"prefixNumber,omitempty"`
	// IsFinnishServiceNumber marks short national numbers, which have no prefix.
	IsFinnishServiceNumber bool `json:"isFinnishServiceNumber,omitzero"`
	// Number is 1 to 20 digits. Content in use has a plus before them now and then.
	Number   string `json:"number"`
	Language string `json:"language"`
}

// Email is a mail address with an optional description (organisations; elsewhere Description is empty).
type Email struct {
	Description string `json:"description,omitempty"`
	Value       string `json:"value,omitempty"`
	Language    string `json:"language"`
}

// WebPage is a link; Value is its name, which may be empty.
type WebPage struct {
	URL      string `json:"url,omitempty"`
	Value    string `json:"value,omitempty"`
	Language string `json:"language"`
}

// Law is a piece of legislation: its names and where it can be read.
type Law struct {
	Names    Texts     `json:"names,omitempty"`
	WebPages []WebPage `json:"webPages,omitempty"`
}

// Attachment is a file beside an electronic channel or a form. Type is Form or Attachment.
type Attachment struct {
	Type        string `json:"type,omitempty"`
	Name        string `json:"name,omitempty"`
	Description string `json:"description,omitempty"`
	URL         string `json:"url,omitempty"`
	Language    string `json:"language,omitempty"`
}

// NameType says which type of name (Name or AlternativeName) to show in a language.
type NameType struct {
	Type     string `json:"type"`
	Language string `json:"language"`
}

// ContactDetails are what a connection adds to, or gives instead of, the channel's own details. Addresses are Postal.
type ContactDetails struct {
	Emails       Texts     `json:"emails,omitempty"`
	PhoneNumbers []Phone   `json:"phoneNumbers,omitempty"`
	WebPages     []WebPage `json:"webPages,omitempty"`
	Addresses    []Address `json:"addresses,omitempty"`
}

// IsZero tells that nothing is held, which PTV writes as null.
func (c ContactDetails) IsZero() bool {
	return len(c.Emails)+len(c.PhoneNumbers)+len(c.WebPages)+len(c.Addresses) == 0
}
