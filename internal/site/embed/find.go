package embed

import (
	"net/url"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/slug"
)

// find reads an id, the last part of a page's address, or a whole address.
func (h *Handler) find(kind catalog.Kind, given string) (catalog.ID, bool) {
	return Find(h.options.Source, kind, given)
}

// Find reads an id, the last part of a page's address, or a whole address.
func Find(source Source, kind catalog.Kind, given string) (catalog.ID, bool) {
	given = strings.TrimSpace(given)
	if u, err := url.Parse(given); err == nil {
		given = u.Path
	}
	given = strings.TrimSuffix(given, "/")
	part := given[strings.LastIndexByte(given, '/')+1:]
	if len(part) == 36 {
		if id, err := uuid.Parse(part); err == nil {
			return id, true
		}
	}
	short, ok := slug.Parse(part)
	if !ok {
		return catalog.ID{}, false
	}
	id, err := source.Find(kind, short)
	return id, err == nil
}
