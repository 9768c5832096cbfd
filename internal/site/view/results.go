package view

// ResultsPage is the answer to a query.
type ResultsPage struct {
	// Query is the one that was answered: filters that nobody knows are left out of it.
	Query Query
	Items []Item
	// Pages is about Items.
	Pages Pages
	// Approximate tells that nothing matched the words exactly and the items are only like them.
	Approximate bool
	// Loosened tells that few entities have all of the words, so that some items have only some of them.
	Loosened bool
	// Place is the place that was read out of the words; nil when there is none.
	Place *ReadPlace
	// Corrected is nil when the words were searched as they were typed.
	Corrected *Corrected
	// Chosen names the query's filters, in its order; Unknown are those that were left out.
	Chosen  []Choice
	Unknown []Filter
	// Facets are the ways to narrow the results further; those without values are left out.
	Facets []Facet
	// Help is what to do when nothing was found; nil when something was.
	Help *Help
}

// ReadPlace is a place that was named among the words. Code is a municipality's, empty for a wider area.
type ReadPlace struct {
	Name Text
	Code string
	// Rest is the text without the place; empty when the place is all that was typed.
	Rest string
}

// Corrected tells which words were searched instead of those typed.
type Corrected struct{ Searched, Typed string }

// Choice is a filter with the name of its value. A moment has no name; At says when.
type Choice struct {
	Filter
	Name Text
}

// Facet is the values of one fact that the results have.
type Facet struct {
	Name   string
	Values []FacetValue
}

// Chosen counts the values asked for, on both levels.
func (f Facet) Chosen() int {
	n := 0
	for _, v := range f.Values {
		if v.Chosen {
			n++
		}
		for _, w := range v.Narrower {
			if w.Chosen {
				n++
			}
		}
	}
	return n
}

// FacetValue is one value with the number of results that have it. Count is negative when it is not known.
type FacetValue struct {
	Value  string
	Name   Text
	Count  int
	Chosen bool
	// Narrower are the values below it; nil on the second level.
	Narrower []FacetValue
}

// Help is what helps on when nothing was found.
type Help struct {
	// Words are single words of the query that find something.
	Words []Hint
	// Removals are filters without which something is found.
	Removals []Removal
	// Everything is how many results there are without any of the filters; 0 when that is not known to help.
	Everything int
	// Country is how many results there are in the whole country; 0 when that does not help.
	Country int
	// Contact is the municipality's own organisation; nil when no municipality was asked for or it has none.
	Contact *Link
	Themes  []Theme
}

// Hint is other words to search with and how many results they have.
type Hint struct {
	Text  string
	Count int
}

// Removal is a filter and how many results there are without it.
type Removal struct {
	Choice
	Count int
}

// Theme is a main service class with the number of services in it.
type Theme struct {
	// Code is the class's, for FacetServiceClass.
	Code  string
	Name  Text
	Count int
}

// Pages tells where a list is. Total counts all items, Page from 1; Last is at least 1.
type Pages struct{ Total, Page, Last, Size int }

// First and Final are the numbers of the first and last item shown, from 1.
func (p Pages) First() int { return (p.Page-1)*p.Size + 1 }
func (p Pages) Final() int { return min(p.Page*p.Size, p.Total) }

// PagesOf lays total items on pages of that size and keeps page within them.
func PagesOf(total, page, size int) Pages {
	last := max(1, (total+size-1)/size)
	return Pages{Total: total, Page: min(max(1, page), last), Last: last, Size: size}
}

// Municipality is a choice in the search form.
type Municipality struct{ Code, Name string }
