package filter

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Filters are the facts that hits must have: one of the values of each list that is not empty. Unknown values match
// nothing.
type Filters struct {
	// Types are wire types of services, general descriptions and channels (Service, PermitOrObligation, ServiceLocation,
	// ...); the kinds Organization and ServiceCollection stand for all of theirs.
	Types []string
	// ServiceClasses, TargetGroups and LifeEvents are uris, old or new; a main class stands for its sub-classes, too. A
	// channel has those of the published services that it is connected to.
	ServiceClasses, TargetGroups, LifeEvents []string
	// Areas are "Type/code" as live.AreaKey writes them, for all types of area: what lists the area or a municipality
	// inside it. A merged municipality stands for the one that it became part of.
	Areas []string
	// Organizations have a role in a service, own a channel or a collection, or are meant themselves; their
	// sub-organisations count, too.
	Organizations []catalog.ID
	// ChannelTypes are wire types: channels of the type, and services that have one.
	ChannelTypes []string
	// Languages are the languages in which is served.
	Languages []string
	// Free keeps services that are said to be free of charge; a general description's charge type goes before the
	// service's own (PTV rule).
	Free bool
}

// Facet counts hits by the values of one fact.
type Facet struct {
	// Name is one of type, serviceClass, targetGroup, lifeEvent, municipality, area, organization, channelType,
	// language, free and open.
	Name string
	// Values are those that hits have, most hits first, and those that are asked for; at most 50. Nil when there are none.
	Values []Value
}

// Value is one value of a facet.
type Value struct {
	// Value is what the filter of that name takes: a municipality's code, for other areas "Type/code", an organisation's
	// id, a class's uri, "true" for free, for open "now" or the moment asked for. Parent is the class or organisation
	// above it, empty on the first level and for those of which no parent is published.
	Value, Parent string
	Count         int
	// Chosen tells that the value is asked for.
	Chosen bool
}

// fact numbers the filters.
type fact int

const (
	byType fact = iota
	byServiceClass
	byTargetGroup
	byLifeEvent
	byArea
	byOrganization
	byChannelType
	byLanguage
	byFree
	byOpen
	facts
)

// maxValues is how many values a facet shows.
const maxValues = 50

// openValue is how the filter for a moment is written: zero stands for now.
func openValue(at time.Time) string {
	if at.IsZero() {
		return "now"
	}
	return at.Format(time.RFC3339)
}
