package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// collection is GET ServiceCollection/{id}.
func (h *Handler) collection(c request) int { return c.one(catalog.KindServiceCollection) }

// collections is GET ServiceCollection: the published ones, or the archived ones instead.
func (h *Handler) collections(c request) int {
	var bad faults
	q := c.query()
	archived := q.flag("archived", &bad)
	w, page := q.window(&bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	if archived {
		s := c.ofStatus(catalog.KindServiceCollection, statusArchived)
		return c.sendItems(s.revisedIn(w), page, appendItem)
	}
	return c.sendItems(c.ofStatus(catalog.KindServiceCollection, statusPublished).modifiedIn(w), page, appendItem)
}

// collectionsOfOrganization is GET ServiceCollection/organization: whole collections, in a shorter form than {id}'s.
func (h *Handler) collectionsOfOrganization(c request) int {
	var bad faults
	q := c.query()
	o := q.owner(false, &bad)
	o.exactlyOne(&bad)
	page := q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	ids := c.find(o)
	if ids == nil {
		return c.missing(o.unknown())
	}
	return c.sendEntities(c.anyOf(catalog.KindServiceCollection, live.FacetOrganization, ids...), page,
		h.collectionPiece)
}
