package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// service is GET Service/{id}.
func (h *Handler) service(c request) int { return c.one(catalog.KindService) }

// servicesByID is GET Service/list.
func (h *Handler) servicesByID(c request) int { return c.byID(catalog.KindService, piecesFor) }

// mergedService is GET Service/serviceWithGD/{id}.
func (h *Handler) mergedService(c request) int {
	var bad faults
	id := checkID("id", c.args[0], &bad)
	showHeader := c.query().flag("showHeader", &bad)
	if bad.any() {
		return c.refuse(bad)
	}
	e, ok := c.snap.Published(catalog.KindService, id)
	if !ok {
		return c.unknown(catalog.KindService, id.String())
	}
	w, err := h.mergedPieces(showHeader)(c.snap, e)
	if err != nil {
		return c.broken(err)
	}
	return c.sendWire(c.withSource(e, w), c.cache(), headerJSON)
}

// mergedServicesByID is GET Service/serviceWithGD/list.
func (h *Handler) mergedServicesByID(c request) int {
	return c.byID(catalog.KindService, h.mergedPieces)
}

// services is GET Service: the published, archived or withdrawn services.
func (h *Handler) services(c request) int {
	var bad faults
	q := c.query()
	w, status, page := q.window(&bad), q.status(&bad), q.positivePage(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	return c.sendItems(c.ofStatus(catalog.KindService, status).inWindow(status, w), page, appendItem)
}

// servicesOfType is GET Service/type/{type}. A general description's type counts.
func (h *Handler) servicesOfType(c request) int {
	var bad faults
	q := c.query()
	typ := pathOneOf("type", c.args[0], serviceTypes(), &bad)
	w, page := q.window(&bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	return c.sendItems(c.indexed(catalog.KindService, live.FacetType, typ).modifiedIn(w), page, appendItem)
}

func serviceTypes() []string {
	return []string{
		string(catalog.TypeService), string(catalog.TypePermitOrObligation), string(catalog.TypeProfessionalQualification),
	}
}

// servicesOfChannel is GET Service/serviceChannel/{serviceChannelId}. The dates are of the connection (PTV).
func (h *Handler) servicesOfChannel(c request) int {
	var bad faults
	q := c.query()
	id := checkID("serviceChannelId", c.args[0], &bad)
	w, page := q.window(&bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	if _, ok := c.snap.Published(catalog.KindServiceChannel, id); !ok {
		return c.unknown(catalog.KindServiceChannel, id.String())
	}
	s := selection{c.snap.Table(catalog.KindService), c.snap.Connected(catalog.KindServiceChannel, id)}
	if !w.open() {
		made := map[catalog.ID]bool{}
		for _, joined := range c.snap.ChannelConnections(id) {
			changed, ok := c.snap.ConnectionChanged(joined.ServiceID, id)
			made[joined.ServiceID] = ok && w.holds(changed.Time)
		}
		s = s.where(func(e *live.Entry) bool { return made[e.ID] })
	}
	return c.sendItems(s, page, appendItem)
}

// wholeServicesOfOrganization is GET Service/list/organization: in whatever role, the producers' too.
func (h *Handler) wholeServicesOfOrganization(c request) int {
	var bad faults
	q := c.query()
	o := q.owner(true, &bad)
	o.exactlyOne(&bad)
	merged, showHeader, page := q.flag("serviceWithGD", &bad), q.flag("showHeader", &bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	ids := c.find(o)
	if ids == nil {
		return c.missing(o.unknown())
	}
	return c.sendEntities(c.anyOf(catalog.KindService, live.FacetOrganization, ids...), page,
		h.servicePieces(merged, showHeader))
}
