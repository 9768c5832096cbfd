package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// organization is GET Organization/{id}.
func (h *Handler) organization(c request) int { return c.one(catalog.KindOrganization) }

// organizationsByID is GET Organization/list.
func (h *Handler) organizationsByID(c request) int {
	return c.byID(catalog.KindOrganization, piecesFor)
}

// organizations is GET Organization. Of the published ones it lists those with published content only (PTV).
func (h *Handler) organizations(c request) int {
	var bad faults
	q := c.query()
	w, status, page := q.window(&bad), q.status(&bad), q.positivePage(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	if status == statusPublished {
		s := c.indexed(catalog.KindOrganization, live.FacetHasContent, "").modifiedIn(w)
		return c.sendItems(s, page, c.appendOrganization)
	}
	return c.sendItems(c.ofStatus(catalog.KindOrganization, status).revisedIn(w), page, c.appendOrganization)
}

// appendOrganization appends {"parentOrganizationId", "id", "name"}, without the parent when that is not published (PTV).
func (c request) appendOrganization(b []byte, e *live.Entry) []byte {
	if e.Organization == (catalog.ID{}) {
		return appendItem(b, e)
	}
	if _, ok := c.snap.Published(catalog.KindOrganization, e.Organization); ok {
		return appendItem(b, e)
	}
	alone := *e
	alone.Organization = catalog.ID{}
	return appendListItem(b, &alone)
}

// organizationsOfBusinessCode is GET Organization/businesscode/{code}.
func (h *Handler) organizationsOfBusinessCode(c request) int {
	var bad faults
	code := c.args[0]
	checkBusinessCode(code, &bad)
	showHeader := c.query().flag("showHeader", &bad)
	if bad.any() {
		return c.refuse(bad)
	}
	s := c.indexed(catalog.KindOrganization, live.FacetBusinessCode, code)
	if s.set.IsEmpty() {
		return c.missing("Organization with business id " + quote(code) + " not found.")
	}
	return c.sendArray(s, piecesFor(showHeader))
}

// organizationOfOID is GET Organization/oid/{oid}.
func (h *Handler) organizationOfOID(c request) int {
	var bad faults
	oid := c.args[0]
	checkOID(oid, &bad)
	showHeader := c.query().flag("showHeader", &bad)
	if bad.any() {
		return c.refuse(bad)
	}
	for e := range c.snap.Table(catalog.KindOrganization).Each(
		c.indexed(catalog.KindOrganization, live.FacetOID, oid).set) {
		if showHeader {
			return c.sendWire(c.withSource(e, e.WithHeaders()), c.cache(), headerJSON)
		}
		return c.sendWire(c.withSource(e, e.Wire()), c.cache(), headerJSON)
	}
	return c.missing("Organization with oid " + quote(oid) + " not found.")
}
