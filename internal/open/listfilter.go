package open

import (
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/filter"
)

// Parameters that a search and lists have.
var (
	parameterArea         = parameter{name: "area", list: true, example: "Region/06", doc: "Areas as type/code. Types: " + areaTypes() + "."}
	parameterServiceClass = parameter{
		name: "serviceClass", list: true, example: "P6.2", doc: "Service classes, by code or uri. A main class stands for its sub-classes, too.",
	}
	parameterTargetGroup  = parameter{name: "targetGroup", list: true, example: "KR1", doc: "Target groups, by code or uri, with those within them."}
	parameterLifeEvent    = parameter{name: "lifeEvent", list: true, example: "KE1", doc: "Life events, by code or uri."}
	parameterOrganization = parameter{name: "organization", list: true, doc: "Ids of organisations; their sub-organisations count, too."}
	parameterChannelType  = parameter{
		name: "channelType", list: true, schema: enum(channelTypes()...), doc: "Channels of the type, and services that have one.",
	}
	parameterLanguage = parameter{name: "language", list: true, example: "sv", doc: "Languages in which is served."}
	parameterFree     = parameter{name: "free", schema: boolean(false), doc: "true keeps what is said to be free of charge."}
	// parameterServing is municipality in a list, which has no rank.
	parameterServing = parameter{
		name: "municipality", example: "091", doc: "A municipality's code, or its name in Finnish or Swedish. What does not serve it is left out.",
	}
)

// parameterTypes is the parameter type of a list of one kind, which takes wire types only.
func parameterTypes(types ...string) parameter {
	return parameter{name: "type", list: true, schema: enum(types...), doc: "Types. Upper and lower case do not matter."}
}

func allServiceTypes() []string {
	return append([]string{string(catalog.TypeService)}, serviceTypes...)
}

func serviceFilters() []parameter {
	return []parameter{
		parameterTypes(allServiceTypes()...), parameterServing, parameterArea, parameterServiceClass, parameterTargetGroup,
		parameterLifeEvent, parameterOrganization, parameterChannelType, parameterLanguage, parameterFree,
	}
}

func channelFilters() []parameter {
	return []parameter{
		parameterTypes(channelTypes()...), parameterServing, parameterArea, parameterOrganization, parameterLanguage,
	}
}

func organizationFilters() []parameter {
	return []parameter{parameterTypes(organizationTypes()...), parameterServing, parameterArea, parameterOrganization}
}

func generalFilters() []parameter {
	return []parameter{
		parameterTypes(allServiceTypes()...), parameterServiceClass, parameterTargetGroup, parameterLifeEvent, parameterFree,
	}
}

func organizationTypes() []string {
	var out []string
	for _, t := range codes.Types("OrganizationType") {
		out = append(out, t.Code)
	}
	return out
}

// typesOf are the words that the parameter type of a kind's list takes; nil for kinds without it.
func typesOf(k catalog.Kind) []string {
	switch k {
	case catalog.KindServiceChannel:
		return channelTypes()
	case catalog.KindOrganization:
		return organizationTypes()
	case catalog.KindService, catalog.KindGeneralDescription:
		return allServiceTypes()
	}
	return nil
}

// filters reads the facts that hits of a search and items of a list must have, but their types.
func (a *arguments) filters(s *live.Snapshot) search.Filters {
	return search.Filters{
		ServiceClasses: a.classes("serviceClass", codes.ServiceClasses(), s),
		TargetGroups:   a.classes("targetGroup", codes.TargetGroups(), s),
		LifeEvents:     a.classes("lifeEvent", codes.LifeEvents(), s),
		Areas:          a.areas("area"), Organizations: a.organizations("organization", s),
		ChannelTypes: a.channelTypes("channelType"), Languages: a.languages("language"), Free: a.flag("free", false),
	}
}

// wanted are the published entries that pass the list's parameters.
func (h *Handler) wanted(c *call, r readable, s *live.Snapshot) *roaring.Bitmap {
	table := s.Table(r.kind)
	f := c.filters(s)
	types := c.words("type", typesOf(r.kind))
	municipality := c.municipality("municipality")
	since := c.since("modifiedSince", h.options.Now)
	if len(c.bad) > 0 {
		return table.Published()
	}
	set := table.Published()
	if types != nil {
		of := roaring.New()
		for _, t := range types {
			of.Or(table.Index(live.FacetType, t))
		}
		set = roaring.And(set, of)
	}
	if municipality != "" {
		all, _ := serving(s, municipality)
		set = roaring.And(set, all[r.kind])
	}
	ask := filter.Filters{
		ServiceClasses: f.ServiceClasses, TargetGroups: f.TargetGroups, LifeEvents: f.LifeEvents, Areas: f.Areas,
		Organizations: f.Organizations, ChannelTypes: f.ChannelTypes, Languages: f.Languages, Free: f.Free,
	}
	if narrows(c.arguments) {
		set = h.filter.Ask(s, filter.Ask{Filters: ask}).Narrow(r.kind, set)
	}
	if !since.IsZero() {
		set = changedSince(table, set, since)
	}
	return set
}

// narrows tells that some fact is asked for; the filter works a snapshot out when it is asked, and not before.
func narrows(a *arguments) bool {
	for _, name := range []string{"serviceClass", "targetGroup", "lifeEvent", "area", "organization", "channelType", "language", "free"} {
		if len(a.values[name]) > 0 {
			return true
		}
	}
	return false
}

// since reads a day or a time; zero when it is not given.
func (a *arguments) since(name string, now func() time.Time) time.Time {
	if t, err := time.ParseInLocation(time.DateOnly, a.one(name), hours.Finland()); err == nil {
		return t
	}
	return a.moment(name, now)
}
