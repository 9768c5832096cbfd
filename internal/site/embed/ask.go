package embed

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// Bounds of what can be asked.
const (
	maxLimit     = 50
	defaultLimit = 10
	maxText      = 200 // characters
	maxValues    = 20  // of one parameter
	maxValue     = 200 // bytes of one
)

// Kinds of what a list shows.
const (
	KindServices = "services"
	KindPlaces   = "places"
	KindAll      = "all"
)

// Ask is what a list shall show, in a language.
type Ask struct {
	Lang string
	// Query is what is looked for; its filters do not hold the kind.
	Query view.Query
	Kind  string
	// Collection is the id or address of a service collection to show instead of what is looked for; or empty.
	Collection string
	Limit      int
}

// Blank tells that nothing was chosen, so that everything of the country would be listed.
func (a Ask) Blank() bool { return a.Query.Blank() && a.Collection == "" }

// filters are the parameters that narrow a list; they are named as in a search.
var filters = []string{
	view.FacetServiceClass, view.FacetTargetGroup, view.FacetLifeEvent, view.FacetOrganization, view.FacetChannelType,
	view.FacetArea, view.FacetLanguage, view.FacetFree, view.FacetOpen,
}

// parameters are all that a list knows.
func parameters() []string {
	return append([]string{"lang", "municipality", "q", "kind", "collection", "limit"}, filters...)
}

// readAsk understands a list's parameters; lang is the page's language, empty when a parameter says it. All that is
// wrong is told at once.
func (h *Handler) readAsk(v url.Values, lang string) (Ask, []parameterError) {
	var wrong []parameterError
	refuse := func(name, value, message string) {
		wrong = append(wrong, parameterError{"query." + name, message, shorten(value)})
	}
	a := Ask{Lang: cmp.Or(lang, "fi"), Kind: KindServices, Limit: defaultLimit, Query: view.Query{Page: 1}}
	if l := v.Get("lang"); lang == "" && l != "" {
		if h.words[l] == nil {
			refuse("lang", l, "The value must be fi, sv or en.")
		} else {
			a.Lang = l
		}
	}
	if m := cmp.Or(v.Get("municipality"), v.Get(route.MunicipalityParameter)); m != "" {
		if a.Query.Municipality = h.municipality(m); a.Query.Municipality == "" {
			refuse("municipality", m, "The value must be a municipality's code, such as 710, or its name in Finnish or Swedish.")
		}
	}
	if k := v.Get("kind"); k != "" {
		if a.Kind = k; !slices.Contains([]string{KindServices, KindPlaces, KindAll}, k) {
			refuse("kind", k, "The value must be services, places or all.")
		}
	}
	if l := v.Get("limit"); l != "" {
		n, err := strconv.Atoi(l)
		if a.Limit = n; err != nil || n < 1 || n > maxLimit {
			refuse("limit", l, fmt.Sprintf("The value must be a whole number from 1 to %d.", maxLimit))
		}
	}
	a.Query.Text = v.Get("q")
	if !isText(a.Query.Text) || utf8.RuneCountInString(a.Query.Text) > maxText {
		refuse("q", a.Query.Text, fmt.Sprintf("The value must be text of at most %d characters.", maxText))
	}
	a.Query.Text = strings.Join(strings.Fields(a.Query.Text), " ")
	a.Collection = strings.TrimSpace(v.Get("collection"))
	for _, name := range filters {
		for _, value := range split(v[name]) {
			f := view.Filter{Facet: name, Value: value}
			switch {
			case !isText(value) || len(value) > maxValue:
				refuse(name, value, "The value must be a code or an id.")
			case len(a.Query.Values(name)) >= maxValues || view.Single(name) && a.Query.Value(name) != "":
				refuse(name, value, "There are too many values.")
			default:
				a.Query = a.Query.With(f)
			}
		}
	}
	if a.Collection != "" && (a.Query.Text != "" || len(a.Query.Filters) > 0) {
		refuse("collection", a.Collection, "A collection is shown whole: leave out q and the filters.")
	}
	return a, wrong
}

// unknown tells of parameters that a list does not know.
func unknown(v url.Values, known []string) []parameterError {
	var wrong []parameterError
	for name := range v {
		if !slices.Contains(known, name) {
			wrong = append(wrong, parameterError{"query." + shorten(name), "There is no such parameter. There are: " + strings.Join(known, ", ") + ".", ""})
		}
	}
	return wrong
}

func refuseParameters(wrong []parameterError) error {
	if len(wrong) == 0 {
		return nil
	}
	slices.SortStableFunc(wrong, func(a, b parameterError) int { return cmp.Compare(a.Location, b.Location) })
	return &refusal{status: http.StatusBadRequest, detail: wrong[0].Location + ": " + wrong[0].Message, errors: wrong}
}

// split takes values between commas, repeated or both; blanks count as not given.
func split(values []string) []string {
	var out []string
	for _, v := range values {
		for part := range strings.SplitSeq(v, ",") {
			if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
				out = append(out, part)
			}
		}
	}
	return out
}

func isText(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}

// shorten keeps the beginning of what was given, as text.
func shorten(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}

// municipality finds the code of a municipality given by code or by name in any language; "" when there is none.
func (h *Handler) municipality(given string) string {
	given = strings.TrimSpace(given)
	for _, list := range h.municipalities {
		for _, m := range list {
			if m.Code == given || strings.EqualFold(m.Name, given) {
				return m.Code
			}
		}
	}
	return ""
}

// ReadAsk understands what it can of a list's parameters, for a page in that language, and names those that it cannot.
func (h *Handler) ReadAsk(v url.Values, lang string) (a Ask, leftOut []string) {
	a, wrong := h.readAsk(v, lang)
	for _, w := range wrong {
		leftOut = append(leftOut, strings.TrimPrefix(w.Location, "query.")+"="+w.Value)
	}
	if !slices.Contains([]string{KindServices, KindPlaces, KindAll}, a.Kind) {
		a.Kind = KindServices
	}
	if a.Limit < 1 || a.Limit > maxLimit {
		a.Limit = defaultLimit
	}
	if !isText(a.Query.Text) || utf8.RuneCountInString(a.Query.Text) > maxText {
		a.Query.Text = ""
	}
	return a, leftOut
}
