package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// choose links to the page where a municipality is chosen, and from there back here.
func (c *Context) choose() templ.SafeURL {
	if strings.HasPrefix(c.Here, route.Choice(c.W.Lang)) {
		return c.to(route.Choice(c.W.Lang))
	}
	return c.to(route.With(route.Choice(c.W.Lang), route.BackParameter, c.Here))
}

// letterGroup is the municipalities whose names begin with a letter.
type letterGroup struct {
	letter string
	list   []view.Municipality
}

// byLetter groups the municipalities, which are sorted by name.
func (c *Context) byLetter() []letterGroup {
	var out []letterGroup
	for _, m := range c.Municipalities {
		r, _ := utf8.DecodeRuneInString(m.Name)
		letter := strings.ToUpper(string(r))
		if n := len(out); n == 0 || out[n-1].letter != letter {
			out = append(out, letterGroup{letter: letter})
		}
		out[len(out)-1].list = append(out[len(out)-1].list, m)
	}
	return out
}

// reachGroup is items of one reach under a heading; heading is empty where nothing is grouped.
type reachGroup struct {
	name, heading string
	items         []view.Item
	// start is the number of the first one among all results.
	start int
}

// groups says in headings what the search has put in order over all pages: local, regional and nationwide. What suits the
// words best stands above them even when it is not near, so that nearness does not bury the answer. What is in order of
// distance is not grouped.
func (c *Context) groups(r view.ResultsPage) []reachGroup {
	if !grouped(r) || c.Query.Value(view.FacetNear) != "" {
		return []reachGroup{{items: r.Items, start: r.Pages.First()}}
	}
	var out []reachGroup
	items, start := r.Items, r.Pages.First()
	nearest := nearestOf(items)
	if c.Query.Text != "" && r.Pages.Page == 1 && items[0].Reach != nearest {
		out = append(out, reachGroup{name: "best", heading: c.Places().GroupBest, items: items[:1], start: start})
		items = items[1:]
		start++
	}
	for _, reach := range reaches {
		g := reachGroup{name: strings.ToLower(reach), heading: c.reachHeading(reach), start: start}
		for _, i := range items {
			if i.Reach == reach {
				g.items = append(g.items, i)
			}
		}
		if len(g.items) > 0 {
			start += len(g.items)
			out = append(out, g)
		}
	}
	if g := rest(items, start); len(g.items) > 0 {
		g.heading = c.Places().GroupRest
		out = append(out, g)
	}
	return out
}

// grouped tells that the search knows what is near and what is not.
func grouped(r view.ResultsPage) bool {
	return slices.ContainsFunc(r.Items, func(i view.Item) bool { return i.Reach != "" })
}

// reaches are those that are named, the nearest first.
var reaches = [...]string{"Local", "Regional", "Nationwide"}

func nearestOf(items []view.Item) string {
	for _, reach := range reaches {
		for _, i := range items {
			if i.Reach == reach {
				return reach
			}
		}
	}
	return ""
}

func rest(items []view.Item, start int) reachGroup {
	g := reachGroup{name: "rest", start: start}
	for _, i := range items {
		if !slices.Contains(reaches[:], i.Reach) {
			g.items = append(g.items, i)
		}
	}
	return g
}

func (c *Context) reachHeading(reach string) string {
	switch reach {
	case "Local":
		return c.say(c.Places().GroupLocal, c.placeName())
	case "Regional":
		return c.Places().GroupRegional
	}
	return c.Places().GroupWide
}

// placeName is the municipality that was chosen, or the one that was read out of the words.
func (c *Context) placeName() string {
	if m := c.municipality(); m != "" {
		return m
	}
	return c.municipalityName(c.ReadPlace)
}
