package embed

import (
	"cmp"
	"html"
	"net/url"
	"strings"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// DefaultAccent is the colour of links and buttons when none is chosen and the site has none of its own.
const DefaultAccent = "#0b4f58"

// Part is what a snippet shows.
type Part struct {
	// What is one of view.ShareServices and its like.
	What string
	Ask  Ask
	// Place is a place's id, and Page its page; empty for the others.
	Place, Page string
	// Here tells that a search field shows its results in place.
	Here  bool
	Title string
	Look  Look
	// OwnFont tells that the site's font is used instead of the host's.
	OwnFont bool
}

// Choose makes a part show one place, or what one organisation or collection has, by its id. Of what was asked for
// otherwise only the municipality, the kind and the number of cards hold then.
func (p *Part) Choose(id string) {
	q := view.Query{Page: 1, Municipality: p.Ask.Query.Municipality}
	p.Ask.Collection = ""
	switch p.What {
	case view.SharePlace:
		p.Place = id
	case view.ShareOrganization:
		q = q.With(view.Filter{Facet: view.FacetOrganization, Value: id})
	case view.ShareCollection:
		p.Ask.Collection, p.Ask.Kind = id, KindAll
	}
	p.Ask.Query = q
}

// Snippets writes a part in all its forms, with addresses at that origin.
func (p Part) Snippets(origin string) view.Snippets {
	p.Title = view.Undirected(p.Title)
	link := p.link(origin)
	s := view.Snippets{Link: link, Height: p.height()}
	s.Element, s.Attributes = p.element()
	s.Preview = p.frame()
	s.Frame = IFrame(origin+s.Preview, p.Title, "100%", s.Height)
	var b strings.Builder
	b.WriteString(`<script async crossorigin src="` + html.EscapeString(origin+Script) + `"></script>` + "\n<" + s.Element)
	for i := 0; i < len(s.Attributes); i += 2 {
		b.WriteString(" " + s.Attributes[i])
		if s.Attributes[i+1] != "" {
			b.WriteString(`="` + html.EscapeString(s.Attributes[i+1]) + `"`)
		}
	}
	b.WriteString(">\n  " + link + "\n</" + s.Element + ">")
	s.Script = b.String()
	return s
}

// element names the custom element and its attributes, as docs/widgets.md describes them. An attribute that is on or off
// has an empty value.
func (p Part) element() (name string, attributes []string) {
	add := func(name, value string) {
		if value != "" {
			attributes = append(attributes, name, value)
		}
	}
	add("lang", p.Ask.Lang)
	switch p.What {
	case view.SharePlace:
		name = "varanto-place"
		add("place", p.Place)
	case view.ShareSearch:
		name = "varanto-search"
		add("municipality", p.Ask.Query.Municipality)
		if !p.Here {
			add("results", "site")
		}
	default:
		name = "varanto-services"
		for _, a := range attributesOfAsk {
			add(a.attribute, p.Ask.Values().Get(a.parameter))
		}
	}
	if p.Look.Accent != nil && p.Look.Accent.String() != DefaultAccent {
		add("accent", p.Look.Accent.String())
	}
	if p.Look.Theme != "light" {
		add("theme", p.Look.Theme)
	}
	if p.OwnFont {
		add("font", "own")
	}
	if p.Look.Compact {
		attributes = append(attributes, "compact", "")
	}
	return name, attributes
}

// attributesOfAsk are the attributes of a list, each with its parameter.
var attributesOfAsk = []struct{ attribute, parameter string }{
	{"municipality", "municipality"}, {"kind", "kind"}, {"query", "q"}, {"service-class", view.FacetServiceClass},
	{"target-group", view.FacetTargetGroup}, {"life-event", view.FacetLifeEvent}, {"organization", view.FacetOrganization},
	{"collection", "collection"}, {"channel-type", view.FacetChannelType}, {"area", view.FacetArea}, {"language", view.FacetLanguage},
	{"free", view.FacetFree}, {"open", view.FacetOpen}, {"limit", "limit"},
}

func (p Part) frame() string {
	v := url.Values{}
	address := Frame(p.Ask.Lang, ListFrame, "")
	switch p.What {
	case view.SharePlace:
		address = Frame(p.Ask.Lang, PlaceFrame, p.Place)
	case view.ShareSearch:
		address = Frame(p.Ask.Lang, SearchFrame, "")
		set(v, "municipality", p.Ask.Query.Municipality)
	default:
		v = p.Ask.Values()
	}
	if p.Look.Accent != nil && p.Look.Accent.String() != DefaultAccent {
		v.Set("accent", strings.TrimPrefix(p.Look.Accent.String(), "#"))
	}
	if p.Look.Theme != "light" {
		set(v, "theme", p.Look.Theme)
	}
	if p.Look.Compact {
		v.Set("compact", "1")
	}
	return withQuery(address, v)
}

func set(v url.Values, name, value string) {
	if value != "" {
		v.Set(name, value)
	}
}

// link is the page of the site that shows the same.
func (p Part) link(origin string) string {
	address := p.Page
	if address == "" {
		q := p.Ask.Query
		if p.What == view.ShareServices {
			for _, t := range typesOf(p.Ask.Kind) {
				q = q.With(view.Filter{Facet: view.FacetType, Value: t})
			}
		}
		address = route.Search(p.Ask.Lang, q)
	}
	return `<a href="` + html.EscapeString(origin+address) + `">` + html.EscapeString(p.Title) + `</a>`
}

// height is room for what is shown, in pixels; the frame scrolls when it needs more.
func (p Part) height() int {
	card := 170
	if p.Look.Compact {
		card = 90
	}
	switch p.What {
	case view.SharePlace:
		return placeHeight
	case view.ShareSearch:
		return searchHeight
	}
	return min(120+card*cmp.Or(p.Ask.Limit, defaultLimit), 900)
}
