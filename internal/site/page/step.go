package page

import (
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// step is one link of the way back.
type step struct {
	href string
	name view.Text
}

// backToSearch is the step to the search page with the municipality that was chosen.
func backToSearch(c *Context) step {
	return step{route.SearchBase(c.W.Lang), view.Text{Value: c.W.Search.Title}}
}
