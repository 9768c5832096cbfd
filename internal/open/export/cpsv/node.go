package cpsv

// MediaType is JSON-LD's.
const MediaType = "application/ld+json"

// Version is that of the profile.
const Version = "3.2.0"

// context gives the prefixes their meaning; all properties and classes are written with a prefix.
const context = `{"adms":"http://www.w3.org/ns/adms#","cpsv":"http://purl.org/vocab/cpsv#","cv":"http://data.europa.eu/m8g/",` +
	`"dcat":"http://www.w3.org/ns/dcat#","dct":"http://purl.org/dc/terms/","eli":"http://data.europa.eu/eli/ontology#",` +
	`"foaf":"http://xmlns.com/foaf/0.1/","locn":"http://www.w3.org/ns/locn#","org":"http://www.w3.org/ns/org#","skos":"http://www.w3.org/2004/02/skos/core#",` +
	`"time":"http://www.w3.org/2006/time#","xsd":"http://www.w3.org/2001/XMLSchema#"}`

// Literal is a text in a language (rdf:langString).
type Literal struct {
	Language string `json:"@language"`
	Value    string `json:"@value"`
}

// Ref points to a node.
type Ref struct {
	ID string `json:"@id"`
}

// Typed is a literal of a type of XML Schema.
type Typed struct {
	Type  string `json:"@type"`
	Value string `json:"@value"`
}

// Node is any of the smaller nodes; members that nothing is said of are left out.
type Node struct {
	ID string `json:"@id,omitempty"`
	// Type is a class, or a list of them: who holds the document against the profile's shapes takes a node for what the
	// document says that it is, and knows of no classes above those.
	Type         any       `json:"@type"`
	Identifier   string    `json:"dct:identifier,omitempty"`
	Title        []Literal `json:"dct:title,omitempty"`
	Description  []Literal `json:"dct:description,omitempty"`
	PrefLabel    []Literal `json:"skos:prefLabel,omitempty"`
	Notation     string    `json:"skos:notation,omitempty"`
	InScheme     *Ref      `json:"skos:inScheme,omitempty"`
	Spatial      []Node    `json:"dct:spatial,omitempty"`
	TypeOf       any       `json:"dct:type,omitempty"`
	Homepage     *Node     `json:"foaf:homepage,omitempty"`
	Pages        []Node    `json:"foaf:page,omitempty"`
	Email        []string  `json:"cv:email,omitempty"`
	Telephone    []string  `json:"cv:telephone,omitempty"`
	ContactPage  []Node    `json:"cv:contactPage,omitempty"`
	Value        *Typed    `json:"cv:hasValue,omitempty"`
	Currency     *Node     `json:"cv:currency,omitempty"`
	OwnedBy      []Ref     `json:"cv:ownedBy,omitempty"`
	Hours        []Node    `json:"cv:openingHours,omitempty"`
	Exceptions   []Node    `json:"cv:specialOpeningHoursSpecification,omitempty"`
	Participant  *Ref      `json:"cv:hasParticipant,omitempty"`
	Role         []Node    `json:"cv:role,omitempty"`
	Address      []Node    `json:"locn:address,omitempty"`
	FullAddress  []Literal `json:"locn:fullAddress,omitempty"`
	Thoroughfare []Literal `json:"locn:thoroughfare,omitempty"`
	PostCode     string    `json:"locn:postCode,omitempty"`
	PostName     []Literal `json:"locn:postName,omitempty"`
	License      *Ref      `json:"dct:license,omitempty"`
	Publisher    *Node     `json:"dct:publisher,omitempty"`
	LandingPage  []Node    `json:"dcat:landingPage,omitempty"`
}

// Service is a cpsv:PublicService.
type Service struct {
	ID             string    `json:"@id"`
	Type           string    `json:"@type"`
	Identifier     string    `json:"dct:identifier"`
	Title          []Literal `json:"dct:title"`
	Description    []Literal `json:"dct:description"`
	Authority      []Ref     `json:"cv:hasCompetentAuthority"`
	Participation  []Node    `json:"cv:hasParticipation,omitempty"`
	Audience       []Node    `json:"dct:audience,omitempty"`
	ThematicArea   []Node    `json:"cv:thematicArea,omitempty"`
	ClassifiedBy   []Node    `json:"cv:isClassifiedBy,omitempty"`
	GroupedBy      []Node    `json:"cv:isGroupedBy,omitempty"`
	Keyword        []Literal `json:"dcat:keyword,omitempty"`
	Language       []Node    `json:"dct:language,omitempty"`
	Spatial        []Node    `json:"dct:spatial,omitempty"`
	Channels       []Node    `json:"cv:hasChannel,omitempty"`
	ContactPoints  []Node    `json:"cv:contactPoint,omitempty"`
	Inputs         []Node    `json:"cpsv:hasInput,omitempty"`
	Costs          []Node    `json:"cv:hasCost,omitempty"`
	Requirements   []Node    `json:"cv:holdsRequirement,omitempty"`
	Follows        []Node    `json:"cpsv:follows,omitempty"`
	LegalResources []Node    `json:"cv:hasLegalResource,omitempty"`
	Status         Node      `json:"adms:status"`
	PartOf         []Ref     `json:"dct:isPartOf,omitempty"`
	Page           *Node     `json:"foaf:page,omitempty"`
	Modified       *Typed    `json:"dct:modified,omitempty"`
}
