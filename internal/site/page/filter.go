package page

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// shownValues is how many values of a facet are shown before the rest is folded away.
const shownValues = 7

// filterForm is the id of the search form, which the filters belong to wherever they stand on the page.
const filterForm = "ask"

// valueName names a value of a facet: types by the words of the pages, the rest by their own names.
func (c *Context) valueName(facet, value string, name view.Text) view.Text {
	if !name.Empty() {
		return name
	}
	switch facet {
	case view.FacetFree:
		return view.Text{Value: c.W.Find.Free}
	case view.FacetNear:
		return view.Text{Value: c.W.Find.NearChosen}
	case view.FacetOpen:
		return view.Text{Value: c.openName(value)}
	}
	if kind := c.W.Terms.Kind[value]; kind != "" {
		return view.Text{Value: kind}
	}
	return view.Text{Value: value}
}

func (c *Context) openName(value string) string {
	at, err := time.ParseInLocation(view.OpenLayout, value, hours.Finland())
	if err != nil {
		return c.W.Find.OpenNow
	}
	day := c.W.Date(at)
	if in := hours.Date(at).Sub(hours.Date(c.Now)); in >= 0 && in < 7*24*time.Hour-2*time.Hour {
		day = c.W.Calendar.OnDays[at.Weekday()]
	}
	return fmt.Sprintf(c.W.Find.OpenOn, day, c.W.ClockOf(at))
}

// option is one line of a select.
type option struct {
	value, name string
	chosen      bool
}

// openDays are the coming seven days, and the chosen one when it is another.
func (c *Context) openDays() []option {
	chosen, _, _ := strings.Cut(c.Query.Value(view.FacetOpen), "T")
	if chosen == view.OpenNow {
		chosen = ""
	}
	var out []option
	found := chosen == ""
	today := c.Now.In(hours.Finland())
	for i := range 7 {
		day := today.AddDate(0, 0, i)
		value := day.Format(time.DateOnly)
		found = found || value == chosen
		out = append(out, option{value, c.W.Day(day.Weekday()) + " " + c.W.Date(day), value == chosen})
	}
	if day, err := time.ParseInLocation(time.DateOnly, chosen, hours.Finland()); !found && err == nil {
		out = append(out, option{chosen, c.W.Date(day), true})
	}
	return out
}

// openTimes are the hours of the day, and the chosen time when it is another.
func (c *Context) openTimes() []option {
	_, chosen, _ := strings.Cut(c.Query.Value(view.FacetOpen), "T")
	chosen = cmp.Or(chosen, "12:00")
	var out []option
	found := false
	for h := range 24 {
		value := fmt.Sprintf("%02d:00", h)
		found = found || value == chosen
		out = append(out, option{value, c.W.Clock(hours.Clock(h * 60)), value == chosen})
	}
	if at, err := time.Parse("15:04", chosen); !found && err == nil {
		out = append(out, option{chosen, c.W.Clock(hours.Clock(at.Hour()*60 + at.Minute())), true})
	}
	return out
}

// unknown names what of the address was left out.
func (c *Context) unknown() string {
	var parts []string
	for _, f := range c.Unread.Filters {
		name := c.W.Find.Facet[f.Facet]
		switch f.Facet {
		case route.MunicipalityParameter:
			name = c.W.Search.Municipality
		case route.PageParameter:
			name = c.W.Search.Pager
		}
		if value := strings.TrimSpace(view.Undirected(f.Value)); value != "" {
			name += ": " + value
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, ", ")
}

// open tells that a facet is unfolded: the first ones, and those that are asked for.
func open(i int, f view.Facet) bool { return i < 1 || f.Chosen() > 0 }

// split folds the values after the first ones away, but never a chosen one.
func split(values []view.FacetValue) (shown, folded []view.FacetValue) {
	if len(values) <= shownValues+1 {
		return values, nil
	}
	for i, v := range values {
		chosen := v.Chosen
		for _, n := range v.Narrower {
			chosen = chosen || n.Chosen
		}
		if i < shownValues || chosen {
			shown = append(shown, v)
		} else {
			folded = append(folded, v)
		}
	}
	return shown, folded
}

// valueID is the id of a value's box, the same from page to page.
func valueID(facet, value string) string {
	return "f-" + facet + "-" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '.' || r == '-' {
			return r
		}
		return '_'
	}, value)
}

// because says what a related service shares, in one line.
func (c *Context) because(bs []view.Because) string {
	var parts []string
	for _, b := range bs {
		what := c.W.Find.Because[b.Fact]
		if what == "" {
			continue
		}
		if !b.Name.Empty() {
			what = fmt.Sprintf(c.W.Find.BecauseNamed, what, straight(b.Name.Value))
		}
		parts = append(parts, what)
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.ToUpper(parts[0][:1]) + strings.Join(parts, ", ")[1:] // all begin with ASCII letters
}

// verbatim is the query with its words taken as they were typed.
func (c *Context) verbatim() view.Query {
	q := c.Query
	q.Verbatim, q.Page = true, 1
	return q
}

// country is the query in the whole country, whether the place was chosen or read out of the words.
func (c *Context) country(r view.ResultsPage) view.Query {
	q := c.Query.Everywhere()
	if r.Place != nil && r.Place.Rest != "" {
		q.Text = r.Place.Rest
	}
	return q
}

func (c *Context) placeRead(p *view.ReadPlace) string { return c.say(c.W.Find.PlaceRead, p.Name.Value) }

func (c *Context) firstPage() view.Query {
	q := c.Query
	q.Page = 1
	return q
}
