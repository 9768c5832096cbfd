package v11

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// channel is GET ServiceChannel/{id}.
func (h *Handler) channel(c request) int { return c.one(catalog.KindServiceChannel) }

// channelsByID is GET ServiceChannel/list.
func (h *Handler) channelsByID(c request) int { return c.byID(catalog.KindServiceChannel, piecesFor) }

// channels is GET ServiceChannel: with at most one way of naming the owner, shared ones only if asked so, and any
// status.
func (h *Handler) channels(c request) int {
	var bad faults
	q := c.query()
	o := q.owner(true, &bad)
	o.atMostOne(&bad)
	shared := q.flag("isVisibleForAll", &bad)
	w, status, page := q.window(&bad), q.status(&bad), q.positivePage(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	s := c.ofStatus(catalog.KindServiceChannel, status)
	if o.given > 0 {
		ids := c.find(o)
		if ids == nil {
			return c.missing(o.unknown())
		}
		s = c.owned(s, status, ids)
	}
	if shared {
		s = c.shared(s, status)
	}
	return c.sendItems(s.inWindow(status, w), page, appendItem)
}

// owned keeps the channels of the organisations. The index knows published entries only.
func (c request) owned(s selection, status string, ids []string) selection {
	if status == statusPublished {
		return c.anyOf(catalog.KindServiceChannel, live.FacetOrganization, ids...)
	}
	return s.where(func(e *live.Entry) bool { return slices.Contains(ids, e.Organization.String()) })
}

// shared keeps the channels that all may use.
func (c request) shared(s selection, status string) selection {
	if status == statusPublished {
		return selection{s.table, roaring.And(s.set, s.table.Index(live.FacetShared, ""))}
	}
	return s.where(func(e *live.Entry) bool {
		v, err := catalog.Decode[catalog.ServiceChannel](e.Document())
		return err == nil && v.IsVisibleForAll
	})
}

// channelsOfType is GET ServiceChannel/type/{type}.
func (h *Handler) channelsOfType(c request) int {
	var bad faults
	q := c.query()
	typ := pathOneOf("type", c.args[0], channelTypes(), &bad)
	w, page := q.window(&bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	s := c.indexed(catalog.KindServiceChannel, live.FacetType, typ)
	return c.sendItems(s.modifiedIn(w), page, appendItem)
}

func channelTypes() []string {
	var names []string
	for _, t := range catalog.ChannelTypes() {
		names = append(names, string(t))
	}
	return names
}

// channelsOfOrganization is GET ServiceChannel/organization/{organizationId}.
func (h *Handler) channelsOfOrganization(c request) int { return c.ownChannels("") }

// channelsOfOrganizationAndType is GET ServiceChannel/organization/{organizationId}/type/{type}.
func (h *Handler) channelsOfOrganizationAndType(c request) int { return c.ownChannels(c.args[1]) }

func (c request) ownChannels(typ string) int {
	var bad faults
	q := c.query()
	id := checkID("organizationId", c.args[0], &bad)
	if typ != "" {
		typ = pathOneOf("type", typ, channelTypes(), &bad)
	}
	w, page := q.window(&bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	if _, ok := c.snap.Published(catalog.KindOrganization, id); !ok {
		return c.unknown(catalog.KindOrganization, id.String())
	}
	s := c.indexed(catalog.KindServiceChannel, live.FacetOrganization, id.String())
	if typ != "" {
		s.set = roaring.And(s.set, s.table.Index(live.FacetType, typ))
	}
	return c.sendItems(s.modifiedIn(w), page, appendItem)
}

// wholeChannelsOfOrganization is GET ServiceChannel/list/organization.
func (h *Handler) wholeChannelsOfOrganization(c request) int {
	var bad faults
	q := c.query()
	o := q.owner(true, &bad)
	o.exactlyOne(&bad)
	showHeader, page := q.flag("showHeader", &bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	ids := c.find(o)
	if ids == nil {
		return c.missing(o.unknown())
	}
	return c.sendEntities(c.anyOf(catalog.KindServiceChannel, live.FacetOrganization, ids...), page,
		piecesFor(showHeader))
}
