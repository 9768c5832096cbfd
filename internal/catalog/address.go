package catalog

// Municipality refers to a municipality by its code (three digits). Name is empty when the embedded code list's
// names hold, and otherwise what the content's source calls it.
type Municipality struct {
	Code string `json:"code,omitempty"`
	Name Texts  `json:"name,omitempty"`
}

// Address is any of PTV's addresses. Type is Location or Postal for a service location and for contact details,
// Visiting or Postal for an organisation, empty for the delivery address of a form. SubType says which of the variants
// is in use: Single and Street use StreetAddress, PostOfficeBox PostOfficeBoxAddress, Other OtherAddress, Abroad and
// Foreign Abroad, NoAddress DeliveryAddressInText. The variants not in use are nil or empty.
type Address struct {
	Type                 string                `json:"type,omitempty"`
	SubType              string                `json:"subType,omitempty"`
	PostOfficeBoxAddress *PostOfficeBoxAddress `json:"postOfficeBoxAddress,omitempty"`
	StreetAddress        *StreetAddress        `json:"streetAddress,omitempty"`
	OtherAddress         *OtherAddress         `json:"otherAddress,omitempty"`
	// Abroad is the whole address as text: PTV's locationAbroad or foreignAddress.
	Abroad Texts `json:"abroad,omitempty"`
	// DeliveryAddressInText and Receiver belong to delivery addresses only.
	DeliveryAddressInText Texts      `json:"deliveryAddressInText,omitempty"`
	Receiver              Texts      `json:"receiver,omitempty"`
	Entrances             []Entrance `json:"entrances,omitempty"`
	// Country is the ISO 3166 alpha-2 code; empty for delivery addresses.
	Country string `json:"country,omitempty"`
}

// PostOfficeBoxAddress is a box at a post office.
type PostOfficeBoxAddress struct {
	PostOfficeBox         Texts         `json:"postOfficeBox,omitempty"`
	PostalCode            string        `json:"postalCode,omitempty"`
	PostOffice            Texts         `json:"postOffice,omitempty"`
	Municipality          *Municipality `json:"municipality,omitempty"`
	AdditionalInformation Texts         `json:"additionalInformation,omitempty"`
}

// StreetAddress is a street, number and postal code, with a point where there is one.
type StreetAddress struct {
	Street                Texts         `json:"street,omitempty"`
	StreetNumber          string        `json:"streetNumber,omitempty"`
	PostalCode            string        `json:"postalCode,omitempty"`
	PostOffice            Texts         `json:"postOffice,omitempty"`
	Municipality          *Municipality `json:"municipality,omitempty"`
	AdditionalInformation Texts         `json:"additionalInformation,omitempty"`
	// Latitude is the northing and Longitude the easting in EPSG:3067 metres, as PTV writes them (decimal strings).
	Latitude        string `json:"latitude,omitempty"`
	Longitude       string `json:"longitude,omitempty"`
	CoordinateState string `json:"coordinateState,omitempty"`
}

// OtherAddress is a point with words instead of a street (a beach, a trail head). Coordinates as in StreetAddress.
type OtherAddress struct {
	Latitude              string `json:"latitude,omitempty"`
	Longitude             string `json:"longitude,omitempty"`
	PostalCode            string `json:"postalCode,omitempty"`
	PostOffice            Texts  `json:"postOffice,omitempty"`
	AdditionalInformation Texts  `json:"additionalInformation,omitempty"`
}

// Coordinates are EPSG:3067 metres as decimal strings: Latitude the northing, Longitude the easting.
type Coordinates struct {
	Latitude  string `json:"latitude,omitempty"`
	Longitude string `json:"longitude,omitempty"`
}

// Entrance is an entrance of a service location with what the accessibility register says of it.
type Entrance struct {
	Name                   Texts                     `json:"name,omitempty"`
	IsMainEntrance         bool                      `json:"isMainEntrance,omitzero"`
	Coordinates            *Coordinates              `json:"coordinates,omitempty"`
	ContactInfo            *AccessibilityContactInfo `json:"contactInfo,omitempty"`
	AccessibilitySentences []AccessibilitySentences  `json:"accessibilitySentences,omitempty"`
}

// AccessibilityContactInfo tells whom to ask about accessibility.
type AccessibilityContactInfo struct {
	Phone string `json:"phone,omitempty"`
	Email string `json:"email,omitempty"`
	URL   string `json:"url,omitempty"`
}

// AccessibilitySentences is a group of the register's sentences.
type AccessibilitySentences struct {
	SentenceGroup Texts      `json:"sentenceGroup,omitempty"`
	Sentences     []Sentence `json:"sentences,omitempty"`
}

// Sentence is one sentence in its languages.
type Sentence struct {
	Sentence Texts `json:"sentence,omitempty"`
}
