package open

import (
	"context"
	"net/http"
	"slices"

	"github.com/varanto/varanto/internal/live"
)

// notListed are the parameters of a search that say how its answer is cut or shown: a list has all of it.
var notListed = []string{"page", "pageSize", "facets", "explain"}

// Record is the encoded record of a published entry of s, kept as those of lists are. It must not be changed.
func (h *Handler) Record(s *live.Snapshot, e *live.Entry) ([]byte, error) { return h.memo.record(s, e) }

// List returns what the search of that query string finds, best first and all of it, and the snapshot that it is of. Its
// error is a problem that answers a request itself, or that of a search that failed.
func (h *Handler) List(ctx context.Context, rawQuery string) ([]*live.Entry, *live.Snapshot, error) {
	o := searchOperation()
	o.parameters = slices.DeleteFunc(o.parameters, func(p parameter) bool { return slices.Contains(notListed, p.name) })
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, Root+o.path, http.NoBody)
	if err != nil {
		return nil, nil, err
	}
	c := &call{Request: request, arguments: readArguments(rawQuery, o.parameters)}
	q, _ := h.query(c)
	if p := c.bad.problem(); p != nil {
		return nil, nil, p
	}
	q.Facets, q.Explain, q.All = false, false, true
	found, err := h.options.Finder.Search(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	entries := make([]*live.Entry, 0, len(found.Hits))
	for _, hit := range found.Hits {
		entries = append(entries, hit.Entry)
	}
	return entries, found.Snapshot, nil
}
