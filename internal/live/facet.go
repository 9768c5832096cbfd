package live

import "unique"

// Facet is a fact by which published entries are indexed. The comment says which entries have it and what values.
type Facet uint8

const (
	FacetType               Facet = iota // services, channels: their type
	FacetServiceClass                    // services, general descriptions: uri; a service has its general description's too
	FacetOntologyTerm                    // services, general descriptions: uri, likewise; channels: their own
	FacetTargetGroup                     // services, general descriptions: uri, likewise
	FacetLifeEvent                       // services, general descriptions: uri, likewise
	FacetIndustrialClass                 // services, general descriptions: uri, likewise
	FacetAuthorization                   // services, channels connected, general descriptions proposing: uri of a digital authorisation
	FacetOrganization                    // services: any role; channels, collections: owner; value is the id
	FacetResponsible                     // services: main or other responsible; value is the id
	FacetAreaType                        // services, channels, organisations: area type
	FacetArea                            // services, channels, organisations: "Type/code" of each area listed
	FacetMunicipality                    // organisations of type Municipality: code of their own municipality
	FacetChannel                         // collections holding, general descriptions proposing: channel id; for services see Snapshot.Connected
	FacetService                         // collections holding: service id; for channels see Snapshot.Connected
	FacetGeneralDescription              // services leaning on it: its id
	FacetBusinessCode                    // organisations: business id
	FacetOID                             // organisations, service locations: oid
	FacetParent                          // organisations: parent's id, published or not
	FacetTop                             // organisations without a published parent: ""
	FacetHasContent                      // organisations with published services or channels: ""
	FacetShared                          // channels that all may use: ""
	FacetLanguage                        // services, channels: languages of service
	FacetContentLanguage                 // all: languages with a name
	FacetCharge                          // services: charge type that holds, the general description's first
	facets
)

// AreaKey is the value that FacetArea has for an area: wire type and code.
func AreaKey(typ, code string) string { return typ + "/" + code }

type key struct {
	facet Facet
	value string
}

func (k key) less(o key) bool {
	if k.facet != o.facet {
		return k.facet < o.facet
	}
	return k.value < o.value
}

// keyHandle stands for a key in one word: entries have many keys, and share most of them.
type keyHandle = unique.Handle[key]
