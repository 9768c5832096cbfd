package view

// Points are the places of a map, best first.
type Points struct {
	Items []PointItem
	// Total counts the places that were found, shown or not, with a point or without.
	Total int
	// Version names an answer that many get, for as long as it is the same; empty for those to a question.
	Version string
}

// PointItem is a place on a map. Where is its visiting address in one line, empty when not known; Metres is how far it is
// from where the reader is, 0 when that is not known.
type PointItem struct {
	Point  Point
	Name   Text
	Href   string
	Where  Text
	Metres int
}

// Places asks the same of places alone, from the first page.
func (q Query) Places() Query {
	filters := q.Filters
	q.Filters = nil
	for _, f := range filters {
		if f.Facet != FacetType && f.Facet != FacetChannelType {
			q.Filters = append(q.Filters, f)
		}
	}
	q.Filters = append([]Filter{{FacetType, placeType}}, q.Filters...)
	return q
}

// Placeless asks the same without what Places adds.
func (q Query) Placeless() Query { return q.Without(Filter{FacetType, placeType}) }

const placeType = "ServiceLocation"
