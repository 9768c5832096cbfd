package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// generalDescription is GET GeneralDescription/{id}.
func (h *Handler) generalDescription(c request) int { return c.one(catalog.KindGeneralDescription) }

// generalDescriptionsByID is GET GeneralDescription/list.
func (h *Handler) generalDescriptionsByID(c request) int {
	return c.byID(catalog.KindGeneralDescription, piecesFor)
}

// generalDescriptions is GET GeneralDescription: the published ones.
func (h *Handler) generalDescriptions(c request) int {
	var bad faults
	q := c.query()
	w, page := q.window(&bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	return c.sendItems(c.ofStatus(catalog.KindGeneralDescription, statusPublished).modifiedIn(w), page, appendItem)
}

// newGeneralDescriptions is GET GeneralDescription/newGdList: those added within the last month. What was last changed
// before that is not new, however late it came to this catalogue: imported content keeps its own times.
func (h *Handler) newGeneralDescriptions(c request) int {
	var bad faults
	page := c.query().page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	month := h.now().UTC().AddDate(0, -1, 0)
	s := c.ofStatus(catalog.KindGeneralDescription, statusPublished).where(func(e *live.Entry) bool {
		return e.Created.After(month) && e.Modified.After(month)
	})
	return c.sendItems(s, page, appendItem)
}
