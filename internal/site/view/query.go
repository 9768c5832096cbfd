package view

import "slices"

// Names of the facts by which results are narrowed. They are the names of the parameters in addresses and of the
// facets, too. FacetFree takes "true", FacetOpen OpenNow or a moment as OpenLayout, FacetNear "latitude,longitude".
const (
	FacetType         = "type"
	FacetServiceClass = "serviceClass"
	FacetTargetGroup  = "targetGroup"
	FacetLifeEvent    = "lifeEvent"
	FacetArea         = "area"
	FacetOrganization = "organization"
	FacetChannelType  = "channelType"
	FacetLanguage     = "language"
	FacetFree         = "free"
	FacetOpen         = "openAt"
	FacetNear         = "near"
)

// OpenNow asks for what is open at this moment.
const OpenNow = "now"

// OpenLayout is how a moment is written in addresses: the clock in Finland.
const OpenLayout = "2006-01-02T15:04"

// Facets lists the facts in the order in which they are offered.
func Facets() []string {
	return []string{
		FacetType, FacetChannelType, FacetServiceClass, FacetTargetGroup, FacetLifeEvent, FacetArea, FacetOrganization,
		FacetLanguage, FacetFree, FacetOpen, FacetNear,
	}
}

// Single tells that only one value of the facet can be asked for at a time.
func Single(facet string) bool { return facet == FacetFree || facet == FacetOpen || facet == FacetNear }

// Filter is a fact that results must have: one of the values of each facet that is named.
type Filter struct{ Facet, Value string }

// Query is what somebody looks for. Municipality is a municipality's code, empty for the whole country.
type Query struct {
	Text         string
	Municipality string
	// Filters are without doubles, in the order of Facets; nil when nothing is narrowed.
	Filters []Filter
	// Verbatim takes the text as typed: nothing is corrected and no place is read out of it.
	Verbatim bool
	// Page counts from 1.
	Page int
}

// Blank tells that nothing is asked.
func (q Query) Blank() bool { return q.Text == "" && q.Municipality == "" && len(q.Filters) == 0 }

// Values are those that are asked for of a facet.
func (q Query) Values(facet string) []string {
	var out []string
	for _, f := range q.Filters {
		if f.Facet == facet {
			out = append(out, f.Value)
		}
	}
	return out
}

// Value is the only one of a facet that takes one; empty when it is not asked for.
func (q Query) Value(facet string) string {
	for _, f := range q.Filters {
		if f.Facet == facet {
			return f.Value
		}
	}
	return ""
}

// With asks for one fact more, from the first page.
func (q Query) With(f Filter) Query {
	if !slices.Contains(q.Filters, f) {
		q.Filters = append(slices.Clone(q.Filters), f)
	}
	q.Page = 1
	return q
}

// Without asks for one fact less, from the first page.
func (q Query) Without(f Filter) Query {
	q.Filters = slices.DeleteFunc(slices.Clone(q.Filters), func(o Filter) bool { return o == f })
	q.Page = 1
	return q
}

// Unfiltered asks for the words and the municipality alone, from the first page.
func (q Query) Unfiltered() Query {
	q.Filters, q.Page = nil, 1
	return q
}

// Everywhere asks in the whole country, from the first page.
func (q Query) Everywhere() Query {
	q.Municipality, q.Page = "", 1
	return q
}

// Saying asks with other words, from the first page.
func (q Query) Saying(text string) Query {
	q.Text, q.Page = text, 1
	return q
}
