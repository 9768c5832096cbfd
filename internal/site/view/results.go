package view

// Query is what somebody looks for. Municipality is a municipality's code, empty for the whole country.
type Query struct {
	Text         string
	Municipality string
	// Page counts from 1.
	Page int
}

// Blank tells that nothing is asked.
func (q Query) Blank() bool { return q.Text == "" && q.Municipality == "" }

// ResultsPage is the answer to a query.
type ResultsPage struct {
	Items []Item
	// Pages is about Items.
	Pages Pages
	// Approximate tells that nothing matched the words exactly and the items are only like them.
	Approximate bool
	// Loosened tells that few entities have all of the words, so that some items have only some of them.
	Loosened bool
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
