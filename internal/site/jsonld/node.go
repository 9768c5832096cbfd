package jsonld

// A node is an object of one of schema.org's types. Members that are empty are left out. The tests hold every type and
// property that is written against schema.org's own vocabulary.

type link struct {
	ID string `json:"@id"`
}

type webPage struct {
	Type         string `json:"@type"`
	ID           string `json:"@id"`
	URL          string `json:"url"`
	Name         string `json:"name,omitempty"`
	Description  string `json:"description,omitempty"`
	InLanguage   string `json:"inLanguage"`
	DateModified string `json:"dateModified,omitempty"`
	IsPartOf     *link  `json:"isPartOf,omitempty"`
	About        *link  `json:"about,omitempty"`
	MainEntity   any    `json:"mainEntity,omitempty"`
	Breadcrumb   *link  `json:"breadcrumb,omitempty"`
}

type webSite struct {
	Type            string        `json:"@type"`
	ID              string        `json:"@id"`
	URL             string        `json:"url"`
	Name            string        `json:"name,omitempty"`
	InLanguage      string        `json:"inLanguage"`
	Publisher       *organization `json:"publisher,omitempty"`
	PotentialAction *searchAction `json:"potentialAction,omitempty"`
}

type searchAction struct {
	Type       string     `json:"@type"`
	Target     entryPoint `json:"target"`
	QueryInput string     `json:"query-input"`
}

type entryPoint struct {
	Type        string `json:"@type"`
	URLTemplate string `json:"urlTemplate"`
}

type breadcrumbs struct {
	Type  string     `json:"@type"`
	ID    string     `json:"@id"`
	Items []listItem `json:"itemListElement"`
}

type itemList struct {
	Type  string     `json:"@type"`
	Count int        `json:"numberOfItems"`
	Items []listItem `json:"itemListElement"`
}

type listItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name,omitempty"`
	Item     *link  `json:"item,omitempty"`
}

type service struct {
	Type            string           `json:"@type"`
	ID              string           `json:"@id"`
	URL             string           `json:"url"`
	Name            string           `json:"name,omitempty"`
	AlternateName   string           `json:"alternateName,omitempty"`
	Description     string           `json:"description,omitempty"`
	Identifier      *propertyValue   `json:"identifier,omitempty"`
	ServiceType     string           `json:"serviceType,omitempty"`
	Category        []string         `json:"category,omitempty"`
	Provider        *organization    `json:"provider,omitempty"`
	ServiceOperator *link            `json:"serviceOperator,omitempty"`
	AreaServed      []area           `json:"areaServed,omitempty"`
	Audience        []audience       `json:"audience,omitempty"`
	Offers          *offer           `json:"offers,omitempty"`
	Channels        []serviceChannel `json:"availableChannel,omitempty"`
	SubjectOf       []legislation    `json:"subjectOf,omitempty"`
}

type serviceChannel struct {
	Type      string         `json:"@type"`
	ID        string         `json:"@id,omitempty"`
	URL       string         `json:"url,omitempty"`
	Name      string         `json:"name,omitempty"`
	Languages []string       `json:"availableLanguage,omitempty"`
	Service   string         `json:"serviceUrl,omitempty"`
	Phone     []contactPoint `json:"servicePhone,omitempty"`
	Sms       []contactPoint `json:"serviceSmsNumber,omitempty"`
	Location  *place         `json:"serviceLocation,omitempty"`
	Postal    *postalAddress `json:"servicePostalAddress,omitempty"`
}

type contactPoint struct {
	Type      string         `json:"@type"`
	Contact   string         `json:"contactType,omitempty"`
	Telephone string         `json:"telephone,omitempty"`
	Email     string         `json:"email,omitempty"`
	Option    string         `json:"contactOption,omitempty"`
	Hours     []openingHours `json:"hoursAvailable,omitempty"`
}

type place struct {
	Type         string          `json:"@type"`
	ID           string          `json:"@id"`
	URL          string          `json:"url,omitempty"`
	Name         string          `json:"name,omitempty"`
	Description  string          `json:"description,omitempty"`
	Identifier   *propertyValue  `json:"identifier,omitempty"`
	Address      []postalAddress `json:"address,omitempty"`
	Geo          *geo            `json:"geo,omitempty"`
	Telephone    []string        `json:"telephone,omitempty"`
	SameAs       []string        `json:"sameAs,omitempty"`
	Hours        []openingHours  `json:"openingHoursSpecification,omitempty"`
	SpecialHours []openingHours  `json:"specialOpeningHoursSpecification,omitempty"`
}

type openingHours struct {
	Type         string   `json:"@type"`
	DayOfWeek    []string `json:"dayOfWeek,omitempty"`
	Opens        string   `json:"opens"`
	Closes       string   `json:"closes"`
	ValidFrom    string   `json:"validFrom,omitempty"`
	ValidThrough string   `json:"validThrough,omitempty"`
}

type postalAddress struct {
	Type     string `json:"@type"`
	Street   string `json:"streetAddress,omitempty"`
	Box      string `json:"postOfficeBoxNumber,omitempty"`
	Code     string `json:"postalCode,omitempty"`
	Locality string `json:"addressLocality,omitempty"`
	Country  string `json:"addressCountry,omitempty"`
}

type geo struct {
	Type      string  `json:"@type"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

type organization struct {
	Type          string          `json:"@type"`
	ID            string          `json:"@id"`
	URL           string          `json:"url,omitempty"`
	Name          string          `json:"name,omitempty"`
	Description   string          `json:"description,omitempty"`
	Identifier    *propertyValue  `json:"identifier,omitempty"`
	TaxID         string          `json:"taxID,omitempty"`
	Address       []postalAddress `json:"address,omitempty"`
	ContactPoint  []contactPoint  `json:"contactPoint,omitempty"`
	SameAs        []string        `json:"sameAs,omitempty"`
	AreaServed    []area          `json:"areaServed,omitempty"`
	Parent        *organization   `json:"parentOrganization,omitempty"`
	Organizations []organization  `json:"subOrganization,omitempty"`
}

type area struct {
	Type string `json:"@type"`
	Name string `json:"name,omitempty"`
}

type audience struct {
	Type         string `json:"@type"`
	AudienceType string `json:"audienceType"`
}

type offer struct {
	Type        string `json:"@type"`
	Price       string `json:"price,omitempty"`
	Currency    string `json:"priceCurrency,omitempty"`
	Description string `json:"description,omitempty"`
}

type legislation struct {
	Type string `json:"@type"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

type propertyValue struct {
	Type       string `json:"@type"`
	PropertyID string `json:"propertyID"`
	Value      string `json:"value"`
}
