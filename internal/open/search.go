package open

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
)

const (
	// maxQuery is how long a query may be: what the search looks at.
	maxQuery        = 500
	defaultPageSize = 20
	maxPageSize     = 100
	// maxPage is the page that any larger number stands for: it is beyond every end.
	maxPage = 1_000_000
)

func enum(words ...string) huma.Schema {
	var s huma.Schema
	s.Type = huma.TypeString
	for _, w := range words {
		s.Enum = append(s.Enum, w)
	}
	return s
}

func number(least, most, otherwise int) huma.Schema {
	low := float64(least)
	s := huma.Schema{Type: huma.TypeInteger, Minimum: &low, Default: otherwise}
	if most > 0 {
		high := float64(most)
		s.Maximum = &high
	}
	return s
}

func boolean(otherwise bool) huma.Schema {
	return huma.Schema{Type: huma.TypeBoolean, Default: otherwise}
}

func searchOperation() operation {
	return operation{
		id: "search", method: http.MethodGet, path: "/search", tag: "Search",
		summary: "Find services, channels, organisations, collections and general descriptions",
		description: "One query over everything that is published. A municipality or a wider area named in the query, in any " +
			"inflected form, is taken as a place. Typing errors are mended, and the answer says so. Values of one list are " +
			"alternatives; different parameters all hold. Nothing is listed when nothing is asked for.",
		parameters: []parameter{
			parameterWords, parameterLang, parameterMunicipality, parameterArea,
			{name: "type", list: true, schema: enum(typeWords()...), doc: "Kinds (Service stands for services of all types, " +
				"ServiceChannel for channels of all types) and types of services and channels. Upper and lower case do not matter."},
			parameterServiceClass, parameterTargetGroup, parameterLifeEvent, parameterOrganization, parameterChannelType, parameterLanguage,
			{name: "near", example: "60.1699,24.9384", doc: "latitude,longitude in WGS 84 degrees: places rank by their distance from it."},
			parameterOpenAt, parameterFree,
			{name: "facets", schema: boolean(true), doc: "false leaves the counts out."},
			{name: "explain", schema: boolean(false), doc: "true adds how the query was understood, and what each score is made of."},
			parameterVerbatim,
			{name: "page", schema: number(1, 0, 1), doc: "Pages count from 1. One beyond the end is empty and has the right total."},
			{name: "pageSize", schema: number(1, maxPageSize, defaultPageSize), doc: "How many items a page has."},
		},
	}
}

func (h *Handler) search(ctx context.Context, c *call) (searchAnswer, error) {
	q, page := h.query(c)
	if err := c.bad.problem(); err != nil {
		return searchAnswer{}, err
	}
	found, err := h.options.Finder.Search(ctx, q)
	if err != nil {
		return searchAnswer{}, err
	}
	return h.searchAnswer(q, page, found), nil
}

// query reads the parameters; page is the page as it was asked for.
func (h *Handler) query(c *call) (q search.Query, page int) {
	s := h.options.Catalogue.Snapshot()
	q = h.asked(c, s)
	q.Near, q.Facets, q.Explain = c.point("near"), c.flag("facets", true), c.flag("explain", false)
	q.Page = c.whole("page", 1, maxPage, 1, true)
	q.PageSize = c.whole("pageSize", 1, maxPageSize, defaultPageSize, false)
	q.Kinds, q.Filters.Types = c.types("type", strings.TrimSpace(q.Text) == "")
	return q, q.Page
}

// asked reads what searches and lists have in common: words, place, moment and facts.
func (h *Handler) asked(c *call, s *live.Snapshot) search.Query {
	return search.Query{
		Text: c.text("q", maxQuery), Language: c.oneOf("lang", "fi", "fi", "sv", "en"), Municipality: c.municipality("municipality"),
		OpenAt: c.moment("openAt", h.options.Now), Verbatim: c.flag("verbatim", false), Filters: c.filters(s),
	}
}

// text reads free text of at most that many characters.
func (a *arguments) text(name string, most int) string {
	v := a.one(name)
	if utf8.RuneCountInString(v) > most {
		a.reject(name, "The text is longer than "+strconv.Itoa(most)+" characters.", v)
		return ""
	}
	return v
}
