package page

import (
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// Map says where map tiles come from and who finds routes. Without Tiles the outline of the country is drawn.
type Map struct {
	Tiles, Attribution string
	// Route is the address of a route planner with {lat}, {lon} and perhaps {name}; OpenStreetMap's when empty.
	Route string
	// RouteName is what the planner is called; empty when that goes without saying.
	RouteName string
}

const openStreetMapRoute = "https://www.openstreetmap.org/directions?to={lat}%2C{lon}"

func (m Map) routeTemplate() string {
	if m.Route == "" {
		return openStreetMapRoute
	}
	return m.Route
}

// RouteTo is where the way to a place of that name is planned; nothing is asked of it until the link is followed.
func (m Map) RouteTo(p view.Point, name string) string {
	return strings.NewReplacer("{lat}", degrees(p.Lat), "{lon}", degrees(p.Lon), "{name}", escapePath(name)).
		Replace(m.routeTemplate())
}

func escapePath(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// geo opens a point in the map of the reader's own device (RFC 5870).
func geo(p view.Point, name string) templ.SafeURL {
	at := degrees(p.Lat) + "," + degrees(p.Lon)
	return templ.SafeURL("geo:" + at + "?q=" + at + "(" + escapePath(name) + ")")
}

// mapAttributes are what the script of any map needs.
func (c *Context) mapAttributes() templ.Attributes {
	return templ.Attributes{
		"data-outline": c.Asset("finland.geojson"), "data-tiles": c.Map.Tiles, "data-attribution": c.Map.Attribution,
		"data-zoom-in": c.W.Place.ZoomIn, "data-zoom-out": c.W.Place.ZoomOut,
	}
}

// points is where the script asks for the places; the municipality is always named, so that caches may keep the answer.
func (c *Context) points() string {
	address := route.PointsOf(c.W.Lang, c.Query)
	if c.Query.Municipality == "" {
		return route.WithNone(address)
	}
	return address
}

func (c *Context) placesCount(n int) string {
	if n == 1 {
		return c.Places().CountOne
	}
	return strings.ReplaceAll(c.Places().Count, "{n}", c.W.Number(n))
}

// onlyChosen are the filters that the reader chose; that these are places is not one of them.
func (c *Context) onlyChosen(r view.ResultsPage) []view.Choice {
	var out []view.Choice
	for _, f := range r.Chosen {
		if f.Facet != view.FacetType {
			out = append(out, f)
		}
	}
	return out
}

func placesQuery(c *Context, organization string) view.Query {
	return view.Query{Municipality: c.Query.Municipality, Filters: []view.Filter{{Facet: view.FacetOrganization, Value: organization}}}
}

// narrow leads from the map to the filters of the same question; without a question there are none, but what could be asked.
func (c *Context) narrow() templ.SafeURL {
	if c.Query.Blank() {
		return c.find(c.firstPage())
	}
	return c.find(c.firstPage()) + "#filters"
}
