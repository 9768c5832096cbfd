package rule

import "github.com/varanto/varanto/internal/catalog"

// World tells the facts about other entities that rules ask for, all of their newest revisions unless said otherwise.
// An archived entity (Deleted, Removed) is not there. Methods are called many times a check and must be quick.
// What they return is shared and not changed by the rules.
type World interface {
	// Organization returns what is known of an organisation; false when there is none.
	Organization(id catalog.ID) (Organization, bool)
	// Channel returns what is known of a service channel; false when there is none.
	Channel(id catalog.ID) (Channel, bool)
	// Service returns what is known of a service; false when there is none.
	Service(id catalog.ID) (Service, bool)
	// General returns what is known of a general description; false when there is none.
	General(id catalog.ID) (General, bool)
	// MayUse tells whether services of that organisation may lean on that general description. PTV keeps some for
	// certain organisations.
	MayUse(owner, general catalog.ID) bool
	// NameTaken returns an entity other than self whose public version has that name; the zero ID when there is none.
	NameTaken(name UniqueName, self catalog.ID) catalog.ID
	// OIDTaken returns an organisation other than self with that OID; the zero ID when there is none.
	OIDTaken(oid string, self catalog.ID) catalog.ID
	// Learnt tells whether imported content has brought the item of that uri, which the embedded code lists lack.
	Learnt(uri string) bool
	// Dependents counts what stands on an organisation (services that it is responsible for, channels, sub-organisations,
	// collections) or on a general description (services), archived ones not counted.
	Dependents(kind catalog.Kind, id catalog.ID) int
}

// UniqueName is a name that only one entity can have (PTV rule: services within their organisation, channels within
// their organisation and type).
type UniqueName struct {
	Kind  catalog.Kind
	Owner catalog.ID
	// ChannelType is empty for services.
	ChannelType catalog.ChannelType
	Language    string
	// Key is NameKey of the name; of a service location, of the name that is displayed.
	Key string
}

// Organization is what rules ask of an organisation.
type Organization struct {
	// Published are the languages of its published version; nil when it is not published.
	Published []string
	Type      catalog.OrganizationType
	Parent    catalog.ID
	// AreaType, Areas and Municipality (a code) are those of the newest revision.
	AreaType     catalog.AreaType
	Areas        []catalog.Area
	Municipality string
	// Below is how many levels of sub-organisations are under it, 0 when it has none.
	Below int
}

// Channel is what rules ask of a service channel.
type Channel struct {
	Owner catalog.ID
	Type  catalog.ChannelType
	// Published are the languages of its published version; nil when it is not published.
	Published []string
	// Languages are those of its published version, of the newest one when it is not published.
	Languages []string
	// Shared tells that other organisations may connect their services to it (isVisibleForAll), as its published version
	// says, the newest one when it is not published.
	Shared bool
	// ServesOthers tells that services of other organisations have ASTI connections to it.
	ServesOthers bool
}

// Service is what rules ask of a service.
type Service struct {
	Owner catalog.ID
	// Published are the languages of its published version; nil when it is not published.
	Published []string
	// Languages are those of its published version, of the newest one when it is not published.
	Languages []string
}

// General is what rules ask of a general description: its published version, the newest one when it is not published.
type General struct {
	// Published tells whether it is published.
	Published bool
	Type      catalog.ServiceType
	// ChargeType is the general description's own; a service's goes behind it.
	ChargeType catalog.ChargeType
	// Described are the languages in which it has a Description or a BackgroundDescription.
	Described []string
	// Instructed are the languages in which it has a UserInstruction.
	Instructed []string
	// The classifications are uris.
	ServiceClasses, OntologyTerms, TargetGroups, LifeEvents, IndustrialClasses []string
}
