package page

import (
	"cmp"
	"time"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// Operator is who runs the site. Members may be empty.
type Operator struct {
	// Name is the authority's or company's, Email where readers reach it.
	Name, Email string
	// Accessibility is full, partial or none as the operator has assessed it; anything else means that it has not.
	Accessibility string
	// Assessed is when the accessibility statement was made or reviewed; zero when that is not known.
	Assessed time.Time
}

func (c *Context) operator() string {
	if c.Operator.Name == "" {
		return c.W.Statement.NoOperator
	}
	return c.Operator.Name
}

func (c *Context) accessibility() string {
	if text, ok := c.W.Statement.Statuses[c.Operator.Accessibility]; ok {
		return text
	}
	return c.W.Statement.Statuses["unassessed"]
}

// around links to one of the pages round the content.
func (c *Context) around(a route.Around) string { return a.In(c.W.Lang) }

// browsedAt is where the pages of a facet are.
func browsedAt(facet string) route.Around {
	switch facet {
	case view.FacetTargetGroup:
		return route.TargetGroups
	case view.FacetLifeEvent:
		return route.LifeEvents
	}
	return route.Topics
}

// supervisorWeb is the supervisory authority's site on accessibility in that language.
func supervisorWeb(lang string) string {
	switch lang {
	case "sv":
		return "https://www.tillganglighetskrav.fi/"
	case "en":
		return "https://www.webaccessibility.fi/"
	}
	return "https://www.saavutettavuusvaatimukset.fi/"
}

// digitalServicesAct is act 306/2019 in Finlex.
func digitalServicesAct(lang string) string {
	if lang == "sv" {
		return "https://www.finlex.fi/sv/laki/ajantasa/2019/20190306"
	}
	return "https://www.finlex.fi/fi/laki/ajantasa/2019/20190306"
}

// openNowQuery asks for what is open at this moment where the reader is.
func openNowQuery(municipality string) view.Query {
	return view.Query{Municipality: municipality, Filters: []view.Filter{{Facet: view.FacetOpen, Value: view.OpenNow}}}
}

// inClass asks for the services of a class.
func inClass(c *Context, p view.BrowsePage) view.Query {
	return view.Query{Municipality: c.Query.Municipality, Filters: []view.Filter{{Facet: p.Facet, Value: p.Code}}}
}

func toClass(cl view.Class) step { return step{cl.Href, cl.Name} }

// classSteps lead back through the wider classes.
func classSteps(c *Context, p view.BrowsePage) []step {
	steps := []step{{browsedAt(p.Facet).In(c.W.Lang), view.Text{Value: c.W.Browse.Title[p.Facet]}}}
	for _, up := range p.Above {
		steps = append(steps, toClass(up))
	}
	return steps
}

// kindOfChannel is the kind of page that a channel of that type has.
func kindOfChannel(typ string) route.Kind {
	if typ == "ServiceLocation" {
		return route.PlacePage
	}
	return route.ChannelPage
}

// named is a name, and what something is where it has none.
func (c *Context) named(name view.Text, kind string) view.Text {
	if name.Empty() {
		return view.Text{Value: cmp.Or(c.W.Terms.Kind[kind], c.W.Told.Nameless)}
	}
	return name
}

// channelGroup heads the channels of a type; one that nobody knows is another way.
func (c *Context) channelGroup(typ string) string {
	return cmp.Or(c.W.Terms.ChannelGroup[typ], c.W.Channel.Contact)
}
