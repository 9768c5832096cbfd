package open

import (
	"context"
	"reflect"
	"strings"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/filter"
)

// parameterTypes is the parameter type of a list of one kind, which takes wire types only.
func parameterTypes(types ...string) parameter {
	return parameter{name: "type", list: true, schema: enum(types...), doc: "Types. Upper and lower case do not matter."}
}

func allServiceTypes() []string {
	return append([]string{string(catalog.TypeService)}, serviceTypes...)
}

// searchFilters are the parameters of every list that ask for words.
func searchFilters() []parameter {
	return []parameter{parameterWords, parameterVerbatim, parameterLang}
}

func serviceFilters() []parameter {
	return append(searchFilters(), parameterTypes(allServiceTypes()...), parameterMunicipality, parameterArea, parameterServiceClass,
		parameterTargetGroup, parameterLifeEvent, parameterOrganization, parameterChannelType, parameterLanguage, parameterOpenAt, parameterFree)
}

// channelFilters lack what no channel has: being free of charge is a fact of services, and a search for it finds no channel.
func channelFilters() []parameter {
	return append(searchFilters(), parameterTypes(channelTypes()...), parameterMunicipality, parameterArea, parameterServiceClass,
		parameterTargetGroup, parameterLifeEvent, parameterOrganization, parameterChannelType, parameterLanguage, parameterOpenAt)
}

func organizationFilters() []parameter {
	return append(searchFilters(), parameterTypes(organizationTypes()...), parameterMunicipality, parameterArea, parameterOrganization)
}

// collectionFilters: a collection has its organisation's area.
func collectionFilters() []parameter {
	return append(searchFilters(), parameterMunicipality, parameterOrganization)
}

func generalFilters() []parameter {
	return append(searchFilters(), parameterTypes(allServiceTypes()...), parameterServiceClass, parameterTargetGroup, parameterLifeEvent,
		parameterFree)
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

// listing is what a list is asked for.
type listing struct {
	search.Query
	// types are wire types of the kind; nil means all.
	types []string
	since time.Time
}

// listing reads what a list of that kind is asked for.
func (h *Handler) listing(c *call, k catalog.Kind, s *live.Snapshot) listing {
	q := listing{Query: h.asked(c, s), types: c.words("type", typesOf(k)), since: c.since("modifiedSince", h.options.Now)}
	q.Kinds, q.All = []catalog.Kind{k}, true
	return q
}

// wanted are the published entries that a list is asked for, and the snapshot that they are of, which is that of the search
// where words or a moment are asked for.
func (h *Handler) wanted(ctx context.Context, q listing, s *live.Snapshot) (*roaring.Bitmap, *live.Snapshot, error) {
	kind := q.Kinds[0]
	set := s.Table(kind).Published()
	if strings.TrimSpace(q.Text) != "" || !q.OpenAt.IsZero() {
		found, err := h.options.Finder.Search(ctx, q.Query)
		if err != nil {
			return nil, nil, err
		}
		s, set = found.Snapshot, roaring.New()
		for _, hit := range found.Hits {
			set.Add(hit.Entry.Ord)
		}
	} else {
		set = h.narrow(q, s, set)
	}
	table := s.Table(kind)
	if q.types != nil {
		of := roaring.New()
		for _, t := range q.types {
			of.Or(table.Index(live.FacetType, t))
		}
		set = roaring.And(set, of)
	}
	if !q.since.IsZero() {
		set = roaring.And(set, h.changed.of(s, kind, q.since))
	}
	return set, s, nil
}

// narrow leaves what serves the municipality and has the facts asked for, as a search without words does.
func (h *Handler) narrow(q listing, s *live.Snapshot, set *roaring.Bitmap) *roaring.Bitmap {
	kind := q.Kinds[0]
	if q.Municipality != "" {
		set = roaring.And(set, h.options.Finder.Serving(s, kind, q.Municipality).All)
	}
	f := filter.Filters(q.Filters)
	if reflect.DeepEqual(f, filter.Filters{}) {
		return set
	}
	return h.options.Filter.AskExactly(s, filter.Ask{Filters: f}).Narrow(kind, set)
}

// since reads a day or a time; zero when it is not given.
func (a *arguments) since(name string, now func() time.Time) time.Time {
	if t, err := time.ParseInLocation(time.DateOnly, a.one(name), hours.Finland()); err == nil {
		return t
	}
	return a.moment(name, now)
}
