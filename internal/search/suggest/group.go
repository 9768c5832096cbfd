package suggest

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// Kind is a group of suggestions.
type Kind string

// The kinds, in the order of their groups in an answer.
const (
	Services      Kind = "service"      // services, and general descriptions that no service of that name leans on
	Places        Kind = "place"        // service locations
	Channels      Kind = "channel"      // the other channels
	Classes       Kind = "serviceClass" // service classes of both levels
	Terms         Kind = "ontologyTerm"
	Organizations Kind = "organization"
	Areas         Kind = "area" // municipalities, regions and wellbeing services counties
)

// kinds gives each kind its number.
var kinds = [...]Kind{Services, Places, Channels, Classes, Terms, Organizations, Areas}

const (
	groupServices uint8 = iota
	groupPlaces
	groupChannels
	groupClasses
	groupTerms
	groupOrganizations
	groupAreas
	groupCount
)

// Kinds are all kinds in the order of their groups.
func Kinds() []Kind { return kinds[:] }

// languages gives each language its number; all but the first three count as others.
func languageNumber(language string) uint8 {
	switch language {
	case "fi":
		return 0
	case "sv":
		return 1
	case "en":
		return 2
	}
	return 3
}

// generalBit marks general descriptions among the members of the group of services.
const generalBit = 1 << 31

// entityMember is how a layer of the catalogue names an entity among the members of its group.
func entityMember(kind catalog.Kind, ord uint32) uint32 {
	if kind == catalog.KindGeneralDescription {
		return ord | generalBit
	}
	return ord
}

// kindOf is the kind and place of a member of a group of entities.
func kindOf(group uint8, member uint32) (catalog.Kind, uint32) {
	switch group {
	case groupServices:
		if member&generalBit != 0 {
			return catalog.KindGeneralDescription, member &^ generalBit
		}
		return catalog.KindService, member
	case groupOrganizations:
		return catalog.KindOrganization, member
	}
	return catalog.KindServiceChannel, member
}

// groupOf is the group of an entity; false for kinds that are not suggested.
func groupOf(kind catalog.Kind, typ string) (uint8, bool) {
	switch kind {
	case catalog.KindService, catalog.KindGeneralDescription:
		return groupServices, true
	case catalog.KindOrganization:
		return groupOrganizations, true
	case catalog.KindServiceChannel:
		if typ == string(catalog.ServiceLocation) {
			return groupPlaces, true
		}
		return groupChannels, true
	}
	return 0, false
}

// areaTypes are the areas that are suggested.
var areaTypes = [...]codes.AreaType{codes.AreaMunicipality, codes.AreaRegion, codes.AreaWellbeingServicesCounty}
