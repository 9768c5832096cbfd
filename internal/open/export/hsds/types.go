// Package hsds gives the catalogue by the Human Services Data Specification (HSDS) 3.1 of Open Referral: as lists and
// single objects over HTTP, and as the tabular package.
//
// A record has one language in HSDS: the asked one, with PTV's order of languages where a text lacks it. What HSDS has no
// member for stands in attributes. How PTV's members become HSDS's is told where it is done; docs/exports.md sums it up.
package hsds

// Version of the specification.
const Version = "3.1"

// The objects have HSDS's members in HSDS's names; those that nothing is said of are left out. Members of them that are
// lists of objects are empty in the tabular package, where the lists are tables of their own.
type (
	// Service is HSDS's service.
	Service struct {
		ID                     string              `json:"id"`
		OrganizationID         string              `json:"organization_id,omitempty"`
		Name                   string              `json:"name"`
		AlternateName          string              `json:"alternate_name,omitempty"`
		Description            string              `json:"description,omitempty"`
		URL                    string              `json:"url,omitempty"`
		AdditionalURLs         []URL               `json:"additional_urls,omitempty"`
		Email                  string              `json:"email,omitempty"`
		Status                 string              `json:"status"`
		ApplicationProcess     string              `json:"application_process,omitempty"`
		FeesDescription        string              `json:"fees_description,omitempty"`
		EligibilityDescription string              `json:"eligibility_description,omitempty"`
		LastModified           string              `json:"last_modified,omitempty"`
		Phones                 []Phone             `json:"phones,omitempty"`
		Schedules              []Schedule          `json:"schedules,omitempty"`
		ServiceAreas           []ServiceArea       `json:"service_areas,omitempty"`
		ServiceAtLocations     []ServiceAtLocation `json:"service_at_locations,omitempty"`
		Languages              []Language          `json:"languages,omitempty"`
		Organization           *Organization       `json:"organization,omitempty"`
		Funding                []Funding           `json:"funding,omitempty"`
		CostOptions            []CostOption        `json:"cost_options,omitempty"`
		RequiredDocuments      []RequiredDocument  `json:"required_documents,omitempty"`
		Contacts               []Contact           `json:"contacts,omitempty"`
		Attributes             []Attribute         `json:"attributes,omitempty"`
	}
	// Organization is HSDS's organization.
	Organization struct {
		ID                      string                   `json:"id"`
		Name                    string                   `json:"name"`
		AlternateName           string                   `json:"alternate_name,omitempty"`
		Description             string                   `json:"description"`
		Email                   string                   `json:"email,omitempty"`
		Website                 string                   `json:"website,omitempty"`
		AdditionalWebsites      []URL                    `json:"additional_websites,omitempty"`
		URI                     string                   `json:"uri,omitempty"`
		ParentOrganizationID    string                   `json:"parent_organization_id,omitempty"`
		Phones                  []Phone                  `json:"phones,omitempty"`
		OrganizationIdentifiers []OrganizationIdentifier `json:"organization_identifiers,omitempty"`
		Attributes              []Attribute              `json:"attributes,omitempty"`
	}
	// OrganizationIdentifier is HSDS's organization_identifier.
	OrganizationIdentifier struct {
		ID               string `json:"id"`
		OrganizationID   string `json:"organization_id,omitempty"`
		IdentifierScheme string `json:"identifier_scheme,omitempty"`
		IdentifierType   string `json:"identifier_type"`
		Identifier       string `json:"identifier"`
	}
	// Location is HSDS's location: a place, or an electronic channel (virtual).
	Location struct {
		ID                     string          `json:"id"`
		LocationType           string          `json:"location_type"`
		URL                    string          `json:"url,omitempty"`
		OrganizationID         string          `json:"organization_id,omitempty"`
		Name                   string          `json:"name,omitempty"`
		AlternateName          string          `json:"alternate_name,omitempty"`
		Description            string          `json:"description,omitempty"`
		Latitude               *float64        `json:"latitude,omitempty"`
		Longitude              *float64        `json:"longitude,omitempty"`
		ExternalIdentifier     string          `json:"external_identifier,omitempty"`
		ExternalIdentifierType string          `json:"external_identifier_type,omitempty"`
		Languages              []Language      `json:"languages,omitempty"`
		Addresses              []Address       `json:"addresses,omitempty"`
		Accessibility          []Accessibility `json:"accessibility,omitempty"`
		Contacts               []Contact       `json:"contacts,omitempty"`
		Phones                 []Phone         `json:"phones,omitempty"`
		Schedules              []Schedule      `json:"schedules,omitempty"`
		Attributes             []Attribute     `json:"attributes,omitempty"`
	}
	// Address is HSDS's address.
	Address struct {
		ID            string `json:"id"`
		LocationID    string `json:"location_id,omitempty"`
		Attention     string `json:"attention,omitempty"`
		Address1      string `json:"address_1"`
		Address2      string `json:"address_2,omitempty"`
		City          string `json:"city"`
		Region        string `json:"region,omitempty"`
		StateProvince string `json:"state_province"`
		PostalCode    string `json:"postal_code"`
		Country       string `json:"country"`
		AddressType   string `json:"address_type"`
	}
	// ServiceAtLocation is HSDS's service_at_location: a connection.
	ServiceAtLocation struct {
		ID          string     `json:"id"`
		ServiceID   string     `json:"service_id,omitempty"`
		LocationID  string     `json:"location_id,omitempty"`
		Description string     `json:"description,omitempty"`
		Contacts    []Contact  `json:"contacts,omitempty"`
		Phones      []Phone    `json:"phones,omitempty"`
		Schedules   []Schedule `json:"schedules,omitempty"`
		Location    *Location  `json:"location,omitempty"`
	}
	// Schedule is HSDS's schedule.
	Schedule struct {
		ID                  string `json:"id"`
		ServiceID           string `json:"service_id,omitempty"`
		LocationID          string `json:"location_id,omitempty"`
		ServiceAtLocationID string `json:"service_at_location_id,omitempty"`
		ValidFrom           string `json:"valid_from,omitempty"`
		ValidTo             string `json:"valid_to,omitempty"`
		Freq                string `json:"freq,omitempty"`
		Interval            int    `json:"interval,omitzero"`
		ByDay               string `json:"byday,omitempty"`
		Description         string `json:"description,omitempty"`
		OpensAt             string `json:"opens_at,omitempty"`
		ClosesAt            string `json:"closes_at,omitempty"`
		Notes               string `json:"notes,omitempty"`
	}
	// Phone is HSDS's phone.
	Phone struct {
		ID                  string `json:"id"`
		LocationID          string `json:"location_id,omitempty"`
		ServiceID           string `json:"service_id,omitempty"`
		OrganizationID      string `json:"organization_id,omitempty"`
		ServiceAtLocationID string `json:"service_at_location_id,omitempty"`
		Number              string `json:"number"`
		Type                string `json:"type,omitempty"`
		Description         string `json:"description,omitempty"`
	}
	// Contact is HSDS's contact.
	Contact struct {
		ID                  string `json:"id"`
		ServiceID           string `json:"service_id,omitempty"`
		ServiceAtLocationID string `json:"service_at_location_id,omitempty"`
		LocationID          string `json:"location_id,omitempty"`
		Name                string `json:"name,omitempty"`
		Email               string `json:"email,omitempty"`
	}
	// Language is HSDS's language.
	Language struct {
		ID         string `json:"id"`
		ServiceID  string `json:"service_id,omitempty"`
		LocationID string `json:"location_id,omitempty"`
		Name       string `json:"name,omitempty"`
		Code       string `json:"code,omitempty"`
	}
	// Accessibility is HSDS's accessibility: a group of the register's sentences.
	Accessibility struct {
		ID          string `json:"id"`
		LocationID  string `json:"location_id,omitempty"`
		Description string `json:"description,omitempty"`
		Details     string `json:"details,omitempty"`
		URL         string `json:"url,omitempty"`
	}
	// CostOption is HSDS's cost_option.
	CostOption struct {
		ID                string   `json:"id"`
		ServiceID         string   `json:"service_id,omitempty"`
		Option            string   `json:"option,omitempty"`
		Currency          string   `json:"currency,omitempty"`
		Amount            *float64 `json:"amount,omitempty"`
		AmountDescription string   `json:"amount_description,omitempty"`
	}
	// Funding is HSDS's funding.
	Funding struct {
		ID        string `json:"id"`
		ServiceID string `json:"service_id,omitempty"`
		Source    string `json:"source,omitempty"`
	}
	// RequiredDocument is HSDS's required_document: a form.
	RequiredDocument struct {
		ID        string `json:"id"`
		ServiceID string `json:"service_id,omitempty"`
		Document  string `json:"document,omitempty"`
		URI       string `json:"uri,omitempty"`
	}
	// ServiceArea is HSDS's service_area.
	ServiceArea struct {
		ID        string `json:"id"`
		ServiceID string `json:"service_id,omitempty"`
		Name      string `json:"name,omitempty"`
	}
	// URL is HSDS's url.
	URL struct {
		ID             string `json:"id"`
		Label          string `json:"label,omitempty"`
		URL            string `json:"url"`
		OrganizationID string `json:"organization_id,omitempty"`
		ServiceID      string `json:"service_id,omitempty"`
	}
	// Attribute is HSDS's attribute.
	Attribute struct {
		ID             string        `json:"id"`
		LinkID         string        `json:"link_id,omitempty"`
		TaxonomyTermID string        `json:"taxonomy_term_id,omitempty"`
		LinkType       string        `json:"link_type,omitempty"`
		LinkEntity     string        `json:"link_entity,omitempty"`
		Label          string        `json:"label,omitempty"`
		Value          string        `json:"value,omitempty"`
		TaxonomyTerm   *TaxonomyTerm `json:"taxonomy_term,omitempty"`
	}
	// Taxonomy is HSDS's taxonomy.
	Taxonomy struct {
		ID          string `json:"id"`
		Name        string `json:"name"`
		Description string `json:"description"`
		URI         string `json:"uri,omitempty"`
		Version     string `json:"version,omitempty"`
	}
	// TaxonomyTerm is HSDS's taxonomy_term.
	TaxonomyTerm struct {
		ID          string `json:"id"`
		Code        string `json:"code,omitempty"`
		Name        string `json:"name"`
		Description string `json:"description"`
		ParentID    string `json:"parent_id,omitempty"`
		Taxonomy    string `json:"taxonomy,omitempty"`
		Language    string `json:"language,omitempty"`
		TaxonomyID  string `json:"taxonomy_id,omitempty"`
		TermURI     string `json:"term_uri,omitempty"`
	}
)
