package v11

import (
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// areaQuery are the parameters that the lists by area share.
type areaQuery struct {
	kind         codes.AreaType
	code         string
	wholeCountry bool
}

// areaPathNames are the names of area types in paths (PTV: its internal names, not those of bodies).
func areaPathNames() []string {
	var names []string
	for _, t := range codes.AreaTypes() {
		names = append(names, t.PathName())
	}
	return names
}

func (c request) areaQuery(bad *faults) areaQuery {
	kind, err := codes.ParseAreaPathName(c.args[0])
	if err != nil {
		checkOneOf("area", c.args[0], areaPathNames(), bad)
	}
	code := c.args[1]
	if code == "" || len(code) > 6 || strings.Trim(code, "0123456789") != "" {
		bad.add("code", "The value "+quote(code)+" is not an area code: 1 to 6 digits.")
	}
	return areaQuery{kind, code, c.query().flag("includeWholeCountry", bad)}
}

// find looks the area up in the code lists, in the code's full length.
func (a areaQuery) find() (*codes.Area, bool) {
	area, ok := codes.FindArea(a.kind, a.code)
	return area, ok && area.Code == a.code
}

// areaItems answers an id and name list of an area.
func (c request) areaItems(k catalog.Kind, item func([]byte, *live.Entry) []byte) int {
	var bad faults
	q := c.query()
	a := c.areaQuery(&bad)
	w, page := q.window(&bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	area, ok := a.find()
	if !ok {
		return c.unknownArea(a)
	}
	return c.sendItems(c.inArea(k, area, a.wholeCountry).modifiedIn(w), page, item)
}

// areaEntities answers a page of whole entities of an area. bad has what the caller found wrong so far.
func (c request) areaEntities(k catalog.Kind, bad faults, pick func(showHeader bool) pieces) int {
	q := c.query()
	a := c.areaQuery(&bad)
	showHeader, page := q.flag("showHeader", &bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	area, ok := a.find()
	if !ok {
		return c.unknownArea(a)
	}
	return c.sendEntities(c.inArea(k, area, a.wholeCountry), page, pick(showHeader))
}

func (c request) unknownArea(a areaQuery) int {
	return c.missing(a.kind.PathName() + " with code " + quote(a.code) + " not found.")
}

// inArea are the published entities that reach the area. For a municipality those count that list it or an area around
// it; for the other types those that list that very area. wholeCountry adds what reaches the whole country (PTV).
func (c request) inArea(k catalog.Kind, area *codes.Area, wholeCountry bool) selection {
	t := c.snap.Table(k)
	set := t.Derived(areaReach{area, wholeCountry}, func() *roaring.Bitmap { return reaching(t, k, area, wholeCountry) })
	return selection{t, set}
}

// areaReach is the key under which a table remembers who reaches an area.
type areaReach struct {
	area         *codes.Area
	wholeCountry bool
}

func reaching(t *live.Table, k catalog.Kind, area *codes.Area, wholeCountry bool) *roaring.Bitmap {
	set := roaring.New()
	around := []*codes.Area{area}
	if area.Type == codes.AreaMunicipality {
		around = codes.AreasOf(area.Code)
	}
	for _, a := range around {
		set.Or(t.Index(live.FacetArea, live.AreaKey(string(a.Type), a.Code)))
	}
	if wholeCountry {
		set.Or(t.Index(live.FacetAreaType, string(catalog.Nationwide)))
		if !inAland(area) {
			set.Or(t.Index(live.FacetAreaType, string(catalog.NationwideExceptAlandIsles)))
		}
	}
	if k == catalog.KindOrganization && area.Type == codes.AreaMunicipality {
		// A municipality as an organisation counts in its own municipality and in no other, whatever areas it names (PTV).
		set.AndNot(t.Index(live.FacetType, string(catalog.OrganizationMunicipality)))
		set.Or(t.Index(live.FacetMunicipality, area.Code))
	}
	return set
}

// mariehamn lies on Åland, whatever number the region has: the code lists have known it as 20 and 21.
const mariehamn = "478"

// inAland tells whether the whole area lies on the Åland Islands.
func inAland(area *codes.Area) bool {
	aland, ok := codes.Municipality(mariehamn)
	if !ok {
		return false
	}
	for _, code := range area.Municipalities {
		if m, ok := codes.Municipality(code); !ok || m.Region != aland.Region {
			return false
		}
	}
	return true
}

// servicesOfArea is GET Service/area/{area}/code/{code}.
func (h *Handler) servicesOfArea(c request) int { return c.areaItems(catalog.KindService, appendItem) }

// channelsOfArea is GET ServiceChannel/area/{area}/code/{code}.
func (h *Handler) channelsOfArea(c request) int {
	return c.areaItems(catalog.KindServiceChannel, appendItem)
}

// organizationsOfArea is GET Organization/area/{area}/code/{code}.
func (h *Handler) organizationsOfArea(c request) int {
	return c.areaItems(catalog.KindOrganization, c.appendOrganization)
}

// wholeServicesOfArea is GET Service/list/area/{area}/code/{code}.
func (h *Handler) wholeServicesOfArea(c request) int {
	var bad faults
	merged := c.query().flag("serviceWithGD", &bad)
	return c.areaEntities(catalog.KindService, bad, func(showHeader bool) pieces {
		return h.servicePieces(merged, showHeader)
	})
}

// wholeChannelsOfArea is GET ServiceChannel/list/area/{area}/code/{code}.
func (h *Handler) wholeChannelsOfArea(c request) int {
	return c.areaEntities(catalog.KindServiceChannel, faults{}, piecesFor)
}

// wholeOrganizationsOfArea is GET Organization/list/area/{area}/code/{code}.
func (h *Handler) wholeOrganizationsOfArea(c request) int {
	return c.areaEntities(catalog.KindOrganization, faults{}, piecesFor)
}
