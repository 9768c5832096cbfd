package open

import (
	"context"
	"net/http"
	"slices"

	"github.com/varanto/varanto/internal/live"
)

// notListed are the parameters of a search that say how its answer is cut or shown: a list has all of it.
var notListed = []string{"page", "pageSize", "facets", "explain"}

// List returns what the search of that query string finds, best first: all pages, as far as the search goes. Its error is a
// problem that answers a request itself. The entries are of the newest snapshot, whichever s is.
func (h *Handler) List(ctx context.Context, _ *live.Snapshot, rawQuery string) ([]*live.Entry, error) {
	o := searchOperation()
	o.parameters = slices.DeleteFunc(o.parameters, func(p parameter) bool { return slices.Contains(notListed, p.name) })
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, Root+o.path, http.NoBody)
	if err != nil {
		return nil, err
	}
	c := &call{Request: request, arguments: readArguments(rawQuery, o.parameters)}
	q, _ := h.query(c)
	if p := c.bad.problem(); p != nil {
		return nil, p
	}
	q.Facets, q.Explain, q.PageSize = false, false, maxPageSize
	var all []*live.Entry
	for q.Page = 1; ; q.Page++ {
		found, err := h.options.Finder.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, hit := range found.Hits {
			all = append(all, hit.Entry)
		}
		if len(found.Hits) < q.PageSize || len(all) >= found.Total {
			return all, nil
		}
	}
}
