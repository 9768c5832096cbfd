package source

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/view"
)

const areaMunicipality = codes.AreaMunicipality

// asked is a query of the pages in the search's terms.
type asked struct {
	// query is the page's own, with filters as this site writes them and without those that mean nothing.
	query   view.Query
	choices []view.Choice
	unknown []view.Filter

	filters search.Filters
	near    *live.Point
	openAt  time.Time
}

// understand finds out what the filters of a query mean.
func (d desk) understand(q view.Query) asked {
	a := asked{query: q}
	a.query.Filters = nil
	for _, f := range q.Filters {
		choice, ok := d.choose(f, &a)
		switch {
		case !ok:
			a.unknown = append(a.unknown, f)
		case !slices.Contains(a.query.Filters, choice.Filter):
			a.query.Filters = append(a.query.Filters, choice.Filter)
			a.choices = append(a.choices, choice)
		}
	}
	return a
}

// choose adds a filter; ok is false when its value means nothing.
func (d desk) choose(f view.Filter, a *asked) (c view.Choice, ok bool) {
	c.Filter = f
	switch f.Facet {
	case view.FacetType:
		ok = isType(f.Value)
		a.filters.Types = appendIf(ok, a.filters.Types, f.Value)
	case view.FacetChannelType:
		ok = slices.Contains(catalog.ChannelTypes(), catalog.ChannelType(f.Value))
		a.filters.ChannelTypes = appendIf(ok, a.filters.ChannelTypes, f.Value)
	case view.FacetServiceClass:
		ok = d.chooseClass(&c, codes.ServiceClasses(), &a.filters.ServiceClasses)
	case view.FacetTargetGroup:
		ok = d.chooseClass(&c, codes.TargetGroups(), &a.filters.TargetGroups)
	case view.FacetLifeEvent:
		ok = d.chooseClass(&c, codes.LifeEvents(), &a.filters.LifeEvents)
	case view.FacetArea:
		c.Name, ok = d.areaName(f.Value)
		a.filters.Areas = appendIf(ok, a.filters.Areas, f.Value)
	case view.FacetOrganization:
		ok = d.chooseOrganization(&c, a)
	case view.FacetLanguage:
		var l *codes.LanguageInfo
		if l, ok = codes.Language(f.Value); ok {
			c.Value, c.Name = l.Code, d.listName(l.Names)
			a.filters.Languages = append(a.filters.Languages, l.Code)
		}
	case view.FacetFree:
		ok = f.Value == "true" || f.Value == "1"
		c.Value = "true"
		a.filters.Free = a.filters.Free || ok
	case view.FacetOpen:
		ok = d.chooseOpen(&c, a)
	case view.FacetNear:
		if a.near = readPoint(f.Value); a.near != nil {
			c.Value, ok = thousandths(a.near.Lat)+","+thousandths(a.near.Lon), true
		}
	}
	return c, ok
}

func appendIf(ok bool, list []string, value string) []string {
	if ok {
		return append(list, value)
	}
	return list
}

// isType knows the types that facets count and filters take.
func isType(t string) bool {
	switch t {
	case "Service", "PermitOrObligation", "ProfessionalQualification", "Organization", "ServiceCollection", "GeneralDescription":
		return true
	}
	return slices.Contains(catalog.ChannelTypes(), catalog.ChannelType(t))
}

func (d desk) chooseClass(c *view.Choice, list *codes.Classification, into *[]string) bool {
	class, ok := list.Lookup(c.Value)
	if !ok {
		return false
	}
	c.Value, c.Name = classValue(class), d.listName(class.Names)
	if !slices.Contains(*into, class.URI) {
		*into = append(*into, class.URI)
	}
	return true
}

// classValue is how addresses write a class: by its code, which people can read.
func classValue(c *codes.Class) string { return cmp.Or(c.Code, c.URI) }

// areaName names an area that is written as live.AreaKey writes it.
func (d desk) areaName(value string) (view.Text, bool) {
	typ, code, _ := strings.Cut(value, "/")
	t, err := codes.ParseAreaType(typ)
	if err != nil {
		return view.Text{}, false
	}
	area, ok := codes.FindArea(t, code)
	if !ok {
		return view.Text{}, false
	}
	return d.listName(area.Names), true
}

func (d desk) chooseOrganization(c *view.Choice, a *asked) bool {
	id, err := uuid.Parse(c.Value)
	if err != nil {
		return false
	}
	e, ok := d.Published(catalog.KindOrganization, id)
	if !ok {
		return false
	}
	c.Value, c.Name = id.String(), d.entryName(e)
	a.filters.Organizations = append(a.filters.Organizations, id)
	return true
}

func (d desk) chooseOpen(c *view.Choice, a *asked) bool {
	if c.Value == view.OpenNow {
		a.openAt = d.Now
		return true
	}
	at, err := time.ParseInLocation(view.OpenLayout, c.Value, hours.Finland())
	if err != nil {
		if at, err = time.Parse(time.RFC3339, c.Value); err != nil {
			return false
		}
	}
	if at.Year() < 2000 || at.Year() > 2100 {
		return false
	}
	a.openAt = at
	c.Value = at.In(hours.Finland()).Format(view.OpenLayout)
	return true
}

// readPoint reads "latitude,longitude" in degrees; nil when that is no point in or near Finland.
func readPoint(s string) *live.Point {
	first, second, ok := strings.Cut(s, ",")
	lat, err1 := strconv.ParseFloat(strings.TrimSpace(first), 64)
	lon, err2 := strconv.ParseFloat(strings.TrimSpace(second), 64)
	if !ok || err1 != nil || err2 != nil || !inOrNearFinland(lat, lon) {
		return nil
	}
	// About a hundred metres: near enough to rank places, and no more of where somebody is goes into addresses.
	lat, lon = math.Round(lat*1000)/1000, math.Round(lon*1000)/1000
	return pointAt(lat, lon)
}

func thousandths(d float64) string { return strconv.FormatFloat(d, 'f', 3, 64) }

// question is the query as the search takes it, without what its page needs.
func (a asked) question(r view.Reader) search.Query {
	return search.Query{
		Text: a.query.Text, Language: r.Lang, Municipality: a.query.Municipality, Kinds: a.kinds(), Filters: a.filters,
		Near: a.near, OpenAt: a.openAt, Verbatim: a.query.Verbatim, Page: 1, PageSize: 1,
	}
}

// kinds are what is listed: everything for words, and for filters alone what they are about.
func (a asked) kinds() []catalog.Kind {
	if a.query.Text != "" {
		return nil
	}
	var out []catalog.Kind
	add := func(k catalog.Kind) {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for _, t := range a.filters.Types {
		add(kindOfType(t))
	}
	if len(out) > 0 {
		return out
	}
	if a.near != nil || !a.openAt.IsZero() || len(a.filters.ChannelTypes) > 0 {
		if a.near == nil {
			add(catalog.KindService)
		}
		add(catalog.KindServiceChannel)
	}
	return out
}

func kindOfType(t string) catalog.Kind {
	switch k := catalog.Kind(t); k {
	case catalog.KindOrganization, catalog.KindServiceCollection, catalog.KindGeneralDescription:
		return k
	}
	if slices.Contains(catalog.ChannelTypes(), catalog.ChannelType(t)) {
		return catalog.KindServiceChannel
	}
	return catalog.KindService
}
