package page

import (
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// What tables are called, in every language.
const tableCSV, tableExcel = "CSV", "Excel"

// table is the answer of the page's query as a table of that form, csv or xlsx, in the open interface's parameters: facets
// are called alike there.
func (c *Context) table(form string) templ.SafeURL {
	v := url.Values{"lang": {c.W.Lang}}
	if c.Query.Text != "" {
		v.Set("q", c.Query.Text)
	}
	if c.Query.Municipality != "" {
		v.Set("municipality", c.Query.Municipality)
	}
	if c.Query.Verbatim {
		v.Set("verbatim", "true")
	}
	for _, f := range c.Query.Filters {
		v.Add(f.Facet, f.Value)
	}
	return templ.SafeURL("/open/v1/export/results." + form + "?" + v.Encode())
}

// calendar is a place's exceptional hours for calendars.
func (c *Context) calendar(id string) templ.SafeURL {
	return templ.SafeURL(route.With("/open/v1/places/"+url.PathEscape(id)+"/hours.ics", "lang", c.W.Lang))
}

// loosened says that few results have all of the words; of one word, that others are near it only.
func (c *Context) loosened(r view.ResultsPage) string {
	text := c.Query.Text
	if r.Place != nil {
		text = r.Place.Rest
	}
	if len(strings.Fields(text)) < 2 {
		return c.W.Told.LoosenedOne
	}
	return c.W.Search.Loosened
}
